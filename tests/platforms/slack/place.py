"""The demo's district in a Slack workspace: a bot over HTTP, a recording Slack, a mail server."""

import contextlib
import hashlib
import hmac
import json
import secrets
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import httpx
from sqlalchemy import update
from sqlmodel import col, select
from starlette.applications import Starlette

from bot.app import Bot, build
from bot.counts import UNCOUNTED, Counts
from bot.demo import district
from bot.demo.house import SENDER
from bot.events import Event
from bot.outlets.mailbox import Mailbox
from bot.outlets.smtp import Smtp, SmtpSettings, StartTls
from bot.platforms.slack import http
from bot.platforms.slack.bolt import build_app
from bot.platforms.slack.calls import connected
from bot.post import Post
from bot.privacy.secrets import Secrets
from bot.replies import Reply
from bot.router import Router
from bot.service.slack import SlackChat, answers, slack_chat
from models.registry import ChatIdentity, Contact, Team
from models.store import Store, Tx
from tests.conftest import Clock
from tests.platforms.slack.objects import TEAM, account, private_room
from tests.platforms.slack.recording import TOKEN, Recorder, recording

SIGNING = "only-for-tests"
ROOM = "CSIP"
PATIENCE = timedelta(seconds=30)
UNHURRIED = 30.0


@dataclass
class Place:
    """What runs, and what it has been told: every event with the reply it got, or what broke."""

    bot: Bot
    store: Store
    slack: Recorder
    chat: SlackChat
    mailbox: Mailbox
    client: httpx.AsyncClient
    now: Clock
    told: list[tuple[Event, Reply]]
    broken: list[Exception]

    async def deliver(self) -> None:
        """Everything that is due now, waiting for the turns that Slack's pace gives."""
        while (wait := await self.bot.sweep()) is not None and wait < PATIENCE:
            self.now.on(max(wait, timedelta(0)))

    async def send(self, payload: dict[str, Any]) -> httpx.Response:
        """A payload as Slack sends it, signed."""
        slash = "command" in payload
        fields = payload if slash else {"payload": json.dumps(payload, ensure_ascii=False)}
        return await self.post(urlencode(fields).encode())

    async def post(self, body: bytes, **headers: str) -> httpx.Response:
        """A body, signed unless the headers say otherwise."""
        signed = {**signature(body, self.now()), **headers}
        return await self.client.post(http.PATH, content=body, headers=signed)


def signature(body: bytes, at: datetime, secret: str = SIGNING) -> dict[str, str]:
    """The headers of a request that Slack has signed."""
    stamp = str(int(at.timestamp()))
    base = b"v0:" + stamp.encode() + b":" + body
    made = hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()
    return {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": f"v0={made}",
    }


@contextlib.asynccontextmanager
async def place(url: str, now: Clock, counts: Counts = UNCOUNTED) -> AsyncIterator[Place]:
    """The district with everybody on Slack; nothing that was sent may break a limit.

    Args:
        url: An empty, migrated database.
        now: The clock everything goes by.
        counts: What is told of all that happens.
    """
    async with contextlib.AsyncExitStack() as stack:
        store = stack.enter_context(seeded(url, now()))
        slack = await stack.enter_async_context(recording(now))
        await store.run(_people, slack)
        mailbox = stack.enter_context(caught())
        calls = await stack.enter_async_context(
            connected(TOKEN, now, f"{slack.url}/api/", slack.hooks)
        )
        chat = slack_chat(calls, now)
        bot = bot_on(store, chat, mailbox, now, counts)
        told: list[tuple[Event, Reply]] = []
        broken: list[Exception] = []
        answering = answers(bot.store, Kept(bot.router, told, broken), chat, now)
        # A busy machine is not to look like a slow Slack.
        around = replace(answering.surroundings, patience=UNHURRIED)
        app = build_app(replace(answering, surroundings=around))
        served = Starlette(routes=http.routes(app, SIGNING, now))
        transport = httpx.ASGITransport(served)
        client = await stack.enter_async_context(
            httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1")
        )
        yield Place(bot, store, slack, chat, mailbox, client, now, told, broken)


@contextlib.contextmanager
def seeded(url: str, at: datetime) -> Iterator[Store]:
    """The district's rows, with everybody on Slack."""
    with contextlib.closing(Store(url)) as store:
        with store.transaction() as tx:
            district.seed(tx, at)
            move_to_slack(tx)
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
    chat: SlackChat,
    mailbox: Mailbox,
    now: Callable[[], datetime],
    counts: Counts = UNCOUNTED,
) -> Bot:
    """The district's bot, with Slack and mail to send by."""
    smtp = Smtp(SmtpSettings("127.0.0.1", mailbox.port, SENDER.address, starttls=StartTls.NONE))
    post = Post({"slack": chat}, smtp, SENDER, now)
    agreements = {district.SLUG: district.AGREEMENT}
    return build(store, agreements, Secrets(secrets.token_bytes(32)), post, "tests", counts)


def slack_user(user: str) -> str:
    """The district's people by their ids on Slack."""
    return f"U{user.upper()}"


def move_to_slack(tx: Tx) -> None:
    """The district's people and teams are on Slack instead of the demo's own page."""
    for identity in tx.exec(select(ChatIdentity)).all():
        identity.platform, identity.tenant = "slack", TEAM
        identity.user = slack_user(identity.user)
    for team in tx.exec(select(Team)).all():
        team.platform, team.tenant, team.channel = "slack", TEAM, f"C{team.channel.upper()}"
    tx.flush()


def forget(tx: Tx, user: str) -> int:
    """Nobody knows this account any more; the number of the contact behind it."""
    identity = tx.exec(select(ChatIdentity).where(ChatIdentity.user == user)).one()
    tx.delete(identity)
    return identity.contact_id


def leave(tx: Tx, contact_id: int) -> None:
    """A contact is no longer active."""
    tx.execute(update(Contact).where(col(Contact.id) == contact_id).values(active=False))


def _people(tx: Tx, slack: Recorder) -> None:
    for identity in tx.exec(select(ChatIdentity)).all():
        email = tx.get_one(Contact, identity.contact_id).email
        slack.users[identity.user] = account(identity.user, email)
    for channel in (ROOM, "CEKBACKEN"):
        slack.rooms[channel] = private_room(channel)
        slack.members[channel] = list(slack.users)


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
