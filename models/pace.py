"""How fast messages may leave: one row a bucket, shared by every replica.

A bucket is whatever the receiver counts by: a channel, a workspace. Each message takes the
next free turn; a receiver that says "wait" holds its bucket, whoever asks.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlmodel import Field, col, select

from models.base import Row
from models.outbox import insert_new
from models.store import Tx


class Pace(Row, table=True):
    """`next_at` is the next free turn; nothing leaves before `held_until`."""

    bucket: str = Field(max_length=160, unique=True)
    next_at: datetime
    held_until: datetime


def take_turn(tx: Tx, every: Mapping[str, timedelta], now: datetime) -> datetime:
    """The instant when a message that counts in all these buckets may leave; it is taken.

    Args:
        tx: Others who want the same buckets wait until it ends.
        every: Bucket → the shortest time between two messages.
        now: An aware instant.
    """
    paces = _held(tx, every, now)
    turn = max((now, *(max(pace.next_at, pace.held_until) for pace in paces)))
    for pace in paces:
        pace.next_at = turn + every[pace.bucket]
    return turn


def held_until(tx: Tx, every: Mapping[str, timedelta], now: datetime) -> datetime:
    """Until when a receiver has told us to wait; *now* when none has."""
    found = tx.exec(select(Pace.held_until).where(col(Pace.bucket).in_(every))).all()
    return max((now, *found))


def hold(tx: Tx, every: Mapping[str, timedelta], until: datetime, now: datetime) -> None:
    """Let nothing leave in these buckets before *until*: the receiver said so."""
    for pace in _held(tx, every, now):
        pace.held_until = max(pace.held_until, until)


def _held(tx: Tx, every: Mapping[str, timedelta], now: datetime) -> list[Pace]:
    # In the order of their names, so that two workers never wait for each other in a ring.
    for bucket in sorted(every):
        insert_new(tx, Pace(bucket=bucket, next_at=now, held_until=now), "bucket")
    return list(
        tx.exec(
            select(Pace)
            .where(col(Pace.bucket).in_(every))
            .order_by(Pace.bucket)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
    )
