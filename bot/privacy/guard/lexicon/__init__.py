"""The guard's word lists, read once; where they come from: SOURCES.md."""

import lzma
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from zlib import crc32

SHAPE_SIZE = 1 << 15


@dataclass(frozen=True)
class Lexicon:
    """Words in lower case, by what they can be. A word can be several things."""

    given: frozenset[str]
    family: frozenset[str]
    foreign: frozenset[str]
    places: frozenset[str]
    ordinary: frozenset[str]
    wordnames: frozenset[str]
    never: frozenset[str]
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    shape: Sequence[int]


@cache
def lexicon() -> Lexicon:
    """All lists; takes a fifth of a second the first time."""
    return Lexicon(
        given=_packed("given"),
        family=_packed("family"),
        foreign=_packed("foreign"),
        places=_packed("places"),
        ordinary=_packed("ordinary"),
        wordnames=frozenset(_own("wordnames").split()),
        never=frozenset(_own("never").split()),
        phrases=_phrases(),
        shape=array("b", (_here() / "data" / "shape.bin").read_bytes()),
    )


def shape_of(word: str) -> list[int]:
    """Numbers for the runs of two to four letters in a word, its edges included."""
    edged = f"^{word}$".encode()
    return [
        crc32(edged[at : at + length]) % SHAPE_SIZE
        for length in (2, 3, 4)
        for at in range(len(edged) - length + 1)
    ]


def name_likeness(word: str) -> int:
    """How much a lower-case word looks like names rather than Swedish words; above 0 it does."""
    weights = lexicon().shape
    return sum(weights[each] for each in shape_of(word))


def _here() -> Traversable:
    return files("bot.privacy.guard.lexicon")


def _packed(name: str) -> frozenset[str]:
    packed = (_here() / "data" / f"{name}.txt.xz").read_bytes()
    return frozenset(lzma.decompress(packed).decode().split("\n"))


def _own(name: str) -> str:
    """A list written by hand, lower case, without the lines that tell the reader about it."""
    text = (_here() / "own" / f"{name}.txt").read_text(encoding="utf-8").lower()
    return "\n".join(line for line in text.splitlines() if not line.startswith("#"))


def sections(name: str) -> dict[str, frozenset[str]]:
    """A list written by hand in parts, each under its `[name]`."""
    parts: dict[str, set[str]] = {}
    now: set[str] = set()
    for line in _own(name).splitlines():
        if line.startswith("["):
            now = parts.setdefault(line.strip("[]"), set())
        else:
            now.update(line.split())
    return {part: frozenset(words) for part, words in parts.items()}


def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Names that are no person's, by their first word, the longest first."""
    by_first: dict[str, set[tuple[str, ...]]] = {}
    for line in _own("phrases").splitlines():
        words = tuple(line.replace("-", " ").replace(":", " ").split())
        by_first.setdefault(words[0], set()).add(words)
    return {first: tuple(sorted(each, key=len, reverse=True)) for first, each in by_first.items()}
