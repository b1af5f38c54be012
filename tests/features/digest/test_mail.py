"""The week as a mail: the same words in text and HTML, and nothing for axe to say."""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from bot.demo.reading import words
from bot.features.digest.due import CHAT, PERSON
from bot.outgoing import ChatMessage, Letter
from bot.outlets.body import html, plain
from bot.replies import Choices, Reply
from models.digests import DigestWish, Way, keep_wish
from models.store import Tx
from tests.browser.page import axe, chromium, overflow, page
from tests.features.databases import ON_SQLITE
from tests.features.digest.full import MONDAY, PEOPLE, full_week
from tests.features.digest.rows import becomes, fired, person, seeded

pytestmark = ON_SQLITE

NARROW, WIDE = {"width": 320, "height": 720}, {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


def letter(tx: Tx, way: Way) -> Letter | ChatMessage:
    """The convener's full week, one way or the other."""
    seeded(tx, MONDAY - timedelta(days=14))
    full_week(tx, MONDAY - timedelta(days=14))
    anna = person(tx, PEOPLE[0])
    keep_wish(tx, DigestWish(area_id=anna.area_id, contact_id=anna.id, way=way))
    kind = {Way.MAIL: PERSON, Way.CHAT: CHAT}[way]
    row = next(
        each
        for each in fired(tx, MONDAY)
        if each.kind == kind and each.payload["contact_id"] == anna.id
    )
    made = becomes(tx, row, MONDAY)
    assert isinstance(made, (Letter, ChatMessage))
    return made


def the_other_way(tx: Tx) -> Letter | ChatMessage:
    """What the same row is when its reader says, before it leaves, that chat is better."""
    anna = person(tx, PEOPLE[0])
    keep_wish(tx, DigestWish(area_id=anna.area_id, contact_id=anna.id, way=Way.CHAT))
    row = next(each for each in fired(tx, MONDAY) if each.payload.get("contact_id") == anna.id)
    made = becomes(tx, row, MONDAY)
    assert isinstance(made, (Letter, ChatMessage))
    return made


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [NARROW, WIDE])
def test_axe_finds_nothing_in_it(
    tx: Tx, browser: Browser, size: dict[str, int], scheme: str
) -> None:
    mail = letter(tx, Way.MAIL)
    assert isinstance(mail, Letter)

    with page(browser, viewport=size, color_scheme=scheme) as shown:
        shown.set_content(html(mail))
        found = axe(shown)
        too_wide = overflow(shown)
        if folder := os.environ.get("SAMORDNA_PICTURES"):
            name = f"week-{size['width']}-{scheme}.png"
            shown.screenshot(path=Path(folder) / name, full_page=True)

    assert found == []
    assert too_wide == 0


def test_the_mail_says_what_the_chat_says(tx: Tx) -> None:
    mail = letter(tx, Way.MAIL)
    assert isinstance(mail, Letter)

    text = plain(mail)

    assert text.startswith("Din vecka 6\n\n2 möten den här veckan, 2 svar saknas")
    for each in words(Reply(mail.parts)).split("\n"):
        assert each in text


def test_the_chat_says_what_the_mail_says(tx: Tx) -> None:
    message = letter(tx, Way.CHAT)
    assert isinstance(message, ChatMessage)

    said = words(Reply(tuple(e for e in message.reply.parts if not isinstance(e, Choices))))

    assert said.split("\n") == [
        "Din vecka 6",
        "2 möten den här veckan, 2 svar saknas, 2 åtgärder är sena, "
        "2 åtgärder ska snart vara klara, 2 frister är nära och 1 forum återstår att boka.",
        "Den här veckan",
        "tis 9 februari kl. 08.00: Samverkansmöte 7KQ4M",
        "tors 11 februari kl. 08.00: Närvaroforum",
        "Nästa vecka",
        "tis 16 februari kl. 08.00: Samverkansmöte H3RXW",
        "Svara senast",
        "ons 10 februari kl. 08.00: Samverkansmöte T9GCP",
        "ons 10 februari kl. 08.00: Skolforum",
        "Åtgärder, klara senast",
        "fre 5 februari 2027: Sen: Samverkansmöte 7KQ4M",
        "fre 5 februari 2027: Sen: Boka lokal till våren (Närvaroforum)",
        "fre 12 februari 2027: Samverkansmöte 7KQ4M",
        "tis 16 februari 2027: Bjud in föreningarna (Närvaroforum)",
        "Frister, senast",
        "mån 15 februari 2027: Samverkansmöte H3RXW",
        "mån 15 februari 2027: Samverkansmöte T9GCP",
        "Punkter till dagordningen, senast",
        "mån 8 februari 2027: Närvaroforum",
        "fre 12 februari 2027: Samverkansmöte H3RXW",
        "Återstår att boka den här terminen",
        "0 av 2: BUS övergripande",
    ]
