"""Somebody in no registry can be added to a meeting under way, within its consent."""

import pytest

from bot.demo.house import House
from bot.demo.people import NotThereError, Someone
from bot.demo.reading import words
from models.meetings import Meeting, Party
from models.registry import Organisation
from tests.conftest import Someones
from tests.features.acting import call_fixed
from tests.features.anykind import call_any
from tests.features.looking import all_but_reads, errors, invites, rows, the
from tests.features.visitors.adding import (
    ADMIT,
    FIXED,
    KNOWN,
    NEW_ONE,
    REFUSE,
    UNKNOWN,
    invited,
    visitor,
    visitors,
)


async def more(convener: Someone, *new: str, **changes: str | tuple[str, ...]) -> str:
    """Send in the form that calls more, with somebody new alone; what was told."""
    await convener.presses("Kalla fler")
    filled = {"who": ("0",), **visitor(convener, *new), **changes}
    return words(await convener.fills(**filled))


async def test_an_address_at_a_known_workplace_is_called_at_once(
    built: House, anna: Someone
) -> None:
    await call_fixed(anna)

    told = await more(anna, KNOWN)

    assert "En person till är kallad" in told
    assert [each.to for each in invites(built)].count(KNOWN) == 1
    assert len(invites(built)) == 4


async def test_an_unknown_domain_waits_and_the_convener_is_told(
    built: House, anna: Someone
) -> None:
    await call_fixed(anna)

    told = await more(anna)
    before = invited(built)
    await anna.presses(ADMIT)

    assert "får ingenting om" in told
    assert "är kallad" not in told
    assert UNKNOWN not in before
    assert invited(built).count(UNKNOWN) == 1


async def test_an_organisation_outside_the_consent_is_refused_and_nothing_is_kept(
    built: House, anna: Someone
) -> None:
    await call_fixed(anna)
    before = all_but_reads(built)

    await more(anna, KNOWN, "Habiliteringen Exempelviken")

    assert "Samtycket omfattar inte Habiliteringen" in errors(anna.reply)["visitor_organisation"]
    assert all_but_reads(built) == before


async def test_where_a_consent_is_asked_for_no_organisation_can_be_written(
    built: House, anna: Someone
) -> None:
    await call_fixed(anna)
    await anna.presses("Kalla fler")

    with pytest.raises(NotThereError):
        anna.choice("visitor_organisation", NEW_ONE)
    forged = {"visitor_organisation": "0", "visitor_name": "Nya skolan"}
    await anna.fills(**{"who": ("0",), **visitor(anna, KNOWN), **forged})

    assert "Samtycket omfattar inte Nya skolan" in errors(anna.reply)["visitor_organisation"]
    assert not [each for each in rows(built, Organisation) if each.visiting]


async def test_where_none_is_asked_for_one_can(built: House, someone: Someones) -> None:
    soc = someone("soc")
    await call_any(soc, "anmalningsmote", **FIXED)

    await more(soc, KNOWN, NEW_ONE, "Kurator", "Nya skolan")

    assert len(rows(built, Party)) == 3
    assert KNOWN in invited(built)


async def test_a_consultation_has_two_organisations_whoever_is_added_later(
    built: House, someone: Someones
) -> None:
    soc = someone("soc")
    await call_any(soc, "konsultation", **FIXED)
    before = all_but_reads(built)

    await soc.presses("Kalla fler")
    await soc.fills(who=(soc.choice("who", "Psykolog, BUP Exempelviken"),))
    third = errors(soc.reply)
    await more(soc, KNOWN, NEW_ONE, "Kurator", "Nya skolan")
    written = errors(soc.reply)
    kept = all_but_reads(built)
    await more(soc, KNOWN, "Ekbackens skola")

    assert "har redan två" in third["who"]
    assert "håll en konsultation till" in written["visitor_organisation"]
    assert kept == before
    assert KNOWN in invited(built)


async def test_who_waits_for_an_admin_takes_a_place_at_a_consultation(
    built: House, someone: Someones
) -> None:
    soc = someone("soc")
    await soc.says("konsultation")
    own = soc.choice("who", "SIP-samordnare, Socialtjänsten Exempelviken")
    await soc.fills(**{**FIXED, "who": (own, "0"), **visitor(soc, named="Nya skolan")})

    await soc.presses("Kalla fler")
    await soc.fills(who=(soc.choice("who", "Psykolog, BUP Exempelviken"),))

    assert "har redan två" in errors(soc.reply)["who"]
    assert len(rows(built, Party)) == 1


async def test_whoever_waits_or_is_called_is_not_added_again(built: House, anna: Someone) -> None:
    await call_fixed(anna)
    await more(anna)

    await more(anna)
    waits = errors(anna.reply)["visitor_email"]
    await anna.presses(ADMIT)
    await more(anna)

    assert "Vänta på administratörens svar" in waits
    assert "redan kallad" in errors(anna.reply)["visitor_email"]
    assert len(visitors(built)) == 1


async def test_after_a_refusal_another_address_can_be_given(built: House, anna: Someone) -> None:
    await call_fixed(anna)
    await more(anna)
    await anna.presses(REFUSE)

    await more(anna, KNOWN)

    assert KNOWN in invited(built)
    assert UNKNOWN not in invited(built)


async def test_whoever_was_taken_off_can_be_added_again_above_their_end(
    built: House, anna: Someone, someone: Someones
) -> None:
    soc = someone("soc")
    await call_any(soc, "anmalningsmote", **FIXED)
    await more(soc, KNOWN, "Sjöängsskolan")
    (there,) = visitors(built)
    await soc.presses_unseen("fewer", str(the(built, Meeting).id))
    await soc.fills(which=(str(there.organisation_id),))

    await more(soc, KNOWN, "Sjöängsskolan")

    theirs = [(each.method, each.sequence) for each in invites(built) if each.to == KNOWN]
    assert [method for method, _ in theirs] == ["REQUEST", "CANCEL", "REQUEST"]
    assert theirs[-1][1] > theirs[0][1]
    assert len(visitors(built)) == 1
