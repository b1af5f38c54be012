"""The days of a series, whatever the clocks do: pure."""

from datetime import UTC, date, datetime, time
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.digest.telling import subject
from bot.features.forums.series import occurrences
from bot.texts import render
from models.forums import ForumSeries, SeriesException
from scheduler.recurring import instant
from scheduler.workdays import days, is_workday

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def series(first: date, last: date, weekday: int = 0, every: int = 1) -> ForumSeries:
    return ForumSeries(
        area_id=1,
        forum_id=1,
        weekday=weekday,
        at=time(9),
        every_weeks=every,
        from_on=first,
        to_on=last,
    )


def exception(day: date, to: date | None = None) -> SeriesException:
    return SeriesException(area_id=1, series_id=1, left_out_on=day, moved_to_on=to)


@pytest.mark.parametrize(
    ("first", "last", "utc_hours"),
    [
        (date(2027, 3, 15), date(2027, 4, 12), [8, 8, 7, 7]),
        (date(2026, 10, 12), date(2026, 11, 2), [7, 7, 8, 8]),
    ],
)
def test_b28_nine_o_clock_is_nine_on_both_sides_of_both_nights(
    first: date, last: date, utc_hours: list[int]
) -> None:
    found = occurrences(series(first, last), [], off=[])
    starts = [instant(day, time(9), STOCKHOLM) for day in found]

    assert [each.hour for each in starts] == utc_hours
    assert {each.astimezone(STOCKHOLM).time() for each in starts} == {time(9)}


def test_days_left_out_and_moved_ones_and_lov_and_easter_monday() -> None:
    lov = days(date(2027, 3, 1), date(2027, 3, 5))
    changed = [exception(date(2027, 3, 8)), exception(date(2027, 3, 15), date(2027, 3, 16))]

    found = occurrences(series(date(2027, 2, 22), date(2027, 4, 5)), changed, lov)

    assert found == [date(2027, 2, 22), date(2027, 3, 16), date(2027, 3, 22), date(2027, 4, 5)]


def test_every_other_week_keeps_its_rhythm_over_a_lov() -> None:
    lov = days(date(2027, 3, 1), date(2027, 3, 5))

    found = occurrences(series(date(2027, 2, 15), date(2027, 4, 20), every=2), [], lov)

    assert found == [date(2027, 2, 15), date(2027, 3, 15), date(2027, 4, 12)]


@given(
    first=st.dates(date(2026, 8, 1), date(2027, 6, 1)),
    length=st.integers(0, 200),
    weekday=st.integers(0, 4),
    every=st.integers(1, 4),
)
def test_no_series_meets_on_a_day_off_or_outside_its_dates(
    first: date, length: int, weekday: int, every: int
) -> None:
    last = date.fromordinal(first.toordinal() + length)

    found = occurrences(series(first, last, weekday, every), [], [])

    assert all(first <= day <= last and is_workday(day) for day in found)
    assert all(day.weekday() == weekday for day in found)
    gaps = {(b - a).days % (7 * every) for a, b in pairwise(found)}
    assert gaps <= {0}


@pytest.mark.parametrize(
    ("day", "week"),
    [(28, 53), (31, 53)],
)
def test_b29_the_digest_of_the_last_week_of_2026_says_53(day: int, week: int) -> None:
    told = render(subject(datetime(2026, 12, day, 8, tzinfo=UTC)), "sv")

    assert told == f"Din vecka {week}"
    assert render(subject(datetime(2027, 1, 2, 8, tzinfo=UTC)), "sv") == told
    assert render(subject(datetime(2027, 1, 4, 8, tzinfo=UTC)), "sv") == "Din vecka 1"
