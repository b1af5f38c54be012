"""The words of a text, and what each can be."""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from bot.privacy.guard import cues
from bot.privacy.guard.lexicon import Is, lexicon, listed, name_likeness, sections

WORD = re.compile(r"([^\W\d_]+(?:'[^\W\d_]+)*)")
ENDS = re.compile(r"[.!?:;\n•|\"“”»«*#>]|^\s*[-–]\s|\s[-–]\s")
INSIDE = frozenset((" ", ", ", "-", " (", ") ", "/", ""))
"""What mostly stands between words; no sentence begins after it."""
MARKUP = str.maketrans("", "", "*_~")
UNMARKED = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ð": "d", "æ": "ae", "ß": "ss", "þ": "th"})
_ENDS = sections("ends")
SURNAME_ENDS = tuple(_ENDS["surname"])
MAYBE_ENDS = tuple(_ENDS["maybe_surname"])


NAME = Is.GIVEN | Is.FAMILY | Is.FOREIGN
DOUBTFUL = Is.WORDNAME | Is.ORDINARY | Is.PLACE


class Word(NamedTuple):
    """A word at `[start:end]`; `first` in its sentence; `gap` is what stands before it."""

    start: int
    end: int
    text: str
    low: str
    gap: str
    first: bool
    kind: int
    capital: bool
    """Written as names are: Lisa, not lisa or LISA."""
    upper: bool
    """Written as short forms are: BUP."""


def words_of(text: str) -> list[Word]:
    """Every run of letters."""
    words: list[Word] = []
    listed_as = lexicon().kinds.get
    end, low = 0, ""
    parts = WORD.split(text)  # a gap, a word, a gap, …: half the time of matching one by one
    for gap, written in zip(parts[::2], parts[1::2], strict=False):
        start = end + len(gap)
        end = start + len(written)
        first = not words or (gap not in INSIDE and _begins(gap, low))
        low = written.lower()
        upper = written != low and written.isupper() and len(written) > 1
        capital = written != low and not upper and written[0].isupper()
        kind = listed_as(low, 0)
        if kind != Is.ORDINARY or low[-1] in "s'":  # most words are that and nothing else
            kind = reading(low)
        words.append(Word(start, end, written, low, gap, first, kind, capital, upper))
    return words


def _begins(gap: str, before: str) -> bool:
    """Whether a sentence begins after the gap; marks for bold type begin none."""
    if not gap.translate(MARKUP).strip() and "\n" not in gap:
        return False
    return ENDS.search(gap) is not None and not (gap[0] == "." and before in cues.SHORT_FORMS)


def reading(low: str) -> int:
    """What a lower-case word can be, as it stands or without a genitive s."""
    kind = _listed(low)
    if kind & (Is.GIVEN | Is.FAMILY | Is.NEVER):
        return kind
    if low.endswith(("s", "'")) and len(low) > 2:
        stem = _listed(low.rstrip("s'") if low.endswith("'") else low[:-1])
        if stem & NAME and not stem & Is.NEVER:
            return kind | stem | Is.GENITIVE
        kind |= stem & Is.PLACE
    if kind:
        return kind
    plain = unmarked(low)
    return reading(plain) if plain != low else _guess(low)


def _listed(low: str) -> int:
    kind = listed(low)
    return kind | Is.GIVEN if kind & Is.WORDNAME and not kind & Is.NEVER else kind


def _guess(low: str) -> int:
    """A word of no list: a compound of ordinary words, a surname by its ending, or name-like."""
    if ends_as_surname(low):
        return Is.FAMILY
    if ends_as_place(low) or is_compound(low) or _is_inflected(low):
        return Is.ORDINARY | Is.GUESSED
    if ends_as_surname(low, MAYBE_ENDS) and name_likeness(low) > -80:
        return Is.FOREIGN
    return Is.LIKELY if name_likeness(low) > 0 else 0


def unmarked(low: str) -> str:
    """The word in plain letters: şeyma → seyma. Å, ä and ö stay, they are letters of their own."""
    if low.isascii():
        return low
    return "".join(
        letter
        if letter in "åäö"
        else "".join(
            c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c)
        )
        for letter in low.translate(UNMARKED)
    )


def is_compound(low: str) -> bool:
    """Whether the word is two ordinary words put together, perhaps with an s between."""
    for at in range(3, min(len(low) - 2, 30)):
        if len(low) - at > 3 and listed(low[at:]) & Is.ORDINARY:
            head = low[:at]
            if (listed(head) | (head.endswith("s") and listed(head[:-1]))) & Is.ORDINARY:
                return True
    return False


DEFINITE = ("en", "et", "arna", "erna", "orna")
PLACE_ENDS = tuple(_ENDS["place"])
SHORT_PLACE_ENDS = tuple(_ENDS["short_place"])


def _is_inflected(low: str) -> bool:
    """Whether it is an ordinary word in a definite form: juristen."""
    return any(
        low.endswith(end) and len(low) - len(end) > 3 and listed(low[: -len(end)]) == Is.ORDINARY
        for end in DEFINITE
    )


def ends_as_place(low: str) -> bool:
    """Whether the word's end tells a place, a method or a group of people."""
    return low.endswith(PLACE_ENDS) or low[2:].endswith(SHORT_PLACE_ENDS)


def ends_as_surname(low: str, ends: tuple[str, ...] = SURNAME_ENDS) -> bool:
    """Whether the word ends as surnames do, perhaps with a genitive s, and has a beginning."""
    told = low[2:]
    return (told.endswith(ends) or (low[-1] == "s" and told[:-1].endswith(ends))) and "'" not in low


def is_shouting(words: Sequence[Word]) -> bool:
    """Whether all is written in capitals, so that capitals tell nothing."""
    long = [word for word in words if len(word.text) > 2]
    return len(long) > 1 and sum(word.upper for word in long) > 0.6 * len(long)
