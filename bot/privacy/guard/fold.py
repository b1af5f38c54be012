"""A text as the eye reads it: no invisible characters, no look-alikes, one form of each letter."""

import re
import unicodedata
from dataclasses import dataclass

from bot.privacy.guard.signs import Text

SEEN = "АВЕЅІЈКМНОРСТУХаеіјорсухѕԁһӏԛԝЁёЇїΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορτυχɑɡıɪʀｌ"
LOOKALIKES = str.maketrans(SEEN, "ABESIJKMHOPCTYXaeijopcyxsdhlqwËëÏïABEZHIKMNOPTYXaiknoptyxagiirl")
"""Cyrillic, Greek and phonetic letters that look like Latin ones, in a Latin word."""

ALIKE = re.compile(f"[{SEEN}]")
DASHES = str.maketrans("‐‑‒–—―−﹣－⁃", "-" * 10)
QUOTES = str.maketrans("`´‘’ʼʹ＇", "'" * 7)
MAX_MARKS = 4  # more combining marks than any language piles on one letter
WITH_ALIKE = re.compile(rf"(?<![^\W\d_])[^\W\d_{SEEN}]*+[{SEEN}][^\W\d_]*")
ODD = re.compile("[^\x20-\x7eåäöÅÄÖéÉüÜ\n\t]")
STRETCH = re.compile(".?[^\x20-_a-~åäöÅÄÖéÉüÜ\n\t]+", re.DOTALL)
"""Letters that need folding, with the one before, which a loose mark may belong to."""
PLAIN = frozenset(letter for letter in map(chr, range(0x250)) if not ODD.match(letter)) - {"`"}
"""Letters that need no folding, as they are most of most texts."""
INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")


@dataclass(frozen=True)
class Folded:
    """The folded text; character `i` of it came from `[starts[i]:ends[i]]` of the original."""

    text: str
    starts: tuple[int, ...] | range
    ends: tuple[int, ...] | range

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a spot of the folded text lies in the original one."""
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """The text in one plain form, with the way back to the original offsets."""
    if not ODD.search(text):
        return Folded(text, range(len(text)), range(1, len(text) + 1))
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for stretch in STRETCH.finditer(text):
        first, then = stretch.span()
        letters.append(text[done:first])
        starts += range(done, first)
        ends += range(done + 1, first + 1)
        for start, end in _clusters(text, first, then):
            cluster = text[start:end]
            plain = cluster if cluster in PLAIN else _plain(cluster)
            letters.append(plain)
            starts += [start] * len(plain)
            ends += [end] * len(plain)
        done = then
    letters.append(text[done:])
    starts += range(done, len(text))
    ends += range(done + 1, len(text) + 1)
    return Folded(_without_lookalikes("".join(letters)), tuple(starts), tuple(ends))


LETTER_FOR_DIGIT = str.maketrans("OoIl|", "00111")
NEARLY_DIGITS = re.compile(
    r"[\dOoIl|](?<![^\W\d_].)[\dOoIl|]*(?:[ ()+./-]{1,2}[\dOoIl|]+)*(?![^\W\d_])"
)


def digitised(text: Text) -> Text:
    """The text with O and I read as 0 and 1 where digits stand around them; as long as before."""
    if text.digitised is None:
        read = NEARLY_DIGITS.sub(lambda run: _digits(run[0]), text)
        text.digitised = text if read == text else Text(read)
    return text.digitised


def _digits(run: str) -> str:
    digits = sum(map(str.isdecimal, run))
    return run.translate(LETTER_FOR_DIGIT) if digits > 4 else run


def _clusters(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Each character of a stretch together with the combining marks after it."""
    clusters: list[tuple[int, int]] = []
    for at, letter in enumerate(text[start:end], start):
        if letter not in PLAIN and clusters and unicodedata.category(letter) in ("Mn", "Me"):
            clusters[-1] = (clusters[-1][0], at + 1)
        else:
            clusters.append((at, at + 1))
    return clusters


def _plain(cluster: str) -> str:
    """A cluster in its compatibility form: `ｅ` → `e`, `a` + ring → `å`; nothing if invisible."""
    if unicodedata.category(cluster[0]) == "Cf" or cluster[0] in INVISIBLE:
        return ""
    form = unicodedata.normalize("NFKC", cluster[: MAX_MARKS + 1])
    return "".join(map(_simple, form)).translate(DASHES).translate(QUOTES)


def _simple(letter: str) -> str:
    """Digits of every script as 0-9; no loose marks; `İ` alone grows when lowered."""
    if unicodedata.category(letter) in ("Mn", "Me"):
        return ""
    if letter.isdigit() and not letter.isascii():
        return str(unicodedata.digit(letter))
    return "I" if letter == "İ" else letter


def _without_lookalikes(text: str) -> str:
    """Latin letters for their look-alikes, in words that have a Latin letter as well."""
    if not ALIKE.search(text):
        return text
    return WITH_ALIKE.sub(lambda word: _latin(word[0]) if _mixed(word[0]) else word[0], text)


def _mixed(word: str) -> bool:
    return any(
        "a" <= letter <= "z" or "A" <= letter <= "Z" or letter in "åäöÅÄÖ" for letter in word
    )


def _latin(word: str) -> str:
    return word.translate(LOOKALIKES)
