"""A letter's words: the same parts as plain text and as HTML."""

import re
from collections.abc import Iterable
from functools import cache, partial
from typing import assert_never

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from bot.outgoing import Letter
from bot.replies import Choices, Facts, Part, Picture, T, Text, Tone, Visit
from bot.texts import render

FOOTER = T("mail.footer")
SYMBOLS = {Tone.GOOD: "✓ ", Tone.WARNING: "⚠ "}
_LINK = re.compile(r"""(https://[^\s<>"']*[^\s<>"'.,;:!?)])""")


def plain(letter: Letter) -> str:
    """The letter as plain text; its subject comes first, since that is what a preview shows."""
    before, after = plain_around(letter)
    return before + plain_own(letter) + after


def plain_around(letter: Letter) -> tuple[str, str]:
    """The plain text before and after what is its reader's own."""
    say = partial(render, language=letter.language)
    before = f"{say(letter.subject)}\n\n" + _paragraphs(letter.parts, letter.language)
    return before, f"-- \n{say(FOOTER)}\n"


def plain_own(letter: Letter) -> str:
    """What is its reader's own, as plain text; empty when nothing is."""
    return _paragraphs(letter.own, letter.language)


def html(letter: Letter) -> str:
    """The letter as one HTML page in which every value is escaped."""
    before, after = html_around(letter)
    return before + html_own(letter) + after


def html_around(letter: Letter) -> tuple[str, str]:
    """The HTML before and after what is its reader's own."""
    before = _rendered("top", letter) + _rendered("parts", letter, parts=letter.parts)
    return before, _rendered("end", letter, footer=FOOTER)


def html_own(letter: Letter) -> str:
    """What is its reader's own, as HTML elements; empty when nothing is."""
    return _rendered("parts", letter, parts=letter.own) if letter.own else ""


def _paragraphs(parts: Iterable[Part], language: str) -> str:
    return "".join(f"{_words(part, language)}\n\n" for part in parts)


def _rendered(template: str, letter: Letter, **values: object) -> str:
    say = partial(render, language=letter.language)
    return (
        _pages().get_template(f"letter_{template}.html.j2").render(letter=letter, say=say, **values)
    )


def _words(part: Part, language: str) -> str:
    say = partial(render, language=language)
    match part:
        case Text(text, tone):
            return SYMBOLS.get(tone, "") + say(text)
        case Facts(rows):
            return "\n".join(f"{say(label)}: {say(value)}" for label, value in rows)
        case Choices(buttons, about, note):
            before, after = ([say(text)] if text else [] for text in (about, note))
            return "\n".join([*before, *(f"- {say(button.label)}" for button in buttons), *after])
        case Picture(address, alt):
            return f"{say(alt)}\n{address}"
        case Visit(address, label):
            return f"{say(label)}: {address}"
        case _:
            assert_never(part)


@cache
def _pages() -> Environment:
    pages = Environment(
        loader=PackageLoader("bot.outlets"),
        autoescape=True,
        keep_trailing_newline=True,  # the halves are joined, line by line
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.filters["linked"] = linked
    pages.globals["symbols"] = SYMBOLS
    return pages


def linked(text: str) -> Markup:
    """*text* escaped, each https address in it a link; a full stop after it stays outside."""
    pieces = _LINK.split(text)
    return Markup("").join(
        Markup('<a href="{0}">{0}</a>').format(piece) if odd % 2 else escape(piece)
        for odd, piece in enumerate(pieces)
    )
