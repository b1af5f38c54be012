"""A poll that books its meeting, if its convener asked for that."""

from datetime import datetime

from bot.features.consents.rules import family_doubt
from bot.features.meetings.booking import book
from bot.features.meetings.gates import forum_over, gate_closed
from bot.features.meetings.taken import room_taken
from bot.features.meetings.view import MeetingView, view
from bot.features.polls.rules import Tally, all_answered, best, is_open
from bot.features.registry.handover import Hand
from bot.replies import T
from models.meetings import Answer, Meeting
from models.store import Tx


def book_by_itself(tx: Tx, meeting: Meeting, hand: Hand, now: datetime) -> bool:
    """Book the best time that all organisations can, and tell whether that was done.

    A time that somebody can only if need be waits for the other answers, or for the deadline:
    they may be on their way to a better one. The caller holds the meeting while it is polled.
    """
    if not meeting.books_itself:
        return False
    shown = view(tx, meeting, hand.agreement, now)
    chosen = _chosen(shown)
    if chosen is None:
        return False
    if chosen.counts[Answer.IF_NEED_BE] and is_open(meeting, now) and not _complete(shown):
        return False
    meeting.starts_at, meeting.ends_at = chosen.candidate.starts_at, chosen.candidate.ends_at
    if room_taken(tx, meeting, hand.agreement):
        meeting.starts_at = meeting.ends_at = None
        return False
    book(tx, meeting, hand, now, "meeting.booked_itself")
    return True


def hindrance(shown: MeetingView, starts_at: datetime) -> T | None:
    """What a person must put right or decide before such a time is booked."""
    closed = gate_closed(shown, starts_at) or forum_over(shown, starts_at)
    return closed or family_doubt(shown.meeting, starts_at)


def _chosen(shown: MeetingView) -> Tally | None:
    ahead = [each for each in shown.tallies if each.candidate.starts_at > shown.now]
    return best(each for each in ahead if hindrance(shown, each.candidate.starts_at) is None)


def _complete(shown: MeetingView) -> bool:
    times = [each.candidate.id for each in shown.tallies]
    return all_answered(shown.answers, times, shown.contacts)
