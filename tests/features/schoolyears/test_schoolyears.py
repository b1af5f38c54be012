"""School years by chat: shown, written in, taken in, asked for each May; through the router."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import col, select

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.features.forums.series import closed_days
from bot.features.schoolyears.known import asked_for, label_of
from bot.replies import Heading
from bot.texts import render
from models import registry
from models.forums import Forum
from models.registry import Confidence, Organisation, SchoolBreak, SchoolBreakKind, SchoolYear
from models.store import Tx
from tests.conftest import Clock, Someones
from tests.features.forums.acting import SEATS, create

FYREN = "Rektor, Friskolan Fyren"
ON_ONE = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
"""For what no database can tell apart."""

YEAR = {
    "school": "municipal",
    "autumn_from": "2027-08-16",
    "autumn_to": "2027-12-17",
    "spring_from": "2028-01-10",
    "spring_to": "2028-06-09",
    "autumn_lov_from": "2027-11-01",
    "autumn_lov_to": "2027-11-05",
    "winter_lov_from": "2028-02-28",
    "winter_lov_to": "2028-03-03",
    "source": "skolans webbsida",
}


async def opened(admin: Someone) -> None:
    await admin.says("inställningar")
    await admin.presses("Läsår")
    await admin.presses("Lägg in läsår")


@pytest.mark.parametrize(
    ("day", "labels"),
    [
        (date(2027, 1, 25), ["2026/27"]),
        (date(2027, 4, 30), ["2026/27"]),
        (date(2027, 5, 1), ["2026/27", "2027/28"]),
        (date(2027, 6, 30), ["2026/27", "2027/28"]),
        (date(2027, 7, 1), ["2027/28"]),
        (date(2027, 12, 31), ["2027/28"]),
    ],
)
def test_from_may_the_next_year_is_asked_for_too(day: date, labels: list[str]) -> None:
    assert asked_for(day) == labels
    assert label_of(day) == labels[0]


async def test_trap11_each_schools_year_is_its_own(built: House, someone: Someones) -> None:
    """A friskola's sportlov is another week than the municipality's, and neither is the other's.

    What a forum is kept from depends on whose seats it has.
    """
    admin = someone("sip")
    await opened(admin)
    await admin.fills(**YEAR)
    await opened(admin)
    own = {"school": admin.choice("school", "Friskolan Fyren"), "source": "Fyrens webbsida"}
    week_8 = {"winter_lov_from": "2028-02-21", "winter_lov_to": "2028-02-25"}

    reply = await admin.fills(**{**YEAR, **own, **week_8}, confirmed=("yes",))
    for name, seat in (("Ekbackens", "Rektor, Ekbackens skola"), ("Fyrens", FYREN)):
        await create(admin, name, "cooperation", (SEATS[0], seat))
    await create(admin, "Allas", "cooperation", (*SEATS, FYREN))

    def kept(tx: Tx) -> dict[str, tuple[str, Confidence]]:
        rows = tx.exec(
            select(SchoolYear, Organisation)
            .join(Organisation, col(Organisation.id) == col(SchoolYear.organisation_id))
            .where(SchoolYear.label == "2027/28")
        )
        return {org.name: (year.source, year.confidence) for year, org in rows}

    def closed(tx: Tx) -> dict[str, set[int]]:
        """Which weeks of February and March each forum is kept from."""
        forums = tx.exec(select(Forum).where(col(Forum.name).in_(("Ekbackens", "Fyrens", "Allas"))))
        span = date(2028, 2, 14), date(2028, 3, 10)
        return {
            each.name: {day.isocalendar().week for day in closed_days(tx, each, *span).off}
            for each in forums
        }

    assert "Nytt läsår 2027/28 för Friskolan Fyren" in words(reply)
    assert await built.store.run(kept) == {
        "Friskolan Fyren": ("Fyrens webbsida", Confidence.CONFIRMED),
        "Ekbackens skola": ("skolans webbsida", Confidence.UNCONFIRMED),
        "Sjöängsskolan": ("skolans webbsida", Confidence.UNCONFIRMED),
    }
    assert await built.store.run(closed) == {"Ekbackens": {9}, "Fyrens": {8}, "Allas": {8, 9}}


async def test_the_municipalitys_year_holds_for_all_its_schools_and_not_the_friskola(
    built: House, someone: Someones
) -> None:
    admin = someone("sip")
    await opened(admin)

    first = words(await admin.fills(**YEAR))
    await opened(admin)
    again = words(await admin.fills(**YEAR))

    assert first.count("Nytt läsår 2027/28") == 2
    assert "Fyren" not in first
    assert again == "Det är redan så. Inget är ändrat."


@ON_ONE
async def test_dates_that_the_law_is_against_are_told_at_their_fields_and_nothing_is_kept(
    built: House, someone: Someones
) -> None:
    admin = someone("sip")
    await opened(admin)

    reply = await admin.fills(
        **{**YEAR, "autumn_from": "2027-09-01", "spring_to": "2028-07-01", "source": ""}
    )
    wrong = {key: render(text, "sv") for key, text in reply.errors.items()}
    assert set(wrong) == {"source"}
    reply = await admin.fills(
        **{**YEAR, "autumn_from": "2027-09-01", "winter_lov_to": "2028-02-01"}
    )

    def count(tx: Tx) -> int:
        return len(tx.exec(select(SchoolYear).where(SchoolYear.label == "2027/28")).all())

    assert set(reply.errors) == {"winter_lov_to"}
    assert await built.store.run(count) == 0


@ON_ONE
async def test_years_that_come_along_are_shown_before_they_are_taken_in(
    built: House, someone: Someones
) -> None:
    admin = someone("sip")
    await admin.says("inställningar")
    await admin.presses("Läsår")
    before = words(admin.reply)

    await admin.presses("Stockholms läsår")
    told = [render(e.text, "sv") for e in admin.form.fields if isinstance(e, Heading)]
    reply = await admin.fills()

    def checked(tx: Tx) -> set[tuple[str, Confidence, date | None]]:
        rows = tx.exec(select(SchoolYear).where(SchoolYear.label == "2025/26"))
        return {(each.label, each.confidence, each.checked_on) for each in rows}

    assert "2026/27 (ej bekräftat)" in before
    assert "Nytt läsår 2025/26 för Ekbackens skola." in told
    assert "Nytt läsår 2025/26 för Ekbackens skola." in words(reply)
    assert "2026/27" not in words(reply)
    assert await built.store.run(checked) == {
        ("2025/26", Confidence.UNCONFIRMED, date(2026, 11, 21))
    }


@ON_ONE
async def test_only_those_who_look_after_the_area_may_say_when_school_is(
    built: House, someone: Someones
) -> None:
    outsider = someone("kurator")

    shown = await outsider.presses_unseen("schoolyears.show", "")
    asked = await outsider.presses_unseen("schoolyears.add", "")
    taken = await outsider.presses_unseen("schoolyears.shipped", "")

    assert {words(each) for each in (shown, asked, taken)} == {words(shown)}
    assert "Läsår" not in words(shown)


@ON_ONE
async def test_b27_a_year_that_nobody_told_is_asked_for_and_never_guessed(
    built: House, someone: Someones, clock: Clock
) -> None:
    admin = someone("sip")
    clock.at = datetime(2027, 8, 30, 8, tzinfo=UTC)

    await admin.says("inställningar")
    reply = await admin.presses("Läsår")

    assert (
        "Läsårsdata saknas för 2027/28: Ekbackens skola, Friskolan Fyren och Sjöängsskolan. "
        "Jag gissar inga datum." in words(reply)
    )


@ON_ONE
async def test_each_may_those_who_look_after_the_area_are_reminded_until_it_is_there(
    built: House, someone: Someones, clock: Clock
) -> None:
    admin, other = someone("sip"), someone("kurator")
    clock.at = datetime(2027, 4, 26, 8, tzinfo=UTC)
    await built.bot.sweep()
    before = len(admin.cards)

    for _ in range(5):
        clock.on(timedelta(weeks=1))
        await built.bot.sweep()
    told = [words(each.reply) for each in admin.cards[before:]]
    reminders = [each for each in told if "Dags att lägga in nästa läsår" in each]

    assert len(reminders) == 2
    assert "Läsårsdata saknas för 2027/28" in reminders[0]
    assert not any("nästa läsår" in words(each.reply) for each in other.cards)


@ON_ONE
async def test_b27_whoever_did_not_tell_in_may_is_asked_again_when_the_term_begins(
    built: House, someone: Someones, clock: Clock
) -> None:
    admin, other = someone("sip"), someone("kurator")
    clock.at = datetime(2027, 5, 3, 8, tzinfo=UTC)
    await built.bot.sweep()
    clock.at = datetime(2027, 7, 26, 8, tzinfo=UTC)
    await built.bot.sweep()
    before = len(admin.cards)

    for _ in range(6):
        clock.on(timedelta(weeks=1))
        await built.bot.sweep()
    told = [words(each.reply) for each in admin.cards[before:]]
    asked = [each for each in told if "Läsåret har inga datum än" in each]

    assert len(asked) == 2
    assert all("Läsårsdata saknas för 2027/28" in each for each in asked)
    assert "[Lägg in läsår]" in asked[0]
    assert not any("inga datum än" in words(each.reply) for each in other.cards)


@ON_ONE
async def test_no_reminder_once_the_year_is_there(
    built: House, someone: Someones, clock: Clock
) -> None:
    admin = someone("sip")
    await opened(admin)
    await admin.fills(**YEAR)
    await opened(admin)
    await admin.fills(**{**YEAR, "school": admin.choice("school", "Friskolan Fyren")})
    clock.at = datetime(2027, 5, 3, 8, tzinfo=UTC)

    await built.bot.sweep()

    assert not any("nästa läsår" in words(each.reply) for each in admin.cards)


async def test_a_year_written_anew_takes_the_place_of_what_was(
    built: House, someone: Someones
) -> None:
    admin = someone("sip")
    await opened(admin)
    await admin.fills(**YEAR)
    await opened(admin)
    changed = {**YEAR, "winter_lov_from": "2028-02-21", "winter_lov_to": "2028-02-25"}

    reply = words(await admin.fills(**changed, confirmed=("yes",)))

    def breaks(tx: Tx) -> list[date]:
        (year, *_) = tx.exec(select(SchoolYear).where(SchoolYear.label == "2027/28")).all()
        found = registry.breaks_of(tx, [year.id])
        assert all(isinstance(each, SchoolBreak) for each in found)
        return sorted(each.from_on for each in found)

    assert "borttaget Sportlov mån 28 februari 2028" in reply
    assert "bekräftat" in reply
    assert await built.store.run(breaks) == [date(2027, 11, 1), date(2028, 2, 21)]


@ON_ONE
async def test_study_days_are_written_one_by_one_and_pupils_are_off_on_them(
    built: House, someone: Someones
) -> None:
    admin = someone("sip")
    await opened(admin)
    fyren = admin.choice("school", "Friskolan Fyren")
    both = {"study_day_1": "2027-10-15", "study_day_3": "2028-01-31"}

    twice = await admin.fills(**{**YEAR, **both, "school": fyren, "study_day_3": "2027-10-15"})
    await admin.fills(**{**YEAR, **both, "school": fyren})

    def off(tx: Tx) -> list[tuple[date, date]]:
        found = tx.exec(
            select(SchoolBreak)
            .join(SchoolYear, col(SchoolYear.id) == col(SchoolBreak.school_year_id))
            .where(SchoolYear.label == "2027/28", SchoolBreak.kind == SchoolBreakKind.STUDY_DAY)
        )
        return sorted((each.from_on, each.to_on) for each in found)

    assert set(twice.errors) == {"study_day_3"}
    days = [date(2027, 10, 15), date(2028, 1, 31)]
    assert await built.store.run(off) == [(each, each) for each in days]
