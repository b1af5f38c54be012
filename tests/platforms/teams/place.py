"""The demo's district in Teams: a bot over HTTP, a recording Bot Connector, a mail server."""

import contextlib
import json
import secrets
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import httpx
from sqlmodel import select
from starlette.applications import Starlette

from bot.app import ROUTES, Bot, build
from bot.counts import UNCOUNTED, Counts
from bot.demo import district
from bot.demo.house import SENDER
from bot.events import Event
from bot.outlets.mailbox import Mailbox
from bot.outlets.smtp import Smtp, SmtpSettings, StartTls
from bot.platforms.teams import http
from bot.platforms.teams.answers import Answers
from bot.platforms.teams.tokens import LoopbackTokens, Registration, Secret
from bot.post import Post
from bot.privacy.secrets import Secrets
from bot.replies import Reply
from bot.router import Router
from bot.service.teams import Entra, TeamsChat, answers, teams_chat, teams_guard
from models.registry import ChatIdentity, Contact, Team
from models.store import Store, Tx
from tests.conftest import Clock
from tests.platforms.teams.limits import check_invoke
from tests.platforms.teams.recording import Recorder, recording
from tests.platforms.teams.signing import APP, TENANT, KeyServer, key_server, token

ROOM = "19:sip@thread.tacv2"
TEAM = "19:team@thread.tacv2"
PATIENCE = timedelta(seconds=30)
UNHURRIED = 30.0
REGISTRATION = Registration(APP, TENANT, Secret("only-for-tests"))


@dataclass
class Place:
    """What runs, and what it has been told: every event with the reply it got, or what broke.

    `slept` are the waits before calls that were made again, which pass by the tests' clock.
    """

    bot: Bot
    store: Store
    teams: Recorder
    keys: KeyServer
    chat: TeamsChat
    answers: Answers
    mailbox: Mailbox
    client: httpx.AsyncClient
    now: Clock
    told: list[tuple[Event, Reply]]
    broken: list[Exception]
    slept: list[float]

    async def deliver(self) -> None:
        """Everything that is due now, waiting for the turns that Teams' pace gives."""
        while (wait := await self.bot.sweep()) is not None and wait < PATIENCE:
            self.now.on(max(wait, timedelta(0)))

    async def send(self, activity: dict[str, Any]) -> httpx.Response:
        """An activity as Teams sends it, signed; what is sent beside the answer has arrived."""
        address = activity["serviceUrl"]
        signed = {"Authorization": f"Bearer {token(self.now(), serviceurl=address)}"}
        body = json.dumps(activity, ensure_ascii=False).encode()
        answer = await self.client.post(http.PATH, content=body, headers=signed)
        if answer.content:
            check_invoke(answer.json())
        await self.answers.settle()
        return answer


@contextlib.asynccontextmanager
async def place(url: str, now: Clock, counts: Counts = UNCOUNTED) -> AsyncIterator[Place]:
    """The district with everybody in Teams; nothing that was sent may break a limit.

    Args:
        url: An empty, migrated database.
        now: The clock everything goes by.
        counts: What is told of all that happens.
    """
    async with contextlib.AsyncExitStack() as stack:
        store = stack.enter_context(seeded(url, now()))
        teams = await stack.enter_async_context(recording(now))
        keys = await stack.enter_async_context(key_server())
        await store.run(_people, teams)
        mailbox = stack.enter_context(caught())
        network = await stack.enter_async_context(httpx.AsyncClient())
        entra = Entra((REGISTRATION,), keys.url, teams.url)
        guard = teams_guard(network, entra, now)
        stack.push_async_callback(guard.keys.close)
        slept: list[float] = []

        async def pause(seconds: float) -> None:
            slept.append(seconds)
            now.on(timedelta(seconds=seconds))

        chat = teams_chat(store, network, LoopbackTokens(), guard, ROUTES.dialogs, pause)
        bot = bot_on(store, chat, mailbox, now, counts)
        told: list[tuple[Event, Reply]] = []
        broken: list[Exception] = []
        answering = answers(Kept(bot.router, told, broken), chat, entra)
        # A busy machine is not to look like a slow Teams.
        around = replace(answering.surroundings, patience=UNHURRIED)
        answering = replace(answering, surroundings=around)
        served = Starlette(routes=http.routes(guard, answering.handle))
        transport = httpx.ASGITransport(served)
        client = await stack.enter_async_context(
            httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1")
        )
        made = Place(
            bot, store, teams, keys, chat, answering, mailbox, client, now, told, broken, slept
        )
        yield made
        await answering.settle()


@contextlib.contextmanager
def seeded(url: str, at: datetime) -> Iterator[Store]:
    """The district's rows, with everybody in Teams."""
    with contextlib.closing(Store(url)) as store:
        with store.transaction() as tx:
            district.seed(tx, at)
            move_to_teams(tx)
        yield store


@contextlib.contextmanager
def caught() -> Iterator[Mailbox]:
    """A mail server that keeps what it gets."""
    mailbox = Mailbox()
    mailbox.start()
    try:
        yield mailbox
    finally:
        mailbox.stop()


def bot_on(
    store: Store,
    chat: TeamsChat,
    mailbox: Mailbox,
    now: Callable[[], datetime],
    counts: Counts = UNCOUNTED,
) -> Bot:
    """The district's bot, with Teams and mail to send by."""
    smtp = Smtp(SmtpSettings("127.0.0.1", mailbox.port, SENDER.address, starttls=StartTls.NONE))
    post = Post({"teams": chat}, smtp, SENDER, now)
    agreements = {district.SLUG: district.AGREEMENT}
    return build(store, agreements, Secrets(secrets.token_bytes(32)), post, "tests", counts)


def move_to_teams(tx: Tx) -> None:
    """The district's people and teams are in Teams instead of the demo's own page."""
    for identity in tx.exec(select(ChatIdentity)).all():
        identity.platform, identity.tenant = "teams", TENANT
    for team in tx.exec(select(Team)).all():
        channel = f"19:{team.channel}@thread.tacv2"
        team.platform, team.tenant, team.channel = "teams", TENANT, channel
    tx.flush()


def account(user: str, email: str, **more: Any) -> dict[str, Any]:
    """A member as the Bot Connector tells it."""
    return {
        "id": f"29:{user}",
        "aadObjectId": user,
        "name": user,
        "email": email,
        "userPrincipalName": email,
        "tenantId": TENANT,
        "userRole": "user",
        **more,
    }


def _people(tx: Tx, teams: Recorder) -> None:
    for identity in tx.exec(select(ChatIdentity)).all():
        email = tx.get_one(Contact, identity.contact_id).email
        teams.people[identity.user] = account(identity.user, email)
    teams.installed = set(teams.people)
    rooms = [ROOM, "19:ekbacken@thread.tacv2"]
    teams.channels[TEAM] = [{"id": each, "name": each, "type": "private"} for each in rooms]
    for channel in rooms:
        teams.members[channel] = list(teams.people)


@dataclass(frozen=True)
class Kept:
    """A router that keeps what it was asked and answered, and what broke in it."""

    router: Router
    told: list[tuple[Event, Reply]]
    broken: list[Exception]

    async def answer(self, event: Event) -> Reply:
        """As the router does."""
        try:
            reply = await self.router.answer(event)
        except Exception as fault:
            self.broken.append(fault)
            raise
        self.told.append((event, reply))
        return reply

    async def look(self, event: Event) -> Reply:
        """As the router does."""
        return await self.router.look(event)
