"""The guard's word lists, read once; where they come from: SOURCES.md."""

import lzma
from array import array
from collections.abc import Iterable, Sequence
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


class Kinds:
    """What each listed word can be, in some twenty bytes a word: a fifth of what sets take.

    A hash table of hashes alone, at most half full: among 250,000 words one question in 10^13
    gets a wrong answer.
    """

    def __init__(self, lists: Iterable[tuple[int, Iterable[str]]]) -> None:
        listed = [(bit, array("q", map(hash, words))) for bit, words in lists]
        size = 1 << (2 * sum(len(keys) for _, keys in listed)).bit_length()
        self._last = size - 1
        self._keys, self._bits = array("q", bytes(8 * size)), bytearray(size)
        for bit, keys in listed:
            for key in keys:
                at = self._place(key or 1)
                self._keys[at] = key or 1
                self._bits[at] |= bit

    def of(self, word: str) -> int:
        """The word's bits of `Is`; 0 for a word of no list."""
        return self._bits[self._place(hash(word) or 1)]

    def _place(self, key: int) -> int:
        at, keys, last = key & self._last, self._keys, self._last
        while keys[at] != key and keys[at]:
            at = (at + 1) & last
        return at


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
