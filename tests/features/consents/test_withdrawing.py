"""A consent withdrawn: asked once, no reason, what is ahead ends and nothing opens again."""

from datetime import UTC, datetime

import pytest
from sqlmodel import select

from bot.demo.calling import call_sip
from bot.demo.district import AGREEMENT
from bot.demo.house import House
from bot.demo.people import NotThereError, Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from bot.features.consents.sending import HANDOVER
from bot.features.meetings.due import due_mail
from bot.features.meetings.view import MAIL, REMINDER
from models import outbox
from models.audit import AuditEntry
from models.meetings import Consent, ConsentStatus, Meeting, MeetingState
from models.queue import Outbox, OutboxState
from tests.conftest import Clock
from tests.features.acting import book, call_fixed, call_without_consent, utc
from tests.features.looking import (
    all_but_reads,
    due_rows,
    everything_kept,
    invites,
    newest,
    rows,
    save,
    the,
)

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
WITHDRAW = "Samtycket är återkallat"


async def withdraw(convener: Someone) -> None:
    await convener.presses(WITHDRAW)
    await convener.fills()


async def test_pressing_asks_once_more_for_no_reason_and_changes_nothing(
    built: House, anna: Someone
) -> None:
    await call_fixed(anna)
    before = all_but_reads(built)

    await anna.presses(WITHDRAW)

    assert anna.form.id == "consents.withdraw"
    assert [type(each).__name__ for each in anna.form.fields] == ["Heading"]
    assert all_but_reads(built) == before


async def test_everybody_invited_gets_an_end_to_the_same_calendar_entry(
    built: House, anna: Someone
) -> None:
    await call_fixed(anna)

    await withdraw(anna)

    first, ends = invites(built)[:3], invites(built)[3:]
    assert [each.method for each in ends] == ["CANCEL"] * 3
    assert {each.sequence for each in ends} == {1}
    assert {str(each.event["UID"]) for each in (*first, *ends)} == {the(built, Meeting).uid}
    assert {each.to for each in ends} == {each.to for each in first}


