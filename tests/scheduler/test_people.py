"""The way to the meeting, the rooms it needs, and what people have answered before."""

from dataclasses import replace

import pytest

from scheduler.slots import (
    Blocked,
    Organisation,
    Person,
    Reason,
    Room,
    Rooms,
    Said,
    Travel,
    Warn,
    find,
)
from tests.scheduler.asking import (
    ANNA,
    BO,
    BUP,
    SCHOOL,
    SQUEEZE_DAY,
    WEEK,
    ask,
    at,
    named,
    person,
    slots,
    span,
    starts,
)

HALF_AN_HOUR = Travel(2, 2)


def start(clock: str) -> int:
    """The start of a meeting at that time."""
    return 1 << WEEK.index(at(clock))


def between_two_things(travel: Travel) -> Person:
    """Somebody who must come and is free from nine to half past ten."""
    taken = span("08:00", "09:00") | span("10:30", "12:00")
    return replace(BO, required=True, busy=taken, travel=travel)


@pytest.mark.parametrize(
    ("travel", "times"),
    [
        (Travel(), ["Mon 09:00", "Mon 09:30"]),
        (Travel(before=1), ["Mon 09:30"]),
        (Travel(before=2), ["Mon 09:30"]),
        (Travel(after=2), ["Mon 09:00"]),
        (Travel(after=1), ["Mon 09:00"]),
    ],
)
def test_the_way_there_and_back_must_be_free(travel: Travel, times: list[str]) -> None:
    assert starts(ask(ANNA, between_two_things(travel), apart=1)) == times


def test_nobody_else_has_to_wait_for_the_one_who_travels() -> None:
    anna = replace(ANNA, busy=span("10:00", "12:00"))

    assert starts(ask(anna, replace(BO, travel=HALF_AN_HOUR)))[0] == "Mon 08:00"


def test_people_may_travel_before_the_office_opens() -> None:
    assert starts(ask(replace(BO, travel=HALF_AN_HOUR)))[0] == "Mon 08:00"


def test_whoever_is_there_already_need_not_travel() -> None:
    there_from_eight = replace(BO, here=span("08:00", "09:00"), travel=HALF_AN_HOUR)

    assert starts(ask(there_from_eight))[0] == "Mon 09:00"


def test_it_is_told_how_many_times_there_are_without_travel() -> None:
    found = find(ask(ANNA, between_two_things(HALF_AN_HOUR)))

    assert isinstance(found, Blocked)
    assert found.without_travel == 2
    assert [(way.without, way.opens) for way in found.ways] == [((Organisation("social"),), 7)]


def test_travel_is_not_blamed_when_it_is_not_what_blocks() -> None:
    away = replace(between_two_things(HALF_AN_HOUR), busy=span("08:00", "12:00"))

    found = find(ask(ANNA, away))

    assert isinstance(found, Blocked)
    assert found.without_travel == 0


def test_travel_takes_some_time_or_none() -> None:
    with pytest.raises(ValueError, match="less than no time"):
        replace(BO, travel=Travel(0, -1))


SMALL = Room("small", span("08:00", "09:30"))
LARGE = Room("large", span("09:00", "12:00"))


def test_the_answer_names_a_room_that_is_free_throughout() -> None:
    found = slots(ask(ANNA, rooms=Rooms((SMALL, LARGE)), apart=1))

    assert [(slot.starts_at, slot.room) for slot in found[:2]] == [
        (at("08:00"), "large"),
        (at("09:30"), "small"),
    ]


def test_one_room_must_hold_the_whole_meeting() -> None:
    found = starts(ask(ANNA, rooms=Rooms((SMALL, LARGE)), apart=1, wanted=99))

    assert "Mon 08:30" not in found
    assert "Mon 09:00" not in found


def test_of_several_free_rooms_the_first_is_named() -> None:
    rooms = Rooms((Room("one", span("08:00", "09:00")), Room("two", 0), Room("three", 0)))

    assert [slot.room for slot in slots(ask(ANNA, rooms=rooms))] == ["two", "one"]


