"""Actions that come back: once each, however they are asked for, and never as a heap."""

import asyncio

import pytest

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.travel import travel
from models.actions import Action, ActionChange, Every, Step
from tests.conftest import Clock
from tests.features.acting import call_fixed
from tests.features.actions.doing import adds, morning
from tests.features.databases import ON_SQLITE
from tests.features.looking import errors, newest, rows


def due(built: House) -> list[tuple[str, bool]]:
    """(day, done) of every action, oldest first."""
    return [(str(each.due_on), each.done_at is not None) for each in rows(built, Action)]


async def test_the_next_one_comes_when_it_is_done_and_only_once(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    await adds(anna, repeats="fortnight")

    await bo.presses("Klar")
    await bo.repeats()

    assert due(built) == [("2027-02-12", True), ("2027-02-26", False)]
    assert "senast fre 26 februari 2027 (Varannan vecka)" in newest(bo)
    assert [each.every for each in rows(built, Action)] == [Every.ONCE, Every.FORTNIGHT]


async def test_it_comes_when_its_day_has_come_and_two_at_most_are_open(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna, on="2027-05-20")
    await adds(anna, repeats="week")

    await travel(built, clock, morning(3, 12))
    left = due(built)
    await bo.presses("Klar", about="12 februari")
    await travel(built, clock, morning(3, 15))

    assert left == [("2027-02-12", False), ("2027-02-19", False)]
    assert due(built) == [
        ("2027-02-12", True),
        ("2027-02-19", False),
        ("2027-03-19", False),
    ]


async def test_done_pressed_while_the_day_comes_gives_one_next(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna, on="2027-05-20")
    await adds(anna, repeats="week")
    clock.at = morning(2, 12)
    bo.waits = False

    await asyncio.gather(bo.presses("Klar"), built.bot.sweep())

    assert due(built) == [("2027-02-12", True), ("2027-02-19", False)]


@ON_SQLITE
async def test_lov_is_passed_by_when_that_is_asked_for(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna, on="2027-05-20")
    await adds(anna, until="2027-02-26", repeats="week-term")

    await bo.presses("Klar")

    assert due(built)[1:] == [("2027-03-12", False)]


@ON_SQLITE
async def test_every_term_waits_until_the_next_one_is_known(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    await adds(anna, repeats="term")

    await bo.presses("Klar")
    await travel(built, clock, morning(2, 15))

    assert due(built) == [("2027-02-12", True)]
    assert rows(built, Action)[0].every is Every.TERM


@ON_SQLITE
async def test_a_term_nobody_knows_is_asked_about_at_its_field(built: House, anna: Someone) -> None:
    await call_fixed(anna)

    reply = await adds(anna, until="2027-09-17", repeats="term")

    assert "vilken termin den dagen hör till" in errors(reply)["repeats"]
    assert rows(built, Action) == []


@ON_SQLITE
async def test_it_is_stopped_and_this_one_stays(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    await adds(anna, repeats="week")

    await anna.presses("Sluta upprepa")
    await anna.repeats()
    await bo.presses("Klar")
    await travel(built, clock, morning(3, 12))

    assert due(built) == [("2027-02-12", True)]
    steps = [each.step for each in rows(built, ActionChange)]
    assert steps == [Step.ADDED, Step.STOPPED, Step.DONE]


@ON_SQLITE
async def test_taken_away_it_comes_back_no_more(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    await adds(anna, repeats="week")
    await bo.presses("Klar")

    await anna.presses("Ta bort", about="19 februari")
    await anna.fills()
    await travel(built, clock, morning(3, 12))

    assert due(built) == [("2027-02-12", True)]


@ON_SQLITE
@pytest.mark.parametrize("repeats", ["year", "week term", "1"])
async def test_how_often_there_is_not_is_refused(built: House, anna: Someone, repeats: str) -> None:
    await call_fixed(anna)

    reply = await adds(anna, repeats=repeats)

    assert "repeats" in errors(reply)
    assert rows(built, Action) == []