async def test_the_record_and_the_audit_trail_tell_that_it_was_withdrawn_and_not_why(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_fixed(anna)

    await withdraw(anna)

    consent = the(built, Consent)
    assert (consent.status, consent.recorded_at) == (ConsentStatus.WITHDRAWN, clock.at)
    noted = [each.subject for each in rows(built, AuditEntry) if each.what == "consent.withdrawn"]
    assert noted == [the(built, Meeting).reference]


async def test_only_the_convener_sees_that_a_consent_was_withdrawn(
    anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)

    await withdraw(anna)

    assert "Samtycket är återkallat." in newest(anna)
    assert "Mötet är inställt." in newest(bo)
    assert "amtyck" not in newest(bo)


async def test_a_poll_ends_with_it_and_nobody_gets_a_mail(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)

    await withdraw(anna)
    await travel(built, clock, utc(2, 13, 12))

    assert the(built, Meeting).state == MeetingState.CANCELLED
    assert not built.mailbox.mails
    assert "Mötet är inställt." in newest(bo)


async def test_what_waits_is_dropped_reminders_and_ticks_too(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_fixed(anna)
    await withdraw(anna)

    await travel(built, clock, utc(2, 12, 12))

    assert [row.reason for row in due_rows(built, REMINDER)] == ["cancelled"] * 3
    assert [row.reason for row in due_rows(built, HANDOVER)] == ["withdrawn"]
    assert {each.method for each in invites(built)[3:]} == {"CANCEL"}


async def test_nothing_can_be_opened_again(built: House, anna: Someone) -> None:
    await call_sip(anna)
    meeting_id = str(the(built, Meeting).id)
    first = next(button for _, button in anna.buttons() if button.id == "book")
    await withdraw(anna)
    before = everything_kept(built)

    for button in ("consent", "renew_consent", "more", "move", "withdraw", "book_draft"):
        reply = await anna.presses_unseen(button, meeting_id)
        assert "är inställt" in words(reply)
    reply = await anna.presses_unseen("book", first.value)

    assert "är inställt" in words(reply)
    assert everything_kept(built) == before


async def test_an_invitation_still_queued_never_leaves(built: House, anna: Someone) -> None:
    anna.waits = False
    await call_fixed(anna)
    await anna.presses_unseen("withdraw", str(the(built, Meeting).id))
    await anna.fills()

    await built.bot.sweep()

    assert not invites(built)


async def test_an_end_follows_an_invitation_that_may_have_left(
    built: House, clock: Clock, anna: Someone
) -> None:
    anna.waits = False
    await call_fixed(anna)
    with built.store.transaction() as tx:
        for row in tx.exec(select(Outbox).where(Outbox.kind == MAIL)):
            due_mail(tx, row, AGREEMENT, clock.at)
            outbox.mark_intent(row)
            row.owner, row.lease_until = "gone", LONG_AGO
    await anna.presses_unseen("withdraw", str(the(built, Meeting).id))
    await anna.fills()

    await built.bot.sweep()

    assert [each.method for each in invites(built)] == ["CANCEL"] * 3
    assert [row.reason for row in due_rows(built, MAIL, OutboxState.DROPPED)] == ["superseded"] * 3


async def test_a_meeting_moved_and_then_withdrawn_ends_above_its_last_number(
    built: House, anna: Someone
) -> None:
    await call_fixed(anna)
    await anna.presses("Flytta")
    await anna.fills(on="2027-02-12")

    await withdraw(anna)

    assert [(each.method, each.sequence) for each in invites(built)[-3:]] == [("CANCEL", 2)] * 3


async def test_a_meeting_that_is_over_is_closed_and_its_calendar_entries_stay(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_fixed(anna)
    await travel(built, clock, utc(2, 11, 12))

    await withdraw(anna)

    assert the(built, Meeting).state == MeetingState.CLOSED
    assert "Samtycket är återkallat." in "".join(words(card.reply) for card in anna.cards)
    assert len(invites(built)) == 3


async def test_the_follow_up_ends_with_the_meeting_it_follows(built: House, anna: Someone) -> None:
    await call_fixed(anna)
    await call_fixed(anna, on="2027-02-12")
    first, second = rows(built, Meeting)
    second.follows_id = first.id
    save(built, second)

    await anna.presses_unseen("withdraw", str(first.id))
    await anna.fills()

    assert {each.state for each in rows(built, Meeting)} == {MeetingState.CANCELLED}
    assert {each.status for each in rows(built, Consent)} == {ConsentStatus.WITHDRAWN}


async def test_a_follow_up_already_ended_stays_as_it_was(built: House, anna: Someone) -> None:
    await call_fixed(anna)
    await call_fixed(anna, on="2027-02-12")
    first, second = rows(built, Meeting)
    second.follows_id, second.state = first.id, MeetingState.CLOSED
    save(built, second)

    await anna.presses_unseen("withdraw", str(first.id))
    await anna.fills()

    assert [each.state for each in rows(built, Meeting)] == ["cancelled", "closed"]
    assert {each.status for each in rows(built, Consent)} == {ConsentStatus.WITHDRAWN}


async def test_a_meeting_that_was_held_is_closed(built: House, clock: Clock, anna: Someone) -> None:
    await call_fixed(anna)
    meeting = the(built, Meeting)
    meeting.state = MeetingState.HELD
    save(built, meeting)

    await anna.presses_unseen("withdraw", str(meeting.id))
    await anna.fills()
    await travel(built, clock, utc(3, 1, 12))

    assert the(built, Meeting).state == MeetingState.CLOSED
    assert len(invites(built)) == 3


async def test_another_meeting_of_the_same_convener_goes_on(built: House, anna: Someone) -> None:
    await call_fixed(anna)
    await call_fixed(anna, on="2027-02-12")

    await withdraw(anna)

    assert [each.state for each in rows(built, Meeting)] == ["booked", "cancelled"]


async def test_a_draft_has_no_consent_to_withdraw(built: House, anna: Someone) -> None:
    await call_without_consent(anna)

    reply = await anna.presses_unseen("withdraw", str(the(built, Meeting).id))

    assert "Det finns inget samtycke att ändra" in words(reply)
    with pytest.raises(NotThereError):
        await anna.presses(WITHDRAW)


async def test_somebody_called_cannot_withdraw(built: House, anna: Someone, bo: Someone) -> None:
    await call_fixed(anna)
    await anna.presses(WITHDRAW)

    bo.reply = anna.reply
    await bo.fills()

    assert words(bo.reply).startswith("Bara den som kallade till")
    assert the(built, Consent).status == ConsentStatus.GIVEN


async def test_withdrawing_twice_is_the_same_as_once(built: House, anna: Someone) -> None:
    await call_sip(anna)
    await book(anna)
    await withdraw(anna)

    await anna.repeats()

    assert len([each for each in invites(built) if each.method == "CANCEL"]) == 3
