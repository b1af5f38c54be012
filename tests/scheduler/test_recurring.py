"""Rules by the wall clock: once a week whatever the clocks do, and written down once."""

import contextlib
import threading
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select
from structlog.testing import capture_logs

from models.queue import Outbox, RecurringRule
from models.store import Store, Tx
from scheduler.recurring import fire_due, instant, next_firing
from scheduler.workdays import days
from tests.databases import FreshUrl
from tests.town import Town, build_town, due

STOCKHOLM = ZoneInfo("Europe/Stockholm")
SPRING, AUTUMN = date(2027, 3, 28), date(2027, 10, 31)
YEARS = (date(2026, 1, 1), date(2036, 12, 31))
WEEK = timedelta(weeks=1)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+00:00")


@pytest.mark.parametrize(
    ("day", "at", "expected"),
    [
        (date(2027, 1, 25), time(8), "2027-01-25T07:00"),
        (date(2027, 7, 5), time(8), "2027-07-05T06:00"),
        # The hour that is missing: moved forward by an hour.
        (SPRING, time(1, 59), "2027-03-28T00:59"),
        (SPRING, time(2, 0), "2027-03-28T01:00"),
        (SPRING, time(2, 30), "2027-03-28T01:30"),
        (SPRING, time(3, 0), "2027-03-28T01:00"),
        # The hour that comes twice: the first is meant.
        (AUTUMN, time(1, 59), "2027-10-30T23:59"),
        (AUTUMN, time(2, 0), "2027-10-31T00:00"),
        (AUTUMN, time(2, 30), "2027-10-31T00:30"),
        (AUTUMN, time(3, 0), "2027-10-31T02:00"),
    ],
)
def test_the_instant_of_a_wall_clock_time(day: date, at: time, expected: str) -> None:
    assert instant(day, at, STOCKHOLM) == utc(expected)
    assert instant(day, at.replace(fold=1), STOCKHOLM) == utc(expected)


@pytest.mark.parametrize("hour", range(24))
def test_every_hour_of_every_day_is_one_instant_of_that_day(hour: int) -> None:
    dates = days(*YEARS)

    found = [instant(day, time(hour), STOCKHOLM) for day in dates]

    assert [each.astimezone(STOCKHOLM).date() for each in found] == dates
    assert all(before < after for before, after in pairwise(found))
    gaps = {after - before for before, after in pairwise(found)}
    assert gaps <= {timedelta(hours=hours) for hours in (23, 24, 25)}


@pytest.mark.parametrize("hour", range(24))
@pytest.mark.parametrize("weekday", [0, 6])
def test_a_rule_fires_once_every_week(weekday: int, hour: int) -> None:
    mondays = [day for day in days(*YEARS) if day.weekday() == weekday]
    at = instant(YEARS[0], time(0), STOCKHOLM) - timedelta(seconds=1)

    fired = []
    for _ in mondays:
        at = next_firing(weekday, time(hour), STOCKHOLM, at)
        fired.append(at)

    assert [each.astimezone(STOCKHOLM).date() for each in fired] == mondays


@given(
    minutes=st.integers(0, 11 * 365 * 24 * 60),
    weekday=st.integers(0, 6),
    at=st.times().map(lambda each: each.replace(second=0, microsecond=0)),
)
def test_the_next_firing_is_the_first_one_after(minutes: int, weekday: int, at: time) -> None:
    after = utc("2026-01-01T00:00") + timedelta(minutes=minutes)

    firing = next_firing(weekday, at, STOCKHOLM, after)

    assert timedelta(0) < firing - after <= WEEK + timedelta(hours=1)
    assert firing.astimezone(STOCKHOLM).weekday() == weekday
    assert next_firing(weekday, at, STOCKHOLM, firing - timedelta(microseconds=1)) == firing


def test_on_the_minute_means_next_week() -> None:
    monday = utc("2027-01-25T07:00")

    assert next_firing(0, time(8), STOCKHOLM, monday) == monday + WEEK


MONDAY = utc("2027-01-25T07:00")


@pytest.fixture
def town(store: Store) -> Town:
    with store.transaction() as tx:
        return build_town(tx)


def add_rule(store: Store, town: Town, subject: str = "area") -> None:
    with store.transaction() as tx:
        rule = RecurringRule(
            area_id=town.area,
            kind="digest",
            subject=subject,
            weekday=0,
            at=time(8),
            next_at=MONDAY,
        )
        tx.add(rule)


