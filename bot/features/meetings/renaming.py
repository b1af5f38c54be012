"""Meetings that are called something else: everybody's cards and calendars say so."""

from collections.abc import Iterable
from datetime import datetime

from bot.features.meetings.sending import show_cards
from bot.features.meetings.telling import tell_as_it_is, tell_changed
from bot.features.meetings.view import view
from bot.features.registry.handover import Hand
from bot.privacy import audit
from models.meetings import Meeting, MeetingState
from models.store import Tx


def tell_renamed(tx: Tx, hand: Hand, renamed: Iterable[Meeting], now: datetime) -> None:
    """Let everybody called know the new names of these meetings.

    What is booked ahead changes in calendars by its name alone: nobody's answer or excuse is
    forgotten. What is asked about shows its name on cards; what is over is left as it was.

    Args:
        tx: Open.
        hand: Who has renamed them, by which rules.
        renamed: Meetings whose `name` has just been set, of any state.
        now: When.
    """
    tx.flush()
    for meeting in sorted(renamed, key=lambda each: each.id):
        # Another may have changed it since it was read: its numbers go on from the newest.
        tx.refresh(meeting, with_for_update=True)
        match meeting.state:
            case MeetingState.BOOKED if meeting.starts_at and meeting.starts_at > now:
                tell_changed(tx, meeting, hand.agreement, now, renamed=True)
            case MeetingState.BOOKED:
                show_cards(tx, meeting, view(tx, meeting, hand.agreement, now).contacts, now)
            case MeetingState.DRAFT | MeetingState.POLLING:
                tell_as_it_is(tx, meeting, hand.agreement, now)
            case _:
                continue
        audit.note(
            tx,
            hand.secrets,
            area_id=meeting.area_id,
            actor_id=hand.actor_id,
            what="meeting.renamed",
            subject=meeting.reference,
            at=now,
        )
