"""Forums that usually meet in a room of the agreement: one meeting at a time is planned into it."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import combinations
from typing import Any

import pytest
from sqlmodel import col, select

from bot.demo.district import AGREEMENT
from bot.demo.house import House, house
from bot.demo.people import Someone
from bot.demo.reading import words
from models import calendars
from models.forums import Forum
from models.meetings import Meeting
from models.registry import Contact, Organisation, Place
from tests.conftest import Clock, Someones
from tests.features.calendars import empty_calendars, keep_busy
from tests.features.databases import ON_SQLITE
from tests.features.looking import contact_of, rows, save
from tests.features.seasons.area import add_forum, at, booked, local, propose, propose_again

ROOM = "Mötesrummet"
OTHERS = ("psykolog.bup@region.example", "rektor.sjoangen@exempelviken.example")
"""Nobody of those who hold the seats of `area.BUS`."""


@pytest.fixture
def built(url: str, clock: Clock) -> Iterator[House]:
    """A district whose meeting room is one that the bot watches over."""
    rules = AGREEMENT.model_copy(update={"rooms": (ROOM,)})
    with house(clock, url, agreement=rules) as made:
        empty_calendars(made)
        yield made


def room(built: House) -> Place:
    """The social services' meeting room."""
    with built.store.transaction() as tx:
        return tx.exec(select(Place).where(Place.name == ROOM).order_by(col(Place.id))).all()[0]


def strangers(built: House, name: str, **values: Any) -> Forum:
    """A forum of nobody who sits in the others, its owner neither."""
    with built.store.transaction() as tx:
        owner = tx.exec(select(Contact).where(Contact.email == OTHERS[0])).one()
        given = {
            "owner_organisation_id": owner.organisation_id,
            "owner_function_id": owner.function_id,
        }
    return add_forum(built, name, OTHERS, **{**given, **values})


def overlaps(built: House, *forums: Forum) -> list[tuple[Meeting, Meeting]]:
    """Meetings of these forums that are held at the same time."""
    met = [each for forum in forums for each in booked(built, forum)]
    return [
        (a, b)
        for a, b in combinations(met, 2)
        if a.starts_at and b.starts_at and a.ends_at and b.ends_at
        if a.starts_at < b.ends_at and b.starts_at < a.ends_at
    ]


@ON_SQLITE
async def test_strangers_meet_at_the_best_time_and_in_one_room_after_each_other(
    built: House, anna: Someone, clock: Clock
) -> None:
    free = [add_forum(built, "BUS norr"), strangers(built, "Samrådet norr")]
    await propose(anna)
    await anna.presses("Boka alla 4")
    here: dict[str, Any] = {"place_id": room(built).id}
    bus, other = add_forum(built, "BUS", **here), strangers(built, "Samrådet", **here)
    await propose_again(anna, clock)
    await anna.presses("Boka alla 4")

    assert len(overlaps(built, *free)) == 2
    assert overlaps(built, bus, other) == []
    assert {each.place_id for each in (*booked(built, bus), *booked(built, other))} == {
        room(built).id
    }
    assert {each.place_id for forum in free for each in booked(built, forum)} == {None}


@ON_SQLITE
async def test_a_room_that_is_full_is_told_as_what_stands_in_the_way(
    built: House, anna: Someone, clock: Clock, someone: Someones
) -> None:
    here: dict[str, Any] = {"place_id": room(built).id, "per_term": 1}
    long = strangers(built, "Samrådet", length=540, **here)
    the_day = at(date(2027, 5, 10), time(0)), at(date(2027, 5, 11), time(0))
    with built.store.transaction() as tx:
        around = [(at(date(2027, 1, 25)), the_day[0]), (the_day[1], at(date(2027, 6, 12)))]
        calendars.fill(tx, contact_of(built, someone("rektor")), around)
    await propose(anna)
    await anna.presses("Boka mötet")
    (taken,) = booked(built, long)
    taken.starts_at, taken.ends_at = at(date(2027, 5, 10), time(8)), at(date(2027, 5, 10), time(17))
    taken.forum_id, long.active_to_on = None, date(2027, 1, 25)
    save(built, taken)
    save(built, long)
    bus = add_forum(built, "BUS", **here)

    said = await propose_again(anna, clock)

    assert "BUS, terminens möte nummer 1. Det som hindrar, var för sig: Ekbackens skola" in said
    assert "och att Mötesrummet är bokat" in said
    assert booked(built, bus) == []


@ON_SQLITE
async def test_what_is_booked_in_the_room_stays_and_the_new_one_goes_beside_it(
    built: House, anna: Someone, clock: Clock
) -> None:
    here: dict[str, Any] = {"place_id": room(built).id, "per_term": 1}
    bus = add_forum(built, "BUS", **here)
    await propose(anna)
    await anna.presses("Boka mötet")
    (before,) = booked(built, bus)
    other = strangers(built, "Samrådet", **here)

    said = await propose_again(anna, clock)
    await anna.presses("Boka mötet")

    assert "behöver flyttas" not in said
    assert booked(built, bus) == [before]
    assert overlaps(built, bus, other) == []
    assert local(booked(built, other)[0]).date() == local(before).date()


