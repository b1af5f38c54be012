"""Serving until SIGTERM or SIGINT; what is under way then is finished first."""

import asyncio
import contextlib
import gc
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from secrets import token_hex
from types import FrameType

import uvicorn
from starlette.applications import Starlette
from starlette.routing import Route

from bot.agreement import Agreement
from bot.app import Bot, build
from bot.config import Settings, SlackMode
from bot.counts import Counts
from bot.doors import feeds, page_of, pages, reports, slips, wheels
from bot.leaving import LANES
from bot.outlets.mail import Sender
from bot.outlets.smtp import Smtp, SmtpSettings, StartTls
from bot.platforms.slack import http
from bot.platforms.slack import parse as slack_parse
from bot.platforms.slack.calls import connected
from bot.platforms.slack.socket import Listener
from bot.platforms.teams import http as teams_http
from bot.platforms.teams import parse as teams_parse
from bot.post import Platform, Post
from bot.privacy.secrets import Secrets
from bot.service import health
from bot.service.area import the_areas
from bot.service.bounces import bounces
from bot.service.calendars import calendars
from bot.service.metrics import Metrics
from bot.service.metrics import routes as metrics_routes
from bot.service.slack import SlackChat, slack_app, slack_chat
from bot.service.teams import Teams, answers, connected_teams
from bot.web import feeds as web_feeds
from bot.web import report as web_report
from bot.web import routes as web
from bot.web import sheets as web_sheets
from bot.web import slips as web_slips
from bot.web import wheel as web_wheel
from models import leases
from models.instance import only_instance
from models.store import Store, migrate

Runner = Callable[[asyncio.Event], Awaitable[None]]
"""Runs until the event is set."""


def now() -> datetime:
    """The real time."""
    return datetime.now(UTC)


async def serve(settings: Settings, agreements: Mapping[str, Agreement]) -> None:
    """Bring the database up to date, then serve.

    Raises:
        AlreadyRunningError: another process serves from the same SQLite file.
    """
    with only_instance(settings.database_url) as alone:
        migrate(settings.database_url)
        await _serve(settings, agreements, alone=alone)


async def _serve(settings: Settings, agreements: Mapping[str, Agreement], *, alone: bool) -> None:
    async with contextlib.AsyncExitStack() as stack:
        store = stack.enter_context(contextlib.closing(Store(settings.database_url)))
        if alone:
            # The one before us was killed: its leases need not run out first.
            await store.run(leases.release_all)
        await store.run(the_areas, settings, agreements, now())
        chats = Chats(
            await _slack(settings, stack),
            await stack.enter_async_context(connected_teams(settings, store, now)),
        )
        metrics = Metrics()
        bot = _bot(settings, agreements, store, chats, metrics.counts)
        server = _server(settings, _app(settings, bot, chats, metrics))
        settle()
        await server.serve()


@dataclass(frozen=True)
class Chats:
    """The chats that are served, None for those that are not."""

    slack: SlackChat | None
    teams: Teams | None

    @property
    def platforms(self) -> dict[str, Platform]:
        """Where messages can go."""
        found: dict[str, Platform] = {}
        if self.slack:
            found[slack_parse.PLATFORM] = self.slack
        if self.teams:
            found[teams_parse.PLATFORM] = self.teams.chat
        return found


async def _slack(settings: Settings, stack: contextlib.AsyncExitStack) -> SlackChat | None:
    if not settings.slack:
        return None
    calls = connected(settings.slack, now, settings.slack_api, settings.slack_hooks)
    return slack_chat(await stack.enter_async_context(calls), now)


SWITCH = 0.001
"""Seconds a thread may go on when another waits; Python's own is five times as long."""


def settle() -> None:
    """Make ready for a life of short answers.

    What was loaded at the start is left alone by the garbage collector: a full collection of it
    takes a tenth of a second, in the middle of somebody's command. And the thread that answers
    waits less for the one that writes: measured, that is worth a twelfth more commands.
    """
    gc.collect()
    gc.freeze()
    sys.setswitchinterval(SWITCH)


def _bot(
    settings: Settings,
    agreements: Mapping[str, Agreement],
    store: Store,
    chats: Chats,
    counts: Counts,
) -> Bot:
    sender = Sender(settings.mail_from, settings.mail_from.partition("@")[2])
    secrets = Secrets(settings.secret_key.get_secret_value().encode())
    page = page_of(settings.public_url, secrets) if settings.public_url else None
    post = Post(chats.platforms, Smtp(_smtp(settings)), sender, now, page)
    owner = f"{os.getpid()}-{token_hex(6)}"
    served = {slug: each.served_at(settings.public_url) for slug, each in agreements.items()}
    return build(store, served, secrets, post, owner, counts)


def _app(settings: Settings, bot: Bot, chats: Chats, metrics: Metrics) -> Starlette:
    checks = {"database": health.database(bot.store)}
    runners: list[Runner] = [bot.run]
    if returned := bounces(settings, bot, now):
        runners.append(returned.run)
    if looking := calendars(settings, bot.store, now):
        runners.append(looking.run)
    routes: list[Route] = []
    if chats.slack:
        app = slack_app(bot, chats.slack, now)
        if settings.slack_mode is SlackMode.SOCKET:
            token = settings.slack_app_token.get_secret_value()
            listener = Listener(app, token, settings.slack_api)
            runners.append(listener.run)
            checks["slack"] = listener.connected
        else:
            routes += http.routes(app, settings.slack_signing_secret.get_secret_value(), now)
    if chats.teams:
        answering = answers(bot.router, chats.teams.chat, chats.teams.entra)
        runners.append(answering.run)
        routes += teams_http.routes(chats.teams.guard, answering.handle)
    if settings.public_url:
        own = pages(bot, settings.public_url, now)
        family, paper = slips(bot, settings.public_url, own.guesses)
        routes += [*web.routes(own), *web_feeds.routes(feeds(bot, own.guesses, now))]
        routes += [*web_slips.routes(family), *web_sheets.routes(paper)]
        routes += web_wheel.routes(wheels(bot, own.guesses))
        routes += web_report.routes(reports(bot, own.guesses))
    word = settings.metrics_token.get_secret_value()
    told = [*health.routes(checks), *metrics_routes(metrics, bot.store, LANES, word, now)]
    return Starlette(routes=[*routes, *told], lifespan=running(runners))


class Server(uvicorn.Server):
    """A server that ends as one that was asked to: uvicorn would send itself the signal again.

    Then the process would die of it, before what is open has been closed.
    """

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop when what is under way is done; at once when interrupted a second time."""
        self.force_exit = self.should_exit and sig == signal.SIGINT
        self.should_exit = True


def _server(settings: Settings, served: Starlette) -> Server:
    return Server(
        uvicorn.Config(
            served,
            settings.host,
            settings.port,
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=5,
        )
    )


def running(
    runners: Sequence[Runner],
) -> Callable[[Starlette], contextlib.AbstractAsyncContextManager[None]]:
    """A lifespan that keeps these running, and waits for them at the end."""

    @contextlib.asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        stop = asyncio.Event()
        tasks = [asyncio.ensure_future(run(stop)) for run in runners]
        yield
        stop.set()
        await asyncio.gather(*tasks)

    return lifespan


def _smtp(settings: Settings) -> SmtpSettings:
    return SmtpSettings(
        settings.smtp_host,
        settings.smtp_port,
        settings.mail_from,
        settings.smtp_user,
        settings.smtp_password.get_secret_value(),
        StartTls.REQUIRED if settings.smtp_starttls else StartTls.NONE,
    )
