"""Activities of Teams as events: `Said | Pressed | Filled`.

What an event is called: an activity has an id of its own in its conversation, and Teams sends it
unchanged when it repeats a request. A form is called by what was drawn and what stands in it:
whoever presses twice, or is answered too late and presses again, has sent it once.
"""

import json
from hashlib import sha256

from bot.events import Event, Filled, Pressed, Room, Said, User
from bot.platforms.teams.fields import decoded
from bot.platforms.teams.forms import BETWEEN
from bot.platforms.teams.memo import Memo, Opening, Press
from bot.platforms.teams.payloads import Activity
from bot.platforms.teams.text import nfc, spoken
from bot.shown import Values, both

PLATFORM = "teams"
WORDS = "teams.words"
"""The id of a button that says its value as a command."""

CALLED = ("/samordna", "samordna", "samordnaren", "@samordnaren")
"""What people put before a command out of habit."""

LONGEST_USER = 64

THREAD = ";messageid="
"""After a channel's id: the thread in it."""


def event_id(sent: Activity, *more: object) -> str:
    """What the event is called; see above."""
    whole = sent.id or sent.model_dump_json()
    called = json.dumps([sent.tenant, sent.conversation.id, *(more or (whole,))], default=str)
    return f"{PLATFORM}:{sha256(called.encode()).hexdigest()}"


def user(sent: Activity) -> User:
    """Whoever acted, by their id in Entra, which is the same in every conversation.

    Who has none is a stranger; Teams' own id for them is longer than what a column holds.
    """
    unknown = sha256(sent.from_.id.encode()).hexdigest()
    return User(PLATFORM, sent.tenant, sent.from_.aad_object_id[:LONGEST_USER] or unknown)


def channel(sent: Activity) -> str:
    """Where: somebody's own chat by whose it is, all else by its id without the thread."""
    if sent.conversation.conversation_type == "personal":
        return f"personal:{user(sent).user}"
    return sent.conversation.id.split(THREAD)[0]


def said(sent: Activity, room: Room) -> Said:
    """A message as a command, without the bot's own name."""
    return Said(event_id(sent), user(sent), room, words(sent))


def words(sent: Activity) -> str:
    """A command's words as every platform gives them."""
    ours = tuple(
        each.text
        for each in sent.entities
        if each.type == "mention" and each.mentioned and each.mentioned.id == sent.recipient.id
    )
    found = nfc(spoken(sent.text, ours)).lower().split()
    return " ".join(found[1:] if found and found[0] in CALLED else found)


def opening(press: Press) -> Opening:
    """What a press of this button asks for, to be asked once more if need be."""
    button, value = nfc(press.button), nfc(press.value)
    return Opening(words=value) if button == WORDS else Opening(button, value)


def asked(sent: Activity, what: Opening, room: Room) -> Event:
    """What opens a form, or does what a button says."""
    called = event_id(sent)
    if what.form:
        return Filled(called, user(sent), room, what.form, what.about, what.values)
    if what.button:
        return Pressed(called, user(sent), room, what.button, what.value)
    return Said(called, user(sent), room, what.words)


def filled(sent: Activity, memo: Memo, room: Room) -> Filled:
    """A form with everything in it, what was hidden included."""
    found = held(sent, memo)
    called = event_id(sent, memo.form, memo.about, memo.turn, sorted(found.items()))
    return Filled(called, user(sent), room, memo.form, memo.about, found)


def held(sent: Activity, memo: Memo) -> dict[str, str | tuple[str, ...]]:
    """Everything in a form: what stands in its inputs, and what it carries unseen."""
    return both(memo.hidden, values(sent, memo))


def values(sent: Activity, memo: Memo) -> Values:
    """What stands in the inputs that were drawn; one that is empty may be missing."""
    found: Values = {}
    inputs = inputs_of(sent)
    for drawn in memo.shown:
        told = inputs.get(drawn)
        text = nfc(told).strip() if isinstance(told, str) and "\0" not in told else ""
        field, _, token = drawn.partition(BETWEEN)
        several = tuple(decoded(each) for each in text.split(",") if each)
        if token:
            value: str | tuple[str, ...] = (token,) if text == token else ()
        else:
            value = several if drawn in memo.many else decoded(text)
        found = both(found, {field: value})
    return found


def inputs_of(sent: Activity) -> dict[str, object]:
    """Input id → what stands in it, where a card or a dialog puts them."""
    action = sent.data.get("action")
    inner = action.get("data") if isinstance(action, dict) else sent.data.get("data")
    found = inner if isinstance(inner, dict) else sent.data
    return {str(key): value for key, value in found.items()}
