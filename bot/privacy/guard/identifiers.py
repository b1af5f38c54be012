"""Numbers of cases and files, and whatever else points at one person: accounts, plates, ids."""

import re
from collections.abc import Iterator

from bot.privacy.guard.findings import Certainty, Finding, Kind
from bot.privacy.guard.signs import DIGITS, Signs, Text, low_matches, matches

LAWS = (
    r"(?:SFS|SOU|SOSFS|HSLF-FS|HSLF|FS|PROP|DS|DIR|BET|RSKR|MOT|NJA|HFD|JO|RÅ|SKOLFS|AFS|KFMFS|"
    r"LGR|LPFÖ|GY|ISO|EN|EU|EG|SS|IEC|MSBFS|SKVFS|LVFS|PMFS|VT|HT|KL|ÅK|COVID|SKR|NR|SIDA|SID)"
)
CASE_WORD = (
    r"(?:ärende(?:t|nummer|numret|nr|mening|-?id)?|dnr|diarie(?:nummer|"
    r"nr|numret|fört)?|d\.nr|mål(?:et|nummer|nr|numret)?|"
    r"akt(?:en|nummer|nr|-?id)?|personakt(?:en)?|journal(?:en|"
    r"nummer|nr|numret|-?id)?|j-?nr|polisanmälan|anmälan|anmälnings(?:nummer|"
    r"nr)|"
    r"anm\.?nr|k-?(?:nummer|nr)|brotts(?:nummer|nr)|diariet|beslut(?:et|"
    r"snummer|snr)?|beslutsnr|remiss(?:en|nummer|nr|-?id)?|case|"
    r"ref(?:erens)?\.?(?:nummer|nr)?|skade(?:nummer|nr)|försäkrings(?:nummer|"
    r"nr)|utredning(?:en|snr|snummer)?|löp(?:nummer|nr)|handling(?:en)?|"
    r"bidragsärende)"
)
CASE = re.compile(
    rf"\b{CASE_WORD}(?:s? (?:har|fick|med|är|heter|finns|under))?(?: nummer|"
    r" nr\.?| id)?[ .:#-]{1,3}(?:nr\.? ?)?"
    r"(?P<number>\d(?:\.\d{1,2}){1,3}-(?:19|20)\d\d-\d{1,6}|"
    r"(?:19|20)\d\d[/-][a-zåäö]{2,6}[ /-]?\d{2,6}|(?:[a-zåäö]{1,6}[ -]?)?\d[\da-zåäö]{0,9}"
    r"(?:[-/: ]{1,2}[a-z]?\d[\da-z]{0,8}){0,3})"
)
BARE_CASE = re.compile(
    r"(?<![\w/-])(?:\d{4}-K\d{4,7}-\d\d|K ?-?\d{4,7}-\d{4,7}-\d\d|K ?-?\d{5,8}-\d\d|"
    r"(?:[TBFÖÄMK]|PMT|PMÄ|FT|UM) ?\d{2,5}-\d\d|AM-\d{3,7}-\d\d|"
    rf"(?:19|20)\d\d/(?!{LAWS}\b)[A-ZÅÄÖ]{{2,6}}[ /-]\d{{2,6}}|"
    rf"(?!{LAWS}\b)[A-ZÅÄÖ]{{2,6}}/(?:19|20)\d\d:\d{{2,6}}|"
    rf"(?!{LAWS}\b)[A-ZÅÄÖ]{{2,6}}[ -](?:19|20)\d\d[/-]\d{{2,6}}(?:-\d{{1,3}})?|"
    rf"(?!{LAWS}\b)[A-ZÅÄÖ]{{2,6}} ?\d{{2,6}}[/-](?:19|20)\d\d|"
    r"(?:19|20)\d\d/(?!20\d\d\b)\d{3,6}|(?!20\d\d/)\d{3,6}/(?:19|"
    r"20)?2\d|(?:19|20)\d\d-\d{5,7}|\d(?:\.\d){1,2}-\d{2,6}/(?:20)?\d\d)(?![\w/])"
)
A_DATE = re.compile(
    r"(?:19|20)\d\d-(?:0\d|1[0-2])-[0-3]\d|(?:19|20)\d\d|(?:19|"
    r"20)\d\d[-/](?:\d\d|20\d\d)|[\d ]{1,3}"
)
A_LAW = re.compile(r"\d{4}[:/]\d{1,4}(?::\d{1,4})?")
FILED = ("anm", "ärende", "dnr", "d.nr", "diarie", "journal", "jnr", "personakt")
"""After these a number written as laws are, 2025:4471, is a file's."""
OWN_REFERENCE = re.compile(r"[BCDFGHJKLMNPQRSTVWXZ2-9]{5}")

