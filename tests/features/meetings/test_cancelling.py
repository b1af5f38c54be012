"""Cancelling: asked once more, then an end for exactly those who may have an invitation."""

from datetime import UTC, datetime

from sqlmodel import select

from bot.demo.calling import call_sip
from bot.demo.district import AGREEMENT
from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from bot.features.meetings.due import due_mail
from bot.features.meetings.view import CARD, MAIL, REMINDER
from models import outbox
from models.meetings import Meeting, MeetingState
from models.queue import Outbox, OutboxState
from tests.conftest import Clock
from tests.features.acting import call_fixed, call_without_consent, utc
from tests.features.looking import all_but_reads, due_rows, invites, newest, the

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
"""Leases go by the real clock, and every one from here has run out."""


async def cancel(convener: Someone) -> None:
    await convener.presses("Ställ in")
    await convener.fills()


async def test_pressing_the_button_asks_once_more_and_changes_nothing(
    built: House, anna: Someone
) -> None:
    await call_fixed(anna)
    before = all_but_reads(built)

    await anna.presses("Ställ in")

    assert anna.form.id == "meetings.cancel"
    assert all_but_reads(built) == before


async def test_everybody_gets_an_end_to_the_same_calendar_entry(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)

    await cancel(anna)

    first, ends = invites(built)[:3], invites(built)[3:]
    assert {each.method for each in ends} == {"CANCEL"}
    assert {each.sequence for each in ends} == {1}
    assert {str(each.event["STATUS"]) for each in ends} == {"CANCELLED"}
    assert {each.to for each in ends} == {each.to for each in first}
    assert {str(each.event["UID"]) for each in (*first, *ends)} == {the(built, Meeting).uid}
    assert {each.subject.split(":")[0] for each in ends} == {"Inställt"}
    assert "Mötet är inställt." in newest(bo)
    assert "är inställt. Alla som fått en kallelse får besked." in words(anna.reply)


async def test_an_end_after_a_move_counts_on(built: House, anna: Someone) -> None:
    await call_fixed(anna)
    await anna.presses("Flytta")
    await anna.fills(on="2027-02-12")

    await cancel(anna)

    assert [each.sequence for each in invites(built)] == [0, 0, 0, 1, 1, 1, 2, 2, 2]
    assert [each.method for each in invites(built)[-3:]] == ["CANCEL"] * 3


async def test_nobody_is_reminded_of_it(built: House, clock: Clock, anna: Someone) -> None:
    await call_fixed(anna)
    await cancel(anna)

    await travel(built, clock, utc(2, 11, 12))

    assert [row.reason for row in due_rows(built, REMINDER)] == ["cancelled"] * 3


async def test_a_poll_called_off_sends_no_mail_and_changes_every_card(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)

    await cancel(anna)
    await travel(built, clock, utc(2, 13, 12))

    assert the(built, Meeting).state == MeetingState.CANCELLED
    assert not built.mailbox.mails
    assert "Mötet är inställt." in newest(bo)
    assert (len(bo.cards), bo.cards[0].version) == (1, 2)


async def test_a_draft_dropped_stays_unknown_to_those_who_were_to_be_called(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_without_consent(anna)

    await anna.presses("Ta bort utkastet")
    await anna.fills()

    assert "Mötet är inställt." in newest(anna)
    assert [*bo.cards, *built.mailbox.mails] == []
    reply = await bo.presses_unseen("cancel", str(the(built, Meeting).id))
    assert words(reply).startswith("Jag hittar inget sådant möte för dig.")


async def test_nobody_hears_of_a_meeting_cancelled_before_anything_left(
    built: House, anna: Someone, bo: Someone
) -> None:
    anna.waits = False
    await call_fixed(anna)
    await anna.presses_unseen("cancel", str(the(built, Meeting).id))
    await anna.fills()

    await built.bot.sweep()

    assert [*bo.cards, *built.mailbox.mails] == []
    unshown = [row.reason for row in due_rows(built, CARD) if row.reason != "cancelled"]
    assert unshown == ["never_shown"] * 3
    reasons = [row.reason for row in due_rows(built, MAIL)]
    assert sorted(reasons) == ["cancelled"] * 3 + ["never_invited"] * 3


async def test_an_end_follows_an_invitation_that_may_have_left(
    built: House, clock: Clock, anna: Someone
) -> None:
    anna.waits = False
    await call_fixed(anna)
    crash_while_sending(built, clock)
    await anna.presses_unseen("cancel", str(the(built, Meeting).id))
    await anna.fills()

    await built.bot.sweep()

    assert [each.method for each in invites(built)] == ["CANCEL"] * 3
    assert [row.reason for row in due_rows(built, MAIL, OutboxState.DROPPED)] == ["superseded"] * 3


async def test_an_invitation_that_may_have_left_goes_out_again_with_the_same_message_id(
    built: House, clock: Clock, anna: Someone
) -> None:
    anna.waits = False
    await call_fixed(anna)
    crash_while_sending(built, clock)
    keys = {row.key for row in due_rows(built, MAIL)}

    await built.bot.sweep()

    assert {row.key for row in due_rows(built, MAIL, OutboxState.SENT)} == keys
    assert [(each.method, each.sequence) for each in invites(built)] == [("REQUEST", 0)] * 3


async def test_cancelling_twice_ends_it_once(built: House, anna: Someone) -> None:
    await call_fixed(anna)
    await anna.presses("Ställ in")
    form = anna.reply
    await anna.fills()

    anna.reply = form
    await anna.fills()

    assert "är inställt. Kalla till ett nytt möte" in words(anna.reply)
    assert len(invites(built)) == 6


async def test_somebody_called_cannot_cancel(built: House, anna: Someone, bo: Someone) -> None:
    await call_fixed(anna)
    await anna.presses("Ställ in")

    bo.reply = anna.reply
    await bo.fills()

    assert words(bo.reply).startswith("Bara den som kallade till")
    assert the(built, Meeting).state == MeetingState.BOOKED


def crash_while_sending(built: House, clock: Clock) -> None:
    """Leave the mails as a worker does that dies before it knows whether they left."""
    with built.store.transaction() as tx:
        for row in tx.exec(select(Outbox).where(Outbox.kind == MAIL)):
            due_mail(tx, row, AGREEMENT, clock.at)
            outbox.mark_intent(row)
            row.owner, row.lease_until = "gone", LONG_AGO
