"""A family with a slip, and the convener who gave it, as the tests of slips act for them."""

import re

import httpx

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from models.queue import Outbox
from models.slips import FamilySlip
from tests.features.looking import rows
from tests.web.visiting import ORIGIN

SHEET = re.compile(r"https?://[\w.:-]+/m/lapp/[\w-]{32}")
FORM = {"Origin": ORIGIN, "Content-Type": "application/x-www-form-urlencoded"}


async def slip_for(convener: Someone) -> str:
    """Press *Lapp till familjen*: the link to its paper."""
    return sheet_link(words(await convener.presses("Lapp till familjen")))


def sheet_link(said: str) -> str:
    """The link to a paper in what the convener was told."""
    found = SHEET.search(said)
    assert found, said
    return found[0]


def family_link(built: House, nth: int = -1) -> str:
    """What the QR code of the nth slip leads to."""
    return f"{ORIGIN}/m/f/{built.secrets.slip_token(rows(built, FamilySlip)[nth].nonce)}"


async def answer(browser: httpx.AsyncClient, link: str, *halves: str) -> httpx.Response:
    """Send in the page with these half-days ticked."""
    content = "&".join(f"family={half}" for half in halves)
    return await browser.post(link, content=content, headers=FORM)


def told(built: House) -> list[Outbox]:
    """What the convener is told of answers."""
    return [row for row in rows(built, Outbox) if row.kind == "slips.answered"]
