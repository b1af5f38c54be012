"""The first flow told in Teams: form, private cards, votes, booking, move, cancel, digest."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.demo.calling import ANY_DAY
from tests.conftest import Clock
from tests.databases import FreshUrl
from tests.platforms.teams.person import Person, card_of, words
from tests.platforms.teams.place import ROOM, Place, place

ORGANISATIONS = ("Socialtjänsten Exempelviken", "Ekbackens skola", "BUP Exempelviken")


@pytest.fixture
async def at(sqlite_urls: FreshUrl, clock: Clock) -> AsyncIterator[Place]:
    """The district in Teams; the contract suite tells its story on each database."""
    with sqlite_urls() as url:
        async with place(url, clock) as made:
            yield made


async def fill_call(anna: Person) -> None:
    """Whom, between which days, with what consent: first what the form shows, then the rest."""
    await anna.chooses("family", ANY_DAY)
    who = (anna.choice("who", "Kurator", "Ekbacken"), anna.choice("who", "Psykolog"))
    await anna.chooses("who", who)
    await anna.chooses("from_on", "2027-02-01")
    await anna.chooses("to_on", "2027-02-12")
    await anna.chooses("consent", "given")
    await anna.submits()
    await anna.chooses("covers", tuple(anna.choice("covers", each) for each in ORGANISATIONS))
    await anna.chooses("valid_to_on", "2027-06-11")
    await anna.chooses("confirmed_by", anna.choice("confirmed_by", "SIP-samordnare"))


async def polled(at: Place) -> Person:
    """The convener, whose poll has gone out."""
    anna = Person(at, "sip")
    await anna.says("sip")
    await fill_call(anna)
    await anna.submits()
    await at.deliver()
    return anna


async def test_a_sip_is_called_from_a_form_in_ones_own_chat(at: Place) -> None:
    anna = await polled(at)

    assert "frågan om tider har gått ut" in words(anna.dialogue)
    assert anna.card is None
    assert not at.teams.messages[ROOM]
    assert all("SIP" not in each["summary"] for each in at.teams.dialogue("sip"))
    assert [len(at.teams.dialogue(user)) for user in ("sip", "kurator", "bup")] == [2, 1, 1]


async def test_the_form_asks_for_what_a_choice_calls_for_and_keeps_what_was_filled_in(
    at: Place,
) -> None:
    anna = Person(at, "sip")
    await anna.says("sip")
    at_first = anna.shown()

    await anna.chooses("when", "fixed")
    await anna.chooses("from_on", "2027-02-01")
    await anna.submits()
    with_a_time = anna.shown()
    await anna.chooses("when", "find")
    await anna.submits()

    assert {"on", "at", "covers"}.isdisjoint(at_first)
    assert {"on", "at"} <= set(with_a_time)
    assert "from_on" not in with_a_time
    assert anna.filled["from_on"] == "2027-02-01"


async def test_a_vote_changes_the_card_and_the_conveners(at: Place) -> None:
    anna, bo = await polled(at), Person(at, "bup")

    await bo.presses("Ja")
    at_once = words(bo.dialogue)
    await at.deliver()

    assert "✓ Ja" in at_once
    assert "1 ja" in words(anna.dialogue)
    assert len(anna.dialogue) == 2


async def test_a_comment_is_written_in_a_dialog(at: Place) -> None:
    await polled(at)
    bo = Person(at, "bup")

    await bo.presses("Kommentera")
    opened, title = bo.shown(), bo.title
    await bo.fills(comment="Kan bara efter lunch")
    await at.deliver()

    assert opened == ["comment"]
    assert title == "Kommentera tiderna"
    assert bo.dialog is None
    assert "Kan bara efter lunch" in words(bo.dialogue)
    assert "Kan bara efter lunch" in words(at.teams.dialogue("sip")[-1]["attachments"][0])


async def test_booked_moved_and_cancelled(at: Place) -> None:
    anna, bo, saga = await polled(at), Person(at, "bup"), Person(at, "kurator")
    await bo.presses("Ja")
    await saga.presses("Ja")
    await at.deliver()

    await anna.presses("Boka mån 1 februari kl. 10.00")
    await at.deliver()
    assert len(at.mailbox.mails) == 3
    await anna.presses("Flytta")
    await anna.fills(on="2027-02-03", at="13:15")
    await at.deliver()
    moved = words(bo.dialogue)
    await anna.presses("Ställ in")
    await anna.submits()
    await at.deliver()

    assert "ons 3 februari kl. 13.15" in moved
    assert "Mötet är inställt" in words(bo.dialogue)
    assert at.broken == []


async def test_in_a_channel_the_answer_goes_to_ones_own_chat(at: Place) -> None:
    anna = Person(at, "sip")

    await anna.says("sip", where=ROOM)

    assert "who" in anna.shown()
    (note,) = at.teams.messages[f"{ROOM};messageid=1737800000000"].values()
    assert words(note["attachments"]).strip() == "Jag har svarat dig i vår egen chatt."


async def test_who_has_no_chat_with_the_bot_is_told_how_to_get_one(at: Place) -> None:
    at.teams.installed.discard("sip")

    await Person(at, "sip").says("sip", where=ROOM)

    (note,) = at.teams.messages[f"{ROOM};messageid=1737800000000"].values()
    assert "Lägg till Samordnaren under Appar" in words(note["attachments"])
    assert at.teams.dialogue("sip") == []


async def test_the_week_goes_to_a_closed_channel_by_count_and_to_no_other(at: Place) -> None:
    anna = await polled(at)
    await anna.presses("Boka mån 1 februari kl. 10.00")
    await anna.says("hjälp", where=ROOM)
    await at.deliver()

    at.now.on(timedelta(days=7))
    await at.deliver()
    (digest,) = (card_of(each) for each in at.teams.messages[ROOM].values())
    at.teams.people["bup"]["userRole"] = "guest"
    at.now.on(timedelta(days=7))
    await at.deliver()

    assert "1 den här veckan" in words(digest)
    assert "Ekbacken" not in words(digest)
    assert len(at.teams.messages[ROOM]) == 1


async def test_commands_are_told_as_they_are_written_in_teams(at: Place) -> None:
    anna = Person(at, "sip")

    await anna.says("hjälp")

    assert "@Samordnaren sip" in words(anna.dialogue)
    assert "/samordna" not in words(anna.dialogue)
