"""Booking one of the times: whose button it is, when it works, and that it works once."""

import asyncio

from bot.demo.calling import call_sip
from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from bot.replies import Look
from models.meetings import Candidate, Meeting, MeetingState
from tests.conftest import Clock, Someones
from tests.features.acting import book, buttons, call_without_consent, utc, vote
from tests.features.looking import invites, newest, rows, the

UNKNOWN = "Knappen eller formuläret gäller inte längre. Skriv /samordna så börjar vi om."
NO_MEETING = "Jag hittar inget sådant möte för dig."


async def test_a_time_that_every_organisation_can_make_stands_out(
    anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_sip(anna)
    for person, answer in ((anna, "Ja"), (bo, "Om det behövs"), (cia, "Ja")):
        await vote(person, answer, nth=1)

    looks = [button.look for button in buttons(anna, "book")]

    assert looks == [Look.PLAIN, Look.PRIMARY, Look.PLAIN, Look.PLAIN]


async def test_the_card_names_the_organisations_a_time_still_lacks(
    built: House, anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_sip(anna)
    for person, answer in ((anna, "Ja"), (bo, "Nej"), (cia, "Ja")):
        await vote(person, answer)

    said = newest(anna).splitlines()

    assert sum("inget ja än från Ekbackens skola." in line for line in said) == 1
    assert (
        sum("från Socialtjänsten Exempelviken, Ekbackens skola och BUP" in line for line in said)
        == 3
    )


async def test_the_convener_may_book_any_time_whatever_the_answers(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)
    await vote(bo, "Nej", nth=3)

    reply = await book(anna, nth=3)

    meeting, chosen = the(built, Meeting), rows(built, Candidate)[3]
    assert (meeting.state, meeting.starts_at, meeting.ends_at) == (
        MeetingState.BOOKED,
        chosen.starts_at,
        chosen.ends_at,
    )
    assert reply.replaces
    assert [each.method for each in invites(built)] == ["REQUEST"] * 3


async def test_two_tabs_that_book_at_once_book_one_time(built: House, someone: Someones) -> None:
    tabs = (someone("sip"), someone("sip"))
    await call_sip(tabs[0])

    replies = await asyncio.gather(book(tabs[0], 0), book(tabs[1], 1))

    meeting = the(built, Meeting)
    assert meeting.starts_at in [each.starts_at for each in rows(built, Candidate)[:2]]
    assert len(invites(built)) == 3
    assert {each.event.decoded("DTSTART") for each in invites(built)} == {meeting.starts_at}
    assert sorted(reply.replaces for reply in replies) == [False, True]
    assert f"{meeting.reference} är redan bokat till" in "".join(map(words, replies))


async def test_the_same_press_twice_shows_the_card_and_sends_nothing_more(
    built: House, anna: Someone
) -> None:
    await call_sip(anna)
    await book(anna)

    again = await anna.repeats()

    assert "Mötet är bokat" in words(again)
    assert len(invites(built)) == 3


async def test_somebody_called_cannot_press_the_conveners_button(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)

    reply = await bo.presses_unseen("book", buttons(anna, "book")[0].value)

    assert words(reply).startswith("Bara den som kallade till")
    assert the(built, Meeting).state == MeetingState.POLLING


async def test_somebody_not_called_is_told_of_no_meeting(
    built: House, someone: Someones, anna: Someone
) -> None:
    await call_sip(anna)
    value = buttons(anna, "book")[0].value

    replies = [
        await someone("rektor").presses_unseen("book", value),
        await someone("rektor").presses_unseen("book", "999999"),
    ]

    assert all(words(reply).startswith(NO_MEETING) for reply in replies)
    assert the(built, Meeting).state == MeetingState.POLLING


async def test_a_button_that_was_tampered_with_does_nothing(anna: Someone) -> None:
    await call_sip(anna)

    replies = [await anna.presses_unseen("book", each) for each in ("", "x", "-1", "1" * 10, "٣")]

    assert {words(reply) for reply in replies} == {UNKNOWN}


async def test_a_time_can_be_booked_after_the_poll_has_closed(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_sip(anna)
    await travel(built, clock, utc(1, 30, 9))

    await book(anna)

    assert the(built, Meeting).state == MeetingState.BOOKED


async def test_a_time_that_has_passed_is_not_booked(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_sip(anna)
    clock.at = rows(built, Candidate)[0].starts_at

    reply = await book(anna)

    assert "har passerat. Boka en annan tid eller kalla på nytt." in words(reply)
    assert the(built, Meeting).state == MeetingState.POLLING


async def test_the_button_of_an_old_card_does_nothing_after_the_meeting_was_cancelled(
    built: House, anna: Someone
) -> None:
    await call_sip(anna)
    old = buttons(anna, "book")[0]
    await anna.presses("Ställ in")
    await anna.fills()

    reply = await anna.presses_unseen(old.id, old.value)

    assert "är inställt. Kalla till ett nytt möte med /samordna." in words(reply)
    assert not built.mailbox.mails


async def test_what_a_draft_or_a_poll_cannot_do_yet_is_said(built: House, anna: Someone) -> None:
    await call_without_consent(anna)
    draft = str(the(built, Meeting).id)

    reply = await anna.presses_unseen("move", draft)

    assert "Det går inte att göra med" in words(reply)
