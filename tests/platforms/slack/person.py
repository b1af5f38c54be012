"""Acting as a person in Slack: what they type, press and fill in, as signed payloads.

Built on the recorded payloads. A modal behaves as Slack's: an update keeps what stands in the
inputs that are still there, and gives new ones their start; `forgets` is a client that gives
all of them their start.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count, pairwise
from typing import Any

import httpx

from tests.payloads import recorded
from tests.platforms.slack.limits import check_message, check_view
from tests.platforms.slack.objects import TEAM
from tests.platforms.slack.place import ROOM, Place

Json = dict[str, Any]

_numbers = count(1)


class NotThereError(LookupError):
    """The person cannot find what they want to press or fill in."""


@dataclass
class Person:
    """One person. `private` is what only they were told last; `view` the modal that is open."""

    place: Place
    user: str
    channel: str = ROOM
    team: str = TEAM
    forgets: bool = False
    private: Json | None = None
    view: Json | None = None
    errors: Json = field(default_factory=dict)
    filled: Json = field(default_factory=dict)
    sent: Json = field(default_factory=dict)

    @property
    def dialogue(self) -> list[Json]:
        """The private dialogue with the bot, oldest first."""
        return self.place.slack.dialogue(self.user)

    async def says(self, text: str) -> httpx.Response:
        """Type `/samordna …` in the channel."""
        payload = recorded("slack", "command") | {
            "user_id": self.user,
            "team_id": self.team,
            "channel_id": self.channel,
            "text": text,
            "trigger_id": f"1.{next(_numbers)}.command",
            "response_url": self._answer_here(self.channel),
        }
        return await self.send(payload)

    async def presses(self, label: str, about: str = "") -> httpx.Response:
        """Press the newest button with that label; *about* must stand before its row."""
        channel, message, button = self._find(label, about)
        return await self.send(self._press(channel, message, button))

    async def uses(self, shortcut: str, message: str) -> httpx.Response:
        """Use a shortcut on a message that says this, in the channel."""
        payload = recorded("slack", "shortcut")
        payload["callback_id"], payload["channel"]["id"] = shortcut, self.channel
        payload["message"]["text"] = message
        payload["response_url"] = self._answer_here(self.channel)
        return await self.send(self._by_me(payload, "shortcut"))

    async def chooses(self, field_id: str, value: str | tuple[str, ...]) -> None:
        """Fill in one field; Slack is told when other fields depend on it."""
        block = self._block(field_id)
        block_id = block["block_id"]
        self.filled[block_id] = state(block["element"], value)
        if block.get("dispatch_action"):
            action = {**self.filled[block_id], "action_id": "value", "block_id": block_id}
            await self.send(self._change(action))

    async def fills(self, **values: str | tuple[str, ...]) -> httpx.Response:
        """Fill in these fields one after another, then send the form."""
        for field_id, value in values.items():
            await self.chooses(field_id, value)
        return await self.submits()

    async def ticks(self, question: str) -> None:
        """Tick what answers a question below a field."""
        for block in _inputs(self.view):
            if block["label"]["text"] == question:
                await self.chooses(block["block_id"], (block["element"]["options"][0]["value"],))
                return
        raise NotThereError(f"nobody asked {question}")

    async def ticks_all(self) -> None:
        """Tick everything that is asked below the fields."""
        for block in _inputs(self.view):
            if ":not" in block["block_id"]:
                await self.chooses(block["block_id"], (block["element"]["options"][0]["value"],))

    def remarked(self) -> set[str]:
        """The fields of the open form that have a warning below them."""
        blocks = self.view["blocks"] if self.view else []
        return {
            field["block_id"].split("~")[0]
            for field, below in pairwise(blocks)
            if field["type"] == "input" and "⚠️" in words(below)
        }

    async def presses_in_form(self, label: str) -> httpx.Response:
        """Press a button of the open form."""
        for _, button in buttons(self.view):
            if button["text"]["text"] == label:
                return await self.send(self._change({**button, "type": "button"}))
        raise NotThereError(f"no button {label} in the form")

    async def submits(self) -> httpx.Response:
        """Send the open form with what stands in it."""
        payload = recorded("slack", "submission")
        payload["view"] |= self._view()
        return await self.send(self._by_me(payload, "submission"))

    async def send(self, payload: Json) -> httpx.Response:
        """A payload, and what it changes on the screen."""
        calls = len(self.place.slack.calls)
        self.sent = payload
        response = await self.place.send(payload)
        for call in self.place.slack.calls[calls:]:
            if call.method in ("views.open", "views.update"):
                self._show(call.body["view"])
            if call.method == "response_url" and not call.body["replace_original"]:
                self.private = call.body
        if response.status_code == 200 and response.content:
            self._acknowledged(response.json())
        elif payload.get("type") == "view_submission":
            self.view = None
        return response

    def choice(self, field_id: str, label: str, group: str = "") -> str:
        """The value of an option of the open form, by what stands on it."""
        for title, option in _options(self._block(field_id)["element"]):
            if option["text"]["text"] == label and group in title:
                return str(option["value"])
        raise NotThereError(f"{label} is no choice of {field_id}")

    def written(self, field_id: str) -> str:
        """What stands in a text field of the open form."""
        return str(self.filled[self._block(field_id)["block_id"]]["value"] or "")

    def shown(self) -> list[str]:
        """Ids of the fields in the open form."""
        return [block["block_id"] for block in _inputs(self.view)]

    def _acknowledged(self, answer: Json) -> None:
        match answer.get("response_action"):
            case "errors":
                self.errors = answer["errors"]
                assert set(self.errors) <= set(self.shown()), "an error at no field"
            case "update":
                check_view(answer["view"])
                self._show(answer["view"])
            case _:
                check_message(answer, "response_type")
                self.private = answer

    def _show(self, view: Json) -> None:
        kept = {} if self.forgets or self.view is None else self.filled
        self.view, self.errors = view, {}
        self.filled = {
            block["block_id"]: kept.get(block["block_id"], state(block["element"]))
            for block in _inputs(view)
        }

    def _find(self, label: str, about: str) -> tuple[str, Json | None, Json]:
        channel = f"D{self.user}"
        places: list[tuple[str, Json | None, Json]] = []
        if self.private:
            places.append((self.channel, None, self.private))
        places += [(channel, each, each) for each in reversed(self.dialogue)]
        for where, message, shown in places:
            for row, button in buttons(shown):
                if button["text"]["text"] == label and about in row:
                    return where, message, button
        raise NotThereError(f"no button {label} {about}")

    def _press(self, channel: str, message: Json | None, button: Json) -> Json:
        payload = recorded("slack", "press" if message else "press_ephemeral")
        payload["channel"]["id"] = payload["container"]["channel_id"] = channel
        payload["actions"][0] |= {"action_id": button["action_id"], "value": button.get("value")}
        if message:
            payload["message"]["ts"] = payload["container"]["message_ts"] = message["ts"]
        payload["response_url"] = self._answer_here(channel, message["ts"] if message else "")
        return self._by_me(payload, "press")

    def _change(self, action: Json) -> Json:
        payload = recorded("slack", "change")
        payload["actions"] = [action]
        payload["view"] |= self._view()
        return self._by_me(payload, "change")

    def _view(self) -> Json:
        assert self.view is not None
        states = {field_id: {field_id: each} for field_id, each in self.filled.items()}
        known = ("private_metadata", "callback_id")
        return {key: self.view.get(key, "") for key in known} | {"state": {"values": states}}

    def _by_me(self, payload: Json, what: str) -> Json:
        payload["user"] |= {"id": self.user, "team_id": self.team}
        payload["trigger_id"] = f"1.{next(_numbers)}.{what}"
        return payload

    def _answer_here(self, channel: str, ts: str = "") -> str:
        return f"{self.place.slack.hooks}{channel}:{ts}"

    def _block(self, field_id: str) -> Json:
        for block in _inputs(self.view):
            if field_id in (block["block_id"], block["block_id"].split("~")[0]):
                return block
        raise NotThereError(f"no field {field_id}")


def words(shown: object) -> str:
    """Everything that can be read in a message, a view or several of them."""
    match shown:
        case {"text": str(text), **rest}:
            return f"{text} {words(rest)}"
        case dict():
            return " ".join(words(value) for value in shown.values())
        case list():
            return " ".join(map(words, shown))
        case _:
            return ""


def buttons(shown: Json | None) -> Iterator[tuple[str, Json]]:
    """Every button of a message with what stands before its row."""
    row = ""
    for block in shown["blocks"] if shown else ():
        if block["type"] == "section" and "text" in block:
            row = block["text"]["text"]
        if block["type"] == "actions":
            for button in block["elements"]:
                yield row, button


def state(element: Json, value: str | tuple[str, ...] | None = None) -> Json:
    """What a payload tells of an input: *value*, or where the input starts."""
    options = {option["value"]: option for _, option in _options(element)}
    match element["type"]:
        case "radio_buttons" | "static_select":
            one = options[str(value)] if value is not None else element.get("initial_option")
            found: Json = {"selected_option": one}
        case "checkboxes" | "multi_static_select":
            some = element.get("initial_options", [])
            several = [options[each] for each in value] if value is not None else some
            found = {"selected_options": several}
        case "datepicker":
            found = {"selected_date": element.get("initial_date") if value is None else value}
        case "timepicker":
            found = {"selected_time": element.get("initial_time") if value is None else value}
        case _:
            found = {"value": element.get("initial_value") if value is None else value}
    return {"type": element["type"], **found}


def _options(element: Json) -> Iterator[tuple[str, Json]]:
    for option in element.get("options", ()):
        yield "", option
    for group in element.get("option_groups", ()):
        for option in group["options"]:
            yield group["label"]["text"], option


def _inputs(view: Json | None) -> list[Json]:
    return [block for block in view["blocks"] if block["type"] == "input"] if view else []
