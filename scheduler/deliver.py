"""Deliver what is due: lease → re-check → intent → send → result.

Nothing is lost: a row is only done when its result is noted. A crash between sending and
noting leaves the row uncertain. Then the channel is asked whether our key is there already;
one that cannot be asked gets it again under the same key, so that mail carries the same
Message-ID and calendars see the same UID and SEQUENCE (ADR 3).
"""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Generic, TypeVar

import structlog

from models import leases, outbox, pace
from models.queue import Outbox
from models.store import Store, Tx
from scheduler.errors import SendError

log = structlog.get_logger()

M = TypeVar("M")

LEASE = timedelta(seconds=75)
"""Longer than it may take to begin a send, and to make it (51 s for a mail)."""

BEGIN_WITHIN = timedelta(seconds=15)
"""A send not begun so soon after its claim is put off: its lease might end before it does."""

SETTLE = timedelta(seconds=5)
"""How long after a lease ran out a request of its owner may still be under way."""

AT_ONCE = 20
NO_TIME = timedelta(0)
MAX_ATTEMPTS = 200
"""Eight days of trying each hour: the end of a meeting must outlast a long weekend's outage."""
FIRST_RETRY = timedelta(seconds=15)
LONGEST_RETRY = timedelta(hours=1)
MOST_DOUBLINGS = 10  # past the longest wait; a few dozen more and a timedelta overflows


@dataclass(frozen=True)
class Dropped:
    """Not wanted any more, and why (a code)."""

    reason: str


@dataclass(frozen=True)
class Sought(Dropped, Generic[M]):
    """Not wanted any more; but an earlier try may have arrived, and is noted if it is found.

    Otherwise what stands in somebody's chat could be neither changed nor taken away.
    """

    message: M


@dataclass(frozen=True)
class Held:
    """Not now, but then: it is asked about anew. Nothing was tried."""

    until: datetime


StillWanted = Callable[[Tx, Outbox, datetime], M | Dropped | Held]
"""Asks the rows, when due, whether to send; what it returns is what is sent."""

Failed = Callable[[Tx, Outbox, datetime], None]
"""Told in the transaction that notes a failure, so that a person can be told too."""


def _never_there(_message: object) -> Awaitable[str | None]:
    async def no() -> None:
        return None

    return no()


def _no_pace(_message: object) -> Mapping[str, timedelta]:
    return {}


def _uncounted(_outcome: str) -> None:
    """Count nothing."""


@dataclass(frozen=True)
class Hands(Generic[M]):
    """What delivery needs to know of the world, given by the wiring.

    `find` looks for a message that may have been sent and gives the channel's id of it, or
    None: not there, or nobody can tell. `paces` names the buckets a message counts in, with
    the shortest time between two messages.
    """

    still_wanted: StillWanted[M]
    send: Callable[[M], Awaitable[str]]
    failed: Failed
    find: Callable[[M], Awaitable[str | None]] = _never_there
    paces: Callable[[M], Mapping[str, timedelta]] = _no_pace


@dataclass(frozen=True)
class _Plan(Generic[M]):
    """A message on its way; `uncertain` when an earlier try may have arrived.

    With `unwanted` it is only looked for.
    """

    row_id: int
    message: M
    uncertain: bool
    unwanted: Dropped | None = None


@dataclass(frozen=True)
class _Result(Generic[M]):
    """What came of a plan: the channel's id of the message, or what went wrong."""

    plan: _Plan[M]
    sent: str | SendError | Dropped


@dataclass(frozen=True)
class Lane:
    """Which kinds of rows a deliverer takes, and how many may be under way at once.

    A channel without a history gets a lane of its own with one at a time: a crash then leaves
    one message that nobody can be certain of, and a slow channel holds up no other.
    """

    only: frozenset[str] = frozenset()
    but: frozenset[str] = frozenset()
    at_once: int = AT_ONCE


