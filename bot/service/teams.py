"""Teams wired to the bot: as a platform that messages go to, and as one that events come from."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

import httpx

from bot import access
from bot.app import ROUTES
from bot.config import Settings, TeamsApp
from bot.events import Event, Room, User
from bot.outgoing import ChatMessage
from bot.platforms.teams.answers import Answers
from bot.platforms.teams.around import Surroundings, remember
from bot.platforms.teams.connector import TIMEOUT, CallError, Connector, Tokens, Where
from bot.platforms.teams.keys import Keys
from bot.platforms.teams.parse import PLATFORM
from bot.platforms.teams.rooms import Rooms
from bot.platforms.teams.send import Sending
from bot.platforms.teams.tokens import (
    Certificate,
    Credential,
    EntraTokens,
    LoopbackTokens,
    ManagedIdentity,
    Registration,
    Secret,
)
from bot.platforms.teams.verify import Guard
from bot.replies import Reply
from models.conversations import conversation_by_id
from models.registry import Contact
from models.store import Store
from scheduler.errors import SendError


class Answering(Protocol):
    """Whoever answers events, as the router does."""

    async def answer(self, event: Event) -> Reply:
        """What the person who sent it gets to see."""
        ...

    async def look(self, event: Event) -> Reply:
        """What it would show, with nothing done."""
        ...


EACH_ROOM = timedelta(milliseconds=500)
EACH_TENANT = timedelta(milliseconds=35)
"""Teams: 60 messages in half a minute to a conversation, 30 a second to a tenant."""
LONGEST_BUCKET = 160


@dataclass(frozen=True)
class Entra:
    """Our apps in Teams. `keys` and `service` are Microsoft's own unless a simulator's are told."""

    registrations: tuple[Registration, ...]
    keys: str
    service: str = ""


@dataclass(frozen=True)
class TeamsChat:
    """Teams as a platform that messages can be sent to."""

    sending: Sending
    rooms: Rooms
    now: Callable[[], datetime]

    async def send(self, message: ChatMessage) -> str:
        """Post or edit; returns the message's id in its conversation.

        Raises:
            SendError: it did not go out, or nobody knows.
        """
        try:
            return await self.sending.send(message)
        except CallError as error:
            raise _not_sent(error) from None

    async def find(self, message: ChatMessage) -> str | None:
        """Nobody can know: a bot cannot read what it has written, so it goes again."""
        return None

    def can_look(self, message: ChatMessage) -> bool:
        """Never, see `find`."""
        return False

    def paces(self, message: ChatMessage) -> Mapping[str, timedelta]:
        """A conversation, and the tenant."""
        tenant = f"{PLATFORM}:{message.tenant}"
        return {tenant: EACH_TENANT, f"{tenant}:{message.to}"[:LONGEST_BUCKET]: EACH_ROOM}

    async def room(self, channel: str) -> Room | None:
        """Who can read there, asked anew; None when the bot is not in it.

        Raises:
            SendError: Teams did not say.
        """
        row = await self.sending.store.run(conversation_by_id, channel)
        if row is None:
            return None
        where = Where(row.app, row.service_url, row.conversation)
        try:
            room = await self.rooms.look(where, row.kind, row.team, row.tenant)
        except CallError as error:
            raise _not_sent(error) from None
        if room:
            await self.sending.store.run(remember, row.tenant, room, self.now())
        return room


def _not_sent(error: CallError) -> SendError:
    return SendError(error.reason, permanent=error.permanent, retry_after=error.retry_after)


def teams_guard(client: httpx.AsyncClient, entra: Entra, now: Callable[[], datetime]) -> Guard:
    """Lets in what Teams has signed for our apps."""
    tenants = {each.app: each.tenant for each in entra.registrations}
    return Guard(Keys(client, now, entra.keys), tenants, now, entra.service)


def teams_chat(
    store: Store,
    client: httpx.AsyncClient,
    tokens: Tokens,
    guard: Guard,
    dialogs: frozenset[str],
    pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> TeamsChat:
    """The tenants that our apps are registered in.

    Args:
        store: Where conversations are remembered.
        client: Our way to the network.
        tokens: Our proof of identity.
        guard: Knows our apps, and where our tokens may be sent.
        dialogs: Buttons that open a form.
        pause: Lets so many seconds pass before a call is made again.
    """
    connector = Connector(client, tokens, guard.now, guard.is_service, pause)
    apps = {tenant: app for app, tenant in guard.tenants.items()}
    sending = Sending(store, connector, apps, dialogs, guard.now, guard.service)
    return TeamsChat(sending, Rooms(connector), guard.now)


def answers(router: Answering, chat: TeamsChat, entra: Entra) -> Answers:
    """What the apps answer, by asking *router* of each event."""
    store = chat.sending.store

    async def acquaint(user: User, email: str) -> Contact | None:
        return await store.run(access.acquaint, user, email)

    domains = {each.tenant: each.domains for each in entra.registrations}
    around = Surroundings(store, chat.rooms, acquaint, domains, chat.now)
    return Answers(router.answer, router.look, around, chat.sending, chat.sending.dialogs)


@dataclass(frozen=True)
class Teams:
    """Teams as it is served."""

    chat: TeamsChat
    guard: Guard
    entra: Entra


@contextlib.asynccontextmanager
async def connected_teams(
    settings: Settings, store: Store, now: Callable[[], datetime]
) -> AsyncIterator[Teams | None]:
    """Teams by these settings, over connections that are kept; None when it is not served."""
    if not settings.teams:
        yield None
        return
    entra = Entra(tuple(map(_registration, settings.teams)), settings.teams_keys)
    entra = replace(entra, service=settings.teams_service)
    async with httpx.AsyncClient(timeout=TIMEOUT, follow_redirects=False) as client:
        guard = teams_guard(client, entra, now)
        tokens: Tokens = LoopbackTokens()
        if not entra.service:
            tokens = EntraTokens({each.app: each for each in entra.registrations}, now)
        try:
            yield Teams(teams_chat(store, client, tokens, guard, ROUTES.dialogs), guard, entra)
        finally:
            await guard.keys.close()


def _registration(app: TeamsApp) -> Registration:
    domains = (each.strip().lower() for each in app.domains.split(","))
    told = frozenset(each for each in domains if each)
    return Registration(app.app_id.lower(), app.tenant_id.lower(), _credential(app), told)


def _credential(app: TeamsApp) -> Credential:
    if app.managed_identity:
        return ManagedIdentity()
    if app.certificate:
        pem = app.certificate.read_text("ascii")
        return Certificate(pem, pem[pem.index("-----BEGIN CERTIFICATE-----") :])
    return Secret(app.secret.get_secret_value())
