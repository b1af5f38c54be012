"""Somebody in Teams: reads the chat with the bot, presses buttons, fills in forms.

Sends what Teams' own programs send. A press is sent from the card as it stands, so that a button
that is not there cannot be pressed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import httpx

from tests.payloads import recorded
from tests.platforms.teams.limits import elements
from tests.platforms.teams.place import Place

Json = dict[str, Any]

CARD = "application/vnd.microsoft.card.adaptive"

_numbers = count(1)


class NotThereError(LookupError):
    """The person cannot find what they want to press or fill in."""


@dataclass
class Person:
    """One person. `dialog` is what is open on top; `form` the newest card with fields."""

    place: Place
    user: str
    dialog: Json | None = None
    title: str = ""
    toast: str = ""
    filled: Json = field(default_factory=dict)
    sent: Json = field(default_factory=dict)
    on: str = ""

    @property
    def dialogue(self) -> list[Json]:
        """The cards in the person's own chat with the bot, oldest first."""
        return [card_of(each) for each in self.place.teams.dialogue(self.user)]

    @property
    def card(self) -> Json | None:
        """The form that is open: a dialog, or the newest card in the chat that can be sent."""
        if self.dialog is not None:
            return self.dialog
        _, card = self._newest_form()
        return card

    async def says(self, text: str, where: str = "") -> httpx.Response:
        """Write to the bot: in its own chat, or in a room by its name."""
        payload = recorded("teams", "message_in_channel" if where else "message")
        if where:
            payload["conversation"]["id"] = f"{where};messageid=1737800000000"
            payload["channelData"]["channel"]["id"] = where
            payload["text"] = f"<at>Samordnaren</at>&nbsp;{text}"
        else:
            payload["text"] = text
        before = len(self.place.teams.dialogue(self.user))
        answer = await self.send(payload, own=not where)
        if len(self.place.teams.dialogue(self.user)) > before:
            self.dialog = None
            self._take_up(self.card)
        return answer

    async def presses(self, label: str, about: str = "") -> httpx.Response:
        """Press the newest button with that label; *about* must stand before its row."""
        for kept in reversed(self.place.teams.dialogue(self.user)):
            for row, button in buttons(card_of(kept)):
                if button["title"] == label and about in row:
                    return await self.press(button, kept["id"])
        raise NotThereError(f"no button {label} {about}")

    async def press(self, button: Json, card_id: str = "") -> httpx.Response:
        """What Teams sends for a press on this button of a card in the chat."""
        if button.get("data", {}).get("msteams", {}).get("type") == "task/fetch":
            payload = recorded("teams", "fetch")
            payload["value"]["data"] = button["data"]
        else:
            payload = recorded("teams", "press")
            payload["value"]["action"] |= {"data": button["data"], "verb": button["verb"]}
        payload["replyToId"] = self.on = card_id
        return await self.send(payload)

    async def chooses(self, field_id: str, value: str | tuple[str, ...]) -> None:
        """Fill in one field."""
        element = self._input(field_id)
        self.filled[element["id"]] = typed(element, value)

    async def fills(self, **values: str | tuple[str, ...]) -> httpx.Response:
        """Fill in these fields and send; what a choice calls for is asked, and filled in then."""
        answer = None
        for _ in range(4):
            shown = set(self.shown())
            for field_id in values.keys() & shown:
                await self.chooses(field_id, values[field_id])
            answer = await self.submits()
            # A form that led to another one has been sent: the next is to be filled in anew.
            now = set(self.shown())
            if not now - shown or not now & shown or self.wrong() or self.card is None:
                break
        assert answer is not None
        return answer

    async def submits(self) -> httpx.Response:
        """Send the open form with what stands in it."""
        return await self._sends(self._actions()[-1])

    async def presses_in_form(self, label: str) -> httpx.Response:
        """Press a button of the open form."""
        for action in self._actions():
            if action["title"] == label:
                return await self._sends(action)
        raise NotThereError(f"no button {label} in the form")

    async def ticks_all(self) -> None:
        """Tick everything that is asked below the fields."""
        for each in self._inputs():
            if each["type"] == "Input.Toggle":
                self.filled[each["id"]] = each["valueOn"]

    async def send(self, payload: Json, *, own: bool = True) -> httpx.Response:
        """A payload, and what it changes on the screen."""
        payload |= {
            "id": f"f:{next(_numbers)}",
            "serviceUrl": self.place.teams.url,
        }
        payload["from"] = {"id": f"29:{self.user}", "aadObjectId": self.user, "name": self.user}
        if own:
            payload["conversation"] |= {"id": f"a:{self.user}", "conversationType": "personal"}
        self.sent = payload
        response = await self.place.send(payload)
        if payload["type"] == "invoke" and response.status_code == 200:
            self._show(payload, response.json())
        return response

    def choice(self, field_id: str, label: str, group: str = "") -> str:
        """The value of an option of the open form, by what stands on it."""
        for option in self._input(field_id)["choices"]:
            if option["title"].startswith(label) and group in option["title"]:
                return str(option["value"])
        raise NotThereError(f"{label} is no choice of {field_id}")

    def shown(self) -> list[str]:
        """Ids of the fields in the open form."""
        return [each["id"] for each in self._inputs()]

    def wrong(self) -> set[str]:
        """The fields of the open form that have an error below them."""
        found, last = set(), ""
        for element in self.card["body"] if self.card else ():
            if element["type"].startswith("Input."):
                last = element["id"].partition("~")[0].removesuffix(":not")
            elif any(each.get("color") == "Attention" for each in element.get("inlines", ())):
                found.add(last)
        return found

    def _show(self, payload: Json, body: Json) -> None:
        if "task" in body:
            value = body["task"]["value"]
            self.dialog, self.title = value["card"]["content"], value["title"]
            return self._take_up(self.dialog)
        if payload["name"] == "task/submit":
            self.dialog = None
            return self._take_up(self.card)
        if body.get("type") == CARD:
            kept = self.place.teams.messages[f"a:{self.user}"].get(payload.get("replyToId", ""))
            if kept is not None:
                kept["attachments"][0]["content"] = body["value"]
        else:
            self.toast = body.get("value", "")
        return self._take_up(self.card)

    def _take_up(self, card: Json | None) -> None:
        self.filled = {
            each["id"]: each.get("value", "")
            for each in (elements(card) if card else ())
            if each["type"].startswith("Input.")
        }

    async def _sends(self, action: Json) -> httpx.Response:
        # A program leaves out what is empty.
        inputs = {key: value for key, value in self.filled.items() if value}
        if self.dialog is not None:
            payload = recorded("teams", "submit")
            payload["value"]["data"] = {**action["data"], **inputs}
            payload["replyToId"] = self.on
        else:
            message_id, _ = self._newest_form()
            payload = recorded("teams", "press")
            data = {**action["data"], **inputs}
            payload["value"]["action"] |= {"data": data, "verb": action["verb"]}
            payload["replyToId"] = message_id
        return await self.send(payload)

    def _newest_form(self) -> tuple[str, Json | None]:
        for kept in reversed(self.place.teams.dialogue(self.user)):
            card = card_of(kept)
            if any("memo" in each.get("data", {}).get("samordna", {}) for _, each in buttons(card)):
                return kept["id"], card
        return "", None

    def _inputs(self) -> list[Json]:
        card = self.card
        return [
            each for each in (elements(card) if card else ()) if each["type"].startswith("Input.")
        ]

    def _input(self, field_id: str) -> Json:
        for each in self._inputs():
            if each["id"] == field_id:
                return each
        raise NotThereError(f"no field {field_id}")

    def _actions(self) -> list[Json]:
        card = self.card
        return [each for _, each in buttons(card)] if card else []


