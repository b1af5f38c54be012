"""A text's words with what is true of all of it, and how sure a name is."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.privacy.guard import cues
from bot.privacy.guard.words import Word, is_shouting, words_of

ASK, SURE = 2.0, 4.0
Score = tuple[float, str]
NOTHING: Score = (0.0, "")
ADJACENT = (" ", "-")


@dataclass(frozen=True)
class Page:
    """`shouting` is all in capitals, `quiet` without any; `room` are names of people present."""

    words: Sequence[Word]
    shouting: bool
    quiet: bool
    room: frozenset[str]

    def low(self, at: int) -> str:
        """The word there in lower case, or nothing past either end."""
        return self.words[at].low if 0 <= at < len(self.words) else ""

    def gap(self, at: int) -> str:
        """What stands before the word there."""
        return self.words[at].gap if 0 <= at < len(self.words) else ""

    def adjacent(self, at: int) -> bool:
        """Whether only a space or a hyphen parts the word from the one before."""
        return at > 0 and self.gap(at) in ADJACENT

    def capital(self, word: Word) -> bool:
        """Written as a name, as far as capitals tell here."""
        return word.capital and not self.shouting

    def cued(self, at: int) -> bool:
        """Whether a mother, a tutor or `heter` stands just before."""
        told = self.low(at - 1) in cues.KIN and not self.words[at].first
        return told and not set(self.gap(at)) & set(",.;)")

    def acts(self, at: int) -> bool:
        """Whether what people do stands right after."""
        return self.low(at + 1) in cues.HUMAN and self.gap(at + 1) == " "


def page_of(text: str, room: frozenset[str]) -> Page:
    """The text, read into words."""
    words = words_of(text)
    return Page(words, is_shouting(words), text == text.lower(), room)
