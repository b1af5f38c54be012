"""Letting time pass in the house, with everything delivered at the moment it falls due."""

from datetime import datetime
from typing import Protocol

from sqlalchemy import bindparam
from sqlmodel import col, func, select

from bot.demo.house import House
from models.queue import Outbox, OutboxState, RecurringRule
from models.store import Tx

NEXT = (
    select(func.min(Outbox.due_at)).where(
        Outbox.state == OutboxState.WAITING, col(Outbox.due_at) > bindparam("now")
    ),
    select(func.min(RecurringRule.next_at)).where(col(RecurringRule.next_at) > bindparam("now")),
)
"""Made once, since it is asked at each stop: when the next message and the next rule fall due."""


class Hands(Protocol):
    """A clock whose hands can be moved."""

    at: datetime


async def travel(built: House, clock: Hands, to: datetime) -> None:
    """Move the clock to *to*, stopping whenever something falls due on the way."""
    await built.bot.sweep()
    while (stop := await built.store.run(_next_stop, clock.at)) is not None and stop < to:
        clock.at = stop
        await built.bot.sweep()
    clock.at = to
    await built.bot.sweep()


def _next_stop(tx: Tx, now: datetime) -> datetime | None:
    found = (tx.exec(each, params={"now": now}).first() for each in NEXT)
    return min((at for at in found if at is not None), default=None)