def typed(element: Json, value: str | tuple[str, ...]) -> str:
    """What a program sends for a value in an input."""
    if element["type"] != "Input.ChoiceSet":
        return str(value)
    known = {each["value"] for each in element["choices"]}
    several = [value] if isinstance(value, str) else list(value)
    several = [each or "∅" for each in several]
    assert set(several) <= known, f"{several} is no choice of {element['id']}"
    return ",".join(several)


def card_of(message: Json) -> Json:
    """The card of a message."""
    found: Json = message["attachments"][0]["content"]
    return found


def words(shown: object) -> str:
    """Everything that can be read in a card or several of them."""
    match shown:
        case {"type": "TextBlock", "text": str(text)}:
            return text.replace("\\", "")
        case {"type": "TextRun", "text": str(text)}:
            return text
        case {"title": str(title), "type": str(), **rest}:
            return f"{title} {words(rest)}"
        case {"inlines": list(runs)}:
            return "".join(map(words, runs))
        case {"label": str(label), **rest}:
            return f"{label} {words(rest)}"
        case dict():
            kept = {key: each for key, each in shown.items() if key not in ("data", "$schema")}
            return " ".join(words(value) for value in kept.values() if not isinstance(value, str))
        case list():
            return " ".join(map(words, shown))
        case _:
            return ""


def buttons(card: Json) -> Iterator[tuple[str, Json]]:
    """Every button of a card with what stands before its row."""
    row = ""
    for element in card["body"]:
        if element["type"] in ("RichTextBlock", "TextBlock"):
            row = words(element)
        for action in element.get("actions", ()):
            yield row, action
