"""Telephone numbers and e-mail addresses, an office's too. National help lines are nothing."""

import re
from collections.abc import Iterator

from bot.privacy.guard.findings import Certainty, Finding, Kind
from bot.privacy.guard.fold import digitised
from bot.privacy.guard.signs import DIGITS, Signs, Text, low_matches

AT = re.compile(
    r"_(?:at|a)_| ?(?:@|\((?:at|a|snabel-?a)\)|\[(?:at|a|snabel-?a)\]|\{at\}) ?| (?:at|snabel-?a) "
)
BEFORE_AT = re.compile(r"(?:[\w+-]{1,30} (?:punkt|dot) ){0,3}[\w.+-]{1,64}$", re.IGNORECASE)
DOT = r"\s?(?:\.|\((?:dot|punkt)\)|\[(?:dot|punkt)\]| (?:dot|punkt) )\s?"
AFTER_AT = re.compile(rf"[\w-]{{1,63}}(?:{DOT}[\w-]{{2,63}}){{1,4}}", re.IGNORECASE)

DIGIT = r"(?:\d|[oO](?![^\W\d_oO]))"
"""A digit, or the letter that looks like nought; not the first of a word: 070-174 06 05 och."""

NUMBER = re.compile(
    r"[\doO+(](?<![\w.,:/-].)(?:(?<=[\doO])|(?<=\+) ?[\doO]|(?<=\()[\doO])"
    rf"(?:[ ()/.-]{{0,3}}{DIGIT}){{5,17}}(?!{DIGIT})"
)
PARTS = re.compile(r"[^ ]+")
FIRST_PART = re.compile(r"(?<![^ ])(?:\+\d|[0Oo]7[02369]|\(?[0Oo]\d{1,3}[-/)])[^ ]*")
"""What a number begins with, unmistakably: an account may hold any other row of digits."""

LONGER_THAN_ANY = 10
"""Digits: with fewer there is no room for a number and something else."""

HELP_LINES = re.compile(r"020|0771|116\d\d\d$|1177$|112$|11414$|11313$|0200|900")
MOBILE = re.compile(r"07[02369]\d{7}")
ABROAD = re.compile(r"(?:\+|00)[1-9]\d{7,13}")
AREA = re.compile(
    r"(?:08|010|011|013|016|018|019|021|023|026|031|033|035|036|040|042|044|046|054|060|063|090|"
    r"012\d|014\d|015\d|017\d|022\d|024\d|025\d|027\d|028\d|029\d|"
    r"030\d|032\d|034\d|037\d|038\d|039\d|"
    r"041\d|043\d|045\d|047\d|048\d|049\d|050\d|051\d|052\d|053\d|055\d|056\d|057\d|058\d|059\d|"
    r"061\d|062\d|064\d|065\d|066\d|067\d|068\d|069\d|091\d|092\d|"
    r"093\d|094\d|095\d|096\d|097\d|098\d)"
)
TIMES = re.compile(r"\d{1,2}[.:]\d\d\s?-\s?\d{1,2}[.:]\d\d")
DATES = re.compile(r"(?:19|20)\d\d-\d\d-\d\d|\d\d?[/.-]\d\d?[/.-]\d{2,4}")
CUED = re.compile(
    r"\b(?:telefon(?:nr|nummer|numret)?|tel|tfn|tele|mobil(?:en|nr|nummer|numret)?|hemnummer|"
    r"hemtelefon|jobbtelefon|växeln?|anknytning|ankn|direktnummer|"
    r"nås på|numret|telnr|mobnr|sms:?a)\b"
    r"[.: ]{1,3}(?:nr |nummer |är |på |till \w{1,15} (?:är )?)?(?P<number>\d[\d -]{3,14}\d)(?!\d)"
)
CUE_SIGNS = Signs(
    "tel",
    "tfn",
    "mob",
    "num",
    "växel",
    "ankn",
    "direkt",
    "nås på",
    "sms",
)
AT_SIGNS = Signs(
    "@",
    "(a",
    "[a",
    "{at",
    "(snabel",
    "[snabel",
    "_at_",
    "_a_",
    " at ",
    " snabel",
)
SPELLED_SIGNS = Signs(
    "zero",
    "one",
    "two",
    "seven",
    "ton",
    "noll",
    "plus",
    "ett",
    "två",
    "tre",
    "fyra",
    "fem",
    "sex",
    "sju",
    "åtta",
    "nio",
)
DIGIT_WORD = (
    r"(?:noll|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|"
    r"zero|oh|one|two|three|four|five|six|seven|eight|nine|tolv|tjugo\w{0,4}|\w{2,6}ton|\w{3,6}tio(?:ett|två|tre|fyra|fem|sex|sju|"
    r"åtta|nio)?|\d{1,3})"
)
SPELLED = re.compile(
    r"\b(?:noll|plus fyrtiosex|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|\w{2,6}ton|"
    rf"zero|one|two|three|four|five|seven|eight|nine|tjugo\w{{0,4}}|\w{{3,6}}tio(?:\w{{2,4}})?)"
    rf"(?:[ ,.-]{{0,2}}(?:(?:binde)?streck[ ,]{{1,2}}|"
    rf"minus[ ,]{{1,2}})?{DIGIT_WORD}(?![^\W\d_]|\d)){{5,16}}"
)
GLUED = re.compile(
    r"\b(?:noll|ett|två|tre|fyra|fem|sex|sju|åtta|nio)(?:-?(?:noll|"
    r"ett|två|tre|fyra|fem|sex|sju|åtta|nio)){5,15}\b"
)


