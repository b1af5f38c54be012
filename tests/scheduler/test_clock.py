"""The ticker: sweeps when woken, when something is due, and now and then anyway."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from scheduler.clock import Ticker

MILLISECOND = timedelta(milliseconds=1)
SOON = 20 * MILLISECOND
NEVER = timedelta(hours=1)

Sweep = Callable[[], Awaitable[timedelta | None]]


class Sweeper:
    """Counts sweeps, and says how long until the next row is due."""

    def __init__(self, *waits: timedelta | Exception | None, takes: float = 0.0) -> None:
        self.waits = list(waits)
        self.takes = takes
        self.begun = 0
        self.done = 0
        self.at_once = 0
        self.most_at_once = 0
        self.counted = asyncio.Condition()

    async def __call__(self) -> timedelta | None:
        self.begun += 1
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        await asyncio.sleep(self.takes)
        self.at_once -= 1
        async with self.counted:
            self.done += 1
            self.counted.notify_all()
        wait = self.waits.pop(0) if self.waits else None
        if isinstance(wait, Exception):
            raise wait
        return wait

    async def reaches(self, count: int) -> None:
        """Wait until that many sweeps are done.

        Raises:
            TimeoutError: they never are.
        """
        async with asyncio.timeout(5), self.counted:
            await self.counted.wait_for(lambda: self.done >= count)


@contextlib.asynccontextmanager
async def running(sweep: Sweep, at_least: timedelta = NEVER) -> AsyncIterator[Ticker]:
    """A ticker at work, stopped gracefully at the end."""
    ticker, stop = Ticker(sweep, at_least), asyncio.Event()
    task = asyncio.create_task(ticker.run(stop))
    try:
        yield ticker
    finally:
        stop.set()
        await asyncio.wait_for(task, 5)


async def test_it_sweeps_at_the_start_and_then_waits() -> None:
    sweeper = Sweeper()

    async with running(sweeper):
        await sweeper.reaches(1)
        await asyncio.sleep(0.05)

    assert sweeper.done == 1


async def test_it_sweeps_at_once_when_woken() -> None:
    sweeper = Sweeper()

    async with running(sweeper) as ticker:
        await sweeper.reaches(1)
        ticker.wake()
        await sweeper.reaches(2)

    assert sweeper.done == 2


async def test_it_sweeps_when_something_is_due() -> None:
    sweeper = Sweeper(SOON, SOON)

    async with running(sweeper):
        await sweeper.reaches(3)
        await asyncio.sleep(0.05)

    assert sweeper.done == 3


async def test_what_is_overdue_is_swept_without_waiting() -> None:
    sweeper = Sweeper(timedelta(minutes=-5))

    async with running(sweeper):
        await sweeper.reaches(2)

    assert sweeper.done == 2


async def test_it_sweeps_now_and_then_even_if_nobody_says_so() -> None:
    sweeper = Sweeper()

    async with running(sweeper, at_least=SOON):
        await sweeper.reaches(4)


async def test_its_own_ticks_stay_on_the_event_loops_thread() -> None:
    # In debug mode the loop complains of anything that touches it from another thread.
    asyncio.get_running_loop().set_debug(True)
    sweeper = Sweeper()

    async with running(sweeper, at_least=SOON):
        await sweeper.reaches(3)


async def test_being_woken_often_means_one_sweep_at_a_time_and_none_too_few() -> None:
    sweeper = Sweeper(takes=0.02)

    async with running(sweeper, at_least=SOON) as ticker:
        for _ in range(20):
            ticker.wake()
            await asyncio.sleep(0.002)
        begun = sweeper.begun
        ticker.wake()
        await sweeper.reaches(begun + 1)

    assert sweeper.most_at_once == 1
    assert sweeper.begun < 20


async def test_woken_during_a_sweep_it_sweeps_once_more() -> None:
    sweeper = Sweeper(takes=0.02)

    async with running(sweeper) as ticker:
        await asyncio.sleep(0.01)
        ticker.wake()
        await sweeper.reaches(2)

    assert sweeper.done == 2


async def test_a_failing_sweep_is_told_and_tried_again() -> None:
    sweeper = Sweeper(OSError("the database is away"))

    with capture_logs() as logs:
        async with running(sweeper, at_least=SOON):
            await sweeper.reaches(3)

    assert [each["event"] for each in logs if each["log_level"] == "error"] == ["sweep failed"]


async def test_a_failing_sweep_does_not_spin() -> None:
    sweeper = Sweeper(*(OSError("the database is away") for _ in range(100)))

    with capture_logs():
        async with running(sweeper):
            await sweeper.reaches(1)
            await asyncio.sleep(0.05)

    assert sweeper.done == 1


async def test_told_to_stop_it_finishes_what_it_has_begun() -> None:
    sweeper = Sweeper(SOON, takes=0.05)

    async with running(sweeper):
        await asyncio.sleep(0.01)

    assert (sweeper.begun, sweeper.done) == (1, 1)


async def test_told_to_stop_it_does_not_wait_for_what_is_due_later() -> None:
    sweeper = Sweeper(NEVER)

    async with asyncio.timeout(2), running(sweeper):
        await sweeper.reaches(1)

    assert sweeper.done == 1


async def test_stopped_before_it_began_it_does_nothing() -> None:
    sweeper, stop = Sweeper(), asyncio.Event()
    stop.set()

    await asyncio.wait_for(Ticker(sweeper).run(stop), 2)

    assert sweeper.begun == 0


async def test_nothing_of_it_is_left_when_it_has_stopped() -> None:
    before = asyncio.all_tasks()

    async with running(Sweeper(), at_least=SOON):
        await asyncio.sleep(0.05)
    await asyncio.sleep(0)

    assert asyncio.all_tasks() == before


@pytest.mark.parametrize("cancelled_after", [0.01, 0.05])
async def test_cancelled_it_lets_go_of_its_scheduler(cancelled_after: float) -> None:
    sweeper = Sweeper(takes=0.03)
    task = asyncio.create_task(Ticker(sweeper, SOON).run(asyncio.Event()))
    await asyncio.sleep(cancelled_after)

    task.cancel()

    with pytest.raises(asyncio.CancelledError):
        await task
    begun = sweeper.begun
    await asyncio.sleep(0.05)
    assert sweeper.begun == begun
