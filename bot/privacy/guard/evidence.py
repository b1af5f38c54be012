"""Saga, Björn, Bo: names that are words too. What stands around adds up to a score."""

from bot.privacy.guard import cues
from bot.privacy.guard.lexicon import Is, listed
from bot.privacy.guard.page import Page
from bot.privacy.guard.words import DOUBTFUL, NAME, Word

DIGITS = frozenset("0123456789")
AGE = frozenset(("år", "åring"))
PERSONAL = ("erar", "erade", "ade", "ktes", "ddes")  # as verbs end, mostly of people
CONCERNING = frozenset(
    ("gäller", "gällde", "gällande", "ang", "angående", "beträffande", "avseende")
)
RAISING = frozenset(("ta", "tar", "tas", "tog", "tagit", "lyfta", "lyfter", "lyfts"))
MONTHS = frozenset(("april", "juni", "augusti"))
COPULAS = frozenset(("är", "var", "blir", "blev"))


def weigh(page: Page, at: int) -> float:
    """How much speaks for a person; below nothing when the words speak against."""
    word = page.words[at]
    if page.short(word):
        return _short(page, at, word)
    return _capital(page, at, word) + _before(page, at, word) + _after(page, at, word)


def _short(page: Page, at: int, word: Word) -> float:
    """ALI mår dåligt: in capitals among small letters, a name only where nothing else fits."""
    plain = not word.kind & DOUBTFUL and word.low not in cues.SHORT_NAMES | cues.SHORT_ROLES
    told = page.acts(at) and page.low(at + 1) not in cues.WEAK_VERBS
    return 2 if plain and word.upper and (told or page.cued(at)) else 0


def _capital(page: Page, at: int, word: Word) -> float:
    """A capital inside a sentence tells most; where there are none, or only, nothing."""
    if page.shouting or page.quiet:
        return 0
    if word.first:
        return 0 if word.capital else -1
    if word.capital:
        return 0.5 if word.kind & Is.PLACE and not _is_told_of(page, at) else 2
    return -1.5


def _is_told_of(page: Page, at: int) -> bool:
    """Whether one speaks of a person here rather than of a place: mötet om Nora, mår Sofia."""
    before = page.low(at - 1)
    acted = before in cues.HUMAN and before not in cues.WEAK_VERBS
    return acted or before in ("om", "med") or before in CONCERNING or page.reached(at)


def _before(page: Page, at: int, word: Word) -> float:
    before, gap = page.low(at - 1), page.gap(at)
    if not before or (word.first and gap):
        return 0
    if gap == "-" and page.words[at - 1].kind & Is.GIVEN:
        return 3
    if before in cues.KIN and not gap.strip(" \"'“”(:,"):
        return 3 if page.capital(word) or page.quiet or page.shouting else 1.5
    if DIGITS & set(gap):
        return -2 if word.capital else -4
    return _against(before, word) or _for(page, at, word)


def _against(before: str, word: Word) -> float:
    """An article, a number or a preposition of place comes before words, not people."""
    if before in cues.DETERMINERS:
        return -4
    if before in cues.PLACE_PREPOSITIONS and word.kind & Is.PLACE:
        return -3
    return -2 if before == "i" else 0


def _for(page: Page, at: int, word: Word) -> float:
    """A person is talked with and about, can and will, and comes in company."""
    before = page.low(at - 1)
    if before in cues.MODALS and page.low(at + 1) in cues.INFINITIVES:
        return 3.5
    if page.asked(at) and word.low != "bo":
        return 2
    raised = before == "upp" and page.low(at - 2) in RAISING
    if (before in CONCERNING or raised) and page.quiet:
        return 2
    if page.reached(at):
        return 1.9 if page.capital(word) else 2 if page.quiet else 1.5
    if before in cues.ABOUT:
        return 1 if page.capital(word) or page.quiet else 0.5
    return _in_company(page, at) if before in cues.AND and at > 1 else 0


def _in_company(page: Page, at: int) -> float:
    """Stina o Lo: more where the other is nothing but a name."""
    other = page.words[at - 2].kind
    if not other & Is.GIVEN:
        return 0
    return 1.5 if other & DOUBTFUL or not page.quiet else 2


