"""The letters of a meeting. An individual meeting's letter names no function and no kind."""

from datetime import timedelta
from enum import StrEnum

from bot.features.meetings.naming import is_individual, title
from bot.features.meetings.replies import place_name, when_and_where, where
from bot.features.meetings.rules import reminder_at
from bot.features.meetings.view import MeetingView
from bot.outgoing import CalendarEvent, Letter, Method
from bot.replies import Facts, T, Text, Tone
from models.meetings import Meeting, MeetingState
from models.registry import Contact


class Since(StrEnum):
    """What somebody's calendar has of a meeting, before it gets what holds now."""

    NEW = "called"
    MOVED = "moved"
    RENAMED = "renamed"


def invitation(
    view: MeetingView, contact: Contact, key: str, *, since: Since, nonce: str = ""
) -> Letter:
    """Calls to the meeting, changes it, or calls it off, by the meeting's state.

    Args:
        view: The meeting from rows.
        contact: The only recipient and attendee.
        key: The due row's.
        since: What has become of it since an earlier invitation reached them.
        nonce: Of their own page, for those without chat.
    """
    meeting = view.meeting
    cancelled = meeting.state == MeetingState.CANCELLED
    intro = "cancelled" if cancelled else since.value
    intros = {
        "called": T("letters.called"),
        "moved": T("letters.moved"),
        "renamed": T("letters.renamed"),
        "cancelled": T("letters.cancelled"),
    }
    subjects = {
        "called": title(meeting),
        "moved": T("letters.moved_subject", title=title(meeting)),
        "renamed": T("letters.renamed_subject", title=title(meeting)),
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
        nonce="" if cancelled else nonce,
    )


def ask_for_times(view: MeetingView, contact: Contact, key: str, nonce: str) -> Letter:
    """Asks somebody without chat which times suit them, on a page of their own."""
    meeting = view.meeting
    times = [T("polls.time", starts_at=each.candidate.starts_at) for each in view.tallies]
    return Letter(
        key=key,
        to=contact.email,
        language=contact.language,
        subject=T("letters.ask_subject", title=title(meeting)),
        parts=(
            Text(T("letters.ask", closes_at=meeting.poll_closes_at or view.now)),
            Facts((*((T("letters.time"), each) for each in times), *where(view))),
            Text(_advice(meeting), Tone.QUIET),
        ),
        nonce=nonce,
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
        alarm=_alarm(view) if method is Method.REQUEST else None,
    )


def _alarm(view: MeetingView) -> timedelta | None:
    """The calendar rings when the bot reminds, unless that has passed."""
    starts_at = view.meeting.starts_at or view.now
    rings_at = reminder_at(starts_at, view.agreement, view.meeting.zone)
    return starts_at - rings_at if rings_at > view.now else None
