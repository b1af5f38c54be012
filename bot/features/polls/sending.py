"""The outbox rows that a poll calls for: asked of the rows again when they are due."""

from datetime import datetime

from bot.features.meetings.view import CHASE, MeetingView
from bot.features.polls.chasing import chase_at, next_hours
from models import outbox, polls
from models.meetings import Invitation, Meeting
from models.queue import Outbox
from models.store import Tx

CLOSED = "polls.closed"
NO_FIT = "polls.no_fit"
RESULT = "polls.result"
NEW_TIMES = "polls.new_times"

KINDS = (CHASE, CLOSED, NO_FIT, RESULT, NEW_TIMES)
"""All of them are for one person, by chat or by mail."""


def follow_poll(tx: Tx, shown: MeetingView, now: datetime) -> None:
    """Remind those who have not answered; at the deadline tell the convener, then the others.

    May be asked for at every change of the poll: who has a row gets no second one.
    """
    meeting, closes_at = shown.meeting, shown.meeting.poll_closes_at or now
    closes = int(closes_at.timestamp())
    outbox.put(tx, _row(meeting, CLOSED, f"closed:{meeting.id}:{closes}", closes_at, now, closes))
    due_at = chase_at(now, closes_at, shown.agreement, meeting.zone)
    for place in shown.invitations:
        if due_at:
            _chase(tx, meeting, place, due_at, now)
        row = _row(meeting, RESULT, f"result:{place.id}:{closes}", closes_at, now, closes, place)
        outbox.put(tx, row)


def chase_in_hours(
    tx: Tx, shown: MeetingView, place: Invitation, late: Outbox, now: datetime
) -> None:
    """Remind when the office next opens, in the place of a row that came after hours."""
    meeting = shown.meeting
    due_at = next_hours(now, shown.agreement, meeting.zone)
    if meeting.poll_closes_at and due_at < meeting.poll_closes_at:
        _chase(tx, meeting, place, due_at, now, instead_of=late.id)


def propose_later(tx: Tx, meeting: Meeting, now: datetime) -> None:
    """Tell the convener once a round that no time fits, with later ones."""
    nth = polls.newest_round(tx, meeting.id)
    if any(each.payload["nth"] == nth for each in polls.told(tx, meeting.id, [NO_FIT])):
        return
    key = f"no_fit:{meeting.id}:{nth}:{meeting.revision}"
    outbox.put(tx, _row(meeting, NO_FIT, key, now, now, nth))


def tell_new_times(tx: Tx, shown: MeetingView, now: datetime) -> None:
    """The others hear that there are new times to answer."""
    meeting, nth = shown.meeting, polls.newest_round(tx, shown.meeting.id)
    for place in shown.invitations:
        if not shown.is_convener(place.contact_id):
            key = f"new_times:{place.id}:{nth}"
            outbox.put(tx, _row(meeting, NEW_TIMES, key, now, now, nth, place))


def tell_called_off(tx: Tx, shown: MeetingView, now: datetime) -> None:
    """No meeting will come of the poll: those who were mailed about it hear that too."""
    for place in shown.invitations:
        row = _row(shown.meeting, RESULT, f"result:{place.id}:off", now, now, 0, place)
        outbox.put(tx, row)


def _chase(
    tx: Tx,
    meeting: Meeting,
    place: Invitation,
    due_at: datetime,
    now: datetime,
    instead_of: int = 0,
) -> None:
    nth = polls.newest_round(tx, meeting.id)
    about = {"nth": nth, "contact_id": place.contact_id}
    before = [each for each in polls.told(tx, meeting.id, [CHASE]) if each.id != instead_of]
    if any(each.payload == about for each in before):
        return
    key = f"chase:{place.id}:{nth}:{int(due_at.timestamp())}"
    row = _row(meeting, CHASE, key, due_at, now, nth, place)
    row.late_after = meeting.poll_closes_at
    outbox.put(tx, row)


def _row(
    meeting: Meeting,
    kind: str,
    key: str,
    due_at: datetime,
    now: datetime,
    nth: int,
    place: Invitation | None = None,
) -> Outbox:
    """`nth` tells which round, or which closing by its second, the row is about."""
    about: dict[str, int | str] = {"nth": nth}
    if place is not None:
        about["contact_id"] = place.contact_id
    return Outbox(
        area_id=meeting.area_id,
        key=key,
        kind=kind,
        payload=about,
        meeting_id=meeting.id,
        due_at=due_at,
        created_at=now,
    )
