"""What people see of a meeting that was held. In reminders nothing tells what it was about."""

from bot.agreement import Agreement
from bot.features.closings.intents import Next, Outcome
from bot.features.closings.rules import has_begun
from bot.features.meetings.naming import title
from bot.features.meetings.view import MeetingView
from bot.replies import Button, Choices, Look, Part, Reply, T, Text, Tone, Visit
from models.meetings import Meeting

OUTCOMES = {
    Next.FOLLOW_UP: "closings.was_follow_up",
    Next.ENDED: "closings.was_ended",
    Next.BUS: "closings.was_bus",
    Outcome.DECIDED: "closings.was_decided",
    Outcome.BACK_TO_SIP: "closings.was_back_to_sip",
    Outcome.DEVIATION: "closings.was_deviation",
}


def closing_button(view: MeetingView) -> tuple[Part, ...]:
    """The convener's way to close a meeting that has begun; nothing before that."""
    if not has_begun(view.meeting, view.now):
        return ()
    return (Choices((_close(view.meeting),), about=T("closings.has_begun")),)


def closed(view: MeetingView, reader_id: int) -> tuple[Part, ...]:
    """A closed meeting; the convener also sees how it ended, and what is left to do."""
    meeting = view.meeting
    told: tuple[Part, ...] = (Text(T("closings.is_closed"), Tone.GOOD),)
    if not view.is_convener(reader_id):
        return told
    if meeting.outcome:
        told = (*told, Text(T(OUTCOMES[_outcome(meeting.outcome)])))
    return (*told, *_left_to_do(meeting))


def _outcome(code: str) -> Next | Outcome:
    return Next(code) if code in tuple(Next) else Outcome(code)


def _left_to_do(meeting: Meeting) -> tuple[Part, ...]:
    if meeting.feedback_by_on is None:
        return ()
    if meeting.feedback_done_at:
        return (Text(T("closings.all_done"), Tone.GOOD),)
    return (Text(T("closings.left", on=meeting.feedback_by_on)), Choices((_done(meeting),)))


def not_closed(meeting: Meeting) -> Reply:
    """The meeting is over and nobody has closed it."""
    return _about(
        meeting,
        Text(T("closings.not_closed", title=title(meeting))),
        Choices((_close(meeting),)),
    )


def something_to_do(meeting: Meeting) -> Reply:
    """Something is to be done by a day."""
    by_on = meeting.feedback_by_on or meeting.created_at.date()
    return _about(
        meeting,
        Text(T("closings.to_do", title=title(meeting), on=by_on)),
        Choices((_done(meeting),)),
    )


def deviation(meeting: Meeting, agreement: Agreement) -> Reply:
    """Where a deviation is written down: in the agency's own form, never here."""
    return _about(meeting, *deviation_parts(agreement))


def deviation_parts(agreement: Agreement) -> tuple[Part, ...]:
    """Where to write a deviation, with the link when the agreement has one."""
    where: tuple[Part, ...] = (Text(T("closings.deviation")),)
    if agreement.deviation_form:
        where = (*where, Visit(agreement.deviation_form, T("closings.open_deviation_form")))
    return where


def done(meeting: Meeting) -> Reply:
    """In place of a reminder, once it is done."""
    return Reply(
        (
            Text(title(meeting), Tone.HEADING),
            Text(T("closings.all_done"), Tone.GOOD),
        ),
        replaces=True,
        preview=title(meeting),
    )


def _about(meeting: Meeting, *parts: Part) -> Reply:
    return Reply((Text(title(meeting), Tone.HEADING), *parts), preview=title(meeting))


def _close(meeting: Meeting) -> Button:
    return Button("close", str(meeting.id), T("closings.close"), Look.PRIMARY)


def _done(meeting: Meeting) -> Button:
    return Button("feedback", str(meeting.id), T("closings.done"), Look.PRIMARY)
