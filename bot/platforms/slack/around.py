"""What must be known before the transaction: who can read in the room, in what language to answer.

Kept in the database, asked of Slack when it is old, and never waited for longer than 0.8 s:
the acknowledgement must be out within three, and a form may need 1.8 of them.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

import structlog

from bot.events import Room, User
from bot.platforms.slack.calls import CallError
from bot.platforms.slack.people import People
from bot.platforms.slack.rooms import Rooms, worst
from models import registry
from models.registry import Contact, Visibility
from models.store import Store, Tx

log = structlog.get_logger()

KEPT = timedelta(minutes=10)
REMEMBERED = timedelta(seconds=30)
"""How long a worker trusts its own memory before it reads the rows again."""
MOST_REMEMBERED = 10_000
PATIENCE = 0.8
SWEDISH = "sv"

Found = TypeVar("Found")
Acquaint = Callable[[User, str], Awaitable[Contact | None]]
"""Ties an account to the contact with that confirmed work address; None when there is none."""


@dataclass(frozen=True)
class Around:
    """The room of an event, and the language of whoever caused it."""

    room: Room
    language: str


@dataclass(frozen=True)
class Surroundings:
    """Finds out what is around an event."""

    store: Store
    rooms: Rooms
    people: People
    acquaint: Acquaint
    now: Callable[[], datetime]
    patience: float = PATIENCE
    memory: dict[tuple[User, str], tuple[Around, datetime]] = field(default_factory=dict)

    async def of(self, user: User, channel: str) -> Around:
        """What is around an event by *user* in *channel*; the worst of what cannot be told."""
        around, until = self.memory.get((user, channel), (None, None))
        if around and until and self.now() < until:
            return around
        room, language = await self.store.run(self._known, user, channel)
        if room and language:
            return self._remembered(user, Around(room, language))
        looked, met = await asyncio.gather(
            self._soon(self._look(user, channel)) if room is None else _ready(room),
            self._soon(self._meet(user)) if language is None else _ready(language),
        )
        return Around(looked or worst(channel), met or SWEDISH)

    def _remembered(self, user: User, around: Around) -> Around:
        if len(self.memory) >= MOST_REMEMBERED:
            self.memory.clear()
        self.memory[user, around.room.channel] = around, self.now() + REMEMBERED
        return around

    def _known(self, tx: Tx, user: User, channel: str) -> tuple[Room | None, str | None]:
        identity = registry.identity(tx, user.platform, user.tenant, user.user)
        contact = tx.get(Contact, identity.contact_id) if identity else None
        row = registry.room_seen(tx, user.platform, user.tenant, channel)
        fresh = row and (row.visibility is Visibility.DIRECT or self.now() - row.seen_at < KEPT)
        room = Room(channel, row.visibility, row.guests, row.shared) if row and fresh else None
        return room, contact.language if contact else None

    async def _look(self, user: User, channel: str) -> Room | None:
        if channel.startswith("D"):
            room: Room | None = await self.rooms.dialogue(channel, user.user)
        else:
            room = await self.rooms.look(channel)
        if room:
            await self.store.run(_remember, user, room, self.now())
        return room

    async def _meet(self, user: User) -> str | None:
        profile = await self.people.profile(user.user)
        if not profile.work_email or profile.team != user.tenant:
            return None
        contact = await self.acquaint(user, profile.work_email)
        return contact.language if contact else None

    async def _soon(self, asked: Awaitable[Found | None]) -> Found | None:
        try:
            return await asyncio.wait_for(asked, self.patience)
        except (CallError, TimeoutError) as error:
            log.warning("slack not asked in time", reason=getattr(error, "reason", "chat.slow"))
            return None


def _remember(tx: Tx, user: User, room: Room, at: datetime) -> None:
    row = registry.Room(
        platform=user.platform,
        tenant=user.tenant,
        channel=room.channel,
        visibility=room.visibility,
        guests=room.guests,
        shared=room.shared,
        seen_at=at,
    )
    registry.see_room(tx, row)


async def _ready(known: Found) -> Found:
    return known