@ON_SQLITE
async def test_a_meeting_in_a_room_that_somebody_chose_moves_within_that_room(
    built: House, anna: Someone, clock: Clock, someone: Someones
) -> None:
    here = {"place_id": room(built).id, "per_term": 1}
    bus = add_forum(built, "BUS", per_term=1)
    await propose(anna)
    await anna.presses("Boka mötet")
    (met,) = booked(built, bus)
    met.place_id = here["place_id"]
    save(built, met)
    assert met.starts_at
    keep_busy(built, someone("rektor"), met.starts_at, met.starts_at + timedelta(hours=3))
    other = strangers(built, "Samrådet", **here)

    await propose_again(anna, clock)
    await anna.presses("Flytta")
    await anna.presses("Boka mötet")

    (moved,) = booked(built, bus)
    assert (moved.id, moved.place_id) == (met.id, met.place_id)
    assert moved.starts_at != met.starts_at
    assert len(booked(built, other)) == 1
    assert overlaps(built, bus, other) == []


@ON_SQLITE
async def test_a_date_that_moves_goes_where_the_forum_usually_meets(
    built: House, anna: Someone, clock: Clock, someone: Someones
) -> None:
    bus = add_forum(built, "BUS", per_term=1)
    await propose(anna)
    await anna.presses("Boka mötet")
    (met,) = booked(built, bus)
    assert met.starts_at
    keep_busy(built, someone("rektor"), met.starts_at, met.starts_at + timedelta(hours=3))
    forum = rows(built, Forum)[-1]
    forum.place_id = room(built).id
    save(built, forum)

    await propose_again(anna, clock)
    await anna.presses("Flytta")

    (moved,) = booked(built, bus)
    assert (moved.id, moved.place_id) == (met.id, room(built).id)
    assert moved.starts_at != met.starts_at


@ON_SQLITE
async def test_a_room_that_two_organisations_share_is_one_room(
    built: House, anna: Someone, clock: Clock
) -> None:
    theirs = room(built)
    with built.store.transaction() as tx:
        school = tx.exec(select(Organisation).where(Organisation.name == "Ekbackens skola")).one()
        again = Place(
            area_id=theirs.area_id,
            organisation_id=school.id,
            name=ROOM.upper(),
            address=f"{theirs.address} ",
        )
        elsewhere = Place(
            area_id=theirs.area_id, organisation_id=school.id, name=ROOM, address="Skolgatan 1"
        )
        tx.add_all((again, elsewhere))
        tx.flush()
    forums = [
        add_forum(built, "BUS", place_id=theirs.id),
        strangers(built, "Samrådet", place_id=again.id),
        strangers(built, "Samrådet intill", place_id=elsewhere.id),
    ]

    await propose(anna)
    await anna.presses("Boka alla 6")

    assert [len(booked(built, each)) for each in forums] == [2, 2, 2]
    assert overlaps(built, *forums[:2]) == []
    assert len(overlaps(built, forums[0], forums[2])) == 2


async def test_two_who_press_at_once_for_one_room_do_not_both_get_it(
    built: House, anna: Someone, someone: Someones
) -> None:
    here: dict[str, Any] = {"place_id": room(built).id, "per_term": 4}
    bus, other = add_forum(built, "BUS", **here), strangers(built, "Samrådet", **here)
    days = [date(2027, 2, 10), date(2027, 3, 10), date(2027, 4, 14)]
    seconds = [int(at(day).timestamp()) for day in days]
    both = " ".join(f"f{each.id}@{second}" for second in seconds for each in (bus, other))
    one = " ".join(f"f{other.id}@{second}" for second in seconds)
    again = someone("sip")
    anna.waits = again.waits = False

    told = await asyncio.gather(
        anna.presses_unseen("seasons.take", both), again.presses_unseen("seasons.take", one)
    )

    met = [*booked(built, bus), *booked(built, other)]
    assert sorted(each.starts_at for each in met if each.starts_at) == [
        datetime.fromtimestamp(second, UTC) for second in seconds
    ]
    assert overlaps(built, bus, other) == []
    assert any("inte ledigt längre" in words(each) for each in told)


@ON_SQLITE
async def test_the_night_the_clocks_change_moves_no_meeting_in_the_room(
    built: House, anna: Someone
) -> None:
    """The clocks go forward on 28 March: the hours by the wall are the same on both sides of it."""
    here: dict[str, Any] = {"place_id": room(built).id, "per_term": 12}
    bus, other = add_forum(built, "BUS", **here), strangers(built, "Samrådet", **here)

    await propose(anna)
    await anna.presses("Boka alla 24")

    assert [len(booked(built, each)) for each in (bus, other)] == [12, 12]
    assert overlaps(built, bus, other) == []
    met = [local(each) for forum in (bus, other) for each in booked(built, forum)]
    assert {each.utcoffset() for each in met} == {timedelta(hours=1), timedelta(hours=2)}
    assert all(time(8) <= each.time() <= time(16) for each in met)
    assert not [each for each in met if date(2027, 3, 1) <= each.date() <= date(2027, 3, 5)]


@ON_SQLITE
async def test_two_meetings_of_a_forum_at_one_time_and_one_late_at_night_are_planned_around(
    built: House, anna: Someone, clock: Clock
) -> None:
    bus = add_forum(built, "BUS", per_term=3, place_id=room(built).id)
    await propose(anna)
    await anna.presses("Boka alla 3")
    first, second, third = booked(built, bus)
    second.starts_at, second.ends_at = first.starts_at, first.ends_at
    third.starts_at = at(date(2027, 6, 11), time(23, 30))
    third.ends_at = third.starts_at + timedelta(hours=1)
    for each in (second, third):
        save(built, each)

    said = await propose_again(anna, clock)

    assert "Alla forum har det antal möten som de ska ha." in said
