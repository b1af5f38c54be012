"""The letters of a meeting. An individual meeting's letter names no function and no kind."""

from bot.features.meetings.naming import is_individual, title
from bot.features.meetings.replies import place_name, when_and_where
from bot.features.meetings.view import MeetingView
from bot.outgoing import CalendarEvent, Letter, Method
from bot.replies import Facts, T, Text, Tone
from models.meetings import Meeting, MeetingState
from models.registry import Contact


def invitation(view: MeetingView, contact: Contact, key: str, *, again: bool) -> Letter:
    """Calls to the meeting, moves it, or calls it off, by the meeting's state.

    Args:
        view: The meeting from rows.
        contact: The only recipient and attendee.
        key: The due row's.
        again: Whether an earlier invitation reached them: then this one changes it.
    """
    meeting = view.meeting
    cancelled = meeting.state == MeetingState.CANCELLED
    intro = "cancelled" if cancelled else "moved" if again else "called"
    intros = {
        "called": T("letters.called"),
        "moved": T("letters.moved"),
        "cancelled": T("letters.cancelled"),
    }
    subjects = {
        "called": title(meeting),
        "moved": T("letters.moved_subject", title=title(meeting)),
        "cancelled": T("letters.cancelled_subject", title=title(meeting)),
    }
    return Letter(
        key=key,
        to=contact.email,
        language=contact.language,
        subject=subjects[intro],
        parts=(
            Text(intros[intro]),
            Facts(when_and_where(view)),
            Text(_advice(meeting), Tone.QUIET),
        ),
        event=_event(view, Method.CANCEL if cancelled else Method.REQUEST),
    )


def reminder(view: MeetingView, contact: Contact, key: str) -> Letter:
    """The day before."""
    meeting = view.meeting
    return Letter(
        key=key,
        to=contact.email,
        language=contact.language,
        subject=T("letters.reminder_subject", title=title(meeting)),
        parts=(Text(T("letters.reminder")), Facts(when_and_where(view))),
    )


def _advice(meeting: Meeting) -> T:
    return T("letters.no_names") if is_individual(meeting) else T("letters.structural")


def _event(view: MeetingView, method: Method) -> CalendarEvent:
    meeting = view.meeting
    return CalendarEvent(
        uid=meeting.uid,
        sequence=meeting.sequence,
        method=method,
        starts_at=meeting.starts_at or view.now,
        ends_at=meeting.ends_at or view.now,
        zone=meeting.zone,
        summary=title(meeting),
        description=_advice(meeting),
        location=place_name(view) if view.place else None,
        link=meeting.link,
        private=is_individual(meeting),
        stamped_at=meeting.changed_at,
    )
