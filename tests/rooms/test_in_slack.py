"""Rooms that others can read, in Slack: nothing of a single child's meeting is posted there."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import select

from bot.features.digest.due import TEAM as COUNT
from models.meetings import Meeting
from models.queue import Outbox
from tests.conftest import Clock
from tests.features.databases import ON_SQLITE
from tests.platforms.slack.objects import account, private_room
from tests.platforms.slack.person import Person, words
from tests.platforms.slack.place import ROOM, Place, place
from tests.platforms.slack.test_flow import fill_call

pytestmark = ON_SQLITE

MONDAY = datetime(2027, 2, 1, 7, 1, tzinfo=UTC)
"""Just after the week's message is due."""

OPEN: dict[str, dict[str, Any] | None] = {
    "public": {"is_private": False},
    "shared": {"is_ext_shared": True, "is_shared": True},
    "about to be shared": {"is_pending_ext_shared": True},
    "guests": {},
    "unknown": None,
}


@pytest.fixture
async def at(url: str, clock: Clock) -> AsyncIterator[Place]:
    async with place(url, clock) as made:
        yield made


def open_up(at: Place, channel: str, how: str) -> None:
    """Make a channel one that others can read, or that nobody can tell."""
    signs = OPEN[how]
    if signs is None:
        at.slack.rooms.pop(channel, None)
        return
    at.slack.rooms[channel] = private_room(channel, **signs)
    guests = ["UGUEST"] if how == "guests" else []
    at.slack.users["UGUEST"] = account("UGUEST", "gast@annat.example", is_restricted=True)
    at.slack.members[channel] = ["USIP", "UKURATOR", *guests]


def posts(at: Place, channel: str) -> list[dict[str, Any]]:
    """Everything that was posted or changed in a channel for others to read."""
    calls = [*at.slack.to("chat.postMessage"), *at.slack.to("chat.update")]
    return [body for body in calls if body["channel"] == channel]


async def poll(anna: Person) -> None:
    await anna.says("sip")
    await fill_call(anna)
    await anna.submits()
    await anna.place.deliver()


@pytest.mark.parametrize("how", OPEN)
async def test_nothing_is_posted_where_others_can_read(at: Place, how: str) -> None:
    open_up(at, "COPEN", how)
    anna = Person(at, "USIP", channel="COPEN")

    await anna.says("hjälp")
    helped = anna.private
    await poll(anna)

    assert helped is not None
    assert helped["response_type"] == "ephemeral"
    assert posts(at, "COPEN") == []
    assert not at.slack.messages["COPEN"]
    assert len(anna.dialogue) == 1
    assert len(at.slack.dialogue("UKURATOR")) == 1


@pytest.mark.parametrize("how", ["public", "guests"])
async def test_only_the_form_itself_tells_what_came_of_it(at: Place, how: str) -> None:
    open_up(at, "COPEN", how)
    anna = Person(at, "USIP", channel="COPEN")

    await poll(anna)

    with at.store.transaction() as tx:
        reference = tx.exec(select(Meeting.reference)).one()
    assert reference in words(anna.view)
    assert not [call for call in at.slack.calls if call.method == "response_url"]


@pytest.mark.parametrize("how", ["public", "shared", "guests", "unknown"])
async def test_a_room_opened_after_the_command_does_not_get_the_weeks_count(
    at: Place, clock: Clock, how: str
) -> None:
    anna = Person(at, "USIP")
    await anna.says("sip")
    await fill_call(anna)
    await anna.chooses("when", "fixed")
    await anna.fills(on="2027-02-03", at="10:30")
    await at.deliver()
    open_up(at, ROOM, how)
    open_up(at, "CEKBACKEN", how)

    clock.at = MONDAY
    await at.deliver()

    with at.store.transaction() as tx:
        counts = tx.exec(select(Outbox).where(Outbox.kind == COUNT)).all()
    assert {row.reason for row in counts} == {"chat.room_is_open"}
    assert posts(at, ROOM) == []
    assert not at.slack.messages[ROOM]


async def test_a_room_that_stays_closed_gets_it(at: Place, clock: Clock) -> None:
    anna = Person(at, "USIP")
    await anna.says("sip")
    await fill_call(anna)
    await anna.chooses("when", "fixed")
    await anna.fills(on="2027-02-03", at="10:30")

    clock.at = MONDAY + timedelta(minutes=1)
    await at.deliver()

    (post,) = posts(at, ROOM)
    with at.store.transaction() as tx:
        assert tx.exec(select(Meeting.reference)).one() not in words(post)
