"""Sets of quarters as ints: runs, head counts and the best of them, a few words at a time.

A head count is kept as *planes*: bit *i* of every quarter's count stands in `planes[i]`.
Counting so costs about five operations on whole ints per person, however long the grid.
"""

from collections.abc import Iterable, Sequence
from functools import cache, reduce
from operator import or_


def union(sets: Iterable[int]) -> int:
    """What is in any of them."""
    return reduce(or_, sets, 0)


@cache
def doublings(reach: int) -> tuple[int, ...]:
    """Shifts that spread a bit over *reach* more positions, when each is laid on the last."""
    steps: list[int] = []
    while (done := sum(steps)) < reach:
        steps.append(min(done + 1, reach - done))
    return tuple(steps)


def runs(free: int, length: int) -> int:
    """Where *length* set bits in a row begin."""
    for step in doublings(length - 1):
        free &= free >> step
    return free


def widen(taken: int, before: int, after: int) -> int:
    """*taken*, with the *after* positions below each of it and the *before* above.

    So what is outside the result has that much room on its sides.
    """
    for step in doublings(after):
        taken |= taken >> step
    for step in doublings(before):
        taken |= taken << step
    return taken


def less(some: int, others: int) -> int:
    """What is in *some* and not in the others; no negative int on the way, which is slower."""
    return some ^ some & others


def all_free(busy: Iterable[int], allowed: int, length: int) -> int:
    """Where *length* allowed quarters begin that nobody has taken."""
    return runs(less(allowed, union(busy)), length)


def counts(sets: Iterable[int]) -> list[int]:
    """How many of the sets hold each position, as planes; no sets, no planes.

    Full adders take three ints of one weight to a sum and a carry until one of each is left.
    """
    planes: list[int] = []
    column = list(sets)
    while column:
        carries = []
        while len(column) > 1:
            one, two = column.pop(), column.pop()
            three = column.pop() if column else 0
            half = one ^ two
            carries.append(one & two | half & three)
            column.append(half ^ three)
        planes.append(column[0])
        column = carries
    return planes


def at_least(planes: Sequence[int], least: int, among: int) -> int:
    """Those of *among* whose count is *least* or more."""
    if least <= 0:
        return among
    if least.bit_length() > len(planes):
        return 0
    more, equal = 0, among
    for i in reversed(range(len(planes))):
        if least >> i & 1:
            equal &= planes[i]
        else:
            more |= equal & planes[i]
            equal = less(equal, planes[i])
    return more | equal


def most(planes: Sequence[int], among: int) -> int:
    """Those of *among* with the highest count."""
    for plane in reversed(planes):
        among = among & plane or among
    return among


def fewest(planes: Sequence[int], among: int) -> int:
    """Those of *among* with the lowest count."""
    for plane in reversed(planes):
        among = less(among, plane) or among
    return among


def count_at(planes: Sequence[int], index: int) -> int:
    """The count of one position."""
    return sum((plane >> index & 1) << i for i, plane in enumerate(planes))


def lowest(bits: int) -> int:
    """The index of the first set bit; -1 when there is none."""
    return (bits & -bits).bit_length() - 1


def positions(bits: int) -> list[int]:
    """The indices of all set bits, lowest first."""
    found = []
    while bits:
        found.append(lowest(bits))
        bits &= bits - 1
    return found
