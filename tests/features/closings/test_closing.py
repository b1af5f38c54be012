"""Closing a meeting that was held: when it can be done, by whom, and what is kept."""

from datetime import timedelta

import pytest

from bot.agreement import Agreement
from bot.demo.district import AGREEMENT
from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from bot.features.closings.forms import ClosingChoices, closing_form
from bot.features.closings.replies import deviation_parts
from bot.features.closings.sending import DEVIATION, FEEDBACK, REMIND
from bot.features.meetings.view import view
from bot.replies import OneOf, Reply
from models.meetings import Meeting, MeetingState, Party
from models.queue import Outbox, OutboxState
from models.registry import Organisation
from tests.conftest import Clock, Someones
from tests.features.acting import BOOKED_AT, buttons, call_without_consent, take_chat_away, utc
from tests.features.closing import (
    HELD_AT,
    close,
    everybody_came,
    hold_bus,
    hold_report,
    hold_sip,
)
from tests.features.looking import (
    due_rows,
    errors,
    everything_kept,
    newest,
    rows,
    subjects,
    the,
)

A_MINUTE = timedelta(minutes=1)


def closing_buttons(person: Someone) -> int:
    return len([each for each in buttons(person, "close") if each.id == "close"])


async def test_a_meeting_can_be_closed_from_the_moment_it_begins_and_by_its_convener_alone(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await hold_sip(built, clock, anna, BOOKED_AT - A_MINUTE)
    before = closing_buttons(anna)

    await travel(built, clock, BOOKED_AT)

    assert before == 0
    assert closing_buttons(anna) == 1
    assert closing_buttons(bo) == 0
    assert (
        anna.cards[0].version == 4
    )  # the card itself, in place: how the mail went, a closed agenda, this


async def test_a_meeting_that_has_not_begun_is_not_closed(
    built: House, clock: Clock, anna: Someone
) -> None:
    await hold_sip(built, clock, anna, BOOKED_AT - A_MINUTE)
    meeting = the(built, Meeting)

    reply = await anna.presses_unseen("close", str(meeting.id))

    assert words(reply) == (
        f"{meeting.reference} börjar tors 11 februari kl. 10.30. Avsluta det när det har hållits."
    )


async def test_somebody_merely_called_cannot_close_it(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await hold_sip(built, clock, anna)

    reply = await bo.presses_unseen("close", str(the(built, Meeting).id))

    assert words(reply).startswith("Bara den som kallade till")


async def test_it_is_kept_which_organisations_came(
    built: House, clock: Clock, anna: Someone
) -> None:
    await hold_sip(built, clock, anna)
    await anna.presses("Avsluta mötet")
    social_services, school, _ = everybody_came(anna)

    await anna.fills(came=(social_services, school), next="ended")

    names = {each.id: each.name for each in rows(built, Organisation)}
    assert {names[each.organisation_id]: each.came for each in rows(built, Party)} == {
        "Socialtjänsten Exempelviken": True,
        "Ekbackens skola": True,
        "BUP Exempelviken": False,
    }


async def test_an_organisation_that_was_not_called_did_not_come(
    built: House, clock: Clock, anna: Someone
) -> None:
    await hold_sip(built, clock, anna)

    reply = await close(anna, came=("999999",), next="ended")

    assert list(errors(reply)) == ["came"]
    assert the(built, Meeting).state == MeetingState.BOOKED


async def test_what_is_ticked_in_the_checklist_is_kept_nowhere(
    built: House, clock: Clock, anna: Someone
) -> None:
    await hold_sip(built, clock, anna)
    await close(anna, checklist=("2", "4"), next="ended")

    kept = everything_kept(built)

    assert "checklist" not in repr(kept)


async def test_everybodys_card_tells_that_it_is_closed_and_the_conveners_how(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await hold_sip(built, clock, anna)

    await close(anna, next="ended")

    told = [words(each.cards[0].reply) for each in (anna, bo)]
    assert "Mötet är avslutat." in told[0]
    assert "Inget nytt möte är planerat." in told[0]
    assert "Mötet är avslutat." in told[1]
    assert "planerat" not in told[1]


async def test_a_closed_meeting_is_neither_closed_again_nor_moved(
    built: House, clock: Clock, anna: Someone
) -> None:
    await hold_sip(built, clock, anna)
    await close(anna, next="ended")
    meeting = the(built, Meeting)

    again = await anna.presses_unseen("close", str(meeting.id))
    moved = await anna.presses_unseen("move", str(meeting.id))

    assert words(again) == f"{meeting.reference} är redan avslutat."
    assert words(moved).startswith("Det går inte att göra med")


async def test_a_form_of_another_kind_does_not_close_it(
    built: House, clock: Clock, anna: Someone
) -> None:
    await hold_sip(built, clock, anna)
    await anna.presses("Avsluta mötet")
    number = str(the(built, Meeting).id)

    for about in (f"{number} konsultation", f"{number} möte", number, "sip"):
        object.__setattr__(anna.form, "about", about)
        reply = await anna.fills()
        assert words(reply).startswith("Knappen eller formuläret gäller inte längre.")
        await anna.presses("Avsluta mötet")

    assert the(built, Meeting).state == MeetingState.BOOKED


async def test_an_unclosed_meeting_is_reminded_of_next_working_day_and_then_weekly(
    built: House, clock: Clock, anna: Someone
) -> None:
    await hold_sip(built, clock, anna)

    await travel(built, clock, utc(2, 27, 8))

    sent = due_rows(built, REMIND, OutboxState.SENT)
    assert [row.due_at for row in sent] == [utc(2, 12, 7), utc(2, 19, 7), utc(2, 26, 7)]
    assert "är inte avslutat" in newest(anna)


async def test_weeks_without_the_bot_are_not_made_up_for(
    built: House, clock: Clock, anna: Someone
) -> None:
    await hold_sip(built, clock, anna)
    clock.at = utc(3, 13, 8)

    await built.bot.sweep()

    assert [row.due_at for row in due_rows(built, REMIND, OutboxState.SENT)] == [utc(2, 12, 7)]
    assert [row.due_at for row in due_rows(built, REMIND, OutboxState.WAITING)] == [utc(3, 19, 7)]


async def test_a_reminder_after_a_friday_waits_for_monday(
    built: House, clock: Clock, anna: Someone
) -> None:
    await hold_sip(built, clock, anna, utc(2, 15, 8), on="2027-02-12")

    assert [row.due_at for row in due_rows(built, REMIND, OutboxState.SENT)] == [utc(2, 15, 7)]


def but_for_weeks(person: Someone) -> list[str]:
    """What stands in somebody's private dialogue beside their weekly digests."""
    said = [words(card.reply) for card in person.cards]
    return [each for each in said if not each.startswith("Din vecka")]


async def test_the_reminders_stop_when_it_is_closed(
    built: House, clock: Clock, anna: Someone
) -> None:
    await hold_sip(built, clock, anna)
    await travel(built, clock, utc(2, 12, 8))
    await close(anna, next="ended")
    cards = len(but_for_weeks(anna))

    await travel(built, clock, utc(3, 5, 8))

    assert len(due_rows(built, REMIND, OutboxState.SENT)) == 1
    assert len(but_for_weeks(anna)) == cards


async def test_a_moved_meeting_is_reminded_of_after_its_new_time_only(
    built: House, clock: Clock, anna: Someone
) -> None:
    await hold_sip(built, clock, anna, BOOKED_AT - timedelta(days=2))
    await anna.presses("Flytta")
    await anna.fills(on="2027-02-18")

    await travel(built, clock, utc(2, 19, 8))

    assert [row.due_at for row in due_rows(built, REMIND, OutboxState.SENT)] == [utc(2, 19, 7)]
    assert [row.reason for row in due_rows(built, REMIND, OutboxState.DROPPED)] == ["superseded"]


async def test_a_cancelled_meeting_is_not_reminded_of(
    built: House, clock: Clock, anna: Someone
) -> None:
    await hold_sip(built, clock, anna, BOOKED_AT - timedelta(days=2))
    await anna.presses("Ställ in")
    await anna.fills()

    await travel(built, clock, utc(2, 12, 8))

    assert not due_rows(built, REMIND, OutboxState.SENT)


async def test_a_convener_without_a_chat_is_reminded_by_a_neutral_mail(
    built: House, clock: Clock, anna: Someone
) -> None:
    await hold_sip(built, clock, anna)
    take_chat_away(built, anna)

    await travel(built, clock, utc(2, 12, 8))

    reference = the(built, Meeting).reference
    assert f"Påminnelse: Samverkansmöte {reference}" in subjects(built)[-1]


async def test_a_consultation_is_closed_without_more_ado(
    built: House, clock: Clock, bo: Someone
) -> None:
    await bo.says("konsultation")
    await bo.fills(
        who=(bo.choice("who", "Socialsekreterare, Socialtjänsten Exempelviken"),),
        when="fixed",
        on="2027-02-11",
        at="10.30",
    )
    await travel(built, clock, HELD_AT)

    reply = await close(bo)

    meeting = the(built, Meeting)
    assert words(reply) == f"{meeting.reference} är avslutat."
    assert (meeting.state, meeting.outcome) == (MeetingState.CLOSED, "")


async def test_a_bus_meeting_is_closed_with_obstacle_and_decision(
    built: House, clock: Clock, anna: Someone
) -> None:
    await hold_bus(built, clock, anna)

    refused = await close(anna)
    await anna.fills(outcome="back_to_sip", obstacle="responsibility")

    meeting = the(built, Meeting)
    assert errors(refused) == {"outcome": "Välj ett av alternativen."}
    assert (meeting.outcome, meeting.obstacle) == ("back_to_sip", "responsibility")
    assert "Utfall: åter till SIP." in words(anna.cards[0].reply)


async def test_a_day_by_which_something_is_to_be_done_lies_ahead(
    built: House, clock: Clock, someone: Someones
) -> None:
    soc = someone("soc")
    await hold_report(built, clock, soc)

    past = await close(soc, feedback="by", feedback_by_on="2027-02-02")
    far = await soc.fills(feedback="by", feedback_by_on="2029-02-02")
    at_once = await soc.fills(feedback="by", feedback_by_on="2027-02-03")

    assert list(errors(past)) == list(errors(far)) == ["feedback_by_on"]
    assert not at_once.errors
    assert "Något ska vara klart senast ons 3 februari 2027." in words(soc.cards[0].reply)


async def test_pressing_done_twice_is_the_same_as_once(
    built: House, clock: Clock, someone: Someones
) -> None:
    soc = someone("soc")
    await hold_report(built, clock, soc)
    await close(soc, feedback="by", feedback_by_on="2027-02-10")
    number = str(the(built, Meeting).id)
    await soc.presses_unseen("feedback", number)
    done_at = the(built, Meeting).feedback_done_at
    clock.on(A_MINUTE)

    reply = await soc.presses_unseen("feedback", number)

    assert "Jag påminner inte mer." in words(reply)
    assert the(built, Meeting).feedback_done_at == done_at
    assert "Det är klart." in words(soc.cards[0].reply)


async def test_a_draft_cannot_be_closed(built: House, anna: Someone) -> None:
    await call_without_consent(anna)

    reply = await anna.presses_unseen("close", str(the(built, Meeting).id))

    assert words(reply).startswith("Det går inte att göra med")


@pytest.mark.parametrize(
    ("kind", "reason"), [(FEEDBACK, "done"), (DEVIATION, "superseded"), (REMIND, "superseded")]
)
async def test_a_reminder_that_rows_no_longer_ask_for_is_dropped(
    built: House, clock: Clock, anna: Someone, kind: str, reason: str
) -> None:
    await hold_sip(built, clock, anna)
    meeting = the(built, Meeting)
    with built.store.transaction() as tx:
        tx.add(
            Outbox(
                area_id=meeting.area_id,
                key="of another age",
                kind=kind,
                payload={"sequence": 7, "nth": 0},
                meeting_id=meeting.id,
                due_at=clock.at,
                created_at=clock.at,
            )
        )

    await built.bot.sweep()

    assert [row.reason for row in due_rows(built, kind, OutboxState.DROPPED)] == [reason]


async def test_where_nobody_may_call_bus_a_sip_cannot_go_there(
    built: House, clock: Clock, anna: Someone
) -> None:
    await hold_sip(built, clock, anna)
    with built.store.transaction() as tx:
        shown = view(tx, the(built, Meeting), AGREEMENT, clock.at)
        form = closing_form(shown, ClosingChoices())

    (after,) = [each for each in form.fields if isinstance(each, OneOf) and each.id == "next"]
    assert [option.value for option in after.options] == ["follow_up", "ended"]


def test_without_a_form_in_the_agreement_a_deviation_has_no_link() -> None:
    parts = deviation_parts(Agreement())

    assert "er egen blankett" in words(Reply(parts))
    assert "https://" not in words(Reply(parts))


async def test_a_deviation_is_told_neutrally_to_a_convener_who_has_lost_their_chat(
    built: House, clock: Clock, anna: Someone
) -> None:
    await hold_bus(built, clock, anna)
    await close(anna, outcome="deviation", obstacle="resources")
    take_chat_away(built, anna)

    await travel(built, clock, utc(2, 12, 8))

    mail = built.mailbox.mails[-1].message.get_body(("plain",))
    assert mail is not None
    assert "Det finns något att göra" in mail.get_content()
    assert "avvik" not in mail.get_content().lower()
