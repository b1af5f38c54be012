"""Payloads of Slack as events: `Said | Pressed | Filled`.

What an event is called: every command, press and form sent in has a `trigger_id` of its own
(it opens one modal, once), and Slack sends it unchanged when it repeats a request. So its hash
with the workspace is unique, and the same at a repeat. Where none came, the hash of all that
was read takes its place: the same at a repeat, another as soon as anything differs. A form's
view id and `hash` alone would not do: both stay when a refused form is sent in anew.
"""

import unicodedata
from hashlib import sha256

from bot.events import Event, Filled, Pressed, Room, Said, User
from bot.platforms.slack.fields import NO_VALUE, TURN
from bot.platforms.slack.memo import Memo, Opening
from bot.platforms.slack.payloads import (
    Action,
    BlockActions,
    Command,
    MessageAction,
    Sent,
    State,
    ViewSubmission,
)
from bot.platforms.slack.render import NUMBERED
from bot.platforms.slack.text import unmarked
from bot.shown import Values, both

PLATFORM = "slack"
WORDS = "slack.words"
"""The id of a button that says its value as a command."""

SEVERAL = ("checkboxes", "multi_static_select")


def event_id(sent: Sent) -> str:
    """What the event is called; see above."""
    called = sent.trigger_id or sent.model_dump_json()
    return f"{PLATFORM}:{sha256(f'{user(sent).tenant}:{called}'.encode()).hexdigest()}"


def user(sent: Sent) -> User:
    """Whoever acted, in their own workspace: a namesake elsewhere is somebody else."""
    match sent:
        case Command():
            return User(PLATFORM, sent.team_id, sent.user_id)
        case BlockActions() | MessageAction() | ViewSubmission():
            team = sent.user.team_id or (sent.team.id if sent.team else "")
            return User(PLATFORM, team, sent.user.id)


def said(sent: Command, room: Room) -> Said:
    """A slash command."""
    return Said(event_id(sent), user(sent), room, words(sent.text))


def pressed(sent: BlockActions, room: Room) -> Event:
    """A button; one that stands for a command says it."""
    return again(sent, opening(sent.actions[0]), room)


def marked(sent: MessageAction, room: Room) -> Pressed:
    """A shortcut on a message: the button of that name, with what the message says."""
    said_there = nfc(unmarked(sent.message.text))
    return Pressed(event_id(sent), user(sent), room, sent.callback_id, "", said_there)


def opening(action: Action) -> Opening:
    """What a press of this button asks for, to be asked once more if need be."""
    button, value = action.action_id.split(NUMBERED)[0], nfc(action.value or "")
    return Opening(words=words(value)) if button == WORDS else Opening(button, value)


def again(sent: Sent, asked: Opening, room: Room) -> Event:
    """What opened a form, asked by the same person once more, only to look."""
    called = event_id(sent)
    if asked.form:
        return Filled(called, user(sent), room, asked.form, asked.about, asked.values)
    if asked.button:
        return Pressed(called, user(sent), room, asked.button, asked.value)
    return Said(called, user(sent), room, asked.words)


def filled(sent: ViewSubmission, memo: Memo, room: Room) -> Filled:
    """A form with everything in it, what was hidden included."""
    found = held(sent, memo)
    return Filled(event_id(sent), user(sent), room, sent.view.callback_id, memo.about, found)


def held(sent: BlockActions | ViewSubmission, memo: Memo) -> Values:
    """Everything in a form: what stands in its fields, and what it carries unseen."""
    return both(memo.hidden, values(sent))


def values(sent: BlockActions | ViewSubmission) -> dict[str, str | tuple[str, ...]]:
    """What stands in the fields that are shown."""
    states = sent.view.state.values if sent.view else {}
    found: dict[str, str | tuple[str, ...]] = {}
    for block, inner in states.items():
        value = _value(next(iter(inner.values()), State()))
        found = both(found, {block.split(TURN)[0]: value})
    return found


def words(text: str) -> str:
    """A command's words as every platform gives them."""
    return " ".join(nfc(text).lower().split())


def nfc(text: str) -> str:
    """One spelling for å, ä and ö, whatever keyboard wrote them."""
    return unicodedata.normalize("NFC", text)


def _value(state: State) -> str | tuple[str, ...]:
    if state.type in SEVERAL:
        chosen = tuple(each.value for each in state.selected_options or ())
        return tuple(each for each in chosen if each != NO_VALUE)
    one = state.selected_option.value if state.selected_option else None
    found = one or state.selected_date or state.selected_time or state.value or ""
    return "" if found == NO_VALUE else nfc(found).strip()
