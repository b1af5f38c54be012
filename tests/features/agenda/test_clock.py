"""When agendas open, remind and close: working days, both odd nights, late bookings, moves."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.agreement import AgendaRules, Agreement
from bot.features.agenda.clock import closes_after_move, closes_at, opens_at, reminds_at
from bot.features.meetings.rules import ZONE

RULES = Agreement()
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
THURSDAY = datetime(2027, 2, 11, 9, 30, tzinfo=UTC)


def at(month: int, day: int, hour: int, minute: int = 0, year: int = 2027) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def test_it_opens_reminds_and_closes_as_the_agreement_says() -> None:
    assert opens_at(THURSDAY, RULES, ZONE) == at(1, 28, 7)
    assert reminds_at(THURSDAY, RULES, ZONE) == at(2, 5, 7)  # not on Saturday the 6th
    assert closes_at(THURSDAY, LONG_AGO, RULES, ZONE) == at(2, 8, 14)


def test_a_weekend_moves_opening_on_and_closing_back() -> None:
    monday = at(2, 15, 9)
    other = Agreement(agenda=AgendaRules(opens=timedelta(days=15)))

    assert opens_at(monday, other, ZONE) == at(2, 1, 7)
    assert closes_at(monday + timedelta(days=1), LONG_AGO, RULES, ZONE) == at(2, 12, 14)


@pytest.mark.parametrize(
    ("starts_at", "closes"),
    [
        # Three days before and after clocks change: 15.00 on the wall, whatever the hour in UTC.
        (at(3, 30, 8), at(3, 25, 14)),  # Tuesday after the spring night; Maundy Thursday is worked
        (at(3, 31, 7), at(3, 25, 14)),
        (at(4, 1, 7), at(3, 25, 14)),
        (at(10, 29, 9, year=2026), at(10, 26, 14, year=2026)),
        (at(10, 28, 9, year=2026), at(10, 23, 13, year=2026)),
        (at(11, 3, 9), at(10, 29, 13)),
    ],
)
def test_it_closes_at_three_by_the_wall_clock_around_both_odd_nights(
    starts_at: datetime, closes: datetime
) -> None:
    found = closes_at(starts_at, LONG_AGO, RULES, ZONE)

    assert found == closes


def test_what_is_booked_late_closes_the_working_day_before() -> None:
    monday = at(2, 8, 8)

    assert closes_at(monday, at(2, 2, 8), RULES, ZONE) == at(2, 5, 14)
    assert closes_at(monday, monday - timedelta(days=7), RULES, ZONE) == at(2, 5, 14)
    assert closes_at(THURSDAY, THURSDAY - timedelta(days=7), RULES, ZONE) == at(2, 8, 14)
    assert closes_at(THURSDAY, THURSDAY - timedelta(days=6), RULES, ZONE) == at(2, 10, 14)


def test_what_is_booked_too_late_even_for_that_takes_points_until_it_begins() -> None:
    assert closes_at(THURSDAY, at(2, 10, 15), RULES, ZONE) == THURSDAY
    assert closes_at(THURSDAY, at(2, 11, 8), RULES, ZONE) == THURSDAY


def test_a_move_further_on_opens_it_again() -> None:
    closed, now = at(2, 8, 14), at(2, 9, 9)

    assert closes_after_move(closed, at(3, 4, 9), now, RULES, ZONE) == at(3, 1, 14)


def test_a_move_of_an_hour_after_closing_opens_nothing() -> None:
    closed, now = at(2, 8, 14), at(2, 9, 9)

    assert closes_after_move(closed, THURSDAY + timedelta(hours=1), now, RULES, ZONE) == closed


def test_a_move_across_the_closing_time_before_it_closes_follows_the_new_day() -> None:
    before, now = at(2, 8, 14), at(2, 5, 9)

    assert closes_after_move(before, at(2, 10, 9), now, RULES, ZONE) == at(2, 9, 14)
    assert closes_after_move(before, at(2, 26, 9), now, RULES, ZONE) == at(2, 23, 14)
