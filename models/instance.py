"""One process at a time on a SQLite file; any number on PostgreSQL."""

import contextlib
import fcntl
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import make_url


class AlreadyRunningError(RuntimeError):
    """Another process serves from this SQLite file; its path is in `path`."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is in use")
        self.path = path


@contextlib.contextmanager
def only_instance(url: str) -> Iterator[bool]:
    """Hold the database against other instances for as long as this lasts; whether it can be held.

    SQLite has one writer; a second instance would wait for it at every step and send from the
    same rows. The lock is the kernel's, so it is gone when the process is, however it ended.

    Raises:
        AlreadyRunningError: another instance holds it.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        yield False
        return
    path = Path(parsed.database)
    with Path(f"{path}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunningError(path) from None
        yield True
