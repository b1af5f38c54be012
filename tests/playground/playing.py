"""The Playground as a process, the bot behind a proxy that signs what the Playground sends.

Offline the Playground sends no token. The proxy puts a real one before the bot: signed by a key
that the bot finds at a key server on loopback, with the sender's own `serviceUrl` in it.
"""

import asyncio
import contextlib
import json
import os
import shutil
import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import httpx
from aiohttp import web
from starlette.applications import Starlette

from bot.app import ROUTES, Bot
from bot.platforms.teams import http
from bot.platforms.teams.tokens import LoopbackTokens
from bot.service.teams import Entra, answers, teams_chat, teams_guard
from models.store import migrate
from tests.conftest import Clock
from tests.databases import free_port
from tests.platforms.teams.place import REGISTRATION, bot_on, caught, seeded
from tests.platforms.teams.signing import key_server, serving, token

HERE = Path(__file__).parent
CLI = HERE / "node_modules" / "@microsoft" / "m365agentsplayground" / "cli.js"
STARTED_WITHIN = 30.0


@dataclass(frozen=True)
class Played:
    """Where the Playground is, the bot in it, and what answered: status by status."""

    url: str
    bot: Bot
    direct: httpx.AsyncClient
    statuses: list[int]

    async def deliver(self) -> None:
        """Everything that is due now."""
        while (wait := await self.bot.sweep()) is not None and not wait:
            pass


@contextlib.asynccontextmanager
async def playing() -> AsyncIterator[Played]:
    """The bot and the Playground, as long as the block lasts."""
    port, now = free_port(), Clock()
    service = f"http://127.0.0.1:{port}/_connector"
    async with contextlib.AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        database = f"sqlite:///{folder / 'playground.db'}"
        migrate(database)
        store = stack.enter_context(seeded(database, now()))
        keys = await stack.enter_async_context(key_server())
        mailbox = stack.enter_context(caught())
        network = await stack.enter_async_context(httpx.AsyncClient())
        entra = Entra((REGISTRATION,), keys.url, f"{service}/")
        guard = teams_guard(network, entra, now)
        stack.push_async_callback(guard.keys.close)
        chat = teams_chat(store, network, LoopbackTokens(), guard, ROUTES.dialogs)
        bot = bot_on(store, chat, mailbox, now)
        answering = answers(bot.router, chat, entra)
        served = httpx.ASGITransport(Starlette(routes=http.routes(guard, answering.handle)))
        direct = await stack.enter_async_context(
            httpx.AsyncClient(transport=served, base_url="http://127.0.0.1")
        )
        statuses: list[int] = []

        async def signed(request: web.Request) -> web.Response:
            sent = json.loads(await request.text())
            sent["serviceUrl"] = f"{service}/"
            proof = {"Authorization": f"Bearer {token(now(), serviceurl=sent['serviceUrl'])}"}
            body = json.dumps(sent).encode()
            answer = await direct.post(http.PATH, content=body, headers=proof)
            statuses.append(answer.status_code)
            kind = answer.headers.get("Content-Type")
            return web.Response(status=answer.status_code, body=answer.content, content_type=kind)

        proxy = await stack.enter_async_context(serving([web.post(http.PATH, signed)]))
        await stack.enter_async_context(_process(folder, f"{proxy}{http.PATH}", service, port))
        yield Played(f"http://127.0.0.1:{port}", bot, direct, statuses)
        await answering.settle()


@contextlib.asynccontextmanager
async def _process(folder: Path, endpoint: str, service: str, port: int) -> AsyncIterator[None]:
    # It listens on every interface and has no option against that; the machine is ours.
    shutil.copy(HERE / "playground.yml", folder / ".m365agentsplayground.yml")
    where = ("-e", endpoint, "-c", "msteams", "-p", str(port), "--service-url", service)
    node = shutil.which("node") or "node"
    with (folder / "out.log").open("wb") as out:
        process = await asyncio.create_subprocess_exec(
            *(node, str(CLI), "start", *where, "--disable-telemetry"),
            cwd=folder,
            stdout=out,
            stderr=out,
            env={**os.environ, "BROWSER": "none"},
        )
        try:
            await _answers(process, f"http://127.0.0.1:{port}/", folder)
            yield
        finally:
            with contextlib.suppress(ProcessLookupError):
                process.terminate()
            await process.wait()


async def _answers(process: asyncio.subprocess.Process, url: str, folder: Path) -> None:
    """Wait until it does.

    Raises:
        RuntimeError: it stopped; with what it said, its own log included.
    """
    async with asyncio.timeout(STARTED_WITHIN), httpx.AsyncClient() as client:
        while True:
            await asyncio.sleep(0.5)
            if process.returncode is not None:
                raise RuntimeError(_told(folder))
            with contextlib.suppress(httpx.TransportError):
                if (await client.get(url)).status_code == 200:
                    return


def _told(folder: Path) -> str:
    logs = [folder / "out.log", *folder.glob("devTools/*.log")]
    return "\n".join(each.read_text(errors="replace") for each in logs)
