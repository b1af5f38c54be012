"""What the convener sees of slips, and what a family is asked."""

from collections.abc import Sequence
from datetime import time

from bot.agreement import Agreement
from bot.features.consents.rules import half_day
from bot.features.meetings.forms import FAMILY, family_field
from bot.features.meetings.intents import HalfDay
from bot.features.meetings.reading import reads_of
from bot.features.meetings.view import MeetingView
from bot.features.polls.parts import later_button
from bot.features.slips.rules import half_days, is_asked_for, last_day
from bot.replies import (
    AnyOf,
    Button,
    Choices,
    Form,
    Heading,
    Option,
    Part,
    Reply,
    T,
    Text,
    Tone,
    Visit,
)
from models.meetings import Meeting, MeetingState
from models.slips import FamilySlip

NOON = time(12)

DAYS = (
    (T("slips.monday"), HalfDay.MON_AM, HalfDay.MON_PM),
    (T("slips.tuesday"), HalfDay.TUE_AM, HalfDay.TUE_PM),
    (T("slips.wednesday"), HalfDay.WED_AM, HalfDay.WED_PM),
    (T("slips.thursday"), HalfDay.THU_AM, HalfDay.THU_PM),
    (T("slips.friday"), HalfDay.FRI_AM, HalfDay.FRI_PM),
)


def slip_parts(view: MeetingView) -> tuple[Part, ...]:
    """On the convener's card: a slip, where we have pages, and a place for what the family says."""
    if not is_asked_for(view.meeting):
        return ()
    meeting_id = str(view.meeting.id)
    slip = Button("slip", meeting_id, T("slips.button"))
    typed = Button("family", meeting_id, T("slips.typed_button"))
    return (Choices((slip, typed) if view.agreement.pages else (typed,)),)


def handed_out(meeting: Meeting, slip: FamilySlip, link: str) -> Reply:
    """The link to the paper, for the convener alone, and what can be done about it."""
    about = f"{meeting.id} {slip.id}"
    until = last_day(slip, meeting.zone)
    renew = Button("slip_new", about, T("slips.renew"))
    revoke = Button("slip_revoke", about, T("slips.revoke"))
    return Reply(
        (
            Text(T("slips.ready", reference=meeting.reference)),
            Visit(link, T("slips.open")),
            Text(T("slips.advice", until=until), Tone.QUIET),
            Choices((renew, revoke)),
        ),
        preview=T("meetings.title", reference=meeting.reference),
        reads=reads_of(meeting),
    )


def family_form(meeting: Meeting) -> Form:
    """What the family has said, as it is known."""
    return Form(
        id="slips.family",
        title=T("slips.typed_title", reference=meeting.reference),
        send=T("slips.typed_send"),
        fields=family_field(tuple(meeting.family_can)),
        about=str(meeting.id),
    )


def family_parts(shown: MeetingView) -> tuple[Part, ...]:
    """When the family can, and what to do if no time that people are asked about is then."""
    can = half_days(shown.meeting.family_can)
    if not can:
        return (Text(T("slips.not_known"), Tone.QUIET),)
    told = Text(T("slips.family_can", halves=[T(FAMILY[each]) for each in can]))
    if shown.meeting.state != MeetingState.POLLING or _some_fit(shown, can):
        return (told, Text(T("slips.from_now_on"), Tone.QUIET))
    later = later_button(shown, T("polls.ask_later"))
    return (told, Text(T("slips.none_fits"), Tone.WARNING), Choices((later,)))


def question(meeting: Meeting, slip: FamilySlip, agreement: Agreement) -> Form:
    """What the family is asked: in plain words, and nothing of whom or what it is about."""
    until = last_day(slip, meeting.zone)
    morning = T("slips.morning", start=agreement.work_from, end=NOON)
    afternoon = T("slips.afternoon", start=NOON, end=agreement.work_to)
    options = [
        option
        for day, am, pm in DAYS
        for option in (Option(am, morning, day), Option(pm, afternoon, day))
    ]
    return Form(
        id="slips.answer",
        title=T("slips.when_can_you"),
        send=T("slips.send"),
        fields=(Heading(T("slips.answer_by", until=until)), _ticks(options)),
    )


def thanks() -> Reply:
    """The slip has been answered, by whichever way."""
    return Reply((Text(T("slips.thanks"), Tone.GOOD), Text(T("slips.what_next"))))


def _ticks(options: Sequence[Option]) -> AnyOf:
    return AnyOf("family", T("slips.tick_all"), tuple(options), required=True)


def _some_fit(shown: MeetingView, can: Sequence[HalfDay]) -> bool:
    starts = [each.candidate.starts_at for each in shown.tallies]
    return any(half_day(each, shown.meeting.zone) in can for each in starts if each > shown.now)
