"""What a due row becomes when it is time to send it; no platform, no library."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
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
    The calendar rings `alarm` before the start; never with None.
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
    alarm: timedelta | None = None


@dataclass(frozen=True)
class Letter:
    """A mail to one person, with an invitation when `event` is there.

    `key` is made of the due row's when the letter leaves: the same key gives the same
    Message-ID, so a second copy after a crash is recognised as the same letter. `own` is what
    no other reader gets, such as a personal link; it comes last. Of several letters alike in
    all else, that is made once. `nonce` is set when the reader is to have a page of their own:
    its link is made from it when the letter leaves.
    """

    key: str
    to: str
    language: str
    subject: T
    parts: tuple[Part, ...]
    event: CalendarEvent | None = None
    own: tuple[Part, ...] = ()
    nonce: str = ""


@dataclass(frozen=True)
class ChatMessage:
    """A reply on its way to a chat: to one user's private dialogue, or to a channel.

    `edits` is the platform's own id of the message to change in place, or empty.
    `only_edits`: nothing is posted anew where that message is gone.
    `closed_room_only`: says something of individual meetings, so a channel that is public,
    shared with others or holds guests at the moment of sending does not get it.
    `once`: rather not at all than twice, where nobody can look whether it arrived (ADR 11).
    """

    key: str
    platform: str
    tenant: str
    to: str
    private: bool
    language: str
    reply: Reply
    edits: str = ""
    only_edits: bool = False
    closed_room_only: bool = False
    once: bool = False


@dataclass(frozen=True)
class Worked:
    """A chat message whose reply takes a while to work out.

    `work` is called on a thread of its own, in no transaction: all it needs has been read. What
    it gives takes the place of the message's reply.
    """

    message: ChatMessage
    work: Callable[[], Reply]


Outgoing = Letter | ChatMessage | Worked


@dataclass(frozen=True)
class FeedEvent:
    """A meeting in a calendar that somebody subscribes to: what any onlooker may read.

    Nobody is named in it, and nothing in it lets anybody in: no attendee, no sender, no link.
    Times are aware UTC.
    """

    uid: str
    sequence: int
    starts_at: datetime
    ends_at: datetime
    summary: T
    location: T | None
    private: bool
    changed_at: datetime


@dataclass(frozen=True)
class CalendarFeed:
    """A calendar to subscribe to; `busy`: its meetings take the reader's own time."""

    name: T
    language: str
    events: tuple[FeedEvent, ...]
    busy: bool
