"""How fast a signed slash command is acknowledged: ours, and a bare Bolt app in the same run.

Ours is the real thing on SQLite: signature, who and where from rows, the inbox (every command
once), an outbox row, one transaction, the answer in the response. The bare Bolt app checks
the signature and answers. Each runs in one process of its own; 50 connections send commands
that were signed beforehand, each with its own trigger. Exits 1 when a promise is missed.

    python tests/bench/ack.py [--seconds 6] [--rounds 3]
"""

import argparse
import asyncio
import hashlib
import hmac
import multiprocessing
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlencode

import uvicorn
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route as WebRoute

sys.path.insert(0, str(Path(__file__).parents[2]))

from bot.access import Actor
from bot.app import ROUTES
from bot.demo import district
from bot.features.help.routes import GetHelp
from bot.platforms.slack import http
from bot.platforms.slack.bolt import build_app
from bot.platforms.slack.calls import connected
from bot.platforms.slack.parse import PLATFORM
from bot.privacy.secrets import Secrets
from bot.replies import Reply, say
from bot.router import Route, Router, Routes
from bot.service.serve import settle
from bot.service.slack import answers, slack_chat
from models import outbox
from models.queue import Outbox
from models.registry import ChatIdentity, Room, Visibility, contacts_at
from models.store import Store, Tx, migrate
from tests.databases import free_port

CONNECTIONS = 50
SECRET = "only-for-measuring"
TEAM, USER, CHANNEL = "TBENCH", "UBENCH", "CBENCH"
PROMISED_RATE, PROMISED_P99, PROMISED_MEMORY = 500, 0.150, 150


def note(ask: GetHelp, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """What a command that sends something does: one outbox row."""
    key = f"bench:{actor.contact.id}:{time.perf_counter_ns()}"
    row = Outbox(area_id=actor.area.id, key=key, kind="bench", due_at=now, created_at=now)
    outbox.put(tx, row)
    return say("help.what")


def serve_ours(port: int, ready: Connection) -> None:
    """Our app on a fresh SQLite file."""
    asyncio.run(_serve_ours(port, ready))


async def _serve_ours(port: int, ready: Connection) -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/ack.db"
        migrate(url)
        store = Store(url)
        await store.run(_seed)
        routes = ROUTES | Routes(words={"bench": Route(GetHelp.parse, note)})
        router = Router(
            store,
            routes,
            MappingProxyType({district.SLUG: district.AGREEMENT}),
            Secrets(b"k" * 32),
            _now,
            lambda: None,
        )
        async with connected("xoxb-bench", _now) as calls:
            chat = slack_chat(calls, _now)
            app = build_app(answers(store, router, chat, _now))
            settle()
            await _run(Starlette(routes=http.routes(app, SECRET, _now)), port, ready)


def _seed(tx: Tx) -> None:
    area = district.seed(tx, _now())
    contact = contacts_at(tx, "sip-samordnare@exempelviken.example")[0]
    tx.add(
        ChatIdentity(
            area_id=area.id, contact_id=contact.id, platform=PLATFORM, tenant=TEAM, user=USER
        )
    )
    tx.add(
        Room(
            platform=PLATFORM,
            tenant=TEAM,
            channel=CHANNEL,
            visibility=Visibility.PRIVATE,
            seen_at=_now(),
        )
    )


def serve_bare(port: int, ready: Connection) -> None:
    """A Bolt app that does nothing but answer."""
    asyncio.run(_serve_bare(port, ready))


async def _serve_bare(port: int, ready: Connection) -> None:
    async def authorize() -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=None, team_id=TEAM, bot_token="xoxb-bench", bot_id="B", bot_user_id="U"
        )

    app = AsyncApp(signing_secret=SECRET, authorize=authorize, process_before_response=True)

    async def answer(ack: AsyncAck) -> None:
        await ack("Hej.")

    app.command("/samordna")(answer)
    handler = AsyncSlackRequestHandler(app)

    async def endpoint(request: Request) -> Response:
        return await handler.handle(request)

    route = WebRoute("/slack/events", endpoint, methods=["POST"])
    await _run(Starlette(routes=[route]), port, ready)


