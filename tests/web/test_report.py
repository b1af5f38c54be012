"""The report's pages: for an administrator with a key, each reading in the log."""

import re
from datetime import timedelta

import pytest

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.web.doors import HEADERS
from models.audit import AuditEntry
from tests.conftest import Clock
from tests.features.databases import ON_SQLITE
from tests.features.looking import everything_kept, rows
from tests.web.fetching import call_forum
from tests.web.visiting import ORIGIN, browser

LINK = re.compile(rf"{ORIGIN}/m/rapport/[\w-]+")


@pytest.fixture
async def link(anna: Someone) -> str:
    await call_forum(anna)
    found = LINK.search(words(await anna.says("rapport")))
    assert found
    return found[0]


def readings(built: House) -> list[tuple[str, str]]:
    return [(each.what, each.subject) for each in rows(built, AuditEntry) if "read" in each.what]


async def test_the_key_stands_in_no_address_and_the_reading_in_the_log(
    built: House, clock: Clock, link: str
) -> None:
    async with browser(built, clock) as reader:
        shown = await reader.get(link)

    assert shown.status_code == 200
    assert {name: shown.headers[name] for name in HEADERS} == HEADERS
    assert link.rpartition("/")[2] not in f"{shown.url}{shown.text}"
    assert "<script" not in shown.text
    assert " style=" not in shown.text
    assert "<style" not in shown.text
    assert "Samverkansforum" in shown.text
    assert readings(built) == [("report.read", "VT2027")]


async def test_reading_writes_nothing_but_the_log(built: House, clock: Clock, link: str) -> None:
    before = everything_kept(built)

    async with browser(built, clock) as reader:
        page = str((await reader.get(link)).url)
        for what in ("visa", "svar", "csv"):
            await reader.get(page.replace("visa", what), params={"termin": "HT2026"})
        refused = await reader.post(page)

    after = everything_kept(built)
    assert refused.status_code == 405
    assert {each for each in after if after[each] != before[each]} == {"audit_entry"}
    assert readings(built) == [("report.read", "VT2027"), *[("report.read", "HT2026")] * 3]


@ON_SQLITE
async def test_tables_answer_and_english(built: House, clock: Clock, link: str) -> None:
    async with browser(built, clock) as reader:
        page = str((await reader.get(link)).url)
        tables = await reader.get(page.replace("visa", "csv"))
        answer = await reader.get(page.replace("visa", "svar"), params={"sprak": "en"})
        english = await reader.get(page, params={"sprak": "en"})

    assert tables.headers["content-type"] == "text/csv; charset=utf-8"
    assert tables.headers["content-disposition"] == 'attachment; filename="rapport-vt2027.csv"'
    assert "Samverkansforum;VT2027;0;1;1;0" in tables.text
    assert "Svar på skrivelse om samverkan kring barn och unga" in answer.text
    assert '<article lang="sv">' in answer.text
    assert "Forums against the agreement" in english.text


@ON_SQLITE
@pytest.mark.parametrize(
    "asked",
    [{"termin": "HT2031"}, {"termin": "<b>"}, {"del": "Ingenstans"}, {"termin": "HT2026'--"}],
)
async def test_what_is_not_there_is_refused_in_plain_words(
    built: House, clock: Clock, link: str, asked: dict[str, str]
) -> None:
    async with browser(built, clock) as reader:
        page = str((await reader.get(link)).url)
        shown = await reader.get(page, params=asked)

    assert shown.status_code == 404
    assert "Den terminen eller delen av området finns inte" in shown.text
    assert "<b>" not in shown.text


async def test_after_an_hour_neither_key_nor_cookie_opens(
    built: House, clock: Clock, link: str
) -> None:
    async with browser(built, clock) as reader:
        page = str((await reader.get(link)).url)
        clock.on(timedelta(hours=1))
        found = [(await reader.get(each)).status_code for each in (link, page)]

    assert found == [404, 404]
    assert len(readings(built)) == 1


@ON_SQLITE
async def test_guesses_and_strangers_see_nothing(built: House, clock: Clock, link: str) -> None:
    async with browser(built, clock) as reader, browser(built, clock) as other:
        page = str((await reader.get(link)).url)
        without_cookie = await other.get(page)
        unknown = await reader.get(page.replace("visa", "annat"))
        guesses = [
            (await other.get(f"{ORIGIN}/m/rapport/1-{n}-{'0' * 40}")).status_code for n in range(21)
        ]

    assert (without_cookie.status_code, unknown.status_code) == (403, 404)
    assert guesses == [404] * 20 + [429]
