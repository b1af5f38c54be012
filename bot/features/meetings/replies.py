"""What people see of a meeting: the card that changes in place, and short answers."""

from collections.abc import Sequence
from datetime import datetime

from bot.features.actions.card import action_parts
from bot.features.agenda.listing import card_buttons, card_parts
from bot.features.bus.replies import escalated
from bot.features.closings.replies import closed, closing_button
from bot.features.consents.parts import (
    consent_parts,
    handover_parts,
    unasked_parts,
    waits_for_consent,
    withdrawn_parts,
)
from bot.features.meetings.kinds.profile import Gate
from bot.features.meetings.naming import title
from bot.features.meetings.reading import reads_of
from bot.features.meetings.rules import clock_ends, local_time, local_today, sides_are_missing
from bot.features.meetings.view import ASK, CARD, CHASE, MAIL, REMINDER, MeetingView
from bot.features.polls.parts import convener_parts
from bot.features.polls.replies import comments, fit_nothing_button, vote_rows
from bot.features.polls.rules import is_open
from bot.features.replacements.replies import absent_parts, own_place
from bot.features.slips.replies import slip_parts
from bot.features.visitors.replies import waiting_parts
from bot.replies import Button, Choices, Facts, Look, Part, Reply, T, Text, Tone, Visit, name
from models.meetings import MeetingState
from models.outbox import BOUNCED
from models.queue import Outbox, OutboxState
from models.registry import Contact

GIVEN_UP = {
    CARD: "meetings.card_failed",
    MAIL: "meetings.mail_failed",
    REMINDER: "meetings.reminder_failed",
    CHASE: "meetings.reminder_failed",
    ASK: "meetings.mail_failed",
}


def card(view: MeetingView, reader_id: int, *, replaces: bool = False) -> Reply:
    """The meeting as *reader_id* may see it, in their private dialogue.

    Args:
        view: The meeting from rows.
        reader_id: The contact who reads; the convener sees more buttons.
        replaces: Whether it answers a press on the card itself.
    """
    meeting = view.meeting
    match meeting.state:
        case MeetingState.DRAFT if view.kind.gate is Gate.SECRECY:
            parts = escalated(view)
        case MeetingState.DRAFT:
            parts = _draft(view)
        case MeetingState.POLLING:
            parts = _polling(view, reader_id)
        case MeetingState.BOOKED | MeetingState.HELD:
            parts = _booked(view, reader_id)
        case MeetingState.CLOSED:
            parts = (*closed(view, reader_id), *withdrawn_parts(view, reader_id))
        case _:
            parts = _cancelled(view, reader_id)
    return Reply(
        (Text(title(view.meeting), Tone.HEADING), *parts),
        replaces=replaces,
        preview=title(view.meeting),
        reads=reads_of(meeting),
    )


def _draft(view: MeetingView) -> tuple[Part, ...]:
    drop = Button("cancel", str(view.meeting.id), T("meetings.drop_draft"), Look.DANGER)
    if unasked := unasked_parts(view):
        facts = Facts((*when_and_where(view), _who(view)))
        return (facts, *_warnings(view), *unasked, *slip_parts(view), Choices((drop,)))
    return (
        Text(T("meetings.waits_for_consent"), Tone.WARNING),
        Facts((_who(view),)),
        *_warnings(view),
        Choices((waits_for_consent(view),)),
        *slip_parts(view),
        Choices((drop,)),
    )


def _polling(view: MeetingView, reader_id: int) -> tuple[Part, ...]:
    opened = is_open(view.meeting, view.now)
    closes_at = view.meeting.poll_closes_at or view.now
    intro = T("polls.answer_by", closes_at=closes_at) if opened else T("polls.is_closed")
    rows = vote_rows(
        view.tallies, lambda candidate: view.answers.get((candidate, reader_id)), is_open=opened
    )
    said = comments(view.comments, lambda contact_id: called_name(view, view.contacts[contact_id]))
    points_of = card_buttons(view, reader_id)
    nothing = fit_nothing_button(view.meeting.id)
    buttons = (nothing, _comment_button(view), *points_of) if opened else points_of
    parts: tuple[Part, ...] = (
        Text(intro),
        Facts((_who(view), *where(view))),
        *_note(view),
        *rows,
        *said,
        *card_parts(view, reader_id),
        Choices(buttons),
        *action_parts(view, reader_id),
    )
    if not view.is_convener(reader_id):
        return parts if opened else (*parts, Text(T("polls.wait_for_time"), Tone.QUIET))
    decides = (*convener_parts(view), *_booking(view))
    known = (*slip_parts(view), *consent_parts(view))
    return (*parts, *_warnings(view), *_trouble(view), *decides, *known)


