"""Classes and preschool groups, with the school when it follows. A school year is nothing."""

import re
from collections.abc import Iterator

from bot.privacy.guard import cues
from bot.privacy.guard.findings import Certainty, Finding, Kind
from bot.privacy.guard.signs import DIGITS, Signs, Text, matches

SCHOOL = (
    r"(?:[A-ZÅÄÖ][\wé:-]{1,25} ){0,3}[\wéA-ZÅÄÖ-]{0,30}"
    r"(?:skolan|skola|skolans|gymnasiet|gymnasium|förskolan|förskola|"
    r"friskola|friskolan|montessori|enskilda)(?: [A-ZÅÄÖ]\w{2,20}(?! (?:och|"
    r"ska|har|är)))?"
)
AT_SCHOOL = rf"(?:,? (?:på|i|vid|från|hos) {SCHOOL}|,? {SCHOOL})?"
NOT_A_CLASS = re.compile(
    r"(?:sal|salen|rum|rummet|buss|bussen|linje|blankett|bilaga|"
    r"bilagan|kap\.?|kapitel|port|uppgång|gate|nivå|version|spår|"
    r"paragraf|§|typ|alternativ|punkt|steg|fas|lgh|nr|plan|hus|"
    r"väg|vägen|gatan|gata|moment|uppgift|\d|del|fråga|kl|kl\.|"
    r"lag|moms|usb|vitamin|grupp)[ :.]?$",
    re.IGNORECASE,
)
PLAIN = re.compile(
    r"(?P<code>[F1-9](?<![\w.,:/§-].)(?:[A-HS]|(?<=[3-9])[a-f]))(?::s|s|"
    rf":an|an|:orna|orna)?(?![\w%-]|[.,]\d){AT_SCHOOL}"
)
NO_CODE = re.compile(r"3D|2D|4D|4K|5G|4G|3G|6G|1S|2S|9H|8H|7H|3H|5H|6H|2H|4H|1H|FS|FA|FB|FH")
CUED = re.compile(
    r"\b(?:[Kk]lass(?:en)?|[Åå]k|[Åå]rskurs|[Ff]örskoleklass(?:en)?|"
    r"[Pp]arallellklassen|[Gg]rupp(?:en)?) "
    r"(?:F-?\d? ?-?[A-Ea-e]|[1-9] ?[-:]? ?[A-Ha-h]|(?<=lass )[1-9]:[1-9](?!\d)|"
    r"[A-Z]{1,3}\d{2}[A-Za-z]{0,3}|[1-9][A-Z]{2,3}|"
    r"(?:ett|två|tre|fyra|fem|sex|sju|åtta|nio) ?[a-hA-H])(?![\w-])" + AT_SCHOOL
)
SENIOR = re.compile(
    r"\b(?:NA|SA|EK|TE|ES|HU|IB|BF|FT|EE|BA|VO|RL|HT|IN|HA|HV|"
    r"NB|VF|FS|IMA|IMV|IMI|IMY|SPR|SPRINT)(?<!HT)(?:[12]\d[A-Za-z]{0,3}|"
    r"[123][A-Da-d])(?!\w)" + AT_SCHOOL
)
F_CLASS = re.compile(
    rf"\bF(?:K|F)?-[A-D](?![\w-]){AT_SCHOOL}|\b[Ff][Kk]-[1-9](?![\w-]){AT_SCHOOL}|"
    rf"\b(?:[Ff]-klassen|[Ff]örskoleklass(?:en)?|[Ff]6:an) (?:på|i|vid) {SCHOOL}|"
    r"\b(?:ettan|tvåan|trean|fyran|femman|sexan|sjuan|åttan|nian|[1-9]:an) [a-hA-H](?!\w)"
    rf"{AT_SCHOOL}|"
    r"\b(?:[Ss]ärskoleklassen|[Rr]esursgruppen|[Ll]illa gruppen|"
    rf"[Ss]pecialklassen|[Ff]örberedelseklassen) (?:på|i|vid) {SCHOOL}"
)
GROUP_NAME = (
    r"(?!SIP|BUS|BUP|EHT|SST|Norr|Söder|Öst|Väst|Nord|Syd|Barn|"
    r"Unga|Individ|Familj|Vuxen|Stöd|Fritid|Region|Hälso|Skol)[A-ZÅÄÖ][a-zåäöé]{2,20}(?: "
    r"[a-zåäö]{0,3} ?[A-ZÅÄÖ][a-zåäö]{2,15})?"
)
PRESCHOOL = (
    r"(?:(?:[A-ZÅÄÖ][\wé-]{1,20} ){0,2}[\wé-]{0,25}(?:förskolan|"
    r"förskola|dagis|familjedaghem)(?: [A-ZÅÄÖ][a-zåäö]{2,20})?)"
)
DEPARTMENT = re.compile(
    r"\b(?:[Aa]vd(?:elning(?:en)?|\.)?|[Ss]måbarnsavdelning(?:en)?|"
    r"[Ss]yskonavdelning(?:en)?|[Ff]örskoleavdelning(?:en)?|[Ff]örskolegrupp(?:en)?|"
    rf"[Bb]arngrupp(?:en)?|[Hh]emvist(?:et)?) [\"”'’]?(?:{GROUP_NAME})[\"”'’]?(?: "
    rf"(?:på|i|vid) {PRESCHOOL})?"
)
NAMED_GROUP = re.compile(
    r"\b(?:(?:[Gg]rupp(?:en)?|[Aa]vd(?:elning(?:en)?|\.)|[Ff]ritids(?:avdelningen)?|"
    r"[Ff]ritidshemmet) )?[\"”'’]?(?P<group>[A-ZÅÄÖ][a-zåäöé]{2,20}(?: [a-zåäö]{2,12})?)[\"”'’]?"
    rf"(?: (?:på|vid|hos)|,) {PRESCHOOL}"
)
SPACED = re.compile(
    r"(?P<group>[1-9](?:(?<=^.)|(?<=\b[Ii] .)|(?<=\b[Ff]rån .)|(?<=\bför .)) [A-H])"
    r"(?![\w%°-]|[.,:]\d)"
)
COLON = re.compile(
    r"\b(?:[Mm]entorn? (?:för|i)|[Gg]år i|[Ee]lev(?:en|er|erna)? i|(?:[Kk]ille|[Tt]jej)(?:n|en)? i|"
    r"[Pp]ojken? i|[Ff]lickan? i|[Ll]ärare(?:n)? i|[Bb]arn(?:et|en)? i|[Bb]örja(?:r|de)? i) "
    rf"(?P<group>[1-9]:[1-9A-D](?![\w:])){AT_SCHOOL}"
)
OWN_DEPARTMENT = re.compile(
    rf"\b{GROUP_NAME}s? (?:avdelning|grupp)(?:en)? (?:på|vid|hos) {PRESCHOOL}"
)
THE_GROUP = re.compile(
    r"\b[Gg]ruppen [\"”'’]?(?P<group>[A-ZÅÄÖ][a-zåäö]{2,20}(?:na|en|et|an))\b[\"”'’]?"
)
ANIMALS = re.compile(
    r" (?:(?<=\bpå )|(?<=\bi )|(?<=\bfrån )|(?<=\btill ))(?P<group>(?:Sol(?:en|strålen|rosen|"
    r"gläntan)|Mån(?:en|strålen)|Stjärn(?:an|orna)|Regnbågen|"
    r"Fjäril(?:en|arna)|Nyckelpig(?:an|orna)|"
    r"Hum(?:lan|lorna)|Myr(?:an|orna|stacken)|Grod(?:an|orna)|"
    r"Ekorr(?:en|arna)|Igelkott(?:en|arna)|Blåklock(?:an|orna)|"
    r"Blåsipp(?:an|orna)|Vitsipp(?:an|orna)|"
    r"Smultron(?:et|en|stället)|Hallon(?:et|en)|Lingon(?:et|en)|"
    r"Blåbär(?:et|en)|Jordgubb(?:en|arna)|Varg(?:en|arna)|Björn(?:en|"
    r"arna)|Räv(?:en|arna)|"
    r"Uggl(?:an|orna)|Delfin(?:en|erna)|Snigel?n|Sniglarna|Spindel?n|"
    r"Spindlarna|Daggmask(?:en|arna)|Tussilagon|Kottarna|Kotten|"
    r"Trollen|Trollet|Bi(?:et|na|kupan)|"
    r"Getingarna|Älg(?:en|arna)|Har(?:en|arna)|Lärk(?:an|orna)|"
    r"Sval(?:an|orna)|Pärl(?:an|orna)|Ringblomman|Maskros(?:en|"
    r"orna|barnen)|Draken|Drakarna|Lejon(?:et|en)|Tiger(?:n)|"
    r"Tigrarna|Gräshopp(?:an|orna)|Larv(?:en|erna)|Pingvin(?:en|"
    r"erna)|Mull?vad(?:en|arna)|Bäv(?:ern|rarna)|Dungen|Gläntan|"
    r"Skogsgläntan)(?:s avdelning|s grupp)?)\b(?! (?:förskola|skola))"
)


