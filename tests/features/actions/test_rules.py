"""When somebody is reminded, as a rule of days: never twice a day, never forgotten when late."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.agreement import ActionRules, Agreement
from bot.features.actions.rules import (
    is_wanted,
    may_be_wanted,
    misses,
    owners,
    too_late_at,
    workdays_after,
)
from models.registry import Contact
from scheduler.workdays import days, is_workday
from tests.features.actions.office import ZONE, action, play

RULES = ActionRules()
DUE = date(2027, 2, 12)


def contact(number: int, organisation: int, function: int) -> Contact:
    return Contact(
        id=number,
        area_id=1,
        organisation_id=organisation,
        function_id=function,
        email="a@b.example",
    )


def test_it_belongs_to_the_function_called_from_the_organisation() -> None:
    called = [contact(1, 5, 7), contact(2, 5, 8), contact(3, 6, 7)]

    assert owners(action(DUE), 9, called) == (1,)


def test_without_the_function_it_is_the_organisations_and_without_that_the_conveners() -> None:
    assert owners(action(DUE), 9, [contact(2, 5, 8), contact(4, 5, 6)]) == (2, 4)
    assert owners(action(DUE, function_id=None), 9, [contact(1, 5, 7), contact(2, 5, 8)]) == (1, 2)
    assert owners(action(DUE), 9, [contact(3, 6, 7)]) == (9,)


@pytest.mark.parametrize(
    ("today", "told", "expected"),
    [
        ((2027, 2, 9), [], False),
        ((2027, 2, 10), [], True),
        ((2027, 2, 11), [], True),
        ((2027, 2, 12), [(2027, 2, 10)], False),
        ((2027, 2, 15), [(2027, 2, 10)], True),
        ((2027, 2, 16), [(2027, 2, 15)], False),
        ((2027, 2, 19), [(2027, 2, 15)], False),
        ((2027, 2, 22), [(2027, 2, 15)], True),
        ((2027, 2, 15), [(2027, 2, 15)], True),
    ],
)
def test_before_after_and_every_fifth_day(
    today: tuple[int, int, int], told: list[tuple[int, int, int]], *, expected: bool
) -> None:
    before = [date(*each) for each in told]

    assert is_wanted(action(DUE), date(*today), before, None, RULES) is expected


def test_who_has_been_given_it_is_told_on_the_next_day_and_once() -> None:
    given_to = action(due_on=date(2027, 4, 1), given_on=date(2027, 2, 10))

    assert is_wanted(given_to, date(2027, 2, 11), [], None, RULES)
    assert not is_wanted(given_to, date(2027, 2, 12), [date(2027, 2, 11)], None, RULES)


def test_snoozed_they_hear_nothing_and_then_something() -> None:
    until = date(2027, 2, 18)

    assert not is_wanted(action(DUE), date(2027, 2, 17), [], until, RULES)
    assert is_wanted(action(DUE), until, [date(2027, 2, 15)], until, RULES)


def test_only_days_after_it_was_due_are_in_vain() -> None:
    told = [date(2027, 2, 10), date(2027, 2, 15), date(2027, 2, 15), date(2027, 2, 22)]

    assert misses(DUE, told, date(2027, 2, 22)) == 1


@pytest.mark.parametrize(
    ("rules", "hour"),
    [
        ({}, 17),
        ({"quiet_from": time(15)}, 15),
        ({"work_to": time(16)}, 16),
        ({"reminder_at": time(17, 30)}, 18),
    ],
)
def test_the_days_reminders_stop_with_work_or_quiet_hours(
    rules: dict[str, time], hour: int
) -> None:
    agreement = Agreement().model_copy(update=rules)
    fires_at = datetime.combine(DUE, agreement.reminder_at, ZONE)

    ends = too_late_at(fires_at, agreement, ZONE)

    assert ends + timedelta.resolution == datetime.combine(DUE, time(hour), ZONE)


RULE_SETS = st.builds(
    ActionRules,
    remind_before=st.integers(0, 4),
    remind_every=st.integers(1, 7),
)


@given(st.integers(0, 2**48))
def test_nobody_is_reminded_twice_a_day_and_nothing_late_is_forgotten(seed: int) -> None:
    play(seed)


DATES = st.dates(date(2027, 1, 1), date(2027, 6, 1))


@given(
    due_on=DATES,
    today=DATES,
    told=st.lists(DATES, max_size=4),
    asleep=st.none() | DATES,
    given_on=st.none() | DATES,
    rules=RULE_SETS,
)
def test_what_needs_no_look_is_never_wanted(
    due_on: date,
    today: date,
    told: list[date],
    asleep: date | None,
    given_on: date | None,
    rules: ActionRules,
) -> None:
    one = action(due_on, given_on)

    if not may_be_wanted(one, today, rules, snoozed=asleep is not None):
        assert not is_wanted(one, today, told, asleep, rules)


@given(due_on=st.dates(date(2026, 1, 1), date(2030, 1, 1)), rules=RULE_SETS)
def test_left_alone_it_comes_at_the_agreed_distance(due_on: date, rules: ActionRules) -> None:
    told: list[date] = []
    for day in days(due_on, due_on + timedelta(days=60)):
        late = day > due_on
        if late and is_workday(day) and is_wanted(action(due_on), day, told, None, rules):
            told.append(day)

    assert told[0] == workdays_after(due_on, 1)
    assert all(b == workdays_after(a, rules.remind_every) for a, b in pairwise(told))
