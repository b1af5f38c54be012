"""Somebody in no registry can be added to the meeting that is being called, and to it alone."""

from datetime import timedelta

import pytest

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.travel import travel
from bot.features.registry.exporting import export
from models import registry
from models.audit import AuditEntry
from models.meetings import Consent, Meeting, MeetingState, Party
from models.registry import Contact, Organisation, OrganisationKind
from models.visitors import Admission, Visitor
from tests.conftest import Clock, Someones
from tests.features.acting import BOOKED_AT, call_without_consent, give_consent
from tests.features.anykind import call_any
from tests.features.looking import (
    all_but_reads,
    contact_of,
    due_rows,
    errors,
    newest,
    rows,
    save,
    the,
)
from tests.features.visitors.adding import (
    FIXED,
    KNOWN,
    NEW_ONE,
    call_sip_with,
    consult_with,
    invited,
    name_admins,
    offered,
    visitor,
    visitors,
)


async def test_an_address_at_a_known_workplace_is_called_at_once(
    built: House, anna: Someone
) -> None:
    await call_sip_with(anna, KNOWN, "BUP Exempelviken", "Psykolog")

    assert the(built, Visitor).admission == Admission.ADMITTED
    assert KNOWN in invited(built)
    assert len(invited(built)) == 4
    assert not due_rows(built, "visitors.ask")
    assert "visitor.added" in [each.what for each in rows(built, AuditEntry)]


ALL = ("1", "2", "5", "0")
"""The usual organisations and the one that is written by hand, in the form's own numbers."""


async def test_they_are_offered_neither_at_the_next_meeting_nor_in_any_form_of_the_registry(
    built: House, anna: Someone
) -> None:
    await call_sip_with(anna, KNOWN, NEW_ONE, "Psykolog", "Logopedmottagningen", covers=ALL)

    await anna.says("sip")
    chosen = [offered(anna)]
    for button in ("registry.add", "registry.change", "registry.leave"):
        await anna.presses_unseen(button, "")
        chosen += [offered(anna)]

    assert KNOWN in invited(built)
    assert all("Logopedmottagningen" not in each and KNOWN not in each for each in chosen)
    assert "BUP Exempelviken" in chosen[0]


async def test_an_organisation_written_by_hand_is_covered_when_the_consent_says_so(
    built: House, anna: Someone
) -> None:
    await call_sip_with(anna, KNOWN, NEW_ONE, "Psykolog", "Logopedmottagningen", covers=ALL)

    (new,) = [each for each in rows(built, Organisation) if each.visiting]
    assert new.id in the(built, Consent).covers
    assert "Logopedmottagningen" in newest(anna)
    assert new.id in [each.organisation_id for each in rows(built, Party)]


async def test_an_organisation_outside_the_consent_is_refused_and_nothing_is_kept(
    built: House, anna: Someone
) -> None:
    before = all_but_reads(built)

    reply = await call_sip_with(anna, KNOWN, NEW_ONE, "Psykolog", "Logopedmottagningen")
    told = errors(reply)["covers"]
    reply = await call_sip_with(anna, KNOWN, "Habiliteringen Exempelviken", "Psykolog")

    assert "Logopedmottagningen" in told
    assert "Habiliteringen Exempelviken" in errors(reply)["covers"]
    assert all_but_reads(built) == before


async def test_saying_that_the_written_one_is_covered_covers_no_other(anna: Someone) -> None:
    reply = await call_sip_with(anna, KNOWN, "Habiliteringen Exempelviken", "Psykolog", covers=ALL)

    assert "Habiliteringen Exempelviken" in errors(reply)["covers"]


async def test_what_a_written_organisation_is_counts_for_what_the_kind_demands(
    built: House, anna: Someone
) -> None:
    await anna.says("sip")
    who = (anna.choice("who", "Kurator, Ekbackens skola"), "0")
    clinic = (KNOWN, NEW_ONE, "Psykolog", "Logopedmottagningen")

    await call_sip_with(anna, *clinic, "other", who=who, covers=ALL)
    other = newest(anna)
    await call_sip_with(anna, "l@region.example", *clinic[1:], "region", who=who, covers=ALL)

    kinds = [each.kind for each in rows(built, Organisation) if each.visiting]
    assert kinds == [OrganisationKind.OTHER, OrganisationKind.REGION]
    assert "Både kommunens socialtjänst och regionen behöver" in other
    assert "Både kommunens socialtjänst och regionen behöver" not in newest(anna)


