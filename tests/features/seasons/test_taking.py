"""Booking what was proposed: once, only where it still is free, by the forum's own path."""

from datetime import date, timedelta

import pytest

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from models.audit import AuditEntry
from models.forums import Forum, owners
from tests.conftest import Clock, Someones
from tests.features.calendars import empty_calendars, keep_busy
from tests.features.databases import ON_SQLITE
from tests.features.looking import invites, rows
from tests.features.seasons.area import SAME_HEAD, add_forum, at, booked, propose, propose_again


async def test_the_forums_owner_convenes_and_everybody_is_invited(
    built: House, anna: Someone
) -> None:
    forum = add_forum(built, "BUS övergripande", per_term=1)
    await propose(anna)

    reply = await anna.presses("Boka mötet")

    (meeting,) = booked(built, forum)
    with built.store.transaction() as tx:
        assert meeting.convener_id == owners(tx, forum)[0].id
    assert "Klart: BUS övergripande" in words(reply)
    assert "rektor.ekbacken@exempelviken.example" in {each.to for each in invites(built)}
    assert "meeting.booked" in {each.what for each in rows(built, AuditEntry)}


async def test_pressing_twice_books_once(built: House, anna: Someone) -> None:
    forum = add_forum(built, "BUS övergripande")
    await propose(anna)
    await anna.presses("Boka alla 2")

    again = await anna.presses("Boka alla 2")

    assert "Allt det är redan bokat." in words(again)
    assert len(booked(built, forum)) == 2


@ON_SQLITE
async def test_one_forum_can_be_booked_by_itself(built: House, anna: Someone) -> None:
    bus, other = add_forum(built, "BUS övergripande"), add_forum(built, "Områdesgrupp", SAME_HEAD)
    await propose(anna)

    await anna.presses("Boka 2", about="BUS övergripande")

    assert (len(booked(built, bus)), len(booked(built, other))) == (2, 0)


async def test_what_is_not_free_any_more_is_told_and_the_rest_is_booked(
    built: House, anna: Someone, someone: Someones
) -> None:
    empty_calendars(built)
    bus = add_forum(built, "BUS övergripande", per_term=1)
    other = add_forum(
        built,
        "Samrådet",
        ("psykolog.bup@region.example", "rektor.sjoangen@exempelviken.example"),
        per_term=1,
    )
    await propose(anna)
    keep_busy(built, someone("rektor"), at(date(2027, 1, 25)), at(date(2027, 6, 12)))

    reply = await anna.presses("Boka alla 2")

    assert "är inte ledigt längre. Inget är bokat där." in words(reply)
    assert "Klart: Samrådet" in words(reply)
    assert (len(booked(built, bus)), len(booked(built, other))) == (0, 1)


async def test_a_date_that_cannot_be_kept_is_moved_by_a_press(
    built: House, clock: Clock, anna: Someone, someone: Someones
) -> None:
    empty_calendars(built)
    forum = add_forum(built, "BUS övergripande", per_term=1)
    await propose(anna)
    await anna.presses("Boka mötet")
    (before,) = booked(built, forum)
    assert before.starts_at
    busy_from = before.starts_at - timedelta(hours=12)
    keep_busy(built, someone("rektor"), busy_from, busy_from + timedelta(days=1))

    said = await propose_again(anna, clock)
    reply = await anna.presses("Flytta")

    (after,) = booked(built, forum)
    assert "Ett bokat möte behöver flyttas" in said
    assert "BUS övergripande flyttat till" in words(reply)
    assert after.starts_at != before.starts_at
    assert (after.uid, after.sequence) == (before.uid, before.sequence + 1)
    assert max(each.sequence for each in invites(built)) == after.sequence
    assert "Allt det är redan bokat" in words(await anna.presses("Flytta"))


@ON_SQLITE
async def test_a_meeting_called_off_meanwhile_is_not_moved(built: House, anna: Someone) -> None:
    reply = await anna.presses_unseen("seasons.take", "m12345@1805000000")

    assert "inte bokat längre" in words(reply)


@ON_SQLITE
@pytest.mark.parametrize(
    "value", ["", "f1", "x1@1805000000", "f1@18050000000", "f1@²", "@1", "f@1"]
)
async def test_no_button_of_ours_is_refused(built: House, anna: Someone, value: str) -> None:
    reply = await anna.presses_unseen("seasons.take", value)

    assert reply.parts
    assert "Klart" not in words(reply)


@ON_SQLITE
async def test_a_forum_that_has_ended_meanwhile_is_booked_no_more(
    built: House, anna: Someone
) -> None:
    forum = add_forum(built, "BUS övergripande", per_term=1)
    await propose(anna)
    with built.store.transaction() as tx:
        tx.get_one(Forum, forum.id).active_to_on = date(2027, 1, 24)

    reply = await anna.presses("Boka mötet")

    assert booked(built, forum) == []
    assert "BUS övergripande finns till och med sön 24 januari" in words(reply)
