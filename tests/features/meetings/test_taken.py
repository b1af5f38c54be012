"""The way to a meeting, its room, the hours preferred, and what was answered before."""

from collections.abc import Callable
from datetime import date, datetime, time

import pytest

from bot.agreement import Agreement
from bot.demo.calling import call_sip
from bot.demo.district import AGREEMENT
from bot.demo.house import House
from bot.demo.people import Someone
from bot.features.meetings.intents import Window
from bot.features.meetings.times import Found, NothingFound, find_times, why_not
from bot.features.meetings.view import view
from bot.features.polls.replies import reason
from bot.texts import render
from models.meetings import Invitation, Meeting, MeetingState
from tests.conftest import Clock
from tests.features.acting import call_fixed, call_without_consent, vote
from tests.features.calendars import ZONE, empty_calendars, keep_busy
from tests.features.looking import rows, save, the

THURSDAY = Window(date(2027, 2, 11), date(2027, 2, 11), ())
ROOM = "Mötesrummet"

Search = Callable[..., Found | NothingFound]


@pytest.fixture
async def search(built: House, clock: Clock, anna: Someone) -> Search:
    """Looks for an hour that Thursday, with nothing in the calendars but what a test puts there."""
    empty_calendars(built)
    await call_without_consent(anna)
    draft = rows(built, Meeting)[0]

    def find(**rules: object) -> Found | NothingFound:
        with built.store.transaction() as tx:
            shown = view(tx, draft, with_rules(rules), clock.at)
            return find_times(tx, shown, THURSDAY, clock.at)

    return find


def with_rules(rules: dict[str, object]) -> Agreement:
    """The district's agreement, changed in places."""
    return AGREEMENT.model_copy(update=rules)


def at(clock: str) -> datetime:
    """An instant of that Thursday by the clock in Stockholm."""
    return datetime.combine(THURSDAY.from_on, time.fromisoformat(clock), ZONE)


def first(found: Found | NothingFound) -> str:
    """The earliest time proposed, by the clock on the wall."""
    assert isinstance(found, Found)
    return min(f"{slot.starts_at.astimezone(ZONE):%H:%M}" for slot in found.slots)


def reasons(found: Found | NothingFound) -> list[list[str]]:
    """Why each time is proposed, in the words of the card."""
    assert isinstance(found, Found)
    return [
        [render(reason({"code": each.code, **each.values}), "sv") for each in slot.reasons]
        for slot in found.slots
    ]


def told(built: House, clock: Clock, found: Found | NothingFound, **rules: object) -> str:
    """What is said of a search in vain."""
    assert isinstance(found, NothingFound)
    with built.store.transaction() as tx:
        shown = view(tx, rows(built, Meeting)[0], with_rules(rules), clock.at)
        return render(why_not(shown, found), "sv")


async def test_who_comes_from_another_house_has_time_to_travel(
    built: House, search: Search, bo: Someone
) -> None:
    keep_busy(built, bo, at("08:00"), at("10:00"))

    assert first(search()) == "10:00"
    assert first(search(travel=30)) == "10:30"
    assert first(search(travel=31)) == "11:00"


async def test_nobody_travels_to_their_own_house(
    built: House, search: Search, anna: Someone
) -> None:
    keep_busy(built, anna, at("08:00"), at("10:00"))

    assert first(search(travel=60)) == "10:00"


async def test_between_two_meetings_of_ours_in_the_same_room_nobody_travels(
    search: Search, anna: Someone
) -> None:
    await call_fixed(anna, at="8.00")

    assert first(search(travel=30)) == "09:00"


async def test_from_a_meeting_of_ours_without_that_place_people_travel(
    search: Search, anna: Someone
) -> None:
    await call_fixed(anna, at="8.00", place="")

    assert first(search(travel=30)) == "09:30"


async def test_travel_that_leaves_no_time_is_said_with_the_times_without_it(
    built: House, clock: Clock, search: Search, bo: Someone
) -> None:
    keep_busy(built, bo, at("07:00"), at("09:00"))
    keep_busy(built, bo, at("10:00"), at("17:00"))

    said = told(built, clock, search(travel=15), travel=15)

    assert "restiden på 15 minuter (utan den finns en tid)" in said


async def test_a_room_holds_one_meeting_of_ours_at_a_time(
    built: House, clock: Clock, search: Search, anna: Someone
) -> None:
    await call_fixed(anna, at="8.00")
    free_all(built, clock)

    assert first(search()) == "08:00"
    assert first(search(rooms=("MÖTESRUMMET",))) == "09:00"


