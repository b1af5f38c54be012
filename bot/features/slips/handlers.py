"""What happens when a convener asks for a slip, or writes down what the family has said."""

from datetime import datetime
from secrets import token_hex

from bot import access
from bot.access import Actor
from bot.errors import UserError
from bot.features.meetings.handlers import show_meeting
from bot.features.meetings.intents import AboutMeeting
from bot.features.meetings.reading import opened, reads_of
from bot.features.meetings.rules import must_be
from bot.features.meetings.view import view
from bot.features.registry.handover import Hand
from bot.features.slips.intents import AskFamily, NoteFamily, RenewSlip, RevokeSlip, ShowSlip
from bot.features.slips.keeping import keep
from bot.features.slips.replies import family_form, family_parts, handed_out
from bot.features.slips.rules import ASKED, State, expires, is_asked_for, state_of
from bot.privacy import audit
from bot.privacy.secrets import token_hash
from bot.replies import Reply, T, Text, Tone, say
from models.meetings import Meeting
from models.slips import FamilySlip, newest_slip
from models.store import Tx


def show_slip(ask: ShowSlip, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """The slip that can be answered; where there is none, a new one.

    Raises:
        UserError: `slips.no_pages` where this installation serves none.
    """
    meeting = _asked_about(tx, actor, ask.meeting_id)
    slip = newest_slip(tx, meeting.id)
    if slip is None or state_of(slip, meeting, now) is not State.OPEN:
        slip = _make(tx, actor, meeting, now)
    return _handed_out(actor, meeting, slip)


def renew_slip(ask: RenewSlip, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """A new slip; the old one stops working. Of a slip that is not the newest, the newest."""
    meeting = _asked_about(tx, actor, ask.meeting_id)
    _end(tx, actor, meeting, ask.slip_id, now)
    return show_slip(ShowSlip(meeting.id), actor, tx, now)


def revoke_slip(ask: RevokeSlip, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Nobody can answer on the slip any more."""
    meeting = access.own_meeting(tx, actor, ask.meeting_id)
    _end(tx, actor, meeting, ask.slip_id, now)
    return say("slips.revoked", reference=meeting.reference)


def ask_family(ask: AskFamily, actor: Actor, tx: Tx, _now: datetime) -> Reply:
    """Open the form for what the family has said."""
    meeting = _own(tx, actor, ask.meeting_id)
    return opened(meeting, family_form(meeting))


def note_family(ask: NoteFamily, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Keep what the family has said; a slip that it could answer on is answered with that."""
    meeting = _own(tx, actor, ask.meeting_id)
    slip = newest_slip(tx, meeting.id)
    if ask.family and slip and state_of(slip, meeting, now) is State.OPEN:
        slip.answered_at = now
    _note(tx, actor, meeting, "family.noted", now)
    keep(tx, meeting, ask.family, Hand(actor.agreement, actor.secrets, actor.contact.id), now)
    return noted_again(ask, actor, tx, now)


def noted_again(ask: NoteFamily, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """What is known of the family, and what to do about it; or that a time is booked."""
    meeting = access.own_meeting(tx, actor, ask.meeting_id)
    shown = view(tx, meeting, actor.agreement, now)
    if meeting.state not in ASKED:
        return show_meeting(AboutMeeting(meeting.id), actor, tx, now)
    saved = Text(T("slips.noted", reference=meeting.reference), Tone.GOOD)
    return Reply((saved, *family_parts(shown)), reads=reads_of(meeting))


def _asked_about(tx: Tx, actor: Actor, meeting_id: int) -> Meeting:
    meeting = _own(tx, actor, meeting_id)
    if not actor.agreement.pages:
        raise UserError("slips.no_pages")
    return meeting


def _own(tx: Tx, actor: Actor, meeting_id: int) -> Meeting:
    """A meeting of the actor's whose family can be asked, held."""
    meeting = access.own_meeting(tx, actor, meeting_id)
    must_be(meeting, *ASKED)
    if not is_asked_for(meeting):
        raise UserError("slips.not_asked", reference=meeting.reference)
    return meeting


def _make(tx: Tx, actor: Actor, meeting: Meeting, now: datetime) -> FamilySlip:
    nonce = token_hex(16)
    slip = FamilySlip(
        area_id=meeting.area_id,
        meeting_id=meeting.id,
        nonce=nonce,
        token_hash=token_hash(actor.secrets.slip_token(nonce)),
        sheet_hash=token_hash(actor.secrets.sheet_token(nonce)),
        made_at=now,
        expires_at=expires(now, meeting.zone),
    )
    tx.add(slip)
    tx.flush()
    _note(tx, actor, meeting, "slip.made", now)
    return slip


def _end(tx: Tx, actor: Actor, meeting: Meeting, slip_id: int, now: datetime) -> None:
    """Take back the slip if it is the one that can be answered."""
    slip = newest_slip(tx, meeting.id)
    if slip and slip.id == slip_id and state_of(slip, meeting, now) is State.OPEN:
        slip.revoked_at = now
        tx.flush()
        _note(tx, actor, meeting, "slip.revoked", now)


def _handed_out(actor: Actor, meeting: Meeting, slip: FamilySlip) -> Reply:
    link = f"{actor.agreement.pages}/m/lapp/{actor.secrets.sheet_token(slip.nonce)}"
    return handed_out(meeting, slip, link)


def _note(tx: Tx, actor: Actor, meeting: Meeting, what: str, now: datetime) -> None:
    audit.note(
        tx,
        actor.secrets,
        area_id=meeting.area_id,
        actor_id=actor.contact.id,
        what=what,
        subject=meeting.reference,
        at=now,
    )
