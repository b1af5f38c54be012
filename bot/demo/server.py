"""The demo by hand: a chat page on loopback, with everything behind it in one process."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime

import uvicorn
from starlette.applications import Starlette

from bot.demo.house import House, house
from bot.demo.letterbox import Letterbox
from bot.outlets.mailbox import Caught
from bot.platforms.browser.changes import mail_bell
from bot.platforms.browser.routes import routes

HOST = "127.0.0.1"


def now() -> datetime:
    """The real time."""
    return datetime.now(UTC)


def app(built: House, clock: Callable[[], datetime] = now) -> Starlette:
    """The demo's pages, delivering what is due for as long as they are served."""

    @contextlib.asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        stop = asyncio.Event()
        ticking = asyncio.create_task(built.bot.run(stop))
        yield
        stop.set()
        await ticking

    pages = routes(built.workspace, built.bot.router.answer, Letterbox(built.mailbox), clock)
    return Starlette(routes=pages, lifespan=lifespan)


def serve(port: int) -> None:
    """Serve the demo until interrupted. What happened in it is gone afterwards."""
    asyncio.run(_serve(port))


async def _serve(port: int) -> None:
    bells: list[Callable[[object], None]] = []

    def on_mail(caught: Caught) -> None:
        for ring in bells:
            ring(caught)

    with house(now, on_mail=on_mail) as built:
        bells.append(mail_bell(built.workspace.changes))
        await Server(built, port).serve()


class Server(uvicorn.Server):
    """A server that lets go of pages that listen for news before it waits for them."""

    def __init__(self, built: House, port: int) -> None:
        super().__init__(
            uvicorn.Config(
                app(built), HOST, port, log_level="warning", access_log=False, server_header=False
            )
        )
        self._changes = built.workspace.changes

    def handle_exit(self, sig: int, frame: object) -> None:
        """End the live streams, then stop as uvicorn does."""
        self._changes.close()
        super().handle_exit(sig, frame)  # type: ignore[arg-type]  # -- a frame, as signal gives it
