"""Structural meetings in the digests: by name; those about one child are merely counted."""

from dataclasses import replace

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from models.meetings import Meeting
from models.registry import Visibility
from tests.conftest import Clock
from tests.features.acting import call_fixed
from tests.features.closing import call_bus
from tests.features.digest.reading import MONDAY, digests, posted
from tests.features.looking import contact_of, rows

NAMED = "tors 11 februari kl. 10.30: BUS övergripande"


async def test_the_channel_reads_the_names_of_structural_meetings_and_a_count_of_the_others(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_fixed(anna)
    if anna.reply.form:
        await anna.fills()
    await call_bus(anna, overall=True)

    await travel(built, clock, MONDAY)

    said = words(posted(built, anna)[0].reply)
    assert NAMED in said
    assert "Samverkansmöten om enskilda: 0 den här veckan, 1 nästa vecka." in said
    assert rows(built, Meeting)[0].reference not in said


async def test_with_structural_meetings_only_nothing_is_said_of_individual_ones(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_bus(anna, overall=True)

    await travel(built, clock, MONDAY)

    said = words(posted(built, anna)[0].reply)
    assert NAMED in said
    assert "enskilda" not in said


async def test_structural_meetings_may_be_named_where_others_can_read(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_bus(anna, overall=True)
    open_up(built)

    await travel(built, clock, MONDAY)

    assert NAMED in words(posted(built, anna)[0].reply)


async def test_a_count_is_never_read_by_others(built: House, clock: Clock, anna: Someone) -> None:
    await call_fixed(anna)
    if anna.reply.form:
        await anna.fills()
    await call_bus(anna, overall=True)
    open_up(built)

    await travel(built, clock, MONDAY)

    assert not posted(built, anna)


async def test_everybodys_own_digest_calls_each_meeting_what_its_invitation_did(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_fixed(anna)
    if anna.reply.form:
        await anna.fills()
    await call_bus(anna, overall=True)

    await travel(built, clock, MONDAY)

    said = digests(built)[contact_of(built, anna).email]
    assert NAMED in said
    assert f"Samverkansmöte {rows(built, Meeting)[0].reference}" in said


def open_up(built: House) -> None:
    """Let the team's channel be public from now on."""
    channel = built.workspace.channels["sip"]
    room = replace(channel.room, visibility=Visibility.PUBLIC)
    built.workspace.channels["sip"] = replace(channel, room=room)
