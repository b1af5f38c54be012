"""Thousands of histories and every report of them, attacked. `make fuzz`."""

import pytest
from hypothesis import given, settings

from models.store import Tx
from tests.features.databases import ON_SQLITE
from tests.features.report.history import STEPS, Step, lived


@pytest.mark.timeout(6000)
@ON_SQLITE
@given(STEPS)
@settings(max_examples=3_000)
def test_no_sequence_of_reports_reveals_a_small_cell(tx: Tx, steps: list[Step]) -> None:
    with tx.begin_nested() as attempt:
        lived(tx, steps)
        attempt.rollback()
