"""Those who have not answered are reminded, once a round, and nobody else is."""

from datetime import timedelta

import pytest

from bot.demo.calling import call_sip
from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from bot.features.meetings.view import CHASE
from models.meetings import Candidate, Consent, ConsentStatus, Invitation, Meeting
from models.queue import OutboxState
from tests.conftest import Clock, Someones
from tests.features.acting import book, buttons, take_back, take_chat_away, vote
from tests.features.databases import ON_SQLITE
from tests.features.looking import contact_of, due_rows, newest, rows, save, the
from tests.features.polls.asking import CHASE as ASKED
from tests.features.polls.asking import CHASED_AT, CLOSES_AT, mailed, told
from tests.neutral import TELLING, readable

BUP = "psykolog.bup@region.example"


async def test_those_who_have_not_answered_are_reminded_in_private_and_nobody_else(
    built: House, clock: Clock, anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_sip(anna)
    await vote(anna, "Ja")
    await vote(bo, "Nej", nth=3)

    await travel(built, clock, CHASED_AT)

    assert "Svara senast fre 29 januari kl. 09.00" in "".join(told(cia, ASKED))
    assert not told(anna, ASKED)
    assert not told(bo, ASKED)
    for channel in built.workspace.channels:
        assert not built.workspace.messages(anna.person, channel)


async def test_nobody_is_reminded_before_the_hour_and_nobody_twice(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)

    await travel(built, clock, CHASED_AT - timedelta(seconds=1))
    early = told(bo, ASKED)
    await travel(built, clock, CLOSES_AT)

    assert not early
    assert len(told(bo, ASKED)) == 1


async def test_one_answers_in_the_reminder_itself(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)
    await travel(built, clock, CHASED_AT)

    reply = await vote(bo, "Ja", nth=1)

    assert reply.replaces
    assert newest(anna).count("1 ja, 0 om det behövs, 0 nej") == 0  # the reminder is newest
    assert "1 ja, 0 om det behövs, 0 nej" in words(anna.cards[0].reply)


async def test_somebody_without_chat_is_reminded_by_a_mail_that_leads_to_their_page(
    built: House, clock: Clock, anna: Someone, cia: Someone
) -> None:
    take_chat_away(built, cia)
    await call_sip(anna)

    await travel(built, clock, CHASED_AT)

    (letter,) = mailed(built, BUP, "Påminnelse om tider")
    assert ASKED in letter
    assert "mån 1 februari" in letter
    assert "https://samordnaren.example/m/" in letter
    for caught in built.mailbox.mails:
        assert not TELLING.search(readable(caught.message.as_bytes(), caught.to[0]))


@ON_SQLITE
async def test_saying_that_nothing_fits_is_an_answer(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)
    await bo.presses("Inget passar")

    await travel(built, clock, CLOSES_AT)

    assert not told(bo, ASKED)


@ON_SQLITE
@pytest.mark.parametrize("excuse", ["sick", "clash"])
async def test_somebody_who_cannot_come_is_left_alone(
    built: House, clock: Clock, anna: Someone, bo: Someone, excuse: str
) -> None:
    await call_sip(anna)
    contact = contact_of(built, bo)
    (place,) = [each for each in rows(built, Invitation) if each.contact_id == contact.id]
    place.excuse = excuse
    save(built, place)

    await travel(built, clock, CLOSES_AT)

    assert not told(bo, ASKED)
    assert "Ekbackens skola (" not in newest(anna)


async def test_nobody_is_reminded_of_what_is_booked_cancelled_or_no_longer_theirs(
    built: House, clock: Clock, anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_sip(anna)
    take_back(built, bo, clock.at)
    await book(anna)

    await travel(built, clock, CLOSES_AT)

    assert not any(told(each, ASKED) for each in (anna, bo, cia))
    assert {row.state for row in due_rows(built, CHASE)} == {OutboxState.DROPPED}


@ON_SQLITE
async def test_nobody_is_reminded_while_the_consent_does_not_hold_but_once_it_does(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)
    consent = the(built, Consent)
    consent.covers = consent.covers[:1]
    save(built, consent)
    await travel(built, clock, CHASED_AT)
    kept_back = told(bo, ASKED)

    await anna.presses("Förnya samtycket")
    options = next(each for each in anna.form.fields if getattr(each, "id", "") == "covers")
    everybody = tuple(str(each.value) for each in getattr(options, "options", ()))
    by = anna.choice("confirmed_by", "SIP-samordnare")
    await anna.fills(covers=everybody, confirmed_by=by)
    await travel(built, clock, CLOSES_AT)

    assert the(built, Consent).status == ConsentStatus.GIVEN
    assert not kept_back
    assert len(told(bo, ASKED)) == 1


async def test_somebody_called_later_is_reminded_by_their_own_time(
    built: House, clock: Clock, anna: Someone, someone: Someones
) -> None:
    await call_sip(anna)
    rektor = someone("rektor")
    await travel(built, clock, CLOSES_AT - timedelta(hours=24))
    await anna.presses("Kalla fler")
    await anna.fills(who=(anna.choice("who", "Rektor, Ekbackens skola"),))

    await travel(built, clock, CLOSES_AT - timedelta(hours=17, seconds=1))
    early = told(rektor, ASKED)
    await travel(built, clock, CLOSES_AT)

    assert not early
    assert len(told(rektor, ASKED)) == 1


@pytest.mark.parametrize("hours", [1.5, 6, 15.5])
async def test_a_reminder_held_up_until_offices_are_closed_comes_as_they_open(
    built: House, clock: Clock, anna: Someone, bo: Someone, hours: float
) -> None:
    await call_sip(anna)
    clock.at = CHASED_AT + timedelta(hours=hours)
    opens_at = CHASED_AT + timedelta(hours=16)

    await built.bot.sweep()
    await travel(built, clock, max(clock.at, opens_at - timedelta(seconds=1)))
    early = told(bo, ASKED)
    await travel(built, clock, opens_at)

    assert not early
    assert len(told(bo, ASKED)) == 1


async def test_prolonging_or_calling_more_reminds_nobody_a_second_time(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)
    await travel(built, clock, CHASED_AT)
    await anna.presses("Kalla fler")
    await anna.fills(who=(anna.choice("who", "Rektor, Ekbackens skola"),))
    await travel(built, clock, CLOSES_AT)

    await anna.presses("Förläng två arbetsdagar")
    await travel(built, clock, CLOSES_AT + timedelta(days=5))

    assert len(told(bo, ASKED)) == 1


async def test_a_reminder_held_up_beyond_the_deadline_does_not_come(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)
    clock.at = CLOSES_AT

    await built.bot.sweep()

    assert not told(bo, ASKED)


async def test_a_reminder_that_never_gets_through_is_told_to_the_convener(
    built: House, clock: Clock, anna: Someone, cia: Someone
) -> None:
    take_chat_away(built, cia)
    await call_sip(anna)
    built.mailbox.refuse_with = "550 5.1.1 no such user"

    await travel(built, clock, CHASED_AT)

    lost = "Påminnelsen till Psykolog, BUP Exempelviken gick inte fram."
    assert lost in words(anna.cards[0].reply)
    await book(anna)
    assert lost not in words(anna.cards[0].reply)


async def test_a_new_round_reminds_anew_and_the_old_one_no_more(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)
    await bo.presses("Inget passar")
    await anna.presses("Fråga om de tiderna")
    first = CHASED_AT + timedelta(minutes=1)

    await travel(built, clock, first)
    await travel(built, clock, the(built, Meeting).poll_closes_at or first)

    assert {each.round for each in rows(built, Candidate)} == {1, 2}
    assert len(told(bo, ASKED)) == len(told(anna, ASKED)) == 1
    assert buttons(bo, "vote")
