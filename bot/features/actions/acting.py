"""What handlers of actions share: who may, the history, and what the actor sees next."""

from dataclasses import replace
from datetime import date, datetime

from bot import access
from bot.access import Actor
from bot.errors import UserError
from bot.features.actions.finding import own_items
from bot.features.actions.intents import Seen, Where
from bot.features.actions.replies import own_list
from bot.features.actions.rules import owners
from bot.features.meetings.handlers import show_meeting
from bot.features.meetings.intents import AboutMeeting
from bot.features.meetings.rules import local_today
from bot.features.meetings.sending import show_cards
from bot.privacy import audit
from bot.replies import Reply
from models import meetings
from models.actions import Action, ActionChange, Step, called_to
from models.leaving import ENDED
from models.meetings import Meeting, MeetingState
from models.store import Tx


def owned_by(tx: Tx, actor: Actor, action_id: int) -> tuple[Meeting, Action]:
    """An open action that is the actor's, or of a meeting that they convene.

    Raises:
        UserError: no such action, its meeting is over, it is done, or it is somebody else's.
    """
    meeting, action = still_open(tx, actor, action_id)
    called = called_to(tx, [meeting.id])[meeting.id]
    allowed = (meeting.convener_id, *owners(action, meeting.convener_id, called))
    if actor.contact.id not in allowed:
        _must_know_of(meeting, actor)
        raise UserError("actions.not_yours", reference=meeting.reference)
    return meeting, action


def written_by(tx: Tx, actor: Actor, action_id: int) -> tuple[Meeting, Action]:
    """An open action that the actor's organisation wrote down, or of a meeting they convene.

    Raises:
        UserError: no such action, its meeting is over, it is done, or others wrote it.
    """
    meeting, action = still_open(tx, actor, action_id)
    convenes = actor.contact.id == meeting.convener_id
    if not convenes and actor.organisation.id != action.by_organisation_id:
        _must_know_of(meeting, actor)
        raise UserError("actions.not_written_by_you", reference=meeting.reference)
    return meeting, action


def still_open(tx: Tx, actor: Actor, action_id: int) -> tuple[Meeting, Action]:
    """An action to be done, of a meeting that the actor is called to; both are held.

    Raises:
        UserError: no such action, its meeting is over, or it is done.
    """
    meeting, action = access.action_for(tx, actor, action_id)
    if meeting.state in ENDED:
        raise UserError("actions.meeting_over", reference=meeting.reference)
    if action.done_at:
        raise UserError("actions.is_done", done_at=action.done_at)
    return meeting, action


def must_be_as_seen(action: Action, seen: Seen) -> None:
    """Let through a form that was opened after the last change.

    Raises:
        UserError: `actions.changed_meanwhile`, with how it stands.
    """
    if action.revision != seen.revision:
        raise UserError("actions.changed_meanwhile", on=action.due_on)


def note(
    tx: Tx,
    action: Action,
    actor: Actor,
    step: Step,
    now: datetime,
    reason: str = "",
    to_on: date | None = None,
) -> None:
    """Write a step of its history; most of them change what an open form is about."""
    action.revision += step not in (Step.HELP, Step.SNOOZED)
    tx.add(
        ActionChange(
            area_id=action.area_id,
            action_id=action.id,
            contact_id=actor.contact.id,
            step=step,
            reason=reason,
            to_on=to_on,
            changed_at=now,
        )
    )
    tx.flush()


def audited(tx: Tx, actor: Actor, meeting: Meeting, what: str, now: datetime) -> None:
    """Note in the audit trail who did what; of what, only the meeting."""
    audit.note(
        tx,
        actor.secrets,
        area_id=actor.area.id,
        actor_id=actor.contact.id,
        what=what,
        subject=meeting.reference,
        at=now,
    )


def shown(tx: Tx, meeting: Meeting, actor: Actor, where: Where, now: datetime) -> Reply:
    """Bring everybody's card up to date; the actor's answer is what they pressed in."""
    from_card = where is Where.CARD and not _hidden(meeting, actor)
    called = meetings.invitations(tx, meeting.id)
    people = {each.contact_id for each in called if each.revoked_at is None}
    if meeting.state == MeetingState.DRAFT:
        people = {meeting.convener_id}
    show_cards(tx, meeting, sorted(people - ({actor.contact.id} if from_card else set())), now)
    return shown_again(tx, meeting, actor, where, now)


def shown_again(tx: Tx, meeting: Meeting, actor: Actor, where: Where, now: datetime) -> Reply:
    """The card, or the actor's list, as it stands."""
    if where is Where.CARD and not _hidden(meeting, actor):
        return show_meeting(AboutMeeting(meeting.id), actor, tx, now)
    items = own_items(tx, actor.area.id, actor.contact.id, local_today(now, meeting.zone))
    return replace(own_list(items), replaces=True)


def _must_know_of(meeting: Meeting, actor: Actor) -> None:
    if _hidden(meeting, actor):
        raise UserError("access.no_meeting")


def _hidden(meeting: Meeting, actor: Actor) -> bool:
    """Whether the actor knows of the action, but is not called to the meeting yet."""
    return meeting.state == MeetingState.DRAFT and meeting.convener_id != actor.contact.id
