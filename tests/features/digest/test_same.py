"""One week, four ways: browser, Slack, and mail as text and HTML say the same in the same order."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from bot.outgoing import ChatMessage, Letter
from bot.outlets.body import html, plain
from bot.platforms.browser import render as browser
from bot.platforms.browser.workspace import Message
from bot.platforms.slack import render as slack
from bot.replies import Choices, Facts, Part, Text
from bot.texts import render
from models.digests import Way
from models.store import Tx
from tests.features.databases import ON_SQLITE
from tests.features.digest.full import MONDAY
from tests.features.digest.test_mail import letter, the_other_way
from tests.platforms.slack.person import words

LANGUAGES = ["sv", "en"]


class Read(HTMLParser):
    """What a page says, but for its title and its style."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.hidden = False
        self.feed(page)

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        self.hidden = tag in ("style", "title")

    def handle_endtag(self, _tag: str) -> None:
        self.hidden = False

    def handle_data(self, data: str) -> None:
        self.said += [] if self.hidden else [data]


def sentences(parts: tuple[Part, ...], language: str) -> Iterator[str]:
    """Everything the week says, in order; not its buttons, which a mail has none of."""
    for part in parts:
        match part:
            case Text(text=text):
                yield render(text, language)
            case Facts(rows=rows):
                for label, value in rows:
                    yield from (render(label, language), render(value, language))
            case Choices():
                pass


def squeezed(text: str) -> str:
    return re.sub(r"[\s*:]+", " ", text)


def says_in_order(said: str, wanted: list[str]) -> list[str]:
    """The sentences that are not where they should be."""
    missing, at, said = [], 0, squeezed(said)
    for each in wanted:
        found = said.find(squeezed(each).strip(), at)
        missing += [] if found >= 0 else [each]
        at = max(at, found)
    return missing


@ON_SQLITE
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_way_says_the_same_in_the_same_order(tx: Tx, language: str) -> None:
    mail, chat = (replace(each, language=language) for each in both(tx))
    assert isinstance(mail, Letter)
    assert isinstance(chat, ChatMessage)
    shown = Message("1", 1, "dm:sip", MONDAY, chat.reply, None, 1)
    wanted = list(sentences(chat.reply.parts, language))

    ways = {
        "Slack": words(slack.message(chat.reply, language)["blocks"]),
        "browser": " ".join(Read(browser.message(shown, language)).said),
        "mail, text": plain(mail),
        "mail, HTML": " ".join(Read(html(mail)).said),
    }

    assert len(wanted) > 30
    missing = {way: says_in_order(said, wanted) for way, said in ways.items()}
    assert missing == {way: [] for way in ways}


def test_the_comparison_sees_what_is_missing_or_out_of_order() -> None:
    assert says_in_order("a b c", ["a", "c"]) == []
    assert says_in_order("a b c", ["c", "a"]) == ["a"]
    assert says_in_order("a b", ["a", "d"]) == ["d"]


def both(tx: Tx) -> tuple[Letter | ChatMessage, Letter | ChatMessage]:
    """The convener's week by mail and by chat, of the same rows."""
    return letter(tx, Way.MAIL), the_other_way(tx)
