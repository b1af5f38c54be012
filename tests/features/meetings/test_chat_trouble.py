"""When the chat does not take a message: the convener's card says to whom it was."""

from bot.demo.calling import call_sip
from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from bot.features.meetings.view import CARD, REMINDER
from bot.platforms.browser.workspace import Person
from models.queue import OutboxState
from tests.conftest import Clock
from tests.features.acting import BOOKED_AT, book, call_fixed, take_back, utc
from tests.features.looking import due_rows, newest

LOST = "Mitt meddelande i chatten till Kurator, Ekbackens skola gick inte fram."
LOST_REMINDER = "Påminnelsen till Kurator, Ekbackens skola gick inte fram."


def leave(built: House, person: Someone) -> Person:
    """Take somebody out of the workspace; the registry does not know yet."""
    return built.workspace.people.pop(person.person.id)


def come_back(built: House, person: Person) -> None:
    built.workspace.people[person.id] = person


def card(person: Someone) -> str:
    """The words of the meeting's card, whatever has come after it."""
    return words(person.cards[0].reply)


async def test_the_convener_is_told_who_got_no_question_about_times(
    built: House, anna: Someone, bo: Someone, cia: Someone
) -> None:
    leave(built, bo)

    await call_sip(anna)

    assert [row.state for row in due_rows(built, CARD, OutboxState.DEAD)] == [OutboxState.DEAD]
    assert f"{LOST} Hör av dig till dem på annat sätt." in newest(anna)
    assert len(anna.cards) == 1
    assert LOST not in newest(cia)


async def test_it_is_told_once_however_often_it_fails(
    built: House, anna: Someone, bo: Someone
) -> None:
    leave(built, bo)
    await call_sip(anna)

    await book(anna)
    booked = newest(anna)
    await anna.presses("Ställ in")
    await anna.fills()

    assert len(due_rows(built, CARD, OutboxState.DEAD)) > 1
    assert [booked.count(LOST), newest(anna).count(LOST)] == [1, 1]


async def test_nobody_is_told_of_somebody_whose_place_was_taken_back(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    leave(built, bo)
    await call_sip(anna)
    take_back(built, bo, clock.at)

    await book(anna)

    assert LOST not in newest(anna)


async def test_when_a_later_message_gets_through_the_trouble_is_over(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    account = leave(built, bo)
    await call_sip(anna)

    come_back(built, account)
    await book(anna)
    await travel(built, clock, utc(1, 25, 8, 3))

    assert "Mötet är bokat" in newest(bo)
    assert LOST not in newest(anna)
    assert len(anna.cards) == 1


async def test_a_lost_reminder_is_told_and_gone_when_the_meeting_is_moved(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    account = leave(built, bo)

    await travel(built, clock, BOOKED_AT)
    told = card(anna)
    come_back(built, account)
    await anna.presses("Flytta")
    await anna.fills(on="2027-02-16")

    assert [row.state for row in due_rows(built, REMINDER, OutboxState.DEAD)]
    assert f"{LOST_REMINDER} Hör av dig till dem på annat sätt." in told
    assert LOST_REMINDER not in card(anna)


async def test_a_convener_who_cannot_be_reached_is_not_tried_again_and_again(
    built: House, clock: Clock, anna: Someone
) -> None:
    anna.waits = False
    await call_sip(anna)
    leave(built, anna)

    await built.bot.sweep()
    await travel(built, clock, utc(1, 25, 12))

    assert len(due_rows(built, CARD, OutboxState.DEAD)) == 1
