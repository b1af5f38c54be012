"""What people see of somebody who cannot come: the called their own answer, the convener all."""

from bot.features.meetings.view import MeetingView
from bot.features.replacements.intents import Excuse
from bot.features.replacements.rules import lacking
from bot.replies import Button, Choices, Part, Reply, T, Text, Tone, name

WHY = {
    Excuse.SICK: "replacements.sick",
    Excuse.CLASH: "replacements.clash",
    Excuse.WRONG_PERSON: "replacements.wrong_person",
    Excuse.OTHER: "replacements.other",
}


def own_place(view: MeetingView, reader_id: int) -> tuple[Part, ...]:
    """What one has said of one's own place, with buttons to say otherwise."""
    meeting = view.meeting
    if meeting.starts_at is None or meeting.starts_at <= view.now:
        return ()
    replace = Button("replace", str(meeting.id), T("replacements.replace"))
    excused = any(each.excuse for each in view.invitations if each.contact_id == reader_id)
    if excused:
        after_all = Button("after_all", str(meeting.id), T("replacements.after_all"))
        told = Text(T("replacements.you_cannot"), Tone.WARNING)
        return (told, Choices((after_all, replace)))
    return (Choices((Button("excuse", str(meeting.id), T("replacements.cannot")), replace)),)


def absent_parts(view: MeetingView) -> tuple[Part, ...]:
    """For the convener: who cannot come and why, and which organisations are now too few."""
    told = [
        T("replacements.somebody_cannot", who=_called(view, each.contact_id), why=T(WHY[why]))
        for each in view.invitations
        if each.excuse and (why := Excuse(each.excuse))
    ]
    short = lacking(view.parties, view.invitations, view.contacts)
    names = [name(view.organisations[each].name) for each in short]
    missing = [T("replacements.too_few", organisations=names)] if names else []
    return tuple(Text(each, Tone.WARNING) for each in (*told, *missing))


def replaced(reference: str, who: T) -> Reply:
    """In place of the card of somebody who is called no more."""
    told = Text(T("replacements.replaced", reference=reference, who=who), Tone.GOOD)
    return Reply((told,), replaces=True, preview=T("meetings.title", reference=reference))


def _called(view: MeetingView, contact_id: int) -> T:
    contact = view.contacts[contact_id]
    return T(
        "meetings.function_at",
        function=view.functions[contact.function_id].name,
        organisation=view.organisations[contact.organisation_id].name,
    )
