"""What must work in Microsoft's own window too; its licence keeps it out of CI."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Page, async_playwright, expect

from bot.platforms.teams import http
from tests.browser.page import CHROMIUM, QUIET
from tests.platforms.teams.signing import activity
from tests.playground.playing import Played, playing

PATIENCE_MS = 20_000


@pytest.fixture
async def played() -> AsyncIterator[Played]:
    async with playing() as made:
        yield made


@pytest.fixture
async def shown(played: Played) -> AsyncIterator[Page]:
    """The Playground's page, in one's own chat with the bot, which has been installed."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET])
        page = await browser.new_page(viewport={"width": 1400, "height": 1600})
        page.set_default_timeout(PATIENCE_MS)
        expect.set_options(timeout=PATIENCE_MS)
        await page.goto(played.url)
        await expect(page.get_by_text("Jag hjälper er att hitta en tid").first).to_be_visible()
        yield page
        await browser.close()
    assert set(played.statuses) == {200}


async def says(shown: Page, text: str) -> None:
    await shown.get_by_role("textbox").first.fill(text)
    await shown.get_by_role("button", name="Send Message").click()


async def test_whoever_gets_the_app_is_greeted_and_help_has_buttons(shown: Page) -> None:
    await says(shown, "hjälp")

    await expect(shown.get_by_role("button", name="Kalla till SIP-möte")).to_have_count(2)


async def picks(shown: Page, *who: str) -> None:
    """Choose from the first menu of several."""
    await shown.get_by_role("combobox").first.click()
    for each in who:
        await shown.get_by_role("menuitemcheckbox", name=each).click()
    await shown.keyboard.press("Escape")


async def test_a_form_grows_in_place(shown: Page) -> None:
    await says(shown, "sip")
    await picks(shown, "Psykolog (BUP Exempelviken)", "Kurator (Ekbackens skola)")
    await shown.get_by_label("Finns").check()

    await shown.get_by_role("button", name="Kalla", exact=True).click()

    await expect(shown.get_by_text("Gäller till och med").first).to_be_visible()
    await expect(shown.get_by_text("Bekräftat av").first).to_be_visible()
    await expect(shown.get_by_label("Finns")).to_be_checked()


async def test_a_question_comes_by_itself_and_a_vote_changes_it(
    shown: Page, played: Played
) -> None:
    await says(shown, "konsultation")
    await picks(shown, "Psykolog (BUP Exempelviken)")
    await shown.get_by_role("button", name="Kalla", exact=True).click()
    await expect(shown.get_by_text("frågan om tider har gått ut").first).to_be_visible()

    await played.deliver()
    await shown.get_by_role("button", name="Ja", exact=True).first.click()

    await expect(shown.get_by_role("button", name="✓ Ja").first).to_be_visible()
    await expect(shown.get_by_text("1 ja, 0 om det behövs").first).to_be_visible()


async def test_what_nobody_has_signed_gets_nowhere(played: Played) -> None:
    answer = await played.direct.post(http.PATH, json=activity())

    assert answer.status_code == 401
