"""The report in the chat: an administrator's, by a link that ends, and what it is made of."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.demo.district import AGREEMENT
from bot.demo.house import House, house
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from bot.errors import UserError
from bot.features.report.counting import of_actions
from bot.features.report.keys import LASTS, key_for, reader_of
from bot.features.report.periods import is_over, last_over, read_half
from bot.features.report.reading import report_of
from bot.features.report.sheet import neutral, whole
from bot.privacy.secrets import Secrets
from bot.reports import Came, Report, Told
from bot.texts import render
from models.actions import Action
from models.audit import AuditEntry
from models.meetings import Meeting
from models.registry import Area, Contact
from models.store import Tx
from scheduler.halves import HalfYear, half_of
from tests.conftest import Clock, Someones
from tests.features.acting import call_fixed
from tests.features.databases import ON_SQLITE
from tests.features.looking import contact_of, rows, save
from tests.web.fetching import call_forum

RULES = {"exempelviken": AGREEMENT.model_copy(update={"areas": {"Norra": ("Ekbackens skola",)}})}


async def report(built: House, clock: Clock, term: str = "", part: str = "") -> Report:
    def made(tx: Tx) -> Report:
        (area,) = rows(built, Area)
        half = read_half(term) if term else half_of(clock.at.date())
        return report_of(tx, area, RULES["exempelviken"], half, clock.at, part)

    return await built.store.run(made)


async def test_an_administrator_gets_a_link_for_an_hour(
    built: House, clock: Clock, anna: Someone
) -> None:
    said = words(await anna.says("rapport"))

    assert "Rapporten för VT2027 är klar" in said
    assert "gäller till mån 25 januari kl. 10.00" in said
    assert [each.what for each in rows(built, AuditEntry)] == ["report.asked"]


@pytest.mark.parametrize("user", ["kurator", "bup", "soc"])
@ON_SQLITE
async def test_nobody_else_does(built: House, someone: Someones, user: str) -> None:
    said = words(await someone(user).says("rapport"))

    assert "bara områdets administratör" in said
    assert "/m/rapport" not in said
    assert rows(built, AuditEntry) == []


async def test_without_pages_it_is_said_where_the_report_can_be_made() -> None:
    clock = Clock()
    with house(clock, public_url="") as built:
        anna = Someone(built.bot, built.workspace, built.workspace.people["sip"], "sip")

        assert "samordna report" in words(await anna.says("rapport"))


@ON_SQLITE
async def test_help_tells_administrators_of_it(anna: Someone, bo: Someone) -> None:
    assert "/samordna rapport" in words(await anna.says("hjälp"))
    assert "/samordna rapport" not in words(await bo.says("hjälp"))


async def test_a_key_opens_for_its_administrator_until_it_ends(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    admin, other = contact_of(built, anna), contact_of(built, bo)
    key, until = key_for(built.secrets, admin, clock.at)
    foreign, _ = key_for(Secrets(b"another"), admin, clock.at)
    no_admins, _ = key_for(built.secrets, other, clock.at)
    number, ends, seal = key.split("-")
    wrong = (
        "",
        "--",
        "x-y-z",
        foreign,
        no_admins,
        f"{number}-{ends}-{'0' * 40}",
        f"{key}-",
        f"{number}-{int(ends) + 1}-{seal}",
        f"9{number}-{ends}-{seal}",
        f"{number}-{ends}-å",
        f"{'9' * 30}-{ends}-{seal}",
    )

    def opens(tx: Tx, key: str) -> bool:
        return reader_of(tx, key, built.secrets, RULES, clock.at) is not None

    assert await built.store.run(opens, key)
    assert [each for each in wrong if await built.store.run(opens, each)] == []
    clock.at = until - timedelta(seconds=1)
    assert await built.store.run(opens, key)
    clock.on(timedelta(seconds=1))
    assert not await built.store.run(opens, key)
    clock.on(-LASTS)
    admin.active = False
    save(built, admin)
    assert not await built.store.run(opens, key)


async def test_forums_attendance_and_the_term_before(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_forum(anna)
    ahead = await report(built, clock)
    await travel(built, clock, datetime(2027, 2, 4, 14, tzinfo=UTC))
    await anna.presses("Avsluta mötet")
    await anna.fills(came=(anna.choice("came", "Ekbackens skola"),), next="ended")

    held = await report(built, clock)
    norra = await report(built, clock, part="Norra")
    clock.at = datetime(2027, 9, 4, 14, tzinfo=UTC)
    after = await report(built, clock)

    assert [
        (render(each.title, "sv"), each.held, each.booked, each.wanted) for each in ahead.forums
    ] == [
        ("BUS övergripande", 0, 0, 2),
        ("Samverkansforum", 0, 1, 1),
    ]
    assert [(each.held, each.booked) for each in held.forums] == [(0, 0), (1, 0)]
    assert {each.organisation: each.came for each in held.units} == {
        "Ekbackens skola": Came(1, 1, 0),
        "Socialtjänsten Exempelviken": Came(1, 0, 0),
    }
    assert [each.organisation for each in norra.units] == ["Ekbackens skola"]
    assert norra.years == held.years
    assert [each.held_before for each in after.forums] == [0, 1]
    assert (held.before, held.after, after.before) == ("HT2026", "HT2027", "VT2027")


async def test_nothing_in_it_comes_from_a_meeting_about_one_child(
    built: House, clock: Clock, anna: Someone
) -> None:
    before = await report(built, clock)
    await call_fixed(anna)
    clock.at = datetime(2027, 2, 11, 14, tzinfo=UTC)

    after = await report(built, clock)

    (sip,) = rows(built, Meeting)
    say = lambda text: render(text, "sv")  # noqa: E731 -- one use
    assert sip.reference not in whole(after, say).decode()
    assert (after.forums, after.units) == (before.forums, before.units)
    assert {each.told for each in after.years} == {Told.NOT_YET, Told.UNKNOWN}
    people = [each.email for each in rows(built, Contact)]
    assert not [each for each in people if each in repr(after)]


@pytest.mark.parametrize(
    ("term", "part", "key"),
    [
        ("HT", "", "report.bad_term"),
        ("HT1999", "", "report.bad_term"),
        ("2026", "", "report.bad_term"),
        ("HT2027", "", "report.ahead"),
        ("VT2027", "Östra", "report.no_part"),
    ],
)
@ON_SQLITE
async def test_what_is_not_there_is_said(
    built: House, clock: Clock, term: str, part: str, key: str
) -> None:
    with pytest.raises(UserError) as refused:
        await report(built, clock, term, part)

    assert refused.value.text.key == key
    assert render(refused.value.text, "sv").endswith(".")


@ON_SQLITE
async def test_where_the_agreement_has_no_parts_that_is_said(built: House, clock: Clock) -> None:
    def made(tx: Tx) -> None:
        (area,) = rows(built, Area)
        report_of(tx, area, AGREEMENT, half_of(clock.at.date()), clock.at, "Norra")

    with pytest.raises(UserError) as refused:
        await built.store.run(made)

    assert refused.value.text.key == "report.no_parts"


def test_halves_follow_each_other_without_a_gap() -> None:
    half = HalfYear(2020, autumn=True)
    while half.year > 2010:
        first, _ = half.days
        assert half.before.days[1] == first - timedelta(days=1)
        assert half_of(first) == half_of(half.days[1]) == half == read_half(half.key.lower())
        assert half.before < half
        half = half.before


@pytest.mark.parametrize(
    ("today", "newest"),
    [
        (date(2027, 8, 31), 2025),
        (date(2027, 9, 1), 2026),
        (date(2028, 7, 31), 2026),
        (date(2028, 8, 1), 2026),
    ],
)
def test_a_school_year_is_over_from_the_first_of_september(today: date, newest: int) -> None:
    assert last_over(today) == newest
    assert is_over(newest, today)
    assert not is_over(newest + 1, today)


def action(due_on: date, done_at: datetime | None) -> Action:
    return Action(
        area_id=1,
        meeting_id=1,
        organisation_id=7,
        by_organisation_id=7,
        due_on=due_on,
        done_at=done_at,
        added_at=datetime(2027, 1, 1, tzinfo=UTC),
    )


def test_an_action_done_before_midnight_on_its_last_day_is_in_time() -> None:
    day, today = date(2027, 3, 1), date(2027, 3, 2)
    late_evening = datetime(2027, 3, 1, 22, 59, tzinfo=UTC)

    counts = of_actions(
        [
            action(day, late_evening),
            action(day, late_evening + timedelta(minutes=1)),
            action(day, None),
            action(today, None),
        ],
        today,
    )

    assert counts == Counter(
        {
            ("VT2027", "action-in-time", "7"): 1,
            ("VT2027", "action-late", "7"): 1,
            ("VT2027", "action-open", "7"): 1,
        }
    )


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        (" +1", "' +1"),
        ("\t@x", "' @x"),
        ("'=1", "''=1"),
        ("\r\n-1", "'  -1"),
        ("Skolan = bra", "Skolan = bra"),
        (-1, -1),
    ],
)
def test_no_cell_is_a_formula(cell: str | int, written: str | int) -> None:
    assert neutral(cell) == written
