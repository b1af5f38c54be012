"""The outbox rows that a meeting to be closed calls for; asked again when due."""

from datetime import date, datetime, timedelta

from bot.agreement import Agreement
from bot.features.closings import rules
from bot.features.meetings.sending import card_thread
from bot.features.meetings.view import CARD, MeetingView
from models import outbox
from models.meetings import Meeting
from models.queue import Outbox
from models.store import Tx

REMIND = "closings.remind"
FEEDBACK = "closings.feedback"
DEVIATION = "closings.deviation"

WORTH_READING = timedelta(days=5)


def close_later(tx: Tx, shown: MeetingView, now: datetime) -> None:
    """When it begins the convener's card can close it; unclosed it is reminded of afterwards."""
    meeting = shown.meeting
    begins_at, sequence = meeting.starts_at or now, meeting.sequence
    thread = card_thread(meeting.id, meeting.convener_id)
    begun = _row(meeting, CARD, f"{thread}:begun:{int(begins_at.timestamp())}", begins_at, now)
    begun.thread, begun.payload = thread, {"contact_id": meeting.convener_id}
    outbox.put(tx, begun)
    remind_unclosed(tx, meeting, sequence, 0, shown.agreement, now)


def remind_unclosed(
    tx: Tx, meeting: Meeting, sequence: int, nth: int, agreement: Agreement, now: datetime
) -> None:
    """The nth reminder that the meeting is not closed; each asks for the next when it is sent.

    The first may be late. Of those after it, weeks that were slept through are not made up for.
    """
    ended_at = meeting.ends_at or now
    due_at = rules.remind_at(ended_at, nth, agreement, meeting.zone)
    while nth and due_at <= now:
        nth += 1
        due_at = rules.remind_at(ended_at, nth, agreement, meeting.zone)
    row = _row(meeting, REMIND, f"closing:{meeting.id}:{sequence}:{nth}", due_at, now)
    row.payload = {"sequence": sequence, "nth": nth}
    outbox.put(tx, row)


def remind_of_feedback(
    tx: Tx, meeting: Meeting, by_on: date, agreement: Agreement, now: datetime
) -> None:
    """The reminders of what is to be done by a day, those whose hour has not passed."""
    for due_at in rules.feedback_mornings(by_on, agreement, meeting.zone):
        if due_at > now:
            row = _row(meeting, FEEDBACK, f"feedback:{meeting.id}:{due_at:%Y-%m-%d}", due_at, now)
            row.late_after = due_at + WORTH_READING
            outbox.put(tx, row)


def remind_of_deviation(tx: Tx, meeting: Meeting, agreement: Agreement, now: datetime) -> None:
    """One reminder of the agency's own form."""
    due_at = rules.next_morning(now, agreement, meeting.zone)
    outbox.put(tx, _row(meeting, DEVIATION, f"deviation:{meeting.id}", due_at, now))


def _row(meeting: Meeting, kind: str, key: str, due_at: datetime, now: datetime) -> Outbox:
    return Outbox(
        area_id=meeting.area_id,
        key=key,
        kind=kind,
        meeting_id=meeting.id,
        due_at=due_at,
        created_at=now,
    )
