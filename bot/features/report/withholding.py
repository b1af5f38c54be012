"""What may be told of individual meetings: one set of cells a school year, none of them small.

The threat model is in docs/adr/0014: whoever reads every report there is, in any order, must
never be able to work out that something happened to one, two, three or four meetings.
"""

from collections.abc import Mapping, Sequence

LEAST = 5
"""Meetings that a cell is made of, at least, unless it is made of none."""

ALL = "all"
NUMBER = "n"
Cells = dict[str, dict[str, int]]
"""Dimension → cell → count. What is held back is not there."""

Grouping = tuple[tuple[str, ...], ...]

DIMENSIONS: Mapping[str, Sequence[Grouping]] = {
    "clock": ((("within",), ("after",), ("none",)),),
    "lead": (
        (("week2",), ("week4",), ("later",), ("agreed",)),
        (("week2", "week4"), ("later",), ("agreed",)),
        (("week2", "week4", "later"), ("agreed",)),
    ),
    "came": ((("all",), ("some",), ("unknown",)),),
    "actions": ((("in_time",), ("late",), ("none",)),),
}
"""Ways to split the same meetings, each from fine to coarse: every meeting is in one leaf of each.

Two ways are never crossed, so that what one tells says nothing of another.
"""


def told(counts: Mapping[str, Mapping[str, int]]) -> Cells:
    """The cells of a school year that may be told, nothing at all of fewer than five meetings.

    Of each dimension the finest grouping is told whose every cell has no meeting or at least
    five; where there is none the dimension is held back whole, so that nothing can be worked out
    as a rest.

    Args:
        counts: Dimension → leaf → count; every dimension of the same meetings.

    Raises:
        ValueError: the dimensions do not count the same meetings.
    """
    sums = {sum(counts.get(each, {}).values()) for each in DIMENSIONS}
    if len(sums) != 1:
        raise ValueError("dimensions of different meetings")
    (number,) = sums
    if number < LEAST:
        return {}
    found = {ALL: {NUMBER: number}}
    for dimension, groupings in DIMENSIONS.items():
        for grouping in groupings:
            cells = grouped(counts.get(dimension, {}), grouping)
            if all(count == 0 or count >= LEAST for count in cells.values()):
                found[dimension] = cells
                break
    return found


def grouped(leaves: Mapping[str, int], grouping: Grouping) -> dict[str, int]:
    """The leaves put together: `week2+week4`."""
    return {"+".join(names): sum(leaves.get(each, 0) for each in names) for names in grouping}
