"""The first flow in local-slack, over HTTP and over Socket Mode, and through a break."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import uvicorn
from sqlmodel import select
from starlette.applications import Starlette

from bot.app import Bot
from bot.demo.calling import ANY_DAY
from bot.events import Pressed, Room, User
from bot.outlets.mailbox import Mailbox
from bot.platforms.slack import http
from bot.platforms.slack.calls import connected
from bot.platforms.slack.socket import Listener
from bot.service.serve import running
from bot.service.slack import slack_app, slack_chat
from models.registry import ChatIdentity, Contact, Visibility
from models.store import Tx
from tests.conftest import MONDAY
from tests.databases import FreshUrl, free_port
from tests.emulators.human import Human
from tests.emulators.local_slack import APP_TOKEN, LocalSlack, local_slack, until
from tests.platforms.slack.objects import TEAM
from tests.platforms.slack.person import words
from tests.platforms.slack.place import SIGNING, bot_on, caught, seeded
from tests.platforms.slack.recording import TOKEN

COVERS = ("Socialtjänsten Exempelviken", "Ekbackens skola", "BUP Exempelviken")
RECONNECT_WITHIN = 5.0


class Running:
    """A clock that goes from a Monday in term, and can be put forward."""

    def __init__(self) -> None:
        self.ahead = timedelta(0)
        self._began = time.monotonic()

    def __call__(self) -> datetime:
        return MONDAY + timedelta(seconds=time.monotonic() - self._began) + self.ahead


class Server(uvicorn.Server):
    """A server that leaves signals to pytest."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@dataclass
class World:
    """A bot, the Slack it lives in, and the mails it sent."""

    bot: Bot
    slack: LocalSlack
    mailbox: Mailbox
    clock: Running

    def human(self, user: str) -> Human:
        return Human(self.slack, f"U{user.upper()}")


@pytest.fixture(params=["events", "socket"])
async def world(
    request: pytest.FixtureRequest, tmp_path: Path, sqlite_urls: FreshUrl
) -> AsyncIterator[World]:
    """The district, over each transport."""
    clock, port = Running(), free_port()
    async with contextlib.AsyncExitStack() as stack:
        store = stack.enter_context(seeded(stack.enter_context(sqlite_urls()), clock()))
        people = await store.run(_people)
        address = f"http://127.0.0.1:{port}{http.PATH}"
        slack = await stack.enter_async_context(
            local_slack(tmp_path, people, request.param, address, SIGNING)
        )
        mailbox = stack.enter_context(caught())
        hooks = f"{slack.url}/_hooks/"
        calls = await stack.enter_async_context(connected(TOKEN, clock, f"{slack.url}/api/", hooks))
        chat = slack_chat(calls, clock)
        bot = bot_on(store, chat, mailbox, clock)
        app = slack_app(bot, chat, clock)
        listener = Listener(app, APP_TOKEN, f"{slack.url}/api/")
        runners = [bot.run, *([listener.run] if request.param == "socket" else [])]
        # The signatures are by the wall clock, whatever time the bot thinks it is.
        routes = http.routes(app, SIGNING, lambda: datetime.now(UTC))
        served = Starlette(routes=routes, lifespan=running(runners))
        await stack.enter_async_context(_served(served, port))
        if request.param == "socket":
            await until(slack.connected)
        yield World(bot, slack, mailbox, clock)


def _people(tx: Tx) -> list[tuple[str, str]]:
    return [
        (identity.user, tx.get_one(Contact, identity.contact_id).email)
        for identity in tx.exec(select(ChatIdentity)).all()
    ]


@contextlib.asynccontextmanager
async def _served(app: Starlette, port: int) -> AsyncIterator[None]:
    server = Server(uvicorn.Config(app, "127.0.0.1", port, log_level="warning", ws="none"))
    serving = asyncio.create_task(server.serve())
    await until(lambda: asyncio.sleep(0, server.started))
    try:
        yield
    finally:
        server.should_exit = True
        await serving


def value(view: dict[str, object], field: str, label: str) -> str:
    """The value of an option of a modal, by what stands on it."""
    found: list[str] = []

    def look(thing: object) -> None:
        match thing:
            case {"text": {"text": str(text)}, "value": str(option)} if text == label:
                found.append(option)
            case dict():
                for each in thing.values():
                    look(each)
            case list():
                for each in thing:
                    look(each)

    blocks = view["blocks"]
    assert isinstance(blocks, list)
    look([block for block in blocks if block.get("block_id") == field])
    return found[0]


