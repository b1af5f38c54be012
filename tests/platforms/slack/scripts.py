"""How a call may go: what the recording Slack can be told to do."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Wait:
    """429 with Retry-After."""

    seconds: int


@dataclass(frozen=True)
class Says:
    """An error of Slack's: `channel_not_found`, with any status."""

    error: str
    status: int = 200


@dataclass(frozen=True)
class Drop:
    """The line breaks, after the call was carried out or before."""

    after: bool


@dataclass(frozen=True)
class Slow:
    """The answer takes its time."""

    seconds: float


@dataclass(frozen=True)
class Garbage:
    """Something that is no JSON."""

    content_type: str = "text/html"


Script = Wait | Says | Drop | Slow | Garbage
