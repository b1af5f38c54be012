"""Three people book, vote, move and cancel in a real browser, each in a page of their own."""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from bot.demo.house import House, house
from bot.demo.server import app
from bot.outlets.mailbox import Caught
from bot.platforms.browser.changes import mail_bell
from tests.browser.page import Served, axe, chromium, page, serve
from tests.conftest import Clock

WIDE = {"width": 1100, "height": 820}


@dataclass
class Demo:
    """A served demo, and where pictures of it go when somebody wants them."""

    served: Served
    built: House
    pictures: Path | None

    def picture(self, shown: Page, name: str) -> None:
        if self.pictures:
            shown.screenshot(path=self.pictures / f"{name}.png")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def demo() -> Iterator[Demo]:
    clock = Clock()
    bells: list[Callable[[object], None]] = []

    def on_mail(caught: Caught) -> None:
        for ring in bells:
            ring(caught)

    folder = os.environ.get("SAMORDNA_PICTURES")
    with house(clock, on_mail=on_mail) as built:
        changes = built.workspace.changes
        with serve(app(built, clock), changes.close) as served:
            bells.append(served.do(mail_bell, changes))
            yield Demo(served, built, Path(folder) if folder else None)


@pytest.fixture
def anna(browser: Browser, demo: Demo) -> Iterator[Page]:
    with page(browser, viewport=WIDE) as shown:
        shown.goto(f"{demo.served.url}/som/sip?rum=sip")
        yield shown


def dialogue(browser_page: Page, demo: Demo, user: str) -> None:
    """Go to somebody's private dialogue with the bot."""
    browser_page.goto(f"{demo.served.url}/som/{user}?rum=dm:{user}")


def said(shown: Page, words: str | re.Pattern[str]) -> Locator:
    """What stands in a message, not in what a screen reader is told of it."""
    return shown.locator(".message").get_by_text(words).first


def mails(shown: Page, count: int) -> None:
    """Wait until that many mails have come."""
    expect(shown.locator("[data-mail-count]")).to_have_text(str(count), timeout=20_000)


def call_a_sip(anna: Page) -> None:
    """Type the command and fill in the three questions."""
    anna.locator("#say").fill("/samordna sip")
    anna.keyboard.press("Enter")
    form = anna.get_by_role("dialog")
    form.get_by_role("group", name="Ekbackens skola").get_by_label("Kurator").check()
    form.get_by_role("group", name="BUP Exempelviken").get_by_label("Psykolog").check()
    form.get_by_label("Tidigast").fill("2027-02-01")
    form.get_by_label("Senast", exact=True).fill("2027-02-12")
    form.get_by_label("Finns").check()
    covers = form.get_by_role("group", name="Samtycket omfattar")
    for organisation in ("Socialtjänsten", "Ekbackens", "BUP"):
        covers.get_by_label(re.compile(organisation)).check()
    form.get_by_label("Gäller till och med").fill("2027-06-11")
    form.get_by_label("Bekräftat av").select_option(label="SIP-samordnare")


def test_three_people_book_vote_move_and_cancel(browser: Browser, demo: Demo, anna: Page) -> None:
    call_a_sip(anna)
    demo.picture(anna, "form")
    anna.get_by_role("button", name="Kalla").click()
    expect(said(anna, "frågan om tider har gått ut")).to_be_visible()

    with page(browser, viewport=WIDE) as kurator, page(browser, viewport=WIDE) as psykolog:
        for shown, user in ((kurator, "kurator"), (psykolog, "bup")):
            dialogue(shown, demo, user)
            shown.get_by_role("button", name=re.compile("^Ja till")).first.click()
            expect(said(shown, re.compile("[12] ja"))).to_be_visible()
        dialogue(anna, demo, "sip")
        anna.get_by_role("button", name=re.compile("^Om det behövs")).first.click()
        expect(said(anna, "2 ja, 1 om det behövs")).to_be_visible()
        expect(said(kurator, "2 ja, 1 om det behövs")).to_be_visible()
        assert axe(anna) == []
        demo.picture(anna, "poll")

        anna.get_by_role("button", name=re.compile("^Boka")).first.click()
        # The family has not been asked: that is asked once, and then it is booked.
        expect(anna.get_by_role("dialog").get_by_text("inte tillfrågad")).to_be_visible()
        anna.get_by_role("dialog").get_by_role("button", name="Boka ändå").click()
        for shown in (anna, kurator, psykolog):
            expect(said(shown, "Mötet är bokat")).to_be_visible()
        assert len(kurator.locator(".message").all()) == 1
        # A change that overtakes a mail makes it unwanted, so each round of mail is awaited.
        mails(anna, 3)

        anna.get_by_role("button", name="Flytta").click()
        anna.get_by_label("Datum").fill("2027-02-09")
        anna.get_by_label("Klockslag").fill("15:00")
        anna.get_by_role("dialog").get_by_role("button", name="Flytta").click()
        expect(said(kurator, "tis 9 februari kl. 15.00–16.00")).to_be_visible()
        mails(anna, 6)

        anna.get_by_role("button", name="Ställ in", exact=True).click()
        anna.get_by_role("dialog").get_by_role("button", name="Ställ in mötet").click()
        for shown in (anna, kurator, psykolog):
            expect(said(shown, "Mötet är inställt")).to_be_visible()

    mails(anna, 9)
    anna.goto(f"{demo.served.url}/postladan?som=sip")
    anna.get_by_role("link", name=re.compile("Ändrad tid")).first.click()
    expect(anna.get_by_text("REQUEST").first).to_be_visible()
    assert axe(anna) == []
    demo.picture(anna, "mail")


def test_a_wrong_date_is_told_at_its_field_and_nothing_is_lost(demo: Demo, anna: Page) -> None:
    call_a_sip(anna)
    anna.get_by_label("Senast", exact=True).fill("2027-01-30")

    anna.get_by_role("button", name="Kalla").click()

    form = anna.get_by_role("dialog")
    expect(form.get_by_text("Senast kan inte vara före tidigast").last).to_be_visible()
    expect(anna.get_by_label("Senast", exact=True)).to_be_focused()
    expect(
        form.get_by_role("group", name="BUP Exempelviken").get_by_label("Psykolog")
    ).to_be_checked()
    assert axe(anna) == []
