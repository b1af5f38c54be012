"""Whether an activity is Teams' own: its token, its tenant and where it wants its answers.

Source: learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
(connector to bot). The SDKs accept more than that page allows, see ADR 0004.
"""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import jwt

from bot.platforms.teams.keys import Keys
from bot.platforms.teams.payloads import Envelope

LARGEST_BODY = 256 * 1024
LARGEST_TOKEN = 16 * 1024
ISSUER = "https://api.botframework.com"
CHANNEL = "msteams"
SKEW = timedelta(minutes=1)

HOSTS = (
    "smba.trafficmanager.net",
    "smba.infra.gcc.teams.microsoft.com",
    "smba.infra.gov.teams.microsoft.us",
)
"""Where Teams takes answers; our token is sent nowhere else."""


class RefusedError(Exception):
    """The request gets no further than this status."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


@dataclass(frozen=True)
class Guard:
    """Who may speak to us: tokens for one of our apps, from the tenant it is registered in.

    `tenants`: app id → tenant id. `service`: an address on loopback that a simulator answers
    at, or empty.
    """

    keys: Keys
    tenants: Mapping[str, str]
    now: Callable[[], datetime]
    service: str = ""

    async def check(self, authorization: Sequence[str], sent: Envelope) -> str:
        """The id of the app that was spoken to.

        Raises:
            RefusedError: 401 for a token that is not in order, 403 for a foreign tenant,
                channel or address.
        """
        claims = await self._claims(_bearer(authorization))
        if not sent.service_url or claims.get("serviceurl") != sent.service_url:
            raise RefusedError(401)
        app = str(claims["aud"])
        if sent.channel_id != CHANNEL or not self.is_service(sent.service_url):
            raise RefusedError(403)
        if sent.tenants != {self.tenants[app]}:
            raise RefusedError(403)
        return app

    def is_service(self, url: str) -> bool:
        """Whether answers may be sent there."""
        if self.service:
            return url.rstrip("/") == self.service.rstrip("/")
        try:
            where = urlsplit(url)
            plain = where.port in (None, 443) and not (where.username or where.password)
        except ValueError:
            return False
        return where.scheme == "https" and where.hostname in HOSTS and plain

    async def _claims(self, token: str) -> dict[str, Any]:
        try:
            header = jwt.get_unverified_header(token)
            if header.get("alg") != "RS256":
                raise RefusedError(401)
            key = await self.keys.find(str(header.get("kid", "")))
            if key is None or CHANNEL not in key.endorsements:
                raise RefusedError(401)
            claims: dict[str, Any] = jwt.decode(
                token,
                key.key,
                algorithms=["RS256"],
                audience=list(self.tenants),
                issuer=ISSUER,
                # By our own clock, below.
                options={
                    "require": ["exp", "nbf", "iss", "aud"],
                    "verify_exp": False,
                    "verify_nbf": False,
                    "verify_iat": False,
                },
            )
        except jwt.PyJWTError:
            raise RefusedError(401) from None
        if not isinstance(claims["aud"], str) or not _is_timely(claims, self.now()):
            raise RefusedError(401)
        return claims


def _is_timely(claims: Mapping[str, Any], now: datetime) -> bool:
    since, until = claims["nbf"], claims["exp"]
    # A bool is an int to Python, and no instant.
    if type(since) is not int or type(until) is not int:
        return False
    at, skew = now.timestamp(), SKEW.total_seconds()
    return since - skew <= at < until + skew


def _bearer(authorization: Sequence[str]) -> str:
    kind, _, token = (authorization[0] if len(authorization) == 1 else "").partition(" ")
    if kind.lower() != "bearer" or not 0 < len(token) <= LARGEST_TOKEN:
        raise RefusedError(401)
    return token


async def read(stream: AsyncIterator[bytes]) -> bytes:
    """The whole body, counted as it comes, whatever its length claims to be.

    Raises:
        RefusedError: 413 as soon as it is more than `LARGEST_BODY` bytes.
    """
    body = bytearray()
    async for chunk in stream:
        body += chunk
        if len(body) > LARGEST_BODY:
            raise RefusedError(413)
    return bytes(body)
