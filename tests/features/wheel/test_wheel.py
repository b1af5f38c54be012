"""Asking for the school year in a chat: in private, structural meetings only, with a picture."""

import pytest

from bot.demo.district import AGREEMENT
from bot.demo.house import House, house
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.replies import Audience, Picture
from models.feeds import Feed
from models.meetings import Meeting
from models.queue import Outbox
from models.registry import SchoolYear, Team
from tests.conftest import Clock, Someones
from tests.features.acting import call_fixed
from tests.features.databases import ON_SQLITE
from tests.features.looking import contact_of, rows, save
from tests.web.fetching import call_forum


@pytest.mark.parametrize("word", ["årshjul", "Årshjul", "arshjul", "årshjulet"])
@ON_SQLITE
async def test_the_word_gives_counts_a_link_and_a_picture_in_private(
    bo: Someone, word: str
) -> None:
    reply = await bo.says(word)

    said = words(reply)
    assert "BUS övergripande: höst 0 hållna, 0 bokade, av 2" in said
    assert "/arshjul\n" in said
    assert [type(part) for part in reply.parts].count(Picture) == 1
    assert reply.audience is Audience.ONLY_YOU


async def test_a_forum_that_is_booked_is_counted_and_comes_next(anna: Someone) -> None:
    before = words(await anna.says("årshjul"))
    await call_forum(anna)

    after = words(await anna.says("årshjul"))

    assert "Samverkansforum" not in before
    assert "Samverkansforum: höst 0 hållna, 0 bokade, av 1; vår 0 hållna, 1 bokade, av 1" in after
    assert "tors 4 februari 2027: Samverkansforum kl. 13.00" in after
    assert _picture(before) != _picture(after)


def _picture(said: str) -> str:
    return said.partition(".png?")[2][:12]


async def test_nothing_of_a_meeting_about_one_child_stands_there(
    built: House, anna: Someone
) -> None:
    before = words(await anna.says("årshjul"))
    await call_fixed(anna)

    after = words(await anna.says("årshjul"))

    (sip,) = rows(built, Meeting)
    assert sip.reference not in after
    assert after == before


@ON_SQLITE
async def test_it_is_the_same_link_as_the_teams_calendar_and_ends_with_it(
    built: House, anna: Someone
) -> None:
    await anna.says("årshjul")
    (feed,) = rows(built, Feed)
    token = built.secrets.feed_token(feed.nonce)
    assert token in words(await anna.says("kalender"))

    await anna.presses("Stäng av", about="Möten för sip-exempelviken")
    said = words(await anna.says("årshjul"))

    assert "/feed/" not in said
    assert "/samordna kalender" in said
    assert "BUS övergripande" in said


@ON_SQLITE
async def test_outside_its_channel_a_team_is_found_and_ones_own_comes_first(
    built: House, someone: Someones
) -> None:
    (ekbacken,) = [each for each in rows(built, Team) if each.channel == "ekbacken"]
    bo = someone("kurator", "allmant")
    assert "sip-exempelviken" in words(await bo.says("årshjul"))

    ekbacken.organisation_id = _organisation_of(built, bo)
    save(built, ekbacken)

    assert "elevhälsa-ekbacken" in words(await bo.says("årshjul"))


def _organisation_of(built: House, person: Someone) -> int:
    return contact_of(built, person).organisation_id


@ON_SQLITE
async def test_without_a_team_one_is_told_what_to_do(built: House, anna: Someone) -> None:
    school, *_ = rows(built, SchoolYear)
    for team in rows(built, Team):
        team.organisation_id = school.organisation_id
        save(built, team)

    reply = await anna.says("årshjul")

    assert "Du är inte med i något lag" in words(reply)
    assert rows(built, Feed) == []


@ON_SQLITE
async def test_missing_dates_are_said_and_never_guessed(built: House, anna: Someone) -> None:
    _, *others = rows(built, SchoolYear)
    for each in others:
        each.label = "2024/25"
    save(built, *others)

    said = words(await anna.says("årshjul"))

    assert "Läsårsdata saknas för 2026/27: Sjöängsskolan och Friskolan Fyren." in said


@ON_SQLITE
async def test_a_repeated_word_shows_it_again_and_nothing_waits_to_be_sent(
    built: House, bo: Someone
) -> None:
    first = words(await bo.says("årshjul"))

    assert words(await bo.repeats()) == first
    assert rows(built, Outbox) == []


async def test_without_pages_the_year_is_still_told() -> None:
    clock = Clock()
    with house(clock, public_url="", agreement=AGREEMENT) as built:
        anna = Someone(built.bot, built.workspace, built.workspace.people["sip"], "sip")
        said = words(await anna.says("årshjul"))

        assert "BUS övergripande" in said
        assert "/feed/" not in said
        assert rows(built, Feed) == []