THE_ID = (
    r"(?P<number>\d{2,6}(?:[ -]\d{2,6}){1,5}(?![\w-])|"
    r"(?=[\w.-]{0,40}\d)[a-zåäö0-9][\w-]*(?:[./:][\w-]+){0,3}|"
    r"(?=[\w.-]{0,40}[_.-]\w)[a-zåäö][\w.-]{2,30}\w)"
)
ID_WORD = (
    r"(?:(?:elev|patient|klient|kund|deltagar|medlems|lånekorts?|anställnings|sits|"
    r"bank|buss?|skol|system|användar|barn|kort|reserv|rese|leg|"
    r"id|tjänste|journal|hsa|siths|se)-?(?:id|nr|nummer|numret|"
    r"kort)|"
    r"[a-zåäö]{2,20}+-(?:id|kort)|id(?=[: ]{1,2}\w*\d)|passet|pass(?:nummer|nr|numret)|"
    r"pass(?= [a-z]{0,2}\d{6})|"
    r"kontonummer|kontonr|bankkonto|kontot|konto|clearing(?:nummer|"
    r"nr)?|bankgiro|"
    r"plusgiro|swish|kortnummer|kortnr|bankkort|reg\.?-? ?(?:nr|"
    r"nummer|numret)|registreringsnummer|registreringsskylt|bilen|"
    r"regnummer|mac-?adress|ip(?:-?adress(?:en)?|-?nummer)?|imei|"
    r"serienummer|chip|gps-?id|körkort(?:snummer|snr)?|lma-?kort|"
    r"lma-?nummer|lånekort|busskort|sl-?kort|portkod(?:en)?|dörrkod(?:en)?|"
    r"pinkod(?:en)?|pin|lösenord(?:et)?|beteckning)"
)
IDENTITY = re.compile(
    rf"\b{ID_WORD}(?: (?:är|heter|nr|med|nummer|slutar på))?[ :.#]{{1,3}}{THE_ID}"
)
LOGIN_WORD = (
    r"(?:loggar in (?:som|med)|inloggad som|logga in som|inlogg(?:ning|"
    r"ningen)?(?: är)?|login|användarnamn(?:et)?|"
    r"användare(?:n)?|user(?:name)?|nick(?:name)?|alias|gamertag|"
    r"kontot|konto|heter|snap(?:chat)?|insta(?:gram)?|tiktok|"
    r"[a-zåäö]{2,15}-?namn(?:et)?|discord|steam|roblox|twitch|kik|facebook|tellonym)"
)
LOGIN_CUE = rf"\b{LOGIN_WORD}(?: (?:är|heter|konto|som|namn|på))?[ :]{{1,3}}"
CUED_LOGIN = re.compile(LOGIN_CUE)
LOGIN = re.compile(
    rf"{LOGIN_CUE}"
    r"(?P<number>(?-i:[A-Za-z][a-zåäö]{2,20}[A-ZÅÄÖ]\w{2,20})|(?=[\w.#-]{0,40}[\d_.#-]\w)[A-Za-zåäö][\w.#-]{2,30}\w)",
    re.IGNORECASE,
)
MENTION = re.compile(
    r"@(?<![\w.].)(?!channel\b|here\b|everyone\b|all\b|kanal\b|"
    r"alla\b|samordna)[\w][\w.-]{1,40}|<@\w{5,20}>"
)
PLATE = re.compile(
    r"\b[A-HJ-PR-UW-Z]{3} \d\d[A-HJ-PR-UW-Z]\b|\b(?!SFS|SOU|BUS|"
    r"SIP|LGR|COV|ISO|SSP|SST|BUP|HVB)[A-HJ-PR-UW-Z]{3}\d\d[0-9A-HJ-PR-UW-Z]\b"
)
SPACED_PLATE = re.compile(
    r"\b(?:bil\w{0,4}|reg\w{0,18}|skylt\w{0,4}|moped\w{0,3}|volvo\w?|"
    r"audi\w?|kör)\b[^\d\n]{0,20}?(?P<number>\b[a-z]{3} \d\d[0-9a-z]\b)"
)
ACCOUNT_BY_WORD = re.compile(
    r"\bkonto(?:t|nr|nummer|numret)?[ :.]{1,3}(?P<number>\d[\d ,-]{6,22}\d)"
)
PASSPORT = re.compile(r"\b[A-Z]{2}\d{7}\b")
CARD = re.compile(r"\d(?<!\d\d)\d{3}(?:[ -]?\d{4}){2,3}(?:[ -]?\d{1,3})?(?!\d)")
TWO_DATES = re.compile(r"(?:(?:19|20)\d\d(?:0\d|1[0-2])[0-3]\d[ -]?){2}")
IBAN = re.compile(r"\b[A-Z]{2}\d\d(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b")
ACCOUNT = re.compile(
    r"\d(?<!\d\d)\d{3}(?:-\d[, -] ?\d{2,3} ?\d{3} ?\d{1,3}(?:-\d)?(?!\d)|"
    r"[,-] ?\d{2,3} ?\d{3} ?\d{2,3}(?:-\d)?(?!\d))"
)
IP = re.compile(
    r"(?<![\d.])(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}(?![\d.]{0,20}\d)"
)
IP6 = re.compile(
    r"(?<![\w:])(?:[0-9a-f]{1,4}:){3,7}:?[0-9a-f]{1,4}(?![\w:])|"
    r"(?<![\w:])(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}(?![\w:])"
)
HEX = re.compile(r"[0-9a-f](?<!\w.)[0-9a-f]{7,39}(?:-[0-9a-f]{4,12}){0,4}\b")
CODE = re.compile(rf"(?<![\w/-])(?!{LAWS}-?\d)[A-Z]{{1,4}}-?\d{{5,12}}(?:-\w{{1,6}})?(?![\w/:-])")
LOW_CODE = re.compile(r"(?<![\w/.@-])[a-z]{2,4}-?\d{6,12}(?![\w/:.-])")
HSA = re.compile(r"\bSE\d{9,10}-?[A-Z0-9]{3,10}\b")
RESERVE = re.compile(r"[12](?<![\w-].)(?:(?<=1)9|(?<=2)0)\d{6}-?[A-Z0-9]*[A-Z][A-Z0-9]*(?![\w-])")
LOGIN_SIGNS = Signs(
    "logg",
    "login",
    "använd",
    "user",
    "nick",
    "alias",
    "gamer",
    "konto",
    "heter",
    "snap",
    "insta",
    "tiktok",
    "namn",
    "discord",
    "steam",
    "roblox",
    "twitch",
    "kik",
    "facebook",
    "tellonym",
)
ID_SIGNS = Signs(
    "id",
    "nr",
    "num",
    "kort",
    "pass",
    "konto",
    "clearing",
    "giro",
    "swish",
    "reg",
    "bilen",
    "mac",
    "ip",
    "imei",
    "chip",
    "kod",
    "pin",
    "lösen",
    "beteck",
)
PLATE_SIGNS = Signs(
    "bil",
    "reg",
    "skylt",
    "moped",
    "volvo",
    "audi",
    "kör",
)
CASE_SIGNS = Signs(
    "ärende",
    "nr",
    "diari",
    "mål",
    "akt",
    "journal",
    "anm",
    "num",
    "brott",
    "beslut",
    "remiss",
    "case",
    "ref",
    "utred",
    "handling",
)
CAPITALS = re.compile(r"[A-Z]{2} ?\d\d")
PARTED = re.compile(r"[-/][\dA-ZÅÄÖ]")
RUNS = re.compile(r"\d+")
SURE_CAPITALS = (
    ("number plate", PLATE),
    ("passport", PASSPORT),
    ("IBAN", IBAN),
    ("HSA id", HSA),
)
"""Tried only where two digits follow two capitals, as they seldom do."""
SURE_LONG = (("card", CARD, 4), ("bank account", ACCOUNT, 4), ("reserve number", RESERVE, 8))
ASKED_LONG = ((CODE, 5), (LOW_CODE, 6))
"""Tried only where there are so many digits in a row."""
MENTION_SIGNS = Signs("@")
BY_WORD = (
    ("id by its word", IDENTITY, ID_SIGNS),
    ("number plate", SPACED_PLATE, PLATE_SIGNS),
    ("account by its word", ACCOUNT_BY_WORD, Signs("konto")),
)
NUMBERS_IN_ROW = re.compile(r"\.\d{1,3}\.\d")
KEYS_IN_ROW = re.compile(r"[:-][0-9a-f]{1,4}[:-]")


