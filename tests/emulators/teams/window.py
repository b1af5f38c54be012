"""The window's server, and a person in front of it: real clicks on cards that are really drawn.

The page has Microsoft's own renderer (npm `adaptivecards`); its colours are not Teams'. What it
sends goes through a real Bot Connector's checks (`tests.platforms.teams.recording`).
"""

import contextlib
import json
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from aiohttp import web
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from tests.browser.page import CHROMIUM, QUIET
from tests.payloads import recorded
from tests.platforms.teams.place import Place
from tests.platforms.teams.signing import serving

Json = dict[str, Any]

HERE = Path(__file__).parent
RENDERER = HERE.parent / "node_modules" / "adaptivecards" / "dist" / "adaptivecards.min.js"
FILES = {
    "/": (HERE / "page.html", "text/html"),
    "/page.js": (HERE / "page.js", "text/javascript"),
    "/page.css": (HERE / "page.css", "text/css"),
    "/adaptivecards.js": (RENDERER, "text/javascript"),
}
NAMES = {"say": "message", "press": "press", "fetch": "fetch", "submit": "submit"}
PATIENCE_MS = 10_000

_numbers = count(1)


@dataclass
class Window:
    """Serves everybody's windows; `faults` is what the renderer found wrong with our cards."""

    place: Place
    faults: list[str] = field(default_factory=list)

    def routes(self) -> list[web.RouteDef]:
        """What is served."""
        files = [web.get(path, self._file(*what)) for path, what in FILES.items()]
        return [
            *files,
            web.get("/messages", self._messages),
            web.post("/act", self._act),
            web.post("/fault", self._fault),
        ]

    def _file(self, path: Path, kind: str) -> Any:
        text = path.read_text(encoding="utf-8")

        async def give(_request: web.Request) -> web.Response:
            return web.Response(text=text, content_type=kind, charset="utf-8")

        return give

    async def _messages(self, request: web.Request) -> web.Response:
        dialogue = self.place.teams.dialogue(request.query["user"])
        return web.json_response(
            [{"id": each["id"], "card": each["attachments"][0]["content"]} for each in dialogue]
        )

    async def _fault(self, request: web.Request) -> web.Response:
        self.faults += (await request.json())["faults"]
        return web.Response(status=204)

    async def _act(self, request: web.Request) -> web.Response:
        asked = await request.json()
        payload = self._payload(asked)
        answer = await self.place.send(payload)
        if answer.status_code != 200:
            self.faults.append(f"{asked['kind']}: {answer.status_code}")
        body = answer.json() if answer.content else None
        if body and body.get("type") == "application/vnd.microsoft.card.adaptive":
            own = self.place.teams.messages[f"a:{asked['user']}"]
            own[asked["on"]]["attachments"][0]["content"] = body["value"]
        return web.json_response(body) if body else web.Response(status=204)

    def _payload(self, asked: Json) -> Json:
        user, kind = asked["user"], asked["kind"]
        payload = recorded("teams", "shortcut" if kind == "mark" else NAMES[kind])
        payload |= {"id": f"w:{next(_numbers)}", "serviceUrl": self.place.teams.url}
        payload["from"] = {"id": f"29:{user}", "aadObjectId": user, "name": user}
        payload["conversation"] |= {"id": f"a:{user}", "conversationType": "personal"}
        match kind:
            case "say":
                payload["text"] = asked["text"]
            case "mark":
                payload["value"]["commandId"] = asked["command"]
                payload["value"]["messagePayload"]["body"]["content"] = asked["text"]
            case "press":
                payload["value"]["action"] |= {"data": asked["data"], "verb": asked["verb"]}
            case _:
                payload["value"]["data"] = asked["data"]
        if asked.get("on"):
            payload["replyToId"] = asked["on"]
        return payload


@dataclass
class Seated:
    """Somebody at their window."""

    place: Place
    shown: Page

    async def says(self, text: str) -> None:
        """Write to the bot in its own chat."""
        await self.shown.get_by_label("Skriv till Samordnaren").fill(text)
        await self._does(self.shown.get_by_role("button", name="Skicka"))

    async def presses(self, label: str, *, within: str = "") -> None:
        """Press the newest button with that label, in the dialog when one is open.

        Args:
            label: What stands on it.
            within: What the card must say.
        """
        cards = await self._front()
        if within:
            cards = cards.filter(has_text=within)
        await self._does(cards.get_by_role("button", name=label, exact=True).last)

    async def sends(self) -> None:
        """Send the form that is in front."""
        await self._does((await self._front()).locator("button.style-positive").last)

    async def closes(self) -> None:
        """Close the dialog, having read what it said."""
        await self.shown.get_by_role("button", name="Stäng").click()

    async def presses_beginning(self, start: str) -> None:
        """Press the first button whose label begins so."""
        named = re.compile(f"^{re.escape(start)}")
        await self._does((await self._front()).get_by_role("button", name=named).first)

    async def fills(self, label: str, text: str) -> None:
        """Write in the field with that label."""
        await (await self._front()).get_by_label(label).last.fill(text)

    async def ticks(self, *labels: str) -> None:
        """Choose what stands there, in lists in sight."""
        for label in labels:
            await (await self._front()).get_by_label(label, exact=False).last.check()

    async def picks(self, label: str, choice: str) -> None:
        """Choose from a menu."""
        await (await self._front()).get_by_label(label).last.select_option(label=choice)

    async def marks(self, command: str, text: str) -> None:
        """Use a message action on a message with that text."""
        await self.shown.evaluate("([id, text]) => mark(id, text)", [command, text])

    async def looks(self) -> str:
        """Everything that can be read in the window now."""
        await self.place.deliver()
        await self.shown.evaluate("refresh()")
        return await self.shown.inner_text("body")

    async def _front(self) -> Locator:
        is_open = await self.shown.locator("#dialog[open]").count()
        return self.shown.locator("#card" if is_open else "article")

    async def _does(self, button: Locator) -> None:
        turn = int(await self.shown.locator("body").get_attribute("data-turn") or 0)
        await button.click()
        changed = f"Number(document.body.dataset.turn) > {turn}"
        wrong = "document.querySelector('.ac-input-validation-failed') !== null"
        await self.shown.wait_for_function(f"{changed} || {wrong}", timeout=PATIENCE_MS)


@dataclass
class Office:
    """Where windows are opened."""

    place: Place
    window: Window
    browser: Browser
    url: str
    pages: list[Page] = field(default_factory=list)

    async def seat(self, user: str) -> Seated:
        """A window for somebody; whatever fails in its scripts fails the test."""
        context = await self.browser.new_context(
            locale="sv-SE", timezone_id="Europe/Stockholm", reduced_motion="reduce"
        )
        shown = await context.new_page()
        shown.on("pageerror", lambda error: self.window.faults.append(str(error)))
        shown.set_default_timeout(PATIENCE_MS)
        await shown.goto(f"{self.url}/?user={user}")
        await expect(shown.locator("body")).to_have_attribute("data-turn", "1")
        self.pages.append(shown)
        return Seated(self.place, shown)


@contextlib.asynccontextmanager
async def office(place: Place) -> AsyncIterator[Office]:
    """Windows for everybody in a place, as long as the block lasts.

    Raises:
        AssertionError: at the end, for what the renderer or the scripts found wrong.
    """
    window = Window(place)
    async with serving(window.routes()) as url, async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET])
        try:
            yield Office(place, window, browser, url)
        finally:
            await browser.close()
    assert window.faults == [], json.dumps(window.faults, ensure_ascii=False)
