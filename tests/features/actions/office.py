"""An office in memory: people with actions, and the bot that reminds them by its own rules.

The rows' keys and times, the quiet hours and the decisions are the real ones; only the database
is a dict, so that a hundred thousand schedules can be tried.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from bot.agreement import ActionRules, Agreement
from bot.features.actions.rules import (
    LONGEST_SNOOZE,
    is_wanted,
    misses,
    too_late_at,
    workdays_after,
)
from bot.features.actions.sending import REMIND, remind_key
from bot.leaving import held_until
from models.actions import Action
from models.queue import Outbox
from scheduler.quiet import quiet_until
from scheduler.recurring import next_firing
from scheduler.workdays import is_workday

ZONE = ZoneInfo("Europe/Stockholm")
START = datetime(2027, 3, 1, 8, 0, tzinfo=UTC)
"""A Monday, four weeks before the clocks go forward."""
NOTHING, A_DAY, A_MINUTE = timedelta(0), timedelta(days=1), timedelta(minutes=1)


def action(
    due_on: date, given_on: date | None = None, function_id: int | None = 7, number: int = 1
) -> Action:
    return Action(
        id=number,
        area_id=1,
        meeting_id=1,
        organisation_id=5,
        function_id=function_id,
        by_organisation_id=5,
        due_on=due_on,
        given_on=given_on,
        added_at=START,
    )


@dataclass
class Task:
    """One action: whose it is now, who wants to hear nothing until when, who was told when.

    `touched_on`: the last day somebody changed it, maybe after that day's reminders had gone.
    """

    action: Action
    owner: int
    done: bool = False
    touched_on: date | None = None
    asleep: dict[int, date] = field(default_factory=dict)
    told: defaultdict[int, set[date]] = field(default_factory=lambda: defaultdict(set))
    escalated: set[date] = field(default_factory=set)


ROW = Outbox(area_id=1, key="", kind=REMIND, due_at=START, created_at=START)
"""Made once: a row costs more than all else that a schedule does."""


@dataclass
class Due:
    """What a row says of a reminder that is due."""

    person: int
    due_at: datetime
    late_after: datetime

    def as_asked(self) -> Outbox:
        """The row as the app asks of it whether it must wait for the morning."""
        ROW.late_after = self.late_after
        return ROW


@dataclass
class Office:
    """Some people (1, 2 …) with tasks, and a convener (0) who owns none.

    `off`: each person's days of lov. `sent`: how many messages each has got on each day.
    `missed`: days on which the bot stood still until it was too late to say anything.
    """

    agreement: Agreement
    tasks: list[Task]
    off: dict[int, frozenset[date]]
    now: datetime = START
    rows: dict[str, Due] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)
    missed: set[tuple[int, date]] = field(default_factory=set)
    sent: Counter[tuple[int, date]] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        at = self.agreement.reminder_at
        self.firing = [next_firing(day, at, ZONE, self.now) for day in range(5)]

    @property
    def today(self) -> date:
        return self.now.astimezone(ZONE).date()

    @property
    def rules(self) -> ActionRules:
        return self.agreement.actions

    def passes(self, wait: timedelta) -> None:
        """The bot stands still so long, then does what it finds to do."""
        self.now += wait
        for weekday, due in enumerate(self.firing):
            if due <= self.now:
                self._fire(weekday, due)
        for key, row in list(self.rows.items()):
            self._deliver(key, row)

    def _fire(self, weekday: int, due: datetime) -> None:
        latest = due
        while due <= self.now:
            latest, due = due, next_firing(weekday, self.agreement.reminder_at, ZONE, due)
        self.firing[weekday] = due
        day = latest.astimezone(ZONE).date()
        if not is_workday(day):
            return
        ends = too_late_at(latest, self.agreement, ZONE)
        for person in self.off:
            key = remind_key(person, day)
            if key in self.keys:
                continue
            self.keys.add(key)
            self.rows[key] = Due(person, latest, ends)

    def _deliver(self, key: str, row: Due) -> None:
        if row.due_at > self.now:
            return
        if self.now <= row.late_after:
            if until := held_until(row.as_asked(), self.agreement, self.now):
                row.due_at = until
                return
            self._say(row.person)
        else:
            self._miss(row)
        # Its key stays taken, as a row's does that is done with.
        del self.rows[key]

    def _miss(self, row: Due) -> None:
        """That day's chance is gone, even should the clock then be put back."""
        local, day = self.now.astimezone(ZONE), row.due_at.astimezone(ZONE).date()
        ends = min(self.agreement.work_to, self.agreement.quiet_from)
        assert local.date() > day or local.time() >= ends, f"{row.person} misses {day} for nothing"
        self.missed.add((row.person, day))

    def _say(self, person: int) -> None:
        today = self.today
        hours = self.agreement.quiet_from, self.agreement.quiet_to
        assert quiet_until(self.now, *hours, ZONE) is None, f"{person} is told in quiet hours"
        if today in self.off[person]:
            return
        own = [each for each in self.tasks if self._is_wanted(each, person)]
        late = [each for each in self.tasks if person == 0 and self._is_to_escalate(each)]
        for each in own:
            assert not self._nags(each, person), f"{person} is nagged about {each.action.id}"
            each.told[person].add(today)
        for each in late:
            each.escalated.add(today)
        if own or late:
            self.sent[person, today] += 1

    def _is_wanted(self, task: Task, person: int) -> bool:
        told, asleep = task.told[person], task.asleep.get(person)
        return (
            task.owner == person
            and not task.done
            and is_wanted(task.action, self.today, told, asleep, self.rules)
        )

    def _nags(self, task: Task, person: int) -> bool:
        """Whether it is too soon after the last time, with nothing asked or changed since."""
        late = [day for day in task.told[person] if day > task.action.due_on]
        asleep = task.asleep.get(person)
        if asleep and self.today < asleep:
            return True
        asked = [task.action.given_on, asleep]
        if not late or any(day and day > max(late) for day in asked):
            return False
        return workdays_after(max(late), self.rules.remind_every) > self.today

    def _is_to_escalate(self, task: Task) -> bool:
        due_on = task.action.due_on
        return (
            not task.done
            and due_on < self.today
            and misses(due_on, task.told[task.owner], self.today) >= self.rules.escalate_after
            and not any(day > due_on for day in task.escalated)
        )

    def awake(self, person: int) -> bool:
        """Whether the bot has just had its chance to remind them on a day when they work."""
        local = self.now.astimezone(ZONE)
        ends = too_late_at(
            datetime.combine(local.date(), self.agreement.reminder_at, ZONE), self.agreement, ZONE
        )
        day = local.date()
        begun = max(self.agreement.reminder_at, self.agreement.quiet_to)
        return (
            is_workday(day)
            and day not in self.off[person]
            and (person, day) not in self.missed
            and begun <= local.time()
            and self.now <= ends
        )

    def is_owed(self, task: Task) -> bool:
        """Whether its owner has heard nothing of a late action for longer than was agreed."""
        due_on, told = task.action.due_on, task.told[task.owner]
        asleep = task.asleep.get(task.owner)
        if (
            task.touched_on == self.today
            or task.done
            or self.today <= due_on
            or (asleep and self.today < asleep)
        ):
            return False
        since = [day for day in told if day > due_on]
        again = workdays_after(max(since), self.rules.remind_every) if since else due_on + A_DAY
        return again <= self.today and self.today not in told

    def is_escalation_owed(self, task: Task) -> bool:
        """Whether the convener should have heard of what is let lie, and has not."""
        due_on = task.action.due_on
        if task.touched_on == self.today or task.done or any(d > due_on for d in task.escalated):
            return False
        in_vain = [day for day in task.told[task.owner] if due_on < day < self.today]
        return len(in_vain) >= self.rules.escalate_after