def find(text: Text) -> Iterator[Finding]:
    """Every number of a case, and every other identity."""
    for match in matches(MENTION, text, MENTION_SIGNS):
        yield Finding(match.start(), match.end(), Kind.OTHER_ID, Certainty.SURE, "mention")
    for match in LOGIN.finditer(text) if _tells_login(text) else ():
        yield Finding(*match.span("number"), Kind.OTHER_ID, Certainty.SURE, "login")
    if DIGITS.within(text):
        yield from _numbers(text)


def _tells_login(text: Text) -> bool:
    """Whether the words for it are there; the name after them may tell by its capitals only."""
    return LOGIN_SIGNS.within(text) and CUED_LOGIN.search(text.low) is not None


def _numbers(text: Text) -> Iterator[Finding]:
    """What has digits in it."""
    yield from _cases(text)
    longest = max(map(len, RUNS.findall(text)))
    rules = SURE_CAPITALS if CAPITALS.search(text) else ()
    for rule, pattern in (*rules, *(each[:2] for each in SURE_LONG if each[2] <= longest)):
        for match in pattern.finditer(text):
            if not TWO_DATES.fullmatch(match[0]):
                yield Finding(match.start(), match.end(), Kind.OTHER_ID, Certainty.SURE, rule)
    yield from _on_nets(text)
    for rule, pattern, signs in BY_WORD:
        for match in low_matches(pattern, text, signs):
            number = text[slice(*match.span("number"))]
            if not OWN_REFERENCE.fullmatch(number) and _means_one(number):
                yield Finding(*match.span("number"), Kind.OTHER_ID, Certainty.SURE, rule)
    for pattern in (each for each, digits in ASKED_LONG if digits <= longest):
        for match in pattern.finditer(text):
            ask = Certainty.ASK
            yield Finding(match.start(), match.end(), Kind.OTHER_ID, ask, "looks like an id")
    yield from _keys(text)


