"""The guard's word lists, read once; where they come from: SOURCES.md."""

import lzma
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from heapq import merge
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import repeat
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


class Kinds:
    """What each listed word can be, in nine bytes a word: a tenth of what sets would take.

    Only hashes are kept: among 250,000 words one question in 10^13 gets a wrong answer.
    """

    def __init__(self, lists: Iterable[tuple[int, Iterable[str]]]) -> None:
        self._hashes, self._bits = array("q"), array("B")
        for key, bit in merge(*(zip(sorted(map(hash, ws)), repeat(bit)) for bit, ws in lists)):
            if self._hashes and self._hashes[-1] == key:
                self._bits[-1] |= bit
            else:
                self._hashes.append(key)
                self._bits.append(bit)

    def of(self, word: str) -> int:
        """The word's bits of `Is`; 0 for a word of no list."""
        key = hash(word)
        at = bisect_left(self._hashes, key)
        return self._bits[at] if at < len(self._hashes) and self._hashes[at] == key else 0


@dataclass(frozen=True)
class Lexicon:
    """Words in lower case."""

    kinds: Kinds
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    shape: Sequence[int]


@cache
def lexicon() -> Lexicon:
    """All lists; takes a fifth of a second the first time."""
    kinds = Kinds(
        (
            (Is.GIVEN, packed("given")),
            (Is.FAMILY, packed("family")),
            (Is.FOREIGN, packed("foreign")),
            (Is.PLACE, packed("places")),
            (Is.ORDINARY, packed("ordinary")),
            (Is.WORDNAME, _own("wordnames").split()),
            (Is.NEVER, _own("never").split()),
        )
    )
    return Lexicon(kinds, _phrases(), array("b", (_here() / "data" / "shape.bin").read_bytes()))


def listed(low: str) -> int:
    """What the lists say that a lower-case word can be."""
    return lexicon().kinds.of(low)


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