async def call(anna: Human) -> None:
    """Call a SIP: the first time the form is sent it asks for what the consent needs."""
    await anna.says("sip")
    view = await anna.view()
    told = await anna.fills(
        who=(value(view, "who", "Psykolog"), value(view, "who", "Socialsekreterare")),
        from_on="2027-02-01",
        to_on="2027-02-12",
        family=ANY_DAY,
        consent="given",
    )
    view = await anna.view()
    assert "covers" in [block.get("block_id") for block in view["blocks"]], told
    told = await anna.fills(
        covers=tuple(value(view, "covers", each) for each in COVERS),
        valid_to_on="2027-06-11",
        confirmed_by=value(view, "confirmed_by", "SIP-samordnare"),
    )
    assert "frågan om tider har gått ut" in words(await anna.view())


async def test_a_meeting_is_called_voted_on_booked_moved_and_cancelled(world: World) -> None:
    anna, bo = world.human("sip"), world.human("bup")
    await call(anna)

    await bo.presses("Ja")
    assert "✓ Ja" in await bo.reads("1 ja")
    await anna.reads("1 ja")
    await booked_moved_and_cancelled(world, anna, bo)

    assert len(await anna.cards()) == len(await bo.cards()) == 1


async def booked_moved_and_cancelled(world: World, anna: Human, bo: Human) -> None:
    """The rest of the flow; three people get a mail at each step."""
    await anna.presses("Boka mån 1 februari kl. 10.00")
    await bo.reads("Mötet är bokat")
    await until(lambda: mails(world, 3))
    await anna.presses("Flytta")
    await anna.fills(on="2027-02-03", at="13:15")
    await bo.reads("ons 3 februari kl. 13.15")
    await anna.presses("Ställ in")
    await anna.fills()
    await bo.reads("Mötet är inställt")
    await until(lambda: mails(world, 9))


async def test_a_wrong_answer_is_told_at_its_field(world: World) -> None:
    anna = world.human("sip")
    await anna.says("sip")
    view = await anna.view()

    told = await anna.fills(
        who=(value(view, "who", "Psykolog"),),
        from_on="2027-02-12",
        to_on="2027-02-01",
        consent="being_obtained",
    )

    assert told["t"] == "view_errors"
    assert "to_on" in told["errors"]


async def test_help_is_for_the_one_who_asked(world: World) -> None:
    await world.human("sip").says("hjälp")

    assert "Skriv aldrig vem mötet gäller" in await world.human("sip").reads("Jag hjälper er")
    assert await world.human("bup").messages() == []


async def test_slack_goes_away_in_the_middle_and_nothing_is_lost(world: World) -> None:
    anna, bo = world.human("sip"), world.human("bup")
    await call(anna)
    await bo.reads("Vilka tider kan du?")
    was_connected = await world.slack.connected()

    world.slack.kill()
    await vote_elsewhere(world)
    await world.bot.sweep()
    await asyncio.sleep(1)
    await world.slack.start()
    back_at = time.monotonic()
    if was_connected:
        await until(world.slack.connected)
    took = time.monotonic() - back_at
    world.clock.ahead += timedelta(minutes=1)

    async def posted_anew() -> bool:
        await world.bot.sweep()
        return "1 ja" in words(await anna.messages())

    await until(posted_anew)
    assert took < RECONNECT_WITHIN
    await booked_moved_and_cancelled(world, anna, bo)
    cards = [len(await each.cards()) for each in (anna, bo)]
    assert cards == [1, 1]


async def vote_elsewhere(world: World) -> None:
    """Somebody says yes to the first time in another way than through Slack."""
    user = User("slack", TEAM, "UBUP")
    vote = Pressed("elsewhere", user, Room("elsewhere", Visibility.DIRECT), "vote", "1 yes")
    reply = await world.bot.router.answer(vote)
    assert reply.replaces


async def mails(world: World, number: int) -> bool:
    """Whether that many mails have come."""
    return len(world.mailbox.mails) >= number
