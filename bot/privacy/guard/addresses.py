"""Where somebody lives: streets with a number, farms, boxes. A street alone is nothing."""

import re
from collections.abc import Iterator

from bot.privacy.guard.findings import Certainty, Finding, Kind
from bot.privacy.guard.lexicon import Is, listed
from bot.privacy.guard.signs import DIGITS, Signs, Text, low_matches, matches
from bot.privacy.guard.words import reading

STREET = (
    r"(?:gatan|gata|vägen|väg|gränden|gränd|stigen|stig|torget|"
    r"torg|allén|allé|esplanaden|esplanad|kajen|slingan|svängen|"
    r"gången|bågen|kroken|stråket|strandväg)"
)
PLACE = (
    r"(?:plan|plats|platsen|backen|backe|backar|stranden|strand|"
    r"leden|led|ringen|ring|rundan|gård|gården|hamnen|höjden|"
    r"höjd|"
    r"liden|lid|stråket|vreten|trappor|berget|berg|hagen|hage|"
    r"parken|park|ängen|äng|udden|brinken|brink|bron|dalen|dal|"
    r"åsen|"
    r"holmen|viken|terrassen|bersån|tå|kyrkogata|hörnet|klev|"
    r"trappan|kulle|kullen|snåret|gläntan|lyckan|täppan|torp|"
    r"torpet|säter|by|näs)"
)
STREETS = tuple((STREET + PLACE).replace("(?:", "|").replace(")", "").strip("|").split("|"))
NAME = r"(?:S:ta? )?(?:[A-ZÅÄÖ][a-zåäöéü]+\.? ){0,3}"
TAIL = (
    r"(?: ?(?!i )[A-Za-z](?![^\W_]))?(?:,? (?:lgh|lägenhet|läg|vån(?:ing)?|"
    r"tr(?:appor|p)?|plan|port|uppgång|hus|ing|nb|bv)\.? ?\d{0,4}|"
    r",? ?\d? ?tr(?:appor)?\b| ?(?:nb|bv|ög|1/2)\b| 1\d\d\d\b){0,3}"
    r"(?:,? (?:SE?-)?\d{3} ?\d\d(?: [A-ZÅÄÖ][a-zåäö]+|(?![\d-]))|"
    r" i [A-ZÅÄÖ][a-zåäö]+|, [A-ZÅÄÖ][a-zåäö]+)?"
)
HOUSE = r"\d{1,4}(?:[-–:]\d{1,4})?(?![\d:.,]\d)"
NO_HOUSE = re.compile(
    r"(?: ?(?:%|kr\b|min\b|minuter|meter|m\b|km\b|gånger|ggr|"
    r"barn|elever|år\b|timm|tim\b|veckor|st\b|dagar|personer|"
    r"procent|av\b|och \d|eller \d))",
    re.IGNORECASE,
)
WITH_NUMBER = (
    re.compile(rf"(?<![^\W_]){NAME}[A-ZÅÄÖa-zåäöé][\wé-]{{0,30}}{STREET} (?P<house>{HOUSE}){TAIL}"),
    re.compile(rf"(?<![^\W_]){NAME}[A-ZÅÄÖ][\wé-]{{1,30}}{PLACE} (?P<house>{HOUSE}){TAIL}"),
    re.compile(
        rf"(?<![^\W_])[A-ZÅÄÖ][\wé]{{1,20}} {NAME}(?:[a-zåäö]{{0,12}}(?:{STREET}|"
        rf"{PLACE})) (?P<house>{HOUSE}){TAIL}"
    ),
)
ALONE = re.compile(
    rf"(?<![\w-]){NAME}(?:Torget|Kajen|Gränden|Stigen|Allén|Esplanaden|Backen|Ringen|Stranden|Gården|"
    r"Hamnen|Höjden|Dalen|Parken|Ängen|Brinken|Slingan|Viken|Åsen|Gläntan|Lyckan|Täppan|"
    rf"Kyrkogatan|Strandvägen) (?P<house>{HOUSE}){TAIL}"
)
LOUD = re.compile(
    r"(?<!\w)(?:(?:NORRA|SÖDRA|ÖSTRA|VÄSTRA|STORA|LILLA|GAMLA|NYA|ÖVRE|NEDRE) )?"
    r"[A-ZÅÄÖÉ]{2,20}(?:GATAN|GATA|VÄGEN|VÄG|GRÄND|STIGEN|STIG|"
    rf"TORGET|TORG|ALLÉN|ALLÉ|BACKEN|BACKE|PLAN|GÅRDEN) (?P<house>{HOUSE}){TAIL}"
)
A_FLOOR = re.compile(r"(?:[^\W_]*[^\Ws_] )?(?:plan|ring|led) \d{1,2}\b", re.IGNORECASE)
"""Hörsalen plan 2; but Sergels plan 2 is a street."""
IN_WORDS = re.compile(
    rf"(?<![^\W_])[A-ZÅÄÖ][\wé-]{{0,30}}{STREET} "
    r"(?:tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|\w{3,6}ton|tjugo\w{0,4})\b"
)
ABBREVIATED = re.compile(
    r"(?<![^\W_])(?P<street>[A-ZÅÄÖ][a-zåäöé]{2,20}[vg])\. ?\d{1,4} ?[A-Za-z]?(?![\w.:,/-]\d|\w)"
)
NUMBERED = re.compile(r"[^\W\d_] \d")
ROADS = re.compile(
    r"(?:riks|läns|europa|motor|skol|resv|om|av|lagens |arbets)(?:väg|gång)", re.IGNORECASE
)
POSTAL = re.compile(
    r"(?:(?<![\w-])[A-ZÅÄÖ][\wé-]{1,25}(?: [\wé-]{1,20})? \d{1,4} ?[A-Za-z]?,? )?"
    r"(?<![\d-])(?:S-|SE-)?[1-9]\d\d ?\d\d (?P<town>[A-ZÅÄÖ][a-zåäöA-ZÅÄÖ]{2,20})\b"
)
BOX = re.compile(r"\b[Bb]ox \d{2,5}(?:,? \d{3} ?\d\d [A-ZÅÄÖ]\w{2,20})?")
FLAT = re.compile(
    r"\b(?:lgh|lägenhet|lägenhetsnummer)\.? ?\d{2,4}\b|\bportkod\w{0,2} ?:? ?\d{3,6}\b"
)
PROPERTY = re.compile(
    r"\b(?:fastighet(?:en)?|gården|bor på|bor i|tomten) (?:[A-ZÅÄÖ][\wé-]{1,25} "
    r"){1,3}\d{1,3}:\d{1,3}\b"
)
NUMBER_SIGNS = Signs(
    *(" tre", " fyra", " fem", " sex", " sju", " åtta", " nio", " tio", " elva", " tolv"),
    *("ton", " tjugo"),
)
LIVES_SIGNS = Signs(
    "bo",
    "hem",
    "hemma",
    "adress",
    "flytta",
    "hämta",
    "ligger",
    "skicka",
    "skriv",
    "huset",
)
CARE_OF = re.compile(r"\bc/o [A-ZÅÄÖ]\w{1,20}(?: [A-ZÅÄÖ]\w{1,20})?")
LIVES = re.compile(
    r"\b(?:bor|bodde|boende|hemma|\w{0,12}adress(?:en)?|famil?j?ehem(?:met)?|jourhem(?:met)?|"
    r"flyttat till|"
    r"flyttar till|hämtas? på|ligger på|bostad på|skickas? till|"
    r"skriv till|huset på)[ :]{1,2}"
    r"(?:på |är |i |till )?(?P<spot>[A-ZÅÄÖ][\wé-]{2,30}(?: [a-zåäöA-ZÅÄÖ][\wé-]{1,15})? "
    rf"{HOUSE}{TAIL})"
)


