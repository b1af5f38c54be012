"""Alive is one thing, ready another."""

import asyncio
from collections.abc import Awaitable, Callable

import httpx
import pytest
from starlette.applications import Starlette

from bot.service import health
from models.store import Store

Ask = Callable[[dict[str, health.Check]], Awaitable[httpx.Response]]


async def yes() -> bool:
    return True


async def no() -> bool:
    return False


async def never() -> bool:
    await asyncio.sleep(60)
    return True


@pytest.fixture
def ready() -> Ask:
    """What `/readyz` says with these checks."""

    async def ask(checks: dict[str, health.Check]) -> httpx.Response:
        transport = httpx.ASGITransport(Starlette(routes=health.routes(checks, patience=0.1)))
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            assert (await client.get("/healthz")).json() == {"alive": True}
            return await client.get("/readyz")

    return ask


async def test_ready_when_all_it_stands_on_is(ready: Ask, store: Store) -> None:
    response = await ready({"database": health.database(store), "slack": yes})

    assert response.status_code == 200
    assert response.json() == {"database": True, "slack": True}


@pytest.mark.parametrize("check", [no, never])
async def test_not_ready_when_something_is_missing(ready: Ask, check: health.Check) -> None:
    response = await ready({"database": yes, "slack": check})

    assert response.status_code == 503
    assert response.json() == {"database": True, "slack": False}


async def test_not_ready_without_a_database(ready: Ask) -> None:
    gone = Store("sqlite:////nowhere/at/all.db")

    response = await ready({"database": health.database(gone)})

    gone.close()
    assert response.status_code == 503
