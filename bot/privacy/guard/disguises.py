"""Names in disguise: spaced letters, stars and digits for letters, words glued together."""

import re
from collections.abc import Iterator
from itertools import product

from bot.privacy.guard.findings import Certainty, Finding, Kind
from bot.privacy.guard.lexicon import Is, listed, name_likeness
from bot.privacy.guard.signs import Signs, Text, matches
from bot.privacy.guard.words import NAME, reading

SPACED = re.compile(
    r"(?<![^\W_])[^\W\d_](?:(?P<sep>[ .\-_*/|·,]{1,3})[^\W\d_])(?:(?P=sep)[^\W\d_]){1,24}"
    r"(?:(?P=sep)|(?::s\b))?(?![^\W_])"
)
STARRED = re.compile(
    r"(?<![\w*])[^\W\d_]{1,12}+[*•#_¤%$!?@]{1,6}[^\W\d_]{1,12}(?:[*•#]{1,3}[^\W\d_]{1,12}){0,3}(?![\w*])|"
    r"(?<![\w*])[A-ZÅÄÖ][^\W\d_]{0,2}\*{2,8}(?!\w)"
)
LEET = re.compile(
    r"(?<![\w@.])(?=[^\W_]{0,14}[^\W\d_])(?=[\w@$€|]{4,16}(?![\w@$€]))[^\W_]{0,14}?[0134578@$€][\w@$€]{1,14}(?![\w@])"
)
SPLIT = re.compile(
    r"(?<![\w.@/-])(?P<one>[^\W\d_]{2,8})[-.](?P<other>[^\W\d_]{2,8})(?![\w@/-]|\.\w)"
)
SHORTENED = frozenset(("tom", "from", "fom", "osv", "dvs", "mfl", "etc", "tex", "mao", "iom"))
"""Short forms that are written with spaces as well: t o m, fr o m."""
LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"
OFTEN = "aeiouyåäölnrsmth"
"""Letters to try for two stars at once: all of them would take a millisecond."""
DIGIT_LETTERS = {
    "0": "o",
    "1": "il",
    "3": "e",
    "4": "a",
    "5": "s",
    "7": "t",
    "8": "b",
    "@": "a",
    "$": "s",
    "€": "e",
}
TAG = re.compile(r"[#@](?P<tag>[^\W\d_]{4,40})")
HANDLE = re.compile(r"(?<![\w.@/-])(?P<name>[^\W\d_]{3,14}+)[._]?\d{2,6}(?![\w.%:-]|,\d)")
NICKNAME = re.compile(
    r"[\"”“'](?P<one>[^\W\d_]{2,20})[\"”“'] (?:som (?:vi|de|alla|hon|han) kallar|kallad)\b|"
    r"\b(?:kallas|kallad|kallar (?:vi|de|alla) (?:henne|honom|hen)) (?:för )?"
    r"[\"”“'](?P<other>[^\W\d_]{2,20})[\"”“']"
)
NICKNAME_SIGNS = Signs("kallar", "kallad", "kallas")
HANDLE_SIGN = re.compile(r"\d\d(?:(?<=[^\W\d_]..)|(?<=[^\W\d_][._]..))")
SPLIT_SIGN = re.compile(r"[-.](?<=[^\W\d_].)[^\W\d_]")
STAR_SIGN = re.compile(r"[*•#_¤%$!?@](?<=[^\W\d_].)[*•#_¤%$!?@]*(?:[^\W\d_]|(?<=\*\*))")
"""What the pattern cannot do without, found by a character that is seldom."""
LEET_SIGN = re.compile(r"[\d@$€](?:[^\W\d_]|(?<=[^\W\d_].))")
TAG_SIGNS = Signs("#", "@")


def find(text: Text) -> Iterator[Finding]:
    """Every attempt that can be read; what cannot be read is asked about."""
    yield from _spaced(text)
    yield from _starred(text)
    yield from _leet(text)
    yield from _split(text)
    yield from _glued(text)
    for match in matches(NICKNAME, text, NICKNAME_SIGNS):
        spot = match.span("one" if match["one"] else "other")
        yield Finding(*spot, Kind.PERSON, Certainty.ASK, "what somebody is called")
    for match in HANDLE.finditer(text) if HANDLE_SIGN.search(text) else ():
        if (
            not reading(match["name"].lower()) & (Is.ORDINARY | Is.NEVER | Is.PLACE)
            and not match["name"].isupper()
        ):
            yield Finding(
                match.start(), match.end(), Kind.OTHER_ID, Certainty.ASK, "looks like a user name"
            )


