"""Teams as people see it: real clicks in Chromium on cards that Microsoft's own renderer draws."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from tests.conftest import Clock
from tests.databases import FreshUrl
from tests.emulators.teams.window import Office, Seated, office
from tests.platforms.teams.place import ROOM, place

PSYCHOLOGIST, COUNSELLOR = "Psykolog (BUP", "Kurator (Ekbackens"


@pytest.fixture
async def at(sqlite_urls: FreshUrl, clock: Clock) -> AsyncIterator[Office]:
    """The district in Teams, where each has a window of their own to be opened."""
    with sqlite_urls() as url:
        async with place(url, clock) as made, office(made) as opened:
            yield opened
            assert made.broken == []


async def calls(anna: Seated, word: str, *who: str) -> None:
    """Write the word, tick whom to call, and leave the rest as it starts."""
    await anna.says(word)
    await anna.ticks(*who)


async def gives_consent(anna: Seated) -> None:
    """Say what it covers: that is asked when the form has been sent with *Finns*."""
    await anna.ticks("Socialtjänsten Exempelviken", "Ekbackens skola", "BUP Exempelviken")
    await anna.fills("Gäller till och med", "2027-06-11")
    await anna.ticks("SIP-samordnare")
    await anna.sends()


async def polled(at: Office) -> tuple[Seated, Seated, Seated]:
    """The convener and two who are called, with the question of times on their screens."""
    anna, bo, saga = [await at.seat(user) for user in ("sip", "bup", "kurator")]
    await calls(anna, "sip", PSYCHOLOGIST, COUNSELLOR)
    await anna.ticks("Mån förmiddag", "Tis förmiddag", "Fre förmiddag", "Finns")
    await anna.sends()
    await gives_consent(anna)
    for each in (anna, bo, saga):
        await each.looks()
    return anna, bo, saga


async def test_three_people_find_a_time_move_it_and_call_it_off(at: Office) -> None:
    anna, bo, saga = await polled(at)

    await bo.presses("Ja")
    await saga.presses("Ja")
    counted = await anna.looks()
    await anna.presses_beginning("Boka ")
    booked = await anna.looks(), await bo.looks(), await saga.looks()
    await anna.presses("Flytta")
    await anna.fills("Datum", "2027-02-05")
    await anna.fills("Klockslag", "10:15")
    await anna.sends()
    await anna.closes()
    moved = await bo.looks()
    await anna.presses("Ställ in")
    await anna.sends()
    over = await saga.looks()

    assert "2 ja" in counted
    assert all("Mötet är bokat" in each for each in booked)
    assert "fre 5 februari kl. 10.15" in moved
    assert "inställt" in over
    assert not at.place.teams.messages[ROOM]


async def test_what_names_somebody_stays_in_the_dialog_and_a_suggestion_is_taken(
    at: Office,
) -> None:
    _, bo, saga = await polled(at)

    await bo.presses("Kommentera")
    await bo.fills("Din kommentar", "Kim Lindqvist kan bara på torsdagar")
    await bo.sends()
    refused = await bo.looks()
    await bo.presses("Använd förslaget")
    await bo.sends()

    assert "[namn]" in refused
    assert "[namn] kan bara på torsdagar" in await saga.looks()
    assert "Lindqvist" not in await saga.looks()


async def test_a_field_that_must_be_filled_in_says_so_before_anything_is_sent(at: Office) -> None:
    anna = await at.seat("sip")
    await anna.says("sip")

    await anna.sends()

    assert "Välj minst ett av alternativen." in await anna.looks()


async def has_a_time(convener: Seated, on: str) -> None:
    """Say that there is a time already, and which: it is asked for when the form is sent."""
    await convener.ticks("Jag har en tid")
    await convener.sends()
    await convener.fills("Datum", on)
    await convener.fills("Klockslag", "10:15")


async def test_a_meeting_after_a_report_with_a_point_an_action_and_the_week(at: Office) -> None:
    soc, saga = await at.seat("soc"), await at.seat("kurator")

    await soc.says("anmälan")
    conditions = await soc.looks()
    await soc.sends()
    await soc.ticks(COUNSELLOR)
    await has_a_time(soc, "2027-02-03")
    await soc.sends()
    called = await saga.looks()
    await saga.presses("Till dagordningen")
    await saga.ticks("Något annat, med egna ord")
    await saga.sends()
    await saga.fills("Punkten", "Hur vi når varandra under lovet")
    await saga.sends()
    await saga.presses("Ny åtgärd")
    await saga.ticks("Ta fram underlag till nästa möte", COUNSELLOR)
    await saga.fills("Klart senast", "12 mars")
    await saga.sends()
    after = await soc.looks()
    at.place.now.at += timedelta(days=7)
    week = await saga.looks()

    assert "Fortsätt, allt stämmer" in conditions
    assert "nmälan" not in called
    assert "Hur vi når varandra under lovet (Ekbackens skola)" in after
    assert "Ta fram underlag till nästa möte" in after
    assert "fre 12 mars 2027" in after
    assert "Din vecka 5" in week


async def test_what_is_stuck_goes_to_bus(at: Office) -> None:
    anna, bus = await at.seat("sip"), await at.seat("bus")
    await calls(anna, "sip", PSYCHOLOGIST, COUNSELLOR)
    await anna.ticks("Finns")
    await has_a_time(anna, "2027-02-03")
    await gives_consent(anna)
    await anna.presses("Boka ändå")

    at.place.now.at += timedelta(days=14)
    await anna.looks()
    await anna.presses("Avsluta mötet")
    await anna.ticks("Löses inte i SIP, lyfts till BUS")
    await anna.sends()
    await anna.ticks("BUS-samordnare", "Oenighet om vem som ansvarar", "Sekretessfrågan är löst")
    await anna.sends()
    lifted = await bus.looks()

    assert "löstes inte i SIP och har lyfts till dig" in lifted
    assert "Oenighet om vem som ansvarar" in lifted
    assert not at.place.teams.messages[ROOM]
