"""The school year at its link: page and picture for whoever has it, until it is taken back."""

import re
from datetime import timedelta

import pytest

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.web.doors import HEADERS
from models.registry import Contact
from tests.conftest import Clock
from tests.features.databases import ON_SQLITE
from tests.features.looking import everything_kept, rows, save
from tests.web.fetching import call_forum
from tests.web.visiting import ORIGIN, browser

PAGE = re.compile(rf"{ORIGIN}/feed/[\w-]{{32}}/arshjul(?!\.png)")
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
async def link(anna: Someone) -> str:
    """The link of a team with one forum ahead."""
    await call_forum(anna)
    found = PAGE.search(words(await anna.says("årshjul")))
    assert found
    return found[0]


async def test_the_page_has_the_year_as_a_drawing_and_as_a_list(
    built: House, clock: Clock, link: str
) -> None:
    async with browser(built, clock) as reader:
        shown = await reader.get(link)

    assert shown.status_code == 200
    assert {name: shown.headers[name] for name in HEADERS} == HEADERS
    assert "<script" not in shown.text
    assert " style=" not in shown.text
    assert link.rpartition("/feed/")[2].partition("/")[0] not in str(shown.url)
    text = " ".join(re.sub(r"<[^>]+>", " ", shown.text).split())
    for told in (
        "tors 4 feb 5 Samverkansforum kl. 13.00 (nr 1, bokat)",
        "26 okt – 30 okt 44 Höstlov",
        "tors 31 dec 53 Nyårsafton",
        "fre 1 jan 53 Nyårsdagen",
        "fre 7 maj 18 Klämdag",
        "22 feb – 26 feb 8 Sportlov (Friskolan Fyren)",
        "1 mars – 5 mars 9 Sportlov (Ekbackens skola och Sjöängsskolan)",
        "Samverkansforum 0 hållna, 0 bokade, av 1 0 hållna, 1 bokade, av 1",
    ):
        assert told in text


@ON_SQLITE
async def test_english_and_the_years_beside_it(built: House, clock: Clock, link: str) -> None:
    async with browser(built, clock) as reader:
        own = str((await reader.get(link)).url)
        english = await reader.get(own, params={"sprak": "en"})
        after = await reader.get(own, params={"ar": "2027"})
        far = await reader.get(own, params={"ar": "2031"})
        wild = await reader.get(own, params={"ar": "٢٠٢٧", "sprak": "xx"})

    assert '<html lang="en">' in english.text
    assert "Easter Sunday" in english.text
    assert "Läsårsdata saknas för 2027/28" in after.text
    assert "Höstterminen" not in after.text
    assert "i dag" not in after.text
    assert "2026/27" in far.text
    assert wild.status_code == 200


@ON_SQLITE
async def test_the_picture_is_fetched_without_a_cookie(
    built: House, clock: Clock, link: str
) -> None:
    async with browser(built, clock) as chat:
        answer = await chat.get(f"{link}.png?whatever")

    assert answer.headers["content-type"] == "image/png"
    assert answer.content.startswith(PNG)
    assert answer.headers["cache-control"] == "private, max-age=300"
    assert "set-cookie" not in answer.headers


async def test_fetching_changes_nothing(built: House, clock: Clock, link: str) -> None:
    before = everything_kept(built)

    async with browser(built, clock) as scanner:
        for address in (link, f"{link}.png"):
            for method in ("GET", "HEAD"):
                await scanner.request(method, address)
        refused = await scanner.post(link)

    assert refused.status_code == 405
    assert everything_kept(built) == before


@ON_SQLITE
async def test_who_has_left_or_turned_it_off_is_not_let_in(
    built: House, clock: Clock, anna: Someone, link: str
) -> None:
    async with browser(built, clock) as reader:
        page = str((await reader.get(link)).url)
        gone = [each for each in rows(built, Contact) if each.email.startswith("sip-")]
        for each in gone:
            each.active = False
        save(built, *gone)
        left = [await reader.get(each) for each in (link, f"{link}.png", page)]
        for each in gone:
            each.active = True
        save(built, *gone)
        await anna.says("kalender")
        await anna.presses("Ny länk", about="Möten för sip-exempelviken")
        renewed = [await reader.get(each) for each in (link, f"{link}.png", page)]

    assert [each.status_code for each in (*left, *renewed)] == [404] * 6
    assert "Länken till årshjulet gäller inte." in left[0].text


@ON_SQLITE
async def test_a_page_without_its_cookie_is_not_shown(
    built: House, clock: Clock, link: str
) -> None:
    async with browser(built, clock) as reader, browser(built, clock) as other:
        page = str((await reader.get(link)).url)
        shown = await other.get(page)

    assert shown.status_code == 403
    assert "Öppna länken till årshjulet igen" in shown.text


@ON_SQLITE
async def test_guessers_are_told_to_wait(built: House, clock: Clock) -> None:
    async with browser(built, clock) as guesser:
        found = [
            (await guesser.get(f"{ORIGIN}/feed/{'x' * 31}{n % 10}/arshjul.png")).status_code
            for n in range(21)
        ]
        clock.on(timedelta(minutes=11))
        later = await guesser.get(f"{ORIGIN}/feed/{'x' * 300}/arshjul")

    assert found == [404] * 20 + [429]
    assert later.status_code == 404


@ON_SQLITE
async def test_ones_own_calendar_link_opens_no_wheel(
    built: House, clock: Clock, anna: Someone
) -> None:
    own = re.findall(rf"{ORIGIN}/feed/[\w-]{{32}}", words(await anna.says("kalender")))[0]

    async with browser(built, clock) as reader:
        answer = await reader.get(f"{own}/arshjul")

    assert answer.status_code == 404
