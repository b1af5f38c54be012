"""Names of people, in any case and form; where only the surroundings tell, a question."""

from collections.abc import Iterator

from bot.privacy.guard import cues
from bot.privacy.guard.disguises import is_glued
from bot.privacy.guard.evidence import weigh
from bot.privacy.guard.findings import Certainty, Finding, Kind
from bot.privacy.guard.joining import joined
from bot.privacy.guard.lexicon import Is, listed, name_likeness
from bot.privacy.guard.misspelt import near_name
from bot.privacy.guard.page import ASK, NOTHING, PLAIN, SURE, Page, Score, page_of
from bot.privacy.guard.shielded import shielded
from bot.privacy.guard.signs import Text
from bot.privacy.guard.words import NAME, Word, ends_as_surname

GLUED_LENGTHS = range(7, 33)


def find(text: Text, room: frozenset[str]) -> Iterator[Finding]:
    """Every name of a person."""
    page = page_of(text, room)
    shields = shielded(page.words)
    scores: dict[int, Score] = {}
    for at in range(len(page.words)) if room else page.notable:
        if at not in shields:
            told = score(page, at)
            if told[0] >= ASK:
                scores[at] = told
    yield from joined(text, page, shields, scores)
    yield from _glued(page)


def _glued(page: Page) -> Iterator[Finding]:
    """annalindgren, written as one word and no other word."""
    for at in page.notable:
        word = page.words[at]
        strange = not word.kind & ~(Is.LIKELY | Is.FOREIGN) and len(word.text) in GLUED_LENGTHS
        if (strange and is_glued(word.low)) or _names_a_family(word.low):
            ask = Certainty.ASK
            yield Finding(word.start, word.end, Kind.PERSON, ask, "names glued together")


def _names_a_family(low: str) -> bool:
    """Hassanfamiljen: a name and who bears it in one word."""
    if not low.endswith(cues.GLUED):
        return False
    ends = (low.removesuffix(end) for end in cues.GLUED if low.endswith(end))
    return any(listed(end) & NAME and not listed(end) & (PLAIN | Is.NEVER) for end in ends)


def score(page: Page, at: int) -> Score:
    """How sure it is that the word names somebody, and why."""
    word = page.words[at]
    kind = word.kind
    if word.low in page.room or (word.low.endswith("s") and word.low[:-1] in page.room):
        return SURE, "name of someone in the room"
    if not word.text.isascii() and not _is_latin(word.text):
        return NOTHING if word.low in cues.LANGUAGES else (SURE, "other script")
    if kind & Is.NEVER or len(word.text) < 2:
        return NOTHING
    if kind & Is.GIVEN:
        return _given(page, at, word)
    if kind & (Is.FAMILY | Is.FOREIGN):
        return _family(page, at, word)
    return _unknown(page, at, word)


def _is_latin(text: str) -> bool:
    return all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or c == "'" for c in text)


def _given(page: Page, at: int, word: Word) -> Score:
    """Sure, unless the name is a word or a place as well."""
    if word.low in cues.SHORT_NAMES and page.short(word):
        return NOTHING
    short_form = page.short(word) and len(word.text) < 4
    if short_form or word.kind & (Is.WORDNAME | Is.PLACE | Is.ORDINARY):
        return weigh(page, at), "name that is a word too"
    if page.low(at - 1) in cues.STORIES:
        return ASK, "given name, perhaps of a story"
    if word.text[0].isupper() or len(word.low) > 3 or page.quiet:
        return SURE, "given name"
    return ASK, "short given name in lower case"


def _family(page: Page, at: int, word: Word) -> Score:
    if word.upper and not page.shouting:
        return _family_in_capitals(page, at, word)
    doubtful = bool(word.kind & (Is.ORDINARY | Is.PLACE))
    if page.cued(at) and (page.capital(word) or not doubtful):
        return SURE, "surname after a role"
    if page.capital(word):
        return _doubtful_family(page, at, word) if doubtful else _plain_family(page, at, word)
    if doubtful or len(word.low) < 4 or page.low(at - 1) in cues.DETERMINERS:
        return NOTHING
    likeness = name_likeness(word.low)
    listed = word.kind & Is.FAMILY and (likeness > 30 or ends_as_surname(word.low))
    if listed or (page.acts(at) and likeness > (-80 if word.kind & Is.FAMILY else 20)):
        return ASK, "surname in lower case"
    return NOTHING