async def _run(app: Starlette, port: int, ready: Connection) -> None:
    server = uvicorn.Server(
        uvicorn.Config(app, "127.0.0.1", port, log_level="warning", access_log=False)
    )
    serving = asyncio.ensure_future(server.serve())
    while not server.started:  # noqa: ASYNC110 -- uvicorn tells it no other way
        await asyncio.sleep(0.01)
    ready.send("ready")
    await serving


def _now() -> datetime:
    return datetime.now(UTC)


def signed_requests(count: int, first: int) -> list[bytes]:
    """Whole HTTP requests, each with its own trigger and signature."""
    at = str(int(time.time()))
    made = []
    for n in range(first, first + count):
        body = urlencode(
            {
                "command": "/samordna",
                "text": "bench",
                "team_id": TEAM,
                "user_id": USER,
                "channel_id": CHANNEL,
                "channel_name": "privategroup",
                "trigger_id": f"trigger-{n}",
                "response_url": "https://hooks.slack.com/commands/x",
            }
        )
        seal = hmac.new(SECRET.encode(), f"v0:{at}:{body}".encode(), hashlib.sha256).hexdigest()
        head = (
            "POST /slack/events HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\nX-Slack-Request-Timestamp: {at}\r\n"
            f"X-Slack-Signature: v0={seal}\r\n\r\n"
        )
        made.append((head + body).encode())
    return made


async def load(port: int, requests: list[bytes]) -> tuple[float, list[float], int]:
    """Requests a second, the sorted times of all, and how many were not answered with 200."""
    waiting, times, wrong = iter(requests), [], 0

    async def connection() -> None:
        nonlocal wrong
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for request in waiting:
            begun = time.perf_counter()
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
            await reader.readexactly(length)
            times.append(time.perf_counter() - begun)
            wrong += not head.startswith(b"HTTP/1.1 200")
        writer.close()

    begun = time.perf_counter()
    await asyncio.gather(*(connection() for _ in range(CONNECTIONS)))
    return len(times) / (time.perf_counter() - begun), sorted(times), wrong


def measured(
    serve: Callable[[int, Connection], None], seconds: float
) -> tuple[float, float, int, float]:
    """Rate, p99, wrong answers and resident MB of one server under load for some seconds."""
    port = free_port()
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=serve, args=(port, theirs))
    process.start()
    try:
        assert ours.poll(30)
        ours.recv()
        warm_rate, _, _ = asyncio.run(load(port, signed_requests(300, 0)))
        count = max(int(warm_rate * seconds), 500)
        rate, times, wrong = asyncio.run(load(port, signed_requests(count, 1000)))
        return rate, times[int(len(times) * 0.99)], wrong, _resident(process.pid or 0)
    finally:
        process.terminate()
        process.join()


def _resident(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


def main() -> int:
    """Take turns, print medians, and say what was promised and missed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=float, default=6)
    options.add_argument("--rounds", type=int, default=3)
    asked = options.parse_args()
    rounds = [
        (measured(serve_ours, asked.seconds), measured(serve_bare, asked.seconds))
        for _ in range(asked.rounds)
    ]
    rate, p99, memory = (statistics.median(ours[i] for ours, _ in rounds) for i in (0, 1, 3))
    bare = statistics.median(theirs[0] for _, theirs in rounds)
    wrong = sum(ours[2] for ours, _ in rounds)
    share = statistics.median(ours[0] / theirs[0] for ours, theirs in rounds)
    print(
        f"ours       {rate:8,.0f}/s   p99 {p99 * 1000:6.1f} ms   {memory:5.0f} MB   {wrong} wrong"
    )
    print(f"bare Bolt  {bare:8,.0f}/s   ours is {share:.2f} of it")
    kept = rate >= PROMISED_RATE and p99 < PROMISED_P99 and memory < PROMISED_MEMORY and not wrong
    print("kept" if kept else f"missed: >= {PROMISED_RATE}/s, p99 < 150 ms, < {PROMISED_MEMORY} MB")
    return int(not kept)


if __name__ == "__main__":
    sys.exit(main())
