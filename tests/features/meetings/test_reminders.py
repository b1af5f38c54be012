"""The reminder: at eight on the last working day before, to each as they want to be reached."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.agreement import Agreement
from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from bot.features.meetings.rules import ZONE, reminder_at
from bot.features.meetings.view import REMINDER
from models.queue import OutboxState
from scheduler.workdays import is_workday
from tests.conftest import Clock
from tests.features.acting import call_fixed, take_back, take_chat_away, utc
from tests.features.looking import contact_of, due_rows, newest


@pytest.mark.parametrize(
    ("meeting", "reminder"),
    [
        (date(2027, 2, 11), datetime(2027, 2, 10, 7, tzinfo=UTC)),  # Thursday: Wednesday
        (date(2027, 2, 15), datetime(2027, 2, 12, 7, tzinfo=UTC)),  # Monday: Friday
        (date(2027, 3, 30), datetime(2027, 3, 25, 7, tzinfo=UTC)),  # after Easter, which holds DST
        (date(2027, 3, 31), datetime(2027, 3, 30, 6, tzinfo=UTC)),  # summer time by then
        (date(2026, 10, 26), datetime(2026, 10, 23, 6, tzinfo=UTC)),  # winter time begins between
        (date(2027, 6, 28), datetime(2027, 6, 24, 6, tzinfo=UTC)),  # after midsommarafton
        (date(2027, 1, 7), datetime(2027, 1, 5, 7, tzinfo=UTC)),  # after trettondedag jul
        (date(2028, 1, 3), datetime(2027, 12, 30, 7, tzinfo=UTC)),  # after nyårsafton
    ],
)
def test_it_comes_at_eight_on_the_last_working_day_before(
    meeting: date, reminder: datetime
) -> None:
    starts_at = datetime.combine(meeting, time(10, 30), ZoneInfo(ZONE)).astimezone(UTC)

    assert reminder_at(starts_at, Agreement(), ZONE) == reminder


@given(st.datetimes(datetime(2026, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 -- hypothesis wants the bounds naive
def test_it_always_comes_in_the_morning_of_a_working_day_before(starts_at: datetime) -> None:
    local = reminder_at(starts_at, Agreement(), ZONE).astimezone(ZoneInfo(ZONE))

    assert local.time() == time(8)
    assert is_workday(local.date())
    assert local.date() < starts_at.astimezone(ZoneInfo(ZONE)).date()


def reminded(person: Someone) -> int:
    """How many reminders there are in somebody's private dialogue."""
    return sum("Påminnelse: mötet" in words(card.reply) for card in person.cards)


async def test_each_is_reminded_once_in_the_chat_or_by_mail_as_they_want(
    built: House, clock: Clock, anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_fixed(anna)
    await travel(built, clock, utc(2, 10, 6, 59))
    before = (len(reminders(built)), reminded(bo))

    await travel(built, clock, utc(2, 11, 12))

    assert before == (0, 0)
    assert reminders(built) == [contact_of(built, cia).email]
    assert (reminded(anna), reminded(bo), reminded(cia)) == (1, 1, 0)
    assert "Påminnelse: mötet närmar sig." in newest(bo)
    assert "När: tors 11 februari kl. 10.30–11.30" in newest(bo)


async def test_somebody_without_a_chat_is_reminded_by_mail(
    built: House, clock: Clock, anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_fixed(anna)
    kurator = contact_of(built, bo)
    take_chat_away(built, bo)

    await travel(built, clock, utc(2, 10, 12))

    assert sorted(reminders(built)) == sorted([kurator.email, contact_of(built, cia).email])


async def test_a_moved_meeting_reminds_of_the_new_day_only(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    await anna.presses("Flytta")
    await anna.fills(on="2027-02-16")

    await travel(built, clock, utc(2, 14, 12))
    early = reminded(bo)
    await travel(built, clock, utc(2, 15, 12))

    assert early == 0
    assert "tis 16 februari" in newest(bo)
    assert len(reminders(built)) == 1


async def test_a_meeting_booked_after_the_hour_of_its_reminder_has_none(
    built: House, anna: Someone
) -> None:
    await call_fixed(anna, on="2027-01-26", at="10.30")

    assert not due_rows(built, REMINDER)


async def test_a_reminder_nobody_could_send_in_time_is_dropped(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_fixed(anna)

    clock.at = utc(2, 11, 9, 31)
    await built.bot.sweep()

    assert [row.reason for row in due_rows(built, REMINDER)] == ["late"] * 3


async def test_somebody_whose_place_was_taken_back_is_not_reminded(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    take_back(built, bo, clock.at)

    await travel(built, clock, utc(2, 10, 12))

    assert len(bo.cards) == 1
    assert [row.reason for row in due_rows(built, REMINDER, OutboxState.DROPPED)] == ["not_called"]


def reminders(built: House) -> list[str]:
    """Who got a reminder by mail."""
    mails = [(caught.to[0], str(caught.message["Subject"])) for caught in built.mailbox.mails]
    return [to for to, subject in mails if subject.startswith("Påminnelse: Samverkansmöte ")]