@dataclass
class Deliverer(Generic[M]):
    """One worker on one lane; several may share a PostgreSQL database.

    Setting `stopping` ends a sweep before its next claim; `failures` only ever rises. `count`
    is told what comes of each row: sent, dropped, late, retry or dead.
    """

    store: Store
    hands: Hands[M]
    owner: str
    now: Callable[[], datetime]
    lane: Lane = Lane()
    lease: timedelta = LEASE
    settle: timedelta = SETTLE
    begin_within: timedelta = BEGIN_WITHIN
    count: Callable[[str], None] = _uncounted
    stopping: bool = field(default=False, init=False)
    failures: int = field(default=0, init=False)

    async def sweep(self) -> timedelta | None:
        """Deliver until nothing is due; how long until something will be, None for never."""
        while not self.stopping:
            start_by = time.monotonic() + self.begin_within.total_seconds()
            rows, wait = await self.store.run(self._claim_or_wait)
            if not rows:
                return wait
            await self._deliver(rows, start_by)
        return await self.store.run(self._wait)

    async def release(self) -> None:
        """Give back what is leased: not begun at once, under way once it has settled."""
        await self.store.run(leases.release, self.owner)

    def _claim_or_wait(self, tx: Tx) -> tuple[list[int], timedelta | None]:
        rows = self._claim(tx)
        return rows, None if rows else self._wait(tx)

    def _claim(self, tx: Tx) -> list[int]:
        return leases.claim(
            tx,
            now=self.now(),
            owner=self.owner,
            lease=self.lease,
            settle=self.settle,
            at_most=self.lane.at_once,
            only=self.lane.only,
            but=self.lane.but,
        )

    def _wait(self, tx: Tx) -> timedelta | None:
        lane = self.lane
        return leases.next_wait(tx, self.now(), self.settle, only=lane.only, but=lane.but)

    async def _deliver(self, rows: Sequence[int], start_by: float) -> None:
        plans = await self.store.run(self._intend_all, rows)
        sending = {asyncio.create_task(self._send(plan, start_by)) for plan in plans}
        try:
            while sending:
                # Results that came while the last ones were noted share a transaction.
                done, sending = await asyncio.wait(sending, return_when=asyncio.FIRST_COMPLETED)
                await self.store.run(self._note_all, [task.result() for task in done])
        finally:
            for task in sending:
                task.cancel()

    def _intend_all(self, tx: Tx, rows: Sequence[int]) -> list[_Plan[M]]:
        held = leases.held(tx, rows, self.owner)
        return [plan for row in held if (plan := self._guarded_intend(tx, row)) is not None]

    def _guarded_intend(self, tx: Tx, row: Outbox) -> _Plan[M] | None:
        row_id, now = row.id, self.now()
        try:
            with tx.begin_nested():
                return self._intend(tx, row, now)
        except Exception:
            # One row's fault must not stop the others.
            log.exception("fault", row=row_id)
            self._note_failure(tx, row, SendError("fault", permanent=False), now)
            return None

    def _intend(self, tx: Tx, row: Outbox, now: datetime) -> _Plan[M] | None:
        if row.late_after and now > row.late_after:
            outbox.mark_dropped(row, "late", now)
            self.count("late")
            return None
        wanted = self.hands.still_wanted(tx, row, now)
        if isinstance(wanted, Held):
            outbox.mark_held(row, wanted.until)
            return None
        if isinstance(wanted, Sought) and row.uncertain:
            outbox.mark_intent(row)
            return _Plan(row.id, wanted.message, uncertain=True, unwanted=wanted)
        if isinstance(wanted, Dropped):
            outbox.mark_dropped(row, wanted.reason, now)
            self.count("dropped")
            return None
        turn = self._turn(tx, row, wanted, now)
        if turn > now:
            outbox.mark_paced(row, turn)
            return None
        plan = _Plan(row.id, wanted, row.uncertain)
        outbox.mark_intent(row)
        return plan

    def _turn(self, tx: Tx, row: Outbox, message: M, now: datetime) -> datetime:
        every = self.hands.paces(message)
        if not every:
            return now
        # A turn already taken is kept, unless the receiver has asked us to wait meanwhile.
        if row.turn_at and row.turn_at <= now and pace.held_until(tx, every, now) <= now:
            return now
        return pace.take_turn(tx, every, now)

    async def _send(self, plan: _Plan[M], start_by: float) -> _Result[M]:
        try:
            if plan.uncertain and (found := await self.hands.find(plan.message)) is not None:
                return _Result(plan, found)
            if plan.unwanted:
                return _Result(plan, plan.unwanted)
            if time.monotonic() > start_by:
                # We were held up: by the end of this send another may have taken over the row.
                return _Result(plan, SendError("lease.short", permanent=False, retry_after=NO_TIME))
            return _Result(plan, await self.hands.send(plan.message))
        except SendError as error:
            return _Result(plan, error)
        except Exception:
            # Nobody knows how far it came.
            log.exception("fault", row=plan.row_id)
            return _Result(plan, SendError("fault.uncertain", permanent=False))

    def _note_all(self, tx: Tx, results: Sequence[_Result[M]]) -> None:
        now = self.now()
        sent = {each.plan.row_id: each.sent for each in results if isinstance(each.sent, str)}
        leases.note_sent(tx, sent, self.owner, now)
        for _ in sent:
            self.count("sent")
        others = {
            each.plan.row_id: (each.plan, each.sent)
            for each in results
            if not isinstance(each.sent, str)
        }
        for row in leases.held(tx, list(others), self.owner):
            plan, error = others[row.id]
            if isinstance(error, Dropped):
                outbox.mark_dropped(row, error.reason, now)
                self.count("dropped")
                continue
            if error.retry_after is not None:
                pace.hold(tx, self.hands.paces(plan.message), now + error.retry_after, now)
            # Once uncertain, always: this failure may have been in looking for the earlier try.
            row.uncertain = plan.uncertain or error.uncertain
            self._note_failure(tx, row, error, now)

    def _note_failure(self, tx: Tx, row: Outbox, error: SendError, now: datetime) -> None:
        self.failures += 1
        gives_up = error.permanent or row.attempts >= MAX_ATTEMPTS
        again_at = None if gives_up else now + retry_after(row.attempts, error.retry_after)
        outbox.mark_failed(row, error.reason, again_at=again_at, now=now)
        self.count("dead" if gives_up else "retry")
        log.warning("not sent", row=row.id, reason=error.reason, again_at=again_at)
        self._tell_failed(tx, row, now)

    def _tell_failed(self, tx: Tx, row: Outbox, now: datetime) -> None:
        row_id = row.id
        try:
            with tx.begin_nested():
                self.hands.failed(tx, row, now)
        except Exception:
            # Were the failure not noted for this, the row would go out again for ever.
            log.exception("fault", row=row_id)


def retry_after(attempts: int, told: timedelta | None) -> timedelta:
    """How long to wait: what the receiver told us, or twice as long each time, with jitter."""
    if told is not None:
        return told
    wait = min(FIRST_RETRY * 2.0 ** min(attempts - 1, MOST_DOUBLINGS), LONGEST_RETRY)
    return wait * random.uniform(0.8, 1.2)  # noqa: S311 -- jitter needs no secrecy
