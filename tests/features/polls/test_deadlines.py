"""A deadline for answers that the convener sets in the form."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.agreement import Agreement
from bot.demo.calling import call_sip
from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.travel import travel
from bot.features.meetings.rules import SHORTEST_POLL, ZONE, poll_closes, wrong_answer_by
from models.meetings import Candidate, Meeting
from scheduler.workdays import is_workday
from tests.conftest import MONDAY, Clock
from tests.features.acting import call_fixed, call_without_consent, give_consent, utc
from tests.features.looking import errors, newest, rows, the
from tests.features.polls.asking import CHASE, CLOSED, told

AGREEMENT = Agreement()


async def test_the_poll_closes_when_the_office_does_on_the_day_that_was_chosen(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna, answer_by_on="2027-02-04")

    meeting = the(built, Meeting)
    assert meeting.poll_closes_at == utc(2, 4, 16)
    assert min(each.starts_at for each in rows(built, Candidate)) > utc(2, 4, 16)
    assert "tors 4 februari kl. 17.00" in newest(bo)

    await travel(built, clock, utc(2, 4, 16, 1))
    assert len(told(anna, CLOSED)) == 1


@pytest.mark.parametrize(
    ("answer_by", "reminded_at"),
    [
        # Ten days: 48 hours before, in office hours.
        ("2027-02-04", utc(2, 2, 15)),
        # Three days and a half: 36 hours before, so early on the Wednesday, moved to Tuesday.
        ("2027-01-28", utc(1, 26, 15)),
        # The same day: half-way.
        ("2027-01-25", utc(1, 25, 12)),
    ],
)
async def test_those_who_have_not_answered_are_reminded_by_the_same_rules(
    built: House,
    clock: Clock,
    anna: Someone,
    bo: Someone,
    answer_by: str,
    reminded_at: datetime,
) -> None:
    await call_sip(anna, answer_by_on=answer_by)

    await travel(built, clock, reminded_at - timedelta(seconds=1))
    before = len(told(bo, CHASE))
    await travel(built, clock, reminded_at)

    assert (before, len(told(bo, CHASE))) == (0, 1)


@pytest.mark.parametrize(
    ("answer_by", "sentence"),
    [
        ("2027-01-22", "De som ska svara behöver minst två timmar"),
        ("2027-01-30", "Den dagen är ledig"),
        ("2027-02-12", "Svaren behöver komma före den sista dagen"),
        ("2027-03-15", "Ingen minns en fråga så länge. Välj en dag inom 6 veckor."),
        ("i morgon", "Skriv datumet som 2027-03-12."),
    ],
)
async def test_a_deadline_that_cannot_be_kept_is_told_at_its_field_and_nothing_is_kept(
    built: House, anna: Someone, answer_by: str, sentence: str
) -> None:
    reply = await call_sip(anna, answer_by_on=answer_by)

    assert set(errors(reply)) == {"answer_by_on"}
    assert sentence in errors(reply)["answer_by_on"]
    assert rows(built, Meeting) == []


async def test_a_time_already_agreed_on_knows_no_deadline(built: House, anna: Someone) -> None:
    await call_fixed(anna, answer_by_on="2027-01-22")

    assert the(built, Meeting).answer_by_on is None


async def test_a_deadline_that_passed_while_the_consent_was_waited_for_gives_way(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_without_consent(anna, answer_by_on="2027-01-27")
    clock.at = utc(1, 28, 8)

    await give_consent(anna)

    # As ever: the working day that is a day before the first time, on Monday at 10.00.
    assert the(built, Meeting).poll_closes_at == utc(1, 29, 9)


async def test_a_deadline_still_ahead_when_the_consent_comes_is_kept(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_without_consent(anna, answer_by_on="2027-02-03")
    clock.at = utc(1, 28, 8)

    await give_consent(anna)

    assert the(built, Meeting).poll_closes_at == utc(2, 3, 16)


instants = st.integers(0, 500 * 24 * 4).map(lambda each: MONDAY + timedelta(minutes=15 * each))
days_ahead = st.integers(-3, 60)


@given(instants, days_ahead, days_ahead, st.integers(1, 60 * 96))
def test_every_poll_closes_ahead_and_before_its_first_time(
    now: datetime, wanted: int, last: int, first: int
) -> None:
    today = now.astimezone(ZoneInfo(ZONE)).date()
    day, last_day = (today + timedelta(days=each) for each in (wanted, last))
    first_time = now + timedelta(minutes=15 * first)

    closes_at = poll_closes(first_time, now, AGREEMENT, day)

    assert now < closes_at < first_time
    if not wrong_answer_by(day, last_day, now, AGREEMENT):
        assert is_workday(day)
        assert day < last_day
        assert closes_at - now >= SHORTEST_POLL or closes_at < first_time
        if first_time >= datetime.combine(
            day + timedelta(days=1), datetime.min.time(), ZoneInfo(ZONE)
        ):
            assert closes_at.astimezone(ZoneInfo(ZONE)).date() == day


def test_the_night_the_clocks_change_the_office_closes_by_the_wall() -> None:
    friday, now = date(2027, 3, 26), datetime(2027, 3, 22, 8, tzinfo=MONDAY.tzinfo)
    after = date(2027, 3, 30)
    first = datetime(2027, 4, 5, 8, tzinfo=MONDAY.tzinfo)

    assert poll_closes(first, now, AGREEMENT, date(2027, 3, 25)).hour == 16
    assert poll_closes(first, now, AGREEMENT, after).hour == 15
    assert not is_workday(friday)  # Good Friday
