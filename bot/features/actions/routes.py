"""Which words, buttons and forms belong to actions."""

from typing import Any

from bot import access
from bot.access import Actor
from bot.events import Filled, Pressed
from bot.features.actions import changing, handlers, listing
from bot.features.actions.from_message import from_message
from bot.features.actions.history import show_history
from bot.features.actions.intents import (
    AddAction,
    AskAction,
    AskDate,
    AskHelp,
    AskHistory,
    AskPass,
    AskRemove,
    AskSnooze,
    AskTime,
    Done,
    FromMessage,
    GetActions,
    NewDate,
    PassOn,
    Remove,
    Snooze,
    Stop,
)
from bot.features.meetings.guarding import around_meeting
from bot.features.meetings.intents import AboutMeeting
from bot.privacy.checking import Around
from bot.router import Route, Routes
from models.meetings import MeetingState
from models.store import Tx


def _around(ask: NewDate | Snooze, actor: Actor, tx: Tx) -> Around:
    meeting, _ = access.action_for(tx, actor, ask.seen.action_id)
    if meeting.state == MeetingState.DRAFT:  # nobody is called to it yet
        return Around()
    return around_meeting(AboutMeeting(meeting.id), actor, tx)


_LIST = Route(GetActions.parse, listing.get_actions, again=listing.actions_again)

BUTTONS: dict[str, Route[Pressed, Any]] = {
    "action.message": Route(
        FromMessage.parse,
        from_message,
        from_message,
        shortcut="actions.shortcut",
        opens=True,
    ),
    "action": Route(
        AskAction.parse, handlers.ask_action, handlers.ask_action, by_link=True, opens=True
    ),
    "actions.history": Route(AskHistory.parse, show_history, show_history, by_link=True),
    "action.done": Route(Done.parse, handlers.done, handlers.done_before, by_link=True),
    "action.help": Route(AskHelp.parse, handlers.ask_help, handlers.ask_help, by_link=True),
    "action.time": Route(
        AskTime.parse, changing.ask_time, changing.ask_time, by_link=True, opens=True
    ),
    "action.date": Route(
        AskDate.parse, changing.ask_date, changing.ask_date, by_link=True, opens=True
    ),
    "action.snooze": Route(
        AskSnooze.parse, changing.ask_snooze, changing.ask_snooze, by_link=True, opens=True
    ),
    "action.pass": Route(
        AskPass.parse, changing.ask_pass, changing.ask_pass, by_link=True, opens=True
    ),
    "action.stop": Route(Stop.parse, changing.stop, changing.stop, by_link=True),
    "action.remove": Route(
        AskRemove.parse, changing.ask_remove, changing.ask_remove, by_link=True, opens=True
    ),
}
FORMS: dict[str, Route[Filled, Any]] = {
    "actions.add": Route(
        AddAction.parse, handlers.add_action, handlers.added_before, around_meeting, by_link=True
    ),
    "actions.from_message": Route(
        AddAction.with_meeting, handlers.add_action, handlers.added_before, around_meeting
    ),
    "actions.extend": Route(
        NewDate.with_reason, changing.extend, changing.dated_before, _around, by_link=True
    ),
    "actions.date": Route(
        NewDate.parse, changing.change_date, changing.dated_before, _around, by_link=True
    ),
    "actions.snooze": Route(
        Snooze.parse, changing.snooze, changing.snoozed_before, _around, by_link=True
    ),
    "actions.pass_on": Route(PassOn.parse, changing.pass_on, changing.passed_before, by_link=True),
    "actions.remove": Route(Remove.parse, changing.remove, by_link=True),
}
ROUTES = Routes(
    words=dict.fromkeys(("atgard", "atgarder", "actions"), _LIST), buttons=BUTTONS, forms=FORMS
)
