"""`/samordna åtgärd`: one's own in private; in a channel names of structural ones and a count."""

import pytest

from bot.demo.district import TENANT
from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from bot.events import Room
from bot.platforms.browser.workspace import PLATFORM, Channel
from models.meetings import Meeting
from models.registry import Organisation, Team, Visibility
from tests.conftest import Clock, Someones
from tests.features.acting import call_fixed
from tests.features.actions.doing import (
    EVA_DOES,
    REPORT,
    SCHOOL,
    adds,
    call_structural,
    morning,
    writes_action,
)
from tests.features.databases import ON_SQLITE
from tests.features.digest.reading import posted
from tests.features.looking import newest, rows, save

DEED = "Skicka läsårstider"


@pytest.fixture
async def added(anna: Someone, bo: Someone) -> None:
    """Something about a single child for Bo's school, and something structural for its rektor."""
    await call_fixed(anna)
    await adds(anna, owner=SCHOOL)
    await call_structural(anna)
    await writes_action(anna, DEED)


def reference(built: House) -> str:
    return rows(built, Meeting)[0].reference


@pytest.mark.parametrize("word", ["åtgärd", "åtgärder", "ATGARD", "atgarder"])
@ON_SQLITE
@pytest.mark.usefixtures("added")
async def test_in_a_channel_only_structural_ones_have_names(
    built: House, bo: Someone, word: str
) -> None:
    reply = await bo.says(word)

    said = words(reply)
    assert f"{EVA_DOES}: BUS övergripande: {DEED}, senast fre 12 februari 2027" in said
    assert said.startswith("Åtgärder, Exempelvikens stadsdel\nAtt göra: 1\n")
    assert "En åtgärd är din egen. Den har jag skickat i vår privata dialog." in said
    assert reference(built) not in said
    assert REPORT not in said


@pytest.mark.usefixtures("added")
async def test_ones_own_are_sent_to_the_private_dialogue_with_buttons(
    built: House, bo: Someone
) -> None:
    before = len(bo.cards)

    await bo.says("åtgärd")

    assert len(bo.cards) == before + 1
    told = newest(bo)
    assert f"Samverkansmöte {reference(built)}: {REPORT}, senast" in told
    assert "[Klar] [Behöver mer tid] [Påminn mig på …]" in told
    assert DEED not in told


@pytest.mark.usefixtures("added")
async def test_in_the_private_dialogue_the_list_is_the_answer_and_noted_as_read(
    built: House, bo: Someone
) -> None:
    before = len(bo.cards)

    reply = await in_private(built, bo).says("åtgärd")

    assert f"Samverkansmöte {reference(built)}: {REPORT}" in words(reply)
    assert reply.reads == (reference(built),)
    assert len(bo.cards) == before


@ON_SQLITE
@pytest.mark.usefixtures("added")
async def test_a_repeated_command_sends_no_second_list(bo: Someone) -> None:
    await bo.says("åtgärd")
    before = len(bo.cards)

    reply = await bo.repeats()

    assert DEED in words(reply)
    assert len(bo.cards) == before


@ON_SQLITE
async def test_with_nothing_to_do_that_is_said(someone: Someones) -> None:
    rektor = someone("rektor2")

    reply = await rektor.says("åtgärd")

    assert "Här finns inga åtgärder från gemensamma möten att göra." in words(reply)
    assert rektor.cards == []


@pytest.mark.usefixtures("added")
async def test_free_words_about_a_child_stand_on_the_card_alone(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna, on="2027-02-18")
    await anna.presses("Ny åtgärd")
    owner = anna.choice("owner", SCHOOL)
    await anna.fills(pick="own", action="Boka lokal", owner=owner, until="v 6")
    assert "Boka lokal" in newest(bo)

    await bo.says("åtgärd")

    assert "En åtgärd, senast fre 12 februari 2027" in newest(bo)
    assert "Boka lokal" not in newest(bo)


@pytest.mark.usefixtures("added")
async def test_a_teams_channel_lists_its_own_organisations_open_and_late_ones(
    built: House, clock: Clock, anna: Someone, someone: Someones
) -> None:
    bup = Channel("", Room("bup", Visibility.PRIVATE))
    built.workspace.channels["bup"] = bup
    for channel, unit in (("ekbacken", "Ekbackens skola"), ("bup", "BUP Exempelviken")):
        organisation = next(each for each in rows(built, Organisation) if each.name == unit)
        team = next((each for each in rows(built, Team) if each.channel == channel), None)
        team = team or Team(area_id=1, name="", platform=PLATFORM, tenant=TENANT, channel=channel)
        team.organisation_id = organisation.id
        save(built, team)
    await writes_action(anna, "Boka lokal", until="2027-02-19")
    await travel(built, clock, morning(2, 16))

    schools = words(await someone("sip", "ekbacken").says("åtgärd"))
    bups = words(await someone("rektor", "bup").says("åtgärd"))

    late = schools.index("Försenade: 1")
    ahead = schools.index("Att göra: 1")
    assert schools.startswith("Åtgärder, Ekbackens skola")
    assert late < schools.index(DEED) < ahead < schools.index("Boka lokal")
    assert "Här finns inga åtgärder från gemensamma möten" in bups
    assert DEED not in bups


@ON_SQLITE
async def test_a_long_list_in_a_channel_is_cut_and_says_by_how_much(
    anna: Someone, someone: Someones
) -> None:
    await call_structural(anna)
    for number in range(12):
        await writes_action(anna, f"Punkt {number}")

    said = words(await someone("rektor").says("åtgärd"))

    assert "Att göra: 12" in said
    assert "Och 2 till." in said
    assert "Punkt 11" not in said


@pytest.mark.usefixtures("added")
async def test_b23_what_is_late_stands_in_the_weekly_digest(
    built: House, clock: Clock, anna: Someone
) -> None:
    school = next(each for each in rows(built, Organisation) if each.name == "Ekbackens skola")
    for team in rows(built, Team):
        team.organisation_id = school.id
        save(built, team)

    await travel(built, clock, morning(2, 15))

    said = words(posted(built, anna)[-1].reply)
    assert DEED in said
    assert reference(built) not in said
    assert REPORT not in said


def in_private(built: House, person: Someone) -> Someone:
    """The same person, writing in their private dialogue with the bot."""
    channel = f"dm:{person.person.id}"
    built.workspace.channels[channel] = Channel("", Room(channel, Visibility.DIRECT))
    return Someone(person.bot, built.workspace, person.person, channel)
