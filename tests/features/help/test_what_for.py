"""Each kind in one plain sentence."""

import pytest

from bot.features.help.routes import WHAT_FOR
from bot.features.meetings.kinds import KINDS
from bot.replies import T
from bot.texts import render


def test_every_kind_has_its_sentence() -> None:
    assert set(WHAT_FOR) == set(KINDS)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("key", WHAT_FOR.values())
def test_it_is_short_enough_to_read_in_one_breath(key: str, language: str) -> None:
    assert len(render(T(key), language).split()) <= 16
