"""What a due row becomes when it is time to send it; no platform, no library."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.replies import Part, Reply, T


class Method(StrEnum):
    """iTIP method of an invitation mail (RFC 5546)."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True)
class CalendarEvent:
    """One event for one attendee. `summary`, `location` are what any onlooker may read.

    Times are aware UTC; `zone` is the wall clock to show them in. `private` → CLASS:PRIVATE.
    """

    uid: str
    sequence: int
    method: Method
    starts_at: datetime
    ends_at: datetime
    zone: str
    summary: T
    description: T
    location: T | None
    link: str
    private: bool
    stamped_at: datetime


@dataclass(frozen=True)
class Letter:
    """A mail to one person, with an invitation when `event` is there.

    `key` is the due row's: the same key gives the same Message-ID, so a second copy after
    a crash is recognised as the same letter.
    """

    key: str
    to: str
    language: str
    subject: T
    parts: tuple[Part, ...]
    event: CalendarEvent | None = None


@dataclass(frozen=True)
class ChatMessage:
    """A reply on its way to a chat: to one user's private dialogue, or to a channel.

    `edits` is the platform's own id of the message to change in place, or empty.
    `closed_room_only`: says something of individual meetings, so a channel that is public,
    shared with others or holds guests at the moment of sending does not get it.
    """

    key: str
    platform: str
    tenant: str
    to: str
    private: bool
    language: str
    reply: Reply
    edits: str = ""
    closed_room_only: bool = False


Outgoing = Letter | ChatMessage
