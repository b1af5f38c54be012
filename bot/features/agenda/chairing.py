"""What whoever leads a meeting does with its points: before it begins, and around the table."""

from datetime import datetime, timedelta

from bot import access
from bot.access import Actor
from bot.errors import FormError, UserError
from bot.features.actions.acting import audited, note
from bot.features.actions.handlers import must_not_be_too_many
from bot.features.actions.rules import catalogue as action_picks
from bot.features.actions.rules import may_write
from bot.features.agenda.chairing_intents import (
    AboutPoint,
    AskDecision,
    Decide,
    Decline,
    MakeAction,
    PutOff,
    TakeIn,
    TickOff,
)
from bot.features.agenda.forms import decision_form
from bot.features.agenda.handlers import show_others
from bot.features.agenda.listing import agenda_reply
from bot.features.agenda.rules import has_begun, may_chair
from bot.features.meetings.reading import opened
from bot.features.meetings.rules import local_today, must_be
from bot.features.meetings.view import MeetingView, view
from bot.replies import Reply, T
from models.actions import GOES_ON, Action, Step
from models.agenda import AgendaItem, PointState, point_by_id
from models.meetings import Meeting, MeetingState
from models.store import Tx
from scheduler.workdays import workday_from

TWO_WEEKS = timedelta(weeks=2)
"""How long an action made in one press has; its date is changed where it stands. Lokal rutin."""


def take_in(ask: TakeIn, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """A late point comes last on the agenda."""
    return _settle(ask, actor, tx, now, PointState.ON, PointState.LATE)


def decline(ask: Decline, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """A late point is not taken up; whoever raised it sees that."""
    return _settle(ask, actor, tx, now, PointState.DECLINED, PointState.LATE)


def put_off(ask: PutOff, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """It goes on to the next meeting of the chain."""
    return _settle(ask, actor, tx, now, PointState.NEXT, PointState.LATE, PointState.ON)


def tick_off(ask: TickOff, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """It has been dealt with, around the table."""
    meeting, item = _led(tx, actor, ask.point_id)
    _must_have_begun(meeting, now)
    if item.state == PointState.ON:
        item.state = PointState.DONE
    return _shown(tx, meeting, actor, now)


def ask_decision(ask: AskDecision, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Open the form for what was decided."""
    meeting, item = _led(tx, actor, ask.point_id)
    seen = _must_take_decisions(tx, meeting, actor, now)
    return opened(meeting, decision_form(seen, item))


def decide(ask: Decide, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Write down what was decided, in one line; with that the point has been dealt with."""
    meeting, item = _led(tx, actor, ask.point_id)
    _must_take_decisions(tx, meeting, actor, now)
    item.decision, item.state = ask.decision.words, PointState.DONE
    return _shown(tx, meeting, actor, now)


def make_action(ask: MakeAction, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """One press makes an action of it: the same words, its organisation's or its presenter's.

    It is to be done in two weeks; date and owner are changed on the meeting's card. Pressed
    twice, or by two, it is one.
    """
    meeting, item = _led(tx, actor, ask.point_id)
    must_be(meeting, *GOES_ON)
    _must_have_begun(meeting, now)
    seen = view(tx, meeting, actor.agreement, now)
    if item.action_id is None:
        action = _action(item, seen, actor)
        tx.add(action)
        tx.flush()
        note(tx, action, actor, Step.ADDED, now, to_on=action.due_on)
        must_not_be_too_many(tx, meeting)
        audited(tx, actor, meeting, "action.added", now)
        item.action_id, item.state = action.id, PointState.DONE
    return _shown(tx, meeting, actor, now)


def decided_before(ask: Decide, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """A form sent twice shows how things stand."""
    return shown_again(AboutPoint(ask.point_id), actor, tx, now)


def shown_again(ask: AboutPoint, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """A repeated press shows how things stand."""
    meeting, _ = _led(tx, actor, ask.point_id)
    seen = view(tx, meeting, actor.agreement, now)
    return agenda_reply(seen, actor.contact.id, replaces=True)


def meeting_of(tx: Tx, actor: Actor, point_id: int) -> Meeting:
    """The meeting of a point, for those called to it.

    Raises:
        UserError: `access.no_meeting` when there is none such for them.
    """
    item = point_by_id(tx, actor.area.id, point_id)
    if item is None:
        raise UserError("access.no_meeting")
    return access.meeting_for(tx, actor, item.meeting_id)


def _settle(
    ask: AboutPoint, actor: Actor, tx: Tx, now: datetime, to: PointState, *when: PointState
) -> Reply:
    """Move it there from one of these states; in any other somebody was quicker."""
    meeting, item = _led(tx, actor, ask.point_id)
    if item.state in when:
        item.state = to
        if to is PointState.ON:
            seen = view(tx, meeting, actor.agreement, now)
            item.position = max(each.position for each in seen.agenda) + 1
    return _shown(tx, meeting, actor, now)


def _led(tx: Tx, actor: Actor, point_id: int) -> tuple[Meeting, AgendaItem]:
    """A point of a meeting that the actor leads; the meeting is held.

    Raises:
        UserError: no such point, the meeting is over, or others lead it.
    """
    before = meeting_of(tx, actor, point_id)
    meeting = access.meeting_for(tx, actor, before.id, lock=True)
    item = point_by_id(tx, actor.area.id, point_id)
    if item is None or item.meeting_id != meeting.id:
        raise UserError("access.no_meeting")  # it has just gone on to the next one
    must_be(meeting, MeetingState.BOOKED, MeetingState.HELD)
    called = tuple(view(tx, meeting, actor.agreement, meeting.changed_at).contacts.values())
    if not may_chair(meeting, actor.contact, called):
        raise UserError("agenda.chair_only", reference=meeting.reference)
    return meeting, item


def _must_have_begun(meeting: Meeting, now: datetime) -> None:
    if not has_begun(meeting, now):
        raise UserError("agenda.not_begun", reference=meeting.reference)


def _must_take_decisions(tx: Tx, meeting: Meeting, actor: Actor, now: datetime) -> MeetingView:
    _must_have_begun(meeting, now)
    seen = view(tx, meeting, actor.agreement, now)
    if not may_write(seen.kind, seen.agreement):
        raise FormError({"decision": T("agenda.no_decisions")})
    return seen


def _action(item: AgendaItem, seen: MeetingView, actor: Actor) -> Action:
    """To be done by whose point it is; a pick of the agenda is the nearest pick of actions."""
    organisation_id = item.about_id or item.organisation_id
    if organisation_id not in {each.organisation_id for each in seen.parties}:
        organisation_id = actor.organisation.id
    own = organisation_id == item.organisation_id
    today = local_today(seen.now, seen.meeting.zone)
    return Action(
        area_id=seen.meeting.area_id,
        meeting_id=seen.meeting.id,
        organisation_id=organisation_id,
        function_id=item.presenter_id if own else None,
        by_organisation_id=actor.organisation.id,
        pick=_pick(item, seen),
        words=item.words,
        due_on=workday_from(today + TWO_WEEKS),
        added_at=seen.now,
    )


def _pick(item: AgendaItem, seen: MeetingView) -> str:
    if not item.pick:
        return ""
    picks = action_picks(seen.kind)
    return item.pick if item.pick in picks else picks[0]


def _shown(tx: Tx, meeting: Meeting, actor: Actor, now: datetime) -> Reply:
    tx.flush()
    show_others(tx, meeting, actor, now)
    # The meeting's own card stands beside the agenda, and shows it too.
    from_agenda = view(tx, meeting, actor.agreement, now)
    return agenda_reply(from_agenda, actor.contact.id, replaces=True)
