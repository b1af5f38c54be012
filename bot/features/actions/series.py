"""Actions that come back: the next one when the last is done, or when its day has come."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from secrets import token_hex

from bot.errors import FormError
from bot.features.actions.days import Break
from bot.features.actions.intents import Repeats
from bot.features.actions.repeating import next_turn, term_around
from bot.features.actions.until import breaks_called, breaks_of
from bot.features.meetings.rules import local_today
from bot.replies import T
from models import meetings, registry
from models.actions import (
    Action,
    ActionChange,
    Every,
    Step,
    action_by_id,
    open_in_series,
    repeating,
)
from models.meetings import Meeting
from models.store import Tx
from scheduler.terms import Term, terms

MOST_OPEN = 2
"""Of one series to be done at a time: what is let lie must not become a heap."""


@dataclass(frozen=True)
class Rule:
    """What an action is written down with when it is to come back."""

    every: Every = Every.ONCE
    but_in_lov: bool = False
    first_on: date | None = None
    series: str | None = None


def rule_of(tx: Tx, area_id: int, repeats: Repeats, due_on: date) -> Rule:
    """The rule that begins with an action due on a day.

    Raises:
        FormError: `actions.no_term` when nobody knows which term that day is in.
    """
    if repeats.every is Every.ONCE:
        return Rule()
    if repeats.every is Every.TERM and term_around(due_on, _terms(tx, area_id)) is None:
        raise FormError({"repeats": T("actions.no_term")})
    return Rule(repeats.every, repeats.but_in_lov, due_on, token_hex(8))


def go_on(tx: Tx, meeting: Meeting, action: Action, now: datetime) -> Action | None:
    """The next one after an action that is done, or whose day has come; None when there is none.

    Args:
        tx: Open, with the meeting held.
        meeting: The action's.
        action: As it is now.
        now: When.
    """
    today = local_today(now, meeting.zone)
    if action.series is None or action.first_on is None or action.every is Every.ONCE:
        return None
    if open_in_series(tx, action.series) >= MOST_OPEN:
        return None
    lov = _lov(tx, meeting) if action.but_in_lov else []
    after = max(action.due_on, today - timedelta(days=1))
    found = next_turn(action.every, action.first_on, after, lov, _terms(tx, action.area_id))
    if found is None:
        return None
    return _make(tx, action, *found, now)


def go_on_all(tx: Tx, area_id: int, day: date, now: datetime) -> None:
    """The next one of every series in the area whose turn has come by *day*."""
    for action, seen in repeating(tx, area_id, day):
        meeting = meetings.meeting_by_id(tx, area_id, seen.id, lock=True)
        # As it is now that its meeting is held: somebody may just have been done with it.
        held = action_by_id(tx, area_id, action.id)
        if meeting and held and held.meeting_id == meeting.id:
            go_on(tx, meeting, held, now)


def _make(tx: Tx, before: Action, turn: int, due_on: date, now: datetime) -> Action:
    new = Action(
        area_id=before.area_id,
        meeting_id=before.meeting_id,
        organisation_id=before.organisation_id,
        function_id=before.function_id,
        by_organisation_id=before.by_organisation_id,
        pick=before.pick,
        words=before.words,
        due_on=due_on,
        added_at=now,
        every=before.every,
        but_in_lov=before.but_in_lov,
        first_on=before.first_on,
        series=before.series,
        turn=turn,
    )
    before.every = Every.ONCE
    tx.add(new)
    tx.flush()
    step = Step.CAME_BACK
    tx.add(
        ActionChange(area_id=new.area_id, action_id=new.id, step=step, to_on=due_on, changed_at=now)
    )
    tx.flush()
    return new


def _lov(tx: Tx, meeting: Meeting) -> list[Break]:
    """Of the schools called, or of the area's when none is."""
    called = breaks_called(tx, meeting)
    years = registry.years_of_schools(tx, meeting.area_id)
    return called or breaks_of(tx, list({each.organisation_id for each in years}))


def _terms(tx: Tx, area_id: int) -> list[Term]:
    return terms(registry.years_of_schools(tx, area_id))
