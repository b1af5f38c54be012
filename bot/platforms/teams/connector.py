"""Calls to the Bot Connector, each made once: whoever calls decides whether to try again.

Source: learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
and microsoftteams/platform/bots/how-to/rate-limit (which statuses are worth another try).
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any, Protocol, TypeVar
from urllib.parse import quote

import httpx

from bot.platforms.teams.text import Json

TIMEOUT = 10.0
WAIT_ANYWAY = timedelta(seconds=5)
LONGEST_WAIT = timedelta(hours=1)
TRIES = 4
MEMBERS = 100

Found = TypeVar("Found")

UNCERTAIN = (500, 502, 503, 504)
BUSY = (412, 429)
TOO_LARGE = 413


class Tokens(Protocol):
    """Where our own proof of identity comes from."""

    async def token(self, app: str) -> str:
        """A token for calls as this app.

        Raises:
            CallError: there is none to be had right now.
        """
        ...

    def spent(self, app: str) -> None:
        """The token was refused: the next one must be new."""
        ...


class CallError(Exception):
    """Teams did not do what it was asked, or nobody can know.

    `reason` is `chat.…` and never holds anything of the message; `status` is Teams' own, 0 when
    it did not answer.
    """

    def __init__(
        self,
        reason: str,
        *,
        permanent: bool = False,
        retry_after: timedelta | None = None,
        status: int = 0,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.permanent = permanent
        self.retry_after = retry_after
        self.status = status


@dataclass(frozen=True)
class Where:
    """A conversation as one of our apps reaches it."""

    app: str
    service_url: str
    conversation: str


@dataclass
class Connector:
    """Our side of the Bot Connector.

    `is_service` tells where our token may be sent; `pause` lets so many seconds pass.
    """

    client: httpx.AsyncClient
    tokens: Tokens
    now: Callable[[], datetime]
    is_service: Callable[[str], bool]
    pause: Callable[[float], Awaitable[None]] = asyncio.sleep
    _until: dict[str, datetime] = field(default_factory=dict)

    async def post(self, where: Where, activity: Json) -> str:
        """Post a message; returns its id.

        Raises:
            CallError: it was not taken, or nobody can know.
        """
        made = await self._call(where, "POST", _of(where, "activities"), activity)
        return str(made.get("id", ""))

    async def update(self, where: Where, message: str, activity: Json) -> None:
        """Put another message in the place of one of ours.

        Raises:
            CallError: it was not taken, or nobody can know.
        """
        path = _of(where, "activities", message)
        await self._call(where, "PUT", path, {**activity, "id": message})

    async def open_dialogue(self, where: Where, bot: str, user: str, tenant: str) -> str:
        """The id of somebody's own chat with the bot, which must be installed for them.

        Raises:
            CallError: there is none, or Teams does not say.
        """
        asked = {
            "isGroup": False,
            "bot": {"id": bot},
            "members": [{"id": user}],
            "tenantId": tenant,
            "channelData": {"tenant": {"id": tenant}},
        }
        made = await self._call(where, "POST", "v3/conversations", asked)
        if not made.get("id"):
            raise CallError("chat.uncertain")
        return str(made["id"])

    async def member(self, where: Where, user: str) -> Json:
        """Somebody in the conversation, as Teams knows them.

        Raises:
            CallError: they are not there, or Teams does not say.
        """
        return await self._call(where, "GET", _of(where, "members", user))

    async def members(self, where: Where) -> tuple[list[Json], bool]:
        """The first hundred in the conversation, and whether there are more.

        Raises:
            CallError: Teams does not say.
        """
        path = f"{_of(where, 'pagedmembers')}?pageSize={MEMBERS}"
        told = await self._call(where, "GET", path)
        found = told.get("members")
        rows = [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []
        return rows, bool(told.get("continuationToken"))

    async def channels(self, where: Where, team: str) -> list[Json]:
        """The channels of a team.

        Raises:
            CallError: Teams does not say.
        """
        told = await self._call(where, "GET", f"v3/teams/{quote(team, safe='')}/conversations")
        found = told.get("conversations")
        return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []

    async def patiently(self, call: Callable[[], Awaitable[Found]], patience: timedelta) -> Found:
        """Make a call again for as long as that is worth anything and *patience* lasts.

        Raises:
            CallError: as the last try.
        """
        waited, chance = timedelta(0), Random()  # noqa: S311 -- spreads tries, hides nothing
        for number in range(TRIES - 1):
            try:
                return await call()
            except CallError as error:
                wait = error.retry_after or timedelta(seconds=0.5 * 2**number)
                wait += wait * chance.random() / 4
                if error.permanent or waited + wait > patience:
                    raise
                waited += wait
                await self.pause(wait.total_seconds())
        return await call()

    async def _call(self, where: Where, method: str, path: str, body: Json | None = None) -> Json:
        if not self.is_service(where.service_url):
            raise CallError("chat.foreign_address", permanent=True)
        bucket = where.conversation
        if (wait := self._until.get(bucket, self.now()) - self.now()) > timedelta(0):
            raise CallError("chat.asked_to_wait", retry_after=wait, status=429)
        answer = await self._once(where, method, path, body)
        if answer.status_code == 401:
            self.tokens.spent(where.app)
            answer = await self._once(where, method, path, body)
        return self._read(answer, bucket)

    async def _once(
        self, where: Where, method: str, path: str, body: Json | None
    ) -> httpx.Response:
        token = await self.tokens.token(where.app)
        url = f"{where.service_url.rstrip('/')}/{path}"
        try:
            return await self.client.request(
                method, url, json=body, headers={"Authorization": f"Bearer {token}"}
            )
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout):
            raise CallError("chat.unreachable") from None
        except httpx.HTTPError:
            raise CallError("chat.uncertain") from None

    def _read(self, answer: httpx.Response, bucket: str) -> Json:
        status = answer.status_code
        if status in (200, 201, 202, 204):
            return _json(answer)
        if status in BUSY:
            wait = _told_to_wait(answer.headers.get("Retry-After", ""))
            if status == 429:
                self._until[bucket] = self.now() + wait
            raise CallError("chat.asked_to_wait", retry_after=wait, status=status)
        if status in UNCERTAIN:
            raise CallError("chat.uncertain", status=status)
        if status == 401:
            raise CallError("chat.not_allowed", status=status)
        gone = status in (403, 404, 410)
        reason = "chat.nobody_there" if gone else "chat.refused"
        raise CallError(reason, permanent=True, status=status)


def _of(where: Where, *path: str) -> str:
    parts = (quote(each, safe="") for each in (where.conversation, *path))
    return f"v3/conversations/{'/'.join(parts)}"


def _json(answer: httpx.Response) -> Json:
    try:
        found: Any = answer.json() if answer.content else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _told_to_wait(header: str) -> timedelta:
    wait = timedelta(seconds=int(header)) if header.isdecimal() else WAIT_ANYWAY
    return min(wait, LONGEST_WAIT)
