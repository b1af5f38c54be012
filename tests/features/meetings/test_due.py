"""What is due is asked of the rows once more, and dropped with a reason when overtaken."""

from dataclasses import replace

from bot.agreement import Agreement, KindRules
from bot.demo.calling import call_sip
from bot.demo.district import AGREEMENT
from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from bot.features.meetings.intents import Window
from bot.features.meetings.replies import card
from bot.features.meetings.sending import card_thread
from bot.features.meetings.times import Found, find_times
from bot.features.meetings.view import CARD, MAIL, REMINDER, MeetingView, view
from models.meetings import Consent, Invitation, Meeting, MeetingState
from models.queue import Outbox, OutboxState
from tests.conftest import Clock
from tests.features.acting import (
    call_fixed,
    call_without_consent,
    give_consent,
    take_back,
    utc,
)
from tests.features.looking import contact_of, due_rows, newest, rows, save, the

NO_CLOCK = Agreement(kinds={"sip": KindRules(conveners=("sip-samordnare",))})


def sight(built: House, clock: Clock) -> MeetingView:
    """The only meeting as its card and letters see it."""
    with built.store.transaction() as tx:
        return view(tx, the(built, Meeting), AGREEMENT, clock.at)


async def test_an_invitation_for_somebody_no_longer_called_is_dropped(
    built: House, anna: Someone, bo: Someone
) -> None:
    anna.waits = False
    await call_fixed(anna)
    kurator = contact_of(built, bo)
    with built.store.transaction() as tx:
        for place in rows(built, Invitation):
            if place.contact_id == kurator.id:
                tx.delete(place)

    await built.bot.sweep()

    assert [row.reason for row in due_rows(built, MAIL, OutboxState.DROPPED)] == ["superseded"]
    assert [row.reason for row in due_rows(built, CARD, OutboxState.DROPPED)] == ["not_called"]
    assert len(built.mailbox.mails) == 2


async def test_an_invitation_to_a_meeting_that_is_over_is_dropped(
    built: House, anna: Someone
) -> None:
    anna.waits = False
    await call_fixed(anna)
    meeting = the(built, Meeting)
    meeting.state = MeetingState.HELD
    save(built, meeting)

    await built.bot.sweep()

    assert [row.reason for row in due_rows(built, MAIL)] == ["not_booked"] * 3


async def test_an_invitation_overtaken_by_a_move_while_it_was_claimed_is_dropped(
    built: House, anna: Someone
) -> None:
    anna.waits = False
    await call_fixed(anna)
    meeting = the(built, Meeting)
    meeting.sequence = 1
    save(built, meeting)

    await built.bot.sweep()

    assert [row.reason for row in due_rows(built, MAIL)] == ["superseded"] * 3


async def test_a_reminder_overtaken_by_a_move_while_it_was_claimed_is_dropped(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_fixed(anna)
    meeting = the(built, Meeting)
    meeting.sequence = 1
    save(built, meeting)

    await travel(built, clock, utc(2, 10, 12))

    assert [row.reason for row in due_rows(built, REMINDER)] == ["superseded"] * 3


async def test_no_card_shows_a_draft_to_somebody_who_is_to_be_called(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_without_consent(anna)
    meeting, kurator = the(built, Meeting), contact_of(built, bo)
    with built.store.transaction() as tx:
        tx.add(
            Outbox(
                area_id=meeting.area_id,
                key="too early",
                kind=CARD,
                thread=card_thread(meeting.id, kurator.id),
                payload={"contact_id": kurator.id},
                meeting_id=meeting.id,
                due_at=clock.at,
                created_at=clock.at,
            )
        )

    await built.bot.sweep()

    assert not bo.cards
    assert [row.reason for row in due_rows(built, CARD, OutboxState.DROPPED)] == ["not_called_yet"]


async def test_the_organisation_of_somebody_taken_off_stays_on_the_card(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    take_back(built, bo, clock.at)

    await anna.presses("Flytta")
    await anna.fills(on="2027-02-12")

    assert "Ekbackens skola" in newest(anna)


async def test_where_no_consent_is_asked_for_the_clock_runs_from_the_call(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_fixed(anna, on="2027-02-16")
    shown = sight(built, clock)

    said = words(card(replace(shown, consent=None), shown.meeting.convener_id))

    assert "Mötet ligger efter mån 15 februari 2027" in said


async def test_where_the_agreement_has_no_clock_nothing_is_late(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_fixed(anna, on="2027-02-16")
    shown = replace(sight(built, clock), agreement=NO_CLOCK)

    said = words(card(shown, shown.meeting.convener_id))

    assert "Mötet ligger efter" not in said


async def test_times_carry_no_warning_where_there_is_no_clock_or_no_consent(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_sip(anna)
    shown = sight(built, clock)
    late = Window(utc(3, 8, 8).date(), utc(3, 12, 8).date(), ())

    for without in (replace(shown, agreement=NO_CLOCK), replace(shown, consent=None)):
        with built.store.transaction() as tx:
            found = find_times(tx, without, late, clock.at)

        assert isinstance(found, Found)
        codes = {reason.code for slot in found.slots for reason in slot.reasons}
        assert "slots.after_clock" not in codes


async def test_a_consent_record_that_was_lost_is_written_anew(built: House, anna: Someone) -> None:
    await call_without_consent(anna, when="fixed", on="2027-02-11", at="10.30")
    with built.store.transaction() as tx:
        tx.delete(the(built, Consent))

    await give_consent(anna)

    assert the(built, Consent).status == "given"
    assert the(built, Meeting).state == MeetingState.BOOKED