def check(office: Office) -> None:
    """What must hold whenever the bot has had its chance.

    Raises:
        AssertionError: somebody was told twice a day, on a day off, or not at all.
    """
    for (person, day), count in office.sent.items():
        assert count == 1, f"{person} was told {count} times on {day}"
        assert is_workday(day), f"{person} was told on {day}"
        assert day not in office.off[person], f"{person} was told in lov, on {day}"
    for task in office.tasks:
        number = task.action.id
        if office.awake(task.owner):
            assert not office.is_owed(task), f"{number} is forgotten on {office.today}"
        if office.awake(0):
            assert not office.is_escalation_owed(task), f"{number} is let lie on {office.today}"


def an_office(random: Random) -> Office:
    """Any office: one to three people with up to four actions, any rules, any lov."""
    rules = ActionRules(
        remind_before=random.randint(0, 4),
        remind_every=random.randint(1, 7),
        escalate_after=random.randint(1, 4),
    )
    times: dict[str, time] = random.choice(
        (
            {},
            {},
            {"reminder_at": time(10)},
            {"quiet_from": time(15)},
            {"quiet_to": time(9)},
            {"work_to": time(16)},
            {"reminder_at": time(6, 30)},
        )
    )
    agreement = Agreement().model_copy(update={"actions": rules, **times})
    people = range(1, random.randint(2, 4))
    tasks = [
        Task(
            action(START.date() + random.randint(0, 10) * A_DAY, number=number),
            random.choice(people),
        )
        for number in range(1, random.randint(2, 5))
    ]
    off = {person: _lov(random) for person in (0, *people)}
    # In autumn and spring: over both nights when clocks change, and over Christmas.
    start = random.choice((START, START - 150 * A_DAY, START - 82 * A_DAY))
    for each in tasks:
        each.action.due_on += start.date() - START.date()
    shift = start.date() - START.date()
    moved = {person: frozenset(day + shift for day in days) for person, days in off.items()}
    return Office(agreement, tasks, moved, now=start)


