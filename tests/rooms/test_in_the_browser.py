"""Rooms that others can read, in the browser: nothing of a single child's meeting is posted."""

from dataclasses import replace

import pytest

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.travel import travel
from bot.events import Room
from bot.features.digest.due import TEAM
from bot.platforms.browser.workspace import Channel
from bot.replies import Audience, Reply
from models.queue import OutboxState
from models.registry import Visibility
from tests.conftest import Clock, Someones
from tests.features.acting import book
from tests.features.anykind import CONVENERS, call_any
from tests.features.databases import ON_SQLITE
from tests.features.digest.reading import MONDAY
from tests.features.looking import due_rows

pytestmark = ON_SQLITE

OPEN = {
    "public": Room("open", Visibility.PUBLIC),
    "shared": Room("open", Visibility.PRIVATE, shared=True),
    "guests": Room("open", Visibility.PRIVATE, guests=True),
}


def opened(built: House, room: Room) -> None:
    """A channel that everybody reads, the team's own or another."""
    built.workspace.channels[room.channel] = Channel("öppet", room)


def read_by_others(built: House, actor: Someone, channel: str) -> list[Reply]:
    """What anybody but the actor can read in a channel."""
    others = [each for each in built.workspace.people.values() if each != actor.person]
    return [
        message.reply for other in others for message in built.workspace.messages(other, channel)
    ]


async def whole_life(convener: Someone, kind: str) -> list[Reply]:
    """Help, form, poll, booking, move and end, all of it from the channel."""
    replies = [await convener.says("hjälp"), await convener.says(kind)]
    replies.append(await call_any(convener, kind))
    replies.append(await book(convener))
    if convener.reply.form:  # asked once what the family can
        replies.append(await convener.fills())
    replies.append(await convener.presses("Flytta"))
    replies.append(await convener.fills(on="2027-02-16", at="13.00"))
    replies.append(await convener.presses("Ställ in"))
    replies.append(await convener.fills())
    return replies


@pytest.mark.parametrize(
    ("room", "kind"),
    [*((room, "sip") for room in OPEN), *(("guests", kind) for kind in CONVENERS if kind != "sip")],
)
async def test_nothing_is_posted_where_others_can_read(
    built: House, someone: Someones, room: str, kind: str
) -> None:
    opened(built, OPEN[room])
    convener = someone(CONVENERS[kind], channel="open")

    replies = await whole_life(convener, kind)

    assert {each.audience for each in replies} == {Audience.ONLY_YOU}
    assert read_by_others(built, convener, "open") == []
    assert len(convener.cards) == 1
    assert len(someone("kurator").cards) == 1


async def test_the_teams_own_room_gets_nothing_either(built: House, someone: Someones) -> None:
    convener = someone("sip")

    await whole_life(convener, "sip")

    assert read_by_others(built, convener, "sip") == []


@pytest.mark.parametrize("room", OPEN)
async def test_a_room_opened_after_the_command_does_not_get_the_weeks_count(
    built: House, clock: Clock, anna: Someone, room: str
) -> None:
    await call_any(anna, "sip", when="fixed", on="2027-02-03", at="10.30")
    for channel in ("sip", "ekbacken"):
        opened(built, replace(OPEN[room], channel=channel))

    await travel(built, clock, MONDAY)

    assert {row.state for row in due_rows(built, TEAM)} == {OutboxState.DEAD}
    assert {row.reason for row in due_rows(built, TEAM)} == {"chat.room_is_open"}
    assert read_by_others(built, anna, "sip") == []
    assert read_by_others(built, anna, "ekbacken") == []


async def test_a_room_opened_between_form_and_answer_gets_nothing(
    built: House, anna: Someone
) -> None:
    await anna.says("sip")
    opened(built, replace(OPEN["guests"], channel="sip"))

    await call_any(anna, "sip")

    assert anna.reply.audience is Audience.ONLY_YOU
    assert read_by_others(built, anna, "sip") == []


async def test_a_room_that_is_gone_gets_nothing(built: House, clock: Clock, anna: Someone) -> None:
    await call_any(anna, "sip", when="fixed", on="2027-02-03", at="10.30")
    del built.workspace.channels["ekbacken"]

    await travel(built, clock, MONDAY)

    assert OutboxState.DEAD in {row.state for row in due_rows(built, TEAM)}
