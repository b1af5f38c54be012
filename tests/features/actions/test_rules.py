"""When somebody is reminded, as a rule of days: never twice a day, never forgotten when late."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.agreement import ActionRules, Agreement
from bot.app import held_until
from bot.features.actions.rules import (
    LONGEST_SNOOZE,
    is_wanted,
    may_be_wanted,
    misses,
    owners,
    too_late_at,
    workdays_after,
)
from bot.features.actions.sending import REMIND, remind_key
from models.actions import Action
from models.queue import Outbox
from models.registry import Contact
from scheduler.recurring import next_firing
from scheduler.workdays import days, is_workday

ZONE = ZoneInfo("Europe/Stockholm")
RULES = ActionRules()
DUE = date(2027, 2, 12)
START = datetime(2027, 3, 1, 8, 0, tzinfo=UTC)
"""A Monday, four weeks before the clocks go forward."""
NOTHING = timedelta(0)


def action(due_on: date = DUE, given_on: date | None = None, function_id: int | None = 7) -> Action:
    return Action(
        id=1,
        area_id=1,
        meeting_id=1,
        organisation_id=5,
        function_id=function_id,
        by_organisation_id=5,
        due_on=due_on,
        given_on=given_on,
        added_at=START,
    )


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

    assert owners(action(), 9, called) == (1,)


def test_without_the_function_it_is_the_organisations_and_without_that_the_conveners() -> None:
    assert owners(action(), 9, [contact(2, 5, 8), contact(4, 5, 6)]) == (2, 4)
    assert owners(action(function_id=None), 9, [contact(1, 5, 7), contact(2, 5, 8)]) == (1, 2)
    assert owners(action(), 9, [contact(3, 6, 7)]) == (9,)


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

    assert is_wanted(action(), date(*today), before, None, RULES) is expected


def test_who_has_been_given_it_is_told_on_the_next_day_and_once() -> None:
    given_to = action(due_on=date(2027, 4, 1), given_on=date(2027, 2, 10))

    assert is_wanted(given_to, date(2027, 2, 11), [], None, RULES)
    assert not is_wanted(given_to, date(2027, 2, 12), [date(2027, 2, 11)], None, RULES)


def test_snoozed_they_hear_nothing_and_then_something() -> None:
    until = date(2027, 2, 18)

    assert not is_wanted(action(), date(2027, 2, 17), [], until, RULES)
    assert is_wanted(action(), until, [date(2027, 2, 15)], until, RULES)


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

    assert ends == datetime.combine(DUE, time(hour), ZONE)


@dataclass
class Office:
    """One owner of one action, with the bot around them: what is asked for, held, dropped, sent.

    The rows, their keys and their times are the real ones' (`due.expand`, the app's quiet hours);
    only the database is a dict.
    """

    agreement: Agreement
    action: Action
    off: frozenset[date]
    now: datetime = START
    rows: dict[str, Outbox] = field(default_factory=dict)
    sent: dict[date, int] = field(default_factory=dict)
    asleep: date | None = None
    done: bool = False

    def __post_init__(self) -> None:
        at = self.agreement.reminder_at
        self.firing = [next_firing(day, at, ZONE, self.now) for day in range(5)]

    @property
    def today(self) -> date:
        return self.now.astimezone(ZONE).date()

    def passes(self, wait: timedelta) -> None:
        """The bot stands still so long, then does what it finds to do."""
        self.now += wait
        for weekday, due in enumerate(self.firing):
            self._fire(weekday, due)
        for key, row in list(self.rows.items()):
            self._deliver(key, row)

    def _fire(self, weekday: int, due: datetime) -> None:
        latest = None
        while due <= self.now:
            latest, due = due, next_firing(weekday, self.agreement.reminder_at, ZONE, due)
        self.firing[weekday] = due
        if latest is None or not is_workday(latest.astimezone(ZONE).date()):
            return
        key = remind_key(1, latest.astimezone(ZONE).date())
        ends = too_late_at(latest, self.agreement, ZONE)
        row = Outbox(
            area_id=1, key=key, kind=REMIND, due_at=latest, late_after=ends, created_at=latest
        )
        self.rows.setdefault(key, row)

    def _deliver(self, key: str, row: Outbox) -> None:
        if row.done_at or row.due_at > self.now:
            return
        assert row.late_after is not None
        if self.now > row.late_after:
            row.done_at = self.now
        elif until := held_until(row, self.agreement, self.now):
            row.due_at = until
        else:
            row.done_at = self.now
            self._say()

    def _say(self) -> None:
        rests = self.today in self.off or self.done
        told = list(self.sent)
        if not rests and is_wanted(
            self.action, self.today, told, self.asleep, self.agreement.actions
        ):
            self.sent[self.today] = self.sent.get(self.today, 0) + 1

    def awake(self) -> bool:
        """Whether the bot has just had its chance to remind on a day when people work."""
        local = self.now.astimezone(ZONE)
        hours = self.agreement.reminder_at <= local.time() < self.agreement.work_to
        return hours and is_workday(local.date()) and local.date() not in self.off

    def is_owed(self) -> bool:
        """Whether a late action has gone unmentioned for longer than was agreed."""
        if self.done or self.today <= self.action.due_on:
            return False
        if self.asleep and self.today < self.asleep:
            return False
        told = [day for day in self.sent if day > self.action.due_on]
        every = self.agreement.actions.remind_every
        return not told or (
            workdays_after(max(told), every) <= self.today and max(told) != self.today
        )


WAITS = st.one_of(
    st.just(timedelta(days=1)),
    st.integers(1, 30).map(lambda hours: timedelta(hours=hours)),
    st.integers(1, 9 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes)),
    st.integers(-90, -1).map(lambda minutes: timedelta(minutes=minutes)),
)
EXTENSIONS = st.integers(0, 20).map(lambda count: timedelta(days=count))
SNOOZES = st.integers(1, LONGEST_SNOOZE.days).map(lambda count: timedelta(days=count))
"""Nobody can ask to be reminded today: `snooze` refuses it (`test_doing.py`)."""
ACTS = st.one_of(
    st.tuples(st.just("wait"), WAITS),
    st.tuples(st.just("wait"), WAITS),
    st.tuples(st.just("wait"), WAITS),
    st.tuples(st.just("snooze"), SNOOZES),
    st.tuples(st.just("extend"), EXTENSIONS),
)
RULE_SETS = st.builds(
    ActionRules,
    remind_before=st.integers(0, 4),
    remind_every=st.integers(1, 7),
)
LOV = st.lists(st.integers(0, 60), max_size=12).map(
    lambda offs: frozenset(START.date() + timedelta(days=each) for each in offs)
)


@given(
    rules=RULE_SETS,
    off=LOV,
    due_in=st.integers(0, 10),
    acts=st.lists(ACTS, min_size=10, max_size=40),
)
def test_nobody_is_reminded_twice_a_day_and_nothing_late_is_forgotten(
    rules: ActionRules,
    off: frozenset[date],
    due_in: int,
    acts: list[tuple[str, timedelta]],
) -> None:
    agreement = Agreement().model_copy(update={"actions": rules})
    office = Office(agreement, action(START.date() + timedelta(days=due_in)), off)

    for act, length in acts:
        match act:
            case "snooze":
                office.asleep = office.today + length
            case "extend":
                office.action.due_on = max(office.today, office.action.due_on) + length
            case _:
                office.passes(length)
                assert length < NOTHING or not (office.awake() and office.is_owed())

        assert all(count == 1 for count in office.sent.values())
        assert all(is_workday(day) and day not in off for day in office.sent)


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
