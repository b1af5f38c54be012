"""Whether two points seem to be about the same thing: a hint to look, never a verdict.

Two measures that can be explained to whoever is asked. Word for word: how large a part of the
words the shorter one shares with the longer (a word counts when it is spelled nearly alike, so
that "schema" meets "schemat"). Letter for letter: `difflib`'s ratio of what they have in common.
Other numbers are always another thing: "punkt 3" is not "punkt 12".
"""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

WORD = re.compile(r"\w+")
SMALL = frozenset(
    WORD.findall("och att i på för med om till av en ett den det de vi ni som är ska hur vad vem")
)
"""Words that are shared by points about anything."""

SAME_LETTERS = 0.8
SAME_WORDS = 0.75
SAME_WORD = 0.8


def alike(one: str, other: str) -> bool:
    """Whether it is worth asking if they are the same."""
    first, second = _words(one), _words(other)
    if _numbers(first) != _numbers(second):
        return False
    if SequenceMatcher(None, " ".join(first), " ".join(second)).ratio() >= SAME_LETTERS:
        return True
    shorter, longer = sorted((set(first) - SMALL, set(second) - SMALL), key=len)
    if len(shorter) < 2:  # one word in common says little: "Skolan" and "Skolan och lokalerna"
        return False
    shared = sum(any(_near(each, word) for word in longer) for each in shorter)
    return shared / len(shorter) >= SAME_WORDS


def first_alike(words: str, others: Iterable[str]) -> str | None:
    """The first of the others that seems to be about the same."""
    return next((each for each in others if alike(words, each)), None)


def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def _numbers(words: list[str]) -> set[str]:
    return {each for each in words if each.isdecimal()}


def _near(one: str, other: str) -> bool:
    return one == other or SequenceMatcher(None, one, other).ratio() >= SAME_WORD
