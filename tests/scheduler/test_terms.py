"""Which days a school is closed by its own school years, and where they say nothing."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.registry import SchoolBreak, SchoolBreakKind, SchoolYear
from scheduler.terms import Term, days_off, term_called, term_of, terms
from scheduler.workdays import days


def school_year(number: int, first: int) -> SchoolYear:
    """A school year from August that year to June the next."""
    return SchoolYear(
        id=number,
        area_id=1,
        organisation_id=1,
        label=f"{first}/{(first + 1) % 100}",
        autumn_from_on=date(first, 8, 17),
        autumn_to_on=date(first, 12, 18),
        spring_from_on=date(first + 1, 1, 11),
        spring_to_on=date(first + 1, 6, 11),
        source="påhittat",
    )


def school_break(
    year: SchoolYear, first: date, last: date, kind: SchoolBreakKind = SchoolBreakKind.LOV
) -> SchoolBreak:
    return SchoolBreak(
        area_id=1, school_year_id=year.id, kind=kind, name="Lov", from_on=first, to_on=last
    )


THIS_YEAR, NEXT_YEAR = school_year(1, 2026), school_year(2, 2027)
YEARS = (THIS_YEAR, NEXT_YEAR)
SPORTLOV = school_break(THIS_YEAR, date(2027, 3, 1), date(2027, 3, 5))
STUDY_DAY = school_break(THIS_YEAR, date(2027, 4, 30), date(2027, 4, 30), SchoolBreakKind.STUDY_DAY)
BREAKS = (SPORTLOV, STUDY_DAY)


@pytest.mark.parametrize(
    ("day", "off"),
    [
        (date(2027, 2, 28), False),
        (date(2027, 3, 1), True),
        (date(2027, 3, 3), True),
        (date(2027, 3, 5), True),
        (date(2027, 3, 6), False),
        (date(2027, 4, 29), False),
        (date(2027, 4, 30), True),
        (date(2027, 5, 1), False),
    ],
)
def test_breaks_hold_both_their_ends(day: date, off: bool) -> None:
    found = days_off([day], YEARS, BREAKS)

    assert found.off == ({day} if off else set())
    assert found.unknown == set()


@pytest.mark.parametrize(
    ("day", "off"),
    [
        (date(2026, 12, 18), False),
        (date(2026, 12, 19), True),
        (date(2026, 12, 24), True),
        (date(2027, 1, 10), True),
        (date(2027, 1, 11), False),
    ],
)
def test_between_the_terms_pupils_are_away(day: date, off: bool) -> None:
    assert days_off([day], YEARS, BREAKS).off == ({day} if off else set())


@pytest.mark.parametrize(
    ("day", "unknown"),
    [
        (date(2026, 8, 16), True),
        (date(2026, 8, 17), False),
        (date(2027, 6, 11), False),
        (date(2027, 8, 17), False),
        (date(2028, 6, 12), True),
    ],
)
def test_outside_the_years_we_hold_nothing_is_guessed(day: date, unknown: bool) -> None:
    found = days_off([day], YEARS, BREAKS)

    assert found.unknown == ({day} if unknown else set())
    assert found.off == set()


@pytest.mark.parametrize(
    ("years", "off", "unknown"),
    [(YEARS, True, False), ((THIS_YEAR,), False, True), ((NEXT_YEAR,), False, True)],
)
def test_a_summer_is_lov_once_both_its_ends_are_known(
    years: tuple[SchoolYear, ...], off: bool, unknown: bool
) -> None:
    summer = days(date(2027, 6, 12), date(2027, 8, 16))

    found = days_off(summer, years, [])

    assert found.off == (set(summer) if off else set())
    assert found.unknown == (set(summer) if unknown else set())


def test_a_year_that_nobody_told_is_no_long_summer() -> None:
    later = school_year(3, 2028)

    assert days_off([date(2027, 10, 1)], [THIS_YEAR, later], []).unknown == {date(2027, 10, 1)}


def test_without_school_years_every_day_is_unknown() -> None:
    dates = days(date(2027, 3, 1), date(2027, 3, 5))

    found = days_off(dates, [], BREAKS)

    assert found.unknown == set(dates)
    assert found.off == set()


def test_no_days_no_answer() -> None:
    found = days_off([], YEARS, BREAKS)

    assert (found.off, found.unknown) == (frozenset(), frozenset())


def test_a_break_belongs_to_its_own_school_year() -> None:
    another = school_break(NEXT_YEAR, date(2027, 3, 1), date(2027, 3, 5))

    assert days_off([date(2027, 3, 3)], YEARS, [another]).off == set()


def test_weekends_are_somebody_elses_affair() -> None:
    saturday = date(2027, 2, 6)

    assert days_off([saturday], YEARS, BREAKS).off == set()


@given(first=st.dates(date(2026, 7, 1), date(2028, 7, 1)), length=st.integers(0, 60))
def test_a_day_is_off_or_unknown_or_neither_but_never_both(first: date, length: int) -> None:
    dates = days(first, first + timedelta(days=length))

    found = days_off(dates, YEARS, BREAKS)

    assert not found.off & found.unknown
    assert found.off | found.unknown <= set(dates)
    assert found == days_off(list(reversed(dates)), YEARS, BREAKS)


AUTUMN = Term(date(2026, 8, 17), date(2026, 12, 18))
SPRING = Term(date(2027, 1, 11), date(2027, 6, 11))


@pytest.mark.parametrize(
    ("day", "term"),
    [
        (date(2026, 8, 17), AUTUMN),
        (date(2026, 12, 18), AUTUMN),
        (date(2026, 12, 19), SPRING),
        (date(2027, 1, 11), SPRING),
        (date(2027, 6, 11), SPRING),
        (date(2027, 6, 12), Term(date(2027, 8, 17), date(2027, 12, 18))),
        (date(2028, 6, 12), None),
    ],
)
def test_a_day_is_in_its_term_and_a_break_belongs_to_the_one_after(
    day: date, term: Term | None
) -> None:
    assert term_of(day, YEARS) == term


def test_without_school_years_there_is_no_term() -> None:
    assert term_of(date(2027, 2, 1), ()) is None


def test_terms_have_keys_and_stand_in_order() -> None:
    assert [each.key for each in terms(tuple(reversed(YEARS)))] == [
        "HT2026",
        "VT2027",
        "HT2027",
        "VT2028",
    ]


def test_where_schools_differ_a_term_holds_them_all() -> None:
    other = school_year(3, 2026)
    other.autumn_from_on, other.spring_to_on = date(2026, 8, 12), date(2027, 6, 4)

    assert terms([THIS_YEAR, other]) == [
        Term(date(2026, 8, 12), date(2026, 12, 18)),
        Term(date(2027, 1, 11), date(2027, 6, 11)),
    ]


@pytest.mark.parametrize("day", [date(2026, 8, 12), date(2026, 12, 10), date(2026, 12, 18)])
def test_where_schools_differ_a_day_is_in_the_term_that_its_key_calls(day: date) -> None:
    other = school_year(3, 2026)
    other.autumn_from_on, other.autumn_to_on = date(2026, 8, 12), date(2026, 12, 4)

    found = term_of(day, [THIS_YEAR, other])

    assert found == term_called("HT2026", [THIS_YEAR, other])
    assert found == Term(date(2026, 8, 12), date(2026, 12, 18))


def test_a_term_is_found_by_its_key_and_never_made_up() -> None:
    assert term_called("VT2027", YEARS) == SPRING
    assert term_called("HT2028", YEARS) is None
