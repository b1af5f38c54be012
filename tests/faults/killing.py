"""Killing delivering processes at random moments, and counting what came of it."""

import multiprocessing
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from multiprocessing.context import ForkServerProcess

from sqlalchemy import func
from sqlmodel import col, select

from models.queue import UNFINISHED, Outbox
from models.registry import Area
from models.store import Store
from scheduler.deliver import AT_ONCE
from tests.browser.page import serve
from tests.faults import worker
from tests.faults.receiver import Receiver

PATIENCE = timedelta(minutes=4)

# Processes forked from one that has everything imported start in a moment.
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.faults.worker"])

_owners = count(1)


@dataclass(frozen=True)
class Outcome:
    """What a receiver got of what was asked for, after that many kills."""

    kills: int
    asked: int
    lost: int
    doubled: int


def kill_while_delivering(
    url: str, *, kills: int, workers: int, readable: bool, rows_a_kill: int = 12
) -> Outcome:
    """Let *workers* processes deliver and kill a random one, again and again.

    New rows come between the kills, so that there is always something under way. At the end
    the workers are left alone until nothing waits. A receiver that is not *readable* gets one
    message at a time, as mail does.
    """
    receiver, luck, asked = Receiver(readable), random.Random(kills), 0  # noqa: S311 -- chance, not secrets
    with serve(receiver.app()) as served, _store(url) as (store, area_id):
        running = [_worker(url, served.url, readable=readable) for _ in range(workers)]
        try:
            for _ in range(kills):
                _ask(store, area_id, range(asked, asked + rows_a_kill))
                asked += rows_a_kill
                time.sleep(luck.uniform(0.01, 0.25))
                victim = luck.randrange(workers)
                _kill(running[victim])
                running[victim] = _worker(url, served.url, readable=readable)
            _wait_until_done(store)
        finally:
            for process in running:
                _kill(process)
    got = receiver.got
    lost = sum(not got[str(n)] for n in range(asked))
    return Outcome(kills, asked, lost, sum(times - 1 for times in got.values() if times > 1))


@contextmanager
def _store(url: str) -> Iterator[tuple[Store, int]]:
    store = Store(url)
    with store.transaction() as tx:
        area = Area(slug="faults", name="Faults")
        tx.add(area)
        tx.flush()
        area_id = area.id
    try:
        yield store, area_id
    finally:
        store.close()


def _ask(store: Store, area_id: int, numbers: range) -> None:
    now = datetime.now(UTC)
    with store.transaction() as tx:
        tx.add_all(
            Outbox(area_id=area_id, key=str(n), kind="fault", due_at=now, created_at=now)
            for n in numbers
        )


def _worker(url: str, receiver: str, *, readable: bool) -> ForkServerProcess:
    ready, owner, at_once = FORKS.Event(), f"w{next(_owners)}", AT_ONCE if readable else 1
    process = FORKS.Process(target=worker.run, args=(url, receiver, owner, at_once, ready))
    process.start()
    assert ready.wait(PATIENCE.total_seconds()), "the worker did not start"
    return process


def _kill(process: ForkServerProcess) -> None:
    process.kill()
    process.join()


def _wait_until_done(store: Store) -> None:
    until = time.monotonic() + PATIENCE.total_seconds()
    while time.monotonic() < until:
        with store.transaction() as tx:
            left = tx.exec(select(func.count()).where(col(Outbox.state).in_(UNFINISHED))).one()
        if not left:
            return
        time.sleep(0.2)
    raise AssertionError("something was never delivered")
