"""An unknown domain is called after one admin's press, which tells nothing of the meeting."""

import asyncio
from datetime import timedelta

import pytest

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from models.audit import AuditEntry
from models.meetings import Consent, Invitation, Meeting, MeetingState, Party
from models.registry import Contact
from models.visitors import Admission, Visitor
from tests.conftest import Clock, Someones
from tests.features.acting import BOOKED_AT, call_without_consent, give_consent
from tests.features.elsewhere import another_area
from tests.features.looking import (
    contact_of,
    due_rows,
    everything_kept,
    newest,
    rows,
    save,
    the,
)
from tests.features.visitors.adding import (
    ADMIT,
    FIXED,
    NEW_ONE,
    REFUSE,
    UNKNOWN,
    body,
    call_sip_with,
    consult_with,
    invited,
    mailed,
    name_admins,
    visitor,
    visitors,
)
from tests.town import add_meeting


@pytest.fixture
def soc(someone: Someones) -> Someone:
    """Calls consultations, and looks after nothing."""
    return someone("soc")


@pytest.fixture
def eva(built: House, anna: Someone, someone: Someones) -> Someone:
    """Rektor at Sjöängsskolan, who looks after the area beside Anna and is called to nothing."""
    found = someone("rektor2")
    name_admins(built, anna, found)
    return found


async def test_until_somebody_has_pressed_the_visitor_gets_nothing_and_the_others_theirs(
    built: House, soc: Someone
) -> None:
    reply = await consult_with(soc)

    new = visitors(built)[0]
    assert "Inte kallad än: Kurator, Ekbackens skola" in words(reply)
    assert len(invited(built)) == 2
    assert not any(UNKNOWN in caught.to for caught in built.mailbox.mails)
    assert new.id not in [each.contact_id for each in rows(built, Invitation)]
    assert "Inte kallad än: Kurator, Ekbackens skola" in newest(soc)


async def test_the_question_says_domain_function_and_organisation_and_nothing_of_the_meeting(
    built: House, anna: Someone, soc: Someone
) -> None:
    await consult_with(soc, UNKNOWN, NEW_ONE, "Kurator", "Nya skolan", who=("0",))

    asked = newest(anna)
    assert "nyaskolan.example" in asked
    assert "Kurator" in asked
    assert "Nya skolan" in asked
    secret = (the(built, Meeting).reference, "elevhalsan", "onsultation", "11 feb", "10.30")
    assert not [each for each in secret if each in asked]
    assert "Socialsekreterare" not in asked


async def test_only_those_who_look_after_the_area_are_asked_and_may_answer(
    built: House, anna: Someone, soc: Someone, someone: Someones
) -> None:
    rektor = someone("rektor")
    await consult_with(soc)
    number = str(the(built, Visitor).id)

    for curious in (rektor, soc):
        reply = await curious.presses_unseen("visitors.admit", number)
        assert "Bara den som sköter områdets register" in words(reply)

    assert the(built, Visitor).admission == Admission.WAITING
    assert [each.payload["admin_id"] for each in due_rows(built, "visitors.ask")] == [
        contact_of(built, anna).id
    ]


async def test_after_the_press_the_invitation_goes_to_the_meeting_that_is_booked(
    built: House, anna: Someone, soc: Someone
) -> None:
    await consult_with(soc)
    before = invited(built)

    reply = await anna.presses(ADMIT)

    assert [each for each in invited(built) if each not in before] == [UNKNOWN]
    assert "Domänen är godkänd" in words(reply)
    assert "Inte kallad än" not in newest(soc)
    assert "visitor.admitted" in [each.what for each in rows(built, AuditEntry)]


async def test_in_a_poll_the_visitor_is_asked_after_the_press(
    built: House, anna: Someone, soc: Someone
) -> None:
    await consult_with(soc, when="find", from_on="2027-02-01", to_on="2027-02-12")

    before = mailed(built, UNKNOWN)
    await anna.presses(ADMIT)

    (asked,) = mailed(built, UNKNOWN)
    assert not before
    assert "vilka tider" in asked
    assert the(built, Meeting).state == MeetingState.POLLING
    assert len(rows(built, Invitation)) == 3
    await soc.presses_unseen("book", "1")
    if soc.reply.form:
        await soc.fills()
    assert UNKNOWN in invited(built)


