"""Messages take turns, across workers, and a receiver that says wait is waited for."""

import asyncio
from datetime import timedelta

from models import pace
from models.store import Store, Tx
from tests.conftest import MONDAY

SECOND = timedelta(seconds=1)
CHANNEL = {"chat:one": SECOND}


def test_the_first_message_leaves_at_once(tx: Tx) -> None:
    assert pace.take_turn(tx, CHANNEL, MONDAY) == MONDAY


def test_each_message_takes_the_next_turn(tx: Tx) -> None:
    turns = [pace.take_turn(tx, CHANNEL, MONDAY) for _ in range(4)]

    assert turns == [MONDAY + n * SECOND for n in range(4)]


def test_turns_not_taken_are_not_saved_up(tx: Tx) -> None:
    pace.take_turn(tx, CHANNEL, MONDAY)

    later = MONDAY + timedelta(minutes=5)
    assert [pace.take_turn(tx, CHANNEL, later) for _ in range(2)] == [later, later + SECOND]


def test_a_message_waits_for_the_slowest_of_its_buckets(tx: Tx) -> None:
    both = {"chat:one": SECOND, "chat": timedelta(seconds=0.2)}
    pace.take_turn(tx, both, MONDAY)

    other = pace.take_turn(tx, {"chat:two": SECOND, "chat": timedelta(seconds=0.2)}, MONDAY)
    same = pace.take_turn(tx, both, MONDAY)

    assert other == MONDAY + timedelta(seconds=0.2)
    assert same == MONDAY + SECOND


def test_nothing_leaves_before_the_receiver_said(tx: Tx) -> None:
    until = MONDAY + timedelta(seconds=30)

    pace.hold(tx, CHANNEL, until, MONDAY)

    assert pace.held_until(tx, CHANNEL, MONDAY) == until
    assert pace.take_turn(tx, CHANNEL, MONDAY) == until
    assert pace.take_turn(tx, CHANNEL, MONDAY) == until + SECOND


def test_a_shorter_wait_does_not_end_a_longer_one(tx: Tx) -> None:
    pace.hold(tx, CHANNEL, MONDAY + timedelta(seconds=30), MONDAY)

    pace.hold(tx, CHANNEL, MONDAY + timedelta(seconds=5), MONDAY)

    assert pace.held_until(tx, CHANNEL, MONDAY) == MONDAY + timedelta(seconds=30)


def test_a_bucket_nobody_asked_for_holds_nobody(tx: Tx) -> None:
    assert pace.held_until(tx, {"chat:new": SECOND}, MONDAY) == MONDAY


async def test_workers_never_get_the_same_turn(store: Store) -> None:
    turns = await asyncio.gather(*(store.run(pace.take_turn, CHANNEL, MONDAY) for _ in range(12)))

    assert sorted(turns) == [MONDAY + n * SECOND for n in range(12)]
