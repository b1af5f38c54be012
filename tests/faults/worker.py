"""What runs in a delivering process that is going to be killed."""

import asyncio
import os
import sys
from datetime import UTC, datetime, timedelta
from multiprocessing.synchronize import Event
from pathlib import Path

import httpx

import models.tables  # noqa: F401 -- a delivering process knows every table
from bot import logs
from models.queue import Outbox
from models.store import Store, Tx
from scheduler.deliver import Deliverer, Dropped, Hands, Lane
from scheduler.errors import SendError

LEASE = timedelta(seconds=2.5)
SETTLE = timedelta(seconds=1.5)
TIMEOUT = 1.5
"""Seconds a send may take; with the time there is to begin it, less than the lease."""

BEGIN_WITHIN = timedelta(seconds=0.8)


def wanted(_tx: Tx, row: Outbox, _now: datetime) -> str | Dropped:
    return row.key


def failed(_tx: Tx, _row: Outbox, _now: datetime) -> None:
    """Nobody is told."""


def run(database: str, receiver: str, owner: str, at_once: int, ready: Event) -> None:
    """Deliver until killed; *ready* is set when it begins."""
    # Nobody reads what it says, and a full pipe would stop it.
    sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115 -- until the process ends
    logs.start()
    asyncio.run(deliver(database, receiver, owner, at_once, ready))


async def deliver(database: str, receiver: str, owner: str, at_once: int, ready: Event) -> None:
    """Deliver for ever."""
    async with httpx.AsyncClient(base_url=receiver, timeout=TIMEOUT) as client:

        async def send(key: str) -> str:
            try:
                answer = await client.post("/messages", json={"key": key})
            except httpx.HTTPError:
                raise SendError("chat.uncertain", permanent=False) from None
            return str(answer.json()["id"])

        async def find(key: str) -> str | None:
            try:
                answer = await client.get(f"/messages/{key}")
            except httpx.HTTPError:
                raise SendError("chat.uncertain", permanent=False) from None
            found = answer.json()["id"]
            return str(found) if found else None

        hands = Hands(wanted, send, failed, find)
        deliverer = Deliverer(
            Store(database),
            hands,
            owner,
            lambda: datetime.now(UTC),
            Lane(at_once=at_once),
            LEASE,
            SETTLE,
        )
        ready.set()
        while True:
            await deliverer.sweep()
            await asyncio.sleep(0.02)