def _after(page: Page, at: int, word: Word) -> float:
    if at + 1 == len(page.words):
        return 0
    after, gap = page.words[at + 1], page.gap(at + 1)
    if gap == ":" and after.low == "s":
        return 4
    if gap == "-" and after.kind & Is.GIVEN:
        return 3
    if gap == " " and page.capital(word) and page.capital(after) and after.kind & NAME:
        return _with_surname(after)
    if gap == "' " and word.low[-1] in "sxz" and after.low in cues.OBJECTS:
        return 4
    if DIGITS & set(gap):
        return 2 if after.low in AGE and set(gap) & set(",(") else -3
    if gap.strip(" -(,*"):
        return 0
    if word.kind & Is.GENITIVE:
        return 2.5 if after.low in cues.OBJECTS else 0
    return _followed(page, at, after)


def _with_surname(after: Word) -> float:
    """Hans Berg: a name before another with a capital."""
    if after.low in cues.CALENDAR or after.kind & Is.NEVER:
        return 0
    return 4 if after.kind & Is.FAMILY else 2.5


def _followed(page: Page, at: int, after: Word) -> float:
    """What the next word says: what people do, who they are, or of what kind the thing is."""
    if after.low in cues.NOT_HUMAN:
        return -3
    if page.words[at].low in MONTHS and after.low in COPULAS:
        return 2.5 if {page.low(at + 2), page.low(at + 3)} & cues.KIN else -3
    if after.low in cues.PRESENT and page.low(at - 1) in COPULAS:
        return 2
    if after.low in cues.HUMAN or (after.low == "e" and page.quiet):
        return -1 if _of_a_thing(page, at, after.low) else 2.5
    if after.low.endswith(PERSONAL) and after.gap == " ":
        return 2.5
    if after.low in cues.AND:
        return _company(page, at)
    if after.low in cues.PLACE_PREPOSITIONS and page.low(at + 2) in cues.ORG_PLACES:
        return 2
    if after.low in cues.KIN and "(" in after.gap:
        return 3
    return _followed_by_another(page, at, after)


def _followed_by_another(page: Page, at: int, after: Word) -> float:
    """A verb of no list speaks for a person, a noun for a word."""
    if _is_verb(after) and page.words[at].low not in cues.ADJECTIVES:
        return 2
    if page.asked(at) and after.low.endswith("t"):
        return 0  # har Saga fått tid?
    return _noun(page, page.words[at], after)


def _is_verb(word: Word) -> bool:
    """fixar, litar, undrade: of a verb in -a that has a past tense too."""
    if word.gap != " " or not word.low.endswith(("ar", "er")) or word.text[0].isupper():
        return False
    stem = word.low[:-2]
    past = any(listed(stem + end) & Is.ORDINARY for end in ("ade", "de", "te"))
    return past and bool(listed(stem + "a") & Is.ORDINARY)


def _of_a_thing(page: Page, at: int, verb: str) -> bool:
    """Whether `är` goes on with what is said of things: är ordet, är viktigt."""
    then = page.low(at + 2)
    neuter = verb in COPULAS and then.endswith("t") and bool(listed(then) & Is.ORDINARY)
    told = then in cues.THINGS or (neuter and then not in cues.NOT_NEUTER)
    return verb in cues.WEAK_VERBS and told


def _company(page: Page, at: int) -> float:
    """`Max o My ska` names two; `liv och rörelse` names none."""
    if at + 2 >= len(page.words):
        return 0
    other = page.words[at + 2]
    if other.low in cues.KIN or other.low in ("jag", "du"):
        return 2
    small = not other.text[0].isupper() and not page.quiet
    if small and other.kind & (Is.WORDNAME | Is.ORDINARY):
        return -2
    if other.kind & Is.GIVEN and (other.capital or page.quiet or not other.kind & Is.ORDINARY):
        return 2
    return -2 if other.kind & Is.ORDINARY and not other.capital else 0


def _noun(page: Page, word: Word, after: Word) -> float:
    """Max antal, Nova lösning: the next word is what it says more about."""
    plain = after.gap == " " and not after.text[0].isupper() and after.kind & Is.ORDINARY
    told = word.first or not page.capital(word)
    return -1.5 if plain and told and after.low not in cues.ADVERBS else 0
