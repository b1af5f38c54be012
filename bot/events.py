"""What comes in from any platform, in words no platform owns.

What people wrote is kept out of reprs: those end up in logs and tracebacks.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from models.registry import Visibility


@dataclass(frozen=True)
class User:
    """A chat account. Whose it is, only the registry tells (`bot.access`)."""

    platform: str
    tenant: str
    user: str


@dataclass(frozen=True)
class Room:
    """Where something was said, and who else can read there."""

    channel: str
    visibility: Visibility
    guests: bool = False
    shared: bool = False


@dataclass(frozen=True)
class Said:
    """A slash command: its words, lower case, ASCII spelling kept as typed."""

    event_id: str
    user: User
    room: Room
    text: str = field(repr=False)


@dataclass(frozen=True)
class Pressed:
    """A button: which one (`vote`) and what it stands for (`17 yes`).

    `message` is what the message says that somebody pressed a shortcut on, and empty for every
    other button. No handler sees it: the router puts it in the form that the press opens.
    """

    event_id: str
    user: User
    room: Room
    button: str
    value: str
    message: str = field(default="", repr=False)


@dataclass(frozen=True)
class Filled:
    """A form sent in: field id → text, or a tuple of texts where several may be chosen.

    `about` is what the form was opened for (a meeting's id), carried through untouched.
    """

    event_id: str
    user: User
    room: Room
    form: str
    about: str
    values: Mapping[str, str | tuple[str, ...]] = field(repr=False)


@dataclass(frozen=True)
class Returned:
    """A mail server tells of a mail of ours: it could not be delivered, or not yet.

    `mail_id` is what the mail's Message-ID says before the @. Nothing else of what came back is
    kept: it names its reader and repeats the letter.
    """

    mail_id: str
    for_good: bool


Event = Said | Pressed | Filled