def _keys(text: Text) -> Iterator[Finding]:
    """Hexadecimal, with digits and letters both."""
    for match in HEX.finditer(text.low):
        start = match[0].partition("-")[0]
        if not start.isalpha() and not start.isdecimal():
            ask = Certainty.ASK
            yield Finding(match.start(), match.end(), Kind.OTHER_ID, ask, "looks like a key")


def _on_nets(text: Text) -> Iterator[Finding]:
    """Addresses of computers."""
    for match in IP.finditer(text) if NUMBERS_IN_ROW.search(text) else ():
        yield Finding(match.start(), match.end(), Kind.OTHER_ID, Certainty.SURE, "IP address")
    for match in IP6.finditer(text.low) if KEYS_IN_ROW.search(text.low) else ():
        yield Finding(match.start(), match.end(), Kind.OTHER_ID, Certainty.SURE, "IP address")


def _cases(text: Text) -> Iterator[Finding]:
    for match in low_matches(CASE, text, CASE_SIGNS):
        number = text[slice(*match.span("number"))].strip()
        filed = match[0].startswith(FILED) and A_LAW.fullmatch(number)
        if sum(map(str.isdecimal, number)) >= 4 and (filed or not _is_public(number)):
            yield Finding(
                match.start(), match.end(), Kind.CASE_NO, Certainty.SURE, "case by its word"
            )
    for match in BARE_CASE.finditer(text) if PARTED.search(text) else ():
        yield Finding(match.start(), match.end(), Kind.CASE_NO, Certainty.SURE, "case number")


def _is_public(number: str) -> bool:
    """A date, a year, a count, a law, or a reference of our own."""
    return any(each.fullmatch(number) for each in (A_DATE, A_LAW, OWN_REFERENCE))


def _means_one(number: str) -> bool:
    """Long enough to be somebody's, and no date, time or count."""
    long_enough = len(number) >= (5 if number.isdecimal() else 4)
    return (
        long_enough and not A_DATE.fullmatch(number) and not re.fullmatch(r"\d\d[.:]\d\d", number)
    )
