"""Where the week's digest may come."""

from dataclasses import replace

import pytest

from bot.access import Actor
from bot.events import Room
from bot.features.registry.rules import is_channel, wrong_room
from models.registry import Visibility
from models.store import Tx
from tests.features.databases import ON_SQLITE
from tests.town import actor, build_town

pytestmark = ON_SQLITE


@pytest.fixture
def anna(tx: Tx) -> Actor:
    build_town(tx)
    return actor(tx, "anna")


@pytest.mark.parametrize(
    ("room", "key"),
    [
        (Room("r", Visibility.PRIVATE), None),
        (Room("r", Visibility.PUBLIC), "registry.room_is_open"),
        (Room("r", Visibility.PRIVATE, guests=True), "registry.room_is_open"),
        (Room("r", Visibility.PRIVATE, shared=True), "registry.room_is_open"),
        (Room("r", Visibility.DIRECT), "registry.not_a_channel"),
    ],
)
def test_only_a_closed_channel_may_have_it(anna: Actor, room: Room, key: str | None) -> None:
    wrong = wrong_room(replace(anna, room=room))

    assert (wrong.key if wrong else None) == key


def test_a_private_dialogue_is_no_channel(anna: Actor) -> None:
    assert is_channel(anna)
    assert not is_channel(replace(anna, room=Room("d", Visibility.DIRECT)))
