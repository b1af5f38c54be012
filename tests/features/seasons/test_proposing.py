"""A whole term proposed to whoever looks after the area: dates, what is lacking, what must move."""

from datetime import date

from sqlmodel import select

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.features.seasons.handlers import PLAN
from models.registry import SchoolYear
from tests.conftest import Clock, Someones
from tests.features.calendars import empty_calendars, keep_busy
from tests.features.databases import ON_SQLITE
from tests.features.looking import due_rows, newest
from tests.features.seasons.area import (
    SAME_HEAD,
    add_forum,
    at,
    booked,
    local,
    propose,
    propose_again,
)

YEAR_END = date(2027, 6, 12)


async def test_all_forums_get_dates_that_keep_to_school_days_and_to_each_other(
    built: House, anna: Someone
) -> None:
    bus = add_forum(built, "BUS övergripande")
    ssp = add_forum(built, "Samverkansforum", SAME_HEAD)

    said = await propose(anna)
    await anna.presses("Boka alla 4")

    assert "Förslag för VT2027" in said
    assert "4 nya möten föreslås för 2 forum. Inget är bokat sedan tidigare." in said
    meetings = [*booked(built, bus), *booked(built, ssp)]
    assert [len(booked(built, each)) for each in (bus, ssp)] == [2, 2]
    assert len({each.starts_at for each in meetings}) == 4
    for each in meetings:
        day = local(each).date()
        assert day.weekday() < 5
        assert not date(2027, 3, 1) <= day <= date(2027, 3, 5), "sportlov"
        assert date(2027, 1, 25) < day <= date(2027, 6, 11)


async def test_the_word_says_what_comes_and_books_nothing(built: House, anna: Someone) -> None:
    bus = add_forum(built, "BUS övergripande")

    reply = await anna.says("terminen")

    assert "Jag räknar på VT2027 för ett forum." in words(reply)
    assert "Inget bokas förrän du trycker på en knapp." in words(reply)
    assert "BUS övergripande: " in newest(anna)
    assert booked(built, bus) == []


@ON_SQLITE
async def test_a_repeated_command_makes_no_second_proposal(built: House, anna: Someone) -> None:
    add_forum(built, "BUS övergripande")

    await anna.says("terminen")
    reply = await anna.repeats()

    assert "Jag räknar på VT2027" in words(reply)
    assert len(due_rows(built, PLAN)) == 1


@ON_SQLITE
async def test_only_the_areas_admin_may(built: House, bo: Someone, someone: Someones) -> None:
    forum = add_forum(built, "BUS övergripande")

    asked = await bo.says("terminen")
    pressed = await bo.presses_unseen("seasons.take", f"f{forum.id}@1802000000")

    assert "Bara den som sköter områdets register" in words(asked)
    assert "Bara den som sköter områdets register" in words(pressed)
    assert booked(built, forum) == []


@ON_SQLITE
async def test_without_a_school_year_nothing_is_guessed(built: House, anna: Someone) -> None:
    add_forum(built, "BUS övergripande")
    with built.store.transaction() as tx:
        for year in tx.exec(select(SchoolYear)):
            year.autumn_from_on, year.autumn_to_on = date(2025, 8, 18), date(2025, 12, 19)
            year.spring_from_on, year.spring_to_on = date(2026, 1, 12), date(2026, 6, 12)

    reply = await anna.says("terminen")

    assert "Jag vet inte när nästa termin är" in words(reply)


@ON_SQLITE
async def test_without_an_agreed_number_there_is_nothing_to_plan(
    built: House, anna: Someone
) -> None:
    add_forum(built, "Forum på individnivå", per_term=None)

    reply = await anna.says("terminen")

    assert "Inget forum har någon överenskommelse" in words(reply)


@ON_SQLITE
async def test_what_finds_no_time_is_told_with_what_stands_in_the_way(
    built: House, anna: Someone, someone: Someones
) -> None:
    add_forum(built, "BUS övergripande", per_term=1)
    keep_busy(built, someone("rektor"), at(date(2027, 1, 1)), at(YEAR_END))

    said = await propose(anna)

    assert "Ett möte får ingen tid" in said
    assert "BUS övergripande, terminens möte nummer 1." in said
    assert "Ekbackens skola" in said


@ON_SQLITE
async def test_a_preparing_group_comes_a_week_before_its_parent(
    built: House, anna: Someone
) -> None:
    empty_calendars(built)
    parent = add_forum(built, "15-gruppen")
    preparing = add_forum(built, "Beredningsgrupp 1", SAME_HEAD, parent_id=parent.id)

    await propose(anna)
    await anna.presses("Boka alla 4")

    for before, after in zip(booked(built, preparing), booked(built, parent), strict=True):
        assert (local(after).date() - local(before).date()).days >= 7


@ON_SQLITE
async def test_a_complete_term_needs_nothing(built: House, clock: Clock, anna: Someone) -> None:
    add_forum(built, "BUS övergripande")
    await propose(anna)
    await anna.presses("Boka alla 2")

    said = await propose_again(anna, clock)

    assert "Alla forum har det antal möten som de ska ha. 2 möten är bokade." in said
    assert "Boka" not in said


@ON_SQLITE
async def test_the_invitation_come_back_in_a_calendar_is_no_reason_to_move(
    built: House, clock: Clock, anna: Someone, someone: Someones
) -> None:
    forum = add_forum(built, "BUS övergripande")
    await propose(anna)
    await anna.presses("Boka alla 2")
    for each in booked(built, forum):
        assert each.starts_at is not None
        assert each.ends_at is not None
        keep_busy(built, someone("rektor"), each.starts_at, each.ends_at)

    said = await propose_again(anna, clock)

    assert "Alla forum har det antal möten" in said


@ON_SQLITE
async def test_in_the_last_two_weeks_of_a_term_the_next_one_is_meant(
    built: House, anna: Someone
) -> None:
    add_forum(built, "BUS övergripande")
    with built.store.transaction() as tx:
        for year in tx.exec(select(SchoolYear)):
            year.autumn_to_on = date(2027, 2, 5)
            year.spring_from_on = date(2027, 2, 15)

    assert "Förslag för VT2027" in await propose(anna)
