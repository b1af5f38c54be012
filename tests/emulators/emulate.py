"""emulate: a Slack that is strict about rights, triggers and views, and installs apps by OAuth.

Pinned at 0.11.2: later versions need a newer Node, and `latest` is another package altogether.
Like local-slack it listens on all interfaces, and holds made-up names only.
"""

import contextlib
import json
import re
import subprocess
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import aiohttp

from tests.databases import free_port
from tests.emulators.local_slack import until
from tests.platforms.slack.limits import Json

PROGRAM = Path(__file__).parent / "node_modules/emulate/dist/index.js"
CLIENT = "1800000000.1"
CLIENT_SECRET = "only-for-tests"
BACK = "http://127.0.0.1:9/back"
ADMIN = "xoxp-only-for-tests"
ROOM = "sip-exempelviken"


@dataclass
class Emulate:
    """A running emulator."""

    url: str
    web: aiohttp.ClientSession

    async def install(self, scopes: Iterable[str], state: str = "state") -> str:
        """Let somebody of the workspace install the app with these rights; its token.

        Raises:
            AssertionError: the state did not come back as it went.
        """
        asked = {"client_id": CLIENT, "scope": ",".join(scopes), "redirect_uri": BACK}
        page = f"{self.url}/oauth/v2/authorize?{urlencode({**asked, 'state': state})}"
        async with self.web.get(page) as shown:
            users = re.findall(r'name="user_id" value="(\w+)"', await shown.text())
        consent = {**asked, "state": state, "user_id": users[-1]}
        callback = f"{self.url}/oauth/v2/authorize/callback"
        async with self.web.post(callback, data=consent, allow_redirects=False) as sent:
            back = parse_qs(urlsplit(sent.headers["Location"]).query)
        assert back["state"] == [state]
        code = {"code": back["code"][0], "redirect_uri": BACK}
        app = {"client_id": CLIENT, "client_secret": CLIENT_SECRET}
        given = await self.call("", "oauth.v2.access", **code, **app)
        return str(given["access_token"])

    async def call(self, token: str, method: str, **fields: str) -> Json:
        """Call a method as somebody else than the bot; whatever it answers."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        url = f"{self.url}/api/{method}"
        async with self.web.post(url, data=fields, headers=headers) as answer:
            found: Json = await answer.json()
        return found


@contextlib.asynccontextmanager
async def emulate(folder: Path, email: str) -> AsyncIterator[Emulate]:
    """A workspace with one person, where each method wants its right."""
    assert PROGRAM.exists(), "emulate saknas. Kör: npm ci --prefix tests/emulators"
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    seed = folder / "seed.json"
    seed.write_text(json.dumps(_seed(email)), encoding="utf-8")
    process = _spawn(port, seed, url)
    try:
        async with aiohttp.ClientSession() as web:
            made = Emulate(url, web)

            async def answers() -> bool:
                try:
                    return bool((await made.call(ADMIN, "auth.test")).get("ok"))
                except aiohttp.ClientConnectionError:
                    return False

            await until(answers)
            yield made
    finally:
        process.kill()
        process.wait()


def _spawn(port: int, seed: Path, url: str) -> subprocess.Popen[bytes]:
    where = ("-p", str(port), "--seed", str(seed), "--base-url", url)
    return subprocess.Popen(
        ["node", PROGRAM, "start", "-s", "slack", *where],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _seed(email: str) -> Json:
    return {
        "slack": {
            "team": {"name": "Exempelviken", "domain": "exempelviken"},
            "strict_scopes": True,
            "users": [{"name": "sip", "real_name": "SIP-samordnare", "email": email}],
            "channels": [{"name": ROOM, "is_private": True}],
            "tokens": [
                {
                    "token": ADMIN,
                    "scopes": ["users:read", "groups:read", "groups:write", "channels:read"],
                }
            ],
            "oauth_apps": [
                {
                    "app_id": "A0SAMORDNA",
                    "client_id": CLIENT,
                    "client_secret": CLIENT_SECRET,
                    "name": "Samordnaren",
                    "redirect_uris": [BACK],
                }
            ],
        }
    }