def test_a_meeting_that_needs_no_room_names_none() -> None:
    assert slots(ask(ANNA))[0].room is None


def test_full_rooms_are_what_blocks_with_the_times_there_are_without() -> None:
    full = Rooms((Room("small", span("08:00", "12:00")),))

    assert named(ask(ANNA, rooms=full)) == [(["rooms"], 7)]


def test_rooms_come_last_among_what_would_help() -> None:
    cilla = person("cilla", BUP, span("08:00", "10:00"))
    full = Rooms((Room("small", span("10:00", "12:00")),))

    assert named(ask(ANNA, cilla, rooms=full)) == [(["bup"], 3), (["rooms"], 3)]


def test_a_room_is_asked_for_once() -> None:
    with pytest.raises(ValueError, match=r"called twice: \['small'\]"):
        ask(ANNA, rooms=Rooms((SMALL, SMALL)))


def said(who: Person, **answers: int) -> Person:
    """The person with what they have answered."""
    return replace(who, said=Said(**answers))


def test_a_no_outweighs_a_free_calendar() -> None:
    question = ask(said(ANNA, no=start("08:00")), organisations=[SCHOOL])

    assert starts(question)[0] == "Mon 08:30"


def test_a_yes_outweighs_a_calendar_that_is_taken_and_the_way_there() -> None:
    busy = span("08:00", "12:00")
    bo = said(replace(BO, busy=busy, travel=HALF_AN_HOUR, required=True), yes=start("10:00"))

    [found] = slots(ask(ANNA, bo))

    assert found.starts_at == at("10:00")
    assert found.reasons == (
        Reason("slots.everyone_can", {}),
        Reason("slots.said_yes", {"count": 1}),
    )


def test_an_answer_is_for_its_own_start_only() -> None:
    assert starts(ask(said(ANNA, no=start("08:00")), apart=1))[0] == "Mon 08:30"
    assert starts(ask(said(ANNA, if_need_be=start("08:00")), apart=1))[0] == "Mon 08:30"


def test_times_that_people_said_yes_to_come_first() -> None:
    assert starts(ask(said(ANNA, yes=start("10:30"))))[0] == "Mon 10:30"


def test_if_need_be_comes_after_any_other_time_with_as_many() -> None:
    question = ask(said(ANNA, if_need_be=start("08:00") | start("10:00")), every=4, apart=4)

    first, second, third, fourth = slots(question)

    assert [first.starts_at, second.starts_at] == [at("09:00"), at("11:00")]
    assert [third.starts_at, fourth.starts_at] == [at("08:00"), at("10:00")]
    assert third.reasons[1:] == (Reason("slots.if_need_be", {"count": 1}),)


def test_fewer_if_need_be_outweigh_more_yes() -> None:
    anna, bo = said(ANNA, yes=start("08:00")), said(BO, if_need_be=start("08:00"))

    assert starts(ask(anna, bo, every=4))[0] == "Mon 09:00"


def test_more_people_outweigh_if_need_be() -> None:
    second = person("second", SCHOOL, span("09:00", "12:00"))

    question = ask(said(ANNA, if_need_be=start("08:00")), second, organisations=[SCHOOL], every=4)

    assert starts(question)[0] == "Mon 08:00"


def test_a_yes_outweighs_a_warning() -> None:
    warned = Warn(SQUEEZE_DAY, start("08:00"))

    assert starts(ask(said(ANNA, yes=start("08:00")), warnings=[warned]))[0] == "Mon 08:00"


def test_a_no_holds_against_a_yes_to_the_same_start() -> None:
    question = ask(said(ANNA, yes=start("08:00"), no=start("08:00")), organisations=[SCHOOL])

    assert starts(question)[0] == "Mon 08:30"


def test_a_quorum_counts_the_answers() -> None:
    second = person("second", SCHOOL, span("08:00", "12:00"))
    question = ask(
        ANNA, said(second, if_need_be=start("11:00")), organisations=[replace(SCHOOL, quorum=2)]
    )

    assert starts(question) == ["Mon 11:00"]
