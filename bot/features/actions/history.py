"""What has become of a meeting's actions: which day, what happened, and in whose function."""

from collections.abc import Sequence
from datetime import datetime

from bot import access
from bot.access import Actor
from bot.features.actions.forms import REASONS
from bot.features.actions.intents import AskHistory, Reason
from bot.features.actions.naming import what_in_chat
from bot.features.meetings.naming import title
from bot.features.meetings.reading import reads_of
from bot.features.meetings.rules import local_today
from bot.replies import Facts, Part, Reply, T, Text, Tone
from models.actions import Action, ActionChange, Step, actions_of, histories
from models.meetings import Meeting
from models.registry import Contact, Function, Organisation
from models.store import Tx

MOST = 12
"""Actions told of, the newest: a chat cuts what is too long from its end."""

TOLD = {
    Step.ADDED: "actions.was_added",
    Step.DONE: "actions.was_done",
    Step.EXTENDED: "actions.was_extended",
    Step.DATED: "actions.was_dated",
    Step.PASSED_ON: "actions.was_passed_on",
    Step.HELP: "actions.was_helped",
    Step.CARRIED: "actions.was_carried",
    Step.HANDED_OVER: "actions.was_handed_over",
    Step.CAME_BACK: "actions.came_back",
    Step.STOPPED: "actions.was_stopped",
}
"""Not when somebody wants to be reminded: that is between them and the bot."""


def show_history(ask: AskHistory, actor: Actor, tx: Tx, _now: datetime) -> Reply:
    """Every action of the meeting with its steps, for those called to it."""
    meeting = access.meeting_for(tx, actor, ask.meeting_id)
    found = actions_of(tx, meeting.id)[-MOST:]
    steps = histories(tx, [each.id for each in found])
    parts = [part for each in found for part in _told(tx, meeting, each, steps[each.id])]
    none = [] if parts else [Text(T("actions.no_history"))]
    heading = Text(T("actions.history_of", title=title(meeting)), Tone.HEADING)
    return Reply((heading, *parts, *none), preview=title(meeting), reads=reads_of(meeting))


def _told(
    tx: Tx, meeting: Meeting, action: Action, steps: Sequence[ActionChange]
) -> tuple[Part, ...]:
    rows = tuple(
        (
            T("actions.on_day", on=local_today(each.changed_at, meeting.zone)),
            _by(tx, each),
        )
        for each in steps
        if each.step in TOLD
    )
    return Text(what_in_chat(action, meeting)), *((Facts(rows),) if rows else ())


def _by(tx: Tx, change: ActionChange) -> T:
    told = _step(change)
    if change.contact_id is None:
        return told
    contact = tx.get_one(Contact, change.contact_id)
    function = tx.get_one(Function, contact.function_id).name
    organisation = tx.get_one(Organisation, contact.organisation_id).name
    who = T("meetings.function_at", function=function, organisation=organisation)
    return T("actions.by", step=told, who=who)


def _step(change: ActionChange) -> T:
    key = TOLD[change.step]
    if change.step is Step.EXTENDED:
        on, why = change.to_on or change.changed_at, T(REASONS[Reason(change.reason)])
        return T(key, on=on, why=why)
    return T(key, on=change.to_on) if change.to_on else T(key)
