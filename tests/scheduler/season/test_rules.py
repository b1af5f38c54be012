"""Which hard rules a plan keeps, one by one."""

from dataclasses import replace

from scheduler.season import Order, Plan, Season, Turn, plan
from scheduler.slots import Mask, Organisation, Reason, Room, Rooms, Travel
from tests.scheduler.season.checker import broken
from tests.scheduler.season.planning import (
    AT_WORK,
    GRID,
    ONE_LOOK,
    ask,
    at,
    booked,
    dates,
    forum,
    person,
    season,
    span,
    whole_days,
)

A_MORNING = Mask(Reason("morning", {}), span(7, "08:00", "10:00"))


def kept(question: Season) -> Plan:
    """A plan that meets all, and keeps every rule."""
    found = plan(question, ONE_LOOK)
    assert broken(question, found) == []
    assert found.unmet == ()
    return found


def test_meetings_stand_in_the_middle_of_their_part_of_the_term() -> None:
    found = kept(season(forum("bus", person("anna"), quota=2)))

    assert dates(found, "bus") == ["7 08:00", "18 08:00"]


def test_nobody_is_in_two_places() -> None:
    anna = person("anna")
    found = kept(
        season(
            forum("bus", anna, masks=[A_MORNING]),
            forum("ssp", anna, person("bo"), masks=[A_MORNING]),
            forum("eht", person("cilla"), masks=[A_MORNING]),
        )
    )

    assert sorted(dates(found, "bus") + dates(found, "ssp")) == ["7 08:00", "7 09:00"]
    assert dates(found, "eht") == ["7 08:00"]


def test_not_even_somebody_who_need_not_come() -> None:
    anna = person("anna", required=False)
    found = kept(
        season(forum("bus", anna, masks=[A_MORNING]), forum("ssp", anna, masks=[A_MORNING]))
    )

    assert dates(found, "bus") + dates(found, "ssp") == ["7 08:00", "7 09:00"]


def test_the_longer_way_is_free_between_two_places_and_none_at_one() -> None:
    day = Mask(Reason("day", {}), span(7, "08:00", "17:00"))
    near, far = person("anna", travel=Travel(1, 1)), person("anna", travel=Travel(3, 4))

    def hours(place: str) -> list[str]:
        found = kept(
            season(
                forum("bus", near, masks=[day], every=1, place="here"),
                forum("ssp", far, masks=[day], every=1, place=place),
            )
        )
        return dates(found, "bus") + dates(found, "ssp")

    assert hours("there") == ["7 08:00", "7 09:45"]
    assert hours("here") == ["7 08:00", "7 09:00"]


def test_a_room_holds_one_meeting_at_a_time() -> None:
    rooms = Rooms((Room("blue", busy=span(7, "08:00", "08:30")), Room("red", busy=0)))
    found = kept(
        season(
            *(
                forum(key, person(key), masks=[A_MORNING], rooms=rooms, every=2)
                for key in ("a", "b", "c")
            )
        )
    )

    assert sorted((each.room, each.start - at(7, "08:00")) for each in found.placements) == [
        ("blue", 2),
        ("red", 0),
        ("red", 4),
    ]


def test_a_lov_and_a_calendar_stand_in_the_way() -> None:
    lov = Mask(Reason("slots.lov", {"organisation": "skolan"}), GRID.all & ~whole_days(13, 14, 15))
    anna = person("anna", whole_days(11, 16))
    found = kept(season(forum("bus", anna, masks=[AT_WORK, lov])))

    assert dates(found, "bus") == ["17 08:00"]


def test_an_organisation_comes_with_its_quorum() -> None:
    days = Mask(Reason("days", {}), span(14, "08:00", "12:00") | span(24, "08:00", "12:00"))
    away = [
        person("a", span(14, "08:00", "10:00"), required=False),
        person("b", span(14, "10:00", "12:00"), required=False),
    ]

    def of(quorum: int) -> list[str]:
        sides = [Organisation("org", quorum=quorum)]
        return dates(kept(season(forum("bus", *away, organisations=sides, masks=[days]))), "bus")

    assert of(1) == ["14 08:00"]
    assert of(2) == ["24 08:00"]