def _booking(view: MeetingView) -> tuple[Part, ...]:
    names = {key: name(each.name) for key, each in view.organisations.items()}
    status = [
        Text(
            T(
                "polls.lacking",
                starts_at=each.candidate.starts_at,
                organisations=[names[key] for key in each.lacking],
            ),
            Tone.QUIET,
        )
        for each in view.tallies
        if each.lacking
    ]
    return (
        *status,
        Choices(
            tuple(
                Button(
                    "book",
                    str(each.candidate.id),
                    T("polls.book", starts_at=each.candidate.starts_at),
                    Look.PRIMARY if each.holds else Look.PLAIN,
                )
                for each in view.tallies
            ),
            about=T("polls.book_about"),
        ),
        _cancel_button(view),
    )


def _booked(view: MeetingView, reader_id: int) -> tuple[Part, ...]:
    parts: tuple[Part, ...] = (
        Text(T("meetings.is_set"), Tone.GOOD),
        Facts((*when_and_where(view), _who(view))),
        *_ways_in(view),
        *_note(view),
        *card_parts(view, reader_id),
        Choices(card_buttons(view, reader_id)),
        *action_parts(view, reader_id),
    )
    if not view.is_convener(reader_id):
        return (*parts, *own_place(view, reader_id))
    return (
        *parts,
        *absent_parts(view),
        *_warnings(view),
        *_mailed(view),
        *_trouble(view),
        *closing_button(view),
        *handover_parts(view),
        *consent_parts(view),
        Choices((Button("move", str(view.meeting.id), T("meetings.move")),)),
        _cancel_button(view),
    )


def _note(view: MeetingView) -> tuple[Part, ...]:
    return (Text(T(view.kind.note), Tone.WARNING),) if view.kind.note else ()


def _comment_button(view: MeetingView) -> Button:
    return Button("comment", str(view.meeting.id), T("polls.comment_button"))


def _cancelled(view: MeetingView, reader_id: int) -> tuple[Part, ...]:
    told = Text(T("meetings.was_cancelled"), Tone.WARNING)
    if not view.is_convener(reader_id):
        return (told,)
    return (told, *withdrawn_parts(view, reader_id), *_mailed(view), *_trouble(view))


def _cancel_button(view: MeetingView) -> Choices:
    return Choices((Button("cancel", str(view.meeting.id), T("meetings.cancel"), Look.DANGER),))


def _who(view: MeetingView) -> tuple[T, T]:
    names = [name(view.organisations[each.organisation_id].name) for each in view.parties]
    return T("meetings.who"), T("meetings.list", items=names)


def when_and_where(view: MeetingView) -> tuple[tuple[T, T], ...]:
    """The facts of a booked meeting that any of its letters may hold."""
    meeting = view.meeting
    starts_at, ends_at = meeting.starts_at or view.now, meeting.ends_at or view.now
    when = (
        T("meetings.when"),
        T("meetings.from_to", starts_at=starts_at, end=local_time(ends_at, meeting.zone)),
    )
    return (when, *where(view))


def where(view: MeetingView) -> tuple[tuple[T, T], ...]:
    """The place and the link, as far as there are any."""
    rows = []
    if view.place:
        rows.append((T("meetings.place"), place_name(view)))
    if view.meeting.link:
        rows.append((T("meetings.link"), name(view.meeting.link)))
    return tuple(rows)


def _ways_in(view: MeetingView) -> tuple[Part, ...]:
    """The link once more, to open and not to copy."""
    link = view.meeting.link
    return (Visit(link, T("meetings.open_link")),) if link else ()


