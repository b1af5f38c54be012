"""`/samordna vecka`: what the channel gets, or one's own; always before the eyes of one alone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.features.digest.due import MINE
from bot.platforms.browser.workspace import dialogue
from bot.replies import Audience
from models.audit import AuditEntry
from models.meetings import Meeting
from models.registry import Team, Visibility
from tests.conftest import Clock, Someones
from tests.features.acting import call_fixed
from tests.features.digest.reading import posted
from tests.features.looking import due_rows, newest, rows, save, the

SOON = {"on": "2027-02-04"}
"""Thursday next week, seen from the Monday on which everything begins."""


def reads(built: House) -> list[str]:
    """References that the access log says somebody has looked at, since the calls were made."""
    return [each.subject for each in rows(built, AuditEntry) if each.what == "meeting.read"]


@pytest.mark.parametrize("word", ["vecka", "VECKA", "week"])
async def test_in_a_teams_room_it_is_what_the_channel_gets(
    built: House, anna: Someone, bo: Someone, word: str
) -> None:
    await call_fixed(anna, **SOON)

    reply = await bo.says(word)

    said = words(reply)
    assert reply.audience is Audience.ONLY_YOU
    assert "1 möte nästa vecka." in said
    assert "Samverkansmöten om enskilda: 0 den här veckan, 1 nästa vecka." in said
    assert the(built, Meeting).reference not in said
    assert said.endswith("[Visa min vecka] [Ändra hur veckan kommer] [Inställningar]")
    assert not posted(built, anna)


async def test_from_there_ones_own_is_sent_to_the_private_dialogue(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna, **SOON)
    await bo.says("vecka")
    before = len(reads(built))

    reply = await bo.presses("Visa min vecka")

    reference = the(built, Meeting).reference
    assert words(reply) == "Din vecka finns i vår privata dialog."
    assert "Din vecka 4" in newest(bo)
    assert f"Samverkansmöte {reference}" in newest(bo)
    assert reads(built)[before:] == [reference]


async def test_the_same_press_twice_sends_one(built: House, anna: Someone, bo: Someone) -> None:
    await call_fixed(anna, **SOON)
    await bo.says("vecka")
    await bo.presses("Visa min vecka")

    again = await bo.repeats()

    assert words(again) == "Din vecka finns i vår privata dialog."
    assert len(due_rows(built, MINE)) == 1


async def test_the_same_command_twice_says_the_same(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna, **SOON)
    first = words(await bo.says("vecka"))

    again = words(await bo.repeats())

    assert again == first
    assert not due_rows(built, MINE)


async def test_two_presses_in_a_hurry_send_one(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna, **SOON)
    for wait in (timedelta(0), timedelta(seconds=1), timedelta(minutes=1)):
        clock.on(wait)
        await bo.says("vecka")
        await bo.presses("Visa min vecka")

    assert len(due_rows(built, MINE)) == 2


async def test_in_the_private_dialogue_it_is_ones_own_at_once(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna, **SOON)

    said = words(await alone(bo).says("vecka"))

    assert f"tors 4 februari kl. 10.30: Samverkansmöte {the(built, Meeting).reference}" in said
    assert not due_rows(built, MINE)


async def test_in_any_other_room_ones_own_is_sent_to_the_private_dialogue(
    built: House, anna: Someone, someone: Someones
) -> None:
    await call_fixed(anna, **SOON)
    bo = someone("kurator", channel="allmant")

    reply = await bo.says("vecka")

    assert words(reply) == "Din vecka finns i vår privata dialog."
    assert the(built, Meeting).reference in newest(bo)


async def test_an_empty_week_says_so_and_what_follows(bo: Someone) -> None:
    channel = words(await bo.says("vecka"))
    own = words(await alone(bo).says("vecka"))

    assert "Det finns inget att berätta den här veckan." in channel
    assert "Då får du ingen sammanfattning heller." in own


async def test_where_others_can_read_there_is_not_even_a_count(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna, **SOON)
    channel = built.workspace.channels["sip"]
    room = replace(channel.room, visibility=Visibility.PUBLIC)
    built.workspace.channels["sip"] = replace(channel, room=room)

    said = words(await bo.says("vecka"))

    assert "Andra än teamet kan läsa i den här kanalen." in said
    assert "1 möte" not in said
    assert "enskilda: " not in said


async def test_a_channel_that_gets_none_is_told_so(built: House, anna: Someone) -> None:
    await call_fixed(anna, **SOON)
    for team in rows(built, Team):
        team.digest = False
        save(built, team)

    said = words(await anna.says("vecka"))

    assert "1 möte nästa vecka." in said
    assert "sammanfattningen kommer inte hit" in said


def alone(person: Someone) -> Someone:
    """The same person in their private dialogue."""
    room = person.workspace.room(dialogue(person.person.id))
    assert room is not None
    channel = replace(person.workspace.channels["sip"], room=room)
    person.workspace.channels[room.channel] = channel
    return replace(person, channel=room.channel)
