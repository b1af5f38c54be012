"""What the page sends, as events: JSON payloads → `Said | Pressed | Filled`."""

import json
import re
import unicodedata
from collections.abc import Collection, Mapping

from bot.events import Filled, Pressed, Room, Said, User

COMMAND = re.compile(r"/samordna(?:\s+(?P<words>.*))?", re.IGNORECASE | re.DOTALL)
EVENT_ID = re.compile(r"browser:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")

# A form of ours has some dozen fields and a few dozen boxes; a command a few words.
LONGEST_TEXT = 2_000
MOST_VALUES = 500


class MalformedError(ValueError):
    """Not what our own page sends; the message is a Swedish sentence for whoever sent it."""


def payload(body: bytes) -> Mapping[str, object]:
    """The JSON object that was posted.

    Raises:
        MalformedError: no JSON, or not an object.
    """
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise MalformedError("Jag kunde inte läsa det som skickades. Ladda om sidan.") from error
    if not isinstance(found, dict):
        raise MalformedError("Det som skickades hade fel form. Ladda om sidan.")
    return found


def text_in(sent: Mapping[str, object], name: str) -> str:
    """One text of the payload in NFC.

    Raises:
        MalformedError: it is missing, no text, too long, or holds what no keyboard writes.
    """
    return _text(sent.get(name), name)


def event_id(sent: Mapping[str, object]) -> str:
    """What the page calls this event: `browser:` and a random UUID.

    Raises:
        MalformedError: it is called something else.
    """
    found = text_in(sent, "event_id")
    if not EVENT_ID.fullmatch(found):
        raise MalformedError("Det som skickades saknar sitt nummer. Ladda om sidan.")
    return found


def said(sent: Mapping[str, object], user: User, room: Room) -> Said | None:
    """A slash command, or None when what was written is none."""
    command = COMMAND.fullmatch(text_in(sent, "text").strip())
    if command is None:
        return None
    words = " ".join((command["words"] or "").lower().split())
    return Said(event_id(sent), user, room, words)


def pressed(sent: Mapping[str, object], user: User, room: Room) -> Pressed:
    """A button and what it stands for."""
    button, value = text_in(sent, "button"), text_in(sent, "value")
    return Pressed(event_id(sent), user, room, button, value)


def marked(
    sent: Mapping[str, object], user: User, room: Room, offered: Collection[str], said_there: str
) -> Pressed:
    """A shortcut on a message, with what the message says.

    Raises:
        MalformedError: it is none of those *offered*.
    """
    button = text_in(sent, "button")
    if button not in offered:
        raise MalformedError("Det valet finns inte. Ladda om sidan.")
    return Pressed(event_id(sent), user, room, button, "", said_there)


def filled(sent: Mapping[str, object], user: User, room: Room) -> Filled:
    """A form with everything in it, hidden fields too; a list of texts becomes a tuple."""
    values = sent.get("values")
    if not isinstance(values, dict) or len(values) > MOST_VALUES:
        raise MalformedError("Formulärets svar saknas. Ladda om sidan och fyll i igen.")
    form, about = text_in(sent, "form"), text_in(sent, "about")
    read = {_text(key, "values"): _value(value) for key, value in values.items()}
    return Filled(event_id(sent), user, room, form, about, read)


def _value(value: object) -> str | tuple[str, ...]:
    if not isinstance(value, list):
        return _text(value, "values").strip()
    if len(value) > MOST_VALUES:
        raise MalformedError("Det var för många val på en gång.")
    return tuple(_text(each, "values") for each in value)


def _text(value: object, name: str) -> str:
    if not isinstance(value, str):
        raise MalformedError(f"Det som skickades saknar ”{name}”. Ladda om sidan.")
    if len(value) > LONGEST_TEXT:
        raise MalformedError(f"Texten är för lång. Skriv högst {LONGEST_TEXT} tecken.")
    # Lone surrogates and NUL pass JSON but neither UTF-8 nor PostgreSQL.
    if "\0" in value or any("\ud800" <= sign <= "\udfff" for sign in value):
        raise MalformedError("Texten innehåller tecken som inte går att läsa.")
    return unicodedata.normalize("NFC", value)
