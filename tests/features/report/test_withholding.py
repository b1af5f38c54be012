"""No small cell is told, and none can be worked out from what is."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.features.report.withholding import DIMENSIONS, LEAST, Cells, grouped, told
from tests.features.report.attacker import LEAVES, Attacker

Counts = dict[str, dict[str, int]]
MOST = 14


def compositions(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    if parts == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in compositions(total - first, parts - 1):
            yield (first, *rest)


@st.composite
def counts(draw: st.DrawFn, most: int = 40) -> Counts:
    """Every dimension of the same meetings, small numbers more often than large."""
    number = draw(st.integers(0, 12) | st.integers(0, most))
    found = {}
    for dimension, leaves in LEAVES.items():
        picks = draw(st.lists(st.sampled_from(leaves), min_size=number, max_size=number))
        found[dimension] = {leaf: picks.count(leaf) for leaf in leaves}
    return found


@pytest.mark.parametrize("dimension", list(DIMENSIONS))
def test_whatever_there_was_no_sum_of_leaves_is_known_to_be_small(dimension: str) -> None:
    """Of every history up to fourteen meetings, by all that gives the same report."""
    leaves = LEAVES[dimension]
    others = {each: {LEAVES[each][0]: 1} for each in DIMENSIONS if each != dimension}
    by_report: dict[str, list[tuple[int, ...]]] = defaultdict(list)
    for number in range(MOST + 1):
        for parts in compositions(number, len(leaves)):
            same = {each: dict.fromkeys(cell, number) for each, cell in others.items()}
            report = told({**same, dimension: dict(zip(leaves, parts, strict=True))})
            by_report[repr(report)].append(parts)

    for said, possible in by_report.items():
        for size in range(1, len(leaves) + 1):
            for some in combinations(range(len(leaves)), size):
                sums = {sum(parts[each] for each in some) for parts in possible}
                assert len(sums) > 1 or sums.isdisjoint(range(1, LEAST)), (said, some, sums)


@given(counts())
@settings(max_examples=100)
def test_no_cell_is_small_and_the_attacker_finds_none(found: Counts) -> None:
    cells = told(found)

    attacker = Attacker()
    attacker.reads(cells, 0)
    assert attacker.finds() == []
    numbers = [count for each in cells.values() for count in each.values()]
    assert all(count == 0 or count >= LEAST for count in numbers)


@given(counts())
@settings(max_examples=100)
def test_what_is_told_is_true(found: Counts) -> None:
    cells = told(found)

    for dimension, each in cells.items():
        if dimension != "all":
            names = tuple(tuple(cell.split("+")) for cell in each)
            assert each == grouped(found[dimension], names)
            assert sum(each.values()) == cells["all"]["n"]


def test_fewer_than_five_and_none_at_all_look_alike() -> None:
    none: Cells = told({})
    four = told({each: {LEAVES[each][0]: 4} for each in DIMENSIONS})

    assert none == four == {}


def test_one_dimension_held_back_leaves_the_others() -> None:
    found = {each: {LEAVES[each][0]: 20} for each in DIMENSIONS}
    found["came"] = {"all": 18, "some": 2}

    cells = told(found)

    assert "came" not in cells
    assert cells["clock"]["within"] == 20


def test_the_finest_safe_grouping_is_taken() -> None:
    found = {each: {LEAVES[each][0]: 12} for each in DIMENSIONS}
    found["lead"] = {"week2": 4, "week4": 3, "later": 5}

    assert told(found)["lead"] == {"week2+week4": 7, "later": 5, "agreed": 0}


def test_dimensions_of_different_meetings_are_a_fault() -> None:
    with pytest.raises(ValueError, match="different"):
        told({"clock": {"within": 5}})


# The attacker is worth something only if it wins where a report is made carelessly.


def all_of(number: int) -> Counts:
    return {each: {LEAVES[each][0]: number} for each in DIMENSIONS}


def test_the_attacker_wins_where_small_cells_are_told() -> None:
    attacker = Attacker()
    attacker.reads({"all": {"n": 9}, "clock": {"within": 8, "after": 1, "none": 0}}, 0)

    assert ("clock", ("after",), (0,), 1) in attacker.finds()


def test_the_attacker_wins_where_only_the_small_cell_is_left_out() -> None:
    attacker = Attacker()
    attacker.reads({"all": {"n": 9}, "clock": {"within": 8, "none": 0}}, 0)

    assert ("clock", ("after",), (0,), 1) in attacker.finds()


def test_the_attacker_wins_where_a_year_is_told_of_again_as_it_grows() -> None:
    """Each report is safe by itself; their difference is one meeting."""
    attacker = Attacker()
    attacker.reads(told(all_of(7)), 0)
    assert attacker.finds() == []
    attacker.reads(told(all_of(8)), 1)

    assert ("clock", ("within",), (1,), 1) in attacker.finds()
