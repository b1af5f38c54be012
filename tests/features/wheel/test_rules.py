"""The school year's content: which year a day is in, whose days are off, what has been held."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.wheel.rules import (
    Calendar,
    Wanted,
    bounds,
    calendar_lines,
    day_lines,
    forum_years,
    label,
    meeting_lines,
    year_of,
)
from bot.texts import render
from bot.years import Entry, Half, what
from models.meetings import Meeting, MeetingState
from models.registry import SchoolBreak, SchoolBreakKind, SchoolYear

NOW = datetime(2027, 1, 25, 8, tzinfo=UTC)


def calendar(school: str, sportlov: date) -> Calendar:
    year = SchoolYear(
        id=1,
        area_id=1,
        organisation_id=1,
        label="2026/27",
        autumn_from_on=date(2026, 8, 17),
        autumn_to_on=date(2026, 12, 18),
        spring_from_on=date(2027, 1, 11),
        spring_to_on=date(2027, 6, 11),
        source="påhittat",
    )
    lov = SchoolBreak(
        area_id=1,
        school_year_id=1,
        kind=SchoolBreakKind.LOV,
        name="Sportlov",
        from_on=sportlov,
        to_on=sportlov + timedelta(days=4),
    )
    return Calendar(school, year, [lov])


def meeting(starts_at: datetime, name: str = "", kind: str = "bus_overgripande") -> Meeting:
    return Meeting(
        area_id=1,
        kind=kind,
        reference="7KQ4M",
        state=MeetingState.BOOKED,
        uid="1",
        convener_id=1,
        name=name,
        starts_at=starts_at,
        created_at=NOW,
        changed_at=NOW,
    )


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_every_day_is_in_one_school_year(day: date) -> None:
    first, last = bounds(year_of(day))

    assert first <= day <= last
    assert bounds(year_of(day) + 1)[0] == last + timedelta(days=1)


@pytest.mark.parametrize(("year", "called"), [(2026, "2026/27"), (2099, "2099/00")])
def test_a_school_year_is_called_by_both_its_years(year: int, called: str) -> None:
    assert label(year) == called


def test_what_most_schools_follow_is_the_main_calendar_and_the_others_are_named() -> None:
    own = date(2027, 2, 22)
    schools = [calendar("A", date(2027, 3, 1)), calendar("B", date(2027, 3, 1))]

    lines = calendar_lines([calendar("Friskolan", own), *schools], 2026)

    sportlov = [each for each in lines if each.text.values == {"of": "Sportlov"}]
    assert [(each.from_on, each.whose, each.main) for each in sportlov] == [
        (own, ("Friskolan",), False),
        (date(2027, 3, 1), ("A", "B"), True),
    ]
    assert [render(what(each), "sv") for each in sportlov] == [
        "Sportlov (Friskolan)",
        "Sportlov (A och B)",
    ]
    assert all(each.whose == () for each in lines if each not in sportlov)


def test_the_days_between_and_around_the_terms_are_lov() -> None:
    lines = calendar_lines([calendar("A", date(2027, 3, 1))], 2026)

    lov = [(each.text.key, each.from_on, each.to_on) for each in lines if each.what is Entry.LOV]
    assert lov == [
        ("wheel.summer", date(2026, 8, 1), date(2026, 8, 16)),
        ("wheel.christmas", date(2026, 12, 19), date(2027, 1, 10)),
        ("name", date(2027, 3, 1), date(2027, 3, 5)),
        ("wheel.summer", date(2027, 6, 12), date(2027, 7, 31)),
    ]


def test_nothing_is_guessed_where_no_school_is_known() -> None:
    assert calendar_lines([], 2027) == []


def test_holidays_eves_and_klamdagar_stand_by_name() -> None:
    found = {each.from_on: (each.what, each.text.values) for each in day_lines(2026, "sv")}

    assert found[date(2026, 12, 24)] == (Entry.HOLIDAY, {"of": "Julafton"})
    assert found[date(2027, 3, 28)] == (Entry.HOLIDAY, {"of": "Påskdagen"})
    squeezed = [day for day, (entry, _) in found.items() if entry is Entry.SQUEEZE]
    assert squeezed == [date(2027, 5, 7)]
    assert len(found) == 17
    in_english = {each.from_on: each.text.values for each in day_lines(2026, "en")}
    assert in_english[date(2027, 3, 28)] == {"of": "Easter Sunday"}


def test_a_meeting_whose_hour_has_come_counts_as_held() -> None:
    lines = meeting_lines([meeting(NOW), meeting(NOW + timedelta(minutes=1))], NOW)

    assert [each.what for each in lines] == [Entry.HELD, Entry.BOOKED]


def test_a_meeting_late_on_the_last_evening_of_the_year_is_that_years() -> None:
    """00.30 on New Year's Day in Stockholm is still the old year by UTC."""
    night = meeting(datetime(2026, 12, 31, 23, 30, tzinfo=UTC))

    (found,) = forum_years([night], [Wanted("bus_overgripande", "", 2, 1)], NOW)

    assert (found.autumn, found.spring) == (Half(0, 0, 2), Half(1, 0, 1))


def test_forums_are_counted_by_name_and_half_year() -> None:
    met = [
        meeting(datetime(2026, 9, 1, 8, tzinfo=UTC), "Norra", "forum"),
        meeting(datetime(2027, 3, 1, 8, tzinfo=UTC), "Norra", "forum"),
        meeting(datetime(2027, 4, 1, 8, tzinfo=UTC), "Södra", "forum"),
    ]

    wanted = [Wanted("bus_overgripande", "", 2, 2), Wanted("forum", "", 1, 1)]
    found = forum_years(met, wanted, NOW)

    assert [(render(each.title, "sv"), each.autumn, each.spring) for each in found] == [
        ("BUS övergripande", Half(0, 0, 2), Half(0, 0, 2)),
        ("Norra", Half(1, 0, 1), Half(0, 1, 1)),
        ("Södra", Half(0, 0, 1), Half(0, 1, 1)),
    ]
