"""A text's words with what is true of all of it, and how sure a name is."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.privacy.guard import cues
from bot.privacy.guard.lexicon import Is
from bot.privacy.guard.signs import Text
from bot.privacy.guard.words import NAME, Word, is_shouting, words_of

ASK, SURE = 2.0, 4.0
Score = tuple[float, str]
NOTHING: Score = (0.0, "")
ADJACENT = (" ", "-", "", ".")
PLAIN = Is.ORDINARY | Is.PLACE
MARKUP = str.maketrans("", "", "*_~")


@dataclass(frozen=True)
class Page:
    """`shouting` is all in capitals, `quiet` without any; `room` are names of people present.

    `notable` is where the words are that may name somebody: not those in small letters that
    are ordinary words or places and no names, which are most.
    """

    words: Sequence[Word]
    notable: Sequence[int]
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
        gap = self.gap(at)
        return at > 0 and (gap in ADJACENT or gap.translate(MARKUP) in ADJACENT)

    def capital(self, word: Word) -> bool:
        """Written as a name, as far as capitals tell here."""
        return word.capital and not self.shouting

    def cued(self, at: int) -> bool:
        """Whether a mother, a tutor or `heter` stands just before."""
        told = self.low(at - 1) in cues.KIN and not self.words[at].first
        return told and not set(self.gap(at)) & set(",.;)")

    def short(self, word: Word) -> bool:
        """Written as short forms are, among small letters: SIP, SoL."""
        inner = 1 < len(word.text) < 4 and any(map(str.isupper, word.text[1:]))
        return not self.shouting and (word.upper or inner)

    def reached(self, at: int) -> bool:
        """Whether somebody is spoken with here: pratade med Viola, ring Sol."""
        before = self.low(at - 1)
        spoken = {self.low(at - 2), self.low(at - 3)} & cues.TALK
        return before in cues.REACHED or (before in ("med", "m") and bool(spoken))

    def asked(self, at: int) -> bool:
        """Whether a question without capitals begins with a verb just before: vet my om det?"""
        before = self.words[at - 1] if at else None
        return self.quiet and before is not None and before.first and before.low in cues.HUMAN

    def acts(self, at: int) -> bool:
        """Whether what people do stands right after."""
        return self.low(at + 1) in cues.HUMAN and self.gap(at + 1) == " "


def page_of(text: Text, room: frozenset[str]) -> Page:
    """The text, read into words."""
    words = words_of(text)
    notable = [
        at
        for at, word in enumerate(words)
        if word.text != word.low or word.kind & NAME or not word.kind & PLAIN
    ]
    return Page(words, notable, is_shouting(words), text == text.low, room)
