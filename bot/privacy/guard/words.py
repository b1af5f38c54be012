"""The words of a text, and what each can be."""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from bot.privacy.guard import cues
from bot.privacy.guard.lexicon import Is, listed, name_likeness

WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
ENDS = re.compile(r"[.!?:;\n•|\"“”»«*#>]|^\s*[-–]\s|\s[-–]\s")
MARKUP = str.maketrans("", "", "*_~")
UNMARKED = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ð": "d", "æ": "ae", "ß": "ss", "þ": "th"})
SURNAME = re.compile(
    r"[^\W\d_]{2,}(?:sson|sdotter|gren|ström|qvist|kvist|quist|"
    r"stedt|löf|stierna|stråhle|stolpe|hjelm|crantz|feldt?|ovi[cćč]|"
    r"evi[cćč]|czyk|enko|chuk|zadeh|oglu|"
    r"nejad|ullah|eddine|khani|escu|idis|opoulos|shvili|bayev|mariam|michael)s?"
)
MAYBE_SURNAME = re.compile(
    r"[^\W\d_]{2,}(?:[aioyuäö]nen|ska|ski|sky|yan|nov|nova|pour|"
    r"dze|strand|berg|dahl|lund|holm|bäck|fors|blad|sten|vall|"
    r"wall|mark|skiöld|sköld|ell|én|ez|wicz|aj|iu)s?"
)


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
    end, low = 0, ""
    for match in WORD.finditer(text):
        start, then = match.span()
        gap = text[end:start]
        first = not words or (gap != " " and _begins(gap, low))
        written = match[0]
        low = written.lower()
        end = then
        upper = written.isupper() and len(written) > 1
        capital = not upper and written[0].isupper()
        word = Word(start, end, written, low, gap, first, reading(low), capital, upper)
        words.append(word)
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
    if SURNAME.fullmatch(low):
        return Is.FAMILY
    if ENDS_PLACE.search(low) or is_compound(low):
        return Is.ORDINARY | Is.GUESSED
    if MAYBE_SURNAME.fullmatch(low) and name_likeness(low) > -80:
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


ENDS_PLACE = re.compile(
    r"(?:skolans?|skola|parken|gatan|vägen|torget|gården|kyrkan|"
    r"kyrka|huset|husen|hallen|badet|hemmet|nämnden|förvaltningen|"
    r"mottagningen|"
    r"centralen|centrum|sjukhuset|kliniken|gymnasiet|förskolan|"
    r"biblioteket|stiftelsen|metoden|modellen|skalan|testet|appen|"
    r"programmet|"
    r"projektet|gruppen|teamet|kommun|fältet|skogen|sjön|viken|"
    r"berget|backen|höjden|hamnen|vallen|rummet|enheten|linjen|"
    r"bussen|(?<=..)(?:gata|väg|torg|gränd|allé|plats|sjukhus|gymnasium|park))$"
)


def is_shouting(words: Sequence[Word]) -> bool:
    """Whether all is written in capitals, so that capitals tell nothing."""
    long = [word for word in words if len(word.text) > 2]
    return len(long) > 1 and sum(word.upper for word in long) > 0.6 * len(long)
