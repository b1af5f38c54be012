"""The starts that an ask allows, and the order in which they are proposed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import and_

from scheduler.asks import Ask
from scheduler.bits import all_free, at_least, counts, fewest, less, lowest, most, runs
from scheduler.grid import days_mask, half_day


@dataclass(frozen=True)
class Possible:
    """The possible starts with what ranks them: planes of counts, and a set of starts.

    `others` has, for each person who is not required, by key, the starts they cannot come to.
    Whoever is required can come to all the possible ones.
    """

    starts: int
    others: Mapping[str, int]
    sides: list[int]
    away: list[int]
    if_need_be: list[int]
    yes: list[int]
    warnings: list[int]
    preferred: int

    def best(self, among: int) -> int:
        """Those that nothing but their time tells apart from the best."""
        among = fewest(self.away, most(self.sides, among))
        among = most(self.yes, fewest(self.if_need_be, among))
        among = fewest(self.warnings, among)
        return among & self.preferred or among


def possible(ask: Ask) -> Possible:
    """What can be, and how good it is."""
    grid, length = ask.grid.all, ask.length
    starts = _required(ask)
    # At these starts required people can come, so only the others need counting.
    others: dict[str, int] = {}
    sides = []
    for organisation, people in ask.sides:
        away = {who.key: who.away(grid, length) for who in people if not who.required}
        others |= away
        # A quorum of q fails where more than (people - q) are away.
        short = at_least(counts(away.values()), len(people) - organisation.quorum + 1, grid)
        if organisation.required:
            starts = less(starts, short)
        else:
            sides.append(grid ^ short)
    return Possible(
        starts,
        others,
        counts(sides),
        counts(others.values()),
        counts(less(who.said.if_need_be, who.said.no) for who in ask.people if who.said.if_need_be),
        counts(less(who.said.yes, who.said.no) for who in ask.people if who.said.yes),
        counts(warning.starts for warning in ask.warnings),
        0 if ask.preferred is None else runs(ask.preferred & grid, length),
    )


def _required(ask: Ask) -> int:
    """Starts that keep every rule, with a room, at which everybody required can come."""
    allowed = reduce(and_, (rule.allowed for rule in ask.rules), ask.grid.all)
    required = [who for who in ask.people if who.required]
    # One search does for all who have only their calendars to say.
    silent = [who.taken(ask.grid.all) for who in required if not any(who.said)]
    starts = ask.starts & ask.roomy & all_free(silent, allowed, ask.length)
    for who in required:
        if any(who.said):
            starts = less(starts, who.away(ask.grid.all, ask.length))
    return starts


def spread(ask: Ask, found: Possible) -> Iterator[int]:
    """The candidates' starts, best first."""
    left, half_days, days = found.starts, 0, 0
    for _ in range(ask.wanted):
        if not left:
            return
        best = left if ask.soonest else found.best(left & ~half_days or left)
        start = lowest(best if ask.soonest else best & ~days or best)
        yield start
        left &= ~_near(start, ask.apart)
        half_days |= half_day(ask.grid, ask.zone, start)
        days |= days_mask(ask.grid, ask.zone, {ask.grid.at(start).astimezone(ask.zone).date()})


def _near(start: int, apart: int) -> int:
    around = (1 << (2 * apart - 1)) - 1
    return around << start >> (apart - 1)
