"""The first flow told in Slack: form, private cards, votes, booking, move, cancel, digest."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.demo.calling import ANY_DAY
from bot.service.slack import EACH_WORKSPACE
from tests.conftest import Clock
from tests.platforms.slack.person import Person, words
from tests.platforms.slack.place import ROOM, Place, place
from tests.platforms.slack.scripts import Drop

ORGANISATIONS = ("Socialtjänsten Exempelviken", "Ekbackens skola", "BUP Exempelviken")


@pytest.fixture
async def at(url: str, clock: Clock) -> AsyncIterator[Place]:
    """The district on Slack, on each database."""
    async with place(url, clock) as made:
        yield made


def someone(at: Place, user: str) -> Person:
    return Person(at, f"U{user.upper()}")


async def fill_call(anna: Person, family: tuple[str, ...] = ANY_DAY) -> None:
    """Whom, between which days, with what consent."""
    if family:
        await anna.chooses("family", family)
    who = (anna.choice("who", "Kurator", "Ekbacken"), anna.choice("who", "Psykolog"))
    await anna.chooses("who", who)
    await anna.chooses("from_on", "2027-02-01")
    await anna.chooses("to_on", "2027-02-12")
    await anna.chooses("consent", "given")
    await anna.chooses("covers", tuple(anna.choice("covers", each) for each in ORGANISATIONS))
    await anna.chooses("valid_to_on", "2027-06-11")
    await anna.chooses("confirmed_by", anna.choice("confirmed_by", "SIP-samordnare"))


async def polled(at: Place) -> Person:
    """The convener, whose poll has gone out."""
    anna = someone(at, "sip")
    await anna.says("sip")
    await fill_call(anna)
    await anna.submits()
    await at.deliver()
    return anna


@pytest.mark.parametrize("forgets", [False, True])
async def test_the_form_shows_what_matters_and_keeps_what_was_filled_in(
    at: Place, forgets: bool
) -> None:
    anna = someone(at, "sip")
    anna.forgets = forgets
    await anna.says("sip")
    at_first = anna.shown()

    await fill_call(anna)
    await anna.chooses("when", "fixed")
    with_a_time = anna.shown()
    await anna.chooses("when", "find")

    assert {"on", "at", "covers"}.isdisjoint(at_first)
    assert {"on", "at", "covers"} <= set(with_a_time)
    assert "from_on" not in with_a_time
    assert anna.filled["from_on"]["selected_date"] == "2027-02-01"
    assert len(anna.filled["who"]["selected_options"]) == 2
    assert len(anna.filled["covers"]["selected_options"]) == 3


async def test_a_form_that_another_form_led_to_grows_as_well(at: Place) -> None:
    soc = someone(at, "soc")
    await soc.says("anmälan")
    await soc.submits()  # the conditions
    who = (soc.choice("who", "Kurator", "Ekbacken"),)
    await soc.chooses("who", who)

    await soc.chooses("when", "fixed")

    assert {"on", "at"} <= set(soc.shown())
    assert len(soc.filled["who"]["selected_options"]) == 1


async def test_a_poll_goes_to_each_person_in_private(at: Place) -> None:
    anna = await polled(at)

    assert "frågan om tider har gått ut" in words(anna.view)
    assert [len(at.slack.dialogue(user)) for user in ("USIP", "UKURATOR", "UBUP")] == [1, 1, 1]
    assert not at.slack.messages[ROOM]
    assert all("SIP" not in message["text"] for message in anna.dialogue)


async def test_the_convener_sees_who_could_not_be_reached(at: Place) -> None:
    del at.slack.users["UKURATOR"]

    anna = await polled(at)

    lost = "Mitt meddelande i chatten till Kurator, Ekbackens skola gick inte fram."
    assert words(anna.dialogue).count(lost) == 1
    assert len(anna.dialogue) == 1
    assert lost not in words(at.slack.dialogue("UBUP"))


async def test_a_vote_on_a_card_that_may_not_have_arrived_makes_no_second_one(
    at: Place, clock: Clock
) -> None:
    anna, bo = someone(at, "sip"), someone(at, "bup")
    await anna.says("sip")
    await fill_call(anna)
    await anna.submits()
    at.slack.always["chat.postMessage"] = Drop(after=True)
    for _ in range(3):
        await at.bot.sweep()
        clock.on(EACH_WORKSPACE)

    at.slack.always.clear()
    await bo.presses("Ja")
    await at.deliver()

    assert [len(at.slack.dialogue(user)) for user in ("USIP", "UKURATOR", "UBUP")] == [1, 1, 1]
    assert "1 ja" in words(anna.dialogue)


async def test_a_vote_changes_the_card_and_the_conveners(at: Place) -> None:
    anna = await polled(at)
    bo = someone(at, "bup")

    await bo.presses("Ja")
    await at.deliver()

    assert "1 ja" in words(bo.dialogue)
    assert "✓ Ja" in words(bo.dialogue)
    assert "1 ja" in words(anna.dialogue)
    assert [len(each.dialogue) for each in (anna, bo)] == [1, 1]


async def test_a_meeting_is_booked_moved_and_cancelled(at: Place) -> None:
    anna = await polled(at)

    await anna.presses("Boka mån 1 februari kl. 10.00")
    await at.deliver()
    assert len(at.mailbox.mails) == 3
    await anna.presses("Flytta")
    await anna.fills(on="2027-02-03", at="13:15")
    await at.deliver()
    assert "ons 3 februari kl. 13.15" in words(anna.dialogue)
    await anna.presses("Ställ in")
    await anna.submits()
    await at.deliver()

    assert "Mötet är inställt" in words(at.slack.dialogue("UBUP"))
    methods = [words_of_mail.count("METHOD:CANCEL") for words_of_mail in invitations(at)]
    assert sum(methods) == 3


async def test_booking_without_the_familys_answer_asks_once_in_a_form(at: Place) -> None:
    anna = someone(at, "sip")
    await anna.says("sip")
    await fill_call(anna, family=())
    await anna.submits()
    await at.deliver()

    await anna.presses("Boka mån 1 februari kl. 10.00")
    asked = words(anna.view)
    await anna.submits()
    await at.deliver()

    assert "Familjen är inte tillfrågad om" in asked
    assert len(at.mailbox.mails) == 3


async def test_the_week_goes_to_the_team_by_count(at: Place, clock: Clock) -> None:
    anna = await polled(at)
    await anna.presses("Boka mån 1 februari kl. 10.00")
    await at.deliver()

    clock.on(timedelta(days=7))
    await at.deliver()

    (digest,) = at.slack.messages[ROOM].values()
    assert "1 den här veckan" in words(digest)
    assert "Ekbacken" not in words(digest)


async def test_the_week_is_not_told_where_a_guest_has_come_in(at: Place, clock: Clock) -> None:
    anna = await polled(at)
    await anna.presses("Boka mån 1 februari kl. 10.00")
    await at.deliver()

    at.slack.users["UBUP"]["is_restricted"] = True
    clock.on(timedelta(days=7))
    await at.deliver()

    assert not at.slack.messages[ROOM]


async def test_an_error_stands_at_its_field_and_nothing_is_lost(at: Place) -> None:
    anna = someone(at, "sip")
    await anna.says("sip")
    await fill_call(anna)
    await anna.chooses("link", "https://evil.example/a")
    await anna.chooses("to_on", "2027-01-29")

    await anna.submits()

    assert set(anna.errors) == {"to_on", "link"}
    assert "video.example" in anna.errors["link"]
    await anna.fills(to_on="2027-02-12", link="https://video.example/a")
    await at.deliver()
    assert len(anna.dialogue) == 1


def invitations(at: Place) -> list[str]:
    """Every calendar part that has been mailed."""
    return [
        part.get_content()
        for caught in at.mailbox.mails
        for part in caught.message.walk()
        if part.get_content_type() == "text/calendar"
    ]
