"""Days, months and years of birth, in digits and in words. Ages and meeting days are nothing."""

import re
from collections.abc import Iterator

from bot.privacy.guard.findings import Certainty, Finding, Kind
from bot.privacy.guard.signs import DIGITS, Signs, Text, low_matches, matches

MONTH = (
    r"(?:jan(?:uari)?|feb(?:ruari)?|mars?|apr(?:il)?|maj|jun[i]?|"
    r"juli?|aug(?:usti)?|sep(?:t(?:ember)?)?|"
    r"okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
ORDINAL = (
    r"(?:(?:första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde|tionde|elfte|tolfte|"
    r"trettonde|fjortonde|femtonde|sextonde|sjuttonde|artonde|nittonde|tjugonde|trettionde|"
    r"(?:tjugo|trettio)(?:första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde))|"
    r"\d{1,2}(?::?[ae]|:de|:e)?)"
)
HOLIDAY = (
    r"(?:julafton|juldagen|nyårsafton|nyårsdagen|midsommarafton|midsommardagen|valborg|lucia|"
    r"påskafton|skottdagen|alla hjärtans dag|nationaldagen|lillejul|annandagen)"
)
YEAR = r"(?:(?:18|19|20)\d\d|'\d\d|(?:nitton|tjugo)(?:hundra)?\w{2,12}|tvåtusen\w{0,12})"
NUMERIC = (
    r"(?:[0-3]?\d[/.-] ?(?:1[0-2]|0?\d)[-./ ]{1,2}(?:(?:19|20)\d\d|\d\d)(?!\d)|"
    r"(?:19|20)?\d\d[-./ ]?(?:1[0-2]|0?\d)[-./ ]?[0-3]?\d(?!\d)|"
    r"[0-3]?\d[/.-] ?(?:1[0-2]|0?\d)(?!\d)|(?:19|20)\d\d(?:-(?:0\d|"
    r"1[0-2]))?(?!\d)|-\d\d(?!\d)|\d\d(?=[-talets]{4,6}))"
)
WORDED = (
    rf"(?:{ORDINAL} (?:i )?(?:{MONTH}|{ORDINAL}(?= \d|[,.]|$))(?:,? (?:år )?(?:{YEAR}|"
    rf"-\d\d))?|{MONTH}(?: (?:år )?{YEAR}|[- ]-?\d\d\b)|"
    rf"{HOLIDAY}(?: (?:år )?{YEAR})?|(?:vintern|våren|sommaren|hösten) {YEAR}|{YEAR})"
)
FILL = (
    r"(?:(?:den|dag|i|på|år|är|var|har|blev|slutet av|början av|"
    r"mitten av|datum|någon gång|nån gång|en|precis|"
    r"mitt|under|sent|tidigt|våra?|runt|omkring)[ :]{1,2}){0,4}"
)
BORN = re.compile(
    r"(?<![^\W_])(?:född[ae]?|fött|kom till världen|född?(?:else)?\.? ?dat(?:um|a)?|"
    r"föddes|föds|födelsedatum\w{0,2}|"
    r"födelsedag\w{0,3}|födelseår\w{0,2}|"
    r"födelsedata|födelsemånad\w{0,2}|bursdag|b-?day|birthday|"
    r"dob|f\.(?= ?(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec))|"
    r"f(?=[.: ]{1,2}(?:-?\d\d\b|\d{4}\b|\d{6}))|f\.?d\.?(?=[: ]{1,2}\d{2}))"
    rf"[ :.,(]{{1,3}}{FILL}(?:{NUMERIC}|{WORDED})",
    re.MULTILINE,
)
BORN_AFTER = re.compile(
    rf"(?<![\w-])(?:{NUMERIC}|{WORDED}) (?:är|var|=) (?:\w{{2,12}} )?"
    r"(?:födelsed(?:atum|ag)\w{0,3}|bursdag|född(?:else)?dat\w{0,5})"
)
BORN_SOMEHOW = re.compile(
    rf"(?<![^\W_])(?:född|föddes|fött) (?:\w{{1,15}} ){{1,3}}{ORDINAL} {MONTH} (?:19|20)\d\d\b"
)
"""Whatever stands between: born in a place, or at an hour."""

TURNS = re.compile(
    rf"\b(?:fyller|fyllde|blir|blev)(?: {ORDINAL}| \w{{0,9}}(?:ton|"
    r"tio|fyra|fem|sex|sju|åtta|nio|tre|två|tolv|elva))?"
    rf"(?: år)?,? (?:den |på )?(?:{ORDINAL} (?:i )?{MONTH}|[0-3]?\d/(?:1[0-2]|\d)(?!\d)|{HOLIDAY})"
    rf"(?: {YEAR})?"
)
TURNS_IN = re.compile(rf"\b(?:fyller|fyllde)(?: \w{{1,9}})?(?: år)? i (?:{MONTH})(?: {YEAR})?")
MANY = re.compile(
    r"\b(?:barn|elever|ungdomar|alla|de|årskull\w{0,4})(?: \w{1,12})?$", re.IGNORECASE
)
SIX_DIGITS = re.compile(
    r"(?:0[5-9]|1\d|2[0-2])(?<![\w./:,#-]..)(?<!nr ..)(?:0[1-9]|1[0-2])(?:[0-2][1-9]|[123]0|31)"
    r"(?![\w/:-]|[.,]\d| ?(?:kl\.? ?)?\d)"
)
"""A day as the years of those go who are children now: 120611. Not of meetings."""
BORN_AFTER_SIGNS = Signs("föd", "fött", "bursdag")
TURNS_SIGNS = Signs("fyll", "blir", "blev")
TURNS_IN_SIGNS = Signs("fyll")
BORN_SIGNS = Signs(
    "föd",
    "fött",
    "världen",
    "dag",
    "day",
    "dob",
    "f.",
    "f:",
    "f ",
)
ONLY_YEAR = re.compile(r"\D*(?:18|19|20)\d\d\W*$")


def find(text: Text) -> Iterator[Finding]:
    """Every birth date, its cue with it; a year shared by a whole group is asked about."""
    for match in low_matches(BORN, text, BORN_SIGNS):
        shared = MANY.search(text[max(0, match.start() - 30) : match.start()].rstrip())
        if shared and re.match(r" ?[-–] ?(?:19|20)?\d\d", text[match.end() : match.end() + 8]):
            continue
        asked = shared is not None and ONLY_YEAR.match(match[0]) is not None
        certainty = Certainty.ASK if asked else Certainty.SURE
        yield Finding(match.start(), match.end(), Kind.DOB, certainty, "born")
    for match in low_matches(BORN_SOMEHOW, text, BORN_AFTER_SIGNS):
        yield Finding(match.start(), match.end(), Kind.DOB, Certainty.ASK, "born somehow")
    for match in low_matches(BORN_AFTER, text, BORN_AFTER_SIGNS):
        yield Finding(match.start(), match.end(), Kind.DOB, Certainty.SURE, "born")
    for match in matches(SIX_DIGITS, text, DIGITS):
        yield Finding(match.start(), match.end(), Kind.DOB, Certainty.ASK, "six digits of a birth")
    for match in low_matches(TURNS, text, TURNS_SIGNS):
        yield Finding(match.start(), match.end(), Kind.DOB, Certainty.SURE, "birthday")
    for match in low_matches(TURNS_IN, text, TURNS_IN_SIGNS):
        yield Finding(match.start(), match.end(), Kind.DOB, Certainty.ASK, "birthday month")
