"""Claim-and-done rates of our outbox and three peers, interleaved on one PostgreSQL.

Each engine drains the same number of due rows, with and without 100,000 rows that are due far
in the future, in turn, several rounds; medians and ratios are printed. The process exits 1 when
a ratio that the project promises is missed.

    python tests/bench/deliver.py [--rows 2000] [--rounds 3]
"""

import argparse
import asyncio
import contextlib
import statistics
import sys
import threading
import time
import warnings
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

import asyncpg
import psycopg
from apscheduler.events import EVENT_JOB_EXECUTED
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from pgqueuer.domain.types import QueueEntrypoint, QueueManagerId
from pgqueuer.queries import EntrypointExecutionParameter, Queries
from procrastinate import App, PsycopgConnector
from sqlalchemy import URL, create_engine, insert

sys.path.insert(0, str(Path(__file__).parents[2]))

import models.tables  # noqa: F401 -- rows of every table may be pointed at
from bot.service.serve import settle
from models import leases
from models.queue import Outbox
from models.registry import Area
from models.store import Store, Tx, migrate
from tests.databases import postgres_server

FUTURE = 100_000
BATCH = 100
FAR = timedelta(days=90)
LEASE = timedelta(minutes=1)
PROMISED = {"pgqueuer": 5.0, "apscheduler": 10.0, "procrastinate": 100.0}
PROMISED_WITH_FUTURE = 0.8
PROMISED_LAG = 0.020


class Ours:
    """Claim 100 under a lease, note all 100 as sent: two transactions a batch."""

    def __init__(self, url: URL) -> None:
        migrate(url)
        self.store = Store(url)
        with self.store.transaction() as tx:
            area = Area(slug="bench", name="Bench")
            tx.add(area)
            tx.flush()
            self.area_id = area.id

    def add(self, count: int, due_at: datetime) -> None:
        rows = [
            Outbox(
                area_id=self.area_id,
                key=uuid4().hex,
                kind="bench",
                due_at=due_at,
                created_at=due_at,
            ).model_dump(exclude={"id"})
            for _ in range(count)
        ]
        with self.store.transaction() as tx:
            tx.execute(insert(Outbox), rows)

    def settle(self) -> None:
        _vacuum(self.store.url, "outbox")

    def drain(self, count: int) -> float:
        begun, done = time.perf_counter(), 0
        while done < count:
            with self.store.transaction() as tx:
                ids = _claim(tx)
            with self.store.transaction() as tx:
                leases.note_sent(tx, dict.fromkeys(ids, ""), "bench", datetime.now(UTC))
            done += len(ids)
        return count / (time.perf_counter() - begun)

    def lags(self, count: int) -> list[float]:
        """Seconds from due to claimed, for rows that fall due one by one while we wait."""
        # Not before all of them are there: the adding is not what is measured.
        start = datetime.now(UTC) + timedelta(seconds=3)
        dues = [start + timedelta(milliseconds=20 * n) for n in range(count)]
        for due_at in dues:
            self.add(1, due_at)
        found: list[float] = []
        while len(found) < count:
            with self.store.transaction() as tx:
                wait = leases.next_wait(tx, datetime.now(UTC), LEASE)
            if wait is not None:
                time.sleep(max(wait.total_seconds(), 0))
            with self.store.transaction() as tx:
                ids = _claim(tx)
                found += [_lag(tx, row_id) for row_id in ids]
            with self.store.transaction() as tx:
                leases.note_sent(tx, dict.fromkeys(ids, ""), "bench", datetime.now(UTC))
        return found


def _claim(tx: Tx) -> list[int]:
    return leases.claim(
        tx, now=datetime.now(UTC), owner="bench", lease=LEASE, settle=timedelta(), at_most=BATCH
    )


def _lag(tx: Tx, row_id: int) -> float:
    return (datetime.now(UTC) - tx.get_one(Outbox, row_id).due_at).total_seconds()


