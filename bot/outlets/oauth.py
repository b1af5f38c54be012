"""Access tokens by client credentials (RFC 6749, 4.4): the bot as an app, without a person."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import httpx

EARLY = timedelta(minutes=2)
"""How long before its end a token is not used any more."""

TIMEOUT = 10.0


class TokenError(Exception):
    """No token was to be had; says why as a code, and nothing of the answer."""


@dataclass(frozen=True)
class Client:
    """Who asks, and for what. Microsoft 365 wants the scope `…/.default` of what it is for."""

    url: str
    id: str
    secret: str = field(repr=False)
    scope: str = ""


@dataclass
class Tokens:
    """Gives a token that still holds, and asks for a new one when there is none."""

    client: Client
    _token: str = field(default="", init=False, repr=False)
    _until: datetime | None = field(default=None, init=False)

    async def token(self, now: datetime) -> str:
        """An access token.

        Raises:
            TokenError: `unreachable`, or `refused` by the one who gives them.
        """
        if self._until is None or now >= self._until:
            self._token, lasts = await self._ask()
            self._until = now + lasts - EARLY
        return self._token

    def forget(self) -> None:
        """Ask for a new one next time: this one was not taken."""
        self._until = None

    async def _ask(self) -> tuple[str, timedelta]:
        asked = {
            "grant_type": "client_credentials",
            "client_id": self.client.id,
            "client_secret": self.client.secret,
            "scope": self.client.scope,
        }
        try:
            async with httpx.AsyncClient(timeout=TIMEOUT) as client:
                answer = await client.post(self.client.url, data=asked)
        except httpx.HTTPError:
            raise TokenError("unreachable") from None
        try:
            told = answer.raise_for_status().json()
            return str(told["access_token"]), timedelta(seconds=int(told["expires_in"]))
        except (httpx.HTTPStatusError, ValueError, KeyError, TypeError):
            raise TokenError("refused") from None
