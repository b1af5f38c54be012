"""Made-up sentences with what is to be found in them, read from said.txt and clean.txt."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.privacy.guard import Finding

HERE = Path(__file__).parent
SPOT = re.compile(r"\{([A-Z_]+):([^}]*)\}")


@dataclass(frozen=True)
class Spot:
    """A part of a sentence that gives somebody away."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Sentence:
    """A text, its spots, and which kind of case it is."""

    text: str
    spots: tuple[Spot, ...]
    case: str

    def caught(self, found: list[Finding]) -> bool:
        """Whether a finding touches a spot."""
        return any(f.start < s.end and s.start < f.end for f in found for s in self.spots)

    def masked(self, found: list[Finding]) -> bool:
        """Whether nine tenths of the letters and digits of every spot are covered."""
        return all(self._covered(spot, found) for spot in self.spots)

    def _covered(self, spot: Spot, found: list[Finding]) -> bool:
        told = [at for at in range(spot.start, spot.end) if self.text[at].isalnum()]
        hidden = sum(any(f.start <= at < f.end for f in found) for at in told)
        return hidden >= 0.9 * len(told)


def said() -> list[Sentence]:
    """Sentences that name or single out somebody."""
    return list(_read("said.txt"))


def clean(case: str) -> list[str]:
    """Sentences that name nobody: `ordinary`, or `hard` as they only look like it."""
    return [sentence.text for sentence in _read("clean.txt") if sentence.case == case]


def _read(name: str) -> Iterator[Sentence]:
    case = ""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            case = line[2:]
        elif not line.startswith("# "):
            yield _sentence(line.replace(r"\u00ad", "\u00ad").replace(r"\u200b", "\u200b"), case)


def _sentence(line: str, case: str) -> Sentence:
    text, spots, at = "", [], 0
    for match in SPOT.finditer(line):
        text += line[at : match.start()]
        spots.append(Spot(len(text), len(text) + len(match[2]), match[1]))
        text += match[2]
        at = match.end()
    return Sentence(text + line[at:], tuple(spots), case)