class Post:
    """Asks for one row at each firing, and remembers when it was asked."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.asked: list[datetime] = []

    def expand(self, _tx: Tx, rule: RecurringRule) -> Iterator[Outbox]:
        self.asked.append(rule.next_at)
        yield due(self.town, f"{rule.subject}:{rule.next_at:%G-W%V}", rule.next_at)


class FaultyPost(Post):
    """Cannot write rows for one of the rules."""

    def expand(self, tx: Tx, rule: RecurringRule) -> Iterator[Outbox]:
        yield from super().expand(tx, rule)
        if rule.subject == "faulty":
            raise LookupError("nothing to send")


def fire(store: Store, post: Post, now: datetime) -> int:
    with store.transaction() as tx:
        return fire_due(tx, now, post.expand)


def keys(store: Store) -> list[str]:
    with store.transaction() as tx:
        return sorted(tx.exec(select(Outbox.key)))


def next_at(store: Store, subject: str = "area") -> datetime:
    with store.transaction() as tx:
        return tx.exec(select(RecurringRule.next_at).where(RecurringRule.subject == subject)).one()


def test_a_rule_that_is_not_due_waits(store: Store, town: Town) -> None:
    add_rule(store, town)

    fired = fire(store, Post(town), MONDAY - timedelta(seconds=1))

    assert (fired, keys(store), next_at(store)) == (0, [], MONDAY)


def test_a_firing_writes_its_rows_and_its_next_time(store: Store, town: Town) -> None:
    add_rule(store, town)
    post = Post(town)

    fired = [fire(store, post, MONDAY), fire(store, post, MONDAY + timedelta(minutes=1))]

    assert fired == [1, 0]
    assert keys(store) == ["area:2027-W04"]
    assert next_at(store) == MONDAY + WEEK


def test_a_rule_that_slept_for_weeks_fires_once_for_the_latest(store: Store, town: Town) -> None:
    add_rule(store, town)
    post = Post(town)

    fire(store, post, MONDAY + 5 * WEEK + timedelta(days=2))

    assert post.asked == [MONDAY + 5 * WEEK]
    assert keys(store) == ["area:2027-W09"]
    assert next_at(store) == MONDAY + 6 * WEEK


def test_the_hour_stays_the_same_over_the_spring_night(store: Store, town: Town) -> None:
    add_rule(store, town)

    fire(store, Post(town), utc("2027-03-22T07:00"))

    assert next_at(store) == utc("2027-03-29T06:00")


def test_rows_that_are_there_already_are_not_written_again(store: Store, town: Town) -> None:
    add_rule(store, town)
    with store.transaction() as tx:
        tx.add(due(town, "area:2027-W04"))

    fire(store, Post(town), MONDAY)

    assert keys(store) == ["area:2027-W04"]


def test_a_rule_that_cannot_be_fired_stays_due_and_holds_nobody_up(
    store: Store, town: Town
) -> None:
    for subject in ("faulty", "area"):
        add_rule(store, town, subject)

    with capture_logs() as logs:
        fired = fire(store, FaultyPost(town), MONDAY)

    assert fired == 1
    assert [each["event"] for each in logs] == ["rule cannot be fired"]
    assert keys(store) == ["area:2027-W04"]
    assert (next_at(store), next_at(store, "faulty")) == (MONDAY + WEEK, MONDAY)


def test_firing_from_two_threads_writes_once(store: Store, town: Town) -> None:
    add_rule(store, town)
    post = Post(town)
    together = threading.Barrier(2)
    fired: list[int] = []

    def work() -> None:
        together.wait()
        fired.append(fire(store, post, MONDAY))

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert sorted(fired) == [0, 1]
    assert len(post.asked) == 1
    assert keys(store) == ["area:2027-W04"]


@pytest.fixture
def postgres(postgres_urls: FreshUrl) -> Iterator[Store]:
    with postgres_urls() as url, contextlib.closing(Store(url)) as opened:
        yield opened


def test_a_rule_being_fired_is_left_to_who_fires_it(postgres: Store) -> None:
    with postgres.transaction() as tx:
        town = build_town(tx)
    add_rule(postgres, town)
    post = Post(town)

    with postgres.transaction() as ours, postgres.transaction() as theirs:
        fired = [fire_due(tx, MONDAY, post.expand) for tx in (ours, theirs)]

    assert fired == [1, 0]
    assert keys(postgres) == ["area:2027-W04"]
