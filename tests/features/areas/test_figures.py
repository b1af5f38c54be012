"""Reports across a change of areas: nothing twice, nothing lost, nothing compared that differs."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import select

from bot.agreement import Agreement
from bot.errors import UserError
from bot.features.report.handlers import Asked, open_report
from bot.features.report.keeping import keep_counts, tell_years
from bot.features.report.keys import key_for
from bot.features.report.reading import report_of
from bot.reports import Came, Told
from models import erasing
from models.meetings import Meeting, MeetingState, Party
from models.registry import Area
from models.store import Tx
from models.tallies import releases
from scheduler.halves import HalfYear
from tests.features.areas.made import CLINIC, Map, build_map
from tests.town import SECRETS

BOTH = ("viken", "berget")
BEFORE, AFTER = date(2027, 2, 15), date(2027, 3, 15)
IN_MAY = datetime(2027, 5, 3, 8, tzinfo=UTC)
IN_SEPTEMBER = datetime(2027, 9, 1, 8, tzinfo=UTC)
VT, HT = HalfYear(2027, autumn=False), HalfYear(2027, autumn=True)
RULES = Agreement()


def merged(tx: Tx) -> Map:
    """Two areas with a forum each, one in the same name, merged in the middle of the spring."""
    land = build_map(tx)
    for slug in BOTH:
        land.forum(slug, "Samverkansforum", dates=(BEFORE, AFTER))
    land.done(BOTH, ("sjon",))
    for party in tx.exec(select(Party)):
        party.came = True
    tx.flush()
    return land


def test_what_was_is_told_where_it_was_and_what_comes_after_in_the_new_one(tx: Tx) -> None:
    land = merged(tx)
    told = {slug: report_of(tx, land.area(slug), RULES, VT, IN_MAY) for slug in (*BOTH, "sjon")}

    held = {
        slug: [each.held for each in report.forums if each.held] for slug, report in told.items()
    }
    assert held == {"viken": [1], "berget": [1], "sjon": [1, 1]}
    came = {
        slug: {each.organisation: each.came for each in report.units}
        for slug, report in told.items()
    }
    once, twice = Came(1, 1, 0), Came(2, 2, 0)
    assert came == {
        "viken": {CLINIC: once, "Vikenskolan": once},
        "berget": {CLINIC: once, "Bergetskolan": once},
        "sjon": {CLINIC: twice, "Vikenskolan": once, "Bergetskolan": once},
    }


def test_the_report_says_that_the_area_has_changed_and_compares_with_no_noughts(tx: Tx) -> None:
    land = merged(tx)
    spring = report_of(tx, land.area("sjon"), RULES, VT, IN_MAY)
    autumn = report_of(tx, land.area("sjon"), RULES, HT, IN_SEPTEMBER)
    later = report_of(tx, land.area("sjon"), RULES, HT.before, IN_SEPTEMBER)

    (change,) = spring.changes
    assert (change.before, change.after) == (["Viken", "Berget"], ["Sjon"])
    assert not spring.comparable
    assert autumn.comparable
    assert autumn.changes == spring.changes == later.changes
    assert spring.earlier == [("berget", "Berget"), ("viken", "Viken")]


def test_individual_meetings_are_told_of_once_in_one_area_each(tx: Tx) -> None:
    land = build_map(tx)
    for slug, on, count in (("viken", BEFORE, 6), ("berget", BEFORE, 4), ("viken", AFTER, 3),
                            ("berget", AFTER, 3)):  # fmt: skip
        for _ in range(count):
            land.meeting(slug, on, state=MeetingState.CLOSED)
    land.done(BOTH, ("sjon",))
    for slug in land.areas:
        tell_years(tx, land.areas[slug], RULES, IN_SEPTEMBER)

    years = {
        slug: {
            each.year: each
            for each in report_of(tx, land.area(slug), RULES, HT, IN_SEPTEMBER).years
        }
        for slug in land.areas
    }
    spring = {slug: found["2026/27"] for slug, found in years.items()}
    assert spring["viken"].number == 6
    assert spring["berget"].told is Told.TOO_FEW
    assert spring["sjon"].number == 6


def test_erased_after_the_change_it_still_counts_where_it_was(tx: Tx) -> None:
    land = merged(tx)
    full = {slug: report_of(tx, land.area(slug), RULES, VT, IN_MAY) for slug in land.areas}
    ids = list(tx.exec(select(Meeting.id)))
    keep_counts(tx, land.areas["sjon"], ids, RULES, IN_MAY)
    erasing.erase(tx, ids)
    tx.expire_all()

    assert {slug: report_of(tx, land.area(slug), RULES, VT, IN_MAY) for slug in land.areas} == full


def test_a_year_that_has_been_told_of_takes_in_no_more_and_gives_none_away(tx: Tx) -> None:
    """Done late: the old area has told of the year, with what was held after the day in it."""
    land = build_map(tx)
    for _ in range(5):
        land.meeting("viken", AFTER, state=MeetingState.CLOSED)
    tell_years(tx, land.areas["viken"], RULES, IN_SEPTEMBER)
    land.done(BOTH, ("sjon",), at=IN_SEPTEMBER + timedelta(hours=1))
    tell_years(tx, land.areas["sjon"], RULES, IN_SEPTEMBER + timedelta(hours=2))

    assert releases(tx, land.areas["viken"])["2026/27"].cells["all"] == {"n": 5}
    assert releases(tx, land.areas["sjon"])["2026/27"].cells == {}


def test_a_former_areas_report_opens_for_the_one_it_went_to_and_for_no_other(tx: Tx) -> None:
    land = merged(tx)
    head = land.who("rektor@viken.example", "sjon")
    rules = {"sjon": Agreement(admins=(head.email,)), "viken": RULES}
    key, _ = key_for(SECRETS, head, IN_MAY)

    def opens(slug: str) -> tuple[str, str]:
        found = open_report(tx, key, SECRETS, rules, IN_MAY, Asked(slug=slug))
        assert found is not None
        return found[0].area, found[0].slug

    assert opens("") == opens("sjon") == ("Sjon", "")
    assert opens("viken") == ("Viken", "viken")
    tx.add(Area(slug="fjallet", name="Fjället"))
    tx.flush()
    for slug in ("fjallet", "ingenstans"):
        with pytest.raises(UserError, match=r"report\.no_area"):
            opens(slug)