PLAIN_SIGNS = Signs("f", *"0123456789")
SCHOOL_SIGNS = Signs(
    "f-",
    "k-",
    "klass",
    "f6",
    "grupp",
    "ettan",
    "åan",
    ":an",
    "trean",
    "fyran",
    "femman",
    "sexan",
    "sjuan",
    "åttan",
    "nian",
)
PRESCHOOL_SIGNS = Signs("förskol", "dagis", "familjedag")
SURE = (
    ("class by its word", CUED, Signs("klass", "åk", "årskurs", "grupp")),
    ("upper secondary class", SENIOR, DIGITS),
    ("class at a school", F_CLASS, SCHOOL_SIGNS),
    ("department", DEPARTMENT, Signs("avd", "grupp", "hemvist")),
    ("department", OWN_DEPARTMENT, Signs("förskol", "dagis")),
)
ASKED = (
    ("class with a colon", COLON, Signs(":")),
    ("class with a space", SPACED, DIGITS),
    ("named group", THE_GROUP, Signs("gruppen")),
    ("usual name of a group", ANIMALS, Signs("på ", "i ", "från ", "till ")),
)


def find(text: Text) -> Iterator[Finding]:
    """Every class or group that one could walk up to."""
    for match in matches(PLAIN, text, PLAIN_SIGNS):
        before = text[max(0, match.start() - 12) : match.start()]
        if not NO_CODE.fullmatch(match["code"]) and not NOT_A_CLASS.search(before):
            yield _group(match.start(), match.end(), Certainty.SURE, "class")
    for rule, pattern, signs in SURE:
        for match in matches(pattern, text, signs):
            yield _group(match.start(), match.end(), Certainty.SURE, rule)
    for match in matches(NAMED_GROUP, text, PRESCHOOL_SIGNS):
        certain = re.search(r"(?:na|en|et|an)$", match["group"]) and " " not in match["group"]
        if certain and match["group"].lower() not in cues.NOT_GROUPS:
            yield _group(match.start(), match.end(), Certainty.SURE, "group at a preschool")
    for rule, pattern, signs in ASKED:
        for match in matches(pattern, text, signs):
            yield _group(*match.span("group"), Certainty.ASK, rule)


def _group(start: int, end: int, certainty: Certainty, rule: str) -> Finding:
    return Finding(start, end, Kind.CLASS_SCHOOL, certainty, rule)