async def test_a_place_that_the_agreement_names_no_room_holds_many(
    built: House, clock: Clock, search: Search, anna: Someone
) -> None:
    await call_fixed(anna, at="8.00")
    free_all(built, clock)

    assert first(search(rooms=("Aulan",))) == "08:00"


async def test_a_room_that_is_booked_all_day_is_said_with_the_times_without_it(
    built: House, clock: Clock, search: Search, anna: Someone
) -> None:
    await call_fixed(anna, at="8.00")
    free_all(built, clock)
    booked = next(each for each in rows(built, Meeting) if each.state == MeetingState.BOOKED)
    booked.ends_at = at("17:00")
    save(built, booked)

    said = told(built, clock, search(rooms=(ROOM,)), rooms=(ROOM,))

    assert f"Det som hindrar: att {ROOM} är bokat (utan det finns 17 tider)" in said


async def test_the_hours_preferred_come_first_and_it_is_said(search: Search) -> None:
    preferred = search(preferred_from=time(13), preferred_to=time(15))

    assert isinstance(preferred, Found)
    assert preferred.slots[0].starts_at == at("13:00")
    assert "inom de önskade timmarna" in reasons(preferred)[0]


async def test_hours_as_wide_as_the_office_are_no_preference(search: Search) -> None:
    found = search(preferred_from=time(7), preferred_to=time(18))

    assert not [said for each in reasons(found) for said in each if "önskade" in said]


async def asked(built: House, convener: Someone) -> Meeting:
    """A poll about times that Thursday, when everybody is free."""
    empty_calendars(built)
    await call_sip(convener, from_on="2027-02-11", to_on="2027-02-11")
    return the(built, Meeting)


def again(built: House, clock: Clock, meeting: Meeting, length: int = 60) -> Found:
    """The same question once more, now that people have answered."""
    with built.store.transaction() as tx:
        shown = view(tx, tx.get_one(Meeting, meeting.id), AGREEMENT, clock.at)
        shown.meeting.length = length
        found = find_times(tx, shown, THURSDAY, clock.at)
        tx.rollback()
    assert isinstance(found, Found)
    return found


async def test_a_time_that_an_organisation_said_no_to_is_not_proposed_again(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    meeting = await asked(built, anna)
    before = again(built, clock, meeting)

    await vote(bo, "Nej", 0)

    refused = before.slots[0].starts_at
    assert refused not in {slot.starts_at for slot in again(built, clock, meeting).slots}


async def test_a_time_that_people_said_yes_to_comes_first_and_it_is_said(
    built: House, clock: Clock, anna: Someone, bo: Someone, cia: Someone
) -> None:
    meeting = await asked(built, anna)
    second = again(built, clock, meeting).slots[1].starts_at

    await vote(bo, "Ja", 1)
    await vote(cia, "Ja", 1)

    found = again(built, clock, meeting)
    assert found.slots[0].starts_at == second
    assert "2 har sagt ja tidigare" in reasons(found)[0]


async def test_a_time_that_somebody_can_if_need_be_comes_after_and_it_is_said(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    meeting = await asked(built, anna)
    keep_busy(built, anna, at("09:00"), at("10:00"))
    keep_busy(built, anna, at("11:00"), at("17:00"))

    await vote(bo, "Om det behövs", 0)

    found = again(built, clock, meeting)
    assert [slot.starts_at for slot in found.slots] == [at("10:00"), at("08:00")]
    assert "en kan om det behövs" in reasons(found)[1]


async def test_an_answer_about_an_hour_says_nothing_of_a_longer_meeting(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    meeting = await asked(built, anna)
    before = again(built, clock, meeting, length=90)

    await vote(bo, "Nej", 0)

    assert again(built, clock, meeting, length=90) == before


async def test_whoever_said_yes_and_was_booked_for_something_else_cannot_come(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    meeting = await asked(built, anna)
    agreed = again(built, clock, meeting).slots[0].starts_at
    await vote(bo, "Ja", 0)

    await call_fixed(anna, at=f"{agreed.astimezone(ZONE):%H.%M}")

    assert agreed not in {slot.starts_at for slot in again(built, clock, meeting).slots}


def free_all(built: House, clock: Clock) -> None:
    """Nobody is called to what is booked any longer; the room still is."""
    booked = {each.id for each in rows(built, Meeting) if each.state == MeetingState.BOOKED}
    places = [each for each in rows(built, Invitation) if each.meeting_id in booked]
    for each in places:
        each.revoked_at = clock.at
    save(built, *places)
