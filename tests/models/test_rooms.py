"""What was seen of a room, once for each."""

from datetime import timedelta
from typing import Any

from models import registry
from models.registry import Room, Visibility
from models.store import Tx
from tests.town import NOON


def seen(**changes: Any) -> Room:
    values: dict[str, Any] = {
        "platform": "slack",
        "tenant": "T1",
        "channel": "C1",
        "visibility": Visibility.PRIVATE,
        "seen_at": NOON,
    }
    return Room(**(values | changes))


def test_a_room_not_seen_is_unknown(tx: Tx) -> None:
    assert registry.room_seen(tx, "slack", "T1", "C1") is None


def test_a_room_is_as_it_was_last_seen(tx: Tx) -> None:
    registry.see_room(tx, seen())
    registry.see_room(tx, seen(guests=True, shared=True, seen_at=NOON + timedelta(minutes=1)))

    found = registry.room_seen(tx, "slack", "T1", "C1")

    assert found is not None
    assert (found.guests, found.shared) == (True, True)
    assert found.seen_at == NOON + timedelta(minutes=1)


def test_rooms_of_two_workspaces_are_two(tx: Tx) -> None:
    registry.see_room(tx, seen())
    registry.see_room(tx, seen(tenant="T2", visibility=Visibility.PUBLIC))

    found = registry.room_seen(tx, "slack", "T1", "C1")

    assert found is not None
    assert found.visibility is Visibility.PRIVATE
