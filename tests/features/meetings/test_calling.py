"""Calling a meeting: booked at once, by a poll, or kept as a draft until consent is there."""

import asyncio

from bot.demo.calling import call_sip, usual_call
from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.features.meetings.view import CARD
from bot.replies import Reply
from models.meetings import Candidate, Consent, ConsentStatus, Invitation, Meeting, MeetingState
from models.queue import Outbox
from models.registry import Function
from tests.conftest import Clock, Someones
from tests.features.acting import (
    BOOKED_AT,
    call_fixed,
    call_without_consent,
    give_consent,
    utc,
)
from tests.features.looking import (
    errors,
    everything_kept,
    invites,
    newest,
    rows,
    the,
)


async def test_a_time_already_agreed_on_is_booked_at_once_without_a_poll(
    built: House, anna: Someone
) -> None:
    reply = await call_fixed(anna)

    meeting = the(built, Meeting)
    assert (meeting.state, meeting.starts_at) == (MeetingState.BOOKED, BOOKED_AT)
    assert not rows(built, Candidate)
    assert [each.method for each in invites(built)] == ["REQUEST"] * 3
    assert f"{meeting.reference} är bokat tors 11 februari kl. 10.30" in words(reply)


async def test_a_window_becomes_a_private_poll_and_nobody_gets_an_invitation_yet(
    built: House, anna: Someone, bo: Someone, cia: Someone
) -> None:
    reply = await call_sip(anna)

    meeting = the(built, Meeting)
    assert meeting.state == MeetingState.POLLING
    assert len(rows(built, Candidate)) == 4
    assert "Vilka tider kan du?" in newest(bo)
    assert "Vilka tider kan du?" in newest(cia)
    assert f"{meeting.reference}: frågan om tider har gått ut privat till alla" in words(reply)
    assert not built.mailbox.mails


async def test_the_convener_is_called_as_well(built: House, anna: Someone) -> None:
    await call_sip(anna)

    meeting = the(built, Meeting)
    called = [each.contact_id for each in rows(built, Invitation)]
    assert len(called) == 3
    assert meeting.convener_id in called


async def test_a_consent_is_kept_as_status_organisations_day_function_and_time(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_sip(anna)

    consent = the(built, Consent)
    (function,) = [each for each in rows(built, Function) if each.name == "SIP-samordnare"]
    assert consent.status == ConsentStatus.GIVEN
    assert len(consent.covers) == 3
    assert str(consent.valid_to_on) == "2027-06-11"
    assert (consent.function_id, consent.recorded_at) == (function.id, clock.at)


async def test_while_consent_is_being_obtained_only_the_convener_knows(
    built: House, anna: Someone, bo: Someone, cia: Someone
) -> None:
    reply = await call_without_consent(anna)

    meeting = the(built, Meeting)
    assert meeting.state == MeetingState.DRAFT
    assert "väntar på samtycke. Ingen har kallats." in words(reply)
    assert "Väntar på samtycke. Ingen har kallats." in newest(anna)
    told = {row.payload["contact_id"] for row in rows(built, Outbox) if row.kind == CARD}
    assert told == {meeting.convener_id}
    assert [*bo.cards, *cia.cards, *built.mailbox.mails] == []


async def test_somebody_to_be_called_cannot_find_a_draft(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_without_consent(anna)
    meeting_id = str(the(built, Meeting).id)

    replies = [await bo.presses_unseen(button, meeting_id) for button in ("move", "cancel")]

    assert {words(reply) for reply in replies} == {
        "Jag hittar inget sådant möte för dig. Det kan vara borttaget, eller så är du inte kallad."
    }


async def test_a_window_goes_on_to_a_poll_when_the_consent_comes(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_without_consent(anna)
    clock.at = utc(1, 27, 8)

    await give_consent(anna)

    assert the(built, Meeting).state == MeetingState.POLLING
    assert the(built, Consent).recorded_at == clock.at
    assert "Vilka tider kan du?" in newest(bo)
    assert len(anna.cards) == 1


async def test_a_fixed_time_is_booked_when_the_consent_comes(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_without_consent(anna, when="fixed", on="2027-02-11", at="10.30")

    reply = await give_consent(anna)

    meeting = the(built, Meeting)
    assert (meeting.state, meeting.starts_at) == (MeetingState.BOOKED, BOOKED_AT)
    assert "är bokat" in words(reply)
    assert len(invites(built)) == 3
    assert "Mötet är bokat" in newest(bo)


async def test_what_the_family_can_is_remembered_until_the_consent_comes(
    built: House, anna: Someone
) -> None:
    await call_without_consent(anna, family=("tue-am", "thu-pm"))

    await give_consent(anna)

    assert the(built, Meeting).family_can == ["tue-am", "thu-pm"]


async def test_a_day_that_has_passed_can_be_put_right_with_the_consent(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_without_consent(anna, when="fixed", on="2027-01-28", at="10.30")
    clock.at = utc(2, 1, 8)

    refused = await give_consent(anna)
    await give_consent(anna, on="2027-02-11")

    assert errors(refused) == {"on": "Dagen har passerat. Välj en dag från och med i dag."}
    assert the(built, Meeting).starts_at == BOOKED_AT


async def test_two_calls_at_once_are_two_meetings(built: House, someone: Someones) -> None:
    tabs = (someone("sip"), someone("sip"))

    replies = await asyncio.gather(*(call_fixed(tab) for tab in tabs))

    assert not any(reply.errors for reply in replies)
    assert len({meeting.reference for meeting in rows(built, Meeting)}) == 2
    assert len(invites(built)) == 6


async def test_those_who_may_not_convene_are_told_whom_to_ask(
    built: House, anna: Someone, bo: Someone
) -> None:
    await anna.says("sip")
    before = everything_kept(built)

    asked = await bo.says("sip")
    bo.reply = Reply(form=anna.form)
    sent = await bo.fills(**usual_call(bo))

    refused = "Din funktion får inte kalla till det här mötet."
    assert words(asked).startswith(refused)
    assert words(sent).startswith(refused)
    assert everything_kept(built) == before
