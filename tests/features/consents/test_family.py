"""The family is a party too: booking without its answer asks once, and then goes on."""

from datetime import datetime

import pytest

from bot.demo.calling import call_sip
from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from bot.features.consents.rules import half_day
from bot.features.meetings.intents import HalfDay
from bot.features.meetings.rules import ZONE
from bot.replies import Heading
from bot.texts import render
from models.meetings import Meeting, MeetingState
from tests.conftest import Clock
from tests.features.acting import book, call_fixed, call_without_consent, give_consent, utc
from tests.features.looking import invites, newest, the

NOT_ASKED = "Familjen är inte tillfrågad om"
CANNOT = "Familjen har inte sagt att den kan då."


def question(person: Someone) -> str:
    (asked,) = [each for each in person.form.fields if isinstance(each, Heading)]
    return render(asked.text, "sv")


async def test_booking_from_the_poll_asks_once_and_then_books(built: House, anna: Someone) -> None:
    await call_sip(anna, family=())

    await book(anna)
    asked, state = question(anna), the(built, Meeting).state
    await anna.fills()

    assert asked.startswith(NOT_ASKED)
    assert state == MeetingState.POLLING
    assert the(built, Meeting).state == MeetingState.BOOKED
    assert len(invites(built)) == 3


async def test_a_fixed_time_asks_once_and_nobody_is_called_before_the_answer(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna, family=())
    assert question(anna).startswith(NOT_ASKED)
    assert [*bo.cards, *invites(built)] == []

    reply = await anna.fills()

    assert "är bokat tors 11 februari kl. 10.30." in words(reply)
    assert len(invites(built)) == 3


async def test_a_form_closed_leaves_a_draft_that_can_be_booked_from_its_card(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna, family=())
    assert NOT_ASKED in newest(anna)
    assert "När: tors 11 februari kl. 10.30–11.30" in newest(anna)

    await anna.presses("Boka ändå")

    assert the(built, Meeting).state == MeetingState.BOOKED
    assert "Mötet är bokat." in newest(bo)


async def test_a_draft_left_unanswered_is_reminded_of_until_its_time_has_passed(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_fixed(anna, family=())
    seen = []
    for at in (utc(2, 1, 7), utc(2, 8, 7), utc(2, 22, 7)):
        await travel(built, clock, at)
        seen.append(sum(NOT_ASKED in words(card.reply) for card in anna.cards[1:]))

    assert seen == [1, 2, 2]
    assert not invites(built)


async def test_a_time_outside_what_the_family_said_asks_too(built: House, anna: Someone) -> None:
    await call_fixed(anna, family=("mon-am",))

    assert question(anna).startswith(CANNOT)


async def test_a_family_that_can_then_is_not_asked_about(built: House, anna: Someone) -> None:
    await call_fixed(anna, family=("thu-am",))

    assert the(built, Meeting).state == MeetingState.BOOKED


async def test_a_draft_whose_consent_came_asks_as_well(built: House, anna: Someone) -> None:
    await call_without_consent(anna, when="fixed", on="2027-02-11", at="10.30", family=())
    await give_consent(anna)

    await anna.fills()

    assert the(built, Meeting).state == MeetingState.BOOKED


async def test_booking_twice_books_once(built: House, anna: Someone) -> None:
    await call_fixed(anna, family=())
    await anna.fills()

    await anna.repeats()
    reply = await anna.presses_unseen("book_draft", str(the(built, Meeting).id))

    assert "är redan bokat till" in words(reply)
    assert len(invites(built)) == 3


async def test_an_answer_sent_twice_from_the_poll_shows_the_card(
    built: House, anna: Someone
) -> None:
    await call_sip(anna, family=())
    await book(anna)
    await anna.fills()

    reply = await anna.repeats()

    assert "Mötet är bokat." in words(reply)
    assert len(invites(built)) == 3


async def test_a_press_on_the_drafts_card_sent_twice_shows_it(built: House, anna: Someone) -> None:
    await call_fixed(anna, family=())
    await anna.presses("Boka ändå")

    reply = await anna.repeats()

    assert "Mötet är bokat." in words(reply)


async def test_a_time_that_passed_meanwhile_is_not_booked(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_fixed(anna, family=())
    await travel(built, clock, utc(2, 12, 8))

    reply = await anna.presses("Boka ändå")

    assert "har passerat" in words(reply)
    assert not invites(built)


async def test_the_button_books_no_draft_that_waits_for_its_consent(
    built: House, anna: Someone
) -> None:
    await call_without_consent(anna, when="fixed", on="2027-02-11", at="10.30")

    await anna.presses_unseen("book_draft", str(the(built, Meeting).id))

    assert anna.form.id == "meetings.consent"
    assert not invites(built)


@pytest.mark.parametrize(
    ("at", "half"),
    [
        (utc(2, 1, 8), HalfDay.MON_AM),
        (utc(2, 1, 11), HalfDay.MON_PM),
        (utc(2, 5, 10, 59), HalfDay.FRI_AM),
        (utc(2, 5, 15), HalfDay.FRI_PM),
        (utc(2, 6, 10), None),
        (utc(2, 7, 15), None),
    ],
)
def test_noon_parts_the_day_and_weekends_have_no_half(at: datetime, half: HalfDay | None) -> None:
    assert half_day(at, ZONE) == half
