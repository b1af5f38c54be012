"""A letter's words: the same parts as plain text and as HTML."""

import re
from functools import cache, partial
from typing import assert_never

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from bot.outgoing import Letter
from bot.replies import Choices, Facts, Part, T, Text, Tone
from bot.texts import render

FOOTER = T("mail.footer")
SYMBOLS = {Tone.GOOD: "✓ ", Tone.WARNING: "⚠ "}
_LINK = re.compile(r"""(https://[^\s<>"']*[^\s<>"'.,;:!?)])""")


def plain(letter: Letter) -> str:
    """The letter as plain text; its subject comes first, since that is what a preview shows."""
    words = [_words(part, letter.language) for part in letter.parts]
    subject, footer = (render(text, letter.language) for text in (letter.subject, FOOTER))
    return "\n\n".join([subject, *words, f"-- \n{footer}"]) + "\n"


def html(letter: Letter) -> str:
    """The letter as one HTML page in which every value is escaped."""
    page = _pages().get_template("letter.html.j2")
    return page.render(letter=letter, footer=FOOTER, say=partial(render, language=letter.language))


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
        case _:
            assert_never(part)


@cache
def _pages() -> Environment:
    pages = Environment(
        loader=PackageLoader("bot.outlets"),
        autoescape=True,
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
