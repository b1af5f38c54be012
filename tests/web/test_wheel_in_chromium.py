"""The school year in a real browser: narrow, wide, dark and on paper, by axe's rules."""

import asyncio
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from bot.demo.house import house
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.server import app
from tests.browser.page import PATIENCE_SECONDS, axe, chromium, overflow, page, serve_made
from tests.conftest import Clock
from tests.web.fetching import call_forum

NARROW, WIDE = {"width": 320, "height": 720}, {"width": 1280, "height": 900}
LINK = re.compile(r"/feed/[\w-]{32}/arshjul(?!\.png)")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def link() -> Iterator[str]:
    """The link of a team with a forum ahead, served."""
    clock = Clock()
    with house(clock) as built:
        anna = Someone(built.bot, built.workspace, built.workspace.people["sip"], "sip")

        async def ask() -> str:
            await call_forum(anna)
            return words(await anna.says("årshjul"))

        changes = built.workspace.changes
        with serve_made(lambda url: app(built, clock, url), changes.close) as server:
            said = asyncio.run_coroutine_threadsafe(ask(), server.loop).result(PATIENCE_SECONDS)
            found = LINK.search(said)
            assert found
            yield server.url + found[0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_too_wide(
    browser: Browser, link: str, scheme: str
) -> None:
    found: dict[str, list[str]] = {}
    for size in (NARROW, WIDE):
        with page(browser, viewport=size, color_scheme=scheme) as shown:
            for language in ("sv", "en"):
                shown.goto(link)
                shown.goto(f"{shown.url}?sprak={language}")
                name = f"arshjul-{language}-{size['width']}-{scheme}"
                found[name] = [*axe(shown), *(["för bred"] if overflow(shown) else [])]
                if folder := os.environ.get("SAMORDNA_PICTURES"):
                    shown.screenshot(path=Path(folder) / f"{name}.png", full_page=True)

    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_without_script_the_next_year_is_a_link_away(browser: Browser, link: str) -> None:
    with page(browser, viewport=NARROW, java_script_enabled=False) as shown:
        shown.goto(link)
        shown.get_by_role("link", name="Läsåret efter").click()

        expect(shown.get_by_role("heading", level=1)).to_contain_text("2027/28")
        expect(shown.get_by_text("Läsårsdata saknas för 2027/28")).to_be_visible()
        shown.get_by_role("link", name="English").click()

        expect(shown.get_by_role("heading", level=1)).to_contain_text("The school year 2027/28")


def test_on_paper_it_is_two_pages_in_light_colours(
    browser: Browser, link: str, tmp_path: Path
) -> None:
    with page(browser, viewport=WIDE, color_scheme="dark") as shown:
        shown.goto(link)
        shown.emulate_media(media="print")
        found = axe(shown)
        folder = Path(os.environ.get("SAMORDNA_PICTURES", tmp_path))
        pdf = shown.pdf(path=folder / "arshjul.pdf", prefer_css_page_size=True)

    assert found == []
    assert len(re.findall(rb"/Type /Page\b(?!s)", pdf)) == 2
