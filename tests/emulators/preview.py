"""Pictures of what the bot shows in Slack and Teams: `python -m tests.emulators.preview FOLDER`."""

import asyncio
import json
import subprocess
import sys
import tempfile
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

from models.store import migrate
from tests.browser.page import chromium, page
from tests.conftest import Clock
from tests.emulators.teams.preview import pictures
from tests.features.digest import full
from tests.features.digest.full import full_week
from tests.platforms.slack.limits import Json
from tests.platforms.slack.place import ROOM, Place, place
from tests.platforms.slack.test_flow import fill_call, someone

BEFORE_CLOSING = datetime(2027, 2, 5, 9, tzinfo=UTC)
CLOSED = datetime(2027, 2, 8, 15, tzinfo=UTC)
BEGUN = datetime(2027, 2, 11, 9, 30, tzinfo=UTC)

DRAW = Path(__file__).parent / "preview.mjs"


async def story(at: Place) -> list[Json]:
    """The first flow, stopped wherever there is something to see."""
    anna, bo = someone(at, "sip"), someone(at, "bup")
    seen: list[Json] = []

    def see(title: str, message: Json | None = None, view: Json | None = None) -> None:
        seen.append(json.loads(json.dumps({"title": title, "message": message, "view": view})))

    await anna.says("")
    see("Hjälpen", anna.private)
    await anna.says("sip")
    see("Formuläret som det öppnas", view=anna.view)
    await fill_call(anna)
    see("Formuläret med samtycke", view=anna.view)
    await anna.submits()
    see("Svaret", view=anna.view)
    await at.deliver()
    await bo.presses("Ja")
    await at.deliver()
    see("Omröstningen, den kallade", bo.dialogue[-1])
    see("Omröstningen, sammankallande", anna.dialogue[-1])
    await anna.presses("Boka mån 1 februari kl. 10.00")
    await at.deliver()
    see("Bokat", anna.dialogue[-1])
    await anna.presses("Flytta")
    see("Flytta", view=anna.view)
    await anna.presses("Ställ in")
    see("Ställ in", view=anna.view)
    await anna.submits()
    await at.deliver()
    see("Inställt", anna.dialogue[-1])
    return seen


async def week(at: Place) -> list[Json]:
    """A full week: as it will stand in the channel, there, in a dialogue, and how it is set."""
    anna = someone(at, "sip")
    await at.store.run(full_week, at.now())
    await anna.says("vecka")
    before = anna.private
    at.now.at = full.MONDAY
    await at.deliver()
    (posted,) = at.slack.messages[ROOM].values()
    own = anna.dialogue[-1]
    await anna.presses("Ändra hur veckan kommer")
    seen = [("Veckan på förhand", before), ("Veckan i kanalen", posted), ("Min vecka", own)]
    shown = [{"title": title, "message": each, "view": None} for title, each in seen]
    return [*shown, {"title": "Hur veckan kommer", "message": None, "view": anna.view}]


async def agenda(at: Place) -> list[Json]:
    """A structural meeting's points: raised, asked about, closed, ticked off around the table."""
    anna, cia = someone(at, "sip"), someone(at, "bup")
    seen: list[Json] = []

    def see(title: str, message: Json | None = None, view: Json | None = None) -> None:
        seen.append(json.loads(json.dumps({"title": title, "message": message, "view": view})))

    await anna.says("bus")
    await anna.presses("BUS övergripande")
    called = (
        anna.choice("who", "Rektor", "Ekbackens skola"),
        anna.choice("who", "Psykolog", "BUP Exempelviken"),
    )
    await anna.fills(who=called, when="fixed", on="2027-02-11", at="10:30")
    await at.deliver()
    await cia.presses("Till dagordningen")
    see("En punkt", view=cia.view)
    await cia.fills(point="Remisser till BUP", minutes="45")
    await anna.presses("Till dagordningen")
    await anna.fills(point="Remisser, BUP")
    see("Liknar en annan", view=anna.view)
    await anna.chooses("point", "Rutin för frånvaro")
    await anna.fills(minutes="30")
    await at.deliver()
    await anna.presses("Dagordning")
    see("Dagordningen före mötet", anna.private)
    await anna.presses("Ändra punkter")
    see("Ändra punkter", view=anna.view)
    for stop in (BEFORE_CLOSING, CLOSED, BEGUN):
        at.now.at = stop
        await at.deliver()
        if stop == CLOSED:
            see("Dagordningen går ut", cia.dialogue[-1])
            see("I teamets kanal", list(at.slack.messages[ROOM].values())[-1])
            await cia.presses("Till dagordningen")
            see("En sen punkt", view=cia.view)
            await cia.fills(point="Lokaler i höst")
            await at.deliver()
            see("Sammankallande får veta", anna.dialogue[-1])
            await anna.presses("Dagordning")
            see("Sammankallande avgör", anna.private)
            await anna.presses("Ta med")
    await anna.presses("Klar", "Remisser")
    see("Under mötet", anna.dialogue[-1])
    return seen


async def told(story: Callable[[Place], Awaitable[list[Json]]]) -> list[Json]:
    """A story, in a house of its own."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/preview.db"
        migrate(url)
        async with place(url, Clock()) as at:
            return await story(at)


async def both() -> list[Json]:
    """All there is to see."""
    return [*await told(story), *await told(week), *await told(agenda)]


def draw(seen: list[Json], folder: Path) -> None:
    """A page and a picture for each."""
    folder.mkdir(parents=True, exist_ok=True)
    with chromium() as browser, page(browser, viewport={"width": 760, "height": 400}) as shown:
        for number, each in enumerate(seen, 1):
            drawn = subprocess.run(
                ["node", DRAW], input=json.dumps([each]).encode(), capture_output=True, check=True
            )
            path = folder / f"{number:02}.html"
            path.write_bytes(drawn.stdout)
            shown.goto(path.as_uri())
            shown.screenshot(path=path.with_suffix(".png"), full_page=True)


if __name__ == "__main__":
    draw(asyncio.run(both()), Path(sys.argv[1]))
    asyncio.run(pictures(Path(sys.argv[1])))
