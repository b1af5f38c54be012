"""Hundreds of areas merged and split again. `make fuzz`."""

import pytest
from hypothesis import given, settings

from models.store import Tx
from tests.features.areas.test_there_and_back import FORUMS, SINGLE, Bodies, Single, there_and_back
from tests.features.databases import ON_SQLITE


@pytest.mark.timeout(1_200)
@ON_SQLITE
@given(FORUMS, SINGLE)
@settings(max_examples=500)
def test_merged_and_split_again_everything_is_there(tx: Tx, bodies: Bodies, single: Single) -> None:
    there_and_back(tx, bodies, single)
