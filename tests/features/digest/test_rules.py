"""Weeks and mornings: pure decisions about the digest, around New Year and Easter too."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.digest.rules import between, digest_due, week_key, weeks_around
from bot.features.digest.telling import week_number
from models.meetings import Meeting
from scheduler.workdays import is_workday

ZONE = ZoneInfo("Europe/Stockholm")
instants = st.datetimes(datetime(2026, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 -- hypothesis wants the bounds naive


@pytest.mark.parametrize(
    ("at", "key"),
    [
        (datetime(2026, 12, 28, 7, tzinfo=UTC), "2026-W53"),
        (datetime(2027, 1, 1, 7, tzinfo=UTC), "2026-W53"),
        (datetime(2027, 1, 3, 22, 59, tzinfo=UTC), "2026-W53"),
        (datetime(2027, 1, 3, 23, 1, tzinfo=UTC), "2027-W01"),  # Monday in Stockholm already
        (datetime(2027, 3, 1, 7, tzinfo=UTC), "2027-W09"),
        (datetime(2025, 12, 29, 7, tzinfo=UTC), "2026-W01"),
    ],
)
def test_a_week_has_its_iso_number_and_year(at: datetime, key: str) -> None:
    assert week_key(at, ZONE) == key
    assert week_number(at) == int(key[-2:])


@pytest.mark.parametrize(
    ("rule", "due"),
    [
        (datetime(2027, 2, 1, 7, tzinfo=UTC), datetime(2027, 2, 1, 7, tzinfo=UTC)),
        # Annandag påsk, the day after summer time began: Tuesday, still at eight on the wall.
        (datetime(2027, 3, 29, 6, tzinfo=UTC), datetime(2027, 3, 30, 6, tzinfo=UTC)),
        # Nyårsdagen is a Friday; the next working day is Monday.
        (datetime(2027, 1, 1, 7, tzinfo=UTC), datetime(2027, 1, 4, 7, tzinfo=UTC)),
        # Before summer time, for a rule on långfredagen.
        (datetime(2027, 3, 26, 7, tzinfo=UTC), datetime(2027, 3, 30, 6, tzinfo=UTC)),
    ],
)
def test_a_holiday_puts_it_off_to_the_next_working_day(rule: datetime, due: datetime) -> None:
    assert digest_due(rule, ZONE) == due


@given(instants)
def test_it_is_never_early_never_on_a_day_off_and_keeps_its_hour(at: datetime) -> None:
    due = digest_due(at, ZONE).astimezone(ZONE)

    assert due >= at
    assert is_workday(due.date())
    assert due.time() == at.astimezone(ZONE).time() or due.date() != at.astimezone(ZONE).date()


@given(instants)
def test_two_weeks_begin_on_the_monday_at_midnight(at: datetime) -> None:
    weeks = weeks_around(at, ZONE)

    assert weeks.start <= at < weeks.middle < weeks.end
    for each in (weeks.start, weeks.middle, weeks.end):
        local = each.astimezone(ZONE)
        assert (local.weekday(), local.time()) == (0, time(0))
    assert week_key(weeks.start, ZONE) == week_key(at, ZONE)
    assert week_key(weeks.middle - timedelta(seconds=1), ZONE) == week_key(at, ZONE)


def test_a_meeting_belongs_to_the_week_it_starts_in() -> None:
    weeks = weeks_around(datetime(2027, 2, 3, 12, tzinfo=UTC), ZONE)
    starts = (weeks.start, weeks.middle - timedelta(minutes=1), weeks.middle, None)
    meetings = [
        Meeting(
            area_id=1,
            kind="sip",
            reference=str(number),
            uid=str(number),
            convener_id=1,
            starts_at=starts_at,
            created_at=weeks.start,
            changed_at=weeks.start,
        )
        for number, starts_at in enumerate(starts)
    ]

    assert [each.reference for each in between(meetings, weeks.start, weeks.middle)] == ["0", "1"]
