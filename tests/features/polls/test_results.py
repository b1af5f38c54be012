"""Everybody gets the result: on their card, or by mail where there is no card."""

from bot.demo.calling import call_sip
from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from tests.conftest import Clock
from tests.features.acting import book, take_chat_away
from tests.features.databases import ON_SQLITE
from tests.features.looking import invites
from tests.features.polls.asking import CHASED_AT, CLOSES_AT, mailed
from tests.neutral import TELLING, readable

BUP = "psykolog.bup@region.example"
OPEN = "Svarstiden har gått ut och ingen tid är bokad än."
OFF = "Det blir inget möte av frågan om tider."


async def test_somebody_without_chat_hears_that_no_time_came_of_it(
    built: House, clock: Clock, anna: Someone, bo: Someone, cia: Someone
) -> None:
    take_chat_away(built, cia)
    await call_sip(anna)

    await travel(built, clock, CLOSES_AT)

    (letter,) = mailed(built, BUP, "Samverkansmöte")[-1:]
    assert OPEN in letter
    assert OPEN in words(bo.cards[0].reply)
    assert not mailed(built, "kurator.ekbacken@exempelviken.example", "Samverkansmöte")
    for caught in built.mailbox.mails:
        assert not TELLING.search(readable(caught.message.as_bytes(), caught.to[0]))


async def test_of_a_booked_one_the_invitation_tells_and_nothing_else_comes(
    built: House, clock: Clock, anna: Someone, cia: Someone
) -> None:
    take_chat_away(built, cia)
    await call_sip(anna)
    await book(anna)

    await travel(built, clock, CLOSES_AT)

    assert [each.to for each in invites(built)].count(BUP) == 1
    assert not any(OPEN in each for each in mailed(built, BUP, "Samverkansmöte"))


async def test_who_was_mailed_about_a_poll_that_is_called_off_hears_of_that(
    built: House, clock: Clock, anna: Someone, cia: Someone
) -> None:
    take_chat_away(built, cia)
    await call_sip(anna)
    await travel(built, clock, CHASED_AT)

    await anna.presses("Ställ in")
    await anna.fills()

    assert OFF in mailed(built, BUP, "Samverkansmöte")[-1]


@ON_SQLITE
async def test_who_heard_nothing_of_it_by_mail_is_mailed_nothing(
    built: House, anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_sip(anna)
    take_chat_away(built, cia)

    await anna.presses("Ställ in")
    await anna.fills()

    assert not any(OFF in each for each in mailed(built, BUP, "Samverkansmöte"))
    assert "Mötet är inställt." in words(bo.cards[0].reply)
