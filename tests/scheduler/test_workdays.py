"""Swedish days off: weekends, red days, the three eves, and the days squeezed between."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.workdays import (
    days,
    is_squeeze_day,
    is_workday,
    workday_before,
    workday_from,
)

DAYS = st.dates(date(2026, 1, 1), date(2036, 12, 31))

# Red days that fall on no Saturday or Sunday, and the eves, year by year.
DAYS_OFF = {
    2026: "01-01 01-06 04-03 04-06 05-01 05-14 06-19 12-24 12-25 12-31",
    2027: "01-01 01-06 03-26 03-29 05-06 06-25 12-24 12-31",
    2028: "01-06 04-14 04-17 05-01 05-25 06-06 06-23 12-25 12-26",
}
SQUEEZE_DAYS = {
    2026: ["01-02", "01-05", "05-15"],
    2027: ["05-07"],
    2028: ["01-07", "05-26", "06-05"],
}


def year(number: int) -> list[date]:
    return days(date(number, 1, 1), date(number, 12, 31))


@pytest.mark.parametrize("number", DAYS_OFF)
def test_the_days_off_of_a_year(number: int) -> None:
    weekdays = [day for day in year(number) if day.weekday() < 5]

    off = [f"{day:%m-%d}" for day in weekdays if not is_workday(day)]

    assert off == DAYS_OFF[number].split()


@given(day=DAYS)
def test_no_weekend_is_worked(day: date) -> None:
    assert not (is_workday(day) and day.weekday() >= 5)


@pytest.mark.parametrize("number", range(2026, 2037))
def test_the_three_eves_are_off_every_year(number: int) -> None:
    midsummer_eve = next(
        day for day in days(date(number, 6, 19), date(number, 6, 25)) if day.weekday() == 4
    )

    eves = [midsummer_eve, date(number, 12, 24), date(number, 12, 31)]

    assert not any(map(is_workday, eves))


@pytest.mark.parametrize("easter", [date(2026, 4, 5), date(2027, 3, 28), date(2028, 4, 16)])
def test_easter_and_what_hangs_on_it(easter: date) -> None:
    good_friday, monday = easter - timedelta(days=2), easter + timedelta(days=1)
    ascension = easter + timedelta(days=39)

    assert not any(map(is_workday, (good_friday, monday, ascension)))
    assert is_workday(good_friday - timedelta(days=1))
    assert is_workday(monday + timedelta(days=1))


@pytest.mark.parametrize("day", ["2026-04-02", "2026-04-30", "2027-11-05", "2026-12-23"])
def test_half_days_are_workdays_until_an_agreement_says_otherwise(day: str) -> None:
    assert is_workday(date.fromisoformat(day))


@pytest.mark.parametrize("number", SQUEEZE_DAYS)
def test_the_squeeze_days_of_a_year(number: int) -> None:
    found = [f"{day:%m-%d}" for day in year(number) if is_squeeze_day(day)]

    assert found == SQUEEZE_DAYS[number]


@given(day=DAYS)
def test_the_workday_before_is_the_last_one(day: date) -> None:
    before = workday_before(day)

    assert is_workday(before)
    assert before < day
    assert not any(map(is_workday, days(before + timedelta(days=1), day - timedelta(days=1))))


@given(day=DAYS)
def test_the_workday_from_a_day_is_itself_or_the_next_one(day: date) -> None:
    found = workday_from(day)

    assert is_workday(found)
    assert not any(map(is_workday, days(day, found - timedelta(days=1))))
    assert (found == day) == is_workday(day)


def test_over_christmas_and_new_year() -> None:
    assert workday_before(date(2026, 12, 28)) == date(2026, 12, 23)
    assert workday_from(date(2026, 12, 31)) == date(2027, 1, 4)


def test_every_day_from_the_first_to_the_last() -> None:
    first, last = date(2026, 12, 30), date(2027, 1, 2)

    assert [day.day for day in days(first, last)] == [30, 31, 1, 2]
    assert days(first, first) == [first]
    assert days(last, first) == []
