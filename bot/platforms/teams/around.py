"""What must be known before the transaction: where we are, who can read there, in what language.

Kept in the database, asked of Teams when it is old, and never waited for longer than 0.8 s: an
invoke must be answered within five, and people notice half of one.
"""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TypeVar

import structlog

from bot.events import Room, User
from bot.platforms.teams import parse
from bot.platforms.teams.connector import CallError, Where
from bot.platforms.teams.payloads import Activity
from bot.platforms.teams.people import profile
from bot.platforms.teams.rooms import Rooms, worst
from models import registry
from models.conversations import Conversation, conversation_by_id, conversation_seen
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
    """The room of an event, the language of whoever caused it, and where answers go.

    `carried` is the room's channel when it is not here: it was asked there, answered here.
    """

    room: Room
    language: str
    here: Where
    carried: str = ""


@dataclass(frozen=True)
class Surroundings:
    """Finds out what is around an event; `domains` are each tenant's own mail domains."""

    store: Store
    rooms: Rooms
    acquaint: Acquaint
    domains: Mapping[str, Collection[str]]
    now: Callable[[], datetime]
    patience: float = PATIENCE
    memory: dict[tuple[User, str, str], tuple[Around, datetime]] = field(default_factory=dict)

    async def of(self, app: str, sent: Activity) -> Around:
        """What is around an activity; the worst of what cannot be told."""
        user, channel = parse.user(sent), parse.channel(sent)
        around, until = self.memory.get((user, channel, sent.service_url), (None, None))
        if around and until and self.now() < until:
            return around
        here = Where(app, sent.service_url, sent.conversation.id.split(parse.THREAD)[0])
        room, language = await self.store.run(
            self._known, user, channel, seen(app, sent, self.now())
        )
        if room and language:
            return self._remembered(user, channel, Around(room, language, here))
        looked, met = await asyncio.gather(
            self._soon(self._look(sent, here)) if room is None else _ready(room),
            self._soon(self._meet(user, sent, here)) if language is None else _ready(language),
        )
        return Around(looked or worst(channel), met or SWEDISH, here)

    async def of_carried(self, app: str, sent: Activity, channel: str) -> Around:
        """What is around a button of a card that answers what was asked in a channel.

        Whoever pressed it must be in that channel; what a card carries proves nothing.
        """
        around = await self.of(app, sent)
        if not channel or channel == around.room.channel:
            return around
        row = await self.store.run(conversation_by_id, channel)
        if row is None or row.tenant != sent.tenant:
            return around
        there = Where(row.app, row.service_url, row.conversation)
        member, room = await asyncio.gather(
            self._soon(self.rooms.connector.member(there, sent.from_.id)),
            self._soon(self.rooms.look(there, row.kind, row.team, row.tenant)),
        )
        if not member:
            return around
        return replace(around, room=room or worst(channel), carried=channel)

    def forget(self) -> None:
        """Who is in a conversation has changed."""
        self.memory.clear()

    def _remembered(self, user: User, channel: str, around: Around) -> Around:
        if len(self.memory) >= MOST_REMEMBERED:
            self.memory.clear()
        until = self.now() + REMEMBERED
        self.memory[user, channel, around.here.service_url] = around, until
        return around

    def _known(
        self, tx: Tx, user: User, channel: str, row: Conversation
    ) -> tuple[Room | None, str | None]:
        conversation_seen(tx, row)
        if row.user:
            room: Room | None = Room(channel, Visibility.DIRECT)
        else:
            last = registry.room_seen(tx, user.platform, user.tenant, channel)
            fresh = last and self.now() - last.seen_at < KEPT
            room = (
                Room(channel, last.visibility, last.guests, last.shared) if last and fresh else None
            )
        identity = registry.identity(tx, user.platform, user.tenant, user.user)
        contact = tx.get(Contact, identity.contact_id) if identity else None
        return room, contact.language if contact else None

    async def _look(self, sent: Activity, here: Where) -> Room | None:
        kind = sent.conversation.conversation_type
        room = await self.rooms.look(here, kind, team_of(sent), sent.tenant)
        if room:
            await self.store.run(remember, sent.tenant, room, self.now())
        return room

    async def _meet(self, user: User, sent: Activity, here: Where) -> str | None:
        found = profile(await self.rooms.connector.member(here, sent.from_.id), sent.tenant)
        email = found.work_email(self.domains.get(sent.tenant, ()))
        if not email or found.user != user.user:
            return None
        contact = await self.acquaint(user, email)
        return contact.language if contact else None

    async def _soon(self, asked: Awaitable[Found | None]) -> Found | None:
        try:
            return await asyncio.wait_for(asked, self.patience)
        except (CallError, TimeoutError) as error:
            log.warning("teams not asked in time", reason=getattr(error, "reason", "chat.slow"))
            return None


def seen(app: str, sent: Activity, at: datetime) -> Conversation:
    """The conversation of an activity as it is now."""
    kind = sent.conversation.conversation_type
    return Conversation(
        tenant=sent.tenant,
        conversation=sent.conversation.id.split(parse.THREAD)[0],
        kind=kind,
        user=parse.user(sent).user if kind == "personal" else "",
        team=team_of(sent),
        app=app,
        bot=sent.recipient.id,
        service_url=sent.service_url,
        seen_at=at,
    )


def team_of(sent: Activity) -> str:
    """The team that a channel is in."""
    return sent.channel_data.team.id if sent.channel_data.team else ""


def remember(tx: Tx, tenant: str, room: Room, at: datetime) -> None:
    """Note who can read in a room."""
    row = registry.Room(
        platform=parse.PLATFORM,
        tenant=tenant,
        channel=room.channel,
        visibility=room.visibility,
        guests=room.guests,
        shared=room.shared,
        seen_at=at,
    )
    registry.see_room(tx, row)


async def _ready(known: Found) -> Found:
    return known
