"""Neighbouring words of one name as one finding: Lovisa Dahl Persson, Ebba von Essen, Elias'."""

from collections.abc import Iterator

from bot.privacy.guard import cues
from bot.privacy.guard.findings import Certainty, Finding, Kind
from bot.privacy.guard.lexicon import Is, lexicon, listed
from bot.privacy.guard.page import ASK, NOTHING, SURE, Page, Score
from bot.privacy.guard.words import NAME, Word

SMALL = ("von", "van", "af", "al")  # of those in surnames, what is no other word
LONGEST = 5  # words after the one that is surely a name
Scores = dict[int, Score]


def joined(text: str, page: Page, shields: set[int], scores: Scores) -> Iterator[Finding]:
    """The scored words with what belongs to them, word by word of a name in one."""
    _pair_unknowns(page, shields, scores)
    for at in [at for at in sorted(scores) if scores[at][0] >= SURE]:
        _reach_on(page, shields, scores, at)
        _reach_back(page, shields, scores, at)
    done = -1
    for at in sorted(scores):
        if at > done:
            done = _last(page, scores, at)
            yield _finding(text, page, scores, at, done)


def _raise(scores: Scores, at: int, score: Score) -> None:
    scores[at] = max(scores.get(at, NOTHING), score)


def _pair_unknowns(page: Page, shields: set[int], scores: Scores) -> None:
    """Two unknown words with capitals side by side: a name of a kind no list has."""
    strange = {at for at in page.notable if _is_strange(page, page.words[at])}
    for at in sorted(strange):
        if at - 1 in strange and page.gap(at) == " " and not shields & {at - 1, at}:
            for each in (at - 1, at):
                _raise(scores, each, (ASK, "two unknown words with capitals"))


def _is_strange(page: Page, word: Word) -> bool:
    written = page.capital(word) and len(word.text) > 1 and not any(map(str.isupper, word.text[1:]))
    return written and not word.kind & (Is.ORDINARY | Is.PLACE | Is.NEVER)


def _reach_on(page: Page, shields: set[int], scores: Scores, at: int) -> None:
    """Surnames and middle names after a sure name, with small words between them."""
    end = min(len(page.words), at + LONGEST)
    for then in range(at + 1, end):
        if then in shields or not page.adjacent(then):
            return
        word = page.words[then]
        particle = word.low in cues.PARTICLES and then + 1 < end
        if particle and page.words[then + 1].text[0].isupper():
            continue
        if not _continues(page, then, word):
            return
        for part in range(at + 1, then + 1):
            _raise(scores, part, (SURE, "rest of a name"))


def _continues(page: Page, at: int, word: Word) -> bool:
    """Whether the word goes on a name that began before it."""
    before = page.words[at - 1]
    owner = before.kind & Is.GENITIVE and not listed(before.low) & Is.GIVEN
    if owner and not word.kind & NAME:
        return False
    if len(word.text) == 1:
        return word.low not in "ioåäae" and (page.quiet or word.text.isupper())
    if page.capital(word) and not word.first:
        known = word.low in lexicon().phrases and not word.kind & NAME
        return word.low not in cues.CALENDAR and not known
    return not page.capital(before) and _is_low_surname(page, at, word)


def _is_low_surname(page: Page, at: int, word: Word) -> bool:
    """Katarina frisk: a surname that is a word only where the sentence goes on without it."""
    if word.kind & Is.NEVER or not word.kind & (Is.FAMILY | Is.FOREIGN):
        return False
    then = page.low(at + 1)
    ends = then in cues.HUMAN or not listed(then) & Is.ORDINARY
    return ends or not word.kind & (Is.ORDINARY | Is.PLACE)


def _reach_back(page: Page, shields: set[int], scores: Scores, at: int) -> None:
    """A first name before a sure surname: unknown, or a word as well."""
    while at - 1 not in shields and page.adjacent(at) and _may_begin(page, scores, at - 1):
        at -= 1
        _raise(scores, at, (SURE, "first part of a name"))
    if page.low(at - 1) in SMALL and page.gap(at) == " " and page.capital(page.words[at]):
        _raise(scores, at - 1, (SURE, "small word of a surname"))


def _may_begin(page: Page, scores: Scores, at: int) -> bool:
    """Written with a capital, and no word known for anything else, or tied to a name."""
    word = page.words[at]
    sure_already = scores.get(at, NOTHING)[0] >= SURE
    never = word.kind & Is.NEVER and word.low not in cues.PARTICLES
    if sure_already or not page.capital(word) or never:
        return False
    if page.gap(at + 1) == "-" or word.kind & Is.GIVEN or word.low in cues.PARTICLES:
        return True
    return not word.kind & Is.ORDINARY and not (word.first and word.kind & Is.PLACE)


def _last(page: Page, scores: Scores, at: int) -> int:
    while at + 1 in scores and page.adjacent(at + 1):
        at += 1
    return at


def _finding(text: str, page: Page, scores: Scores, first: int, last: int) -> Finding:
    points, rule = max(scores[at] for at in range(first, last + 1))
    certainty = Certainty.SURE if points >= SURE else Certainty.ASK
    end = _with_genitive(text, page.words[last].end)
    return Finding(page.words[first].start, end, Kind.PERSON, certainty, rule)


def _with_genitive(text: str, end: int) -> int:
    """Andreas' and Lisa:s reach one or two characters further."""
    if text[end : end + 2] in (":s", "'s") and not text[end + 2 : end + 3].isalpha():
        return end + 2
    return end + 1 if text[end - 1] in "sxz" and text[end : end + 1] == "'" else end
