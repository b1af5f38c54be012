"""Whether a term has what its forums agreed on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from models import forums
from models.forums import Forum, ForumShortfall
from models.store import Tx
from scheduler.recurring import instant
from scheduler.terms import Term

STOCKHOLM = ZoneInfo("Europe/Stockholm")


@dataclass(frozen=True)
class Standing:
    """One forum in one term: how many meetings it has, and how many it should have.

    `wanted` is None when nobody has agreed on a number. `explained`: why there are too few.
    `begins_later`: it is not there yet.
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
    counts = forums.counts_in(tx, [each.id for each in among], *within(term))
    explained = forums.shortfalls(tx, among[0].area_id, term.key)
    return [
        Standing(each, term, counts.get(each.id, 0), wanted(each, term), explained.get(each.id))
        for each in among
    ]


def wanted(forum: Forum, term: Term) -> int | None:
    """How many meetings a term should have of a forum; None when nobody has agreed on a number.

    One that ends in the term, merged or split, is asked for no more; one that begins in it, for
    its share of what is left, to the nearest whole meeting.
    """
    if forum.per_term is None or (forum.active_to_on and forum.active_to_on < term.to_on):
        return None
    if forum.active_from_on > term.to_on:
        return None
    if forum.active_from_on <= term.from_on:
        return forum.per_term
    whole, left = (term.to_on - day for day in (term.from_on, forum.active_from_on))
    return (2 * forum.per_term * (left.days + 1) + whole.days + 1) // (2 * (whole.days + 1))


def within(term: Term) -> tuple[datetime, datetime]:
    """A term's first instant, and the first after it."""
    after = term.to_on + timedelta(days=1)
    return instant(term.from_on, time(0), STOCKHOLM), instant(after, time(0), STOCKHOLM)
