"""Letting time pass in the house, with everything delivered at the moment it falls due."""

from datetime import datetime
from typing import Protocol

from sqlmodel import col, select

from bot.demo.house import House
from models.queue import Outbox, OutboxState, RecurringRule
from models.store import Tx


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
    rows = (
        select(Outbox.due_at)
        .where(Outbox.state == OutboxState.WAITING, col(Outbox.due_at) > now)
        .order_by(col(Outbox.due_at))
    )
    rules = (
        select(RecurringRule.next_at)
        .where(col(RecurringRule.next_at) > now)
        .order_by(col(RecurringRule.next_at))
    )
    found = (tx.exec(each.limit(1)).first() for each in (rows, rules))
    return min((at for at in found if at is not None), default=None)
