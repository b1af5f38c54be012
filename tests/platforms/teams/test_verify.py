"""Only what Teams has signed, for us, from our tenant, gets any further."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import httpx
import jwt
import pytest
from starlette.applications import Starlette

from bot.platforms.teams.http import PATH, Answer, routes
from bot.platforms.teams.keys import COOL, KEPT, OLDEST, Keys
from bot.platforms.teams.payloads import Activity
from bot.platforms.teams.verify import LARGEST_BODY, Guard
from bot.service import health
from tests.conftest import Clock
from tests.platforms.teams.signing import (
    APP,
    FOREIGN,
    SERVICE,
    TENANT,
    KeyServer,
    activity,
    claims,
    key_server,
    private_key,
    public,
    token,
)


@dataclass
class Door:
    """The bot's door, with what got through it."""

    server: KeyServer
    keys: Keys
    guard: Guard
    client: httpx.AsyncClient
    now: Clock
    got: list[Activity] = field(default_factory=list)

    async def knock(self, sent: Any, *headers: tuple[str, str]) -> int:
        """The status that an activity with these headers is answered with."""
        body = sent if isinstance(sent, bytes) else json.dumps(sent).encode()
        return (await self.client.post(PATH, content=body, headers=list(headers))).status_code

    async def signed(self, sent: Any | None = None, **changes: Any) -> int:
        """The same for an activity with a token that has these changes."""
        return await self.knock(sent or activity(), bearer(token(self.now(), **changes)))


def bearer(made: str) -> tuple[str, str]:
    return "Authorization", f"Bearer {made}"


@pytest.fixture
async def door(clock: Clock) -> AsyncIterator[Door]:
    async with key_server() as server, httpx.AsyncClient() as asking:
        keys = Keys(asking, clock, server.url)
        guard = Guard(keys, {APP: TENANT}, clock)
        got: list[Activity] = []

        async def handle(_app: str, sent: Activity) -> Answer:
            got.append(sent)
            return Answer()

        app = Starlette(routes=[*routes(guard, handle), *health.routes({})])
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            yield Door(server, keys, guard, client, clock, got)
        await keys.close()


async def test_a_token_in_order_lets_in(door: Door) -> None:
    assert await door.signed() == 200
    assert [each.text for each in door.got] == ["hjälp"]


@pytest.mark.parametrize(
    ("why", "changes"),
    [
        ("another's key", {"by": "second"}),
        ("unknown key", {"kid": "second"}),
        ("another audience", {"aud": "00000000-0000-4000-8000-00000000a999"}),
        ("several audiences", {"aud": [APP, "other"]}),
        ("no audience", {"aud": None}),
        ("another issuer", {"iss": "https://sts.windows.net/"}),
        ("no issuer", {"iss": None}),
        ("no end", {"exp": None}),
        ("an end that is no instant", {"exp": True}),
        ("no beginning", {"nbf": None}),
        ("another address", {"serviceurl": "https://smba.trafficmanager.net/amer/"}),
        ("no address", {"serviceurl": None}),
    ],
)
async def test_a_token_out_of_order_does_not(door: Door, why: str, changes: Any) -> None:
    assert await door.signed(**changes) == 401, why
    assert door.got == []


async def test_time_is_kept_to_the_minute(door: Door) -> None:
    at = int(door.now().timestamp())

    assert await door.signed(exp=at - 59) == 200
    assert await door.signed(exp=at - 60) == 401
    assert await door.signed(nbf=at + 60) == 200
    assert await door.signed(nbf=at + 61) == 401


async def test_no_token_or_a_strange_one_does_not(door: Door) -> None:
    good, secret = token(door.now()), public("first")["n"]
    shared = jwt.encode(claims(door.now()), secret, algorithm="HS256", headers={"kid": "first"})
    unsigned = jwt.encode(claims(door.now()), "", algorithm="none", headers={"kid": "first"})
    longer = jwt.encode(
        claims(door.now()), private_key("first"), algorithm="RS512", headers={"kid": "first"}
    )

    assert await door.knock(activity()) == 401
    for odd in ("", "x", "a.b.c", shared, unsigned, longer, f"{good}x", "x" * 20_000):
        assert await door.knock(activity(), bearer(odd)) == 401
    assert await door.knock(activity(), ("Authorization", f"Basic {good}")) == 401
    assert await door.knock(activity(), bearer(good), bearer(good)) == 401
    assert door.got == []


async def test_a_key_must_be_for_teams(door: Door) -> None:
    door.server.keys = [public("first", "webchat")]

    assert await door.signed() == 401


