"""What happens to actions: written down, done, helped with."""

from datetime import date, datetime

from bot import access
from bot.access import Actor
from bot.errors import FormError, UserError
from bot.features.actions import sending
from bot.features.actions.acting import audited, note, owned_by, shown, shown_again
from bot.features.actions.forms import action_form, owner_options
from bot.features.actions.intents import AddAction, AskAction, AskHelp, Done, Owner, Where
from bot.features.actions.rules import catalogue, may_write
from bot.features.actions.series import Rule, go_on, rule_of
from bot.features.actions.until import read_until
from bot.features.meetings.handlers import show_meeting
from bot.features.meetings.intents import AboutMeeting
from bot.features.meetings.reading import opened
from bot.features.meetings.rules import must_be
from bot.features.meetings.view import MeetingView, view
from bot.replies import Reply, T, Text, Tone
from models.actions import GOES_ON, Action, Step, actions_of
from models.meetings import Meeting
from models.store import Tx

MOST_OPEN = 15
"""Each is a row of buttons, and chats cut a card that is too long, from its end."""


def ask_action(ask: AskAction, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Open the form for an action."""
    meeting = access.meeting_for(tx, actor, ask.meeting_id)
    must_be(meeting, *GOES_ON)
    form = action_form(view(tx, meeting, actor.agreement, now), actor.organisation.id)
    return opened(meeting, form)


def add_action(ask: AddAction, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Write the action down, once for each who is to do it; everybody's card shows it.

    Raises:
        FormError: what is wrong, at each field.
    """
    meeting = access.meeting_for(tx, actor, ask.meeting_id, lock=True)
    must_be(meeting, *GOES_ON)
    seen = view(tx, meeting, actor.agreement, now)
    wrong = {**_wrong_what(ask, seen), **wrong_owner(ask.owner, seen)}
    if wrong:
        raise FormError(wrong)
    due_on = read_until(tx, meeting, ask.until, now)
    everybody = [each.organisation_id for each in seen.parties]
    chosen = ask.owner.organisation_id
    for organisation_id in [chosen] if chosen else everybody:
        rule = rule_of(tx, meeting.area_id, ask.repeats, due_on)
        action = _action(ask, seen, organisation_id, due_on, actor, rule)
        tx.add(action)
        tx.flush()
        note(tx, action, actor, Step.ADDED, now, to_on=due_on)
    must_not_be_too_many(tx, meeting)
    audited(tx, actor, meeting, "action.added", now)
    return shown(tx, meeting, actor, Where.CARD, now)


def added_before(ask: AddAction, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """A form sent twice shows the card and adds nothing."""
    return show_meeting(AboutMeeting(ask.meeting_id), actor, tx, now)


def done(ask: Done, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """It is done; when it was already, that is what is shown."""
    meeting, action = access.action_for(tx, actor, ask.action_id)
    if action.done_at is None:
        meeting, action = owned_by(tx, actor, ask.action_id)
        action.done_at = now
        note(tx, action, actor, Step.DONE, now)
        go_on(tx, meeting, action, now)
        audited(tx, actor, meeting, "action.done", now)
    return shown(tx, meeting, actor, ask.where, now)


def done_before(ask: Done, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """A repeated press shows how things stand."""
    meeting, _ = access.action_for(tx, actor, ask.action_id)
    return shown_again(tx, meeting, actor, ask.where, now)


def ask_help(ask: AskHelp, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Tell the convener in private; once a day is enough."""
    meeting, action = owned_by(tx, actor, ask.action_id)
    if meeting.convener_id == actor.contact.id:
        raise UserError("actions.you_convene", reference=meeting.reference)
    if sending.tell_help(tx, action, meeting, now):
        note(tx, action, actor, Step.HELP, now)
    return Reply((Text(T("actions.help_asked"), Tone.GOOD),))


def must_not_be_too_many(tx: Tx, meeting: Meeting) -> None:
    """Let through a meeting whose card still holds its actions.

    Raises:
        UserError: `actions.too_many`.
    """
    still = [each for each in actions_of(tx, meeting.id) if each.done_at is None]
    if len(still) > MOST_OPEN:
        raise UserError("actions.too_many", reference=meeting.reference, most=MOST_OPEN)


def wrong_owner(owner: Owner, seen: MeetingView) -> dict[str, T]:
    """What is wrong with the owner, by field: it must be among those called."""
    if owner.organisation_id is None:
        return {}
    value = "-".join(str(each) for each in (owner.organisation_id, owner.function_id) if each)
    among = {option.value for option in owner_options(seen)}
    return {} if value in among else {"owner": T("forms.choose_one")}


def _wrong_what(ask: AddAction, seen: MeetingView) -> dict[str, T]:
    if ask.pick is None:
        allowed = may_write(seen.kind, seen.agreement)
        return {} if allowed else {"pick": T("actions.no_own_words")}
    known = 0 < ask.pick <= len(catalogue(seen.kind))
    return {} if known else {"pick": T("forms.choose_one")}


def _action(
    ask: AddAction, seen: MeetingView, organisation_id: int, due_on: date, actor: Actor, rule: Rule
) -> Action:
    return Action(
        area_id=seen.meeting.area_id,
        meeting_id=seen.meeting.id,
        organisation_id=organisation_id,
        function_id=ask.owner.function_id,
        by_organisation_id=actor.organisation.id,
        pick=catalogue(seen.kind)[ask.pick - 1] if ask.pick else "",
        words=ask.words.words if ask.words else "",
        due_on=due_on,
        added_at=seen.now,
        every=rule.every,
        but_in_lov=rule.but_in_lov,
        first_on=rule.first_on,
        series=rule.series,
    )
