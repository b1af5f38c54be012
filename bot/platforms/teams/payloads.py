"""What Teams sends, as far as we read it: everything else in an activity is left behind.

Whatever passes has the right types and holds no sign that a database or a log refuses.
"""

import json
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, AliasGenerator, BaseModel, ConfigDict, Field, ValidationError
from pydantic.alias_generators import to_camel

LONGEST = 40_000


class MalformedError(ValueError):
    """Not what Teams sends at all."""


def _without_nul(text: str) -> str:
    if "\0" in text:
        raise ValueError("a NUL")
    text.encode()  # a lone surrogate is no text
    return text


Line = Annotated[str, Field(max_length=LONGEST), AfterValidator(_without_nul)]
Id = Annotated[str, Field(max_length=300), AfterValidator(_without_nul)]


class Payload(BaseModel):
    """A part of an activity."""

    model_config = ConfigDict(
        frozen=True,
        extra="ignore",
        alias_generator=AliasGenerator(validation_alias=to_camel),
        populate_by_name=True,
        hide_input_in_errors=True,
    )


class Tenant(Payload):
    """An organisation in Entra."""

    id: Id = ""


class Account(Payload):
    """Whoever sent it, or whom it was sent to; `aad_object_id` is the person in Entra."""

    id: Id = ""
    aad_object_id: Id = ""
    tenant_id: Id = ""


class Conversation(Payload):
    """Where it was said; in a channel the id may name a thread as well."""

    id: Id = ""
    conversation_type: Line = ""
    tenant_id: Id = ""


class Named(Payload):
    """A team or a channel."""

    id: Id = ""


class ChannelData(Payload):
    """What Teams adds of its own."""

    tenant: Tenant | None = None
    team: Named | None = None
    channel: Named | None = None
    event_type: Line = ""


class Envelope(Payload):
    """What tells whether an activity is for us at all."""

    type: Line = ""
    channel_id: Line = ""
    service_url: Id = ""
    conversation: Conversation | None = None
    channel_data: ChannelData | None = None

    @property
    def tenants(self) -> set[str]:
        """Every tenant it claims to come from."""
        told = (
            self.conversation.tenant_id if self.conversation else "",
            self.channel_data.tenant.id if self.channel_data and self.channel_data.tenant else "",
        )
        return {each for each in told if each}


class Entity(Payload):
    """A mention, with its text as it stands in the message."""

    type: Line = ""
    text: Line = ""
    mentioned: Account | None = None


class Activity(Envelope):
    """An activity that somebody in a conversation caused."""

    id: Id = ""
    name: Line = ""
    text: Line = ""
    locale: Line = ""
    action: Line = ""
    reply_to_id: Id = ""
    from_: Annotated[Account, Field(validation_alias="from")]
    recipient: Account = Account()
    conversation: Conversation
    channel_data: ChannelData = ChannelData()
    entities: tuple[Entity, ...] = ()
    members_added: tuple[Account, ...] = ()
    members_removed: tuple[Account, ...] = ()
    value: Any = Field(default=None, repr=False)

    @property
    def tenant(self) -> str:
        """The one tenant that was checked."""
        return next(iter(self.tenants), "")

    @property
    def data(self) -> Mapping[str, Any]:
        """The value, when it is an object."""
        return self.value if isinstance(self.value, dict) else {}


def decoded(body: bytes) -> dict[str, Any]:
    """The object in the body of a request.

    Raises:
        MalformedError: there is none.
    """
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        raise MalformedError("no JSON") from None
    if not isinstance(found, dict):
        raise MalformedError("no object")
    return found


def envelope(payload: Mapping[str, Any]) -> Envelope:
    """What tells whether it is for us.

    Raises:
        MalformedError: it is no activity.
    """
    try:
        return Envelope.model_validate(payload)
    except ValidationError:
        raise MalformedError("no activity") from None


def read(payload: Mapping[str, Any]) -> Activity | None:
    """The activity if we can read it, or None: unknown shapes are no error."""
    try:
        return Activity.model_validate(payload)
    except ValidationError:
        return None