@pytest.mark.parametrize(
    "changes",
    [
        {"conversation": {"id": "a", "tenantId": FOREIGN}},
        {"channelData": {"tenant": {"id": FOREIGN}}},
        {"conversation": {"id": "a"}, "channelData": {}},
        {"channelId": "webchat"},
        {"channelId": None},
    ],
)
async def test_foreign_tenants_and_channels_are_kept_out(door: Door, changes: Any) -> None:
    sent = {key: value for key, value in activity(**changes).items() if value is not None}

    assert await door.signed(sent) == 403
    assert door.got == []


@pytest.mark.parametrize(
    "url",
    [
        "https://smba.trafficmanager.net.evil.example/emea/",
        "https://evil.example/smba.trafficmanager.net/",
        "https://smba.trafficmanager.net@evil.example/",
        "https://user:word@smba.trafficmanager.net/",
        "https://smba.trafficmanager.net:8443/emea/",
        "https://smba.trafficmanager.net:nonsense/",
        "http://smba.trafficmanager.net/emea/",
        "http://127.0.0.1:8080/",
        "https://[/",
    ],
)
async def test_our_answers_go_to_no_foreign_address(door: Door, url: str) -> None:
    assert await door.signed(activity(serviceUrl=url), serviceurl=url) == 403
    assert door.got == []


async def test_a_simulator_is_the_only_address_where_it_is_used(door: Door) -> None:
    guard = Guard(door.keys, {APP: TENANT}, door.now, "http://127.0.0.1:3979")

    assert guard.is_service("http://127.0.0.1:3979/")
    assert not guard.is_service(SERVICE)
    assert not guard.is_service("http://127.0.0.1:3978/")


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"{", b'"x"', b"\xff", b"[" * 100_000, b'{"type": 1}', b'{"type": "a\\u0000"}'],
)
async def test_what_is_no_activity_is_told_so(door: Door, body: bytes) -> None:
    assert await door.knock(body, bearer(token(door.now()))) == 400


async def test_what_is_too_large_is_not_read(door: Door) -> None:
    assert await door.knock(b"x" * (LARGEST_BODY + 1), bearer(token(door.now()))) == 413


async def test_shapes_we_do_not_know_are_no_error(door: Door) -> None:
    odd = [
        activity(**{"from": None}),
        activity(**{"from": "somebody"}),
        activity(entities="none"),
        activity(text=7),
        activity(text="a\0"),
        activity(membersAdded=[1]),
    ]

    assert [await door.signed(each) for each in odd] == [200] * len(odd)
    assert door.got == []


async def test_known_keys_go_on_when_their_server_is_down(door: Door) -> None:
    assert await door.signed() == 200
    await door.server.reached()
    for broken in ("500", "404", "text"):
        door.server.broken = broken
        door.now.on(KEPT + timedelta(minutes=1))

        assert await door.signed() == 200
        await door.server.reached()
        await door.keys.settled()
        assert await door.signed() == 200


async def test_keys_are_not_trusted_for_ever(door: Door) -> None:
    await door.signed()
    door.server.broken = "500"
    door.now.on(OLDEST + timedelta(minutes=1))

    assert await door.signed() == 401


async def test_a_key_that_was_taken_back_is_gone_at_the_next_fetch(door: Door) -> None:
    assert await door.signed() == 200
    await door.server.reached()
    door.server.keys = [public("second")]
    door.now.on(KEPT + timedelta(minutes=1))
    await door.signed()
    await door.server.reached()
    await door.keys.settled()

    assert await door.signed() == 401
    assert await door.signed(kid="second") == 200


async def test_made_up_keys_cost_one_fetch_in_half_a_minute(door: Door) -> None:
    for number in range(20):
        assert await door.signed(kid=f"unknown-{number}", by="first") == 401
    assert door.server.asked == 1

    door.server.keys = [public("first"), public("second")]
    door.now.on(COOL)

    assert await door.signed(kid="second") == 200


async def test_nobody_waits_for_a_fetch_but_who_needs_the_key(door: Door) -> None:
    await door.signed()
    await door.server.reached()
    door.server.slow = 1.0
    door.now.on(COOL)
    waiting = asyncio.create_task(door.signed(kid="second"))
    await door.server.reached()

    assert (await door.client.get("/healthz")).status_code == 200
    assert await door.signed() == 200
    assert not waiting.done()
    assert await waiting == 401


async def test_those_who_wait_wait_for_one_fetch(door: Door) -> None:
    door.server.slow = 0.1

    assert await asyncio.gather(*(door.signed() for _ in range(10))) == [200] * 10
    assert door.server.asked == 1
