"""The days of a series: left out before they are booked, moved one at a time, and put back."""

import asyncio
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import select

from bot.demo.house import House
from bot.demo.people import Someone, starting_values
from bot.demo.reading import words
from bot.texts import render
from models.forums import Forum, SeriesException
from models.store import Tx
from tests.conftest import Clock, Someones
from tests.features.databases import ON_SQLITE
from tests.features.forums.acting import book, create, forum_called, meetings_of

STOCKHOLM = ZoneInfo("Europe/Stockholm")
MONDAYS = {"weekday": "0", "at": "9.00", "from_on": "2027-03-08", "to_on": "2027-04-26"}
"""8, 15 and 22 March, 5, 12, 19 and 26 April: 29 March is Easter Monday, and lov."""


@pytest.fixture
async def anna(someone: Someones) -> Someone:
    anna = someone("sip")
    await create(anna, "EHT söder", "health_team")
    return anna


@pytest.fixture
async def eht(built: House, anna: Someone) -> Forum:
    return await forum_called(built, "EHT söder")


async def lay(anna: Someone, eht: Forum, **changes: str | tuple[str, ...]) -> str:
    await anna.presses_unseen("forums.series", str(eht.id))
    await anna.fills(**MONDAYS)
    return words(await anna.fills(**changes))


async def local(built: House, eht: Forum) -> list[datetime]:
    found = [each.starts_at for each in await meetings_of(built, eht) if each.starts_at]
    return sorted(each.astimezone(STOCKHOLM) for each in found)


async def exceptions(built: House) -> dict[date, date | None]:
    def read(tx: Tx) -> dict[date, date | None]:
        return {each.left_out_on: each.moved_to_on for each in tx.exec(select(SeriesException))}

    return await built.store.run(read)


async def move(anna: Someone, eht: Forum, label: str, to: str) -> dict[str, str]:
    """Move a day as the form reads it; what is wrong, by field."""
    await anna.presses_unseen("forums.move_day", str(eht.id))
    reply = await anna.fills(day=anna.choice("day", label), to=to)
    return {field: render(told, "sv") for field, told in reply.errors.items()}


async def test_a_day_is_moved_over_the_spring_night_and_put_back(
    built: House, anna: Someone, eht: Forum
) -> None:
    await lay(anna, eht)
    before = await local(built, eht)
    mails = len(built.mailbox.mails)

    assert await move(anna, eht, "mån 22 mars 2027", "2027-04-07") == {}
    moved = await local(built, eht)
    await built.bot.sweep()
    seen = words(await anna.presses_unseen("forums.days", str(eht.id)))

    assert {each.date() for each in before} - {each.date() for each in moved} == {date(2027, 3, 22)}
    assert {each.date() for each in moved} - {each.date() for each in before} == {date(2027, 4, 7)}
    assert {each.time() for each in moved} == {time(9)}
    assert len({each.utcoffset() for each in moved}) == 2
    assert "ons 7 april 2027, i stället för mån 22 mars 2027" in seen
    assert len(built.mailbox.mails) > mails

    told = words(await anna.presses("Ångra flytten"))
    assert "22 mars" in told
    assert await local(built, eht) == before
    assert await exceptions(built) == {}


@ON_SQLITE
async def test_more_than_two_days_are_left_out_and_one_is_moved_as_it_is_laid(
    built: House, anna: Someone, eht: Forum
) -> None:
    await anna.presses_unseen("forums.series", str(eht.id))
    await anna.fills(**MONDAYS)
    shown = starting_values(anna.form)["days"]
    told = words(
        await anna.fills(days=(shown[0], shown[1], shown[6]), moves=shown[1], moves_to="2027-03-18")
    )

    assert len(shown) == 7
    assert "2027-03-29" not in shown
    assert "3 möten är bokade" in told
    assert [each.date() for each in await local(built, eht)] == [
        date(2027, 3, 8), date(2027, 3, 18), date(2027, 4, 26),
    ]  # fmt: skip
    found = await exceptions(built)
    assert found.pop(date(2027, 3, 15)) == date(2027, 3, 18)
    assert len(found) == 4
    assert not any(found.values())
    seen = words(await anna.presses("Seriens dagar"))
    assert "hoppas över" in seen


