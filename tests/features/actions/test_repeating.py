"""On which days something that comes back is due: no drift, no lov, no guessing."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.actions.days import Break
from bot.features.actions.repeating import next_turn, term_around
from models.actions import Every
from scheduler.terms import Term
from scheduler.workdays import is_workday

FRIDAY = date(2027, 2, 12)
SPORTLOV = Break("Sportlov", date(2027, 3, 1), date(2027, 3, 5))
SUMMER = Break("Sommarlov", date(2027, 6, 12), None)
AUTUMN = Term(date(2026, 8, 17), date(2026, 12, 18))
SPRING = Term(date(2027, 1, 11), date(2027, 6, 11))
NEXT = Term(date(2027, 8, 18), date(2027, 12, 17))
TERMS = (AUTUMN, SPRING, NEXT)

REPEATING = st.sampled_from([Every.WEEK, Every.FORTNIGHT, Every.MONTH])
DAYS = st.dates(date(2026, 1, 1), date(2032, 1, 1))


@pytest.mark.parametrize(
    ("every", "first_on", "after", "expected"),
    [
        (Every.WEEK, "2027-02-12", "2027-02-12", (1, "2027-02-19")),
        (Every.WEEK, "2027-02-12", "2027-02-25", (2, "2027-02-26")),
        (Every.FORTNIGHT, "2027-02-12", "2027-02-12", (1, "2027-02-26")),
        # Good Friday: the last working day before it.
        (Every.FORTNIGHT, "2027-03-12", "2027-03-12", (1, "2027-03-25")),
        # Across both nights when clocks change it stays the same weekday.
        (Every.WEEK, "2027-03-26", "2027-04-08", (2, "2027-04-09")),
        (Every.WEEK, "2026-10-23", "2026-10-23", (1, "2026-10-30")),
        # Week 53 is a week of its own; its Friday is New Year's Day.
        (Every.WEEK, "2026-12-18", "2026-12-30", (3, "2027-01-08")),
        (Every.MONTH, "2027-01-29", "2027-01-29", (1, "2027-02-26")),
        # The last day of a month comes back to the 31st, and does not drift to the 28th.
        (Every.MONTH, "2027-08-31", "2027-09-30", (2, "2027-10-29")),
        (Every.MONTH, "2026-12-31", "2027-02-26", (3, "2027-03-31")),
        (Every.ONCE, "2027-02-12", "2027-02-12", None),
    ],
)
def test_the_next_day(
    every: Every, first_on: str, after: str, expected: tuple[int, str] | None
) -> None:
    found = next_turn(every, date.fromisoformat(first_on), date.fromisoformat(after), (), ())

    assert found == (expected and (expected[0], date.fromisoformat(expected[1])))


def test_in_lov_a_turn_is_passed_by() -> None:
    assert next_turn(Every.WEEK, FRIDAY, date(2027, 2, 26), [SPORTLOV], ()) == (
        4,
        date(2027, 3, 12),
    )
    assert next_turn(Every.WEEK, FRIDAY, date(2027, 2, 26), (), ()) == (3, date(2027, 3, 5))


def test_a_summer_whose_end_nobody_has_told_is_not_guessed() -> None:
    last = date(2027, 6, 11)
    told = Break("Sommarlov", SUMMER.from_on, date(2027, 8, 17))

    assert next_turn(Every.WEEK, FRIDAY, last, [SUMMER], ()) is None
    assert next_turn(Every.WEEK, FRIDAY, last, [told], ()) == (27, date(2027, 8, 20))


def test_every_term_it_is_the_same_day_of_the_same_week() -> None:
    assert next_turn(Every.TERM, FRIDAY, FRIDAY, (), TERMS) == (1, date(2027, 9, 17))
    assert next_turn(Every.TERM, date(2026, 8, 21), FRIDAY, (), TERMS) == (2, date(2027, 8, 20))


def test_a_day_past_a_shorter_terms_end_is_that_terms_last() -> None:
    late = date(2027, 6, 4)

    assert next_turn(Every.TERM, late, late, (), TERMS) == (1, NEXT.to_on)


def test_a_term_that_nobody_has_told_of_is_not_guessed() -> None:
    assert next_turn(Every.TERM, FRIDAY, FRIDAY, (), TERMS[:2]) is None
    assert next_turn(Every.TERM, FRIDAY, FRIDAY, (), ()) is None


def test_a_day_in_a_break_is_counted_in_the_term_before_it() -> None:
    assert term_around(date(2027, 1, 4), TERMS) == AUTUMN
    assert term_around(date(2027, 7, 1), TERMS) == SPRING
    assert term_around(date(2026, 7, 1), TERMS) is None
    assert term_around(date(2028, 1, 4), TERMS) is None


@given(every=REPEATING, first_on=DAYS, waits=st.lists(st.integers(0, 90), max_size=12))
def test_turns_rise_are_workdays_and_never_drift(
    every: Every, first_on: date, waits: list[int]
) -> None:
    after = first_on
    found: list[tuple[int, date]] = [(0, first_on)]
    for wait in waits:
        following = next_turn(every, first_on, after + timedelta(days=wait), (), ())
        assert following is not None
        assert following[1] > after + timedelta(days=wait)
        found.append(following)
        after = following[1]

    assert all(a[0] < b[0] for a, b in pairwise(found))
    assert all(is_workday(day) for _, day in found[1:])
    for turn, day in found[1:]:
        months = (day.year - first_on.year) * 12 + day.month - first_on.month
        weeks = {Every.WEEK: 1, Every.FORTNIGHT: 2}.get(every, 0)
        off = abs((day - first_on).days - 7 * weeks * turn)
        # A working day lies at most six days before any day: Christmas to New Year's.
        assert months in (turn, turn - 1) if every is Every.MONTH else off <= 6
