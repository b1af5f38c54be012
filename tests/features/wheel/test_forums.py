"""Forums of the catalogue on the wheel and in the report: each by its own number, each once."""

from datetime import date, timedelta

from bot.agreement import Agreement, Quota
from bot.features.digest.forums import lacking
from bot.features.report.reading import report_of
from bot.features.wheel.reading import team_year
from bot.texts import render
from bot.years import Half
from models.forums import ForumSeat
from models.registry import Area, Contact, Team
from models.store import Tx
from scheduler.halves import HalfYear
from scheduler.terms import Term
from tests.features.forums.made import STOCKHOLM, forum, function_of, met
from tests.town import NOON, Town, build_town

Counted = list[tuple[str, Half, Half]]


def team(tx: Tx, town: Town, organisation: int | None) -> Team:
    made = Team(
        area_id=town.area,
        name="laget",
        platform="chat",
        tenant="t",
        channel=f"c{organisation}",
        organisation_id=organisation,
    )
    tx.add(made)
    tx.flush()
    return made


def counted(tx: Tx, whose: Team) -> Counted:
    wheel = team_year(tx, whose, Agreement(), "sv", NOON)
    return [(render(each.title, "sv"), each.autumn, each.spring) for each in wheel.forums]


def test_a_forum_counts_against_its_own_number_and_its_kind_is_not_told_twice(tx: Tx) -> None:
    town = build_town(tx)
    overall = forum(tx, town, kind="bus_overgripande", per_term=3)
    forum(tx, town, "Närvaroforum", per_term=None)
    met(tx, town, overall, date(2026, 10, 1), "3CKQ7")
    met(tx, town, overall, date(2027, 3, 1), "3CKQ9")

    assert counted(tx, team(tx, town, None)) == [
        ("BUS övergripande", Half(1, 0, 3), Half(0, 1, 3)),
        ("Närvaroforum", Half(0, 0), Half(0, 0)),
    ]


def test_a_units_team_sees_the_forums_it_has_a_seat_in(tx: Tx) -> None:
    town = build_town(tx)
    own = tx.get_one(Contact, town.bo).organisation_id
    with_seat, _ = forum(tx, town, "Med plats"), forum(tx, town, "Utan plats")
    tx.add(
        ForumSeat(
            area_id=town.area,
            forum_id=with_seat.id,
            organisation_id=own,
            function_id=function_of(tx, town.bo),
        )
    )
    tx.flush()

    names = [each[0] for each in counted(tx, team(tx, town, own))]

    assert names == ["BUS övergripande", "Med plats"]


def test_the_report_has_each_forum_once_with_its_own_number(tx: Tx) -> None:
    town = build_town(tx)
    overall = forum(tx, town, kind="bus_overgripande", per_term=3)
    met(tx, town, overall, date(2027, 1, 12), "3CKQ7")
    met(tx, town, overall, date(2027, 3, 1), "3CKQ9")
    area, half = tx.get_one(Area, town.area), HalfYear(2027, autumn=False)

    made = report_of(tx, area, Agreement(), half, NOON)
    later = report_of(tx, area, Agreement(), half, NOON + timedelta(days=60))

    (row,) = made.forums
    assert (row.held, row.booked, row.wanted) == (1, 1, 3)
    assert [(each.held, each.booked) for each in later.forums] == [(2, 0)]


def test_the_report_asks_no_more_of_a_forum_than_its_owner_is_asked(tx: Tx) -> None:
    town = build_town(tx)
    forum(tx, town, "Norr", active_to_on=date(2027, 2, 28))
    forum(tx, town, "Hela", active_from_on=date(2027, 4, 1))
    forum(tx, town, "Söder")
    area, half = tx.get_one(Area, town.area), HalfYear(2027, autumn=False)

    made = report_of(tx, area, Agreement(), half, NOON)
    wanted = {render(each.title, "sv"): each.wanted for each in made.forums}

    assert wanted["Norr"] is None
    assert wanted["Hela"] == 1
    assert wanted["Söder"] == 2


def test_the_report_names_the_source_of_each_number_that_it_tells(tx: Tx) -> None:
    town = build_town(tx)
    forum(tx, town, kind="bus_overgripande", per_term=5, source="nämndens beslut")
    forum(tx, town, "Utan antal", kind="bus_overgripande", per_term=None, source="ingens")
    area, half = tx.get_one(Area, town.area), HalfYear(2027, autumn=False)
    rules = Agreement(
        quotas={
            "bus_overgripande": Quota(per_term=2, source="den gamla överenskommelsen"),
            "forum": Quota(per_term=1, source="rutinen"),
        }
    )

    made = report_of(tx, area, rules, half, NOON)

    assert made.sources == ["nämndens beslut", "rutinen"]


def test_an_agreement_that_counts_meetings_about_one_child_is_told_of_nowhere(tx: Tx) -> None:
    town = build_town(tx)
    area, half = tx.get_one(Area, town.area), HalfYear(2027, autumn=False)
    rules = Agreement(quotas={"konsultation": Quota(per_term=1, source="lokal rutin")})
    term = Term(date(2027, 1, 11), date(2027, 6, 11))

    made = report_of(tx, area, rules, half, NOON)
    wheel = team_year(tx, team(tx, town, None), rules, "sv", NOON)

    assert list(made.forums) == []
    assert list(wheel.forums) == []
    assert lacking(tx, town.area, rules, term, STOCKHOLM, NOON) == []