class Pgqueuer:
    """Dequeue 100, log 100 as successful."""

    def __init__(self, url: URL) -> None:
        self.url = url
        asyncio.run(self._with(lambda queries: queries.install()))

    async def _with(self, act: Callable[[Queries], Awaitable[Any]]) -> Any:
        connection = await asyncpg.connect(_plain(self.url))
        try:
            return await act(Queries.from_asyncpg_connection(connection))
        finally:
            await connection.close()

    def add(self, count: int, due_at: datetime) -> None:
        wait = max(due_at - datetime.now(UTC), timedelta())
        for done in range(0, count, 10_000):
            n = min(10_000, count - done)
            asyncio.run(self._with(partial(_enqueue, count=n, wait=wait)))

    def settle(self) -> None:
        _vacuum(self.url, "pgqueuer")

    def drain(self, count: int) -> float:
        async def run(queries: Queries) -> float:
            begun, done, me = time.perf_counter(), 0, QueueManagerId(uuid4())
            among = {QueueEntrypoint("e"): EntrypointExecutionParameter(0)}
            while done < count:
                jobs = await queries.dequeue(BATCH, among, me, None, timedelta(seconds=60))
                await queries.log_jobs([(job, "successful", None) for job in jobs])
                done += len(jobs)
            return count / (time.perf_counter() - begun)

        return float(asyncio.run(self._with(run)))


async def _enqueue(queries: Queries, count: int, wait: timedelta) -> None:
    await queries.enqueue(["e"] * count, [b"x"] * count, [0] * count, [wait] * count)


class Procrastinate:
    """Its own worker, 20 at once, until the queue is empty."""

    def __init__(self, url: URL) -> None:
        self.url = url
        asyncio.run(self._run(lambda app: app.schema_manager.apply_schema_async()))

    async def _run(self, act: Callable[[App], Awaitable[Any]]) -> Any:
        app = App(connector=PsycopgConnector(conninfo=_plain(self.url)))

        async def bench() -> None:
            """Nothing to do."""

        app.task(name="bench", queue="bench")(bench)
        async with app.open_async():
            return await act(app)

    def add(self, count: int, due_at: datetime) -> None:
        soon = due_at - datetime.now(UTC) < timedelta(days=1)
        statement = (
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args, scheduled_at)"
            " SELECT 'bench', 'bench', '{}', %s FROM generate_series(1, %s)"
        )
        with psycopg.connect(_plain(self.url)) as connection:
            connection.execute(statement, (None if soon else due_at, count))

    def settle(self) -> None:
        _vacuum(self.url, "procrastinate_jobs")

    def drain(self, count: int) -> float:
        async def run(app: App) -> float:
            begun = time.perf_counter()
            await app.run_worker_async(wait=False, concurrency=20, install_signal_handlers=False)
            return count / (time.perf_counter() - begun)

        return float(asyncio.run(self._run(run)))


def _tick() -> None:
    """What APScheduler's jobs run."""


class APScheduler:
    """A background scheduler on its SQLAlchemy job store, one process."""

    def __init__(self, url: URL) -> None:
        self.url = url

    def _scheduler(self) -> BackgroundScheduler:
        return BackgroundScheduler(
            jobstores={"default": SQLAlchemyJobStore(engine=create_engine(self.url))},
            executors={"default": ThreadPoolExecutor(20)},
            job_defaults={"misfire_grace_time": None},
            timezone=UTC,
        )

    def add(self, count: int, due_at: datetime) -> None:
        # One job the ordinary way, then copies of its row: add_job takes a minute for 100,000.
        scheduler = self._scheduler()
        scheduler.start(paused=True)
        far = due_at - datetime.now(UTC) > timedelta(days=1)
        for n in range(1 if far else count):
            scheduler.add_job(_tick, "date", run_date=due_at, id=f"{due_at.timestamp()}-{n}")
        scheduler.shutdown()
        if far:
            copy = (
                "INSERT INTO apscheduler_jobs (id, next_run_time, job_state)"
                " SELECT id || '-' || n, next_run_time, job_state"
                " FROM apscheduler_jobs, generate_series(1, %s) n"
            )
            with psycopg.connect(_plain(self.url)) as connection:
                connection.execute(copy, (count - 1,))

    def settle(self) -> None:
        _vacuum(self.url, "apscheduler_jobs")

    def drain(self, count: int) -> float:
        scheduler, ran = self._scheduler(), 0
        finished = threading.Event()

        def count_one(_event: object) -> None:
            nonlocal ran
            ran += 1
            if ran >= count:
                finished.set()

        scheduler.add_listener(count_one, EVENT_JOB_EXECUTED)
        begun = time.perf_counter()
        scheduler.start()
        finished.wait(120)
        rate = count / (time.perf_counter() - begun)
        scheduler.shutdown()
        return rate


