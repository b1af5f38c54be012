"""Sets of quarters as ints, held against counting one position at a time."""

from hypothesis import given
from hypothesis import strategies as st

from scheduler.bits import (
    all_free,
    at_least,
    count_at,
    counts,
    fewest,
    lowest,
    most,
    runs,
    union,
    widen,
)

WIDTH = 40
sets = st.integers(0, (1 << WIDTH) - 1)
several = st.lists(sets, max_size=12)


def members(bits: int) -> set[int]:
    return {i for i in range(WIDTH) if bits >> i & 1}


def count(many: list[int], position: int) -> int:
    return sum(bits >> position & 1 for bits in many)


@given(free=sets, length=st.integers(1, WIDTH))
def test_a_run_begins_where_that_many_bits_follow_in_a_row(free: int, length: int) -> None:
    found = members(runs(free, length))

    assert found == {i for i in range(WIDTH) if set(range(i, i + length)) <= members(free)}


@given(busy=several, allowed=sets, length=st.integers(1, 9))
def test_all_are_free_where_no_one_is_busy_and_the_rules_allow(
    busy: list[int], allowed: int, length: int
) -> None:
    free = members(allowed) - members(union(busy))

    found = members(all_free(busy, allowed, length))

    assert found == {i for i in range(WIDTH) if set(range(i, i + length)) <= free}


@given(many=several, position=st.integers(0, WIDTH - 1))
def test_planes_hold_the_count_of_every_position(many: list[int], position: int) -> None:
    planes = counts(many)

    assert count_at(planes, position) == count(many, position)


@given(taken=sets, before=st.integers(0, 9), after=st.integers(0, 9))
def test_widening_takes_the_positions_around(taken: int, before: int, after: int) -> None:
    widened = members(widen(taken, before, after))

    near = {at + step for at in members(taken) for step in range(-after, before + 1)}
    assert widened == near & set(range(WIDTH))


@given(many=several, least=st.integers(-1, 20), among=sets)
def test_at_least_keeps_the_positions_counted_that_often(
    many: list[int], least: int, among: int
) -> None:
    kept = members(at_least(counts(many), least, among))

    assert kept == {i for i in members(among) if count(many, i) >= least}


@given(many=several, among=sets)
def test_most_and_fewest_keep_the_extremes_of_those_asked_about(
    many: list[int], among: int
) -> None:
    tally = {i: count(many, i) for i in members(among)}

    highest, fewest_ones = members(most(counts(many), among)), members(fewest(counts(many), among))

    assert highest == {i for i, n in tally.items() if n == max(tally.values())}
    assert fewest_ones == {i for i, n in tally.items() if n == min(tally.values())}


@given(bits=sets.filter(bool))
def test_lowest_is_the_first_position(bits: int) -> None:
    assert lowest(bits) == min(members(bits))


def test_lowest_of_nothing_is_minus_one() -> None:
    assert lowest(0) == -1
