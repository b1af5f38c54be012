"""Changing an action: more time, another owner, a later reminder, another date, or away with it."""

from datetime import datetime

from bot import access
from bot.access import Actor
from bot.errors import FormError
from bot.features.actions import forms
from bot.features.actions.acting import (
    audited,
    must_be_as_seen,
    note,
    owned_by,
    shown,
    shown_again,
    written_by,
)
from bot.features.actions.handlers import wrong_owner
from bot.features.actions.intents import (
    AskDate,
    AskPass,
    AskRemove,
    AskSnooze,
    AskTime,
    NewDate,
    Owner,
    PassOn,
    Remove,
    Seen,
    Snooze,
    Stop,
)
from bot.features.actions.rules import LONGEST_SNOOZE
from bot.features.actions.until import read_until
from bot.features.meetings.reading import opened
from bot.features.meetings.rules import local_today
from bot.features.meetings.view import view
from bot.replies import Reply, T, Text, Tone, say
from models.actions import Action, Every, Step, forget, newest_of
from models.meetings import Meeting
from models.store import Tx


def ask_time(ask: AskTime, actor: Actor, tx: Tx, _now: datetime) -> Reply:
    """Open the form that asks for more time."""
    meeting, action = owned_by(tx, actor, ask.action_id)
    return opened(meeting, forms.time_form(action, ask.where))


def extend(ask: NewDate, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Give it the time that the owner needs; why is kept as a code."""
    meeting, action = owned_by(tx, actor, ask.seen.action_id)
    _set_date(tx, meeting, action, ask, actor, now)
    return shown(tx, meeting, actor, ask.seen.where, now)


def ask_date(ask: AskDate, actor: Actor, tx: Tx, _now: datetime) -> Reply:
    """Open the form that puts a date right."""
    meeting, action = written_by(tx, actor, ask.action_id)
    return opened(meeting, forms.date_form(action, ask.where))


def change_date(ask: NewDate, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Put the date right, by those who wrote it."""
    meeting, action = written_by(tx, actor, ask.seen.action_id)
    _set_date(tx, meeting, action, ask, actor, now)
    return shown(tx, meeting, actor, ask.seen.where, now)


def _set_date(
    tx: Tx, meeting: Meeting, action: Action, ask: NewDate, actor: Actor, now: datetime
) -> None:
    due_on = read_until(tx, meeting, ask.until, now)
    if due_on == action.due_on:
        return
    must_be_as_seen(action, ask.seen)
    action.due_on = due_on
    action.told_in_id = None  # it counts where it is now due
    step = Step.EXTENDED if ask.reason else Step.DATED
    note(tx, action, actor, step, now, ask.reason or "", due_on)


def ask_snooze(ask: AskSnooze, actor: Actor, tx: Tx, _now: datetime) -> Reply:
    """Open the form that asks to be reminded later."""
    meeting, action = owned_by(tx, actor, ask.action_id)
    return opened(meeting, forms.snooze_form(action, ask.where))


def snooze(ask: Snooze, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Remind this one person later; the day it is due stays.

    Raises:
        FormError: the day is not ahead, or further than people are left alone.
    """
    meeting, action = owned_by(tx, actor, ask.seen.action_id)
    until = read_until(tx, meeting, ask.until, now, LONGEST_SNOOZE)
    if until <= local_today(now, meeting.zone):
        raise FormError({"until": T("actions.not_today")})
    note(tx, action, actor, Step.SNOOZED, now, to_on=until)
    return Reply((Text(T("actions.snoozed", on=until), Tone.GOOD),))


def ask_pass(ask: AskPass, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Open the form with those who may take it over."""
    meeting, action = owned_by(tx, actor, ask.action_id)
    seen = view(tx, meeting, actor.agreement, now)
    return opened(meeting, forms.pass_form(action, seen, ask.where))


def pass_on(ask: PassOn, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Give it to another of those called, who are told in their next reminder.

    Raises:
        FormError: the new owner is not called to the meeting.
    """
    meeting, action = owned_by(tx, actor, ask.seen.action_id)
    new = ask.owner
    wrong = wrong_owner(new, view(tx, meeting, actor.agreement, now))
    if new.organisation_id is None or wrong:
        raise FormError({"owner": T("forms.choose_one")})
    if new != Owner(action.organisation_id, action.function_id):
        must_be_as_seen(action, ask.seen)
        action.organisation_id, action.function_id = new.organisation_id, new.function_id
        action.given_on = local_today(now, meeting.zone)
        note(tx, action, actor, Step.PASSED_ON, now)
    return shown(tx, meeting, actor, ask.seen.where, now)


def stop(ask: Stop, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Let it come back no more; pressed again it only shows how things stand.

    On an old card it stops the series all the same: what is meant is the one that came after.
    """
    meeting, action = written_by(tx, actor, newest_of(tx, actor.area.id, ask.action_id))
    if action.every is not Every.ONCE:
        action.every = Every.ONCE
        note(tx, action, actor, Step.STOPPED, now)
        audited(tx, actor, meeting, "action.stopped", now)
    return shown(tx, meeting, actor, ask.where, now)


def ask_remove(ask: AskRemove, actor: Actor, tx: Tx, _now: datetime) -> Reply:
    """Ask once more."""
    meeting, action = written_by(tx, actor, ask.action_id)
    return opened(meeting, forms.remove_form(action, ask.where))


def remove(ask: Remove, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Take it away with its history; only that somebody did is kept."""
    meeting, action = written_by(tx, actor, ask.seen.action_id)
    must_be_as_seen(action, ask.seen)
    forget(tx, action)
    audited(tx, actor, meeting, "action.removed", now)
    return shown(tx, meeting, actor, ask.seen.where, now)


def dated_before(ask: NewDate, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """A form sent twice shows how things stand."""
    return _as_it_stands(ask.seen, actor, tx, now)


def passed_before(ask: PassOn, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """A form sent twice shows how things stand."""
    return _as_it_stands(ask.seen, actor, tx, now)


def _as_it_stands(seen: Seen, actor: Actor, tx: Tx, now: datetime) -> Reply:
    meeting, _ = access.action_for(tx, actor, seen.action_id)
    return shown_again(tx, meeting, actor, seen.where, now)


def snoozed_before(_ask: Snooze, _actor: Actor, _tx: Tx, _now: datetime) -> Reply:
    """A form sent twice has been heard once."""
    return say("actions.snoozed_already")
