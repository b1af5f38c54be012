"""Quarter hours: from instants and local clocks to bits and back, both DST nights included."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.grid import (
    QUARTER,
    Grid,
    bits_between,
    bits_within,
    days_mask,
    half_day,
    local_hours,
)

STOCKHOLM = ZoneInfo("Europe/Stockholm")
AUTUMN, SPRING = date(2026, 10, 25), date(2027, 3, 28)
MONDAY_8_UTC = datetime(2026, 11, 23, 8, tzinfo=UTC)
EVERY_DAY = range(7)

HOUR = Grid(MONDAY_8_UTC, 4)


def around(day: date) -> Grid:
    """Five days, the given one in the middle."""
    return Grid(datetime.combine(day, time(), UTC) - timedelta(days=2), 5 * 96)


def quarters(grid: Grid, bits: int) -> list[datetime]:
    """The quarters' local beginnings."""
    return [grid.at(i).astimezone(STOCKHOLM) for i in range(grid.quarters) if bits >> i & 1]


def minutes_past_8(minutes: float) -> datetime:
    return MONDAY_8_UTC + timedelta(minutes=minutes)


def test_an_index_and_its_instant_lead_to_each_other() -> None:
    assert HOUR.at(3) == minutes_past_8(45)
    assert HOUR.index(minutes_past_8(45)) == 3
    assert HOUR.index(minutes_past_8(59.9)) == 3
    assert HOUR.index(minutes_past_8(-1)) == -1
    assert HOUR.end == minutes_past_8(60)
    assert HOUR.all == 0b1111


def test_the_origin_may_come_in_any_zone_and_is_kept_in_utc() -> None:
    grid = Grid(datetime(2026, 11, 23, 9, tzinfo=STOCKHOLM), 4)

    assert grid == HOUR
    assert grid.origin.tzinfo is UTC


@pytest.mark.parametrize(
    ("origin", "length", "says"),
    [
        (datetime(2026, 11, 23, 8), 4, "needs its zone"),  # noqa: DTZ001 -- naive on purpose
        (minutes_past_8(7), 4, "quarter hour"),
        (MONDAY_8_UTC + timedelta(seconds=1), 4, "quarter hour"),
        (MONDAY_8_UTC + timedelta(microseconds=1), 4, "quarter hour"),
        (MONDAY_8_UTC, 0, "at least one quarter"),
    ],
)
def test_a_grid_that_cannot_be_is_refused(origin: datetime, length: int, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        Grid(origin, length)


@pytest.mark.parametrize(
    ("start", "end", "taken"),
    [
        (0, 15, 0b0001),
        (14.9, 15.1, 0b0011),
        (15, 45, 0b0110),
        (20, 25, 0b0010),
        (20, 20, 0b0000),
        (-30, 5, 0b0001),
        (50, 500, 0b1000),
        (-30, -15, 0b0000),
        (60, 90, 0b0000),
    ],
)
def test_a_busy_period_takes_every_quarter_it_touches(start: float, end: float, taken: int) -> None:
    assert bits_between(HOUR, minutes_past_8(start), minutes_past_8(end)) == taken


def test_a_busy_period_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="ends before it starts"):
        bits_between(HOUR, minutes_past_8(15), minutes_past_8(14))


def test_a_busy_hour_that_the_clock_shows_as_nothing_is_still_taken() -> None:
    night = around(AUTUMN)
    first = datetime(2026, 10, 25, 2, 30, tzinfo=STOCKHOLM)

    taken = bits_between(night, first, first.replace(fold=1))

    assert taken.bit_count() == 4


def test_a_naive_time_is_refused() -> None:
    naive = datetime(2026, 11, 23, 8)  # noqa: DTZ001 -- naive on purpose

    with pytest.raises(ValueError, match="needs its zone"):
        bits_between(HOUR, naive, MONDAY_8_UTC)


@pytest.mark.parametrize(
    ("start", "end", "open_"),
    [
        (0, 15, 0b0001),
        (1, 44, 0b0010),
        (5, 14, 0b0000),
        (30, 600, 0b1100),
        (45, 15, 0b0000),
    ],
)
def test_an_opening_allows_only_whole_quarters(start: float, end: float, open_: int) -> None:
    assert bits_within(HOUR, minutes_past_8(start), minutes_past_8(end)) == open_


def test_minimum_notice_opens_at_the_next_whole_quarter() -> None:
    assert bits_within(HOUR, minutes_past_8(16), HOUR.end) == 0b1100


@pytest.mark.parametrize("day", [AUTUMN, SPRING])
def test_nine_stays_nine_across_the_change(day: date) -> None:
    grid = around(day)

    found = quarters(grid, local_hours(grid, STOCKHOLM, EVERY_DAY, time(9), time(9, 15)))

    assert [when.time() for when in found] == [time(9)] * 5
    assert len({when.date() for when in found}) == 5


