"""Several processes that write to the same database: `python -m … URL PROCESSES COUNT`.

Each reads a meeting's revision and writes it back one higher, every time in a transaction of
its own, with a row of its own beside it. Prints how many times each of them failed.
"""

import contextlib
import multiprocessing
import os
import sys
from datetime import UTC, datetime

from sqlalchemy.exc import SQLAlchemyError

import models.tables  # noqa: F401 -- a meeting points at tables that point at others
from models.meetings import Meeting
from models.queue import Inbox
from models.store import Store, Tx


def raise_revision(tx: Tx, key: str) -> None:
    """Read, then write what was read plus one."""
    meeting = tx.get_one(Meeting, 1)
    meeting.revision += 1
    tx.add(Inbox(key=key, received_at=datetime(2027, 1, 25, tzinfo=UTC)))


def write(url: str, count: int) -> int:
    """Write that many times; how many failed."""
    failed = 0
    with contextlib.closing(Store(url)) as store:
        for n in range(count):
            try:
                with store.transaction() as tx:
                    raise_revision(tx, f"{os.getpid()}:{n}")
            except SQLAlchemyError:
                failed += 1
    return failed


def main(url: str, processes: int, count: int) -> list[int]:
    """Let so many processes write, all from the same moment; how many times each failed."""
    # Forked, since importing everything anew takes each of them seconds.
    context = multiprocessing.get_context("fork")
    together, failures = context.Barrier(processes), context.SimpleQueue()

    def work() -> None:
        together.wait()
        failures.put(write(url, count))

    writers = [context.Process(target=work) for _ in range(processes)]
    for writer in writers:
        writer.start()
    found = [failures.get() for _ in writers]
    for writer in writers:
        writer.join()
    return found


if __name__ == "__main__":
    print(*main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))  # noqa: T201 -- its answer