class Engine(Protocol):
    """Something that can hold rows and drain those that are due."""

    def add(self, count: int, due_at: datetime) -> None: ...

    def settle(self) -> None: ...

    def drain(self, count: int) -> float: ...


ENGINES: dict[str, Callable[[URL], Engine]] = {
    "ours": Ours,
    "pgqueuer": Pgqueuer,
    "apscheduler": APScheduler,
    "procrastinate": Procrastinate,
}


def main() -> int:
    """Run the rounds, print the medians and ratios; 1 when a promise is missed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=2000)
    options.add_argument("--rounds", type=int, default=3)
    asked = options.parse_args()
    warnings.simplefilter("ignore")
    with postgres_server(durable=True) as server:
        empty = _rates(server, asked.rows, asked.rounds, future=0)
        full = _rates(server, asked.rows, asked.rounds, future=FUTURE)
        with _database(server) as url:
            settle()
            lags = sorted(Ours(url).lags(200))
    return _report(empty, full, lags)


def _rates(server: URL, rows: int, rounds: int, future: int) -> dict[str, float]:
    """Median rows a second of each engine, the engines taking turns."""
    found: dict[str, list[float]] = {name: [] for name in ENGINES}
    with contextlib.ExitStack() as stack:
        made = {
            name: engine(stack.enter_context(_database(server))) for name, engine in ENGINES.items()
        }
        for engine in made.values():
            if future:
                engine.add(future, datetime.now(UTC) + FAR)
        for _ in range(rounds):
            for name, engine in made.items():
                # The slowest gets fewer rows: its rate does not depend on how many there are.
                count = max(rows // 10, 50) if name == "procrastinate" else rows
                engine.add(count, datetime.now(UTC))
                engine.settle()
                settle()
                found[name].append(engine.drain(count))
    return {name: statistics.median(rates) for name, rates in found.items()}


def _report(empty: dict[str, float], full: dict[str, float], lags: list[float]) -> int:
    print(f"{'rows/s':<14}{'nothing else':>14}{f'{FUTURE:,} future':>18}{'ours is':>10}")
    for name in ENGINES:
        ratio = full["ours"] / full[name]
        print(f"{name:<14}{empty[name]:>14,.0f}{full[name]:>18,.0f}{ratio:>9.1f}x")
    missed = [
        f"{full['ours'] / full[name]:.1f}x {name}, promised {least:g}x"
        for name, least in PROMISED.items()
        if full["ours"] / full[name] < least
    ]
    kept = full["ours"] / empty["ours"]
    p99 = lags[int(len(lags) * 0.99)]
    print(f"rate with future rows / without: {kept:.2f}; due to claimed: median")
    print(f"  {statistics.median(lags) * 1000:.1f} ms, p99 {p99 * 1000:.1f} ms of {len(lags)}")
    if kept < PROMISED_WITH_FUTURE:
        missed.append(f"{kept:.2f} of the rate, promised {PROMISED_WITH_FUTURE}")
    if p99 > PROMISED_LAG:
        missed.append(f"p99 {p99 * 1000:.1f} ms, promised {PROMISED_LAG * 1000:g} ms")
    for each in missed:
        print(f"missed: {each}")
    return int(bool(missed))


@contextlib.contextmanager
def _database(server: URL) -> Iterator[URL]:
    name = f"bench_{uuid4().hex[:12]}"
    with psycopg.connect(_plain(server), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    yield server.set(database=name)


def _vacuum(url: URL, table: str) -> None:
    """Fresh statistics, as autovacuum would have made them by then."""
    with psycopg.connect(_plain(url), autocommit=True) as connection:
        connection.execute(f"VACUUM ANALYZE {table}")


def _plain(url: URL) -> str:
    return url.set(drivername="postgresql").render_as_string(hide_password=False)


if __name__ == "__main__":
    sys.exit(main())
