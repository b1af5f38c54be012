"""The ticker, and the only home of APScheduler.

Its own jobs are kept in memory and hold no truth: rows do. It only makes sure that somebody
looks at the rows now and then (ADR 2); new rows wake delivery at once.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, timedelta

import structlog
from apscheduler.executors.asyncio import AsyncIOExecutor
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

log = structlog.get_logger()

SWEEP_EVERY = timedelta(seconds=30)


class Ticker:
    """Runs *sweep* when woken, when it said something is due, and now and then anyway.

    Never twice at once. *sweep* returns how long until the next row is due, None for never;
    *at_least* is the longest it is ever left alone.
    """

    def __init__(
        self,
        sweep: Callable[[], Awaitable[timedelta | None]],
        at_least: timedelta = SWEEP_EVERY,
    ) -> None:
        self._sweep = sweep
        self._at_least = at_least
        self._woken = asyncio.Event()
        self._scheduler = AsyncIOScheduler(timezone=UTC, executors={"default": AsyncIOExecutor()})

    def wake(self) -> None:
        """Ask for a sweep now; from the event loop's own thread."""
        self._woken.set()

    async def run(self, stop: asyncio.Event) -> None:
        """Sweep until *stop* is set; what is being sent then is finished first."""
        self._scheduler.add_job(
            self._tick,
            IntervalTrigger(seconds=self._at_least.total_seconds(), timezone=UTC),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        self._scheduler.start()
        stopped = asyncio.ensure_future(stop.wait())
        try:
            while not stop.is_set():
                self._woken.clear()
                wait = await self._guarded_sweep()
                woken = asyncio.ensure_future(self._woken.wait())
                await asyncio.wait(
                    {woken, stopped},
                    timeout=max(wait.total_seconds(), 0) if wait is not None else None,
                    return_when=asyncio.FIRST_COMPLETED,
                )
                woken.cancel()
        finally:
            stopped.cancel()
            self._scheduler.shutdown(wait=False)

    async def _tick(self) -> None:
        # A plain function would be run on a thread of its own, where `wake` must not be called.
        self.wake()

    async def _guarded_sweep(self) -> timedelta | None:
        try:
            return await self._sweep()
        except Exception:
            log.exception("sweep failed")
            return None
