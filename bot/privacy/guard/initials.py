"""Initials in the place of a name: O.N:s mamma, eleven K, H. Al-Hassan."""

import re
from collections.abc import Iterator

from bot.privacy.guard import cues
from bot.privacy.guard.findings import Certainty, Finding, Kind
from bot.privacy.guard.signs import Signs, Text, matches

WHO = (
    r"(?:[Ee]lev(?:en)?|[Pp]ojken?|[Ff]lickan?|[Bb]arnet|[Uu]ngdomen|"
    r"[Mm]amman?|[Pp]appan?|[Ss]onen|[Dd]ottern|[Kk]illen?|[Tt]jejen?|"
    r"[Ss]yskonen|[Ff]amiljen?|"
    r"[Kk]lienten?|[Pp]atienten?|[Ll]ill[ae]|[Ll]illebror|[Ll]illasyster|"
    r"[Ss]torebror|[Ss]torasyster|[Mm]entor|[Rr]ektor|[Kk]urator|"
    r"[Hh]err|[Ff]ru|[Vv]årdnadshavaren?|[Bb]rodern|[Ss]ystern|"
    r"[Mm]odern|[Ff]adern|[Ff]am)"
)
DOTTED = re.compile(
    r"(?<![\w.])(?!P\.S|O\.S\.A|U\.S|D\.v|B\.l|T\.ex|F\.d|F\.n|"
    r"M\.m|S\.k|O\.d|E\.d|N\.B|A\.D|E\.K)[A-ZÅÄÖ]\.[ -]?(?:[A-ZÅÄÖ]\.[ -]?)?[A-ZÅÄÖ](?:\.(?:(?=\W|"
    r"$))|(?=[: ,)]|$))(?::?s\b)?"
)
WITH_SURNAME = re.compile(
    r"[A-ZÅÄÖ](?<![\w.].)\. ?(?:[A-ZÅÄÖ]\. ?)?(?:(?:von|van|de|"
    r"af|al|el) )?[A-ZÅÄÖČŠŽŁÉÖÜ](?:[^\W\dA-ZÅÄÖ_]+|l-[A-Z][a-z]+)"
    r"(?:-[A-ZÅÄÖ][^\W\dA-ZÅÄÖ_]+)?(?=\W|"
    r"$)"
)
AFTER_ROLE = re.compile(
    rf"\b{WHO} (?P<who>[A-ZÅÄÖ](?:\.?[A-ZÅÄÖ]){{0,2}}\.?(?::s)?)(?![\w&]|[-–]\w)"
)
RELATED = re.compile(rf"\b{WHO} till (?P<who>[A-ZÅÄÖ](?:\.?[A-ZÅÄÖ])?\.?)(?![\w&]|[-–]\w)")
OWNING = re.compile(
    r"(?<![\w.:/-])(?P<who>[A-ZÅÄÖ](?:\.?[A-ZÅÄÖ])?\.?:s) (?:mamma|"
    r"pappa|mor|far|föräldrar|bror|syster|syskon|vårdnadshavare|"
    r"situation|frånvaro|skola|klass|mentor|familj|hem|mående|"
    r"mål|plan|schema|möte|ärende|farmor|mormor|lärare|kontaktperson)"
)
BEFORE_VERB = re.compile(
    r"(?P<who>[A-ZÅÄÖ](?<![\w.] .)(?<![\w.].)(?:[ -][A-ZÅÄÖ]|\.|[A-ZÅÄÖ](?= \()))"
    r"(?= (?:\((?:elev|mamma|pappa|mor|far|"
    r"flicka|pojke|barn|syskon)|har|"
    r"mår|vill|är|kommer|behöver|bor|saknar|går|slog|sover|ringer|"
    r"uteblev)\b)"
)
ACTING = re.compile(
    r"(?P<who>[A-ZÅÄÖ](?<![\w.].)(?<![\w.:,] .)(?:[A-ZÅÄÖ])?)"
    r"(?= (?:mår|vill|saknar|slog|sover|ringer|uteblev|skriver|gråter|bor|åt|har inte|vågar|"
    r"orkar)\b)"
)
TALKED_OF = re.compile(
    r"\b(?:[Aa]ng(?:ående)?\.?|[Gg]äller|[Gg]ällande|[Bb]eträffande|[Aa]vseende|[Rr]ing(?:er|de)?|"
    r"[Kk]ring|[Mm]öte(?:t)? om|(?:[Pp]rata(?:de|t|r)?|[Ss]amtal|[Mm]öte|[Tt]räff) (?:med|om)|"
    r"[Uu]ppföljning(?:en)?(?: av)?|[Pp]lan(?:en)? för) "
    r"(?P<who>[A-ZÅÄÖ]{2}(?![\w&-])|[A-ZÅÄÖ]\.(?= |$))"
)
HYPHENED = re.compile(
    r"[ABCEGHIJKLMNPRSU](?<![\w-].)-(?:(?<=P-)[OGAÅEH]|(?<=K-)[GEAJÅ]|(?<=C-)[JGM]|"
    r"(?<=L-)[EGOÅ]|(?<=S-)[EOÅ]|(?<=B-)[GÅOM]|(?<=J-)[EOÅ]|(?<=N-)[EO]|(?<=H-)[GO]|"
    r"(?<=A-)[KMLCS]|(?<=[ME]-)L|(?<=[UG]-)B|(?<=I-)[BLM]|(?<=R-)M)(?:s|:s)?(?![\w-])"
)
"""P-O for Per-Olof."""
LONE = re.compile(r" [A-ZÅÄÖ][A-ZÅÄÖ.]{0,5}(?::s)?(?![\w&])")
"""What stands after a role or is talked of, as far as one sees quickly."""
LISTED = re.compile(r"(?<![\w.])\((?P<who>[A-ZÅÄÖ]\.? ?[A-ZÅÄÖ]\.?)\)(?!\w)")