def test_a_preparing_forum_meets_before_its_parent() -> None:
    anna = person("anna")
    found = kept(
        season(
            forum("parent", anna, quota=2),
            forum("preparing", anna, quota=2),
            orders=(Order("preparing", "parent", lead=10),),
        )
    )

    days = [int(when.split()[0]) for key in ("preparing", "parent") for when in dates(found, key)]
    assert days[2] - days[0] >= 10
    assert days[3] - days[1] >= 10


def test_meetings_of_a_forum_keep_their_distance() -> None:
    free = whole_days(7, 8, 9, 17)
    found = kept(season(forum("bus", person("anna", GRID.all & ~free), quota=2, apart=9)))

    assert [when.split()[0] for when in dates(found, "bus")] in (["7", "17"], ["8", "17"])


def test_a_fixed_date_stays_even_in_a_lov_and_others_yield() -> None:
    anna = person("anna")
    lov = Mask(Reason("slots.lov", {"organisation": "skolan"}), GRID.all & ~whole_days(14))
    question = season(
        forum("bus", anna, booked=(booked(14, "08:00", fixed=True),), masks=[AT_WORK, lov]),
        forum("ssp", anna),
    )

    found = kept(question)

    assert dates(found, "bus") == ["14 08:00"]
    assert dates(found, "ssp") == ["14 09:00"]


def test_a_booked_date_off_the_step_may_stay() -> None:
    found = kept(season(forum("bus", person("anna"), booked=(booked(3, "09:15"),))))

    assert dates(found, "bus") == ["3 09:15"]
    assert found.score.moved == 0


def test_hosts_who_take_turns_each_come_to_their_own_meeting_in_their_own_room() -> None:
    anna, bo = person("anna", whole_days(*range(14))), person("bo", whole_days(*range(14, 28)))
    either = [replace(each, required=False) for each in (anna, bo)]
    annas = Turn(ask(anna, either[1], rooms=Rooms((Room("hers", 0),))), "hers")
    bos = Turn(ask(either[0], bo, rooms=Rooms((Room("his", 0),))), "his")
    by_turns = replace(forum("bus", *either, quota=3), turns=(bos, annas))

    found = kept(season(by_turns))

    assert dates(found, "bus") == ["4 08:00", "14 08:00", "23 08:00"]
    assert [each.room for each in found.placements] == ["his", "hers", None]


def test_the_way_is_counted_to_where_each_meeting_is() -> None:
    far = Travel(8, 8)
    anna = person("anna", travel=far)
    there, here = Turn(ask(anna), "there"), Turn(ask(anna), "here")
    morning = Mask(Reason("morning", {}), span(7, "08:00", "12:00"))
    one = forum("one", anna, masks=[morning], place="here")

    def starts(turn: Turn) -> list[str]:
        turn = replace(turn, ask=replace(turn.ask, masks=[morning]))
        found = kept(season(one, replace(forum("two", anna), turns=(turn,))))
        return sorted(dates(found, "one") + dates(found, "two"))

    assert starts(here) == ["7 08:00", "7 09:00"]
    assert starts(there) == ["7 08:00", "7 11:00"]


def test_a_booked_meeting_keeps_to_its_own_room_and_length() -> None:
    two_hours = Turn(ask(person("anna"), length=8, rooms=Rooms((Room("hall", 0),))))
    held = booked(14, "08:00", room="hall", turn=two_hours)
    other = forum("other", person("bo"), rooms=Rooms((Room("hall", 0),)))
    bus = replace(forum("bus", person("anna")), booked=(held,))

    found = kept(season(bus, other))

    assert (dates(found, "bus"), dates(found, "other")) == (["14 08:00"], ["14 10:00"])


def test_an_ask_is_on_the_seasons_grid() -> None:
    assert ask(person("anna")).grid == GRID
