"""The pages in a real browser: without script, on a narrow screen, by axe's rules, in print."""

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.demo.calling import call_sip
from bot.demo.house import House, house
from bot.demo.people import Someone
from bot.demo.server import app
from models.meetings import Answer, Vote
from tests.browser.page import PATIENCE_SECONDS, axe, chromium, overflow, page, serve_made
from tests.conftest import Clock
from tests.features.looking import everything_kept, rows
from tests.web.visiting import without_chat

NARROW, WIDE = {"width": 320, "height": 720}, {"width": 1280, "height": 900}
LOOKS = [(size, scheme) for size in (NARROW, WIDE) for scheme in ("light", "dark")]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def served() -> Iterator[tuple[House, str]]:
    """A house whose counsellor has no chat and is asked about times; the counsellor's link."""
    clock = Clock()
    with house(clock) as built:
        without_chat(built, "kurator")
        convener = Someone(built.bot, built.workspace, built.workspace.people["sip"], "sip")
        changes = built.workspace.changes
        with serve_made(lambda url: app(built, clock, url), changes.close) as server:
            called = asyncio.run_coroutine_threadsafe(call_sip(convener), server.loop)
            called.result(PATIENCE_SECONDS)
            yield built, _link(built, server.url)


def _link(built: House, url: str) -> str:
    mails = [mail.message.get_body(("plain",)) for mail in built.mailbox.mails]
    texts = [str(mail.get_content()) for mail in mails if mail is not None]
    text = next(each for each in texts if "/m/" in each)
    return url + "/m/" + text.split("/m/")[1].split()[0]


def shoot(shown: Page, name: str) -> None:
    if folder := os.environ.get("SAMORDNA_PICTURES"):
        shown.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def test_times_are_answered_without_script(browser: Browser, served: tuple[House, str]) -> None:
    built, link = served
    with page(browser, viewport=NARROW, java_script_enabled=False) as shown:
        shown.goto(link)
        for question in shown.get_by_role("group").all():
            question.get_by_label("Ja").check()
        shown.get_by_role("button", name="Skicka mina svar").click()

        expect(shown.get_by_role("status")).to_contain_text("Sparat")
        shoot(shown, "sida-svarat")

    assert {vote.answer for vote in rows(built, Vote)} == {Answer.YES}


def test_opening_the_link_in_a_browser_changes_nothing(
    browser: Browser, served: tuple[House, str]
) -> None:
    built, link = served
    before = everything_kept(built)

    with page(browser, viewport=WIDE) as shown:
        shown.goto(link)
        shown.reload()
        shown.get_by_role("link", name="English").click()

    assert everything_kept(built) == before


def test_the_page_is_worked_by_keyboard_alone(browser: Browser, served: tuple[House, str]) -> None:
    _, link = served
    with page(browser, viewport=WIDE) as shown:
        shown.goto(link)

        shown.keyboard.press("Tab")
        expect(shown.get_by_role("link", name="Hoppa till innehållet")).to_be_focused()
        shown.keyboard.press("Enter")
        shown.keyboard.press("Tab")
        shown.keyboard.press("Space")

        expect(shown.get_by_role("radio").first).to_be_checked()


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
def test_axe_finds_nothing_on_any_page(
    browser: Browser, served: tuple[House, str], size: dict[str, int], scheme: str
) -> None:
    _, link = served
    found: dict[str, list[str]] = {}
    with page(browser, viewport=size, color_scheme=scheme) as shown:

        def look(name: str) -> None:
            found[name] = [*axe(shown), *(["för bred"] if overflow(shown) else [])]
            shoot(shown, f"sida-{name}-{size['width']}-{scheme}")

        shown.goto(link)
        look("omröstning")
        shown.get_by_role("button", name="Kommentera").click()
        look("formulär")
        shown.get_by_label("Din kommentar").fill("Ring Kalle Karlsson. Saga kan inte")
        shown.get_by_role("button", name="Spara").click()
        look("fel")
        shown.goto(link)
        shown.get_by_role("button", name="Till dagordningen").click()
        look("punkt")
        shown.get_by_label("Vad vill ni ta upp?").select_option("1")
        shown.get_by_label("Vilken punkt?").select_option("3")
        shown.get_by_label("Hur lång tid?").select_option("45")
        shown.get_by_role("button", name="Lägg till").click()
        shown.get_by_role("button", name="Dagordning", exact=True).click()
        look("dagordning")
        shown.emulate_media(media="print")
        look("dagordning-på-papper")
        shown.emulate_media(media="screen")
        shown.goto(link + "x")
        look("ingen")

    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_in_print_there_is_nothing_to_press(browser: Browser, served: tuple[House, str]) -> None:
    _, link = served
    with page(browser, viewport=WIDE) as shown:
        shown.goto(link)
        shown.emulate_media(media="print")

        assert axe(shown) == []
        assert not shown.get_by_role("button").filter(visible=True).all()
        shoot(shown, "sida-utskrift")
