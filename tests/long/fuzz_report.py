"""Thousands of histories and every report of them, attacked. `make fuzz`."""

import pytest
from hypothesis import given, settings

from models.store import Tx
from tests.features.databases import ON_SQLITE
from tests.features.report.history import STEPS, STEPS_WITH_CHANGES, Step, lived


@pytest.mark.timeout(6000)
@ON_SQLITE
@given(STEPS)
@settings(max_examples=3_000)
def test_no_sequence_of_reports_reveals_a_small_cell(tx: Tx, steps: list[Step]) -> None:
    with tx.begin_nested() as attempt:
        lived(tx, steps)
        attempt.rollback()


@pytest.mark.timeout(6000)
@ON_SQLITE
@given(STEPS_WITH_CHANGES)
@settings(max_examples=500)
def test_nor_does_any_across_areas_that_are_merged_and_split(tx: Tx, steps: list[Step]) -> None:
    with tx.begin_nested() as attempt:
        lived(tx, steps, areas=3)
        attempt.rollback()
    tx.expunge_all()  # SQLite gives the same numbers anew
