"""Whoever has every report, in any order, learns nothing small about individual meetings."""

from datetime import timedelta

from hypothesis import given, settings

from models.store import Tx
from tests.features.databases import ON_SQLITE
from tests.features.report.history import (
    START,
    STEPS,
    STEPS_WITH_CHANGES,
    Ask,
    Meet,
    Step,
    Wait,
    World,
    lived,
)

HELD = (True, True)


@given(STEPS)
@settings(max_examples=8)
@ON_SQLITE
def test_no_sequence_of_reports_reveals_a_small_cell(tx: Tx, steps: list[Step]) -> None:
    with tx.begin_nested() as attempt:
        lived(tx, steps)
        attempt.rollback()


@given(STEPS_WITH_CHANGES)
@settings(max_examples=4)
@ON_SQLITE
def test_nor_does_any_across_areas_that_are_merged_and_split(tx: Tx, steps: list[Step]) -> None:
    with tx.begin_nested() as attempt:
        lived(tx, steps, areas=3)
        attempt.rollback()
    tx.expunge_all()  # SQLite gives the same numbers anew


def test_reports_asked_for_all_the_time_tell_a_year_once(tx: Tx) -> None:
    """The same year asked for before, at and after its time, while late meetings come in."""
    steps: list[Step] = []
    for _ in range(12):
        steps += [
            Meet(0, "sip", 1, 20, HELD, late=None),
            Meet(1, "sip", 1, 20, HELD, late=None),
            Wait(25, None),
            Ask(0, 0, "", by_operator=True),
        ]
    steps += [Wait(90, None), Ask(0, 1, "", by_operator=True)]
    steps += [Meet(0, "sip", 1, 20, HELD, late=None), Wait(1, 30), Ask(0, 2, "", by_operator=True)]

    world = lived(tx, steps)

    first = world.first[world.areas[0].id, "2024/25"]
    assert first.cells["all"] == {"n": 12}


def test_what_was_erased_before_the_year_was_over_is_in_its_figures(tx: Tx) -> None:
    """Kept for thirty days only, and still nine meetings of the year are told of."""
    world = World(tx)
    for _ in range(9):
        world.does(Meet(0, "sip", 1, 20, HELD, late=False))
        world.does(Wait(31, 30))
    world.does(Wait(110, 30))
    world.does(Ask(0, 2, "", by_operator=False))

    told = world.first[world.areas[0].id, "2024/25"]
    assert world.now - START > timedelta(days=377)
    assert told.cells["all"] == {"n": 9}
    assert told.cells["actions"] == {"in_time": 9, "late": 0, "none": 0}
