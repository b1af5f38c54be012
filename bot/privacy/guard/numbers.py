"""Personnummer and samordningsnummer, in every writing."""

import re
from collections.abc import Iterator

from bot.privacy.guard.findings import Certainty, Finding, Kind
from bot.privacy.guard.fold import digitised
from bot.privacy.guard.signs import DIGITS, Signs, Text, low_matches

SEP = r"[ ./_-]{0,2}"
START = re.compile(r"\d(?<!\d\d)")
LONG = re.compile(
    rf"(?P<century>18|19|20)?(?P<yy>\d\d)(?P<s1>{SEP})(?P<mm>[012345]\d|1[0-2])(?P<s2>{SEP})"
    r"(?P<dd>\d\d)(?P<s3>\s{0,2}[-+_./:~]?\s{0,2}|\s?\([^()\d]{0,30}\)\s?|"
    r" (?:binde)?streck | minus )(?P<last>\d{4}|\d\d \d\d|"
    r"[\dXxYyNn*•#?_]{4}|[A-Z]{2}\d\d)(?!\d)"
)
"""Ten or twelve digits from a `START`; the last four may be masked, and words in brackets may come
between."""

SHORTENED = re.compile(
    r"\d(?<!\d\d)(?:(?:(?<=1)9|(?<=2)0)\d)?\d(?:0\d|1[0-2])(?:[0-2]\d|3[01]|[6-9]\d)-\d{1,3}"
    r"(?![\d-])"
)
"""A date, a dash and too few digits: a personnummer cut short."""

CUED = re.compile(
    r"\b(?:p(?:erson)?[-.]? ?(?:nr|nummer|numret)|pers\.? ?nr|"
    r"person-id|samordnings(?:nr|nummer|numret)|"
    r"födelsenummer|födelsenr|reservnummer|ssn|social security number)\b"
    r"[^\d\n]{0,25}?(?P<number>\d[\dx* ./_-]{2,18}[\dx*])"
)
"""Whatever digits come after the word for it, mistyped or in part."""

SPREAD = re.compile(r"\d(?<![\d-]\d)(?:[ ._-]{1,3}\d){9,11}(?![\d-])")
"""One digit at a time."""

LAST_FOUR = re.compile(
    r"\b(?:(?:de )?(?:fyra sista|sista? fyra)(?: siffrorna| siffror)?|sista siffrorna|slutar på|"
    r"slutsiffror(?:na)?|(?:hens|hans|hennes|barnets|elevens) sista|kontrollsiffror(?:na)?)\b"
    r"[\s:]{0,3}(?:i \w{1,20} |"
    r"är |var )?(?P<number>\d{4})(?!\d)"
)
LAST_FOUR_SIGNS = Signs("sist", "slut", "kontroll")
CUE_SIGNS = Signs(
    "nr",
    "num",
    "pers.",
    "person-id",
    "ssn",
    "social",
)
MOBILE = re.compile(r"07[02369]\d{7}")
"""Ten digits together that are a telephone's rather than somebody's with a day above sixty."""
CLOCK = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")


def find(text: Text) -> Iterator[Finding]:
    """Every personnummer; the checksum is a bonus, never a gate."""
    if not DIGITS.within(text):
        return
    text = digitised(text)
    for match in _long(text):
        yield _pnr(match.start(), match.end(), "pnr")
    for match in SPREAD.finditer(text):
        yield _pnr(match.start(), match.end(), "spread digits")
    for match in SHORTENED.finditer(text):
        yield _pnr(match.start(), match.end(), "pnr cut short")
    for match in low_matches(CUED, text, CUE_SIGNS):
        yield _pnr(*match.span("number"), "pnr by its word")
    for match in low_matches(LAST_FOUR, text, LAST_FOUR_SIGNS):
        yield _pnr(*match.span("number"), "last four digits")


def _long(text: str) -> Iterator[re.Match[str]]:
    """Those that can be; what cannot may have begun with an hour: 10.30 120314-9812."""
    end = 0
    for start in START.finditer(text):
        match = LONG.match(text, start.start()) if start.start() >= end else None
        if match and _plausible(match):
            end = match.end()
            yield match


def _pnr(start: int, end: int, rule: str) -> Finding:
    return Finding(start, end, Kind.PNR, Certainty.SURE, rule)


def _plausible(match: re.Match[str]) -> bool:
    """A day of birth (coordination numbers add 60 to the day), and no date with a time after it."""
    month, day = int(match["mm"]), int(match["dd"])
    if MOBILE.fullmatch(match[0]) and day > 60 and not luhn(match[0]):
        return False
    if not 1 <= month <= 12 or not (1 <= day <= 31 or 61 <= day <= 91):
        return False
    if not match["last"].replace(" ", "").isdecimal():
        return not match["last"].isspace()
    parted = bool(match["s3"]) and match["s3"].strip() in ("", ".", ":")
    meeting = parted and CLOCK.fullmatch(match["last"].replace(" ", "")) is not None
    return not meeting or luhn(match["yy"] + match["mm"] + match["dd"] + match["last"])


def luhn(digits: str) -> bool:
    """Whether the last digit is the check digit of the others."""
    total = 0
    for place, digit in enumerate(reversed(digits.replace(" ", ""))):
        value = int(digit) * (1 + place % 2)
        total += value - 9 * (value > 9)
    return total % 10 == 0
