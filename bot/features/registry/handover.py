"""When somebody leaves: all that hangs on them goes over to a successor, nothing is orphaned."""

from dataclasses import dataclass
from datetime import datetime
from secrets import token_hex

from bot.agreement import Agreement
from bot.features.actions.moving import hand_over_actions
from bot.features.meetings.telling import tell_as_it_is
from bot.privacy import audit
from bot.privacy.secrets import Secrets, token_hash
from models import leaving, meetings, outbox, registry
from models.meetings import Invitation, Meeting, MeetingState
from models.queue import Outbox
from models.registry import Contact
from models.store import Tx

END = "registry.end"
"""The outbox kind of a calendar's end to somebody who is no longer called."""

OPERATOR = 0
"""Who acts from the command line; no contact has this number."""

NOBODY_INVITED = (MeetingState.DRAFT, MeetingState.POLLING)


@dataclass(frozen=True)
class Hand:
    """Who moves things, by which rules and keys."""

    agreement: Agreement
    secrets: Secrets
    actor_id: int = OPERATOR


@dataclass(frozen=True)
class OpenWork:
    """What would be orphaned if the contact went: meetings, and those they stand in for."""

    meetings: tuple[Meeting, ...]
    stood_in_for: tuple[Contact, ...]

    def __bool__(self) -> bool:
        return bool(self.meetings or self.stood_in_for)


def open_work(tx: Tx, contact: Contact, *, lock: bool = False) -> OpenWork:
    """All that hangs on a contact; their actions hang on those meetings, and go with them."""
    return OpenWork(
        tuple(leaving.open_meetings(tx, contact.id, lock=lock)),
        tuple(registry.stood_in_for(tx, contact.id)),
    )


def can_succeed(leaver: Contact, successor: Contact) -> bool:
    """Whether somebody can take over: a consent covers an organisation, so it must be the same."""
    return (
        successor.active
        and successor.id != leaver.id
        and successor.organisation_id == leaver.organisation_id
    )


def hand_over(tx: Tx, leaver: Contact, successor: Contact, hand: Hand, now: datetime) -> int:
    """Move everything open; the number of meetings that went over.

    Args:
        tx: Open; the meetings are held until it ends.
        leaver: Whoever goes.
        successor: Somebody who `can_succeed`.
        hand: Who moves it.
        now: When.
    """
    work = open_work(tx, leaver, lock=True)
    for meeting in work.meetings:
        _meeting(tx, meeting, leaver, successor, hand, now)
        _note(tx, leaver.area_id, hand, "place.handed_over", meeting.reference, now)
    for each in work.stood_in_for:
        each.substitute_id = successor.id if each.id != successor.id else None
    tx.flush()
    return len(work.meetings)


def hand_over_place(
    tx: Tx, meeting: Meeting, leaver: Contact, successor: Contact, hand: Hand, now: datetime
) -> None:
    """Move a place in one meeting; both stay in the registry.

    Args:
        tx: Open; the meeting is held.
        meeting: Not ended.
        leaver: Whoever is called now.
        successor: Somebody who `can_succeed` and is not called.
        hand: Who moves it.
        now: When.
    """
    _meeting(tx, meeting, leaver, successor, hand, now)
    _note(tx, meeting.area_id, hand, "place.handed_over", meeting.reference, now)


def deactivate(
    tx: Tx, leaver: Contact, successor: Contact | None, hand: Hand, now: datetime
) -> int:
    """Let a contact go; the number of meetings that went over.

    With no successor the caller has made sure that nothing hangs on them (`open_work`).
    """
    moved = hand_over(tx, leaver, successor, hand, now) if successor else 0
    leaver.active = False
    tx.flush()
    _note(tx, leaver.area_id, hand, "contact.deactivated", str(leaver.id), now)
    return moved


def _meeting(
    tx: Tx, meeting: Meeting, leaver: Contact, successor: Contact, hand: Hand, now: datetime
) -> None:
    old = meetings.invitation_of(tx, meeting.id, leaver.id)
    if old is not None and old.revoked_at is None:
        old.revoked_at = now
        _seat(tx, meeting, successor, hand, required=old.required)
        end_later(tx, meeting, old, now)
    if meeting.convener_id == leaver.id:
        meeting.convener_id = successor.id
    tx.flush()
    hand_over_actions(tx, meeting, leaver, successor, now)
    tell_as_it_is(tx, meeting, hand.agreement, now)


def _seat(tx: Tx, meeting: Meeting, contact: Contact, hand: Hand, *, required: bool) -> None:
    """A place with a link of its own; a place once taken back is given again."""
    place = meetings.invitation_of(tx, meeting.id, contact.id)
    nonce = token_hex(16)
    link = token_hash(hand.secrets.link_token(nonce))
    if place is None:
        tx.add(
            Invitation(
                area_id=meeting.area_id,
                meeting_id=meeting.id,
                contact_id=contact.id,
                required=required,
                nonce=nonce,
                token_hash=link,
            )
        )
    elif place.revoked_at is not None:
        place.revoked_at, place.nonce, place.token_hash = None, nonce, link
        place.excuse = ""
        # Their calendar may have had an end: only a higher number brings the meeting back.
        if meeting.state not in NOBODY_INVITED:
            meeting.sequence = max(meeting.sequence, place.sent_sequence or 0) + 1
    tx.flush()


def end_later(tx: Tx, meeting: Meeting, place: Invitation, now: datetime) -> None:
    """An end for the calendar of somebody no longer called, if anything has reached it when due."""
    if meeting.state in NOBODY_INVITED:
        return
    sequence = max(meeting.sequence, place.sent_sequence or 0) + 1
    row = Outbox(
        area_id=meeting.area_id,
        key=f"end:{place.id}:{sequence}",
        kind=END,
        # After what may be on its way to them already.
        thread=f"mail:{place.id}",
        payload={"contact_id": place.contact_id, "place_id": place.id, "sequence": sequence},
        meeting_id=meeting.id,
        due_at=now,
        late_after=meeting.ends_at,
        created_at=now,
    )
    outbox.put(tx, row)


def _note(tx: Tx, area_id: int, hand: Hand, what: str, subject: str, now: datetime) -> None:
    audit.note(
        tx,
        hand.secrets,
        area_id=area_id,
        actor_id=hand.actor_id,
        what=what,
        subject=subject,
        at=now,
    )
