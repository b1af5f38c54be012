"""The demo by hand: a chat page on loopback, with everything behind it in one process."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime

import uvicorn
from starlette.applications import Starlette

from bot.demo.house import House, house
from bot.demo.letterbox import Letterbox
from bot.doors import feeds, pages, reports, slips, wheels
from bot.outlets.mailbox import Caught
from bot.platforms.browser.changes import mail_bell
from bot.platforms.browser.routes import routes
from bot.web import feeds as web_feeds
from bot.web import report as web_report
from bot.web import routes as web
from bot.web import sheets as web_sheets
from bot.web import slips as web_slips
from bot.web import wheel as web_wheel

HOST = "127.0.0.1"


def now() -> datetime:
    """The real time."""
    return datetime.now(UTC)


def app(
    built: House, clock: Callable[[], datetime] = now, public_url: str = "http://127.0.0.1"
) -> Starlette:
    """The demo's pages, delivering what is due for as long as they are served.

    Args:
        built: The house.
        clock: What it goes by.
        public_url: Where the pages that mails lead to are served: here.
    """

    @contextlib.asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        stop = asyncio.Event()
        ticking = asyncio.create_task(built.bot.run(stop))
        yield
        stop.set()
        await ticking

    router, letters = built.bot.router, Letterbox(built.mailbox)
    chat = routes(built.workspace, router.answer, letters, clock, router.routes.shortcuts)
    own = pages(built.bot, public_url, clock)
    fetched = web_feeds.routes(feeds(built.bot, own.guesses, clock))
    family, paper = slips(built.bot, public_url, own.guesses)
    answered = [*web_slips.routes(family), *web_sheets.routes(paper)]
    answered += web_wheel.routes(wheels(built.bot, own.guesses))
    answered += web_report.routes(reports(built.bot, own.guesses))
    return Starlette(routes=[*chat, *web.routes(own), *fetched, *answered], lifespan=lifespan)


def serve(port: int) -> None:
    """Serve the demo until interrupted. What happened in it is gone afterwards."""
    asyncio.run(_serve(port))


async def _serve(port: int) -> None:
    bells: list[Callable[[object], None]] = []

    def on_mail(caught: Caught) -> None:
        for ring in bells:
            ring(caught)

    with house(now, on_mail=on_mail, public_url=_url(port)) as built:
        bells.append(mail_bell(built.workspace.changes))
        await Server(built, port).serve()


def _url(port: int) -> str:
    return f"http://{HOST}:{port}"


class Server(uvicorn.Server):
    """A server that lets go of pages that listen for news before it waits for them."""

    def __init__(self, built: House, port: int) -> None:
        super().__init__(
            uvicorn.Config(
                app(built, now, _url(port)),
                HOST,
                port,
                log_level="warning",
                access_log=False,
                server_header=False,
            )
        )
        self._changes = built.workspace.changes

    def handle_exit(self, sig: int, frame: object) -> None:
        """End the live streams, then stop as uvicorn does."""
        self._changes.close()
        super().handle_exit(sig, frame)  # type: ignore[arg-type]  # -- a frame, as signal gives it
