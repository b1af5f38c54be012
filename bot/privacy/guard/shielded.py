"""Names that are no person's: in places, schools, methods, diagnoses and stories."""

import re
from collections.abc import Sequence

from bot.privacy.guard.cues import AND, CALLED, HEADS, OWNED_HEADS, SAINTS
from bot.privacy.guard.lexicon import Is, lexicon
from bot.privacy.guard.words import NAME, Word, ends_as_place

GLUE = re.compile(r"[ :.'-]{0,2}")
STREETS = ("gata", "gatan", "gränd", "torg", "kyrka", "kyrkan", "park", "parken")
LONGEST = 3  # names before what is named after them
Words = Sequence[Word]


def shielded(words: Words) -> set[int]:
    """Which words are part of such a name."""
    found: set[int] = set()
    phrases = lexicon().phrases
    led = False  # whether the word before begins with a capital
    for at, word in enumerate(words):
        for phrase in phrases.get(word.low, ()):
            if _stands(words, at, phrase):
                found.update(range(at, at + len(phrase)))
                break
        if word.gap != " " and word.gap.startswith("- ") and word.low in AND and at:
            found.add(at - 1)  # Tim- och dagschema
        if at and word.capital and words[at - 1].low in CALLED and word.gap == " ":
            found.add(at)  # tjejjouren Meja
        leads = word.text != word.low and word.text[0].isupper()
        if at and leads and _is_saint(words, at - 1):
            found.add(at)
        if word.capital and not word.kind & Is.GIVEN and ends_as_place(word.low):
            found.update(_place(words, at))
        if led and (word.low in HEADS or _is_tail(word) or word.low.endswith(STREETS)):
            found.update(_named_after(words, at))
        led = leads
    return found


def _stands(words: Words, at: int, phrase: tuple[str, ...]) -> bool:
    """Whether the phrase is here; of one word only, when no person is known to bear it."""
    here = words[at : at + len(phrase)]
    if len(phrase) == 1:
        alone = at == 0 or not (words[at - 1].kind & Is.GIVEN and words[at - 1].capital)
        return alone and not here[0].kind & Is.GIVEN and not _is_surname(words, at)
    spelled = tuple(word.low for word in here) == phrase
    return spelled and all(GLUE.fullmatch(word.gap) for word in here[1:])


def _is_surname(words: Words, at: int) -> bool:
    """A surname that stands alone, and is not followed by what it gave its name to."""
    kind = words[at].kind
    after = words[at + 1].low if at + 1 < len(words) else ""
    return bool(kind & Is.FAMILY) and not kind & Is.GENITIVE and after not in HEADS


def _is_saint(words: Words, at: int) -> bool:
    """Sankt, drottning, and S:t, whose t is a word of its own here."""
    short = words[at].low in ("t", "ta") and at and words[at - 1].low == "s"
    return words[at].low in SAINTS or (bool(short) and words[at].gap == ":")


def _place(words: Words, at: int) -> range:
    """Magnus Ladulåsgatan, Lars Kaggskolan: the end of the last word tells what it is."""
    named = at and words[at].gap == " " and words[at - 1].capital
    first_name = named and words[at - 1].kind & (Is.GIVEN | Is.FOREIGN)
    return range(at - 1 if first_name else at, at + 1)


def _is_tail(word: Word) -> bool:
    """The second half of Nils-modellen or Maria-mottagningen."""
    plain = word.kind & Is.ORDINARY and not word.kind & NAME
    return word.gap == "-" and word.text.islower() and bool(plain)


def _named_after(words: Words, at: int) -> range:
    """Viktor Rydbergs gymnasium, Maria församling; but not Saras skola."""
    start = at - 1
    while at - start <= LONGEST and _goes_back(words, start):
        start -= 1
    return range(0) if _owned(words, start, at) else range(start, at)


def _goes_back(words: Words, start: int) -> bool:
    if not start or words[start].gap not in (" ", "-") or not words[start - 1].text[0].isupper():
        return False
    return bool(words[start - 1].kind & (NAME | Is.PLACE)) or not words[start - 1].first


def _owned(words: Words, start: int, at: int) -> bool:
    """One given name in the genitive before what a person may own."""
    kind = words[start].kind
    given = kind & Is.GIVEN and kind & Is.GENITIVE and at - start == 1
    return bool(given) and words[at].low in OWNED_HEADS and words[at].gap == " "
