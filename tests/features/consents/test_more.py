"""Calling more people: only whom the consent covers; they get what the others have."""

import pytest

from bot.demo.calling import COVERED, call_sip
from bot.demo.house import House
from bot.demo.people import NotThereError, Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from bot.features.consents.sending import HANDOVER
from bot.features.meetings.view import REMINDER
from models.audit import AuditEntry
from models.meetings import Invitation, Meeting, Party
from models.registry import Contact
from tests.conftest import Clock, Someones
from tests.features.acting import book, buttons, call_fixed, take_back, utc
from tests.features.anykind import call_any
from tests.features.looking import (
    all_but_reads,
    contact_of,
    due_rows,
    errors,
    invites,
    newest,
    rows,
    save,
    the,
)

HAB = "Habiliteringskurator, Habiliteringen Exempelviken"
REKTOR = "Rektor, Ekbackens skola"
WIDE = (*COVERED, "Habiliteringen Exempelviken")


async def wide_call(convener: Someone, **changes: str | tuple[str, ...]) -> None:
    """Call the usual people, with a consent that covers one organisation more."""
    await convener.says("sip")
    covers = tuple(convener.choice("covers", each) for each in WIDE)
    await call_sip(convener, covers=covers, **changes)


async def call_more(convener: Someone, *who: str) -> str:
    await convener.presses("Kalla fler")
    reply = await convener.fills(who=tuple(convener.choice("who", each) for each in who))
    return words(reply)


@pytest.fixture
def hab(someone: Someones) -> Someone:
    return someone("hab")


async def test_an_organisation_outside_the_consent_is_refused_with_what_to_do(
    built: House, anna: Someone, hab: Someone
) -> None:
    await call_fixed(anna)
    before = all_but_reads(built)

    await anna.presses("Kalla fler")
    reply = await anna.fills(who=(anna.choice("who", HAB),))

    assert errors(reply)["who"].startswith("Samtycket omfattar inte Habiliteringen Exempelviken.")
    assert "Förnya samtycket" in errors(reply)["who"]
    assert all_but_reads(built) == before
    assert not hab.cards


async def test_after_the_consent_is_widened_they_can_be_called(
    built: House, anna: Someone, hab: Someone
) -> None:
    await call_fixed(anna)
    await anna.presses("Förnya samtycket")
    covers = tuple(anna.choice("covers", each) for each in WIDE)
    await anna.fills(covers=covers, confirmed_by=anna.choice("confirmed_by", "SIP-samordnare"))

    said = await call_more(anna, HAB)

    assert "En person till är kallad" in said
    assert "Mötet är bokat." in newest(hab)


async def test_new_people_get_card_and_invitation_at_the_present_sequence_and_others_none(
    built: House, anna: Someone, hab: Someone
) -> None:
    await wide_call(anna, when="fixed", on="2027-02-11", at="10.30")
    await anna.presses("Flytta")
    await anna.fills(on="2027-02-12")
    before = len(invites(built))

    await call_more(anna, HAB)

    (new,) = invites(built)[before:]
    assert (new.to, new.method, new.sequence) == (contact_of(built, hab).email, "REQUEST", 1)
    assert "Habiliteringen Exempelviken" in newest(anna)
    assert "place.added" in [each.what for each in rows(built, AuditEntry)]


async def test_new_people_are_reminded_and_told_of_like_the_others(
    built: House, clock: Clock, anna: Someone
) -> None:
    await wide_call(anna, when="fixed", on="2027-02-11", at="10.30")

    await call_more(anna, HAB)

    assert len(due_rows(built, REMINDER)) == 4
    assert len(due_rows(built, HANDOVER)) == 1
    assert len(buttons(anna, "handed_over")) == 3


