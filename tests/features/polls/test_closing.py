"""At the deadline the convener hears how it went and what to do, and does it with one press."""

from datetime import timedelta

from bot.demo.calling import call_sip
from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from models.audit import AuditEntry
from models.meetings import Candidate, Meeting, Vote
from tests.conftest import Clock, Someones
from tests.features.acting import book, buttons, take_chat_away, vote
from tests.features.databases import ON_SQLITE
from tests.features.looking import contact_of, newest, rows, save, the
from tests.features.polls.asking import (
    CLOSED,
    CLOSES_AT,
    LATER,
    all_say,
    is_booked,
    mailed,
    told,
)

SIP = "sip-samordnare@exempelviken.example"
PROLONG = "Förläng två arbetsdagar"


async def test_the_convener_is_told_the_result_and_who_is_silent_by_organisation(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)
    await all_say("Ja", anna, bo, nth=1)

    await travel(built, clock, CLOSES_AT)

    (said,) = told(anna, CLOSED)
    second = rows(built, Candidate)[1]
    assert "Närmast kommer" in said
    assert "2 ja, 0 om det behövs, 0 nej. Ja saknas från BUP Exempelviken." in said
    assert "Har inte svarat: BUP Exempelviken (1 av 1)." in said
    assert buttons(anna, "book")[0].value == str(second.id)
    assert "[Fråga om senare tider]" in said


async def test_a_time_all_can_is_the_best_and_the_convener_books_it_from_the_message(
    built: House, clock: Clock, anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_sip(anna)
    await all_say("Ja", anna, bo, cia, nth=2)
    await travel(built, clock, CLOSES_AT)
    (said,) = told(anna, CLOSED)

    await book(anna)

    assert "Bäst passar" in said
    assert "Alla organisationer kan." in said
    assert the(built, Meeting).starts_at == rows(built, Candidate)[2].starts_at


async def test_nobody_but_the_convener_hears_who_is_silent(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)

    await travel(built, clock, CLOSES_AT)

    assert not told(bo, "Har inte svarat")
    assert "Har inte svarat" not in words(bo.cards[0].reply)
    assert "ingen tid är bokad än" in words(bo.cards[0].reply)


async def test_prolonging_takes_answers_again_and_closes_again(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)
    await vote(bo, "Ja")
    await travel(built, clock, CLOSES_AT)

    await anna.presses(PROLONG)
    closes_at = the(built, Meeting).poll_closes_at
    assert closes_at is not None
    reply = await vote(bo, "Nej", nth=1)
    await travel(built, clock, closes_at)

    assert closes_at == CLOSES_AT + timedelta(days=4)  # Friday to Tuesday
    assert reply.replaces
    assert len(rows(built, Vote)) == 2
    assert len(told(anna, CLOSED)) == 1  # the first became the card when it was pressed
    assert {each.round for each in rows(built, Candidate)} == {1}
    assert [each.what for each in rows(built, AuditEntry)].count("poll.prolonged") == 1


async def test_pressing_prolong_twice_prolongs_once(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_sip(anna)
    await travel(built, clock, CLOSES_AT)
    value = buttons(anna, "prolong")[0].value

    await anna.presses_unseen("prolong", value)
    closes_at = the(built, Meeting).poll_closes_at
    clock.on(timedelta(minutes=1))
    await anna.presses_unseen("prolong", value)
    await anna.repeats()

    assert the(built, Meeting).poll_closes_at == closes_at


@ON_SQLITE
async def test_a_poll_whose_times_have_passed_is_not_prolonged(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_sip(anna)
    value = str(the(built, Meeting).id)
    clock.at = max(each.starts_at for each in rows(built, Candidate))

    reply = await anna.presses_unseen("prolong", value)

    assert "har passerat. Tryck på ”Fråga om senare tider”" in words(reply)
    assert not buttons(anna, "prolong")


async def test_later_times_are_asked_about_with_one_press_and_old_answers_stay(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)
    await vote(bo, "Ja")
    await travel(built, clock, CLOSES_AT)

    await anna.presses(LATER)

    meeting, (vote_,) = the(built, Meeting), rows(built, Vote)
    old, new = ([c for c in rows(built, Candidate) if c.round == nth] for nth in (1, 2))
    assert vote_.candidate_id == old[0].id
    assert min(c.starts_at for c in new) > max(c.starts_at for c in old)
    assert meeting.window_from_on is not None
    assert meeting.window_from_on.isoformat() == "2027-02-13"
    assert told(bo, "Det har kommit nya tider.")
    assert "1 ja" not in words(bo.cards[0].reply)


async def test_asking_twice_opens_one_round(built: House, anna: Someone) -> None:
    await call_sip(anna)
    value = f"{the(built, Meeting).id} 1"

    for _ in range(2):
        await anna.presses_unseen("ask_later", value)

    assert max(each.round for each in rows(built, Candidate)) == 2


async def test_an_old_time_takes_no_answer_and_is_not_booked(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)
    old = rows(built, Candidate)[0]
    await anna.presses_unseen("ask_later", f"{the(built, Meeting).id} 1")

    replies = [
        await bo.presses_unseen("vote", f"{old.id} yes"),
        await anna.presses_unseen("book", str(old.id)),
    ]

    assert all("gäller nya tider nu" in words(each) for each in replies)
    assert not rows(built, Vote)
    assert not is_booked(built)


async def test_with_nothing_later_the_convener_is_told_what_to_do(
    built: House, anna: Someone
) -> None:
    await call_sip(anna, valid_to_on="2027-02-12")

    reply = await anna.presses_unseen("ask_later", f"{the(built, Meeting).id} 1")

    assert "Jag hittar inga senare tider" in words(reply)
    assert {each.round for each in rows(built, Candidate)} == {1}


@ON_SQLITE
async def test_only_the_convener_prolongs_and_asks(
    built: House, clock: Clock, anna: Someone, bo: Someone, someone: Someones
) -> None:
    await call_sip(anna)
    await travel(built, clock, CLOSES_AT)
    number = the(built, Meeting).id

    for button, value in (("prolong", f"{number}"), ("ask_later", f"{number} 1")):
        assert "inget sådant möte" in words(await someone("hab").presses_unseen(button, value))
        assert "Bara" in words(await bo.presses_unseen(button, value))
    for value in ("", "1", "x 1", "1 x", "1 1 1", "-1 1"):
        assert "gäller inte längre" in words(await anna.presses_unseen("ask_later", value))
    assert the(built, Meeting).poll_closes_at == CLOSES_AT


async def test_a_booked_or_cancelled_poll_closes_without_a_word(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_sip(anna)
    await book(anna)

    await travel(built, clock, CLOSES_AT)

    assert not told(anna, CLOSED)


@ON_SQLITE
async def test_a_convener_without_chat_learns_by_mail_that_there_is_something_to_decide(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_sip(anna)
    take_chat_away(built, anna)

    await travel(built, clock, CLOSES_AT)

    (letter,) = mailed(built, SIP, "Att göra")
    assert "Ekbackens" not in letter


@ON_SQLITE
async def test_a_convener_who_has_left_is_told_nothing(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_sip(anna)
    contact = contact_of(built, anna)
    contact.active = False
    save(built, contact)

    await travel(built, clock, CLOSES_AT)

    assert not told(anna, CLOSED)
    assert newest(anna)
