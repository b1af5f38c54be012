"""Telling open pages what changed: one queue per page, all of them ended at shutdown."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum, auto
from typing import Generic, TypeVar
from uuid import uuid4

Item = TypeVar("Item")


class Sign(Enum):
    """What is told besides messages."""

    MAIL = auto()
    CLOSED = auto()


class Changes(Generic[Item]):
    """A fan-out to every page that listens. Only for use on the event loop's own thread."""

    def __init__(self) -> None:
        self._run = uuid4().hex[:8]
        self._count = 0
        self._closed = False
        self._queues: set[asyncio.Queue[Item | Sign]] = set()

    @property
    def mark(self) -> str:
        """Where things stand; a page that holds another mark has missed something."""
        return f"{self._run}-{self._count}"

    def tell(self, item: Item | Sign) -> None:
        """Pass on to every listener."""
        self._count += 1
        for queue in self._queues:
            queue.put_nowait(item)

    @contextmanager
    def listening(self) -> Iterator[asyncio.Queue[Item | Sign]]:
        """A queue of what changes from now on; `Sign.CLOSED` is the last it holds."""
        queue: asyncio.Queue[Item | Sign] = asyncio.Queue()
        self._queues.add(queue)
        if self._closed:
            queue.put_nowait(Sign.CLOSED)
        try:
            yield queue
        finally:
            self._queues.discard(queue)

    def close(self) -> None:
        """End every stream, those to come included, so that a server can stop."""
        self._closed = True
        self.tell(Sign.CLOSED)


def mail_bell(changes: Changes[Item]) -> Callable[[object], None]:
    """A function for the mail server's own thread to call with each mail that has come.

    Must be made on the event loop that the pages run on, and not be called once that is closed.
    """
    loop = asyncio.get_running_loop()

    def ring(_mail: object) -> None:
        loop.call_soon_threadsafe(changes.tell, Sign.MAIL)

    return ring
