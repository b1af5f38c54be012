"""A room that the agreement names holds one of our meetings at a time, however it is booked."""

import asyncio
from collections.abc import Iterator

import pytest

from bot.demo.calling import call_sip
from bot.demo.district import AGREEMENT
from bot.demo.house import House, house
from bot.demo.people import Someone
from models.meetings import Candidate, Meeting, MeetingState
from tests.conftest import Clock
from tests.features.acting import buttons, call_fixed, vote
from tests.features.looking import errors, rows, save

ROOM = "Mötesrummet"
TAKEN = "Mötesrummet är upptaget av ett annat möte"


@pytest.fixture
def built(url: str, clock: Clock) -> Iterator[House]:
    """A district whose meeting room is one that the bot watches over."""
    rules = AGREEMENT.model_copy(update={"rooms": (ROOM,)})
    with house(clock, url, agreement=rules) as made:
        yield made


async def test_a_time_already_agreed_on_needs_a_free_room(built: House, anna: Someone) -> None:
    await call_fixed(anna)

    reply = await call_fixed(anna, at="11.00")

    assert TAKEN in errors(reply)["place"]
    assert len(rows(built, Meeting)) == 1


async def test_right_after_each_other_is_no_clash(built: House, anna: Someone) -> None:
    await call_fixed(anna)

    await call_fixed(anna, at="11.30")

    assert [each.state for each in rows(built, Meeting)] == [MeetingState.BOOKED] * 2


async def test_a_meeting_cannot_be_moved_into_a_taken_room(built: House, anna: Someone) -> None:
    await call_fixed(anna)
    await call_fixed(anna, on="2027-02-12")
    await anna.presses("Flytta")

    reply = await anna.fills(when="fixed", on="2027-02-11", at="10.00")

    assert TAKEN in errors(reply)["place"]
    assert [each.sequence for each in rows(built, Meeting)] == [0, 0]


async def test_a_room_taken_since_the_poll_opened_is_told_when_it_is_booked(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)
    await vote(bo, "Ja")
    press = buttons(anna, "book")[0]
    await call_fixed(anna)
    _, other = rows(built, Meeting)
    with built.store.transaction() as tx:
        time = tx.get_one(Candidate, int(press.value.split()[0]))
    other.starts_at, other.ends_at = time.starts_at, time.ends_at
    save(built, other)

    reply = await anna.presses_unseen(press.id, press.value)

    assert "rooms.taken" in repr(reply)
    assert rows(built, Meeting)[0].state == MeetingState.POLLING


async def test_two_who_book_the_room_at_once_do_not_both_get_it(
    built: House, anna: Someone
) -> None:
    await call_sip(anna)
    await call_sip(anna)
    times = [each for each in rows(built, Candidate) if each.position == 1]
    times[1].starts_at, times[1].ends_at = times[0].starts_at, times[0].ends_at
    save(built, times[1])

    await asyncio.gather(*(anna.presses_unseen("book", str(each.id)) for each in times))

    states = sorted(each.state for each in rows(built, Meeting))
    assert states == [MeetingState.BOOKED, MeetingState.POLLING]
