"""Whether the service lives, and whether it is ready: no secrets, no version, to anybody."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from models.store import Store, Tx

Check = Callable[[], Awaitable[bool]]

PATIENCE = 2.0


def routes(checks: Mapping[str, Check], patience: float = PATIENCE) -> list[Route]:
    """`/healthz`: the process answers. `/readyz`: so does all it stands on, 503 otherwise.

    Args:
        checks: What it stands on, by name.
        patience: Seconds that each may take.
    """

    async def healthz(_request: Request) -> Response:
        return JSONResponse({"alive": True})

    async def readyz(_request: Request) -> Response:
        found = {name: await _holds(check, patience) for name, check in checks.items()}
        return JSONResponse(found, 200 if all(found.values()) else 503)

    return [Route("/healthz", healthz), Route("/readyz", readyz)]


async def _holds(check: Check, patience: float) -> bool:
    try:
        return await asyncio.wait_for(check(), patience)
    except (TimeoutError, SQLAlchemyError):
        return False


def database(store: Store) -> Check:
    """Whether the database can be reached and written to."""

    async def answers() -> bool:
        return await store.run(_answers)

    return answers


def _answers(tx: Tx) -> bool:
    # On SQLite every transaction takes the right to write, so beginning one is proof.
    return bool(tx.connection().scalar(text("SELECT 1")))
