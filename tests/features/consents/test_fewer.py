"""Organisations taken off a meeting: their calendars get its end, the others notice nothing."""

import pytest

from bot.demo.calling import call_sip
from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from bot.features.meetings.view import REMINDER
from models.audit import AuditEntry
from models.meetings import Meeting, MeetingState, Party
from models.queue import OutboxState
from models.registry import Organisation
from tests.conftest import Clock, Someones
from tests.features.acting import book, buttons, call_among, call_fixed, utc, vote
from tests.features.anykind import call_any
from tests.features.closing import call_bus
from tests.features.looking import (
    all_but_reads,
    contact_of,
    due_rows,
    errors,
    invites,
    newest,
    rows,
    the,
)
from tests.features.polls.writing import writes

SCHOOL, CLINIC = "Ekbackens skola", "BUP Exempelviken"


async def take_off(convener: Someone, *which: str) -> dict[str, str]:
    """Press the button and send in the form; what was wrong."""
    await convener.presses("Ta bort organisation")
    chosen = tuple(convener.choice("which", each) for each in which)
    return errors(await convener.fills(which=chosen))


def called(built: House) -> list[str]:
    names = {each.id: each.name for each in rows(built, Organisation)}
    return [names[each.organisation_id] for each in rows(built, Party)]


async def test_their_people_get_an_end_to_the_same_entry_and_a_last_word_in_the_chat(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    before = len(invites(built))

    await take_off(anna, SCHOOL)

    (end,) = invites(built)[before:]
    assert (end.to, end.method, end.sequence) == (contact_of(built, bo).email, "CANCEL", 1)
    assert str(end.event["UID"]) == the(built, Meeting).uid
    assert words(anna.reply).startswith(f"{SCHOOL} är inte längre kallade till")
    assert newest(bo).endswith("Du är inte längre kallad till mötet. Du behöver inte göra något.")
    assert not buttons(bo, "point")


async def test_the_others_notice_nothing_but_who_comes(
    built: House, anna: Someone, cia: Someone
) -> None:
    await call_fixed(anna)
    kept = the(built, Meeting)

    await take_off(anna, SCHOOL)

    meeting = the(built, Meeting)
    assert (meeting.state, meeting.sequence, meeting.uid) == (kept.state, kept.sequence, kept.uid)
    assert SCHOOL not in newest(anna)
    assert SCHOOL not in newest(cia)
    assert called(built) == ["Socialtjänsten Exempelviken", CLINIC]
    assert "party.removed" in [each.what for each in rows(built, AuditEntry)]


async def test_whoever_is_off_is_not_reminded_and_reads_nothing_more(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    meeting_id = str(the(built, Meeting).id)
    await take_off(anna, SCHOOL)
    cards, mails = len(bo.cards), len(invites(built))

    await travel(built, clock, utc(2, 11, 9))
    reply = await bo.presses_unseen("show", meeting_id)

    assert len(bo.cards) == cards
    assert len(invites(built)) == mails
    assert "not_called" in {row.reason for row in due_rows(built, REMINDER, OutboxState.DROPPED)}
    assert words(reply).startswith("Jag hittar inget sådant möte")


async def test_in_a_poll_their_card_ends_and_nobody_gets_a_mail(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)
    await vote(bo, "Ja")

    await take_off(anna, SCHOOL)
    await book(anna)

    assert "Du är inte längre kallad" in newest(bo)
    assert contact_of(built, bo).email not in {each.to for each in invites(built)}
    assert {each.method for each in invites(built)} == {"REQUEST"}


async def test_an_invitation_that_never_left_needs_no_end(
    built: House, anna: Someone, bo: Someone
) -> None:
    anna.waits = False
    await call_fixed(anna)
    await anna.presses_unseen("fewer", str(the(built, Meeting).id))
    await anna.fills(which=(anna.choice("which", SCHOOL),))

    await built.bot.sweep()

    assert contact_of(built, bo).email not in {each.to for each in invites(built)}
    assert not bo.cards


async def test_they_can_be_called_again_above_their_end(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    await take_off(anna, SCHOOL)

    await anna.presses("Kalla fler")
    await anna.fills(who=(anna.choice("who", f"Kurator, {SCHOOL}"),))

    back = [each for each in invites(built) if each.to == contact_of(built, bo).email]
    assert [(each.method, each.sequence) for each in back] == [
        ("REQUEST", 0),
        ("CANCEL", 1),
        ("REQUEST", 2),
    ]
    assert "Mötet är bokat." in newest(bo)


async def test_a_huvudman_that_a_sip_needs_stays_and_one_is_told_what_to_do(
    built: House, anna: Someone
) -> None:
    await call_fixed(anna)
    await anna.presses("Ta bort organisation")
    before = all_but_reads(built)

    reply = await anna.fills(which=(anna.choice("which", CLINIC),))

    assert errors(reply)["which"].startswith("Både kommunens socialtjänst och regionen behöver")
    assert "Kalla först en annan från samma huvudman" in errors(reply)["which"]
    assert all_but_reads(built) == before


async def test_one_of_two_from_the_same_huvudman_can_go(built: House, anna: Someone) -> None:
    both = (f"Psykolog, {CLINIC}", "Habiliteringskurator, Habiliteringen Exempelviken")
    await call_among(anna, both, when="fixed", on="2027-02-11", at="10.30")

    assert await take_off(anna, CLINIC) == {}

    assert called(built)[1:] == ["Habiliteringen Exempelviken"]


async def test_where_a_huvudman_was_missing_from_the_start_it_holds_nobody(
    built: House, anna: Someone
) -> None:
    schools = (f"Kurator, {SCHOOL}", "Rektor, Sjöängsskolan")
    await call_among(anna, schools, when="fixed", on="2027-02-11", at="10.30")

    assert await take_off(anna, SCHOOL) == {}


async def test_ones_own_organisation_and_the_last_other_one_stay(
    built: House, anna: Someone
) -> None:
    schools = (f"Kurator, {SCHOOL}", "Rektor, Sjöängsskolan")
    await call_among(anna, schools, when="fixed", on="2027-02-11", at="10.30")
    own = str(rows(built, Party)[0].organisation_id)

    nobody_left = await take_off(anna, SCHOOL, "Sjöängsskolan")
    mine = errors(await anna.fills(which=(own,)))

    assert nobody_left["which"].startswith("Då är bara din egen organisation kvar.")
    assert mine["which"].startswith("Din egen organisation kallar till")
    assert "ställ in" in nobody_left["which"]
    assert len(called(built)) == 3


async def test_bus_needs_all_three_huvudman(built: House, anna: Someone) -> None:
    await call_bus(anna)

    wrong = await take_off(anna, SCHOOL)

    assert "skola, socialtjänst och region" in wrong["which"].casefold()


async def test_with_two_organisations_there_is_no_such_button(
    built: House, someone: Someones
) -> None:
    soc = someone("soc")
    await call_any(soc, "konsultation", when="fixed", on="2027-02-11", at="10.30")

    assert buttons(soc, "more")
    assert not buttons(soc, "fewer")


async def test_taking_off_twice_is_the_same_as_once(built: House, anna: Someone) -> None:
    await call_fixed(anna)
    await take_off(anna, SCHOOL)
    before = all_but_reads(built)

    await anna.repeats()
    await anna.presses("Kalla fler")

    assert all_but_reads(built) == before


async def test_what_is_off_already_is_told_at_the_field(built: House, anna: Someone) -> None:
    await call_fixed(anna)
    await anna.presses("Ta bort organisation")
    chosen = (anna.choice("which", SCHOOL),)
    form = anna.reply
    await anna.fills(which=chosen)
    anna.reply = form

    reply = await anna.fills(which=chosen)

    assert "redan borttagna" in errors(reply)["which"]


async def test_only_the_convener_takes_off_and_only_before_it_begins(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    meeting_id = str(the(built, Meeting).id)

    not_his = await bo.presses_unseen("fewer", meeting_id)
    await travel(built, clock, utc(2, 11, 10))
    too_late = await anna.presses_unseen("fewer", meeting_id)

    assert words(not_his).startswith("Bara den som kallade till")
    assert "Det går inte att göra med" in words(too_late)
    assert the(built, Meeting).state == MeetingState.BOOKED


async def test_their_points_stay_for_the_convener_and_hold_up_no_renewal(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    await writes(bo, "agenda.point", "Schema efter lovet")
    await take_off(anna, SCHOOL)

    await anna.presses("Förnya samtycket")
    left = tuple(anna.choice("covers", each) for each in called(built))
    reply = await anna.fills(
        covers=left, confirmed_by=anna.choice("confirmed_by", "SIP-samordnare")
    )

    assert not reply.errors
    assert "Schema efter lovet" in newest(anna)


@pytest.mark.parametrize("kind", ["sip", "bus"])
async def test_the_last_word_tells_neither_kind_nor_reason(
    built: House, anna: Someone, bo: Someone, kind: str
) -> None:
    await call_any(anna, kind, when="fixed", on="2027-02-11", at="10.30")
    await anna.presses("Kalla fler")
    await anna.fills(who=(anna.choice("who", "Rektor, Sjöängsskolan"),))

    await take_off(anna, SCHOOL)

    reference = the(built, Meeting).reference
    assert newest(bo).splitlines()[0] == f"Samverkansmöte {reference}"
    said = newest(bo) + "".join(
        f"{each.subject}{each.event.to_ical().decode()}" for each in invites(built)[-1:]
    )
    assert not [each for each in ("SIP", "BUS", "amtyck", "skäl") if each in said]
