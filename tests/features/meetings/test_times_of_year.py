"""Which days are proposed: not lov, weekends or holidays; what is unknown is said."""

from datetime import date, time

import pytest

from bot.demo.calling import call_sip
from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from models.meetings import Meeting, MeetingState
from tests.conftest import Clock
from tests.features.acting import book, call_among, call_fixed, utc
from tests.features.calendars import empty_calendars, local_times
from tests.features.databases import ON_SQLITE
from tests.features.looking import errors, newest, the

pytestmark = ON_SQLITE

BUP = "Psykolog, BUP Exempelviken"
EKBACKEN = "Kurator, Ekbackens skola"
FYREN = "Specialpedagog, Friskolan Fyren"

# Municipal schools have sportlov in week 9; the friskola has its own, in week 8.
SPORTLOV = {"from_on": "2027-02-22", "to_on": "2027-03-05"}
WEEK_8 = (date(2027, 2, 22), date(2027, 2, 26))
WEEK_9 = (date(2027, 3, 1), date(2027, 3, 5))


@pytest.mark.parametrize(("school", "week"), [(EKBACKEN, WEEK_8), (FYREN, WEEK_9)])
async def test_the_lov_of_the_school_that_is_called_is_avoided(
    built: House, anna: Someone, school: str, week: tuple[date, date]
) -> None:
    await call_among(anna, [school, BUP], **SPORTLOV)

    assert local_times(built)
    assert all(week[0] <= each.date() <= week[1] for each in local_times(built))


async def test_the_lov_of_a_school_that_is_not_called_hinders_nobody(
    built: House, anna: Someone
) -> None:
    empty_calendars(built)

    await call_among(anna, [BUP], **SPORTLOV)

    found = {each.date() for each in local_times(built)}
    assert min(found) < WEEK_9[0]


async def test_two_schools_with_different_lov_leave_no_day_and_both_are_named(
    anna: Someone,
) -> None:
    reply = await call_among(anna, [EKBACKEN, FYREN, BUP], **SPORTLOV)

    said = errors(reply)["to_on"]
    assert "lov på Ekbackens skola" in said
    assert "lov på Friskolan Fyren" in said


DAYS_OFF = [
    ("2027-02-06", "2027-02-07"),  # a weekend
    ("2027-03-26", "2027-03-29"),  # långfredagen to annandag påsk
    ("2027-05-06", "2027-05-06"),  # Kristi himmelsfärdsdag
    ("2027-06-25", "2027-06-27"),  # midsommarafton is a Friday
    ("2027-12-24", "2027-12-26"),  # julafton is a Friday
    ("2027-12-31", "2028-01-02"),  # nyårsafton is a Friday
]


async def test_nothing_is_proposed_on_weekends_holidays_and_the_three_eves(
    anna: Someone, subtests: pytest.Subtests
) -> None:
    for first, last in DAYS_OFF:
        reply = await call_among(
            anna, [BUP], valid_to_on="2028-01-31", from_on=first, to_on=last, family=()
        )

        with subtests.test(first):
            assert "Det som hindrar: helger och helgdagar (" in errors(reply)["to_on"]


async def test_a_day_alone_between_days_off_comes_with_a_warning(
    clock: Clock, anna: Someone, cia: Someone
) -> None:
    clock.at = utc(4, 19, 8)

    await call_among(anna, [BUP], from_on="2027-05-07", to_on="2027-05-07")

    assert "klämdag" in newest(cia)


async def test_an_ordinary_friday_comes_without_that_warning(anna: Someone, cia: Someone) -> None:
    await call_among(anna, [BUP], from_on="2027-02-05", to_on="2027-02-05")

    assert "klämdag" not in newest(cia)


async def test_a_time_later_than_the_agreement_wants_says_that_the_rule_is_local(
    built: House, anna: Someone, bo: Someone
) -> None:
    empty_calendars(built)

    await call_sip(anna, from_on="2027-02-15", to_on="2027-02-16")

    # The consent is of 25 January, and 21 days later is 15 February, the whole day.
    warned = ["senare än 21 dagar efter samtycket (lokal rutin)" in row for row in time_rows(bo)]
    assert warned == [each.date() > date(2027, 2, 15) for each in local_times(built)]
    assert set(warned) == {True, False}


async def test_the_convener_sees_on_the_card_that_a_booked_time_is_late(
    anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna, on="2027-02-16", at="9.00")

    warning = "Mötet ligger efter mån 15 februari 2027, 21 dagar: lokal rutin"
    assert warning in newest(anna)
    assert warning not in newest(bo)


async def test_a_meeting_on_the_last_day_of_the_clock_is_in_time(anna: Someone) -> None:
    await call_fixed(anna, on="2027-02-15", at="16.00")

    assert "Mötet ligger efter" not in newest(anna)


@pytest.mark.parametrize("monday", ["2027-08-16", "2027-11-01"])  # the latter is höstlov this year
async def test_a_school_year_nobody_has_told_us_of_is_said_and_not_guessed(
    built: House, anna: Someone, monday: str
) -> None:
    friday = date.fromisoformat(monday).replace(day=int(monday[-2:]) + 4).isoformat()

    reply = await call_sip(anna, from_on=monday, to_on=friday, valid_to_on="2027-12-31")

    assert "Läsårsdata saknas för Ekbackens skola" in words(reply)
    assert the(built, Meeting).state == MeetingState.POLLING
    assert len(local_times(built)) == 4


async def test_a_known_school_year_is_not_asked_for(anna: Someone) -> None:
    reply = await call_sip(anna)

    assert "Läsårsdata" not in words(reply)


async def test_without_a_school_no_school_year_is_asked_for(anna: Someone) -> None:
    reply = await call_among(
        anna, [BUP], from_on="2027-08-16", to_on="2027-08-20", valid_to_on="2027-12-31"
    )

    assert "Läsårsdata" not in words(reply)


async def test_times_keep_the_clock_on_the_wall_when_summer_time_begins(
    built: House, clock: Clock, anna: Someone
) -> None:
    empty_calendars(built)
    clock.at = utc(3, 15, 8)

    await call_among(
        anna, [BUP], from_on="2027-03-23", to_on="2027-03-30", family=("tue-am", "tue-pm")
    )

    before, after = (
        {each.time() for each in local_times(built) if each.day == day} for day in (23, 30)
    )
    assert before == after
    assert min(before) == time(8)


async def test_an_agreed_time_keeps_the_clock_on_the_wall_when_summer_time_begins(
    built: House, anna: Someone
) -> None:
    await call_fixed(anna, on="2027-03-30", at="9.00")

    assert the(built, Meeting).starts_at == utc(3, 30, 7)


async def test_the_convener_may_book_a_late_time_all_the_same(built: House, anna: Someone) -> None:
    await call_sip(anna, from_on="2027-02-22", to_on="2027-02-26")

    await book(anna)

    assert the(built, Meeting).state == MeetingState.BOOKED


def time_rows(person: Someone) -> list[str]:
    """The lines of the person's newest card that stand for a possible time."""
    return [line for line in newest(person).splitlines() if "[Nej]" in line]
