"""What Slack sends, as far as we read it: everything else in a payload is left behind.

Whatever passes has the right types and holds no sign that a database or a log refuses, so that
neither Bolt nor we can stumble over it.
"""

import json
from collections.abc import Mapping
from typing import Annotated, Literal
from urllib.parse import parse_qsl

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

MOST_FIELDS = 100
LONGEST = 3000  # of a text input; nothing that we ask for is longer

COMMAND = "/samordna"


class MalformedError(ValueError):
    """Not what Slack sends at all."""


def _without_nul(text: str) -> str:
    if "\0" in text:
        raise ValueError("a NUL")
    return text


Line = Annotated[str, Field(max_length=LONGEST), AfterValidator(_without_nul)]
Text = Annotated[str, Field(max_length=40_000), AfterValidator(_without_nul)]
Id = Annotated[str, Field(min_length=1, max_length=255), AfterValidator(_without_nul)]


class Payload(BaseModel):
    """A part of a payload."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Team(Payload):
    """A workspace."""

    id: Id


class Channel(Payload):
    """Where something happened."""

    id: Id


class Who(Payload):
    """Whoever acted; in shared channels `team_id` is their own workspace, not ours."""

    id: Id
    team_id: Id | None = None


class Chosen(Payload):
    """An option somebody chose."""

    value: Line


class State(Payload):
    """What stands in one input; which of these is set depends on its type."""

    type: Line = ""
    value: Line | None = None
    selected_option: Chosen | None = None
    selected_options: tuple[Chosen, ...] | None = None
    selected_date: Line | None = None
    selected_time: Line | None = None


class States(Payload):
    """All inputs: block id → element id → what stands there."""

    values: Mapping[Id, Mapping[Id, State]] = {}


class View(Payload):
    """A modal. `hash` changes with every update of it."""

    type: Literal["modal"] = "modal"
    id: Id
    hash: Line = ""
    callback_id: Line = ""
    private_metadata: Line = ""
    state: States = States()


class Message(Payload):
    """The message a button stands on."""

    ts: Id


class Container(Payload):
    """Where a button stands; ephemeral messages have no message of their own in the payload."""

    message_ts: Id | None = None


class Action(Payload):
    """A button pressed, or a field changed."""

    type: Line = "button"
    action_id: Id
    value: Line | None = None


class Command(Payload):
    """A slash command."""

    command: Literal["/samordna"]
    text: Text = ""
    team_id: Id
    user_id: Id
    channel_id: Id
    trigger_id: Line = ""
    response_url: Line = ""


class BlockActions(Payload):
    """A press in a message or a modal, or a change of a field that others depend on."""

    type: Literal["block_actions"]
    team: Team | None = None
    user: Who
    channel: Channel | None = None
    container: Container = Container()
    message: Message | None = None
    view: View | None = None
    actions: Annotated[tuple[Action, ...], Field(min_length=1)]
    trigger_id: Line = ""
    response_url: Line = ""


class Marked(Payload):
    """The message that a shortcut was pressed on, with Slack's own markup in it."""

    ts: Line = ""
    text: Text = ""


class MessageAction(Payload):
    """A shortcut pressed on a message, whoever wrote it."""

    type: Literal["message_action"]
    callback_id: Id
    team: Team | None = None
    user: Who
    channel: Channel
    message: Marked = Marked()
    trigger_id: Line = ""
    response_url: Line = ""


class ViewSubmission(Payload):
    """A form sent in."""

    type: Literal["view_submission"]
    team: Team | None = None
    user: Who
    view: View
    trigger_id: Line = ""


Sent = Command | BlockActions | MessageAction | ViewSubmission

_SENT: TypeAdapter[Sent] = TypeAdapter(Sent)


def read(payload: object) -> Sent | None:
    """The payload if it is of a kind we answer, or None: unknown kinds are no error."""
    try:
        return _SENT.validate_python(payload)
    except ValidationError:
        return None


def decoded(body: str) -> object:
    """The payload in the body of a request: a form's fields, or the JSON in one of them.

    Raises:
        MalformedError: neither.
    """
    try:
        if body.startswith("{"):
            return json.loads(body)
        fields = dict(
            parse_qsl(body, keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS)
        )
        return json.loads(fields["payload"]) if "payload" in fields else fields
    except (ValueError, RecursionError):
        raise MalformedError("neither a form nor JSON") from None
