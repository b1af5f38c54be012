"""A forum's meetings and how many there should be: one number, wherever it is told."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from bot.agreement import Agreement
from bot.demo.reading import words
from bot.features.bus.quotas import quota_of
from bot.features.digest.forums import lacking, term_told_of
from bot.features.forums.handlers import show_forums
from bot.features.forums.intents import ShowForums
from bot.features.forums.replies import status
from bot.features.forums.standing import asked, standings
from bot.features.meetings.rules import local_today
from bot.features.report.reading import report_of
from bot.features.wheel.reading import team_year
from bot.replies import Reply
from bot.texts import render
from models import registry
from models.forums import Forum
from models.meetings import Meeting
from models.registry import Area, Organisation, OrganisationKind, SchoolYear, Team
from models.store import Tx
from scheduler.halves import half_of
from scheduler.terms import Term, term_of
from tests.features.forums.made import forum, met
from tests.town import Town, actor, build_town

SPRING = Term(date(2027, 1, 11), date(2027, 6, 11))
LATE = datetime(2027, 6, 7, 10, tzinfo=UTC)
"""A Monday in the term's last week, when everything tells of it."""


@dataclass(frozen=True)
class Case:
    """When a forum with four meetings a term is there and meets; what is told of it then."""

    first: date
    last: date | None
    on: date
    count: int
    of: int | None


CASES = {
    "all of it": Case(date(2026, 8, 1), None, date(2027, 3, 3), 1, 4),
    "from its middle": Case(date(2027, 3, 29), None, date(2027, 4, 7), 1, 2),
    "from its last days": Case(date(2027, 6, 1), None, date(2027, 6, 3), 1, 0),
    "ends after the school's last day": Case(
        date(2026, 8, 1), date(2027, 6, 30), date(2027, 3, 3), 1, 4
    ),
    "meets before school begins": Case(date(2026, 8, 1), None, date(2027, 1, 4), 1, 4),
    "meets after school has ended": Case(date(2026, 8, 1), None, date(2027, 6, 28), 1, 4),
    "met in the half before": Case(date(2026, 8, 1), None, date(2026, 12, 30), 0, 4),
}


def at_school(tx: Tx, town: Town) -> None:
    """The municipality has a school, with a year; and a team reads of all."""
    tx.add(Team(area_id=town.area, name="laget", platform="chat", tenant="t", channel="c"))
    school = Organisation(area_id=town.area, name="Skolan", kind=OrganisationKind.SCHOOL)
    tx.add(school)
    tx.flush()
    tx.add(
        SchoolYear(
            area_id=town.area,
            organisation_id=school.id,
            label="2026/27",
            autumn_from_on=date(2026, 8, 17),
            autumn_to_on=date(2026, 12, 18),
            spring_from_on=SPRING.from_on,
            spring_to_on=SPRING.to_on,
            source="kommunen",
        )
    )
    tx.flush()


@pytest.fixture
def town(tx: Tx) -> Town:
    made = build_town(tx)
    at_school(tx, made)
    return made


def told(tx: Tx, town: Town, row: Forum, meeting: Meeting) -> dict[str, object]:
    """What each place says of the forum's spring, as (count, of)."""
    area, anna = tx.get_one(Area, town.area), actor(tx, "anna")
    team = tx.exec(select(Team)).one()
    years = registry.years_of_schools(tx, area.id)
    today = local_today(LATE, "Europe/Stockholm")
    term = term_of(today, years)
    assert term == term_told_of(today, years) == SPRING
    (standing,) = [each for each in standings(tx, area.id, term) if each.forum.id == row.id]
    lacks = lacking(tx, area.id, Agreement(), term, ZoneInfo("Europe/Stockholm"), LATE)
    (on_wheel,) = [
        each.spring
        for each in team_year(tx, team, Agreement(), "sv", LATE).forums
        if render(each.title, "sv") == row.name
    ]
    (in_report,) = [
        each
        for each in report_of(tx, area, Agreement(), half_of(today), LATE).forums
        if render(each.title, "sv") == row.name
    ]
    quota = quota_of(tx, anna, meeting, LATE)
    return {
        "list": words(show_forums(ShowForums(), anna, tx, LATE)),
        "letter": words(Reply(tuple(status([standing], [], {}, by_mail=False)))),
        "digest": [(e.count, e.wanted) for e in lacks if render(e.title, "sv") == row.name],
        "quota": render(quota, "sv") if quota else "",
        "year": (on_wheel.count, on_wheel.wanted),
        "report": (in_report.held + in_report.booked, in_report.wanted),
    }


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_every_place_tells_the_same_of_a_forums_term(tx: Tx, town: Town, case: Case) -> None:
    row = forum(
        tx, town, "Nya forumet", per_term=4, active_from_on=case.first, active_to_on=case.last
    )
    meeting = met(tx, town, row, case.on, "MET")

    found = told(tx, town, row, meeting)

    line = f"Nya forumet: {case.count} av {case.of} bokade"
    assert line in str(found["list"])
    assert line in str(found["letter"])
    lacks = case.of is not None and case.count < case.of
    assert found["digest"] == ([(case.count, case.of)] if lacks else [])
    if case.count:
        assert f"{case.count} av {case.of} möten bokade i termin VT 2027" in str(found["quota"])
    else:
        assert "1 av 4 möten bokade i termin HT 2026" in str(found["quota"])
    assert found["year"] == found["report"] == (case.count, case.of)


