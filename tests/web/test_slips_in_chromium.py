"""The slip in a real browser: on a narrow telephone without script, by axe's rules, on paper."""

import asyncio
import os
import re
import time
from collections.abc import Coroutine, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.demo.calling import call_sip
from bot.demo.house import House, house
from bot.demo.people import Someone
from bot.demo.server import app
from models import leases
from models.meetings import Meeting
from models.slips import FamilySlip
from tests.browser.page import PATIENCE_SECONDS, axe, chromium, overflow, page, serve_made
from tests.conftest import Clock
from tests.features.looking import rows, the
from tests.web.family import slip_for

R = TypeVar("R")

NARROW, WIDE = {"width": 320, "height": 720}, {"width": 1280, "height": 900}
LOOKS = [(size, scheme) for size in (NARROW, WIDE) for scheme in ("light", "dark")]
LARGE = 44
"""Pixels: a target for any thumb (WCAG 2.2, 2.5.5)."""
DRAWN_BY_BROWSERS = 20
"""Pixels: smaller are the boxes of a page whose style has not come."""


@dataclass(frozen=True)
class Handed:
    """A slip that was handed out: the house, and what its two secrets lead to."""

    built: House
    paper: str
    link: str


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def handed() -> Iterator[Handed]:
    """A house where a meeting is polled and its family has got a slip."""
    clock = Clock()
    with house(clock) as built:
        convener = Someone(built.bot, built.workspace, built.workspace.people["sip"], "sip")

        changes = built.workspace.changes
        with serve_made(lambda url: app(built, clock, url), changes.close) as server:

            def does(what: Coroutine[None, None, R]) -> R:
                done = asyncio.run_coroutine_threadsafe(what, server.loop)
                return done.result(PATIENCE_SECONDS)

            does(call_sip(convener, family=()))
            until_sent(built, clock())
            path = does(slip_for(convener)).partition("/m/")[2]
            secret = built.secrets.slip_token(the(built, FamilySlip).nonce)
            yield Handed(built, f"{server.url}/m/{path}", f"{server.url}/m/f/{secret}")


def until_sent(built: House, now: datetime) -> None:
    """Until the cards are there: the server sends them too, and may be on its way with them."""
    last = time.monotonic() + PATIENCE_SECONDS
    while due_in(built, now):
        assert time.monotonic() < last, "the cards never came"
        time.sleep(0.01)


def due_in(built: House, now: datetime) -> int:
    with built.store.transaction() as tx:
        return leases.backlog(tx, now)[0]


def asked_for(handed: Handed) -> Meeting:
    """The meeting the slip is for; the district has forums of its own."""
    slip = the(handed.built, FamilySlip)
    (found,) = [each for each in rows(handed.built, Meeting) if each.id == slip.meeting_id]
    return found


def shoot(shown: Page, name: str) -> None:
    if folder := os.environ.get("SAMORDNA_PICTURES"):
        shown.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def test_a_family_answers_without_script(browser: Browser, handed: Handed) -> None:
    with page(browser, viewport=NARROW, java_script_enabled=False) as shown:
        shown.goto(handed.link)
        shown.get_by_role("group", name="Måndag").get_by_label("Förmiddag").check()
        shown.get_by_role("group", name="Onsdag").get_by_label("Eftermiddag").check()
        shown.get_by_role("button", name="Skicka").click()

        expect(shown.get_by_role("status")).to_contain_text("Vi har fått ert svar")

    assert asked_for(handed).family_can == ["mon-am", "wed-pm"]


def test_the_page_is_worked_by_keyboard_alone(browser: Browser, handed: Handed) -> None:
    with page(browser, viewport=NARROW) as shown:
        shown.goto(handed.link)
        shown.get_by_role("link", name="English").focus()
        shown.keyboard.press("Enter")
        expect(shown.get_by_role("heading", level=1)).to_have_text("When can you come?")
        shown.get_by_role("link", name="English").focus()
        for key in ("Tab", "Space", *["Tab"] * 10, "Enter"):
            shown.keyboard.press(key)

        expect(shown.get_by_role("status")).to_contain_text("We have your answer")

    assert asked_for(handed).family_can == ["mon-am"]


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
def test_axe_finds_nothing_on_any_page(
    browser: Browser, handed: Handed, size: dict[str, int], scheme: str
) -> None:
    found: dict[str, list[str]] = {}
    with page(browser, viewport=size, color_scheme=scheme) as shown:

        def look(name: str) -> None:
            found[name] = [*axe(shown), *(["för bred"] if overflow(shown) else [])]
            shoot(shown, f"lapp-{name}-{size['width']}-{scheme}")

        shown.goto(handed.paper)
        look("papper")
        shown.goto(handed.link)
        look("fråga")
        shown.get_by_role("button", name="Skicka").click()
        look("fel")
        shown.get_by_label("Förmiddag").first.check()
        shown.get_by_role("button", name="Skicka").click()
        look("tack")
        shown.goto(handed.link + "x")
        look("ingen")
        shown.goto(handed.paper)
        look("slut")

    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_every_target_is_large(browser: Browser, handed: Handed) -> None:
    with page(browser, viewport=NARROW) as shown:
        shown.goto(handed.link)
        targets = [*shown.locator("label.half").all(), shown.get_by_role("button", name="Skicka")]
        boxes = [each.bounding_box() for each in targets]
        tick = shown.get_by_role("checkbox").first.bounding_box()

    assert len(boxes) == 11
    assert tick
    assert tick["width"] > DRAWN_BY_BROWSERS
    assert all(box and min(box["width"], box["height"]) >= LARGE for box in boxes)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_paper_is_one_page(
    browser: Browser, handed: Handed, tmp_path: Path, scheme: str
) -> None:
    with page(browser, viewport=WIDE, color_scheme=scheme) as shown:
        shown.goto(handed.paper)
        shown.emulate_media(media="print")
        found = axe(shown)
        shoot(shown, f"lapp-utskrift-{scheme}")
        folder = Path(os.environ.get("SAMORDNA_PICTURES", tmp_path))
        pdf = shown.pdf(path=folder / f"lapp-{scheme}.pdf", prefer_css_page_size=True)

        assert found == []
        assert not shown.get_by_text("Skriv ut sidan").is_visible()
        assert len(re.findall(rb"/Type /Page\b(?!s)", pdf)) == 1
