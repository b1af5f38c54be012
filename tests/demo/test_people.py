"""Acting as a person of the demo: what is not on the screen cannot be used."""

import pytest

from bot.demo.house import House
from bot.demo.people import NotThereError
from bot.demo.reading import calendar_text, event, method, words
from bot.demo.travel import travel
from bot.replies import Button, Choices, Facts, Reply, Text, name
from tests.conftest import Clock, Someones
from tests.features.acting import call_fixed, utc


async def test_a_button_that_is_not_shown_cannot_be_pressed(someone: Someones) -> None:
    with pytest.raises(NotThereError):
        await someone("sip").presses("Boka")


async def test_a_form_that_is_not_open_cannot_be_filled(someone: Someones) -> None:
    with pytest.raises(NotThereError):
        await someone("sip").fills()


async def test_what_a_form_does_not_offer_cannot_be_chosen(someone: Someones) -> None:
    anna = someone("sip")
    await anna.says("sip")

    with pytest.raises(NotThereError):
        anna.choice("who", "Rektor, Hogwarts")


async def test_nothing_sent_is_nothing_to_repeat(someone: Someones) -> None:
    with pytest.raises(NotThereError):
        await someone("sip").repeats()


def test_a_reply_is_read_line_by_line_with_buttons_in_brackets() -> None:
    reply = Reply(
        (
            Text(name("Hej!")),
            Facts(((name("När"), name("nu")), (name("Var"), name("här")))),
            Choices(
                (Button("yes", "1", name("Ja")), Button("no", "1", name("Nej"))), name("Kommer du?")
            ),
        )
    )

    assert words(reply) == "Hej!\nNär: nu\nVar: här\nKommer du? [Ja] [Nej]"


async def test_a_mail_that_invites_to_nothing_has_no_event(
    built: House, clock: Clock, someone: Someones
) -> None:
    await call_fixed(someone("sip"))
    await travel(built, clock, utc(2, 1, 8))

    digest = built.mailbox.mails[-1].message
    assert (calendar_text(digest), method(digest)) == (None, "")
    with pytest.raises(LookupError):
        event(digest)
