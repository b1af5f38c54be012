"""Sending the week to many channels by a clock that stands still, to a receiver that counts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.features.digest.due import TEAM
from bot.service.slack import EACH_ROOM, EACH_WORKSPACE
from models.queue import Outbox
from models.store import Store, Tx
from scheduler.deliver import Deliverer, Hands
from scheduler.errors import SendError
from tests.conftest import Clock

NOTHING = timedelta(0)


@dataclass
class Counting:
    """A workspace that takes a message each fifth of a second, and says 429 to any sooner."""

    clock: Clock
    last: dict[str, datetime] = field(default_factory=dict)
    taken: list[str] = field(default_factory=list)
    refused: int = 0

    def paces(self, key: str) -> Mapping[str, timedelta]:
        return {"slack:T1": EACH_WORKSPACE, f"slack:T1:{key}": EACH_ROOM}

    async def send(self, key: str) -> str:
        now = self.clock()
        for bucket, every in self.paces(key).items():
            if bucket in self.last and now - self.last[bucket] < every:
                self.refused += 1
                raise SendError("chat.slack_asked_to_wait", permanent=False, retry_after=every)
        self.last |= dict.fromkeys(self.paces(key), now)
        self.taken.append(key)
        return key


@dataclass(frozen=True)
class Paced:
    """How it went: messages taken, how often the receiver said 429, and by how much it took."""

    taken: int
    refused: int
    over: float


async def paced(store: Store, area_id: int, messages: int, replicas: int = 2) -> Paced:
    """Let workers in turn send so many channels' weeks, all due at once."""
    clock = Clock()
    receiver, began = Counting(clock), clock()
    with store.transaction() as tx:
        tx.add_all(_row(area_id, nth, began) for nth in range(messages))
    workers = [_worker(store, receiver, f"w{nth}") for nth in range(replicas)]
    while len(receiver.taken) < messages:
        waits = [await each.sweep() for each in workers]
        clock.on(max(min((wait for wait in waits if wait), default=NOTHING), NOTHING))
    ideal = (messages - 1) * EACH_WORKSPACE
    return Paced(len(set(receiver.taken)), receiver.refused, (clock() - began) / ideal)


def _worker(store: Store, receiver: Counting, owner: str) -> Deliverer[str]:
    async def find(_key: str) -> str | None:
        return None

    hands = Hands(_wanted, receiver.send, _untold, find, receiver.paces)
    return Deliverer(store, hands, owner, receiver.clock)


def _wanted(_tx: Tx, row: Outbox, _now: datetime) -> str:
    return row.key


def _untold(_tx: Tx, _row: Outbox, _now: datetime) -> None:
    """Nobody is told of a failure."""


def _row(area_id: int, nth: int, due_at: datetime) -> Outbox:
    return Outbox(
        area_id=area_id,
        key=f"digest:team:{nth}",
        kind=TEAM,
        due_at=due_at,
        created_at=due_at,
    )
