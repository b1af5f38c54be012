"""Which meetings the agreement wants each term and the term lacks still."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.agreement import Agreement
from bot.features.forums.standing import asked, counted
from bot.features.meetings.kinds import KINDS
from bot.features.meetings.naming import NAMES
from bot.replies import T, name
from models.outlooks import Held, held_in
from models.registry import SchoolYear
from models.store import Tx
from scheduler.terms import Term, term_of

QUIET_WEEKS = timedelta(weeks=4)
"""Nobody is told of what a term lacks in its first weeks; lokal rutin."""

REMEMBERED = timedelta(days=550)
"""A forum that has not met for three terms is taken for one that is no more."""


@dataclass(frozen=True)
class Lacking:
    """A forum, how many of its meetings a term has, and how many the agreement wants."""

    title: T
    count: int
    wanted: int


def term_told_of(day: date, years: Sequence[SchoolYear]) -> Term | None:
    """The term that holds *day*, once its first weeks are over; None else."""
    term = term_of(day, years)
    return term if term and term.from_on + QUIET_WEEKS <= day else None


def alone_on(day: date) -> bool:
    """Whether forums by themselves make a digest: in the first whole week of each month."""
    monday = day - timedelta(days=day.weekday())
    return monday.day <= 7


def lacking(
    tx: Tx, area_id: int, agreement: Agreement, term: Term | None, zone: ZoneInfo, now: datetime
) -> list[Lacking]:
    """What the term lacks, a question in all; nothing when the term is not known."""
    if term is None:
        return []
    since = (now - REMEMBERED).astimezone(UTC)
    span = (*counted(term), term.to_on)
    held = held_in(tx, area_id, agreement.quotas.keys(), since, span, term.key)
    known = [
        Lacking(name(each.name), each.in_term, number)
        for each in held
        if each.in_term < (number := _asked(each, term))
    ]
    return [
        *known,
        *(found for kind in agreement.quotas for found in short_of(kind, held, agreement)),
    ]


def _asked(each: Held, term: Term) -> int:
    if each.active_from_on is None or each.explained:
        return 0
    return asked(each.per_term, each.active_from_on, each.active_to_on, term) or 0


def short_of(kind: str, held: Sequence[Held], agreement: Agreement) -> list[Lacking]:
    """The meetings of a kind that are fewer than wanted; what has a name counts by its name.

    Not what counts as a forum's own, which has a number of its own.
    """
    if kind not in NAMES:
        # None of ours, or about one child: then not even a number is told.
        return []
    wanted = agreement.quotas[kind].per_term
    known = {each.name for each in held if each.kind == kind and each.is_forums}
    counts = {
        each.name: each.in_term
        for each in held
        if each.kind == kind and not each.is_forums and each.name not in known
    }
    if not KINDS[kind].named and not known:
        counts.setdefault("", 0)
    return [
        Lacking(name(called) if called else T(NAMES[kind]), count, wanted)
        for called, count in counts.items()
        if count < wanted and (called or not known)
    ]


def callers(agreement: Agreement) -> set[str]:
    """The functions that may call what the agreement wants each term."""
    rules = [agreement.kinds[kind] for kind in agreement.quotas if kind in agreement.kinds]
    return {function for each in rules for function in each.conveners}
