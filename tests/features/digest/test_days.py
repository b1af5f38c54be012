"""On which day a digest comes for those who are away: their own days off, their schools' lov."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.digest.rules import due_but_for, lov_days, way_for, weekdays_off
from models.digests import DigestWish, Way
from models.registry import Reach, SchoolBreak, SchoolBreakKind, SchoolYear
from scheduler.recurring import instant
from scheduler.workdays import is_workday

ZONE = ZoneInfo("Europe/Stockholm")
SPORTLOV = datetime(2027, 3, 1, 7, tzinfo=UTC)
"""The Monday of a sportlov, at eight."""


def at_eight(year: int, month: int, day: int) -> datetime:
    return instant(date(year, month, day), time(8), ZONE)


def wish(*days_off: int, way: Way = Way.CHAT) -> DigestWish:
    return DigestWish(area_id=1, contact_id=1, way=way, days_off=list(days_off))


def year(label: str, autumn_from: date, spring_to: date, number: int = 1) -> SchoolYear:
    return SchoolYear(
        id=number,
        area_id=1,
        organisation_id=1,
        label=label,
        autumn_from_on=autumn_from,
        autumn_to_on=date(autumn_from.year, 12, 18),
        spring_from_on=date(spring_to.year, 1, 11),
        spring_to_on=spring_to,
        source="Påhittat",
    )


THIS_YEAR = year("2026/27", date(2026, 8, 17), date(2027, 6, 11))
NEXT_YEAR = year("2027/28", date(2027, 8, 16), date(2028, 6, 9), 2)


def off_on(first: date, last: date) -> SchoolBreak:
    return SchoolBreak(
        area_id=1,
        school_year_id=1,
        kind=SchoolBreakKind.LOV,
        name="Sportlov",
        from_on=first,
        to_on=last,
    )


@pytest.mark.parametrize(
    ("days_off", "due"),
    [
        ((), at_eight(2027, 3, 1)),
        ((0,), at_eight(2027, 3, 2)),
        ((0, 1, 2, 3), at_eight(2027, 3, 5)),
        ((0, 1, 2, 3, 4), None),
    ],
)
def test_it_comes_on_the_first_day_somebody_works(
    days_off: tuple[int, ...], due: datetime | None
) -> None:
    away = weekdays_off(SPORTLOV, ZONE, wish(*days_off))

    assert due_but_for(SPORTLOV, ZONE, away) == due


def test_a_holiday_and_a_day_off_add_up() -> None:
    easter_monday = at_eight(2027, 3, 29)

    away = weekdays_off(easter_monday, ZONE, wish(1))

    assert due_but_for(easter_monday, ZONE, away) == at_eight(2027, 3, 31)


def test_without_a_wish_no_day_is_off() -> None:
    assert weekdays_off(SPORTLOV, ZONE, None) == set()


@pytest.mark.parametrize(
    ("last", "due"),
    [(date(2027, 3, 2), at_eight(2027, 3, 3)), (date(2027, 3, 5), None)],
)
def test_a_school_on_lov_gets_it_when_school_begins_again_that_week(
    last: date, due: datetime | None
) -> None:
    away = lov_days(SPORTLOV, ZONE, [THIS_YEAR], [off_on(date(2027, 3, 1), last)])

    assert due_but_for(SPORTLOV, ZONE, away) == due


@pytest.mark.parametrize(
    ("at", "known", "rests"),
    [
        (at_eight(2027, 7, 5), [THIS_YEAR, NEXT_YEAR], True),
        (at_eight(2027, 7, 5), [THIS_YEAR], False),  # nothing is guessed
        (at_eight(2027, 7, 5), [], False),
        (at_eight(2026, 12, 28), [THIS_YEAR], True),  # between the terms, week 53
        (at_eight(2027, 2, 1), [THIS_YEAR, NEXT_YEAR], False),
        (at_eight(2027, 6, 14), [THIS_YEAR, NEXT_YEAR], True),
        (at_eight(2028, 7, 3), [THIS_YEAR, NEXT_YEAR], False),
    ],
)
def test_the_summer_rests_when_the_years_on_both_sides_are_known(
    at: datetime, known: list[SchoolYear], rests: bool
) -> None:
    assert (due_but_for(at, ZONE, lov_days(at, ZONE, known, [])) is None) is rests


@pytest.mark.parametrize(
    ("said", "reach", "has_chat", "way"),
    [
        (None, Reach.CHAT, True, Way.CHAT),
        (None, Reach.CHAT, False, Way.MAIL),
        (None, Reach.MAIL, True, Way.MAIL),
        (Way.MAIL, Reach.CHAT, True, Way.MAIL),
        (Way.CHAT, Reach.MAIL, True, Way.CHAT),
        (Way.CHAT, Reach.MAIL, False, Way.MAIL),
        (Way.NONE, Reach.CHAT, True, Way.NONE),
    ],
)
def test_it_reaches_people_as_they_said_or_as_all_else_does(
    said: Way | None, reach: Reach, has_chat: bool, way: Way
) -> None:
    assert way_for(wish(way=said) if said else None, reach, has_chat=has_chat) is way


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2036, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 -- hypothesis wants the bounds naive
    st.sets(st.integers(0, 4)),
)
def test_it_never_comes_on_a_day_off_nor_in_the_week_after(at: datetime, off: set[int]) -> None:
    due = due_but_for(at, ZONE, weekdays_off(at, ZONE, wish(*off)))

    assert due is None or (
        at.astimezone(ZONE).date() <= (day := due.astimezone(ZONE).date())
        and is_workday(day)
        and day.weekday() not in off
        and (day - at.astimezone(ZONE).date()).days < 7
    )
    assert due or off
