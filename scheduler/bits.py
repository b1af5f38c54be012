"""Sets of quarters as ints: runs, head counts and the best of them, a few words at a time.

A head count is kept as *planes*: bit *i* of every quarter's count stands in `planes[i]`.
Counting so costs about five operations on whole ints per person, however long the grid.
"""

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_


def union(sets: Iterable[int]) -> int:
    """What is in any of them."""
    return reduce(or_, sets, 0)


def runs(free: int, length: int) -> int:
    """Where *length* set bits in a row begin; doubles the run found with each shift."""
    found = 1
    while found < length:
        step = min(found, length - found)
        free &= free >> step
        found += step
    return free


def all_free(busy: Iterable[int], allowed: int, length: int) -> int:
    """Where *length* allowed quarters begin that nobody has taken."""
    return runs(allowed & ~union(busy), length)


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
            equal &= ~planes[i]
    return more | equal


def most(planes: Sequence[int], among: int) -> int:
    """Those of *among* with the highest count."""
    for plane in reversed(planes):
        among = among & plane or among
    return among


def fewest(planes: Sequence[int], among: int) -> int:
    """Those of *among* with the lowest count."""
    for plane in reversed(planes):
        among = among & ~plane or among
    return among


def count_at(planes: Sequence[int], index: int) -> int:
    """The count of one position."""
    return sum((plane >> index & 1) << i for i, plane in enumerate(planes))


def lowest(bits: int) -> int:
    """The index of the first set bit; -1 when there is none."""
    return (bits & -bits).bit_length() - 1
