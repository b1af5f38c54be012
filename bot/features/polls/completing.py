"""What becomes of a poll when fewer must come, or when what held its booking back is gone."""

from collections.abc import Collection
from datetime import datetime

from bot.access import Actor
from bot.features.meetings.sending import show_cards
from bot.features.meetings.view import MeetingView, view
from bot.features.polls.booking import book_by_itself
from bot.features.polls.parts import all_can_parts
from bot.features.registry.handover import Hand
from bot.replies import Part, T, Text, Tone
from models.meetings import MeetingState
from models.store import Tx


def complete(
    tx: Tx, actor: Actor, before: MeetingView, now: datetime, gone: Collection[int] = ()
) -> tuple[Part, ...]:
    """Book if the poll was to book by itself and now can; else offer the convener what all can.

    Args:
        tx: The meeting is held in it.
        actor: The convener.
        before: The meeting as it was, with those who were called then.
        now: Aware.
        gone: Numbers of organisations that are called no longer.
    """
    meeting = before.meeting
    if meeting.state != MeetingState.POLLING:
        return ()
    hand = Hand(actor.agreement, actor.secrets, meeting.convener_id)
    if not book_by_itself(tx, meeting, hand, now):
        return all_can_parts(view(tx, meeting, actor.agreement, now))
    # A booking drops the cards that wait: those who are off are still to have their last word.
    theirs = [each.id for each in before.contacts.values() if each.organisation_id in gone]
    show_cards(tx, meeting, theirs, now)
    return (Text(T("polls.booked_now", starts_at=meeting.starts_at or now), Tone.GOOD),)
