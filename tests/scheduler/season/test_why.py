"""What a plan says of a meeting that found no time: what stands in the way, finely."""

import pytest

from scheduler.season import Order, Unmet, plan
from scheduler.slots import Mask, Person, Reason, Room, Rooms, Way
from tests.scheduler.season.planning import (
    AT_WORK,
    GRID,
    LAST,
    MONDAY,
    ONE_LOOK,
    STOCKHOLM,
    booked,
    forum,
    person,
    planned,
    season,
    span,
    whole_days,
)

ONE_HOUR = Mask(Reason("hour", {}), span(7, "08:00", "09:00"), fixed=True)


def in_the_way(unmet: Unmet) -> list[list[str]]:
    """What each way does without: reasons' codes with whom they name, people, rooms."""
    return [[named(blocker) for blocker in way.without] for way in unmet.why.ways]


def named(blocker: object) -> str:
    match blocker:
        case Mask(reason=Reason(code, values)):
            return " ".join([code, *map(str, values.values())])
        case Person(key=key):
            return key
        case Rooms():
            return "rooms"
    raise AssertionError(blocker)


def test_a_calendar() -> None:
    [unmet] = planned(forum("bus", person("anna", GRID.all), person("bo"))).unmet

    assert in_the_way(unmet) == [["anna"]]
    assert (unmet.forum, unmet.number, unmet.lost) == ("bus", 1, None)


def test_another_forum_with_the_same_person() -> None:
    kept = forum("bus", person("anna"), masks=[ONE_HOUR], booked=(booked(7, "08:00"),))
    [unmet] = planned(kept, forum("ssp", person("anna"), masks=[ONE_HOUR])).unmet

    assert in_the_way(unmet) == [["season.shared bus"]]


def test_the_distance_between_its_meetings() -> None:
    found = planned(forum("bus", person("anna", GRID.all & ~whole_days(7, 8)), quota=2, apart=7))

    assert in_the_way(found.unmet[0]) == [["anna"], ["season.apart 7"]]


@pytest.mark.parametrize(
    ("order", "reason"),
    [
        (Order("ssp", "bus", lead=3), "season.before bus 3"),
        (Order("bus", "ssp", lead=3), "season.after bus 3"),
    ],
)
def test_the_order_of_two_forums(order: Order, reason: str) -> None:
    fixed = forum("bus", person("anna"), booked=(booked(8, "08:00", fixed=True),))
    only = Mask(Reason("m", {}), whole_days(7, 8, 9, 10), fixed=True)
    [unmet] = planned(
        fixed, forum("ssp", person("bo"), masks=[AT_WORK, only]), orders=(order,)
    ).unmet

    assert in_the_way(unmet) == [[reason]]


def test_a_room() -> None:
    rooms = Rooms((Room("blue", busy=0),))
    asked = [forum(key, person(key), masks=[ONE_HOUR], rooms=rooms) for key in ("a", "b")]
    [unmet] = planned(*asked).unmet

    assert in_the_way(unmet) == [["rooms"]]


def test_the_terms_end() -> None:
    first = Mask(Reason("monday", {}), whole_days(0), fixed=True)
    question = season(forum("bus", person("anna"), masks=[AT_WORK, first]))
    later = type(question)(GRID, STOCKHOLM, MONDAY.replace(day=14), LAST, question.forums)

    [unmet] = plan(later, ONE_LOOK).unmet

    assert in_the_way(unmet) == [["monday"], ["season.term"]]


def test_it_says_how_much_would_be_open_without_and_which_date_was_lost() -> None:
    lov = Mask(Reason("slots.lov", {"organisation": "skolan"}), 0)
    had = booked(8, "09:00")
    [unmet] = planned(forum("bus", person("anna"), booked=(had,), masks=[AT_WORK, lov])).unmet

    assert unmet.why.ways == (Way((lov,), opens=20 * 9),)
    assert unmet.lost == had
