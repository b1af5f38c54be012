"""Pictures of what the bot shows in Teams, drawn by Microsoft's renderer, one window a person."""

import tempfile
from pathlib import Path

from models.store import migrate
from tests.conftest import Clock
from tests.emulators.teams.window import Office, Seated, office
from tests.platforms.teams.place import place


async def pictures(folder: Path) -> None:
    """The first flow, stopped wherever there is something to see."""
    with tempfile.TemporaryDirectory() as data:
        url = f"sqlite:///{data}/preview.db"
        migrate(url)
        async with place(url, Clock()) as at, office(at) as opened:
            await _story(opened, folder)


async def _story(opened: Office, folder: Path) -> None:
    anna, bo = await opened.seat("sip"), await opened.seat("bup")
    shots = 0

    async def see(person: Seated, what: str) -> None:
        nonlocal shots
        shots += 1
        await person.looks()
        path = folder / f"teams-{shots:02}-{what}.png"
        await person.shown.screenshot(path=path, full_page=True)

    await anna.says("hjälp")
    await see(anna, "help")
    await anna.says("sip")
    await anna.ticks("Psykolog (BUP", "Kurator (Ekbackens", "Mån förmiddag", "Finns")
    await see(anna, "form")
    await anna.sends()
    await anna.ticks("Socialtjänsten Exempelviken", "Ekbackens skola", "BUP Exempelviken")
    await anna.fills("Gäller till och med", "2027-06-11")
    await anna.ticks("SIP-samordnare")
    await anna.sends()
    await see(bo, "poll")
    await bo.presses("Kommentera")
    await bo.fills("Din kommentar", "Kim Lindqvist kan bara på torsdagar")
    await bo.sends()
    await see(bo, "remark")
    await bo.presses("Använd förslaget")
    await bo.sends()
    await see(anna, "convener")
    await anna.presses_beginning("Boka ")
    await see(bo, "booked")
