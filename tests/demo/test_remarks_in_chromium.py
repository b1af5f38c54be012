"""Somebody writes a name in a real browser, and is shown what can stand in its place."""

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from bot.demo.calling import call_sip
from bot.demo.house import house
from bot.demo.people import Someone
from bot.demo.server import app
from tests.browser.page import Served, axe, chromium, overflow, page, serve
from tests.conftest import Clock

NAMED, MASKED = "Ring Kalle Karlsson på tisdag", "Ring [namn] på tisdag"
DOUBTFUL = "Saga kan inte komma. Hope kan inte komma"
WIDTHS = (1280, 320)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def served() -> Iterator[Served]:
    clock = Clock()
    with house(clock) as built:
        anna = Someone(built.bot, built.workspace, built.workspace.people["sip"], "sip")
        with serve(app(built, clock), built.workspace.changes.close) as running:
            # On the server's loop: Playwright has one of its own in this thread.
            asyncio.run_coroutine_threadsafe(call_sip(anna), running.loop).result(30)
            yield running


def dialogue(shown: Page, served: Served, user: str) -> None:
    shown.goto(f"{served.url}/som/{user}?rum=dm:{user}")


def opened(shown: Page, button: str) -> Locator:
    """The form behind a button, reached and opened by keyboard."""
    shown.get_by_role("button", name=button).focus()
    shown.keyboard.press("Enter")
    form = shown.get_by_role("dialog")
    expect(form.get_by_role("textbox")).to_be_focused()
    return form


def send_by_keyboard(shown: Page, words: str) -> None:
    """Write over what stands in the field, go to the button, press it."""
    shown.keyboard.press("Control+A")
    shown.keyboard.type(words)
    tab_to(shown, "Spara")
    shown.keyboard.press("Enter")


def tab_to(shown: Page, label: str) -> None:
    """Press Tab until the focus is on what is called that."""
    for _ in range(12):
        shown.keyboard.press("Tab")
        focus = "document.activeElement.closest('button, label')?.textContent ?? ''"
        if label in shown.evaluate(focus):
            return
    raise AssertionError(f"{label} is not reached by Tab")


def fits(shown: Page, name: str) -> None:
    """Light and dark, wide and narrow: nothing for axe to say, nothing to drag sideways."""
    folder = os.environ.get("SAMORDNA_PICTURES")
    for scheme in ("light", "dark"):
        shown.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for width in WIDTHS:
            shown.set_viewport_size({"width": width, "height": 900})
            assert axe(shown) == [], (scheme, width)
            assert overflow(shown) == 0, (scheme, width)
            if folder:
                shown.screenshot(path=Path(folder) / f"{name}-{scheme}-{width}.png")


def test_the_suggestion_takes_a_names_place(browser: Browser, served: Served) -> None:
    with page(browser, viewport={"width": 1280, "height": 900}) as bo:
        dialogue(bo, served, "kurator")
        form = opened(bo, "Kommentera")
        fits(bo, "comment-empty")

        send_by_keyboard(bo, NAMED)

        field = form.get_by_role("textbox")
        expect(form.get_by_text("Texten innehåller ett namn.")).to_be_visible()
        expect(field).to_be_focused()
        expect(field).to_have_value(NAMED)
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(form.locator("blockquote")).to_have_text(MASKED)
        fits(bo, "comment-refused")

        tab_to(bo, "Använd förslaget")
        bo.keyboard.press("Enter")
        expect(field).to_have_value(MASKED)
        expect(field).to_be_focused()
        expect(form.get_by_text("Texten innehåller")).to_be_hidden()
        expect(field).not_to_have_attribute("aria-invalid", "true")
        fits(bo, "comment-suggested")

        tab_to(bo, "Spara")
        bo.keyboard.press("Enter")
        expect(bo.get_by_role("dialog")).to_be_hidden()
        expect(bo.get_by_text(f"Kurator, Ekbackens skola: {MASKED}").first).to_be_visible()
        fits(bo, "comment-on-card")


def test_writing_anew_marks_what_stood_there(browser: Browser, served: Served) -> None:
    with page(browser, viewport={"width": 1280, "height": 900}) as bo:
        dialogue(bo, served, "kurator")
        form = opened(bo, "Kommentera")
        send_by_keyboard(bo, NAMED)
        expect(form.locator("blockquote")).to_be_visible()

        tab_to(bo, "Skriv om")
        bo.keyboard.press("Enter")
        bo.keyboard.type("Ring skolan")

        expect(form.get_by_role("textbox")).to_have_value("Ring skolan")


def test_doubtful_words_go_through_when_each_is_answered_for(
    browser: Browser, served: Served
) -> None:
    with page(browser, viewport={"width": 1280, "height": 900}) as bo:
        dialogue(bo, served, "bup")
        form = opened(bo, "Kommentera")
        send_by_keyboard(bo, DOUBTFUL)
        saga = form.get_by_role("group", name="Är ”Saga” ett namn här?")
        hope = form.get_by_role("group", name="Är ”Hope” ett namn här?")
        expect(hope).to_be_visible()
        fits(bo, "comment-asked")

        tab_to(bo, "Det är inte ett namn")
        bo.keyboard.press("Space")
        expect(saga.get_by_role("checkbox")).to_be_checked()
        tab_to(bo, "Spara")
        bo.keyboard.press("Enter")

        expect(saga).to_be_hidden()
        expect(hope.get_by_role("checkbox")).not_to_be_checked()
        fits(bo, "comment-asked-once-more")
        tab_to(bo, "Det är inte ett namn")
        bo.keyboard.press("Space")
        tab_to(bo, "Spara")
        bo.keyboard.press("Enter")
        expect(bo.get_by_role("dialog")).to_be_hidden()
        expect(bo.get_by_text(DOUBTFUL).first).to_be_visible()


def test_a_point_stands_on_the_card(browser: Browser, served: Served) -> None:
    with page(browser, viewport={"width": 1280, "height": 900}) as cia:
        dialogue(cia, served, "bup")
        cia.get_by_role("button", name="Till dagordningen").last.click()
        form = cia.get_by_role("dialog")
        form.get_by_label("Vad vill ni ta upp?").select_option("own")

        form.get_by_role("textbox").fill("Schema efter lovet")
        form.get_by_role("button", name="Lägg till").click()

        point = cia.get_by_text("Schema efter lovet (BUP Exempelviken)")
        expect(point.first).to_be_visible()
        fits(cia, "point-on-card")
