"""The history of a meeting's actions: day, step and function, for those called to it."""

import pytest

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from models.meetings import Meeting
from tests.conftest import Clock, Someones
from tests.features.acting import call_fixed, utc
from tests.features.actions.doing import BO_DOES, CIA_DOES, REPORT, adds
from tests.features.databases import ON_SQLITE
from tests.features.looking import the

ANNA = "SIP-samordnare, Socialtjänsten Exempelviken"


async def test_it_tells_day_step_and_function_and_never_a_person(
    built: House, clock: Clock, anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_fixed(anna)
    await adds(anna, repeats="week")
    clock.at = utc(2, 2, 12)
    await bo.presses("Behöver mer tid")
    await bo.fills(reason="waits", until="2027-02-19")
    await bo.presses("Påminn mig på …")
    await bo.fills(until="2027-02-10")
    await bo.presses("Behöver hjälp")
    clock.at = utc(2, 3, 12)
    await bo.presses("Lämna vidare")
    await bo.fills(owner=bo.choice("owner", CIA_DOES))
    await cia.presses("Klar")
    await anna.presses("Sluta upprepa")

    reply = await bo.presses("Historik")

    reference = the(built, Meeting).reference
    assert words(reply).split("\n") == [
        f"Åtgärder i Samverkansmöte {reference}",
        REPORT,
        f"mån 25 januari 2027: Skrevs upp, klar senast fre 12 februari 2027, {ANNA}",
        "tis 2 februari 2027: Fick mer tid till fre 19 februari 2027: "
        f"Väntar på någon annan, {BO_DOES}",
        f"tis 2 februari 2027: Behövde hjälp, {BO_DOES}",
        f"ons 3 februari 2027: Lämnades vidare, {BO_DOES}",
        f"ons 3 februari 2027: Klar, {CIA_DOES}",
        REPORT,
        "ons 3 februari 2027: Kom tillbaka, klar senast fre 26 februari 2027",
        f"ons 3 februari 2027: Upprepas inte mer, {ANNA}",
    ]
    assert reply.reads == (reference,)
    assert not reply.replaces


@ON_SQLITE
async def test_free_words_about_a_child_are_not_repeated_in_it(anna: Someone) -> None:
    await call_fixed(anna)
    await anna.presses("Ny åtgärd")
    owner = anna.choice("owner", BO_DOES)
    await anna.fills(pick="own", action="Boka lokal", owner=owner, until="v 6")

    told = words(await anna.presses("Historik"))

    assert "Boka lokal" not in told
    assert "En åtgärd\n" in told


@ON_SQLITE
async def test_without_actions_there_is_none(anna: Someone) -> None:
    await call_fixed(anna)

    told = words(await anna.presses_unseen("actions.history", "1"))

    assert "Mötet har inga åtgärder." in told


@ON_SQLITE
@pytest.mark.parametrize("user", ["rektor", "hab"])
async def test_who_is_not_called_learns_nothing(
    anna: Someone, someone: Someones, user: str
) -> None:
    await call_fixed(anna)
    await adds(anna)

    told = words(await someone(user).presses_unseen("actions.history", "1"))

    assert REPORT not in told
    assert BO_DOES not in told