ASKED = (
    "initials that act",
    "initials of a relative",
    "initials in brackets",
    "initials with a hyphen",
    "initials talked of",
)
ABOUT_SIGNS = Signs(
    "ang",
    "gäll",
    "avse",
    "träff",
    "ring",
    "kring",
    "möte",
    "prata",
    "samtal",
    "upp",
    "plan",
)
ROLE_SIGNS = Signs(
    "lilla",
    "lille",
    "elev",
    "pojk",
    "flick",
    "barn",
    "ungdom",
    "mamma",
    "pappa",
    "son",
    "dotter",
    "kill",
    "tjej",
    "syskon",
    "famil",
    "klient",
    "patient",
    "bro",
    "syster",
    "mentor",
    "rektor",
    "kurator",
    "herr",
    "fru",
    "vårdnad",
    "moder",
    "fader",
)
VERB_SIGNS = Signs(
    " (",
    " har",
    " mår",
    " vill",
    " är",
    " kommer",
    " behöver",
    " bor",
    " saknar",
    " går",
    " slog",
    " sover",
    " ringer",
    " uteblev",
)
ACT_SIGNS = Signs(
    " mår",
    " vill",
    " saknar",
    " slog",
    " sover",
    " ringer",
    " uteblev",
    " skriver",
    " gråter",
    " bor",
    " åt",
    " har inte",
    " vågar",
    " orkar",
)
DOT_SIGNS = Signs(".")
SURE = (("initials", DOTTED), ("initial and surname", WITH_SURNAME))
NOT_LONE = (
    ("initial that owns", OWNING, Signs(":s ")),
    ("initials before a verb", BEFORE_VERB, VERB_SIGNS),
    ("initials that act", ACTING, ACT_SIGNS),
    ("initials with a hyphen", HYPHENED, Signs("-")),
    ("initials in brackets", LISTED, Signs("(")),
)
BARE = (
    *NOT_LONE,
    ("initial after a role", AFTER_ROLE, ROLE_SIGNS),
    ("initials talked of", TALKED_OF, ABOUT_SIGNS),
    ("initials of a relative", RELATED, ROLE_SIGNS),
)


def find(text: Text) -> Iterator[Finding]:
    """Initials: sure with dots or a surname, a question when bare."""
    for rule, pattern in SURE:
        for match in matches(pattern, text, DOT_SIGNS):
            yield Finding(match.start(), match.end(), Kind.PERSON, Certainty.SURE, rule)
    for rule, pattern, signs in BARE if LONE.search(text) else NOT_LONE:
        for match in matches(pattern, text, signs):
            who = "who" if pattern.groups else 0
            if match[who].rstrip(".:s").lower() not in cues.SHORT_ROLES:
                certainty = Certainty.ASK if rule in ASKED else Certainty.SURE
                yield Finding(*match.span(who), Kind.PERSON, certainty, rule)