async def test_after_a_refusal_the_convener_hears_privately_what_to_do_and_the_address_is_gone(
    built: House, anna: Someone, soc: Someone, someone: Someones
) -> None:
    await consult_with(soc, UNKNOWN, NEW_ONE, "Kurator", "Nya skolan", who=("0",))

    reply = await anna.presses(REFUSE)

    told = " ".join(words(card.reply) for card in soc.cards)
    assert "Kurator, Nya skolan kallas inte" in told
    assert "Be om en adress hos arbetsgivaren" in told
    assert "Domänen är avböjd" in words(reply)
    assert UNKNOWN not in str(everything_kept(built))
    assert UNKNOWN not in invited(built)
    assert "kallas inte" not in " ".join(words(card.reply) for card in someone("rektor").cards)


async def test_a_convener_who_wants_mail_is_told_without_where_anybody_works(
    built: House, anna: Someone, soc: Someone
) -> None:
    await consult_with(soc, UNKNOWN, NEW_ONE, "Kurator", "Nya skolan", who=("0",))
    contact = contact_of(built, soc)
    save(built, contact.model_copy(update={"reach": "mail"}))

    await anna.presses(REFUSE)

    mails = [body(each.message) for each in built.mailbox.mails]
    (told,) = [each for each in mails if "kallas inte" in each]
    assert "Be om en adress hos arbetsgivaren" in told
    assert "Nya skolan" not in told


@pytest.mark.parametrize(("first", "then"), [(ADMIT, REFUSE), (REFUSE, ADMIT)])
async def test_the_first_of_two_admins_decides_and_the_other_sees_what_was_said(
    built: House, anna: Someone, eva: Someone, soc: Someone, first: str, then: str
) -> None:
    await consult_with(soc)
    late = [button for _, button in eva.buttons() if button.id.startswith("visitors.")]
    ids = {"Godkänn för det här mötet": "visitors.admit", "Avböj": "visitors.refuse"}

    await anna.presses(first)
    kept = everything_kept(built)
    reply = await eva.presses_unseen(ids[then], late[0].value)

    assert len(late) == 2
    assert everything_kept(built) == kept
    said = "godkänd" if first == ADMIT else "avböjd"
    assert f"Domänen är {said}" in words(reply)
    assert f"Domänen är {said}" in newest(eva)
    assert not [button for _, button in eva.buttons() if button.id.startswith("visitors.")]


async def test_two_presses_at_the_same_moment_call_once(
    built: House, anna: Someone, eva: Someone, soc: Someone
) -> None:
    await consult_with(soc)
    number = str(the(built, Visitor).id)
    presses = [("visitors.admit", anna), ("visitors.admit", eva), ("visitors.admit", anna)]

    await asyncio.gather(*(who.presses_unseen(each, number) for each, who in presses))

    assert invited(built).count(UNKNOWN) == 1
    assert [each.what for each in rows(built, AuditEntry)].count("visitor.admitted") == 1


async def test_a_press_that_is_repeated_calls_once(
    built: House, anna: Someone, soc: Someone
) -> None:
    await consult_with(soc)
    await anna.presses(ADMIT)

    reply = await anna.repeats()

    assert "Domänen är godkänd" in words(reply)
    assert invited(built).count(UNKNOWN) == 1


async def test_a_press_after_the_meeting_was_cancelled_calls_nobody(
    built: House, anna: Someone, soc: Someone
) -> None:
    await consult_with(soc)
    number = str(the(built, Visitor).id)
    await soc.presses_unseen("cancel", str(the(built, Meeting).id))
    await soc.fills()

    reply = await anna.presses_unseen("visitors.admit", number)

    assert "Frågan gäller inte längre" in words(reply)
    assert "Frågan gäller inte längre" in newest(anna)
    assert UNKNOWN not in invited(built)
    assert not any(UNKNOWN in caught.to for caught in built.mailbox.mails)


async def test_a_press_after_the_meeting_has_begun_calls_nobody_and_forgets(
    built: House, clock: Clock, anna: Someone, soc: Someone
) -> None:
    await consult_with(soc)
    await travel(built, clock, BOOKED_AT + timedelta(minutes=1))

    reply = await anna.presses(ADMIT)

    assert "Frågan gäller inte längre" in words(reply)
    assert UNKNOWN not in str(everything_kept(built))


