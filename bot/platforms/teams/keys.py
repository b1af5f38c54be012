"""The keys that Teams signs with, fetched without anybody having to wait who needs no new one.

A key that is known is used at once, however old it is, up to `OLDEST`; the set is fetched anew
beside it once an hour. Only a key that nobody has heard of is waited for.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import httpx
import jwt
import structlog

log = structlog.get_logger()

ADDRESS = "https://login.botframework.com/v1/.well-known/keys"
KEPT = timedelta(hours=1)
OLDEST = timedelta(days=3)
"""How long keys are trusted when their server does not answer."""
COOL = timedelta(seconds=30)
"""The shortest time between two fetches, so that made-up key ids cost nobody anything."""
PATIENCE = 4.0
LARGEST = 512 * 1024


@dataclass(frozen=True)
class Key:
    """A public key, and the channels it may sign for."""

    key: jwt.PyJWK
    endorsements: frozenset[str]


@dataclass
class Keys:
    """The key set at one address."""

    client: httpx.AsyncClient
    now: Callable[[], datetime]
    address: str = ADDRESS
    _known: dict[str, Key] = field(default_factory=dict)
    _fetched_at: datetime | None = None
    _tried_at: datetime | None = None
    _fetching: asyncio.Task[None] | None = None

    async def find(self, kid: str) -> Key | None:
        """The key by that id, or None when there is none such."""
        age = self._age(self._fetched_at)
        if age is None or age > OLDEST:
            self._known = {}
        if kid in self._known:
            if age is None or age > KEPT:
                self._fetch()
            return self._known[kid]
        if fetching := self._fetch():
            # Shielded: whoever gives up waiting does not take it from the others.
            await asyncio.shield(fetching)
        return self._known.get(kid)

    async def settled(self) -> None:
        """Wait for the fetch that is under way, if one is."""
        if self._fetching:
            await asyncio.shield(self._fetching)

    async def close(self) -> None:
        """Leave nothing running."""
        if self._fetching:
            self._fetching.cancel()
            await asyncio.gather(self._fetching, return_exceptions=True)

    def _age(self, since: datetime | None) -> timedelta | None:
        return None if since is None else self.now() - since

    def _fetch(self) -> asyncio.Task[None] | None:
        """The fetch that is under way, one that is begun, or None when it is too soon."""
        if self._fetching and not self._fetching.done():
            return self._fetching
        tried = self._age(self._tried_at)
        if tried is not None and tried < COOL:
            return None
        self._tried_at = self.now()
        self._fetching = asyncio.create_task(self._read())
        return self._fetching

    async def _read(self) -> None:
        try:
            async with asyncio.timeout(PATIENCE):
                answer = await self.client.get(self.address)
            answer.raise_for_status()
            if len(answer.content) > LARGEST:
                raise ValueError("too large a key set")
            found = _keys(answer.json())
        except (httpx.HTTPError, TimeoutError, ValueError) as error:
            log.warning("keys not fetched", reason=type(error).__name__)
            return
        if found:
            self._known, self._fetched_at = found, self.now()


def _keys(told: Any) -> dict[str, Key]:  # noqa: ANN401 -- whatever the server sent
    found: dict[str, Key] = {}
    rows = told.get("keys") if isinstance(told, dict) else None
    for row in rows if isinstance(rows, list) else ():
        if not isinstance(row, dict) or row.get("kty") != "RSA" or not row.get("kid"):
            continue
        try:
            key = jwt.PyJWK(row, "RS256")
        except (jwt.PyJWTError, ValueError):
            continue
        signs_for = row.get("endorsements")
        endorsements = signs_for if isinstance(signs_for, list) else []
        found[str(row["kid"])] = Key(key, frozenset(map(str, endorsements)))
    return found