def _lov(random: Random) -> frozenset[date]:
    count = random.choice((0, 0, 5, 12))
    return frozenset(START.date() + random.randint(0, 60) * A_DAY for _ in range(count))


CHANGES = 4
"""So many of the twelve things that can happen change an action; in the others time passes."""


def act(office: Office, random: Random) -> str:
    """Anything that may happen next; what it was, for whoever reads a failure."""
    task, today = random.choice(office.tasks), office.today
    happens = random.randint(0, 11)
    if happens < CHANGES:
        task.touched_on = today
    match happens:
        case 0:
            until = today + random.randint(1, LONGEST_SNOOZE.days) * A_DAY
            task.asleep[task.owner] = until
            return f"{task.owner} sleeps over {task.action.id} until {until}"
        case 1:
            task.action.due_on = max(today, task.action.due_on) + random.randint(0, 20) * A_DAY
            return f"{task.action.id} is due on {task.action.due_on}"
        case 2:
            task.owner = random.choice([person for person in office.off if person])
            task.action.given_on = today
            return f"{task.action.id} goes to {task.owner}"
        case 3:
            task.done = random.random() < 0.5
            return f"{task.action.id} is {'done' if task.done else 'open'}"
        case 4:
            wait = -random.randint(1, 90) * A_MINUTE
        case 5:
            wait = random.randint(1, 9 * 24 * 60) * A_MINUTE
        case 6 | 7:
            wait = random.randint(1, 30 * 60) * A_MINUTE
        case _:
            wait = A_DAY
    office.passes(wait)
    if wait > NOTHING:
        check(office)
    return f"{wait} pass, it is {office.now}"


def play(seed: int, acts: int = 40) -> None:
    """One schedule, the same for the same seed.

    Raises:
        AssertionError: with everything that happened up to then.
    """
    random = Random(seed)  # noqa: S311 -- cases to try, no secret
    office = an_office(random)
    happened: list[str] = []
    try:
        for _ in range(random.randint(10, acts)):
            happened += [act(office, random)]
    except AssertionError as error:
        raise AssertionError("\n".join([*happened, str(error)])) from None