async def test_in_a_poll_they_vote_like_the_others(
    built: House, anna: Someone, hab: Someone
) -> None:
    await wide_call(anna)

    await call_more(anna, HAB, REKTOR)

    assert buttons(hab, "vote")
    assert len(rows(built, Party)) == 4
    assert len(rows(built, Invitation)) == 5
    await book(anna)
    assert len(invites(built)) == 5


async def test_where_no_consent_is_asked_for_anybody_of_the_registry_can_be_called(
    built: House, someone: Someones, hab: Someone
) -> None:
    soc = someone("soc")
    await call_any(soc, "anmalningsmote", when="fixed", on="2027-02-11", at="10.30")
    shown = newest(soc)

    await call_more(soc, HAB)

    assert "[Kalla fler]" in shown
    assert "amtyck" not in shown
    assert "Vem det gäller är lämnat" not in shown
    assert "Mötet är bokat." in newest(hab)
    assert not due_rows(built, HANDOVER)


async def test_in_a_poll_a_place_taken_back_is_given_again(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)
    take_back(built, bo, clock.at)

    await call_more(anna, "Kurator, Ekbackens skola")
    await book(anna)

    assert {each.sequence for each in invites(built)} == {0}
    assert "Mötet är bokat." in newest(bo)


async def test_whoever_is_called_already_is_no_choice(anna: Someone) -> None:
    await call_sip(anna)

    await anna.presses("Kalla fler")

    for called in ("Kurator, Ekbackens skola", "SIP-samordnare, Socialtjänsten Exempelviken"):
        with pytest.raises(NotThereError):
            anna.choice("who", called)


async def test_somebody_whose_place_was_taken_back_is_called_again_above_their_end(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    take_back(built, bo, clock.at)

    await call_more(anna, "Kurator, Ekbackens skola")

    again = [each for each in invites(built) if each.to == contact_of(built, bo).email]
    assert [each.sequence for each in again] == [0, 1]
    assert "Mötet är bokat." in newest(bo)


async def test_a_form_sent_twice_calls_once(built: House, anna: Someone) -> None:
    await call_fixed(anna)
    await call_more(anna, REKTOR)

    await anna.repeats()

    assert len(rows(built, Invitation)) == 4
    assert len(invites(built)) == 4


async def test_somebody_who_left_while_the_form_was_open_is_told_of_at_the_field(
    built: House, anna: Someone
) -> None:
    await call_fixed(anna)
    await anna.presses("Kalla fler")
    chosen = anna.choice("who", REKTOR)
    (rektor,) = [each for each in rows(built, Contact) if str(each.id) == chosen]
    rektor.active = False
    save(built, rektor)

    reply = await anna.fills(who=(chosen,))

    assert "finns inte längre i registret" in errors(reply)["who"]


async def test_nobody_is_called_at_an_address_that_is_no_workplace(
    built: House, anna: Someone
) -> None:
    await call_fixed(anna)
    await anna.presses("Kalla fler")
    chosen = anna.choice("who", REKTOR)
    (rektor,) = [each for each in rows(built, Contact) if str(each.id) == chosen]
    rektor.email = "rektor@privat.example"
    save(built, rektor)

    reply = await anna.fills(who=(chosen,))

    assert "är ingen godkänd arbetsadress" in errors(reply)["who"]


async def test_nobody_is_called_once_the_consent_has_ended(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_sip(anna, to_on="2027-02-05", valid_to_on="2027-02-05")
    await travel(built, clock, utc(2, 6, 8))

    await anna.presses("Kalla fler")
    reply = await anna.fills(who=(anna.choice("who", REKTOR),))

    assert "Ingen har kallats. Samtycket gällde till och med" in errors(reply)["who"]
    assert len(rows(built, Invitation)) == 3


async def test_nobody_is_called_to_a_meeting_that_has_begun(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_fixed(anna)
    await travel(built, clock, utc(2, 11, 10))

    reply = await anna.presses_unseen("more", str(the(built, Meeting).id))

    assert "Det går inte att göra med" in words(reply)
