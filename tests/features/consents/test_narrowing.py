"""A consent renewed for fewer: those it covers no longer lose what is ahead, asked once."""

from bot.demo.calling import call_sip
from bot.demo.house import House
from bot.demo.people import Someone
from bot.replies import Reply
from models.meetings import Consent, Meeting, MeetingState, Party
from models.registry import Organisation
from tests.features.acting import book, call_fixed
from tests.features.looking import (
    all_but_reads,
    contact_of,
    errors,
    invites,
    newest,
    rows,
    save,
    the,
)

OWN, SCHOOL, CLINIC = "Socialtjänsten Exempelviken", "Ekbackens skola", "BUP Exempelviken"
TICKED = ("yes",)


async def renew(convener: Someone, *covers: str, fewer: tuple[str, ...] = ()) -> Reply:
    """Open the form of the consent and send it in, covering these."""
    await convener.presses("Förnya samtycket")
    return await convener.fills(
        covers=tuple(convener.choice("covers", each) for each in covers),
        confirmed_by=convener.choice("confirmed_by", "SIP-samordnare"),
        fewer=fewer,
    )


def covered(built: House) -> list[str]:
    names = {each.id: each.name for each in rows(built, Organisation)}
    return [names[each] for each in the(built, Consent).covers]


async def test_whoever_is_called_and_no_longer_covered_is_asked_about_once(
    built: House, anna: Someone
) -> None:
    await call_fixed(anna)
    await anna.presses("Förnya samtycket")
    before = all_but_reads(built)

    reply = await renew(anna, OWN, CLINIC)

    assert errors(reply) == {
        "covers": f"{SCHOOL} är kallade, men samtycket omfattar dem inte längre. Kryssa i "
        "”Ta bort dem från mötet”, eller lägg till dem här om samtycket gäller dem."
    }
    assert all_but_reads(built) == before


async def test_with_the_tick_their_invitation_ends_and_the_meeting_goes_on(
    built: House, anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_fixed(anna)
    before = len(invites(built))

    reply = await renew(anna, OWN, CLINIC, fewer=TICKED)

    (end,) = invites(built)[before:]
    assert (end.to, end.method, end.sequence) == (contact_of(built, bo).email, "CANCEL", 1)
    assert str(end.event["UID"]) == the(built, Meeting).uid
    assert set(covered(built)) == {CLINIC, OWN}
    assert len(rows(built, Party)) == 2
    assert the(built, Meeting).state == MeetingState.BOOKED
    assert "Du är inte längre kallad" in newest(bo)
    assert "amtyck" not in newest(bo)
    assert SCHOOL not in newest(cia)
    assert not reply.errors


async def test_in_a_poll_they_are_off_and_the_booking_reaches_the_others_only(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)

    await renew(anna, OWN, CLINIC, fewer=TICKED)
    await book(anna)

    assert len(invites(built)) == 2
    assert contact_of(built, bo).email not in {each.to for each in invites(built)}


async def test_a_tick_without_anybody_to_take_off_changes_nothing_more(
    built: House, anna: Someone
) -> None:
    await call_fixed(anna)

    reply = await renew(anna, OWN, SCHOOL, CLINIC, fewer=TICKED)

    assert not reply.errors
    assert len(rows(built, Party)) == 3
    assert {each.method for each in invites(built)} == {"REQUEST"}


async def test_without_a_huvudman_that_a_sip_needs_one_is_told_to_call_it_off(
    built: House, anna: Someone
) -> None:
    await call_fixed(anna)
    await anna.presses("Förnya samtycket")
    before = all_but_reads(built)

    without_region = await renew(anna, OWN, SCHOOL, fewer=TICKED)
    without_us = await renew(anna, SCHOOL, CLINIC, fewer=TICKED)

    assert "ställ in mötet på kortet" in errors(without_region)["covers"]
    assert "ställ in det på kortet" in errors(without_us)["covers"]
    assert all_but_reads(built) == before


async def test_what_else_is_wrong_is_told_at_the_same_time_and_nobody_is_taken_off(
    built: House, anna: Someone
) -> None:
    await call_fixed(anna)
    await anna.presses("Förnya samtycket")

    reply = await anna.fills(
        covers=tuple(anna.choice("covers", each) for each in (OWN, CLINIC)),
        confirmed_by=anna.choice("confirmed_by", "SIP-samordnare"),
        valid_to_on="2027-02-10",
    )

    assert set(errors(reply)) == {"covers", "valid_to_on"}
    assert len(rows(built, Party)) == 3


async def test_an_organisation_closed_down_is_taken_off_and_what_was_held_back_goes_out(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    consent = the(built, Consent)
    school = contact_of(built, bo).organisation_id
    consent.covers = [each for each in consent.covers if each != school]
    save(built, consent)

    await renew(anna, OWN, CLINIC, fewer=TICKED)

    sent = {(each.to, each.method, each.sequence) for each in invites(built)[3:]}
    assert (contact_of(built, bo).email, "CANCEL", 1) in sent
    assert sorted(method for _, method, _ in sent) == ["CANCEL", "REQUEST", "REQUEST"]


async def test_a_form_sent_twice_ends_once(built: House, anna: Someone) -> None:
    await call_fixed(anna)
    await renew(anna, OWN, CLINIC, fewer=TICKED)

    await anna.repeats()

    assert [each.method for each in invites(built)].count("CANCEL") == 1
