"""Pure decisions about actions: whose they are, and when people are reminded of them."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.agreement import ActionRules, Agreement
from bot.features.meetings.kinds.profile import KindProfile, Level
from models.actions import Action
from models.registry import Contact
from scheduler.recurring import instant
from scheduler.workdays import workday_before, workday_from

A_DAY = timedelta(days=1)
LAST = time(23, 59)

LONGEST_SNOOZE = timedelta(weeks=4)
"""Whoever wants to hear nothing for longer needs more time, and says so."""

EVERYWHERE = (
    "actions.pick_report",
    "actions.pick_contact",
    "actions.pick_prepare",
    "actions.pick_document",
)
"""What may be to do after any meeting about a single child, and tells nothing of the child."""


def catalogue(kind: KindProfile) -> tuple[str, ...]:
    """What can be picked, as text keys: common things, then the kind's own headings."""
    return (*EVERYWHERE, *kind.agenda) if kind.level is Level.INDIVIDUAL else ()


def may_write(kind: KindProfile, agreement: Agreement) -> bool:
    """Whether an action may be put in one's own words."""
    return kind.level is Level.STRUCTURAL or agreement.free_text_individual


def owners(action: Action, convener_id: int, called: Sequence[Contact]) -> tuple[int, ...]:
    """Whose it is among those called: never nobody's.

    When the function is called no more it is its organisation's, and without anybody of the
    organisation the convener's.
    """
    there = [each for each in called if each.organisation_id == action.organisation_id]
    exact = [each.id for each in there if each.function_id == action.function_id]
    return tuple(exact or [each.id for each in there]) or (convener_id,)


def is_wanted(
    action: Action, today: date, told: Collection[date], snoozed_to: date | None, rules: ActionRules
) -> bool:
    """Whether somebody is to be reminded of an open action of theirs today.

    Args:
        action: Open.
        today: The local date, a working day.
        told: Days on which they were reminded of it.
        snoozed_to: Before that day they want to hear nothing.
        rules: Of the agreement.
    """
    if snoozed_to is not None and today < snoozed_to:
        return False
    before = {day for day in told if day < today}
    occasions = [_nears(action.due_on, rules.remind_before), action.due_on + A_DAY]
    occasions += [day for day in (snoozed_to, action.given_on) if day]
    if before and max(before) > action.due_on:
        occasions.append(workdays_after(max(before), rules.remind_every))
    since = max((day for day in occasions if day <= today), default=None)
    return since is not None and not any(day >= since for day in before)


def may_be_wanted(action: Action, today: date, rules: ActionRules, *, snoozed: bool) -> bool:
    """Whether anybody can have to be reminded of it today: what is far off needs no look."""
    given = action.given_on is not None
    return snoozed or given or _nears(action.due_on, rules.remind_before) <= today


def _nears(due_on: date, count: int) -> date:
    """The working day so many before the last one; the day itself for none."""
    day = due_on
    for _ in range(count):
        day = workday_before(day)
    return day


def workdays_after(day: date, count: int) -> date:
    """The working day so many after *day*."""
    for _ in range(count):
        day = workday_from(day + A_DAY)
    return day


def misses(due_on: date, told: Collection[date], today: date) -> int:
    """How many days before today somebody was reminded of it in vain."""
    return len({day for day in told if due_on < day < today})


def too_late_at(fires_at: datetime, agreement: Agreement, zone: ZoneInfo) -> datetime:
    """The last instant for a day's reminders (UTC), before work ends or the quiet hours begin.

    What has not left by then does not leave at all, so two never come on one day.
    """
    local = fires_at.astimezone(zone)
    ends = [each for each in (agreement.work_to, agreement.quiet_from) if each > local.time()]
    return instant(local.date(), min(ends, default=LAST), zone) - timedelta.resolution
