"""Help: for a bare or unknown command, private, with buttons for those who may convene."""

import pytest

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.replies import Audience, Choices, Look
from tests.conftest import Someones
from tests.features.acting import take_chat_away
from tests.features.databases import ON_SQLITE

pytestmark = ON_SQLITE

UNKNOWN = "Det kommandot känner jag inte till."
SAY_ONLY = "Skriv bara /samordna"
TAKE_BACK = "Skrev du något om en person? Jag har inte sparat det."


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
            assert TAKE_BACK in said


async def test_only_the_lost_are_told_to_take_back_what_they_wrote(anna: Someone) -> None:
    assert TAKE_BACK not in words(await anna.says("hjälp"))
    assert TAKE_BACK not in words(await anna.says(""))


async def test_a_stranger_is_told_so_too(built: House, bo: Someone) -> None:
    take_chat_away(built, bo)

    said = words(await bo.says("Kalle Karlsson"))

    assert said.startswith("Jag vet inte vem du är.")
    assert TAKE_BACK in said
    assert "karlsson" not in said.casefold()
    assert TAKE_BACK not in words(await bo.says("sip"))


async def test_words_after_a_command_are_not_read(anna: Someone) -> None:
    said = words(await anna.says("hjälp Kalle i 7B"))

    assert said.startswith(SAY_ONLY)
    assert "Kalle" not in said


async def test_those_who_may_convene_get_a_button_that_opens_the_form(anna: Someone) -> None:
    await anna.says("hjälp")

    await anna.presses("Kalla till SIP-möte")

    assert anna.form.id == "meetings.call"


async def test_others_are_told_that_calls_come_to_them(someone: Someones) -> None:
    reply = await someone("hab").says("hjälp")

    rows = [part for part in reply.parts if isinstance(part, Choices)]
    assert [button.id for row in rows for button in row.buttons] == ["akut"]
    assert "Kallelser till dig kommer som privata meddelanden här." in words(reply)


async def test_it_is_private_in_a_public_channel_too(someone: Someones) -> None:
    reply = await someone("sip", channel="allmant").says("")

    assert reply.audience == Audience.ONLY_YOU


async def test_each_kind_that_one_may_start_is_told_in_a_plain_sentence(
    someone: Someones,
) -> None:
    said = {user: words(await someone(user).says("hjälp")) for user in ("sip", "soc", "kurator")}

    assert "SIP: flera verksamheter planerar tillsammans" in said["sip"]
    assert "[Kalla till SIP-möte]" in said["sip"]
    assert "Anmälningsmöte: socialtjänsten möter familjen" in said["soc"]
    assert "SIP: flera" not in said["soc"]
    assert "Konsultation: två verksamheter rådgör" in said["kurator"]
    assert "Anmälningsmöte:" not in said["kurator"]


async def test_one_button_stands_out_at_most(someone: Someones) -> None:
    for user in ("sip", "soc", "kurator", "hab"):
        reply = await someone(user).says("hjälp")

        rows = [part for part in reply.parts if isinstance(part, Choices)]
        primary = [button for row in rows for button in row.buttons if button.look is Look.PRIMARY]
        assert len(primary) == (0 if user == "hab" else 1)
