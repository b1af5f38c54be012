"""Rules by the wall clock: when they fire next, and firing them."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy import bindparam
from sqlmodel import col, select

from models import outbox
from models.queue import Outbox, RecurringRule
from models.store import Tx

log = structlog.get_logger()

Expand = Callable[[Tx, RecurringRule], Iterable[Outbox]]
"""What one firing (at `rule.next_at`) asks to be sent; keys make a second firing harmless."""


def instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The UTC instant of a wall-clock time.

    Policy for the two nights: a time that the spring night skips is moved forward by the
    hour that is missing; of a time that the autumn night has twice, the first is meant.
    """
    # fold=0 gives the first of two, and reads a skipped time with the offset from before.
    return datetime.combine(day, at.replace(fold=0), tzinfo=zone).astimezone(UTC)


def next_firing(weekday: int, at: time, zone: ZoneInfo, after: datetime) -> datetime:
    """The first firing strictly after *after*; `weekday` 0 is Monday."""
    day = after.astimezone(zone).date()
    day += timedelta(days=(weekday - day.weekday()) % 7)
    firing = instant(day, at, zone)
    return firing if firing > after else instant(day + timedelta(days=7), at, zone)


def has_rule(tx: Tx, area_id: int, kind: str) -> bool:
    """Whether the area has any rule of that kind."""
    found = select(RecurringRule.id).where(
        RecurringRule.area_id == area_id, RecurringRule.kind == kind
    )
    return tx.exec(found).first() is not None


DUE = (
    select(RecurringRule)
    .where(col(RecurringRule.next_at) <= bindparam("now"))
    .with_for_update(skip_locked=True)
)
"""Made once: it is asked at every sweep."""


def fire_due(tx: Tx, now: datetime, expand: Expand) -> int:
    """Fire every rule that is due: its rows and its next time in one transaction.

    A rule that slept for weeks fires once, for the latest time missed. One that cannot be
    fired stays due and holds nobody up. Returns how many fired.
    """
    due = tx.exec(DUE, params={"now": now}).all()
    return sum(_fired(tx, rule, now, expand) for rule in due)


def _fired(tx: Tx, rule: RecurringRule, now: datetime, expand: Expand) -> bool:
    rule_id = rule.id
    try:
        with tx.begin_nested():
            _fire(tx, rule, now, expand)
    except Exception:
        log.exception("rule cannot be fired", row=rule_id)
        return False
    return True


def _fire(tx: Tx, rule: RecurringRule, now: datetime, expand: Expand) -> None:
    zone = ZoneInfo(rule.zone)
    following = next_firing(rule.weekday, rule.at, zone, rule.next_at)
    while following <= now:
        rule.next_at = following
        following = next_firing(rule.weekday, rule.at, zone, following)
    for row in expand(tx, rule):
        outbox.put(tx, row)
    rule.next_at = following
