"""Texts as cards take them: what people or a registry wrote is never markup.

Everything stands in text runs, which read no markup at all, but for headings: only a text block
can tell a screen reader that it is one, and it reads Markdown. There the signs are escaped.
"""

import html
import re
import unicodedata
from typing import Any

Json = dict[str, Any]

NOTHING = "–"
_TAG = re.compile(r"<[^<>]*>")
# What is markup wherever it stands, and what is so only where a line begins. No more than that:
# a program that knows no such escapes shows them, and a date or "SIP-möte" needs none.
_MARKUP = re.compile(r"([\\`*_\[\]{}~<&]|(?<=\])\()|^([#>+-])")
_NUMBERED = re.compile(r"^(\d+)([.)])")

# Control signs but for line breaks, signs that turn the writing direction, lone surrogates.
_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def fit(text: str, limit: int) -> str:
    """The text, ended with `…` where it had to be cut; never empty."""
    whole = clean(text)
    return whole if len(whole) <= limit else f"{whole[: limit - 1]}…"


def clean(text: str) -> str:
    """Without signs that are not seen; a dash when nothing is left."""
    return _UNSEEN.sub(" ", text).strip() or NOTHING


def escaped(text: str) -> str:
    """One line of Markdown that shows the text as it is."""
    line = _MARKUP.sub(r"\\\1\2", " ".join(text.split()))
    return _NUMBERED.sub(r"\1\\\2", line)


def run(text: str, **style: Any) -> Json:  # noqa: ANN401 -- JSON of the card's making
    """A stretch of text without markup."""
    return {"type": "TextRun", "text": text, **style}


def paragraph(*runs: Json, **style: Any) -> Json:  # noqa: ANN401 -- as above
    """One paragraph of such stretches."""
    return {"type": "RichTextBlock", "inlines": list(runs), **style}


def lines(text: str, limit: int, **style: Any) -> list[Json]:  # noqa: ANN401 -- as above
    """The text as paragraphs, one for each of its lines."""
    told = [each for each in fit(text, limit).split("\n") if each.strip()] or [NOTHING]
    first, *more = told
    rest = [paragraph(run(each, **style), spacing="None") for each in more]
    return [paragraph(run(first, **style)), *rest]


def spoken(text: str, mentions: tuple[str, ...] = ()) -> str:
    """What somebody wrote to the bot, without its own name and without markup."""
    for mention in mentions:
        text = text.replace(mention, " ")
    return " ".join(html.unescape(text).replace("\xa0", " ").split())


def unmarked(content: str) -> str:
    """What people read of a message in HTML."""
    return _TAG.sub(" ", content)


def nfc(text: str) -> str:
    """One spelling for å, ä and ö, whatever keyboard wrote them."""
    return unicodedata.normalize("NFC", text)
