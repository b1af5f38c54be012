"""On which days an action that comes back is to be done; nothing here asks what day it is."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice

from bot.features.actions.days import Break
from bot.features.actions.days.readings import same_day
from models.actions import Every
from scheduler.terms import Term
from scheduler.workdays import is_workday, workday_before

MOST_TURNS = 600
"""Looked through for a day that is no lov: weeks of more than ten years."""

WEEKS = {Every.WEEK: 1, Every.FORTNIGHT: 2}


def next_turn(
    every: Every, first_on: date, after: date, lov: Sequence[Break], terms: Sequence[Term]
) -> tuple[int, date] | None:
    """The first turn due after a day, with its day; None for once, and when nobody knows yet.

    A turn whose day is no working day is due on the last one before it.

    Args:
        every: How often.
        first_on: The day of turn 0.
        after: The turn is due later than this.
        lov: A turn that falls in any of them is passed by.
        terms: Every term that is known, in order; only `Every.TERM` needs them.
    """
    for turn, day in islice(_turns(every, first_on, terms), MOST_TURNS):
        due_on = day if is_workday(day) else workday_before(day)
        if due_on > after and not any(_holds(each, day) for each in lov):
            return turn, due_on
    return None


def _turns(every: Every, first_on: date, terms: Sequence[Term]) -> Iterator[tuple[int, date]]:
    """Every turn after the first; terms end, all else goes on."""
    if every is Every.TERM:
        yield from _by_term(first_on, terms)
    elif every is not Every.ONCE:
        for turn in range(1, MOST_TURNS * 2):
            yield turn, _day_of(every, first_on, turn)


def _day_of(every: Every, first_on: date, turn: int) -> date:
    if every is Every.MONTH:
        return same_day(first_on, turn)
    return first_on + turn * timedelta(weeks=WEEKS[every])


def _by_term(first_on: date, terms: Sequence[Term]) -> Iterator[tuple[int, date]]:
    """The same weekday of the same week of each later term, or the term's last day."""
    begun = term_around(first_on, terms)
    if begun is None:
        return
    into = first_on - _monday(begun.from_on)
    later = [each for each in terms if each.from_on > begun.from_on]
    for turn, term in enumerate(later, start=1):
        yield turn, min(_monday(term.from_on) + into, term.to_on)


def term_around(day: date, terms: Sequence[Term]) -> Term | None:
    """The term that a day is counted in: the last one begun by then; None when none is known."""
    begun = [each for each in terms if each.from_on <= day]
    return begun[-1] if begun and any(each.to_on >= day for each in terms) else None


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _holds(lov: Break, day: date) -> bool:
    # A summer whose end nobody has told goes on until somebody has.
    return lov.from_on <= day and (lov.to_on is None or day <= lov.to_on)