def _family_in_capitals(page: Page, at: int, word: Word) -> Score:
    """FATUMA vill byta klass: a question where people act or are told of."""
    told = page.acts(at) or page.cued(at) or page.reached(at)
    plain = len(word.low) > 3 and not word.kind & (Is.ORDINARY | Is.PLACE)
    return (ASK, "name in capitals") if told and plain and name_likeness(word.low) > 0 else NOTHING


def _plain_family(page: Page, at: int, word: Word) -> Score:
    """A surname that means nothing else: sure from the Swedish lists, else a question."""
    if word.kind & Is.FAMILY:
        return (SURE if len(word.low) > 3 else ASK), "surname"
    if word.first:
        name_like = name_likeness(word.low) > 0 or page.acts(at)
        return (ASK, "foreign name") if name_like else NOTHING
    return NOTHING if page.low(at - 1) in ("i", "från", "på") else (ASK, "foreign name")


def _doubtful_family(page: Page, at: int, word: Word) -> Score:
    """Berg, Frisk, Lund: only inside a sentence, and not where a place is told."""
    before = page.low(at - 1)
    if word.first or before in cues.PLACE_PREPOSITIONS or before in cues.DETERMINERS:
        return NOTHING
    if word.kind & Is.PLACE and before not in cues.ABOUT:
        return NOTHING
    return ASK, "surname that is a word too"


def _unknown(page: Page, at: int, word: Word) -> Score:
    """On no list of names: a question when written as a name, or where a name belongs."""
    compound = word.kind & Is.GUESSED
    if page.capital(word) and page.cued(at) and (compound or not word.kind & Is.ORDINARY):
        return SURE, "unknown word after a role"
    if _is_reversed(word):
        return SURE, "name backwards"
    if page.capital(word) and page.cued(at) and page.acts(at):
        return ASK, "word after a role that acts like a person"
    if word.kind & (Is.ORDINARY | Is.PLACE):
        return NOTHING
    if page.capital(word):
        return _capital_unknown(page, at, word)
    if word.kind & Is.LIKELY and len(word.low) > 3 and not word.upper:
        return _lower_unknown(page, at, word)
    return NOTHING


def _lower_unknown(page: Page, at: int, word: Word) -> Score:
    if page.cued(at) or near_name(word.low):
        return ASK, "like a name, in lower case"
    told = page.acts(at) and page.low(at - 1) not in cues.DETERMINERS
    if told and name_likeness(word.low) > 25:
        return ASK, "like a name, before what people do"
    return NOTHING


def _is_reversed(word: Word) -> bool:
    """nahoJ: a name read from the end."""
    turned = word.text[-1].isupper() and word.text[0].islower()
    return turned and bool(listed(word.low[::-1]) & Is.GIVEN)


def _capital_unknown(page: Page, at: int, word: Word) -> Score:
    if near_name(word.low, -150 if page.acts(at) else -60):
        return ASK, "misspelt name"
    if any(map(str.isupper, word.text[1:])):
        return NOTHING
    likeness = name_likeness(word.low)
    if word.first:
        owns = page.low(at + 1) in cues.OBJECTS and word.low.endswith("s")
        told = (page.acts(at) or owns) and likeness > -40
        return (ASK, "unknown word that acts like a person") if told else NOTHING
    before = page.low(at - 1)
    if before in cues.PLACE_PREPOSITIONS and before not in ("till", "från"):
        return NOTHING
    if likeness > 0 or (before in cues.ABOUT and likeness > -60) or page.acts(at):
        return ASK, "unknown word with a capital"
    return NOTHING
