"""When somebody who has not answered is reminded."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.agreement import Agreement
from bot.features.polls.chasing import chase_at, next_hours
from scheduler.recurring import instant
from tests.features.polls.office import CLOCK, ZONE, may_be_reminded

USUAL = Agreement()

instants = st.datetimes(
    datetime(2026, 1, 1),  # noqa: DTZ001 -- hypothesis wants the bounds naive
    datetime(2030, 1, 1),  # noqa: DTZ001 -- hypothesis wants the bounds naive
    timezones=st.just(UTC),
)
hours = st.tuples(st.integers(6, 11), st.integers(12, 20)).map(
    lambda both: Agreement(work_from=time(both[0]), work_to=time(both[1]))
)


def local(*when: int) -> datetime:
    """An instant by the clock in Stockholm."""
    return datetime(*when, tzinfo=CLOCK).astimezone(UTC)  # type: ignore[misc,arg-type]  # -- five numbers


@pytest.mark.parametrize(
    ("asked", "closes", "chased"),
    [
        # More than five days: 48 hours before.
        ((2027, 1, 25, 9, 0), (2027, 2, 4, 10, 0), (2027, 2, 2, 10, 0)),
        # Just five days: 36 hours before is night, so the last hour of the day before.
        ((2027, 1, 25, 9, 0), (2027, 1, 30, 9, 0), (2027, 1, 28, 16, 0)),
        # From two days: 36 hours before.
        ((2027, 1, 25, 9, 0), (2027, 1, 27, 21, 0), (2027, 1, 26, 9, 0)),
        # Shorter: half-way.
        ((2027, 1, 25, 9, 0), (2027, 1, 25, 13, 0), (2027, 1, 25, 11, 0)),
        # In a weekend: Friday. On Easter Monday: Thursday.
        ((2027, 1, 25, 9, 0), (2027, 2, 2, 9, 0), (2027, 1, 29, 16, 0)),
        ((2027, 3, 22, 9, 0), (2027, 3, 31, 9, 0), (2027, 3, 25, 16, 0)),
        # Asked after that: as the office next opens.
        ((2027, 1, 29, 16, 30), (2027, 2, 1, 9, 0), (2027, 2, 1, 8, 0)),
        # Across the night when clocks go forward, and the one when they go back.
        ((2027, 3, 22, 9, 0), (2027, 4, 1, 10, 0), (2027, 3, 30, 10, 0)),
        ((2027, 10, 25, 9, 0), (2027, 11, 3, 10, 0), (2027, 11, 1, 10, 0)),
    ],
)
def test_the_reminder_comes(
    asked: tuple[int, ...], closes: tuple[int, ...], chased: tuple[int, ...]
) -> None:
    assert chase_at(local(*asked), local(*closes), USUAL, ZONE) == local(*chased)


@pytest.mark.parametrize(
    ("asked", "closes"),
    [
        ((2027, 1, 29, 16, 30), (2027, 1, 30, 12, 0)),
        ((2027, 1, 29, 16, 30), (2027, 2, 1, 8, 0)),
        ((2027, 1, 29, 12, 0), (2027, 1, 29, 12, 0)),
        ((2027, 1, 29, 12, 0), (2027, 1, 28, 12, 0)),
    ],
)
def test_without_office_hours_until_the_deadline_nobody_is_reminded(
    asked: tuple[int, ...], closes: tuple[int, ...]
) -> None:
    assert chase_at(local(*asked), local(*closes), USUAL, ZONE) is None


@given(instants, st.timedeltas(timedelta(minutes=1), timedelta(days=20)), hours)
def test_it_comes_in_office_hours_after_the_question_and_before_the_deadline(
    asked_at: datetime, open_for: timedelta, agreement: Agreement
) -> None:
    chased_at = chase_at(asked_at, asked_at + open_for, agreement, ZONE)

    if chased_at is not None:
        assert asked_at < chased_at < asked_at + open_for
        assert may_be_reminded(chased_at, agreement)


@given(instants, st.timedeltas(timedelta(minutes=1), timedelta(days=20)), hours)
def test_it_comes_whenever_there_is_an_office_hour_for_it(
    asked_at: datetime, open_for: timedelta, agreement: Agreement
) -> None:
    closes_at = asked_at + open_for
    first = asked_at.astimezone(CLOCK).date()
    openings = [instant(first + timedelta(days=n), agreement.work_from, CLOCK) for n in range(22)]
    there_is_one = any(
        asked_at < each < closes_at and may_be_reminded(each, agreement) for each in openings
    )

    chased_at = chase_at(asked_at, closes_at, agreement, ZONE)

    assert chased_at is not None or not there_is_one


@given(instants, hours)
def test_what_comes_too_late_waits_for_the_office_to_open(
    at: datetime, agreement: Agreement
) -> None:
    opens_at = next_hours(at, agreement, ZONE)

    assert opens_at >= at
    assert may_be_reminded(opens_at, agreement)
    assert (opens_at == at) == may_be_reminded(at, agreement)
