"""Deliver what is due: lease → re-check → intent → send → result.

Nothing is lost: a row is only done when its result is noted. A crash between sending and
noting leaves the row uncertain; it goes out again under the same key, so that mail carries
the same Message-ID and calendars see the same UID and SEQUENCE.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar

import structlog

from models import outbox
from models.queue import Outbox
from models.store import Store, Tx
from scheduler.errors import SendError

log = structlog.get_logger()

M = TypeVar("M")

LEASE = timedelta(seconds=60)  # longer than any send may take, see each outlet's timeout
BATCH = 20
MAX_ATTEMPTS = 12
FIRST_RETRY = timedelta(seconds=15)
LONGEST_RETRY = timedelta(hours=1)


@dataclass(frozen=True)
class Dropped:
    """Not wanted any more, and why (a code)."""

    reason: str


StillWanted = Callable[[Tx, Outbox, datetime], M | Dropped]
"""Asks the rows, when due, whether to send; what it returns is what is sent."""

Failed = Callable[[Tx, Outbox, datetime], None]
"""Told in the transaction that notes a failure, so that a person can be told too."""


@dataclass(frozen=True)
class Hands(Generic[M]):
    """What delivery needs to know of the world, given by the wiring."""

    still_wanted: StillWanted[M]
    send: Callable[[M], Awaitable[str]]
    failed: Failed


@dataclass(frozen=True)
class Deliverer(Generic[M]):
    """One worker; several may share a PostgreSQL database."""

    store: Store
    hands: Hands[M]
    owner: str
    now: Callable[[], datetime]

    async def sweep(self) -> timedelta | None:
        """Deliver until nothing is due; how long until something will be, None for never."""
        while rows := await self.store.run(self._claim):
            await asyncio.gather(*(self._deliver(row) for row in rows))
        next_due = await self.store.run(outbox.next_due)
        return next_due - self.now() if next_due else None

    def _claim(self, tx: Tx) -> list[int]:
        rows = outbox.claim(tx, now=self.now(), owner=self.owner, lease=LEASE, at_most=BATCH)
        return [row.id for row in rows]

    async def _deliver(self, row_id: int) -> None:
        try:
            message = await self.store.run(self._intend, row_id)
            if message is not None:
                external_id = await self.hands.send(message)
                await self.store.run(self._note_sent, row_id, external_id)
        except SendError as error:
            await self.store.run(self._note_failure, row_id, error)
        except Exception:
            log.exception("fault", row=row_id)
            await self.store.run(self._note_failure, row_id, SendError("fault", permanent=False))

    def _intend(self, tx: Tx, row_id: int) -> M | None:
        row, now = outbox.held(tx, row_id, self.owner), self.now()
        if row is None:
            return None
        if row.late_after and now > row.late_after:
            outbox.mark_dropped(row, "late", now)
            return None
        wanted = self.hands.still_wanted(tx, row, now)
        if isinstance(wanted, Dropped):
            outbox.mark_dropped(row, wanted.reason, now)
            return None
        outbox.mark_intent(row)
        return wanted

    def _note_sent(self, tx: Tx, row_id: int, external_id: str) -> None:
        if row := outbox.held(tx, row_id, self.owner):
            outbox.mark_sent(tx, row, external_id, self.now())

    def _note_failure(self, tx: Tx, row_id: int, error: SendError) -> None:
        row, now = outbox.held(tx, row_id, self.owner), self.now()
        if row is None:
            return
        gives_up = error.permanent or row.attempts >= MAX_ATTEMPTS
        again_at = None if gives_up else now + retry_after(row.attempts, error.retry_after)
        outbox.mark_failed(row, error.reason, again_at=again_at, now=now)
        log.warning("not sent", row=row_id, reason=error.reason, again_at=again_at)
        self.hands.failed(tx, row, now)


def retry_after(attempts: int, told: timedelta | None) -> timedelta:
    """How long to wait: what the receiver told us, or twice as long each time, with jitter."""
    if told is not None:
        return told
    wait = min(FIRST_RETRY * 2.0 ** (attempts - 1), LONGEST_RETRY)
    return wait * random.uniform(0.8, 1.2)  # noqa: S311 -- jitter needs no secrecy
