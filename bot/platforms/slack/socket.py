"""Slack over Socket Mode: a connection of our own, for those without an address on the internet."""

import asyncio
from time import time

import structlog
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.socket_mode.async_internals import send_async_response
from slack_bolt.async_app import AsyncApp
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackClientError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot.platforms.slack import bolt, payloads
from bot.platforms.slack.calls import API, SILENT, TIMEOUT

log = structlog.get_logger()

WATCHED_EVERY = 1.0
LONGEST_RECONNECT = 15.0
LONGEST_ANSWER = 3.0


class Handler(AsyncSocketModeHandler):
    """Bolt's handler, given only payloads that are checked; `busy` are those being answered."""

    def __init__(self, app: AsyncApp, app_token: str, client: AsyncWebClient) -> None:
        super().__init__(app, app_token, logger=SILENT, web_client=client)
        self.busy: set[asyncio.Task[None] | None] = set()

    async def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override]  # -- as Bolt's own
        """Answer one envelope; what we do not know is acknowledged and left."""
        self.busy.add(task := asyncio.current_task())
        try:
            started, sent = time(), payloads.read(req.payload)
            answer = await bolt.dispatch(self.app, sent) if sent else BoltResponse(status=200)
            await send_async_response(client, req, answer, started)
        finally:
            self.busy.discard(task)


class Listener:
    """Keeps one connection open until it is stopped."""

    def __init__(self, app: AsyncApp, app_token: str, api: str = API) -> None:
        self._app, self._token, self._api = app, app_token, api
        self._handler: Handler | None = None

    async def connected(self) -> bool:
        """Whether Slack can reach us right now."""
        return self._handler is not None and await self._handler.client.is_connected()

    async def run(self, stop: asyncio.Event) -> None:
        """Listen until *stop* is set; what is being answered then is finished first.

        The SDK reconnects by itself, but has been seen to fall silent (bolt-python #1529): so
        somebody watches, and connects anew as soon as the connection is gone.
        """
        # Its own client: the app-level token opens connections and may do nothing else.
        client = AsyncWebClient(
            self._token, self._api, timeout=int(TIMEOUT), retry_handlers=[], logger=SILENT
        )
        self._handler = Handler(self._app, self._token, client)
        try:
            while not stop.is_set():
                await self._watch(self._handler)
                await _either(stop, WATCHED_EVERY)
        finally:
            await _finish(self._handler)
            self._handler = None

    async def _watch(self, handler: Handler) -> None:
        if await handler.client.is_connected():
            return
        try:
            async with asyncio.timeout(LONGEST_RECONNECT):
                await handler.client.connect_to_new_endpoint()
            log.info("connected")
        except (OSError, TimeoutError, SlackClientError) as error:
            log.warning("not connected", reason=type(error).__name__)


async def _finish(handler: Handler) -> None:
    if busy := {task for task in handler.busy if task}:
        await asyncio.wait(busy, timeout=LONGEST_ANSWER)
    await handler.close_async()  # type: ignore[no-untyped-call]  # -- untyped in Bolt


async def _either(stop: asyncio.Event, seconds: float) -> None:
    waiting = asyncio.ensure_future(stop.wait())
    await asyncio.wait({waiting}, timeout=seconds)
    waiting.cancel()
