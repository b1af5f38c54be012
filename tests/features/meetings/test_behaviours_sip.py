"""What a SIP must and must not do, by the numbers of the list agreed on before building."""

import re
from datetime import date

import pytest

from bot.demo.calling import call_sip
from bot.demo.district import AGREEMENT, UNITS
from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from models.meetings import Consent, ConsentStatus, Meeting, MeetingState
from models.registry import Contact
from tests.conftest import Clock
from tests.features.acting import book, call_among, call_fixed, call_without_consent, utc
from tests.features.looking import errors, invites, newest, rows, save, the

REKTOR = "Rektor, Sjöängsskolan"
PSYKOLOG = "Psykolog, BUP Exempelviken"
LOCAL = "lokal rutin, räknat från samtycket"


async def test_b01_the_reference_is_random_and_tells_nothing(built: House, anna: Someone) -> None:
    for day in ("2027-02-11", "2027-02-12", "2027-02-15"):
        await call_fixed(anna, on=day)

    references = [each.reference for each in rows(built, Meeting)]
    assert len(set(references)) == 3
    assert all(re.fullmatch(r"[34679CDFGHJKMNPQRTVWX]{5}", each) for each in references)


async def test_b02_nobody_is_called_while_the_consent_is_missing_ended_or_withdrawn(
    built: House, anna: Someone, subtests: pytest.Subtests
) -> None:
    await call_without_consent(anna)
    assert not invites(built)
    await call_sip(anna)
    given = rows(built, Consent)[-1]
    changes: list[tuple[dict[str, object], str]] = [
        ({"status": ConsentStatus.BEING_OBTAINED}, "Samtycke saknas för"),
        ({"status": ConsentStatus.WITHDRAWN}, "Samtycke saknas för"),
        ({"valid_to_on": date(2027, 1, 29)}, "Samtycket gällde till och med"),
    ]

    for change, why in changes:
        save(built, Consent(**given.model_dump() | change))
        reply = await book(anna)

        with subtests.test(why, change=change):
            assert why in words(reply)
            assert not invites(built)


async def test_b03_the_consent_holds_status_organisations_end_function_and_time_only(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_fixed(anna)

    consent = the(built, Consent).model_dump(exclude={"id", "area_id", "meeting_id"})
    assert set(consent) == {"status", "covers", "valid_to_on", "function_id", "recorded_at"}
    assert consent["status"] == ConsentStatus.GIVEN
    assert consent["recorded_at"] == clock.at


async def test_b04_a_consent_withdrawn_cancels_what_is_ahead_and_closes_unasked(
    built: House, anna: Someone
) -> None:
    await call_fixed(anna)

    await anna.presses("Samtycket är återkallat")
    fields = {type(each).__name__ for each in anna.form.fields}
    await anna.fills()

    calls, ends = invites(built)[:3], invites(built)[3:]
    assert fields == {"Heading"}
    assert [each.method for each in ends] == ["CANCEL"] * 3
    assert len({str(each.event["UID"]) for each in (*calls, *ends)}) == 1
    assert the(built, Meeting).state == MeetingState.CANCELLED
    assert the(built, Consent).status == ConsentStatus.WITHDRAWN


async def test_b05_an_organisation_outside_the_consent_is_refused_at_call_and_later(
    built: House, anna: Someone
) -> None:
    await anna.says("sip")
    covers = tuple(anna.choice("covers", each.name) for each in UNITS[:2])
    reply = await call_fixed(anna, covers=covers)
    at_call = errors(reply)["covers"]

    await call_fixed(anna)
    await anna.presses("Kalla fler")
    reply = await anna.fills(who=(anna.choice("who", REKTOR),))

    assert "Samtycket omfattar inte BUP Exempelviken." in at_call
    assert "Samtycket omfattar inte Sjöängsskolan." in errors(reply)["who"]
    assert len(invites(built)) == 3


async def test_b06_a_meeting_long_after_the_consent_is_warned_of_as_local_routine(
    anna: Someone,
) -> None:
    await call_fixed(anna, on="2027-02-15")
    kept = newest(anna)
    await call_fixed(anna, on="2027-02-16")

    assert LOCAL not in kept
    assert f"Mötet ligger efter mån 15 februari 2027, 21 dagar: {LOCAL}." in newest(anna)


async def test_b09_without_municipality_and_region_it_is_no_sip(anna: Someone) -> None:
    await call_among(anna, [REKTOR])
    without = newest(anna)
    await call_among(anna, [REKTOR, PSYKOLOG])

    assert "Nu är det ett samverkansmöte, inte SIP." in without
    assert "inte SIP" not in newest(anna)


async def test_b14_only_work_addresses_that_the_agreement_knows_get_anything(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_fixed(anna)
    await travel(built, clock, utc(2, 11, 12))
    (psychologist,) = [each for each in rows(built, Contact) if each.email.startswith("psykolog")]
    psychologist.email = "foralder@hemma.example"
    save(built, psychologist)

    reply = await call_fixed(anna, on="2027-02-19")

    domains = {caught.to[0].split("@")[1] for caught in built.mailbox.mails}
    assert domains <= set(AGREEMENT.work_domains)
    assert "foralder@hemma.example är ingen godkänd arbetsadress." in errors(reply)["who"]