@pytest.mark.parametrize("kind", ["", "church"])
async def test_what_a_written_organisation_is_must_be_told(anna: Someone, kind: str) -> None:
    told = await call_sip_with(
        anna, KNOWN, NEW_ONE, "Psykolog", "Logopedmottagningen", kind, covers=ALL
    )

    assert set(errors(told)) == {"visitor_kind"}


async def test_a_written_school_is_called_with_its_school_year_unknown(
    built: House, anna: Someone
) -> None:
    new = (KNOWN, NEW_ONE, "Rektor", "Nya skolan", "school")

    reply = await call_sip_with(anna, *new, when="find", covers=ALL)

    assert not errors(reply)
    assert the(built, Meeting).state == MeetingState.POLLING
    assert "Nya skolan" in newest(anna)


async def test_every_mistake_is_told_at_its_field(built: House, anna: Someone) -> None:
    await anna.says("sip")
    wrong = {
        "visitor_organisation": "0",
        "visitor_name": "bup exempelviken",
        "visitor_function": "999",
        "visitor_email": contact_of(built, anna).email,
    }
    reply = await call_sip_with(anna, **wrong)

    assert set(errors(reply)) == {"visitor_name", "visitor_function", "visitor_email"}
    assert "finns redan" in errors(reply)["visitor_name"]
    assert "Välj hen i listan" in errors(reply)["visitor_email"]


async def test_what_is_left_empty_is_asked_for(anna: Someone) -> None:
    empty = dict.fromkeys(("visitor_organisation", "visitor_function", "visitor_email"), "")

    reply = await call_sip_with(anna, **empty)

    assert set(errors(reply)) == set(empty)


async def test_fields_of_somebody_who_was_not_chosen_are_not_read(
    built: House, anna: Someone
) -> None:
    await anna.says("sip")
    (kurator, psykolog) = (
        anna.choice("who", each)
        for each in ("Kurator, Ekbackens skola", "Psykolog, BUP Exempelviken")
    )

    reply = await call_sip_with(anna, who=(kurator, psykolog))

    assert not errors(reply)
    assert not visitors(built)


async def test_the_name_of_an_organisation_passes_the_guard(built: House, anna: Someone) -> None:
    before = all_but_reads(built)

    reply = await call_sip_with(anna, KNOWN, NEW_ONE, "Psykolog", "Kalle Karlsson 070-174 06 05")

    assert set(errors(reply)) == {"visitor_name"}
    assert all_but_reads(built) == before


async def test_whoever_was_let_go_from_the_registry_is_not_let_in_beside_it(
    built: House, anna: Someone, someone: Someones
) -> None:
    gone = contact_of(built, someone("rektor"))
    gone.active = False
    save(built, gone)

    reply = await call_sip_with(anna, gone.email)

    assert "Be områdets administratör" in errors(reply)["visitor_email"]


async def test_an_unknown_domain_is_refused_where_nobody_can_be_asked(
    built: House, anna: Someone
) -> None:
    name_admins(built)

    reply = await call_sip_with(anna)

    assert "ingen administratör kan svara" in errors(reply)["visitor_email"]


async def test_a_consultation_is_still_between_two_organisations(
    built: House, someone: Someones
) -> None:
    soc = someone("soc")

    reply = await consult_with(soc, KNOWN, "BUP Exempelviken", "Psykolog")

    assert "En konsultation är mellan två organisationer" in errors(reply)["who"]
    assert not visitors(built)


async def test_a_visitor_alone_with_the_convener_is_a_meeting(
    built: House, someone: Someones
) -> None:
    reply = await consult_with(someone("soc"), KNOWN, "BUP Exempelviken", "Psykolog", who=("0",))

    assert not errors(reply)
    assert KNOWN in invited(built)