@pytest.mark.parametrize(("day", "hours"), [(AUTUMN, 25), (SPRING, 23), (date(2026, 12, 24), 24)])
def test_a_day_has_the_hours_it_has(day: date, hours: int) -> None:
    grid = around(day)

    whole = days_mask(grid, STOCKHOLM, {day})
    by_the_clock = local_hours(grid, STOCKHOLM, {day.weekday()}, time(), time())

    assert whole.bit_count() == by_the_clock.bit_count() == 4 * hours
    assert {when.date() for when in quarters(grid, whole)} == {day}


def test_hours_that_begin_where_no_clock_goes_begin_an_hour_later() -> None:
    grid = around(SPRING)

    found = local_hours(grid, STOCKHOLM, {6}, time(2, 30), time(4))

    assert [when.time() for when in quarters(grid, found)] == [time(3, 30), time(3, 45)]


def test_hours_that_only_the_missing_hour_held_are_none() -> None:
    grid = around(SPRING)

    assert local_hours(grid, STOCKHOLM, {6}, time(2, 45), time(3, 15)) == 0


def test_hours_that_end_at_a_time_shown_twice_end_the_first_time() -> None:
    grid = around(AUTUMN)

    found = local_hours(grid, STOCKHOLM, {6}, time(1), time(2, 30))

    assert found.bit_count() == 6


def test_hours_off_the_quarter_keep_only_whole_quarters() -> None:
    grid = around(date(2026, 11, 25))

    found = local_hours(grid, STOCKHOLM, {2}, time(8, 10), time(8, 50))

    assert [when.time() for when in quarters(grid, found)] == [time(8, 15), time(8, 30)]


def test_hours_must_end_after_they_start() -> None:
    with pytest.raises(ValueError, match="end after they start"):
        local_hours(HOUR, STOCKHOLM, EVERY_DAY, time(9), time(9))


def test_dates_outside_the_grid_have_no_quarters() -> None:
    assert days_mask(HOUR, STOCKHOLM, [date(2026, 11, 22), date(2026, 11, 24)]) == 0


@given(
    starts=st.datetimes(datetime(2026, 10, 20), datetime(2027, 4, 2)),  # noqa: DTZ001 -- aware below
    length=st.integers(1, 300),
    weekdays=st.sets(st.integers(0, 6)),
    first=st.integers(3, 22),
    hours=st.integers(1, 10),
)
def test_local_hours_are_what_the_wall_clock_shows(
    starts: datetime, length: int, weekdays: set[int], first: int, hours: int
) -> None:
    origin = starts.replace(minute=starts.minute // 15 * 15, second=0, microsecond=0, tzinfo=UTC)
    grid = Grid(origin, length)
    after = min(first + hours, 24)

    found = local_hours(grid, STOCKHOLM, weekdays, time(first), time(after % 24))

    clocks = [grid.at(i).astimezone(STOCKHOLM) for i in range(length)]
    assert quarters(grid, found) == [
        when for when in clocks if when.weekday() in weekdays and first <= when.hour < after
    ]


@given(
    starts=st.datetimes(datetime(2026, 10, 20), datetime(2027, 4, 2)),  # noqa: DTZ001 -- aware below
    minutes=st.tuples(st.integers(-100, 400), st.integers(0, 200)),
)
def test_periods_take_what_they_touch_and_openings_what_they_cover(
    starts: datetime, minutes: tuple[int, int]
) -> None:
    origin = starts.replace(minute=15, second=0, microsecond=0, tzinfo=UTC)
    grid = Grid(origin, 20)
    start = origin + timedelta(minutes=minutes[0])
    end = start + timedelta(minutes=minutes[1])

    touched, covered = bits_between(grid, start, end), bits_within(grid, start, end)

    begins = [origin + i * QUARTER for i in range(20)]
    # An empty period touches nothing, even in the middle of a quarter.
    overlaps = [max(start, begin) < min(end, begin + QUARTER) for begin in begins]
    assert [bool(touched >> i & 1) for i in range(20)] == overlaps
    assert [bool(covered >> i & 1) for i in range(20)] == [
        start <= begin and begin + QUARTER <= end for begin in begins
    ]


@pytest.mark.parametrize("day", [AUTUMN, SPRING])
def test_a_half_day_ends_at_noon_by_the_wall_clock(day: date) -> None:
    grid = around(day)
    noon = grid.index(datetime.combine(day, time(12), STOCKHOLM))

    morning = quarters(grid, half_day(grid, STOCKHOLM, noon - 1))
    afternoon = quarters(grid, half_day(grid, STOCKHOLM, noon))

    whole = quarters(grid, days_mask(grid, STOCKHOLM, {day}))
    assert morning == [when for when in whole if when.hour < 12]
    assert afternoon == [when for when in whole if when.hour >= 12]
