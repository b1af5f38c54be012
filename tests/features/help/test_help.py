"""Help: for a bare or unknown command, private, with buttons for those who may convene."""

import pytest

from bot.demo.people import Someone
from bot.demo.reading import words
from bot.replies import Audience, Choices
from tests.conftest import Someones
from tests.features.databases import ON_SQLITE

pytestmark = ON_SQLITE

UNKNOWN = "Det kommandot känner jag inte till."
SAY_ONLY = "Skriv bara /samordna"


async def test_it_says_what_can_be_done(anna: Someone, subtests: pytest.Subtests) -> None:
    for text in ("", "  ", "hjälp", "hjalp", "HJÄLP", "hja\u0308lp", " hjälp ", "help", "Help"):
        reply = await anna.says(text)

        with subtests.test(text):
            said = words(reply)
            assert said.startswith("Samordnaren\nJag hjälper er att hitta en tid")
            assert "Skriv aldrig vem mötet gäller." in said
            assert reply.audience == Audience.ONLY_YOU


async def test_an_unknown_word_is_said_to_be_so_and_never_repeated(
    anna: Someone, subtests: pytest.Subtests
) -> None:
    for text in ("xyzzy", "sipp", "hjälpen", "sip-möte", "möte om någon"):
        said = words(await anna.says(text))

        with subtests.test(text):
            assert said.startswith(UNKNOWN)
            assert text not in said


async def test_words_after_a_command_are_not_read(anna: Someone) -> None:
    said = words(await anna.says("hjälp Kalle i 7B"))

    assert said.startswith(SAY_ONLY)
    assert "Kalle" not in said


async def test_those_who_may_convene_get_a_button_that_opens_the_form(anna: Someone) -> None:
    await anna.says("hjälp")

    await anna.presses("Kalla till SIP-möte")

    assert anna.form.id == "meetings.call"


async def test_others_are_told_that_calls_come_to_them(bo: Someone) -> None:
    reply = await bo.says("hjälp")

    assert not [part for part in reply.parts if isinstance(part, Choices)]
    assert "Kallelser till dig kommer som privata meddelanden här." in words(reply)


async def test_it_is_private_in_a_public_channel_too(someone: Someones) -> None:
    reply = await someone("sip", channel="allmant").says("")

    assert reply.audience == Audience.ONLY_YOU
