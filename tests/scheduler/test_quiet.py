"""Quiet hours end by the wall clock, over midnight and on the two odd nights too."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.quiet import quiet_until

STOCKHOLM = ZoneInfo("Europe/Stockholm")
EVENING, MORNING = time(18), time(7)


def at(text: str) -> datetime:
    """An instant by the wall clock in Stockholm."""
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2027-02-01 17:59:59", None),
        ("2027-02-01 18:00", "2027-02-02 07:00"),
        ("2027-02-01 23:59:59", "2027-02-02 07:00"),
        ("2027-02-02 00:00", "2027-02-02 07:00"),
        ("2027-02-02 06:59:59", "2027-02-02 07:00"),
        ("2027-02-02 07:00", None),
        ("2027-12-31 20:00", "2028-01-01 07:00"),
        ("2027-03-27 22:00", "2027-03-28 07:00"),  # the night that loses an hour
        ("2027-10-30 22:00", "2027-10-31 07:00"),  # and the one that gains it
    ],
)
def test_over_midnight(now: str, until: str | None) -> None:
    assert quiet_until(at(now), EVENING, MORNING, STOCKHOLM) == (at(until) if until else None)


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2027-02-01 11:59", None),
        ("2027-02-01 12:00", "2027-02-01 13:00"),
        ("2027-02-01 13:00", None),
    ],
)
def test_within_one_day(now: str, until: str | None) -> None:
    assert quiet_until(at(now), time(12), time(13), STOCKHOLM) == (at(until) if until else None)


def test_with_the_same_time_at_both_ends_nothing_is_quiet() -> None:
    assert quiet_until(at("2027-02-01 18:00"), EVENING, EVENING, STOCKHOLM) is None


MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 -- hypothesis wants naive bounds


@given(now=MOMENTS, start=st.times(), end=st.times())
def test_they_end_later_than_now_within_a_day_and_then_it_is_quiet_no_more(
    now: datetime, start: time, end: time
) -> None:
    until = quiet_until(now, start, end, STOCKHOLM)

    if until is not None:
        # Twice a year a wall time is skipped or comes twice, and a night is an hour longer.
        assert now < until + timedelta(hours=1)
        assert until - now <= timedelta(hours=25)
        assert quiet_until(until + timedelta(hours=1), start, end, STOCKHOLM) != until
