"""The numbered behaviours about closing: through the router, on both databases."""

import json
from datetime import date

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from bot.features.closings.sending import DEVIATION, FEEDBACK
from bot.features.meetings.kinds.sip import SIP
from bot.replies import AnyOf
from bot.texts import render
from models.agenda import AgendaItem
from models.meetings import Consent, Invitation, Meeting, MeetingState, Party
from models.queue import Outbox
from tests.conftest import Clock, Someones
from tests.features.acting import utc
from tests.features.closing import (
    RECEIVER,
    close,
    everybody_came,
    hand_on,
    hold_bus,
    hold_report,
    hold_sip,
    newest_meeting,
)
from tests.features.looking import contact_of, due_rows, errors, newest, rows, the

REVEALING = ("anmäl", "oro", "återkoppl", "socialtjänst", "utredning", "skola", "BUS", "SIP")


async def test_b07_a_held_sip_cannot_be_closed_without_follow_up_or_explicit_end(
    built: House, clock: Clock, anna: Someone
) -> None:
    await hold_sip(built, clock, anna)

    nothing = await close(anna)
    no_day = await anna.fills(next="follow_up")
    still = the(built, Meeting).state
    await anna.fills(next="ended")

    assert errors(nothing) == {"next": "Välj ett av alternativen."}
    assert errors(no_day) == {"on": "Skriv datumet som 2027-03-12."}
    assert still == MeetingState.BOOKED
    assert (the(built, Meeting).state, the(built, Meeting).outcome) == ("closed", "ended")