def place_name(view: MeetingView) -> T:
    """The place with its address."""
    place = view.place
    return name(f"{place.name}, {place.address}" if place else "")


def _warnings(view: MeetingView) -> tuple[Part, ...]:
    found = []
    if sides_are_missing(view.kind, [each.kind for each in view.organisations.values()]):
        found.append(Text(T(view.kind.too_few_sides), Tone.WARNING))
    if late := _after_clock(view):
        found.append(Text(late, Tone.WARNING))
    return (*found, *waiting_parts(view))


def _after_clock(view: MeetingView) -> T | None:
    if view.is_follow_up:
        return None
    meeting, agreement = view.meeting, view.agreement
    start = local_today(meeting.created_at, meeting.zone)
    if view.consent:
        start = local_today(view.consent.recorded_at, meeting.zone)
    last = clock_ends(view.kind, agreement, start, meeting.latest_on)
    if not (last and meeting.starts_at) or local_today(meeting.starts_at, meeting.zone) <= last:
        return None
    rules = agreement.kinds.get(view.kind.id)
    if meeting.latest_on or not (rules and rules.clock):
        return T("meetings.after_latest", last=last)
    return T("meetings.after_clock", days=rules.clock.days, source=rules.clock.source, last=last)


def _mailed(view: MeetingView) -> tuple[Part, ...]:
    """Whose mail has left; that a server has taken it is all that anybody can know."""
    who = [called_name(view, each) for key, each in view.contacts.items() if key in view.mailed]
    if not who:
        return ()
    if len(who) == len(view.contacts):
        return (Text(T("meetings.mailed_all", count=len(who)), Tone.QUIET),)
    return (Text(T("meetings.mailed", who=who), Tone.QUIET),)


def _trouble(view: MeetingView) -> tuple[Part, ...]:
    return tuple(
        Text(_lost(row, called_name(view, view.contacts[contact_id])), Tone.WARNING)
        for row in view.troubled
        if (contact_id := int(row.payload["contact_id"])) in view.contacts
    )


def _lost(row: Outbox, who: T) -> T:
    if row.state != OutboxState.DEAD:
        return T("meetings.mail_waits", who=who, again_at=row.due_at)
    if row.reason == BOUNCED:
        return T("meetings.mail_bounced", who=who)
    return T(GIVEN_UP[row.kind], who=who)


def called_name(view: MeetingView, contact: Contact) -> T:
    """Somebody called, by function and organisation."""
    return T(
        "meetings.function_at",
        function=view.functions[contact.function_id].name,
        organisation=view.organisations[contact.organisation_id].name,
    )


def confirmed(view: MeetingView, unknown_years: Sequence[int] = ()) -> Reply:
    """What the convener is told when the form has been sent in.

    Args:
        view: The meeting as it now stands.
        unknown_years: Organisations whose school year was not known for all days searched.
    """
    meeting = view.meeting
    match meeting.state:
        case MeetingState.DRAFT:
            text = T("meetings.draft_saved", reference=meeting.reference)
        case MeetingState.POLLING:
            closes_at: datetime = meeting.poll_closes_at or view.now
            text = T("meetings.poll_sent", reference=meeting.reference, closes_at=closes_at)
        case _:
            starts_at: datetime = meeting.starts_at or view.now
            text = T("meetings.booked", reference=meeting.reference, starts_at=starts_at)
    unknown = [name(view.organisations[key].name) for key in unknown_years]
    asks = (Text(T("times.unknown_year", schools=unknown), Tone.WARNING),) if unknown else ()
    return Reply((Text(text, Tone.GOOD), *asks, *waiting_parts(view)))


def reminder_card(view: MeetingView) -> Reply:
    """The day before, in the private dialogue."""
    return Reply(
        (
            Text(title(view.meeting), Tone.HEADING),
            Text(T("letters.reminder")),
            Facts(when_and_where(view)),
            *_ways_in(view),
        ),
        preview=title(view.meeting),
    )


def no_longer_called(view: MeetingView) -> Reply:
    """In place of the card of somebody whose place was taken back; not why."""
    called = title(view.meeting)
    return Reply((Text(called, Tone.HEADING), Text(T("meetings.not_called"))), preview=called)
