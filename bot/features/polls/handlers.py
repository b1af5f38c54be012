"""What happens to polls."""

from datetime import datetime

from bot import access
from bot.access import Actor
from bot.errors import UserError
from bot.features.meetings import sending
from bot.features.meetings.handlers import must_be_newest, show_meeting
from bot.features.meetings.intents import AboutMeeting
from bot.features.meetings.reading import opened
from bot.features.meetings.rules import must_be
from bot.features.meetings.view import view
from bot.features.polls.booking import book_by_itself
from bot.features.polls.intents import AskComment, CastVote, FitNothing, WriteComment
from bot.features.polls.outlook import fits_nobody
from bot.features.polls.replies import comment_form
from bot.features.polls.rules import is_open
from bot.features.polls.sending import propose_later
from bot.features.registry.handover import Hand
from bot.replies import Reply
from models import meetings
from models.meetings import Answer, Candidate, Comment, Meeting, MeetingState, Vote
from models.store import Tx


def cast_vote(ask: CastVote, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Record the answers, all of them before anything follows; others' cards show the new count.

    Raises:
        UserError: `polls.closed` once the poll has closed; then none of them is recorded.
    """
    meeting, asked = access.candidates_for(tx, actor, [key for key, _ in ask.answers])
    _must_be_open(meeting, now)
    for candidate in asked:
        must_be_newest(tx, meeting, candidate)
    changed = [
        answer
        for time, (_, answer) in zip(asked, ask.answers, strict=True)
        if _record(tx, actor, time, answer, now)
    ]
    if changed:
        _follow(tx, actor, meeting, now)
    if Answer.NO in changed:
        _look_elsewhere(tx, actor, meeting, now)
    return _card(meeting, actor, tx, now)


def vote_again(ask: CastVote, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """A repeated press shows the card and records nothing."""
    meeting, _ = access.candidates_for(tx, actor, [key for key, _ in ask.answers])
    return _card(meeting, actor, tx, now)


def fit_nothing(ask: FitNothing, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """No to every time; the convener gets a proposal of where to look next.

    Raises:
        UserError: `polls.closed` once the poll has closed.
    """
    meeting = access.meeting_for(tx, actor, ask.meeting_id, lock=True)
    _must_be_open(meeting, now)
    times = meetings.candidates(tx, meeting)
    changed = [_record(tx, actor, each, Answer.NO, now) for each in times]
    if any(changed):
        _follow(tx, actor, meeting, now)
        _look_elsewhere(tx, actor, meeting, now)
    return _card(meeting, actor, tx, now)


def _follow(tx: Tx, actor: Actor, meeting: Meeting, now: datetime) -> None:
    """What answers lead to: a booking, if asked for, or new counts on the others' cards."""
    hand = Hand(actor.agreement, actor.secrets, meeting.convener_id)
    if not book_by_itself(tx, meeting, hand, now):
        _show_others(tx, meeting, actor, now)


def _look_elsewhere(tx: Tx, actor: Actor, meeting: Meeting, now: datetime) -> None:
    """A no may have been the last that some time could bear."""
    polled = meeting.state == MeetingState.POLLING
    if polled and fits_nobody(view(tx, meeting, actor.agreement, now)):
        propose_later(tx, meeting, now)


def _record(tx: Tx, actor: Actor, candidate: Candidate, answer: Answer, now: datetime) -> bool:
    vote = meetings.vote_of(tx, candidate.id, actor.contact.id)
    if vote is None:
        vote = Vote(
            area_id=actor.area.id,
            candidate_id=candidate.id,
            contact_id=actor.contact.id,
            answer=answer,
            voted_at=now,
        )
    elif vote.answer == answer:
        return False
    vote.answer, vote.voted_at = answer, now
    tx.add(vote)
    tx.flush()
    return True


def ask_comment(ask: AskComment, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Open the form for a comment, with what one has written before."""
    meeting = access.meeting_for(tx, actor, ask.meeting_id)
    _must_be_open(meeting, now)
    before = meetings.comment_of(tx, meeting.id, actor.contact.id)
    return opened(meeting, comment_form(meeting.id, before.words if before else ""))


def write_comment(ask: WriteComment, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Put the comment in the place of the one before; everybody's card shows it.

    Raises:
        UserError: `polls.closed` once the poll has closed.
    """
    meeting = access.meeting_for(tx, actor, ask.meeting_id, lock=True)
    _must_be_open(meeting, now)
    if before := meetings.comment_of(tx, meeting.id, actor.contact.id):
        tx.delete(before)
        tx.flush()
    if ask.comment.words:
        tx.add(
            Comment(
                area_id=meeting.area_id,
                meeting_id=meeting.id,
                contact_id=actor.contact.id,
                words=ask.comment.words,
                written_at=now,
            )
        )
        tx.flush()
    _show_others(tx, meeting, actor, now)
    return _card(meeting, actor, tx, now)


def commented_again(ask: WriteComment, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """A form sent twice shows the card and writes nothing."""
    return _card(access.meeting_for(tx, actor, ask.meeting_id), actor, tx, now)


def _must_be_open(meeting: Meeting, now: datetime) -> None:
    must_be(meeting, MeetingState.POLLING)
    if not is_open(meeting, now):
        raise UserError("polls.closed", reference=meeting.reference)


def _show_others(tx: Tx, meeting: Meeting, actor: Actor, now: datetime) -> None:
    called = meetings.invitations(tx, meeting.id)
    others = [each.contact_id for each in called if each.contact_id != actor.contact.id]
    sending.show_cards(tx, meeting, others, now)


def _card(meeting: Meeting, actor: Actor, tx: Tx, now: datetime) -> Reply:
    return show_meeting(AboutMeeting(meeting.id), actor, tx, now)