async def test_a_draft_keeps_its_visitor_until_the_consent_covers_them(
    built: House, anna: Someone
) -> None:
    await anna.says("sip")
    new = visitor(anna, KNOWN, NEW_ONE, "Psykolog", "Logopedmottagningen")
    who = tuple(
        anna.choice("who", each)
        for each in ("Kurator, Ekbackens skola", "Lägg till någon utanför listan")
    )
    await call_without_consent(anna, who=who, **new, when="fixed", on="2027-02-11", at="10.30")
    nobody_yet = list(invited(built))

    refused = await give_consent(anna, on="2027-02-11", at="10.30")
    covers = tuple(
        anna.choice("covers", each)
        for each in ("Socialtjänsten Exempelviken", "Ekbackens skola", "Logopedmottagningen")
    )
    await anna.fills(
        covers=covers,
        valid_to_on="2027-06-11",
        confirmed_by=anna.choice("confirmed_by", "SIP-samordnare"),
    )

    assert not nobody_yet
    assert "Logopedmottagningen" in errors(refused)["covers"]
    assert KNOWN in invited(built)


async def test_no_account_is_taken_for_a_visitors(built: House, someone: Someones) -> None:
    await consult_with(someone("soc"), KNOWN, "Ekbackens skola")

    with built.store.transaction() as tx:
        assert not registry.contacts_at(tx, KNOWN)


async def test_two_meetings_can_have_the_same_visitor_and_know_nothing_of_each_other(
    built: House, anna: Someone, someone: Someones
) -> None:
    await call_sip_with(anna, KNOWN, "BUP Exempelviken", "Psykolog")
    await consult_with(someone("soc"), KNOWN, "Ekbackens skola", "Kurator")

    one, other = visitors(built)
    assert (one.email, other.email) == (KNOWN, KNOWN)
    assert one.organisation_id != other.organisation_id


async def test_no_file_of_the_registry_holds_them_and_they_can_be_added_to_it_later(
    built: House, anna: Someone
) -> None:
    await call_sip_with(anna, KNOWN, NEW_ONE, "Psykolog", "Logopedmottagningen", covers=ALL)
    with built.store.transaction() as tx:
        kept = export(tx, contact_of(built, anna).area_id).decode()

    await anna.presses_unseen("registry.add", "")
    function = anna.choice("function", "Psykolog")
    reply = await anna.fills(organisation="5", function=function, email=KNOWN)

    assert "Logopedmottagningen" not in kept
    assert KNOWN not in kept
    assert not errors(reply)
    assert [each.visiting for each in rows(built, Contact) if each.email == KNOWN] == [True, False]


async def test_a_form_sent_twice_adds_once(built: House, anna: Someone) -> None:
    await call_sip_with(anna)

    await anna.repeats()

    assert len(visitors(built)) == 1
    assert len(due_rows(built, "visitors.ask")) == 1


@pytest.mark.parametrize("kind", ["anmalningsmote", "bus", "konsultation"])
async def test_every_kind_takes_visitors(
    built: House, anna: Someone, someone: Someones, kind: str
) -> None:
    convener = anna if kind == "bus" else someone("soc")
    school = contact_of(built, someone("kurator")).organisation_id
    function = contact_of(built, someone("rektor")).function_id

    await call_any(
        convener,
        kind,
        **FIXED,
        who=("0",),
        visitor_organisation=str(school),
        visitor_function=str(function),
        visitor_email=KNOWN,
    )

    assert KNOWN in invited(built)


async def test_a_matter_that_came_from_a_sip_takes_visitors_and_none_of_the_sips(
    built: House, clock: Clock, anna: Someone, someone: Someones
) -> None:
    await call_sip_with(anna, KNOWN, "BUP Exempelviken", "Psykolog")
    await travel(built, clock, BOOKED_AT + timedelta(hours=2))
    await anna.presses_unseen("close", str(the(built, Meeting).id))
    bus = anna.choice("bus_convener", "BUS-samordnare, Lokala BUS Exempelviken")
    await anna.fills(next="bus", bus_convener=bus, obstacle="resources", secrecy=("yes",))
    receiver = someone("bus")
    draft = rows(built, Meeting)[-1]

    await receiver.presses_unseen("bus.call", str(draft.id))
    seen = offered(receiver)
    other = "skolskoterska@fyren.example"
    later = {**FIXED, "on": "2027-02-25"}
    await receiver.fills(who=("0",), **later, **visitor(receiver, other))

    assert KNOWN not in seen
    assert other in invited(built)