def find(text: Text) -> Iterator[Finding]:
    """Every number and address that reaches somebody."""
    yield from _mails(text)
    if DIGITS.within(text):
        yield from _phones(digitised(text))
    for pattern in (SPELLED, GLUED):
        for match in low_matches(pattern, text, SPELLED_SIGNS):
            yield Finding(match.start(), match.end(), Kind.PHONE, Certainty.ASK, "spelled digits")


def _phones(text: Text) -> Iterator[Finding]:
    for match in NUMBER.finditer(text):
        if reach := _reaching(match[0]):
            start, end = (match.start() + each for each in reach)
            yield _phone(start, end, "phone")
    for match in low_matches(CUED, text, CUE_SIGNS):
        if not _help_line(match["number"]) and not DATES.search(match["number"]):
            yield _phone(*match.span("number"), "phone by its word")


def _phone(start: int, end: int, rule: str) -> Finding:
    return Finding(start, end, Kind.PHONE, Certainty.SURE, rule)


def _mails(text: Text) -> Iterator[Finding]:
    for at in low_matches(AT, text, AT_SIGNS):
        after = AFTER_AT.match(text, at.end())
        before = after and BEFORE_AT.search(text[max(0, at.start() - 64) : at.start()])
        if before and after:
            start = at.start() - len(before[0])
            yield Finding(start, after.end(), Kind.EMAIL, Certainty.SURE, "e-mail")


def _reaching(written: str) -> tuple[int, int] | None:
    """Where in a row of digits a number stands: all of it, or some of its parts.

    An hour, a week or an I may stand beside it: 070-174 06 05 10.30, v 2 070-174 06 05.
    """
    if _reaches_someone(written):
        return 0, len(written)
    if len(_digits(written)) < LONGER_THAN_ANY:
        return None
    ends = [part.end() for part in PARTS.finditer(written)]
    for start in (part.start() for part in FIRST_PART.finditer(written)):
        for end in reversed(ends):
            if end > start and _reaches_someone(written[start:end]):
                return start, end
    return None


def _reaches_someone(written: str) -> bool:
    """A Swedish or foreign number by its first digits, and neither times nor a help line."""
    digits = _digits(written)
    if MOBILE.fullmatch(digits) and len(written) < 24:
        return True
    if (
        TIMES.search(written)
        or _help_line(written)
        or (DATES.search(written) and "+" not in written)
    ):
        return False
    if written.lstrip("( ").startswith("+") or digits.startswith("00"):
        return ABROAD.fullmatch(digits if digits.startswith("00") else "+" + digits) is not None
    return AREA.match(digits) is not None and 8 <= len(digits) <= 10 and written[0] in "0Oo("


def _help_line(written: str) -> bool:
    return HELP_LINES.match(_digits(written)) is not None


def _digits(written: str) -> str:
    spelled = written.replace("O", "0").replace("o", "0")
    return "".join(each for each in spelled if each.isdecimal())
