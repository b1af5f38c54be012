"""The report and the answer in a real browser: narrow, wide, dark and on paper, by axe's rules."""

import asyncio
import os
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from sqlmodel import select

from bot.demo.district import AGREEMENT
from bot.demo.house import House, house
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.server import app
from bot.features.report.keeping import tell_years
from models.actions import Action
from models.meetings import Meeting, MeetingState, Party
from models.registry import Area, Contact, Organisation
from models.store import Tx
from tests.browser.page import PATIENCE_SECONDS, axe, chromium, overflow, page, serve_made
from tests.conftest import Clock

NARROW, WIDE = {"width": 320, "height": 720}, {"width": 1280, "height": 900}
LINK = re.compile(r"/m/rapport/[\w-]+")
ORDINARY, FORUMS, SPLIT = 14, 3, 7


def two_years(tx: Tx, clock: Clock) -> None:
    """A term with forums, their attendance and actions, and a school year that may be told of."""
    area = tx.exec(select(Area)).one()
    convener = tx.exec(select(Contact)).first()
    assert convener
    units = tx.exec(select(Organisation)).all()
    starts = [
        *((clock.at - timedelta(weeks=each), "forum") for each in range(1, FORUMS + 1)),
        *((clock.at - timedelta(weeks=60, days=each), "sip") for each in range(ORDINARY)),
    ]
    for number, (starts_at, kind) in enumerate(starts):
        waited = timedelta(days=10 if number < FORUMS + SPLIT else 25)
        meeting = Meeting(
            area_id=area.id,
            kind=kind,
            name="Samverkansforum för skola och socialtjänst" if kind == "forum" else "",
            reference=f"R{number}",
            state=MeetingState.CLOSED,
            uid=f"{number}",
            convener_id=convener.id,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=1),
            created_at=starts_at - waited,
            changed_at=clock.at,
        )
        tx.add(meeting)
        tx.flush()
        for nth, unit in enumerate(units):
            party = Party(area_id=area.id, meeting_id=meeting.id, organisation_id=unit.id)
            party.came = (number + nth) % 3 > 0
            tx.add(party)
            if kind == "forum":
                done = starts_at if nth % 2 else None
                on = starts_at.date()
                tx.add(
                    Action(
                        area_id=area.id,
                        meeting_id=meeting.id,
                        organisation_id=unit.id,
                        by_organisation_id=unit.id,
                        pick="x",
                        due_on=on,
                        done_at=done,
                        added_at=starts_at,
                    )
                )
    tell_years(tx, area.id, AGREEMENT, clock.at)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def link() -> Iterator[str]:
    """An administrator's link, served."""
    clock = Clock()
    agreement = AGREEMENT.model_copy(update={"areas": {"Norra": ("Ekbackens skola",)}})
    with house(clock, agreement=agreement) as built:
        with built.store.transaction() as tx:
            two_years(tx, clock)
        changes = built.workspace.changes
        with serve_made(lambda url: app(built, clock, url), changes.close) as server:
            asking = asyncio.run_coroutine_threadsafe(_ask(built), server.loop)
            found = LINK.search(asking.result(PATIENCE_SECONDS))
            assert found
            yield server.url + found[0]


async def _ask(built: House) -> str:
    anna = Someone(built.bot, built.workspace, built.workspace.people["sip"], "sip")
    return words(await anna.says("rapport"))


def shoot(shown: Page, name: str) -> None:
    if folder := os.environ.get("SAMORDNA_PICTURES"):
        shown.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_too_wide(
    browser: Browser, link: str, scheme: str
) -> None:
    found: dict[str, list[str]] = {}
    for size in (NARROW, WIDE):
        with page(browser, viewport=size, color_scheme=scheme) as shown:
            shown.goto(link)
            for what in ("visa", "svar"):
                shown.goto(re.sub("visa|svar", what, shown.url))
                name = f"rapport-{what}-{size['width']}-{scheme}"
                found[name] = [*axe(shown), *(["för bred"] if overflow(shown) else [])]
                shoot(shown, name)

    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_every_bar_has_its_row_in_a_table(browser: Browser, link: str) -> None:
    with page(browser, viewport=WIDE, java_script_enabled=False) as shown:
        shown.goto(link)
        bars = shown.locator("svg.chart g text:first-child").all_text_contents()
        rows = shown.locator("tbody th").all_text_contents()

    assert len(bars) == len(rows) > 10
    assert [bar.rstrip("…") for bar in bars] == [
        row[: len(bar.rstrip("…"))] for bar, row in zip(bars, rows, strict=True)
    ]


@pytest.mark.parametrize(("what", "pages"), [("svar", 2), ("visa", 4)])
def test_on_paper_it_is_light_and_short(
    browser: Browser, link: str, tmp_path: Path, what: str, pages: int
) -> None:
    with page(browser, viewport=WIDE, color_scheme="dark") as shown:
        shown.goto(link)
        shown.goto(shown.url.replace("visa", what))
        shown.emulate_media(media="print")
        found = axe(shown)
        folder = Path(os.environ.get("SAMORDNA_PICTURES", tmp_path))
        pdf = shown.pdf(path=folder / f"rapport-{what}.pdf", prefer_css_page_size=True)

    assert found == []
    assert len(re.findall(rb"/Type /Page\b(?!s)", pdf)) <= pages
