"""Every local hour of eleven years fires once a day; APScheduler's cron beside it does not.

Why rules are rows of ours, and APScheduler is a ticker (ADR 2).
"""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from heapq import merge
from zoneinfo import ZoneInfo

import pytest
from apscheduler.triggers.cron import CronTrigger
from sqlmodel import select

from models.queue import Outbox, RecurringRule
from models.store import Store, Tx
from scheduler.recurring import fire_due, next_firing
from scheduler.workdays import days
from tests.town import build_town, due

ZONE = "Europe/Stockholm"
STOCKHOLM = ZoneInfo(ZONE)
YEARS = (date(2026, 1, 1), date(2036, 12, 31))
START = datetime(2026, 1, 1, tzinfo=STOCKHOLM).astimezone(UTC)
END = datetime(2037, 1, 1, tzinfo=STOCKHOLM).astimezone(UTC)
A_MOMENT = timedelta(milliseconds=5)

SPRING_NIGHTS = 11
AUTUMN_NIGHTS = 11


def weekly(weekday: int, at: time) -> Iterator[datetime]:
    """Every firing of one of our rules, each asked for from the one before it."""
    firing = next_firing(weekday, at, STOCKHOLM, START - A_MOMENT)
    while firing < END:
        yield firing
        firing = next_firing(weekday, at, STOCKHOLM, firing)


def ours(at: time) -> list[datetime]:
    """What a rule for each day of the week gives together."""
    return list(merge(*(weekly(weekday, at) for weekday in range(7))))


def crons(at: time) -> list[datetime]:
    """What APScheduler would do, asked as it asks itself: a moment after each firing."""
    trigger = CronTrigger(hour=at.hour, minute=at.minute, timezone=STOCKHOLM)
    fired: list[datetime] = []
    following = trigger.get_next_fire_time(None, START.astimezone(STOCKHOLM))
    while following.astimezone(UTC) < END:
        fired.append(following.astimezone(UTC))
        now = (fired[-1] + A_MOMENT).astimezone(STOCKHOLM)
        following = trigger.get_next_fire_time(following, now)
    return fired


def wrong(fired: list[datetime]) -> dict[int, int]:
    """Times fired in a local day → on how many days, for those that are not one."""
    times = Counter(at.astimezone(STOCKHOLM).date() for at in fired)
    assert set(times) <= set(days(*YEARS))
    return Counter(times[day] for day in days(*YEARS) if times[day] != 1)


@pytest.mark.parametrize("hour", range(24))
@pytest.mark.parametrize("minute", [0, 30])
def test_each_local_hour_fires_once_every_day(hour: int, minute: int) -> None:
    assert wrong(ours(time(hour, minute))) == {}


@pytest.mark.parametrize(
    ("hour", "minute", "misfires"),
    [
        (2, 0, {2: AUTUMN_NIGHTS}),
        (2, 30, {2: AUTUMN_NIGHTS}),
        (0, 0, {0: SPRING_NIGHTS}),
        (8, 0, {}),
    ],
)
def test_cron_fires_twice_in_autumn_and_skips_a_midnight_in_spring(
    hour: int, minute: int, misfires: dict[int, int]
) -> None:
    fired = crons(time(hour, minute))

    assert wrong(fired) == misfires
    assert (fired == ours(time(hour, minute))) == (not misfires)


@pytest.mark.parametrize("night", [date(2026, 10, 25), date(2027, 3, 28)])
@pytest.mark.parametrize("at", [time(0), time(2), time(2, 30), time(3)])
def test_swept_all_through_the_night_a_rule_writes_one_row(
    store: Store, night: date, at: time
) -> None:
    began = datetime.combine(night, time(0), STOCKHOLM).astimezone(UTC) - timedelta(minutes=10)
    with store.transaction() as tx:
        town = build_town(tx)
        rule = RecurringRule(
            area_id=town.area,
            kind="digest",
            subject="area",
            weekday=6,
            at=at,
            zone=ZONE,
            next_at=next_firing(6, at, STOCKHOLM, began),
        )
        tx.add(rule)

    def expand(_tx: Tx, fired: RecurringRule) -> list[Outbox]:
        return [due(town, f"{fired.next_at:%m-%d %H:%M}", fired.next_at)]

    with store.transaction() as tx:
        sweeps = [fire_due(tx, began + timedelta(minutes=10 * n), expand) for n in range(60)]

    assert sum(sweeps) == 1
    with store.transaction() as tx:
        (row,) = tx.exec(select(Outbox)).all()
    assert row.due_at.astimezone(STOCKHOLM).date() == night
