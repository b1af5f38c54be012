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


class Is:
    """What a word can be, several at once: bits of a plain int, as flags of enum are slow."""

    GIVEN = 1
    FAMILY = 2
    FOREIGN = 4
    PLACE = 8
    ORDINARY = 16
    WORDNAME = 32
    NEVER = 64
    GENITIVE = 128
    LIKELY = 256  # on no list, but shaped like a name
    GUESSED = 512  # ordinary by its parts only


@dataclass(frozen=True)
class Lexicon:
    """Words in lower case, with their bits of `Is`."""

    kinds: dict[str, int]
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    shape: Sequence[int]


@cache
def lexicon() -> Lexicon:
    """All lists; takes a fifth of a second the first time."""
    kinds = dict.fromkeys(packed("ordinary"), Is.ORDINARY)
    for bit, words in (
        (Is.GIVEN, packed("given")),
        (Is.FAMILY, packed("family")),
        (Is.FOREIGN, packed("foreign")),
        (Is.PLACE, packed("places")),
        (Is.WORDNAME, _own("wordnames").split()),
        (Is.NEVER, _own("never").split()),
    ):
        for word in words:
            kinds[word] = kinds.get(word, 0) | bit
    return Lexicon(kinds, _phrases(), array("b", (_here() / "data" / "shape.bin").read_bytes()))


def listed(low: str) -> int:
    """What the lists say that a lower-case word can be."""
    return lexicon().kinds.get(low, 0)


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


def packed(name: str) -> list[str]:
    """The words of a built list."""
    held = (_here() / "data" / f"{name}.txt.xz").read_bytes()
    return lzma.decompress(held).decode().split("\n")


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
