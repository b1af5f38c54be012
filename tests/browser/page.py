"""A real server, a real Chromium and axe: what tests of pages stand on."""

import asyncio
import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright
from starlette.types import ASGIApp
from typing_extensions import override

P = ParamSpec("P")
R = TypeVar("R")

CHROMIUM = "/usr/bin/chromium"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=sv-SE",
)
AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
PATIENCE_SECONDS = 10


@dataclass(frozen=True)
class Served:
    """A running server: where it is, and a way to its own event loop."""

    url: str
    loop: asyncio.AbstractEventLoop

    def do(self, fn: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Call *fn* on the server's loop and wait for what it returns."""

        async def call() -> R:
            return fn(*args, **kwargs)

        return asyncio.run_coroutine_threadsafe(call(), self.loop).result(PATIENCE_SECONDS)


class Server(uvicorn.Server):
    """A server that ends open streams before it waits for them."""

    def __init__(self, config: uvicorn.Config, before_stop: Callable[[], None]) -> None:
        super().__init__(config)
        self.ready = threading.Event()
        self.loop: asyncio.AbstractEventLoop | None = None
        self._before_stop = before_stop

    @override
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.loop = asyncio.get_running_loop()
        self.ready.set()

    @override
    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._before_stop()
        await super().shutdown(sockets)


@contextmanager
def serve(app: ASGIApp, before_stop: Callable[[], None] = lambda: None) -> Iterator[Served]:
    """The app on a loopback port nobody else has, stopped at the end.

    `before_stop` runs on the server's loop, to end streams that would keep it from stopping.
    """
    with serve_made(lambda _url: app, before_stop) as served:
        yield served


@contextmanager
def serve_made(
    make: Callable[[str], ASGIApp], before_stop: Callable[[], None] = lambda: None
) -> Iterator[Served]:
    """The same, for an app that must know its own address."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        config = uvicorn.Config(make(url), log_level="warning", ws="none")
        server = Server(config, before_stop)
        thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
        thread.start()
        assert server.ready.wait(PATIENCE_SECONDS), "servern kom inte igång"
        assert server.loop is not None
        try:
            yield Served(url, server.loop)
        finally:
            server.should_exit = True
            thread.join(PATIENCE_SECONDS)
            assert not thread.is_alive(), "servern stannade inte: någon ström hålls öppen"


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium, closed at the end."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET])
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def page(browser: Browser, **context: Any) -> Iterator[Page]:
    """A page in a context of its own; whatever fails in its scripts fails the test.

    Without motion, since axe would measure colours half faded in.
    """
    opened = browser.new_context(
        locale="sv-SE", timezone_id="Europe/Stockholm", reduced_motion="reduce", **context
    )
    failures: list[str] = []
    try:
        shown = opened.new_page()
        shown.on("pageerror", lambda error: failures.append(str(error)))
        shown.set_default_timeout(PATIENCE_SECONDS * 1000)
        yield shown
    finally:
        opened.close()
    assert failures == []


def axe(shown: Page) -> list[str]:
    """What axe-core finds wrong on the page: rule and elements, one line each."""
    assert AXE.exists(), "axe-core saknas. Kör: npm ci --prefix tests/browser"
    shown.evaluate(AXE.read_text(encoding="utf-8"))
    options = {"runOnly": {"type": "tag", "values": [*RULES]}, "resultTypes": ["violations"]}
    found = shown.evaluate(f"axe.run(document, {json.dumps(options)})")
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def overflow(shown: Page) -> int:
    """How many pixels of the page stand outside its width; 0 when nothing must be dragged."""
    wide: int = shown.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return wide