async def test_b07_a_follow_up_date_closes_a_sip_and_asks_about_times_around_it(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await hold_sip(built, clock, anna)

    await close(anna, next="follow_up", on="2027-04-21")

    first, second = rows(built, Meeting)
    assert (first.state, first.outcome) == (MeetingState.CLOSED, "follow_up")
    assert (second.kind, second.follows_id) == ("sip", first.id)
    assert second.state == MeetingState.POLLING
    assert (second.window_from_on, second.window_to_on) == (date(2027, 4, 14), date(2027, 4, 28))
    assert "Vilka tider kan du?" in newest(bo)


async def test_b08_the_four_statutory_headings_are_a_checklist_that_nobody_keeps(
    built: House, clock: Clock, anna: Someone
) -> None:
    await hold_sip(built, clock, anna)
    await anna.presses("Avsluta mötet")

    (checklist,) = [each for each in anna.form.fields if getattr(each, "id", "") == "checklist"]

    assert isinstance(checklist, AnyOf)
    assert [render(each.label, "sv") for each in checklist.options] == [
        "Vilka insatser behövs?",
        "Vilka insatser svarar var och en för?",
        "Vilka åtgärder gör någon annan?",
        "Vem har det övergripande ansvaret?",
    ]
    assert len(SIP.agenda) == 4
    assert not checklist.chosen
    assert not checklist.required
    assert checklist.hint is not None
    assert "i ert verksamhetssystem" in render(checklist.hint, "sv")


async def test_b10_a_sip_that_is_not_solved_goes_to_bus_as_reference_and_obstacle_only(
    built: House, clock: Clock, anna: Someone, someone: Someones
) -> None:
    await hold_sip(built, clock, anna)
    bus = contact_of(built, someone("bus"))
    await anna.presses("Avsluta mötet")
    receiver = anna.choice("bus_convener", RECEIVER)
    handed_on = {"next": "bus", "bus_convener": receiver, "obstacle": "responsibility"}

    refused = await anna.fills(**handed_on)
    await anna.fills(**handed_on, secrecy=("yes",))

    sip, draft = rows(built, Meeting)
    assert list(errors(refused)) == ["secrecy"]
    assert sip.state == MeetingState.CLOSED
    assert (draft.kind, draft.state, draft.convener_id) == ("bus", MeetingState.DRAFT, bus.id)
    assert (draft.follows_id, draft.obstacle) == (sip.id, "responsibility")
    assert draft.cleared_at == clock.at
    assert (draft.starts_at, draft.place_id, draft.link, draft.family_can) == (None, None, "", [])
    assert {each.meeting_id for each in rows(built, Party)} == {sip.id}
    assert {each.meeting_id for each in rows(built, Consent)} == {sip.id}
    assert not rows(built, AgendaItem)
    places = [each for each in rows(built, Invitation) if each.meeting_id == draft.id]
    assert [each.contact_id for each in places] == [bus.id]


async def test_b10_the_receiver_is_told_reference_and_obstacle_and_nothing_else(
    built: House, clock: Clock, anna: Someone, someone: Someones
) -> None:
    await hand_on(built, clock, anna)

    sip, draft = rows(built, Meeting)
    told = newest(someone("bus"))
    assert sip.reference in told
    assert draft.reference in told
    assert "Hinder: Oenighet om vem som ansvarar." in told
    for hidden in ("Ekbackens", "BUP", "februari", "Hamngatan", "samtycke"):
        assert hidden not in told


async def test_b11_a_deviation_is_a_link_to_the_agencys_own_form_and_nothing_is_kept_of_it(
    built: House, clock: Clock, anna: Someone
) -> None:
    await hold_bus(built, clock, anna)

    reply = await close(anna, outcome="deviation", obstacle="resources")
    await travel(built, clock, utc(2, 12, 8))

    meeting = the(built, Meeting)
    assert (meeting.outcome, meeting.obstacle) == ("deviation", "resources")
    for told in (words(reply), newest(anna)):
        assert "https://intranat.exempelviken.example/avvikelse" in told
        assert "Skriv inget om den här." in told
    assert len(due_rows(built, DEVIATION)) == 1


async def test_b17_feedback_is_due_within_a_week_and_its_reminder_reveals_nothing(
    built: House, clock: Clock, someone: Someones
) -> None:
    soc = someone("soc")
    await hold_report(built, clock, soc)
    await soc.presses("Avsluta mötet")

    await soc.fills(feedback="by")
    await travel(built, clock, utc(2, 9, 8))
    the_day_before = newest(soc)
    await travel(built, clock, utc(2, 10, 8))

    meeting = the(built, Meeting)
    assert meeting.feedback_by_on == date(2027, 2, 10)
    assert "ska vara klart senast ons 10 februari 2027" in the_day_before
    assert [row.due_at for row in due_rows(built, FEEDBACK)] == [utc(2, 9, 7), utc(2, 10, 7)]
    for told in (the_day_before, newest(soc)):
        assert not [each for each in REVEALING if each.casefold() in told.casefold()]


async def test_b17_what_is_done_is_not_reminded_of(
    built: House, clock: Clock, someone: Someones
) -> None:
    soc = someone("soc")
    await hold_report(built, clock, soc)
    await close(soc, feedback="by", feedback_by_on="2027-02-10")
    await travel(built, clock, utc(2, 9, 8))

    reply = await soc.presses("Klart")
    cards = len(soc.cards)
    await travel(built, clock, utc(2, 12, 8))

    assert "Jag påminner inte mer." in words(reply)
    assert the(built, Meeting).feedback_done_at == utc(2, 9, 8)
    assert len(soc.cards) == cards


async def test_b17_an_anmalningsmote_cannot_be_closed_until_it_is_said_whether_anything_is_left(
    built: House, clock: Clock, someone: Someones
) -> None:
    soc = someone("soc")
    await hold_report(built, clock, soc)

    refused = await close(soc)
    await soc.fills(feedback="nothing", came=everybody_came(soc))

    assert errors(refused) == {"feedback": "Välj ett av alternativen."}
    assert newest_meeting(built).state == MeetingState.CLOSED
    assert newest_meeting(built).feedback_by_on is None
    assert not due_rows(built, FEEDBACK)


async def test_rows_that_are_due_hold_ids_only(
    built: House, clock: Clock, someone: Someones
) -> None:
    soc = someone("soc")
    await hold_report(built, clock, soc)

    await close(soc, feedback="by")

    payloads = [row.payload for row in rows(built, Outbox) if row.kind.startswith("closings")]
    assert payloads
    assert all(isinstance(each, int) for payload in payloads for each in payload.values())
    assert "feedback" not in json.dumps(payloads)
