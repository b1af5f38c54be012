"""A small Slack on loopback that records every call, checks it, and can be told to misbehave.

The one Web API of all our Slack tests: whatever structure or limit a call breaks, or if it comes
sooner than it was told, is kept in `faults`, and no test passes that leaves any.
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

from tests.platforms.slack.limits import Json, check_message, check_view
from tests.platforms.slack.objects import TEAM
from tests.platforms.slack.scripts import Drop, Garbage, Says, Script, Slow, Wait

TOKEN = "xoxb-only-for-tests"
READS = {"auth.test", "conversations.info", "conversations.members", "users.info"}
READS |= {"conversations.history"}
UPDATES = ("chat.postMessage", "chat.update")


@dataclass(frozen=True)
class Call:
    """One call as it came; the path for answers to a `response_url` is its method."""

    method: str
    body: Json
    at: datetime


@dataclass
class Recorder:
    """A workspace. Users and rooms are as Slack's own objects; `now` is the tests' clock."""

    now: Callable[[], datetime]
    users: dict[str, Json] = field(default_factory=dict)
    rooms: dict[str, Json] = field(default_factory=dict)
    members: dict[str, list[str]] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    messages: dict[str, dict[str, Json]] = field(default_factory=lambda: defaultdict(dict))
    scripts: dict[str, deque[Script]] = field(default_factory=lambda: defaultdict(deque))
    always: dict[str, Script] = field(default_factory=dict)
    url: str = ""
    _told: dict[str, tuple[datetime, datetime]] = field(default_factory=dict)

    def script(self, method: str, *steps: Script) -> None:
        """What the next calls of a method meet."""
        self.scripts[method].extend(steps)

    def to(self, method: str) -> list[Json]:
        """The bodies of all calls of a method."""
        return [call.body for call in self.calls if call.method == method]

    def dialogue(self, user: str) -> list[Json]:
        """The messages in somebody's private dialogue, oldest first."""
        return list(self.messages[f"D{user}"].values())

    @property
    def hooks(self) -> str:
        """Where answer addresses begin."""
        return f"{self.url}/hooks/"

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """One call."""
        method = request.match_info["method"]
        call = Call(method, await _body(request), self.now())
        self.calls.append(call)
        self._check(call, request)
        script = self.scripts[method].popleft() if self.scripts[method] else self.always.get(method)
        match script:
            case Wait(seconds):
                until = self.now() + timedelta(seconds=seconds)
                self._told[method] = (self.now(), until)
                told = {"ok": False, "error": "ratelimited"}
                return web.json_response(told, status=429, headers={"Retry-After": str(seconds)})
            case Says(error, status):
                return web.json_response({"ok": False, "error": error}, status=status)
            case Garbage(content_type):
                return web.Response(text="<h1>oops", content_type=content_type, status=200)
            case Drop(after):
                if after:
                    self._do(call)
                assert request.transport is not None
                request.transport.abort()
                return web.Response()
            case Slow(seconds):
                done = self._do(call)
                await asyncio.sleep(seconds)
                return web.json_response(done)
            case None:
                return web.json_response(self._do(call))

    async def hook(self, request: web.Request) -> web.StreamResponse:
        """An answer at a response_url: changes the message, or is only seen."""
        body = json.loads(await request.read())
        self.calls.append(Call("response_url", body, self.now()))
        with self._noting("response_url"):
            check_message(body, "response_type", "replace_original")
        if self.scripts["response_url"]:
            return web.Response(status=500)
        channel, _, ts = request.match_info["id"].partition(":")
        if body.get("replace_original") and ts in self.messages[channel]:
            self.messages[channel][ts] |= {"blocks": body["blocks"], "text": body["text"]}
        return web.Response(text="ok")

    def _check(self, call: Call, request: web.Request) -> None:
        with self._noting(call.method):
            assert request.headers.get("Authorization") == f"Bearer {TOKEN}"
            reads = call.method in READS
            assert reads != request.content_type.endswith("json"), "form or JSON"
            told, until = self._told.get(call.method, (call.at, call.at))
            assert not told < call.at < until, "sooner than it was told"
            if call.method in UPDATES:
                check_message(call.body, "channel", "ts", "metadata")
            if call.method == "chat.postMessage":
                assert call.body["metadata"]["event_type"] == "samordna"
                assert set(call.body["metadata"]["event_payload"]) == {"key"}
            if call.method.startswith("views."):
                check_view(call.body["view"])

    @contextlib.contextmanager
    def _noting(self, method: str) -> Any:
        try:
            yield
        except Exception as fault:  # noqa: BLE001 -- kept, and told when the test ends
            self.faults.append(f"{method}: {fault!r}")

    def _do(self, call: Call) -> Json:
        body = call.body
        match call.method:
            case "auth.test":
                return {"ok": True, "team_id": TEAM, "user_id": "UBOT"}
            case "users.info":
                found = self.users.get(body["user"])
                return {"ok": True, "user": found} if found else _no("user_not_found")
            case "conversations.info":
                room = self.rooms.get(body["channel"])
                return {"ok": True, "channel": room} if room else _no("channel_not_found")
            case "conversations.members":
                return self._members(body)
            case "conversations.open":
                known = body["users"] in self.users
                channel = {"id": f"D{body['users']}"}
                return {"ok": True, "channel": channel} if known else _no("user_not_found")
            case "conversations.history":
                kept = self.messages[body["channel"]].values()
                return {"ok": True, "messages": list(kept)[::-1]}
            case "chat.postMessage":
                return self._post(body)
            case "chat.update":
                return self._edit(body)
            case "views.open" | "views.update":
                return {"ok": True, "view": {**body["view"], "id": "V1", "hash": "1.1"}}
            case _:
                return _no("unknown_method")

    def _members(self, body: Json) -> Json:
        found, limit = self.members.get(body["channel"]), int(body["limit"])
        more = {"next_cursor": "more"} if found and len(found) > limit else {"next_cursor": ""}
        return {"ok": True, "members": found and found[:limit], "response_metadata": more}

    def _post(self, body: Json) -> Json:
        channel = body["channel"]
        if channel not in self.rooms and not channel.startswith("D"):
            return _no("channel_not_found")
        ts = f"{self.now().timestamp():.0f}.{len(self.calls):06}"
        self.messages[channel][ts] = {**body, "ts": ts}
        return {"ok": True, "channel": channel, "ts": ts}

    def _edit(self, body: Json) -> Json:
        kept = self.messages[body["channel"]].get(body["ts"])
        if kept is None:
            return _no("message_not_found")
        kept.update(body)
        return {"ok": True, "channel": body["channel"], "ts": body["ts"]}


@contextlib.asynccontextmanager
async def recording(now: Callable[[], datetime]) -> AsyncIterator[Recorder]:
    """A workspace that is served for as long as the block lasts.

    Raises:
        AssertionError: at the end, for what calls had broken.
    """
    kept = Recorder(now)
    app = web.Application()
    app.router.add_post("/api/{method}", kept.answer)
    app.router.add_post("/hooks/{id}", kept.hook)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    kept.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield kept
    finally:
        await runner.cleanup()
    assert kept.faults == []


async def _body(request: web.Request) -> Json:
    if request.content_type.endswith("json"):
        found: Json = json.loads(await request.read())
        return found
    return {key: value for key, value in (await request.post()).items() if key != "token"}


def _no(error: str) -> Json:
    return {"ok": False, "error": error}