POSITION = re.compile(
    r"(?<![\d.,])[-+]?[1-8]?\d[.,]\d{3,10} ?°? ?[NS]?[,; ]{1,3}[-+]?1?\d?\d[.,]\d{3,10}(?![\d.,]\d)"
    r"|\b[NS]? ?[1-8]?\d ?° ?\d{1,2}(?:[.,]\d+)?[′'’ ]{0,2}(?:\d{1,2}(?:[.,]\d+)?[\"″ ]{0,2})?"
    r"[NS]?[,; ]{1,3}[EWÖV]? ?\d{1,3} ?° ?\d{1,2}(?:[.,]\d+)?[′'’ ]{0,2}"
    r"(?:\d{1,2}(?:[.,]\d+)?[\"″]?)? ?[EWÖV]?"
)
"""Latitude and longitude, in degrees with decimals or with minutes."""
SHORT_STREET = re.compile(r"[vg]\. ?\d")
DEGREES = re.compile(r"[.,°](?:(?<=°)|\d{3})")
POSTAL_SIGN = re.compile(r"\d\d [A-ZÅÄÖ]")
FLAT_SIGNS = Signs("lgh", "läg", "portkod")
CARE_OF_SIGNS = Signs("c/o")
NUMBERED_RULES = (
    ("box", BOX, Signs("box")),
    ("property", PROPERTY, Signs("fastighet", "gården", "bor på", "bor i", "tomten")),
)