@ON_SQLITE
@pytest.mark.parametrize(
    ("to", "told"),
    [
        ("2027-03-31", "lov eller studiedag"),
        ("2027-03-27", "ingen arbetsdag"),
        ("2027-03-26", "ingen arbetsdag"),
        ("2027-01-04", "Dagen har passerat"),
        ("2027-03-22", "hålls redan den dagen"),
        ("2027-04-12", "möts redan den dagen"),
        ("2032-01-12", "mer än ett år bort"),
        ("22 mars", "datum"),
    ],
)
async def test_what_cannot_be_is_told_at_the_day_and_nothing_moves(
    built: House, anna: Someone, eht: Forum, to: str, told: str
) -> None:
    await lay(anna, eht)
    before = await local(built, eht)

    wrong = await move(anna, eht, "mån 22 mars 2027", to)

    assert set(wrong) == {"to"}
    assert told in wrong["to"]
    assert await local(built, eht) == before
    assert await exceptions(built) == {}


@ON_SQLITE
async def test_the_same_is_told_of_a_day_that_moves_as_the_series_is_laid(
    built: House, anna: Someone, eht: Forum
) -> None:
    await anna.presses_unseen("forums.series", str(eht.id))
    await anna.fills(**MONDAYS)

    for values, field in (
        ({"moves": "2027-03-15", "moves_to": "2027-03-31"}, "moves_to"),
        ({"moves": "2027-03-15", "moves_to": "2027-03-22"}, "moves_to"),
        ({"moves": "2027-03-15"}, "moves_to"),
        ({"moves_to": "2027-03-16"}, "moves"),
        ({"moves": "2027-03-29", "moves_to": "2027-03-16"}, "moves"),
    ):
        reply = await anna.fills(**values)
        assert set(reply.errors) == {field}, values
    assert await local(built, eht) == []


@ON_SQLITE
async def test_a_day_that_has_been_or_whose_old_day_is_taken_stays_where_it_is(
    built: House, anna: Someone, eht: Forum, clock: Clock
) -> None:
    await lay(anna, eht)
    await move(anna, eht, "mån 22 mars 2027", "2027-04-07")
    await book(anna, eht, "2027-03-22")
    taken = words(await anna.presses_unseen("forums.put_back", f"{eht.id} 1@2027-03-22"))
    await anna.presses_unseen("forums.move_day", str(eht.id))
    stale = anna.choice("day", "ons 7 april 2027, i stället för mån 22 mars 2027")
    clock.at = datetime(2027, 4, 7, 7, 0, tzinfo=UTC)
    late = await anna.fills(day=stale, to="2027-04-20")

    assert "möts redan den dagen" in taken
    assert "inte längre bokad" in render(late.errors["day"], "sv")
    assert await exceptions(built) == {date(2027, 3, 22): date(2027, 4, 7)}


async def test_two_who_move_a_day_at_once_move_it_once(
    built: House, anna: Someone, eht: Forum, someone: Someones
) -> None:
    await lay(anna, eht)
    again = someone("sip")
    anna.waits = again.waits = False
    for each in (anna, again):
        await each.presses_unseen("forums.move_day", str(eht.id))
    day = anna.choice("day", "mån 22 mars 2027")

    told = await asyncio.gather(
        anna.fills(day=day, to="2027-03-23"), again.fills(day=day, to="2027-03-24")
    )

    assert [each.errors for each in told] == [{}, {}]
    dates = {each.date() for each in await local(built, eht)}
    assert len(dates & {date(2027, 3, 22), date(2027, 3, 23), date(2027, 3, 24)}) == 1
    (moved,) = (await exceptions(built)).values()
    assert moved in dates


@ON_SQLITE
async def test_only_who_looks_after_the_forum_moves_its_days(
    built: House, anna: Someone, eht: Forum, someone: Someones
) -> None:
    await lay(anna, eht)
    bo = someone("rektor")

    for button, value in (("forums.days", str(eht.id)), ("forums.move_day", str(eht.id)),
                          ("forums.put_back", f"{eht.id} 1@2027-03-22")):  # fmt: skip
        assert "EHT söder" in words(await bo.presses_unseen(button, value))
        assert bo.reply.form is None
    assert await exceptions(built) == {}
