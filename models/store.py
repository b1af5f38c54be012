"""The database: engine, transactions, and the one way to reach them from async code."""

import asyncio
import contextlib
import math
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from alembic import command
from alembic.config import Config
from sqlalchemy import URL, Connection, Engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry
from sqlmodel import Session, create_engine

KEPT = "kept"

Tx = Session
"""An open transaction; whoever gets one neither commits nor closes it."""

P = ParamSpec("P")
T = TypeVar("T")
K = TypeVar("K")

# Enough for one worker's handlers and deliveries; PostgreSQL's own default limit is 100.
POSTGRES_POOL = 8

PING_AFTER = 5.0
"""Seconds unused until a connection is asked whether it lives; asking each time costs a sixth."""


class Store:
    """One database, SQLite or PostgreSQL, with the same transactions on both.

    SQLite has one writer thread, and every transaction begins IMMEDIATE: with the driver's
    default a read followed by a write loses updates without a word. Errors of either do not
    tell the values of a statement, since errors are logged.
    """

    def __init__(self, url: str | URL, ping_after: float = PING_AFTER) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        workers = 1 if self.is_sqlite else POSTGRES_POOL
        self.engine = (
            _sqlite_engine(self.url) if self.is_sqlite else _postgres_engine(self.url, ping_after)
        )
        self._kept: dict[type, object] = {}
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="store")

    @contextlib.contextmanager
    def transaction(self) -> Iterator[Tx]:
        """A transaction that commits at the end, or leaves nothing behind on any error."""
        info = {KEPT: self._kept}
        with Session(self.engine, expire_on_commit=False, info=info) as session, session.begin():
            yield session

    async def run(
        self, fn: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run *fn* in a transaction of its own on a store thread."""

        def work() -> T:
            with self.transaction() as tx:
                return fn(tx, *args, **kwargs)

        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    def close(self) -> None:
        """Finish what runs, then let go of every connection."""
        self._threads.shutdown(wait=True)
        self.engine.dispose()


def kept(tx: Tx, kind: type[K]) -> K:
    """The one object of that kind that this process keeps between its transactions.

    For what is dear to make and can be told to be out of date: rows are the truth. Several
    threads share it.
    """
    # `setdefault` is one step for all threads.
    found = tx.info[KEPT].setdefault(kind, kind())
    assert isinstance(found, kind)  # noqa: S101 -- for mypy
    return found


def migrate(url: str | URL) -> None:
    """Bring the database to the newest revision; a new one is made from nothing."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["url"] = make_url(url)
    command.upgrade(config, "head")


def _sqlite_engine(url: URL) -> Engine:
    # 30 s: a writer waits its turn rather than fail; the longest wait measured was 59 ms.
    engine = create_engine(
        url, connect_args={"timeout": 30, "check_same_thread": False}, hide_parameters=True
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: DBAPIConnection, _record: object) -> None:
        # The driver must not start transactions by itself; `_begin` below does.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            "journal_mode=WAL",
            "synchronous=NORMAL",
            "busy_timeout=30000",
            "foreign_keys=ON",
            "secure_delete=ON",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _postgres_engine(url: URL, ping_after: float) -> Engine:
    engine = create_engine(url, pool_size=POSTGRES_POOL, hide_parameters=True)

    @event.listens_for(engine, "checkin")
    def _left(_connection: DBAPIConnection, record: ConnectionPoolEntry) -> None:
        record.info["left_at"] = time.monotonic()

    @event.listens_for(engine, "checkout")
    def _still_there(
        connection: DBAPIConnection, record: ConnectionPoolEntry, _proxy: object
    ) -> None:
        if time.monotonic() - record.info.get("left_at", math.inf) < ping_after:
            return
        try:
            engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error:
            raise DisconnectionError from None

    return engine