def find(text: Text) -> Iterator[Finding]:
    """Every address with a number to it."""
    for match in matches(CARE_OF, text, CARE_OF_SIGNS):
        yield _address(match.start(), match.end(), "care of")
    for match in matches(IN_WORDS, text, NUMBER_SIGNS):
        if not NO_HOUSE.match(text, match.end()):
            ask = Certainty.ASK
            yield Finding(
                match.start(), match.end(), Kind.ADDRESS, ask, "street and number in words"
            )
    if DIGITS.within(text):
        yield from _numbered(text)


def _numbered(text: Text) -> Iterator[Finding]:
    if any(text.low.endswith(STREETS, 0, at.start() + 1) for at in NUMBERED.finditer(text)):
        yield from _streets(text)
    for match in matches(LIVES, text, LIVES_SIGNS):
        if not NO_HOUSE.match(text, match.end()):
            yield _address(*match.span("spot"), "where somebody lives")
    for match in ABBREVIATED.finditer(text) if SHORT_STREET.search(text) else ():
        if not reading(match["street"].lower()) & (Is.ORDINARY | Is.NEVER):
            yield _address(match.start(), match.end(), "shortened street and number")
    for match in POSTAL.finditer(text) if POSTAL_SIGN.search(text) else ():
        if listed(match["town"].lower()) & Is.PLACE:
            yield _address(match.start(), match.end(), "postal address")
    for rule, match in _told_by_word(text):
        yield _address(match.start(), match.end(), rule)


def _told_by_word(text: Text) -> Iterator[tuple[str, re.Match[str]]]:
    """What needs no second look."""
    for match in POSITION.finditer(text) if DEGREES.search(text) else ():
        yield "position", match
    for match in low_matches(FLAT, text, FLAT_SIGNS):
        yield "flat", match
    for rule, pattern, signs in NUMBERED_RULES:
        for match in matches(pattern, text, signs):
            yield rule, match


def _streets(text: Text) -> Iterator[Finding]:
    """A street or a place by its name, with a number."""
    for pattern in (*WITH_NUMBER, ALONE, LOUD):
        for match in pattern.finditer(text):
            house = match.end("house")
            other = NO_HOUSE.match(text, house) or ROADS.match(match[0])
            if not other and not A_FLOOR.fullmatch(text, match.start(), house):
                yield _address(match.start(), match.end(), "street and number")


def _address(start: int, end: int, rule: str) -> Finding:
    return Finding(start, end, Kind.ADDRESS, Certainty.SURE, rule)
