"""Urgent words and one's own place, told in Slack."""

from collections.abc import AsyncIterator

import pytest

from tests.conftest import Clock
from tests.features.databases import ON_SQLITE
from tests.platforms.slack.person import Person, words
from tests.platforms.slack.place import Place, place

pytestmark = ON_SQLITE


@pytest.fixture
async def at(url: str, clock: Clock) -> AsyncIterator[Place]:
    async with place(url, clock) as made:
        yield made


@pytest.mark.parametrize("typed", ["akut", "Hjälp akut!", "emergency"])
async def test_a_stranger_is_told_whom_to_call_and_only_they_see_it(at: Place, typed: str) -> None:
    stranger = Person(at, "UNOBODY", channel="COPEN")

    await stranger.says(typed)

    assert stranger.private is not None
    assert stranger.private["response_type"] == "ephemeral"
    assert "Ring 112." in words(stranger.private["blocks"])
    assert stranger.private["text"] == "Samordnaren har något till dig."


async def test_the_conditions_open_with_one_button_and_close_without_a_word(at: Place) -> None:
    soc = Person(at, "USOC")

    await soc.says("anmälan")

    assert soc.view is not None
    assert soc.view["submit"]["text"] == "Fortsätt, allt stämmer"
    assert soc.shown() == []
    assert not soc.dialogue
    assert not [call for call in at.slack.calls if call.method.startswith("chat.")]


async def test_pressing_on_opens_the_call_form_in_its_place(at: Place) -> None:
    soc = Person(at, "USOC")
    await soc.says("anmälan")

    await soc.submits()

    assert "latest_on" in soc.shown()
    assert "who" in soc.shown()