async def test_a_consent_that_covers_them_no_more_keeps_them_out_and_the_convener_is_told(
    built: House, anna: Someone
) -> None:
    await call_sip_with(
        anna, UNKNOWN, NEW_ONE, "Kurator", "Nya skolan", covers=("1", "2", "5", "0")
    )
    consent = the(built, Consent)
    consent.covers = consent.covers[:-1]
    save(built, consent)

    await anna.presses(ADMIT)

    told = " ".join(words(card.reply) for card in anna.cards)
    assert UNKNOWN not in invited(built)
    assert "Kurator, Nya skolan kallas inte: domänen är godkänd, men samtycket" in told
    assert len(rows(built, Party)) == 3


async def test_once_the_consent_covers_them_again_they_are_added_without_another_press(
    built: House, anna: Someone
) -> None:
    covers = ("1", "2", "5", "0")
    await call_sip_with(anna, UNKNOWN, NEW_ONE, "Kurator", "Nya skolan", covers=covers)
    consent = the(built, Consent)
    wide, consent.covers = consent.covers, consent.covers[:-1]
    save(built, consent)
    await anna.presses(ADMIT)

    await anna.presses("Förnya samtycket")
    confirmed_by = anna.choice("confirmed_by", "SIP-samordnare")
    await anna.fills(covers=tuple(str(each) for each in wide), confirmed_by=confirmed_by)
    await anna.presses("Kalla fler")
    await anna.fills(who=("0",), **visitor(anna, UNKNOWN, "Nya skolan"))

    assert invited(built).count(UNKNOWN) == 1
    assert len(rows(built, Party)) == 4
    assert len(visitors(built)) == 1


async def test_a_draft_whose_visitor_is_admitted_calls_nobody_until_the_consent_is_there(
    built: House, anna: Someone
) -> None:
    await anna.says("sip")
    who = (anna.choice("who", "Kurator, Ekbackens skola"), "0")
    await call_without_consent(anna, who=who, **visitor(anna), **FIXED)

    await anna.presses(ADMIT)
    early = invited(built)
    await give_consent(anna, on="2027-02-11", at="10.30")

    assert not early
    assert UNKNOWN in invited(built)


async def test_a_domain_said_yes_to_is_known_for_the_rest_of_this_meeting_and_no_other(
    built: House, anna: Someone, soc: Someone
) -> None:
    await consult_with(soc)
    await anna.presses(ADMIT)

    await soc.presses_unseen("more", str(the(built, Meeting).id))
    await soc.fills(who=("0",), **visitor(soc, "rektor@nyaskolan.example"))
    await consult_with(soc, "skolskoterska@nyaskolan.example", when="find")

    said = {each.id: each.admission for each in rows(built, Visitor)}
    assert list(said.values()) == [Admission.ADMITTED, Admission.ADMITTED, Admission.WAITING]
    assert "rektor@nyaskolan.example" in invited(built)


async def test_a_question_of_another_area_is_answered_as_if_there_were_none(
    built: House, anna: Someone
) -> None:
    number = another_areas_visitor(built)

    reply = await anna.presses_unseen("visitors.admit", str(number))
    unknown = await anna.presses_unseen("visitors.admit", "4711")

    assert words(reply) == words(unknown)
    assert the(built, Visitor).admission == Admission.WAITING


def another_areas_visitor(built: House) -> int:
    """Write down somebody who waits in an area that Anna does not look after."""
    there = another_area(built)
    with built.store.transaction() as tx:
        contact = tx.get_one(Contact, there.contact)
        meeting = add_meeting(tx, contact.area_id, contact.id, MeetingState.POLLING)
        visitor = Visitor(
            area_id=contact.area_id,
            meeting_id=meeting.id,
            contact_id=contact.id,
            admission=Admission.WAITING,
        )
        tx.add(visitor)
        tx.flush()
        return visitor.id


async def test_who_no_longer_looks_after_the_area_can_answer_nothing(
    built: House, anna: Someone, eva: Someone, soc: Someone
) -> None:
    await consult_with(soc)
    name_admins(built, eva)

    await anna.presses(ADMIT)

    assert the(built, Visitor).admission == Admission.WAITING
