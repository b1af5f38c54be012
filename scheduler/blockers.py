"""What stands in the way when no time is possible: the fewest blockers, named finely.

At each start the organisations and rules that fail there are counted. Where the count is
lowest stands the smallest set to do without, however large: nothing is tried out, so no
bound on its size is needed. An organisation is named by one person of it where letting that
person off is enough, and by its own name where it is not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import islice
from operator import and_

from scheduler.asks import Ask, Mask
from scheduler.bits import at_least, count_at, counts, fewest, lowest, runs
from scheduler.people import Organisation, Person, Rooms

MOST_WAYS = 5

Blocker = Organisation | Person | Mask | Rooms


@dataclass(frozen=True)
class Way:
    """Without all of `without` the ask has `opens` possible starts; with any of it none.

    Without an organisation means that nobody of it must come; without a person, that the
    organisation's quorum still must; without the rooms, that none is needed.
    """

    without: tuple[Blocker, ...]
    opens: int


@dataclass(frozen=True)
class Blocked:
    """No time is possible; `ways` are the smallest sets that block, at most `MOST_WAYS`.

    All have the same size. In order of their first blocker, then the second and so on:
    organisations, people, rules, each in the ask's order, and the rooms. No way lets a whole
    organisation off where one of its required people would open a time. Empty when the meeting
    does not fit into the grid. `without_travel`: how many starts there are with all the ways
    closed, if only nobody had to travel.
    """

    ways: tuple[Way, ...]
    without_travel: int = 0


@dataclass(frozen=True)
class _Hurdle:
    """A blocker with the starts that fail because of it and nothing smaller.

    `lifts` are the starts that have one hurdle fewer without it.
    """

    blocker: Blocker
    fails: int = field(repr=False)
    lifts: int = field(repr=False)


def blocked(ask: Ask) -> Blocked:
    """Why *ask* has no possible start; only asked when it has none.

    Fixed rules are kept if some start keeps them, else they are blockers like the others.
    """
    rules = ask.rules
    kept = _keep(ask, [rule for rule in rules if rule.fixed])
    if kept:
        return Blocked(_ways(ask, [rule for rule in rules if not rule.fixed], kept))
    return Blocked(_ways(ask, rules, ask.starts))


def _keep(ask: Ask, rules: Sequence[Mask]) -> int:
    allowed = reduce(and_, (rule.allowed for rule in rules), ask.grid.all)
    return ask.starts & runs(allowed, ask.length)


def _ways(ask: Ask, rules: Sequence[Mask], starts: int) -> tuple[Way, ...]:
    if not starts:
        return ()
    hurdles = _people_hurdles(ask, starts)
    for rule in rules:
        broken = starts & ~_keep(ask, [rule])
        hurdles.append(_Hurdle(rule, broken, broken))
    if ask.rooms is not None:
        full = starts & ~ask.roomy
        hurdles.append(_Hurdle(ask.rooms, full, full))
    planes = counts(hurdle.fails for hurdle in hurdles)
    nearest = fewest(planes, starts)
    size = count_at(planes, lowest(nearest))
    ways = (
        Way(tuple(hurdle.blocker for hurdle in chosen), _lifted(chosen, nearest).bit_count())
        for chosen in _sets(hurdles, nearest, size)
        if not _coarse(chosen, hurdles, nearest)
    )
    return tuple(islice(ways, MOST_WAYS))


def _people_hurdles(ask: Ask, starts: int) -> list[_Hurdle]:
    whole: list[_Hurdle] = []
    single: dict[str, _Hurdle] = {}
    for organisation, people in ask.sides:
        away = {who.key: starts & who.away(ask.grid.all, ask.length) for who in people}
        required = [who for who in people if who.required]
        missing = counts(away[who.key] for who in required)
        quorum = organisation.quorum if organisation.required else 0
        # A quorum of q fails where more than (people - q) are away.
        short = at_least(counts(away.values()), len(people) - quorum + 1, starts)
        any_missing = at_least(missing, 1, starts)
        one_missing = any_missing & ~at_least(missing, 2, starts) & ~short
        lifts = short | any_missing
        whole.append(_Hurdle(organisation, lifts & ~one_missing, lifts))
        for who in required:
            alone = away[who.key] & one_missing
            single[who.key] = _Hurdle(who, alone, alone)
    return whole + [single[who.key] for who in ask.people if who.required]


def _sets(hurdles: Sequence[_Hurdle], starts: int, size: int) -> Iterator[tuple[_Hurdle, ...]]:
    """Every set of hurdles that is all that fails at some start, where *size* fail at each."""
    if not size:
        yield ()
        return
    for i, hurdle in enumerate(hurdles):
        if hit := starts & hurdle.fails:
            for rest in _sets(hurdles[i + 1 :], hit, size - 1):
                yield (hurdle, *rest)
            # Sets with this hurdle are all told; what is left need not be searched for them.
            starts &= ~hit


def _lifted(chosen: Sequence[_Hurdle], starts: int) -> int:
    return reduce(and_, (hurdle.lifts for hurdle in chosen), starts)


def _coarse(chosen: Sequence[_Hurdle], hurdles: Sequence[_Hurdle], starts: int) -> bool:
    """Whether one person in place of an organisation would open a start as well."""
    blockers = [hurdle.blocker for hurdle in chosen]
    whole = {blocker.key for blocker in blockers if isinstance(blocker, Organisation)}
    return any(
        isinstance(finer.blocker, Person)
        and finer.blocker.organisation in whole
        and _lifted([*chosen, finer], starts)
        for finer in hurdles
    )
