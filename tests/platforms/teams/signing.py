"""A key server on loopback with real RSA keys, and tokens as the Bot Connector makes them."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from typing import Any

import jwt
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from bot.platforms.teams.verify import ISSUER

Json = dict[str, Any]

APP = "00000000-0000-4000-8000-00000000a001"
TENANT = "00000000-0000-4000-8000-00000000b001"
FOREIGN = "00000000-0000-4000-8000-00000000b999"
SERVICE = "https://smba.trafficmanager.net/emea/"
KID = "first"


@cache
def private_key(kid: str) -> rsa.RSAPrivateKey:
    """A key of our own by that name, the same for as long as the tests run."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def public(kid: str, *endorsements: str) -> Json:
    """The key as a key server tells it."""
    told = RSAAlgorithm.to_jwk(private_key(kid).public_key(), as_dict=True)
    return {**told, "kid": kid, "use": "sig", "endorsements": list(endorsements or ("msteams",))}


def claims(now: datetime, **changes: Any) -> Json:
    """What a token says that is in order; a change of None leaves it out."""
    made = {
        "iss": ISSUER,
        "aud": APP,
        "serviceurl": SERVICE,
        "nbf": int((now - timedelta(minutes=5)).timestamp()),
        "exp": int((now + timedelta(hours=1)).timestamp()),
        **changes,
    }
    return {key: value for key, value in made.items() if value is not None}


def token(now: datetime, *, kid: str = KID, by: str = "", **changes: Any) -> str:
    """A token that names one key and is signed by it, or by another."""
    key = private_key(by or kid)
    return jwt.encode(claims(now, **changes), key, algorithm="RS256", headers={"kid": kid})


@dataclass
class KeyServer:
    """What it serves: `keys`, after `slow` seconds, unless it is `broken`; `asked` counts."""

    url: str = ""
    keys: list[Json] = field(default_factory=lambda: [public(KID)])
    slow: float = 0.0
    broken: str = ""
    asked: int = 0
    _calls: asyncio.Queue[int] = field(default_factory=asyncio.Queue)

    async def reached(self) -> None:
        """Wait for the next call that nobody has waited for."""
        await asyncio.wait_for(self._calls.get(), 2)

    async def answer(self, _request: web.Request) -> web.StreamResponse:
        self.asked += 1
        self._calls.put_nowait(self.asked)
        await asyncio.sleep(self.slow)
        match self.broken:
            case "":
                return web.json_response({"keys": self.keys})
            case "text":
                return web.Response(text="<h1>oops", content_type="text/html")
            case _:
                return web.Response(status=int(self.broken))


@contextlib.asynccontextmanager
async def serving(routes: list[web.RouteDef]) -> AsyncIterator[str]:
    """A server on loopback; where it is."""
    app = web.Application()
    app.add_routes(routes)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


@contextlib.asynccontextmanager
async def key_server() -> AsyncIterator[KeyServer]:
    """A key server for as long as the block lasts."""
    kept = KeyServer()
    async with serving([web.get("/keys", kept.answer)]) as url:
        kept.url = f"{url}/keys"
        yield kept


def activity(**changes: Any) -> Json:
    """A message in somebody's own chat with the bot."""
    return {
        "type": "message",
        "id": "1737800000001",
        "channelId": "msteams",
        "serviceUrl": SERVICE,
        "from": {"id": "29:sip", "aadObjectId": "aad-sip", "name": "Någon"},
        "recipient": {"id": f"28:{APP}", "name": "Samordnaren"},
        "conversation": {"id": "a:sip", "conversationType": "personal", "tenantId": TENANT},
        "channelData": {"tenant": {"id": TENANT}},
        "text": "hjälp",
        "locale": "sv-SE",
        **changes,
    }
