"""Whether a term has what its forums agreed on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.features.meetings.rules import instants
from bot.replies import T
from models import forums
from models.forums import Forum, ForumShortfall
from models.registry import SchoolYear
from models.store import Tx
from scheduler.halves import HalfYear
from scheduler.terms import Term, term_called

STOCKHOLM = ZoneInfo("Europe/Stockholm")


@dataclass(frozen=True)
class Standing:
    """One forum in one term: how many meetings it has, and how many it should have.

    `count` is of the term's half-year. `wanted` is None when nobody has agreed on a number.
    `explained`: why there are too few. `begins_later`: it is not there yet.
    """

    forum: Forum
    term: Term
    count: int
    wanted: int | None
    explained: ForumShortfall | None = None
    begins_later: bool = False

    @property
    def missing(self) -> int:
        """How many meetings are to be booked still."""
        return max(0, (self.wanted or 0) - self.count)

    @property
    def is_settled(self) -> bool:
        """Whether nothing is to be asked: the number is met, or the shortfall explained."""
        return not self.missing or self.explained is not None


def standings(tx: Tx, area_id: int, term: Term) -> list[Standing]:
    """Every forum of the area that is active in the term, by name."""
    active = forums.forums_between(tx, area_id, term.from_on, term.to_on)
    return of(tx, active, term)


def of(tx: Tx, among: Sequence[Forum], term: Term) -> list[Standing]:
    """The same of some forums of one area, in their order."""
    if not among:
        return []
    counts = forums.counts_in(tx, [each.id for each in among], *counted(term))
    explained = forums.shortfalls(tx, among[0].area_id, term.key)
    return [
        Standing(each, term, counts.get(each.id, 0), wanted(each, term), explained.get(each.id))
        for each in among
    ]


def wanted(forum: Forum, term: Term) -> int | None:
    """How many meetings a term should have of a forum; None when nobody has agreed on a number."""
    return asked(forum.per_term, forum.active_from_on, forum.active_to_on, term)


def asked(per_term: int | None, first: date, last: date | None, term: Term) -> int | None:
    """The same of a forum that is there from *first* to *last*.

    One that ends in the term, merged or split, is asked for no more; one that begins in it, for
    its share of the school days' span that is left, to the nearest whole meeting. Nothing is
    asked of one that begins when the term is over.
    """
    if per_term is None or (last and last < term.to_on) or first > term.to_on:
        return None
    if first <= term.from_on:
        return per_term
    whole, left = (term.to_on - day for day in (term.from_on, first))
    return (2 * per_term * (left.days + 1) + whole.days + 1) // (2 * (whole.days + 1))


ByName = Mapping[tuple[str, str], int | None]
"""How many meetings are wanted, by kind and name."""


def wanted_by_name(among: Sequence[Forum], half: HalfYear, years: Sequence[SchoolYear]) -> ByName:
    """What a half-year should have: forums that have followed each other under one name are one."""
    term = term_called(half.key, years) or Term(*half.days)
    found: dict[tuple[str, str], int | None] = {}
    for each in among:
        key, number = (each.kind, each.name), wanted(each, term)
        before = found.get(key)
        found[key] = number if before is None else before + (number or 0)
    return found


def counted(term: Term) -> tuple[datetime, datetime]:
    """The first instant whose meetings count in a term, and the first after it: its half-year's."""
    return instants(*term.half.days)


def term_name(term: Term) -> T:
    """What people call a term: `HT 2026`."""
    return T("bus.autumn" if term.is_autumn else "bus.spring", year=str(term.from_on.year))
