"""What stands round a page says who can read there."""

import pytest

from bot.events import Room
from bot.platforms.browser.shell import readers
from bot.platforms.browser.workspace import Channel, Workspace
from models.registry import Visibility
from tests.platforms.browser.sample import PEOPLE


@pytest.mark.parametrize(
    ("members", "told"),
    [
        (set(), "Privat kanal: ingen läser här än."),
        ({"sara"}, "Privat kanal: 1 person från Socialtjänsten."),
        ({"sara", "kim"}, "Privat kanal: 2 personer från Socialtjänsten."),
        (
            {"sara", "kim", "robin", "alex"},
            "Privat kanal: 4 personer från Socialtjänsten, Granskolan och BUP City.",
        ),
    ],
)
def test_a_private_channel_says_how_many_read_there_and_from_where(
    members: set[str], told: str
) -> None:
    channel = Channel("team", Room("team", Visibility.PRIVATE), frozenset(members))

    assert readers(Workspace(PEOPLE, (channel,)), channel) == told


def test_an_open_channel_says_that_everybody_can_read() -> None:
    channel = Channel("forum", Room("forum", Visibility.PUBLIC, guests=True))

    told = readers(Workspace(PEOPLE, (channel,)), channel)

    assert told == "Öppen kanal: alla i arbetsytan kan läsa här."
