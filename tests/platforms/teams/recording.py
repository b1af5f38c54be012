"""A small Bot Connector on loopback that records every call, checks it, and can misbehave.

Whatever limit a message breaks, or if it comes sooner than it was told, is kept in `faults`, and
no test passes that leaves any.
"""

import asyncio
import contextlib
import json
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from aiohttp import web

from tests.platforms.teams.limits import check_message
from tests.platforms.teams.signing import APP, TENANT, serving

Json = dict[str, Any]


@dataclass(frozen=True)
class Call:
    """One call: what was done where, with what."""

    method: str
    conversation: str
    body: Json
    at: datetime


@dataclass(frozen=True)
class Says:
    """Answers with this status; `done`: it did what it was asked all the same."""

    status: int
    wait: int | None = None
    done: bool = False


@dataclass(frozen=True)
class Drop:
    """Breaks the connection, before or after it did what it was asked."""

    after: bool = False


@dataclass(frozen=True)
class Slow:
    """Answers after so many seconds."""

    seconds: float


Script = Says | Drop | Slow


@dataclass
class Recorder:
    """A tenant's conversations. `people`: user → their account; `members`: by conversation."""

    now: Callable[[], datetime]
    people: dict[str, Json] = field(default_factory=dict)
    members: dict[str, list[str]] = field(default_factory=dict)
    channels: dict[str, list[Json]] = field(default_factory=dict)
    installed: set[str] = field(default_factory=set)
    calls: list[Call] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    messages: dict[str, dict[str, Json]] = field(default_factory=lambda: defaultdict(dict))
    scripts: dict[str, deque[Script]] = field(default_factory=lambda: defaultdict(deque))
    always: dict[str, Script] = field(default_factory=dict)
    largest: int = 80_000
    url: str = ""
    _told: dict[str, tuple[datetime, datetime]] = field(default_factory=dict)
    _posted: dict[str, list[datetime]] = field(default_factory=lambda: defaultdict(list))

    def script(self, method: str, *steps: Script) -> None:
        """What the next calls of a kind meet: post, update, create, member, members, channels."""
        self.scripts[method].extend(steps)

    def to(self, method: str) -> list[Call]:
        """All calls of a kind."""
        return [call for call in self.calls if call.method == method]

    def dialogue(self, user: str) -> list[Json]:
        """The messages in somebody's own chat, oldest first."""
        return list(self.messages[f"a:{user}"].values())

    def routes(self) -> list[web.RouteDef]:
        """What is served."""
        at = "/v3/conversations"
        return [
            web.post(at, self._handler("create")),
            web.post(f"{at}/{{conversation}}/activities", self._handler("post")),
            web.put(f"{at}/{{conversation}}/activities/{{id}}", self._handler("update")),
            web.get(f"{at}/{{conversation}}/members/{{user}}", self._handler("member")),
            web.get(f"{at}/{{conversation}}/pagedmembers", self._handler("members")),
            web.get("/v3/teams/{conversation}/conversations", self._handler("channels")),
        ]

    def _handler(self, method: str) -> Any:
        async def handle(request: web.Request) -> web.StreamResponse:
            return await self._answer(method, request)

        return handle

    async def _answer(self, method: str, request: web.Request) -> web.StreamResponse:
        text = await request.text()
        conversation = request.match_info.get("conversation", "")
        call = Call(method, conversation, json.loads(text) if text else {}, self.now())
        self.calls.append(call)
        self._check(call, request)
        if len(text.encode()) > self.largest:
            return web.json_response({"error": {"code": "MessageSizeTooBig"}}, status=413)
        script = self.scripts[method].popleft() if self.scripts[method] else self.always.get(method)
        match script:
            case Says(status, wait, done):
                if done:
                    self._do(call, request)
                headers = {} if wait is None else {"Retry-After": str(wait)}
                if status == 429 and wait:
                    self._told[conversation] = (self.now(), self.now() + timedelta(seconds=wait))
                return web.json_response({"error": {}}, status=status, headers=headers)
            case Drop(after):
                if after:
                    self._do(call, request)
                assert request.transport is not None
                request.transport.abort()
                return web.Response()
            case Slow(seconds):
                await asyncio.sleep(seconds)
        status, body = self._do(call, request)
        return web.json_response(body, status=status)

    def _check(self, call: Call, request: web.Request) -> None:
        try:
            assert request.headers["Authorization"] == f"Bearer loopback-{APP}"
            told, until = self._told.get(call.conversation, (call.at, call.at))
            assert not told < call.at < until, "sooner than it was told"
            if call.method in ("post", "update"):
                check_message(call.body)
                self._check_pace(call)
            if call.method == "update":
                assert call.body["id"] == request.match_info["id"]
            if call.method == "create":
                assert call.body["tenantId"] == TENANT
                assert call.body["bot"]["id"] == f"28:{APP}"
                assert len(call.body["members"]) == 1
        except Exception as fault:  # noqa: BLE001 -- kept, and told when the test ends
            self.faults.append(f"{call.method}: {fault!r}")

    def _check_pace(self, call: Call) -> None:
        sent = self._posted[call.conversation]
        sent.append(call.at)
        for most, within in ((8, 2), (60, 30)):
            recent = [at for at in sent if call.at - at < timedelta(seconds=within)]
            assert len(recent) <= most, f"{len(recent)} messages in {within} s"

    def _do(self, call: Call, request: web.Request) -> tuple[int, Json]:
        match call.method:
            case "create":
                return self._create(call.body["members"][0]["id"])
            case "post":
                return self._post(call)
            case "update":
                kept = self.messages[call.conversation].get(request.match_info["id"])
                if kept is None:
                    return 404, {}
                kept.update(call.body)
                return 200, {"id": request.match_info["id"]}
            case "member":
                found = self._person(request.match_info["user"])
                return (200, found) if found else (404, {})
            case "members":
                names = self.members.get(call.conversation)
                if names is None:
                    return 404, {}
                size = int(request.query["pageSize"])
                more = {"continuationToken": "more"} if len(names) > size else {}
                return 200, {"members": [self.people[each] for each in names[:size]], **more}
            case _:
                rows = self.channels.get(call.conversation)
                return (200, {"conversations": rows}) if rows is not None else (404, {})

    def _create(self, user: str) -> tuple[int, Json]:
        found = self._person(user)
        if found is None or found["aadObjectId"] not in self.installed:
            return 403, {"error": {"code": "ForbiddenOperationException"}}
        return 201, {"id": f"a:{found['aadObjectId']}"}

    def _person(self, user: str) -> Json | None:
        by_id = {each["id"]: each for each in self.people.values()}
        return self.people.get(user) or by_id.get(user)

    def _post(self, call: Call) -> tuple[int, Json]:
        own = call.conversation.removeprefix("a:")
        if call.conversation.startswith("a:") and own not in self.installed:
            return 403, {"error": {"code": "BotNotInConversationRoster"}}
        made = f"{self.now().timestamp():.0f}{len(self.calls):06}"
        self.messages[call.conversation][made] = {**call.body, "id": made}
        return 201, {"id": made}


@contextlib.asynccontextmanager
async def recording(now: Callable[[], datetime]) -> AsyncIterator[Recorder]:
    """A Bot Connector that is served for as long as the block lasts.

    Raises:
        AssertionError: at the end, for what calls had broken.
    """
    kept = Recorder(now)
    async with serving(kept.routes()) as url:
        kept.url = f"{url}/"
        yield kept
    assert kept.faults == []
