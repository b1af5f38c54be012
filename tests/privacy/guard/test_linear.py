"""Twice the text may take about twice the work: counted in calls and steps, not on the clock."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from bot.privacy.guard import scan

HOSTILE = [
    *("a", "1-", "1 ", "@", "a@", "A.", "*a*", "Lisa ", "Xqz ", "saga har ", "id.", "(("),
    *(
        "den enda ",
        "flickan som ",
        "född den ",
        "noll ",
        "070 ",
        "08-1 ",
        "på X skola ",
        "Storgatan 1 ",
        "oO0l",
    ),
]


def steps(text: str) -> int:
    """How many lines of Python run to scan the text."""
    count = 0

    def trace(frame: FrameType, event: str, arg: Any) -> Callable[..., Any]:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        scan(text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("piece", HOSTILE)
def test_work_grows_with_the_length_and_no_faster(piece: str) -> None:
    scan(piece * 120)  # what is remembered of words is remembered in both

    once, twice = steps(piece * 60), steps(piece * 120)

    assert twice < 2.3 * once + 500


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.timeout(20)
def test_no_pattern_loses_itself_in_a_long_text(piece: str) -> None:
    scan((piece * 20_000)[:20_000])