def _person(match: re.Match[str], certainty: Certainty, rule: str) -> Finding:
    return Finding(match.start(), match.end(), Kind.PERSON, certainty, rule)


def _spaced(text: Text) -> Iterator[Finding]:
    for match in SPACED.finditer(text):
        low = "".join(filter(str.isalpha, match[0])).lower()
        if low in SHORTENED and match[0].islower():
            continue
        kind = reading(low)
        if kind & NAME and len(low) > 2:
            yield _person(match, Certainty.SURE, "spaced letters")
        elif len(low) > 3 and not kind & Is.ORDINARY and name_likeness(low) > -30:
            yield _person(match, Certainty.ASK, "spaced letters")


def _starred(text: Text) -> Iterator[Finding]:
    for match in STARRED.finditer(text) if STAR_SIGN.search(text) else ():
        low = match[0].lower()
        if _fits_name(low):
            yield _person(match, Certainty.SURE, "starred name")
        elif (
            match[0][0].isupper()
            and not match[0].isupper()
            and "_" not in low
            and "!" not in low
            and "?" not in low
        ):
            yield _person(match, Certainty.ASK, "starred word")


def _fits_name(low: str) -> bool:
    """Whether letters for the stars make a common given name of four letters or more."""
    parts = re.split(r"[^\W\d_]", low)
    holes = [at for at, letter in enumerate(low) if not letter.isalpha()]
    if len(low) < 4 or not 1 <= len(holes) <= 2 or len(parts) < 3:
        return False
    letters = LETTERS if len(holes) == 1 else OFTEN
    for choice in product(letters, repeat=len(holes)):
        word = list(low)
        for hole, letter in zip(holes, choice, strict=True):
            word[hole] = letter
        if listed("".join(word)) & Is.GIVEN:
            return True
    return False


def _split(text: Text) -> Iterator[Finding]:
    """Sa-ga, fai.sal: a name cut in two, whose halves are nothing by themselves."""
    for match in SPLIT.finditer(text) if SPLIT_SIGN.search(text) else ():
        one, other = match["one"].lower(), match["other"].lower()
        if listed(one + other) & (Is.GIVEN | Is.ORDINARY) == Is.GIVEN and not (
            listed(one) and listed(other)
        ):
            yield _person(match, Certainty.ASK, "name cut in two")


def _leet(text: Text) -> Iterator[Finding]:
    for match in LEET.finditer(text) if LEET_SIGN.search(text) else ():
        if any(_is_given(low) for low in _read_digits(match[0].lower())):
            yield _person(match, Certainty.SURE, "digits for letters")


def _is_given(low: str) -> bool:
    return bool((listed(low) | (low.endswith("s") and listed(low[:-1]))) & Is.GIVEN)


def _read_digits(low: str) -> list[str]:
    choices = [DIGIT_LETTERS.get(letter, letter) for letter in low]
    if sum(len(each) > 1 for each in choices) > 4 or any(map(str.isdecimal, "".join(choices))):
        return []
    return ["".join(each) for each in product(*choices)]


def _glued(text: Text) -> Iterator[Finding]:
    for match in matches(TAG, text, TAG_SIGNS):
        low = match["tag"].lower()
        if is_glued(low) or (reading(low) & Is.GIVEN and not reading(low) & Is.ORDINARY):
            yield Finding(*match.span("tag"), Kind.PERSON, Certainty.SURE, "names glued together")
        elif not reading(low) & Is.ORDINARY and _ends_in_name(low):
            yield Finding(*match.span("tag"), Kind.PERSON, Certainty.ASK, "a name in a tag")


def _ends_in_name(low: str) -> bool:
    """saveamina: a word and a given name."""
    return any(
        listed(low[at:]) & (Is.GIVEN | Is.ORDINARY | Is.WORDNAME) == Is.GIVEN
        for at in range(2, len(low) - 3)
    )


def is_glued(low: str) -> bool:
    """annalindgren: a given name and another name with nothing between."""
    for at in range(3, len(low) - 2):
        if listed(low[:at]) & (Is.GIVEN | Is.ORDINARY) == Is.GIVEN:
            last = low[at:] if listed(low[at:]) & Is.FAMILY else low[at:].removesuffix("s")
            if len(last) > 2 and listed(last) & (Is.FAMILY | Is.GIVEN | Is.FOREIGN):
                return True
    return False
