"""The convener of a meeting with a last date is warned, and nobody else is."""

import pytest

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from bot.features.latest.sending import WARNING
from models.meetings import Meeting, MeetingState
from models.queue import OutboxState
from models.registry import Reach
from tests.conftest import Clock, Someones
from tests.features.acting import book, utc
from tests.features.looking import contact_of, due_rows, newest, save, subjects, the
from tests.features.reporting import call_report_fixed, call_report_meeting

SUNDAY = "2027-02-07"


@pytest.fixture
def soc(someone: Someones) -> Someone:
    return someone("soc")


async def test_the_convener_is_warned_seven_days_before_two_days_before_and_on_the_day(
    built: House, clock: Clock, soc: Someone, bo: Someone
) -> None:
    await call_report_meeting(soc, latest_on=SUNDAY)
    told = []

    for day in (utc(1, 31, 7, 1), utc(2, 5, 7, 1), utc(2, 7, 7, 1)):
        await travel(built, clock, day)
        told.append(newest(soc))

    assert "7 dagar kvar till sista dagen: sön 7 februari 2027." in told[0]
    assert "2 dagar kvar till sista dagen" in told[1]
    assert "I dag är sista dagen" in told[2]
    assert all("Ingen tid är bokad" in each for each in told)
    assert not any("sista dagen" in words(card.reply) for card in bo.cards)


async def test_a_meeting_booked_is_told_of_until_it_is_held(
    built: House, clock: Clock, soc: Someone
) -> None:
    await call_report_meeting(soc, latest_on=SUNDAY)
    await book(soc)
    await travel(built, clock, utc(1, 31, 7, 1))
    assert "men inte hållet än" in newest(soc)

    held = the(built, Meeting)
    held.state = MeetingState.HELD
    save(built, held)
    await travel(built, clock, utc(2, 8, 12))

    assert [row.state for row in due_rows(built, WARNING)] == [
        OutboxState.SENT,
        OutboxState.DROPPED,
        OutboxState.DROPPED,
    ]


async def test_nothing_is_told_of_a_meeting_called_off(
    built: House, clock: Clock, soc: Someone
) -> None:
    await call_report_meeting(soc, latest_on=SUNDAY)
    await soc.presses("Ställ in")
    await soc.fills()

    await travel(built, clock, utc(2, 8, 12))

    assert {row.reason for row in due_rows(built, WARNING)} == {"over"}


async def test_another_last_date_makes_the_old_warnings_void(
    built: House, clock: Clock, soc: Someone
) -> None:
    await call_report_meeting(soc, latest_on=SUNDAY)
    changed = the(built, Meeting)
    changed.latest_on = None
    save(built, changed)

    await travel(built, clock, utc(2, 8, 12))

    assert {row.reason for row in due_rows(built, WARNING)} == {"superseded"}


async def test_a_warning_that_slept_past_its_day_is_not_sent(
    built: House, clock: Clock, soc: Someone
) -> None:
    await call_report_meeting(soc, latest_on=SUNDAY)

    clock.at = utc(2, 1, 7)
    await built.bot.sweep()

    (first, *_) = due_rows(built, WARNING)
    assert first.state == OutboxState.DROPPED


async def test_those_who_want_mail_are_warned_by_mail_and_it_tells_no_kind(
    built: House, clock: Clock, soc: Someone
) -> None:
    contact = contact_of(built, soc)
    contact.reach = Reach.MAIL
    save(built, contact)
    await call_report_meeting(soc, latest_on=SUNDAY)

    await travel(built, clock, utc(1, 31, 7, 1))

    assert subjects(built)[0] == f"Samverkansmöte {the(built, Meeting).reference}"


async def test_without_a_last_date_nobody_is_warned(built: House, soc: Someone) -> None:
    await call_report_fixed(soc)

    assert not due_rows(built, WARNING)
