"""Keeping what a family has said, whichever way it came."""

from collections.abc import Sequence
from datetime import datetime

from bot.features.meetings.intents import HalfDay
from bot.features.meetings.sending import show_cards
from bot.features.polls.booking import book_by_itself
from bot.features.registry.handover import Hand
from models.meetings import Meeting, MeetingState
from models.store import Tx


def keep(tx: Tx, meeting: Meeting, can: Sequence[HalfDay], hand: Hand, now: datetime) -> None:
    """When the family can; a poll that only waited for that books, if it was asked to.

    The caller holds the meeting.
    """
    meeting.family_can, meeting.changed_at = [half.value for half in can], now
    if meeting.state == MeetingState.POLLING and book_by_itself(tx, meeting, hand, now):
        return
    show_cards(tx, meeting, [meeting.convener_id], now)
