"""Which times are found, in which order and with which reasons; and what blocks when none is."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.grid import Grid, days_mask, local_hours
from scheduler.slots import (
    Ask,
    Blocked,
    Mask,
    Organisation,
    Person,
    Reason,
    Slot,
    Warn,
    Way,
    find,
)
from tests.scheduler.asking import (
    ANNA,
    BO,
    BUP,
    CILLA,
    FAMILY,
    LOV,
    MONDAY,
    SCHOOL,
    SOCIAL,
    SQUEEZE_DAY,
    STOCKHOLM,
    TWO_DAYS,
    WEEK,
    ask,
    at,
    hours,
    mornings,
    named,
    person,
    slots,
    span,
    starts,
    ways,
)
from tests.scheduler.random_asks import random_ask
from tests.scheduler.slots_by_hand import find_by_hand


def test_a_candidate_says_when_who_and_why() -> None:
    bo = replace(BO, busy=span("08:00", "12:00"))

    found = slots(ask(ANNA, bo, organisations=[SCHOOL, replace(SOCIAL, quorum=0)], wanted=1))

    assert found == (
        Slot(
            starts_at=at("08:00").astimezone(UTC),
            ends_at=at("09:00").astimezone(UTC),
            can=("anna",),
            cannot=("bo",),
            reasons=(Reason("slots.all_but", {"count": 1}),),
        ),
    )
    assert found[0].starts_at.tzinfo is UTC


def test_reasons_say_when_everyone_can() -> None:
    [first, *_] = slots(ask(ANNA, BO))

    assert first.can == ("anna", "bo")
    assert first.reasons == (Reason("slots.everyone_can", {}),)


def test_a_required_person_must_be_free_for_the_whole_meeting() -> None:
    anna = person("anna", SCHOOL, span("08:45", "10:15"), must=True)
    stand_in = person("stand-in", SCHOOL)

    assert starts(ask(anna, stand_in))[0] == "Mon 10:30"


def test_a_quorum_needs_the_same_person_throughout() -> None:
    first_half = person("first", BUP, span("10:30", "12:00"))
    second_half = person("second", BUP, span("08:00", "10:30"))

    assert starts(ask(first_half, second_half, length=6))[:2] == ["Mon 08:00", "Mon 10:30"]


def test_required_people_count_towards_the_quorum() -> None:
    must = person("must", BUP, must=True)
    other = person("other", BUP, span("08:00", "11:00"))

    def of(quorum: int) -> list[str]:
        two = [replace(BUP, quorum=quorum)]
        return starts(ask(must, other, organisations=two, every=4, apart=4))

    assert of(1) == ["Mon 11:00", "Mon 08:00", "Mon 09:00", "Mon 10:00"]
    assert of(2) == ["Mon 11:00"]


def test_an_optional_organisation_never_blocks_but_speaks_for_a_time() -> None:
    police = Organisation("police", required=False)
    officer = person("officer", police, span("08:00", "11:00"))
    question = ask(ANNA, officer, organisations=[SCHOOL, police])

    first, second, *_ = slots(question)

    assert first.reasons == (Reason("slots.everyone_can", {}),)
    assert first.starts_at == at("11:00")
    assert second.reasons == (
        Reason("slots.all_but", {"count": 1}),
        Reason("slots.without", {"organisation": "police"}),
    )


def test_an_optional_organisation_outweighs_more_people_of_one_that_has_its_quorum() -> None:
    police = Organisation("police", required=False)
    officer = person("officer", police, span("08:00", "11:00"))
    two_more = [person(f"teacher{i}", SCHOOL, span("11:00", "12:00")) for i in range(2)]

    first = slots(ask(ANNA, officer, *two_more, organisations=[SCHOOL, police]))[0]

    assert first.starts_at == at("11:00")
    assert first.cannot == ("teacher0", "teacher1")


def test_a_time_for_everybody_comes_before_an_earlier_one_for_all_but_one() -> None:
    second = person("second", SCHOOL, span("08:00", "10:00"))

    assert starts(ask(ANNA, second)) == ["Mon 10:00", "Mon 08:00"]


def test_fewer_warnings_come_first_and_each_is_told() -> None:
    clock = Reason("slots.after_clock", {"days": 21})
    squeeze = Warn(SQUEEZE_DAY, span("08:00", "11:00"))
    question = ask(ANNA, warnings=[squeeze, Warn(clock, span("08:00", "10:00"))], every=4)

    found = slots(question)

    assert starts(question) == ["Mon 11:00", "Mon 08:00"]
    assert found[1].reasons[1:] == (SQUEEZE_DAY, clock)


def test_attendance_comes_before_warnings() -> None:
    second = person("second", SCHOOL, span("08:00", "10:00"))

    found = starts(ask(ANNA, second, warnings=[Warn(SQUEEZE_DAY, span("10:00", "12:00"))]))

    assert found[0] == "Mon 10:00"


def test_preferred_hours_come_first_when_they_hold_the_whole_meeting() -> None:
    question = ask(ANNA, preferred=span("09:15", "11:00"), apart=4)

    first, second, *_ = slots(question)

    assert first.starts_at == at("09:30")
    assert first.reasons[-1] == Reason("slots.preferred_hours", {})
    assert second.starts_at == at("08:00")
    assert second.reasons == (Reason("slots.everyone_can", {}),)


def test_candidates_take_one_day_each_before_a_second_half_day() -> None:
    assert starts(ask(ANNA, masks=[TWO_DAYS], wanted=4)) == [
        "Mon 08:00",
        "Tue 08:00",
        "Mon 12:00",
        "Tue 12:00",
    ]


def test_another_half_day_comes_before_better_attendance_on_the_same() -> None:
    second = person("second", SCHOOL, span("08:00", "12:00", 1))

    found = starts(ask(ANNA, second, masks=[hours(mornings())], wanted=5))

    assert found == ["Mon 08:00", "Wed 08:00", "Thu 08:00", "Fri 08:00", "Tue 08:00"]


def test_attendance_comes_before_another_day() -> None:
    second = person("second", SCHOOL, span("08:00", "17:00", 1))

    found = starts(ask(ANNA, second, masks=[TWO_DAYS], wanted=3))

    assert found == ["Mon 08:00", "Mon 12:00", "Tue 08:00"]


def test_candidates_on_the_same_half_day_keep_apart() -> None:
    assert starts(ask(ANNA)) == ["Mon 08:00", "Mon 10:00"]
    assert starts(ask(ANNA, apart=4)) == ["Mon 08:00", "Mon 09:00", "Mon 10:00", "Mon 11:00"]
    assert starts(ask(ANNA, apart=9)) == ["Mon 08:00", "Mon 10:30"]


def test_no_more_candidates_than_wanted() -> None:
    assert starts(ask(ANNA, masks=[hours(mornings())], wanted=2)) == ["Mon 08:00", "Tue 08:00"]


@pytest.mark.parametrize(("every", "first"), [(1, "08:15"), (2, "08:30"), (4, "09:00")])
def test_starts_keep_in_step_with_the_hour_wherever_the_grid_begins(every: int, first: str) -> None:
    off_the_hour = Grid(at("08:15"), 20)
    question = ask(ANNA, grid=off_the_hour, masks=[], every=every)

    assert starts(question)[0] == f"Mon {first}"


@pytest.mark.parametrize(
    ("deadline", "last"), [("11:00", "10:00"), ("11:14", "10:00"), ("10:59", "09:30")]
)
def test_the_meeting_ends_by_the_deadline(deadline: str, last: str) -> None:
    question = ask(ANNA, deadline=at(deadline), apart=1, wanted=99)

    assert max(starts(question)) == f"Mon {last}"


def test_every_rule_holds_for_the_whole_meeting() -> None:
    family = Mask(FAMILY, span("09:15", "10:30") | span("11:00", "12:00"))

    found = starts(ask(ANNA, masks=[hours(mornings()), family], apart=1))

    assert found == ["Mon 09:30", "Mon 11:00"]


def test_lov_and_weekends_are_skipped() -> None:
    grid = Grid(at("00:00", 3), 5 * 96)
    closed = days_mask(grid, STOCKHOLM, [MONDAY + timedelta(days=4)])
    work = local_hours(grid, STOCKHOLM, range(5), time(9), time(11))

    question = ask(ANNA, grid=grid, masks=[hours(work), Mask(LOV, ~closed)])

    assert starts(question) == ["Thu 09:00", "Mon 09:00"]


def test_bits_outside_the_grid_are_ignored() -> None:
    later = person("anna", SCHOOL, busy=-1 << WEEK.quarters)

    found = slots(ask(later, masks=[hours(-1)], wanted=999, apart=1))

    assert len(found) == 5 * 48 - 1
    assert max(slot.ends_at for slot in found) == WEEK.end


@pytest.mark.parametrize("saturday", [date(2026, 10, 24), date(2027, 3, 27)])
def test_nine_stays_nine_on_both_sides_of_the_change(saturday: date) -> None:
    grid = Grid(datetime.combine(saturday, time(), STOCKHOLM), 4 * 96)
    work = local_hours(grid, STOCKHOLM, range(7), time(9), time(10))

    found = slots(ask(ANNA, grid=grid, masks=[hours(work)]))

    local = [slot.starts_at.astimezone(STOCKHOLM) for slot in found]
    assert [when.time() for when in local] == [time(9)] * 4
    assert len({when.utcoffset() for when in local}) == 2


def test_nobody_called_can_always_come() -> None:
    [first, *_] = slots(ask())

    assert (first.can, first.cannot) == ((), ())
    assert first.reasons == (Reason("slots.everyone_can", {}),)


def test_an_organisation_without_its_quorum_blocks_under_its_own_name() -> None:
    cilla = person("cilla", BUP, span("08:00", "12:00"))
    dan = person("dan", BUP, span("08:00", "12:00"))

    assert ways(ask(ANNA, BO, cilla, dan)) == (Way((BUP,), 7),)


def test_one_required_person_is_named_when_the_organisation_can_do_without() -> None:
    boss = person("boss", BUP, span("08:00", "12:00"), must=True)

    assert ways(ask(ANNA, CILLA, boss)) == (Way((boss,), 7),)


def test_the_organisation_is_named_when_nobody_else_can_come_for_it() -> None:
    only_one = person("cilla", BUP, span("08:00", "12:00"), must=True)

    assert named(ask(ANNA, only_one)) == [(["bup"], 7)]


def test_the_organisation_is_named_when_two_of_its_required_people_are_away() -> None:
    away = [person(key, BUP, span("08:00", "12:00"), must=True) for key in ("dan", "eva")]

    assert named(ask(ANNA, CILLA, *away)) == [(["bup"], 7)]


def test_an_optional_organisation_is_named_only_for_its_required_people() -> None:
    police = Organisation("police", required=False)
    officer = person("officer", police, span("08:00", "12:00"), must=True)
    called = [SCHOOL, police]

    assert named(ask(ANNA, officer, organisations=called)) == [(["officer"], 7)]


def test_a_quorum_above_the_number_of_people_blocks_under_the_organisations_name() -> None:
    two_of_one = replace(BUP, quorum=2)

    assert named(ask(ANNA, CILLA, organisations=[SCHOOL, two_of_one])) == [(["bup"], 7)]


def test_alternatives_come_in_order_organisations_people_rules() -> None:
    anna = person("anna", SCHOOL, span("08:00", "09:00"), must=True)
    stand_in = person("stand-in", SCHOOL)
    cilla = person("cilla", BUP, span("09:00", "10:00"))
    family = Mask(FAMILY, span("08:00", "10:00"))
    rules = [family, hours(span("08:00", "12:00"))]

    found = named(ask(anna, stand_in, cilla, masks=rules, every=4))

    assert found == [(["bup"], 1), (["anna"], 1), (["slots.family_can"], 2)]


def test_two_blockers_are_named_together_when_neither_alone_opens_a_time() -> None:
    anna = person("anna", SCHOOL, span("08:00", "12:00"))
    bo = person("bo", SOCIAL, span("08:00", "10:00"))
    cilla = person("cilla", BUP, span("09:00", "12:00"))

    found = named(ask(anna, bo, cilla))

    assert found == [(["school", "social"], 1), (["school", "bup"], 3)]


def test_the_deadline_is_named_with_what_opens_after_it() -> None:
    anna = person("anna", SCHOOL, span("08:00", "10:00"))

    assert named(ask(anna, deadline=at("10:30"))) == [(["school"], 4), (["slots.deadline"], 3)]


def test_fixed_rules_are_not_up_for_discussion() -> None:
    anna = person("anna", SCHOOL, span("08:00", "12:00"))
    loose = Mask(Reason("slots.working_hours", {}), span("08:00", "12:00"))

    assert named(ask(anna)) == [(["school"], 7)]
    assert named(ask(anna, masks=[loose]))[1][0] == ["slots.working_hours"]


def test_fixed_rules_are_named_when_they_leave_no_time_by_themselves() -> None:
    closed = Mask(LOV, ~days_mask(WEEK, STOCKHOLM, [MONDAY]), fixed=True)

    found = named(ask(ANNA, masks=[closed, hours(span("08:00", "12:00"))]))

    # Without working hours: 48 starts a day, but Friday's last has no room to its end.
    assert found == [(["slots.lov"], 7), (["slots.working_hours"], 4 * 48 - 1)]


def test_a_meeting_longer_than_the_grid_has_no_way() -> None:
    assert ways(ask(ANNA, length=WEEK.quarters + 1)) == ()


def test_at_most_five_ways_are_told() -> None:
    away = [Organisation(f"org{hour}") for hour in range(8)]
    people = [
        person(f"p{hour}", who, span(f"{8 + hour:02}:00", f"{9 + hour:02}:00"))
        for hour, who in enumerate(away)
    ]
    day = [hours(span("08:00", "16:00"))]

    found = named(ask(*people, organisations=away, masks=day, every=4))

    assert found == [([f"org{hour}"], 1) for hour in range(5)]


def test_two_organisations_give_way_to_two_people_at_once() -> None:
    # At eight one required person of each is away; at nine nobody of either can come.
    def side(who: Organisation) -> list[Person]:
        must = person(f"{who.key}-must", who, span("08:00", "10:00"), must=True)
        return [must, person(f"{who.key}-other", who, span("09:00", "10:00"))]

    question = ask(*side(SCHOOL), *side(BUP), masks=[hours(span("08:00", "10:00"))], every=4)

    assert named(question) == [(["school-must", "bup-must"], 1)]


BAD_ASKS: list[tuple[Mapping[str, Any], str]] = [
    ({"length": 0}, "at least 1"),
    ({"wanted": 0}, "at least 1"),
    ({"apart": 0}, "at least 1"),
    ({"every": 3}, "every 1, 2 or 4"),
    ({"deadline": datetime(2026, 11, 23, 12)}, "needs its zone"),  # noqa: DTZ001 -- naive on purpose
    ({"organisations": [SOCIAL]}, r"not called: \['school'\]"),
    ({"organisations": [SCHOOL, SCHOOL]}, r"called twice: \['school'\]"),
    ({"people": [ANNA, ANNA]}, r"called twice: \['anna'\]"),
]


@pytest.mark.parametrize(("wrong", "says"), BAD_ASKS)
def test_an_ask_that_no_data_explains_is_refused(wrong: Mapping[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        ask(ANNA, **wrong)


def test_a_negative_quorum_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        Organisation("bup", quorum=-1)


@settings(deadline=None)
@given(st.data())
def test_the_answer_is_the_one_found_by_hand(data: st.DataObject) -> None:
    question = random_ask(lambda low, high: data.draw(st.integers(low, high)))

    assert find(question) == find_by_hand(question)


@settings(deadline=None)
@given(st.data())
def test_a_way_opens_as_many_times_as_it_says(data: st.DataObject) -> None:
    question = random_ask(lambda low, high: data.draw(st.integers(low, high)))
    found = find(question)

    for way in found.ways if isinstance(found, Blocked) else ():
        every_start = replace(without(question, way), wanted=999, apart=1)
        assert len(slots(every_start)) == way.opens


def without(question: Ask, way: Way) -> Ask:
    """The ask when its way is taken: asked anew, with the blockers let off."""
    off = {it.key for it in way.without if isinstance(it, Organisation)}
    excused = {it.key for it in way.without if isinstance(it, Person)}
    masks = [mask for mask in question.masks if not any(mask is it for it in way.without)]
    codes = {it.reason.code for it in way.without if isinstance(it, Mask)}
    return replace(
        question,
        organisations=[
            replace(it, required=it.required and it.key not in off) for it in question.organisations
        ],
        people=[
            replace(it, required=it.required and not {it.key, it.organisation} & (off | excused))
            for it in question.people
        ],
        masks=masks,
        deadline=None if "slots.deadline" in codes else question.deadline,
        rooms=None if question.rooms in way.without else question.rooms,
    )
