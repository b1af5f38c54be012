"""local-slack: a whole Slack on this machine, with people's screens and both transports.

Pinned by version and integrity in `package-lock.json`, and used by tests only. A named
exception to "loopback only": it listens on all interfaces and has no option against that
(0.1.8), which is why it holds nothing but the district's made-up names, and lives for seconds.
"""

import asyncio
import contextlib
import json
import platform
import signal
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import aiohttp

from tests.databases import free_port
from tests.platforms.slack.limits import Json
from tests.platforms.slack.objects import TEAM
from tests.platforms.slack.recording import TOKEN

BINARY = Path(__file__).parent / "node_modules/local-slack-linux-x64/bin/local-slack"
APP_TOKEN = "xapp-only-for-tests"
ROOM = "CSIP"
PATIENCE = 10.0

Found = TypeVar("Found")


@dataclass
class LocalSlack:
    """A running emulator; `kill` and `start` are a Slack that goes away and comes back."""

    folder: Path
    port: int
    web: aiohttp.ClientSession
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    @property
    def url(self) -> str:
        """Where its page is."""
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Start it, with nothing in it but people and rooms; until it answers."""
        self._spawn()
        await until(self._answers)

    def _spawn(self) -> None:
        options = ("--port", str(self.port), "--base-host", "127.0.0.1")
        files = ("--config", self.folder / "ws.json", "--files-dir", self.folder)
        self._process = subprocess.Popen(
            [BINARY, *options, *files], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def kill(self) -> None:
        """Gone, as when the line is cut."""
        if self._process:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()
            self._process = None

    async def connected(self) -> bool:
        """Whether a bot is connected by Socket Mode."""
        return any(app["connected"] for app in (await self.screen())["apps"])

    async def screen(self) -> Json:
        """Everything there is to see: messages by channel, open modals, what went on."""
        async with self.web.ws_connect(f"{self.url}/ui") as ui:
            first: Json = await ui.receive_json()
        state: Json = first["state"]
        return state

    async def act(self, what: str, **sent: Any) -> None:
        """Do something as a person: `command`, `interact`."""
        async with self.web.post(f"{self.url}/_control/{what}", json=sent) as answer:
            assert (await answer.json())["ok"]

    async def submit(self, user: str, values: Json) -> Json:
        """Send the open modal; what its window is told: errors, another view, or its end."""
        async with self.web.ws_connect(f"{self.url}/ui") as ui:
            await ui.send_json({"t": "view_submit", "user": user, "values": values})
            async for message in ui:
                told: Json = json.loads(message.data)
                if told["t"] in ("view", "view_errors"):
                    return told
        raise AssertionError("the window closed")

    async def _answers(self) -> bool:
        try:
            async with self.web.get(f"{self.url}/_control/state") as answer:
                return answer.status == 200
        except aiohttp.ClientConnectionError:
            return False


@contextlib.asynccontextmanager
async def local_slack(
    folder: Path, people: Sequence[tuple[str, str]], mode: str, url: str, secret: str
) -> AsyncIterator[LocalSlack]:
    """A workspace with these people, for as long as the block lasts.

    Args:
        folder: For its settings and files.
        people: User id and e-mail of each.
        mode: "events", which calls *url*, or "socket".
        url: Where the bot takes what happens.
        secret: What requests are signed with.
    """
    assert BINARY.exists(), (
        "local-slack saknas. Kör: npm ci --prefix tests/emulators "
        f"(den finns för Linux på x64; det här är {platform.platform()})"
    )
    config = workspace(people, mode, url, secret)
    (folder / "ws.json").write_text(json.dumps(config), encoding="utf-8")
    async with aiohttp.ClientSession() as web:
        made = LocalSlack(folder, free_port(), web)
        await made.start()
        try:
            yield made
        finally:
            made.kill()


def workspace(people: Sequence[tuple[str, str]], mode: str, url: str, secret: str) -> Json:
    """The emulator's settings."""
    return {
        "workspace": {"name": "Exempelviken", "domain": "exempelviken", "teamId": TEAM},
        "apps": [
            {
                "appId": "A0SAMORDNA",
                "botUserId": "U0BOT",
                "botName": "samordnaren",
                "botToken": TOKEN,
                "appToken": APP_TOKEN,
                "signingSecret": secret,
                "mode": mode,
                "requestUrl": url,
            }
        ],
        "users": [
            {"id": user, "name": email.split("@")[0], "real_name": email, "email": email}
            for user, email in people
        ],
        "channels": [
            {
                "id": ROOM,
                "name": "sip-exempelviken",
                "is_private": True,
                "members": [user for user, _ in people],
            }
        ],
    }


async def until(
    holds: Callable[[], Awaitable[Found | None]], seconds: float = PATIENCE, every: float = 0.02
) -> Found:
    """What the question gives as soon as that is something.

    Raises:
        TimeoutError: it never was.
    """
    async with asyncio.timeout(seconds):
        while not (found := await holds()):  # noqa: ASYNC110 -- another process does not tell us
            await asyncio.sleep(every)
    return found
