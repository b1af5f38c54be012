"""When the weekly digest comes: Mondays at eight, or on the next working day, once."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from bot.features.digest.due import CHAT, PERSON, RULE
from models.queue import Outbox, OutboxState, RecurringRule
from tests.conftest import Clock
from tests.features.acting import call_fixed, utc
from tests.features.digest.reading import MONDAY, digests, posted
from tests.features.looking import due_rows, rows, save, subjects

WEEK_53 = datetime(2026, 12, 28, 7, tzinfo=UTC)
"""The Monday of 2026's week 53, at eight in Stockholm."""


async def test_it_comes_on_monday_at_eight_and_not_before(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_fixed(anna)

    await travel(built, clock, MONDAY - timedelta(minutes=1))
    before = (posted(built, anna), digests(built))
    await travel(built, clock, MONDAY)

    assert before == ([], {})
    assert len(posted(built, anna)) == 1
    assert len(digests(built)) == 3


async def test_a_meeting_cancelled_after_the_rule_fired_is_not_told(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_fixed(anna, on="2027-04-08")
    await travel(built, clock, utc(3, 29, 6))  # annandag påsk: written down, due on Tuesday
    written = own_rows(built, OutboxState.WAITING)
    await anna.presses("Ställ in")
    await anna.fills()

    await travel(built, clock, utc(3, 30, 7))

    assert len(written) > 3
    assert {row.reason for row in own_rows(built) if row.key.endswith("W13")} == {"empty"}


@pytest.mark.parametrize(
    ("monday", "due_at", "week"),
    [
        (utc(3, 29, 6), utc(3, 30, 6), 13),  # annandag påsk: it comes on Tuesday
        (WEEK_53, WEEK_53, 53),  # an ordinary Monday; New Year's Day is its Friday
    ],
)
async def test_on_a_holiday_it_waits_for_the_next_working_day(
    built: House, clock: Clock, anna: Someone, monday: datetime, due_at: datetime, week: int
) -> None:
    rule = rule_of(built)
    rule.next_at = monday
    save(built, rule)
    clock.at = monday - timedelta(days=5)
    await call_fixed(anna, on=(monday + timedelta(days=8)).date().isoformat())

    await travel(built, clock, due_at - timedelta(minutes=1))
    before = len(posted(built, anna))
    await travel(built, clock, due_at)

    assert before == 0
    assert len(posted(built, anna)) == 1
    assert f"Din vecka {week}" in subjects(built)


async def test_a_rule_that_fires_twice_sends_once(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_fixed(anna)
    await travel(built, clock, MONDAY)
    rule = rule_of(built)
    rule.next_at = MONDAY
    save(built, rule)

    await built.bot.sweep()

    assert rule_of(built).next_at == utc(2, 8, 7)
    assert len(posted(built, anna)) == 1
    assert len(digests(built)) == 3
    assert len(own_rows(built, OutboxState.SENT)) == 3


async def test_every_week_has_its_own(built: House, clock: Clock, anna: Someone) -> None:
    await call_fixed(anna)

    await travel(built, clock, utc(2, 8, 8))

    said = [words(each.reply) for each in posted(built, anna)]
    assert len(said) == 2
    assert "1 den här veckan, 0 nästa vecka." in said[1]


async def test_a_digest_two_days_late_is_not_sent(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_fixed(anna)

    clock.at = MONDAY + timedelta(days=2, minutes=1)
    await built.bot.sweep()

    assert not digests(built)
    assert {row.reason for row in own_rows(built)} == {"late"}


def own_rows(built: House, *states: OutboxState) -> list[Outbox]:
    """What is or was to be sent to single people, whichever way."""
    return [*due_rows(built, PERSON, *states), *due_rows(built, CHAT, *states)]


def rule_of(built: House) -> RecurringRule:
    """The digest's own."""
    (found,) = [each for each in rows(built, RecurringRule) if each.kind == RULE]
    return found
