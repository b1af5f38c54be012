"""How things stand: one's own list in private, a mere count where a team writes."""

import pytest

from bot.demo.calling import call_sip
from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from bot.events import Room
from bot.features.status.handlers import LIST
from bot.platforms.browser.workspace import Channel, dialogue
from bot.replies import Audience
from models.audit import AuditEntry
from models.meetings import Meeting
from models.queue import OutboxState
from models.registry import Visibility
from tests.conftest import Clock, Someones
from tests.features.acting import call_fixed, call_without_consent, take_chat_away, utc, vote
from tests.features.databases import ON_SQLITE
from tests.features.looking import due_rows, newest, rows, the

NOTHING = "Inget väntar på dig"


def in_dialogue(built: House, person: Someone) -> Someone:
    """The same person, writing in their private dialogue with the bot."""
    channel = dialogue(person.person.id)
    built.workspace.channels[channel] = Channel("", Room(channel, Visibility.DIRECT))
    return Someone(built.bot, built.workspace, person.person, channel)


async def call_forum(convener: Someone) -> None:
    await convener.presses_unseen("call.forum", "")
    await convener.fills(
        name="Samverkansforum",
        who=(convener.choice("who", "Kurator, Ekbackens skola"),),
        when="fixed",
        on="2027-02-04",
        at="13.00",
    )


async def test_the_list_holds_meetings_ahead_polls_to_answer_and_own_drafts(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    await call_sip(anna)
    await call_without_consent(anna)
    booked, polled, draft = (each.reference for each in rows(built, Meeting))

    annas = words(await in_dialogue(built, anna).says("status"))
    bos = words(await in_dialogue(built, bo).says("status"))

    for said in (annas, bos):
        assert f"Dina möten framöver\nSamverkansmöte {booked}: tors 11 februari kl. 10.30" in said
        assert f"Du har inte svarat om tider\nSamverkansmöte {polled}: svara senast" in said
    assert f"Utkast som väntar\nSamverkansmöte {draft}" in annas
    assert draft not in bos


async def test_a_poll_answered_and_a_meeting_over_wait_for_nobody(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna, on="2027-02-03")
    await call_sip(anna)
    await vote(bo, "Nej")

    await travel(built, clock, utc(2, 3, 12))

    assert NOTHING in words(await in_dialogue(built, bo).says("status"))


async def test_in_a_teams_channel_there_is_only_a_count_and_the_list_comes_in_private(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    reference = the(built, Meeting).reference

    reply = await bo.says("status")

    assert "Ett möte som gäller en enskild väntar på dig." in words(reply)
    assert reference not in words(reply)
    assert reply.audience is Audience.ONLY_YOU
    assert reference in newest(bo)
    assert "[Visa]" in newest(bo)


async def test_structural_meetings_are_named_in_a_channel(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_forum(anna)
    await call_fixed(anna)

    said = words(await bo.says("status"))

    assert "Samverkansforum: tors 4 februari kl. 13.00 [Visa]" in said
    assert "Ett möte som gäller en enskild" in said


@pytest.mark.parametrize("channel", ["sip", "ekbacken", "allmant"])
@ON_SQLITE
async def test_no_channel_gets_a_reference(
    built: House, anna: Someone, someone: Someones, channel: str
) -> None:
    await call_fixed(anna)
    bo = someone("kurator", channel)

    reply = await bo.says("status")

    assert the(built, Meeting).reference not in words(reply)
    assert built.workspace.messages(anna.person, channel) == []


async def test_a_button_shows_the_card_beside_the_list(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    await bo.says("status")

    reply = await bo.presses("Visa")

    assert "Mötet är bokat." in words(reply)
    assert not reply.replaces


async def test_asking_for_the_list_and_for_a_card_is_noted_as_reading(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)

    await bo.says("status")
    await bo.presses("Visa")

    noted = [each.subject for each in rows(built, AuditEntry) if each.what == "meeting.read"]
    assert noted == [the(built, Meeting).reference] * 2


@ON_SQLITE
async def test_who_has_nothing_is_told_so(someone: Someones) -> None:
    assert NOTHING in words(await someone("hab").says("status"))


@ON_SQLITE
async def test_a_repeated_command_sends_one_list(built: House, anna: Someone, bo: Someone) -> None:
    await call_fixed(anna)
    await bo.says("status")

    assert "Ett möte som gäller" in words(await bo.repeats())
    assert len(due_rows(built, LIST)) == 1


@ON_SQLITE
async def test_a_list_under_way_is_dropped_when_there_is_nothing_left_to_tell(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    bo.waits = False
    await bo.says("status")
    anna.waits = False
    await anna.presses("Ställ in")
    await anna.fills()

    await built.bot.sweep()

    assert [row.reason for row in due_rows(built, LIST)] == ["empty"]


@ON_SQLITE
async def test_a_list_to_somebody_without_a_chat_is_dropped(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    bo.waits = False
    await bo.says("status")
    take_chat_away(built, bo)

    await built.bot.sweep()

    (row,) = due_rows(built, LIST)
    assert (row.state, row.reason) == (OutboxState.DROPPED, "no_chat")