def test_of_one_that_ends_within_the_term_no_place_asks_for_more(tx: Tx, town: Town) -> None:
    row = forum(tx, town, "Gamla forumet", per_term=4, active_to_on=date(2027, 6, 10))
    meeting = met(tx, town, row, date(2027, 3, 3), "MET")

    found = told(tx, town, row, meeting)

    for place in ("list", "letter"):
        assert "Gamla forumet: 1 bokade den här terminen" in str(found[place])
    assert (found["digest"], found["quota"]) == ([], "")
    assert found["year"] == found["report"] == (1, None)


def test_one_that_goes_on_as_another_of_its_name_is_told_of_once(tx: Tx, town: Town) -> None:
    """A merger in July leaves the spring its number; one within the term asks for a share."""
    old = forum(tx, town, "Samma", per_term=4, active_to_on=date(2027, 3, 28))
    new = forum(tx, town, "Samma", per_term=4, active_from_on=date(2027, 3, 29))
    meeting = met(tx, town, new, date(2027, 4, 7), "MET")

    within = told(tx, town, new, meeting)
    old.active_to_on, new.active_from_on = date(2027, 6, 30), date(2027, 7, 1)
    meeting.forum_id = old.id
    tx.flush()
    after = told(tx, town, old, meeting)

    assert within["year"] == within["report"] == (1, 2)
    assert after["year"] == after["report"] == (1, 4)


@pytest.mark.parametrize("today", [date(2026, 12, 28), date(2027, 7, 5)])
def test_between_two_terms_the_next_is_told_of_or_that_nobody_knows_it(
    tx: Tx, town: Town, today: date
) -> None:
    row = forum(tx, town, "Forumet", per_term=4)
    met(tx, town, row, date(2027, 1, 4), "MET")
    now = datetime(today.year, today.month, today.day, 9, tzinfo=UTC)

    shown = words(show_forums(ShowForums(), actor(tx, "anna"), tx, now))

    assert ("Forumet: 1 av 4 bokade" in shown) is (today.year == 2026)
    assert ("Läsårsdata saknas" in shown) is (today.year == 2027)


NUMBERS = st.integers(1, 20)
DAYS = st.integers(-200, 400).map(lambda n: SPRING.from_on + timedelta(days=n))


@given(NUMBERS, DAYS, DAYS)
def test_the_later_it_begins_the_less_is_asked_and_never_less_than_nothing(
    per_term: int, one: date, other: date
) -> None:
    first, second = (
        asked(per_term, each, None, SPRING) or 0 for each in (min(one, other), max(one, other))
    )

    assert per_term >= first >= second >= 0
    assert asked(per_term, SPRING.from_on, None, SPRING) == per_term


@given(NUMBERS, DAYS)
def test_both_halves_of_a_term_that_is_parted_make_the_whole_to_one_meeting(
    per_term: int, parted: date
) -> None:
    """What is left from a day on, and what had been: each to the nearest whole meeting."""
    if not SPRING.from_on < parted <= SPRING.to_on:
        return
    left = asked(per_term, parted, None, SPRING) or 0
    share = (SPRING.to_on - parted).days + 1
    whole = (SPRING.to_on - SPRING.from_on).days + 1

    assert abs(left - per_term * share / whole) <= 0.5
