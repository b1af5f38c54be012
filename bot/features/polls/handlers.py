"""What happens to polls."""

from datetime import datetime

from bot import access
from bot.access import Actor
from bot.errors import UserError
from bot.features.meetings import sending
from bot.features.meetings.handlers import show_meeting
from bot.features.meetings.intents import AboutMeeting
from bot.features.meetings.rules import must_be
from bot.features.polls.intents import CastVote
from bot.features.polls.rules import is_open
from bot.replies import Reply
from models import meetings
from models.meetings import Candidate, Meeting, MeetingState, Vote
from models.store import Tx


def cast_vote(ask: CastVote, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Record the answer; the others' cards show the new count.

    Raises:
        UserError: `polls.closed` once the poll has closed.
    """
    meeting, candidate = access.candidate_for(tx, actor, ask.candidate_id)
    must_be(meeting, MeetingState.POLLING)
    if not is_open(meeting, now):
        raise UserError("polls.closed", reference=meeting.reference)
    if _record(tx, actor, candidate, ask, now):
        others = [
            each.contact_id
            for each in meetings.invitations(tx, meeting.id)
            if each.contact_id != actor.contact.id
        ]
        sending.show_cards(tx, meeting, others, now)
    return _card(meeting, actor, tx, now)


def vote_again(ask: CastVote, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """A repeated press shows the card and records nothing."""
    meeting, _ = access.candidate_for(tx, actor, ask.candidate_id)
    return _card(meeting, actor, tx, now)


def _record(tx: Tx, actor: Actor, candidate: Candidate, ask: CastVote, now: datetime) -> bool:
    vote = meetings.vote_of(tx, candidate.id, actor.contact.id)
    if vote is None:
        vote = Vote(
            area_id=actor.area.id,
            candidate_id=candidate.id,
            contact_id=actor.contact.id,
            answer=ask.answer,
            voted_at=now,
        )
    elif vote.answer == ask.answer:
        return False
    vote.answer, vote.voted_at = ask.answer, now
    tx.add(vote)
    tx.flush()
    return True


def _card(meeting: Meeting, actor: Actor, tx: Tx, now: datetime) -> Reply:
    return show_meeting(AboutMeeting(meeting.id), actor, tx, now)
