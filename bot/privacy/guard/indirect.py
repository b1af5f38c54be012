"""Descriptions that single one person or family out without a name: questions only."""

import re
from collections.abc import Iterator

from bot.privacy.guard.findings import Certainty, Finding, Kind
from bot.privacy.guard.signs import Signs, Text

ONE = (
    r"(?:pojken|flickan|eleven|barnet|killen|tjejen|mamman|pappan|"
    r"modern|fadern|familjen|syskonen|tvillingarna|trillingarna|"
    r"bröderna|systrarna|tonåringen|ungdomen|"
    r"läraren|rektorn|tränaren|föräldern|föräldrarna|sonen|dottern|"
    r"brodern|systern|mormodern|farfadern|farmodern|styvpappan|"
    r"bonuspappan|bonusmamman|paret|kvinnan|mannen|\w{1,14}(?:pojken|"
    r"flickan|eleven|killen|tjejen|åringen|familjen|mamman|pappan|"
    r"barnet))"
)
ANY = (
    rf"(?:{ONE}|elev|pojke|flicka|barn|unge|ungen|familj|mamma|pappa|kille|"
    r"tjej|lärare|kvinna|man|förälder|vårdnadshavare|person|personen|"
    r"muslim|jude|same|rom|flykting|ensamkommande|\w{2,12}spelare|\w{1,12}åring)"
)
REST = r"[^.;:!?\n,]{0,60}"
KINSHIP = (
    r"(?:dotter|son|söner|döttrar|barn|fru|man|sambo|syster|bror|"
    r"barnbarn|flicka|pojke|tjej|kille|familj|systerson|brorson|"
    r"dotterson|dotterdotter|sondotter|brorsdotter|systerdotter|"
    r"styvson|styvdotter|fosterson|fosterdotter|yngsta|äldsta|"
    r"exman|exfru|pappa|mamma)"
)
PARENT = (
    r"(?:mamma|mamman|pappa|pappan|föräldern|modern|fadern|vårdnadshavaren|fosterpappan|"
    r"fostermamman|storebror|storasyster|morfar|farfar|mormor|farmor)"
)
OFFICE = (
    r"(?:kyrkoherde|rektor|präst|imam|pastor|borgmästare|kommunalråd|"
    r"polismästare|brandmästare|byggmästare|\w{3,14}ägare|riksdagsledamot|politiker|polischef|polis|tränare|fotbollstränare|"
    r"frisör|bagare|handlare|läkare|tandläkare|"
    r"lärare|förskollärare|gymnastiklärare|idrottslärare|musiklärare|"
    r"slöjdlärare|vaktmästare|brandman|brandchef|hemkunskapslärare|"
    r"skolsköterska|kantor|organist|veterinär|bonde|"
    r"lantbrukare|krögare|restaurangägare|pizzabagare|butiksägare|"
    r"taxichaufför|busschaufför|skådespelare|artist|sångare|författare|"
    r"journalist|domare|advokat|åklagare|"
    r"ordförande|nämndordförande|skolchef|förskolechef|förvaltningschef|"
    r"kurator|klubbordförande|fritidsledare|rappare|influencer|"
    r"youtuber|konstnär|konditor|apotekare|optiker|ambassadör|"
    r"fotbollsspelare|hockeyspelare|kiosk\w{0,8}|ica-?handlare|"
    r"mäklare|bankchef|skolbespisning\w{0,8}|kock|sotare|distriktssköterska|"
    r"barnmorska|socialchef|kommunchef)"
)
EVENT = (
    r"(?:vann|vunnit|överlevde|överlevt|driver|drev|äger|ägde|"
    r"startade|medverkade|medverkat|syntes|syns i|setts i|dömdes|"
    r"dömts|tävlar|tävlade|misshandlades|knivhöggs|knivskars|"
    r"knivskadades|sköts|skjutits|sköt|"
    r"rånade|rånades|brände|kidnappades|kidnappats|försvann|uppträdde|"
    r"uppträder|jobbar (?:som|på|i|hos)|arbetar (?:som|på|i|hos)|"
    rf"är {OFFICE}|"
    r"är känd|var känd|känns igen|är kändis|spelar i|spelade i|"
    r"var med i|var med om|blev påkörd|blev hotad|"
    r"hittade|hittades|blev \w{3,}(?:ad|dd|gen|uren|nen|ten|sen|"
    r"jd|rd)|blev slagen|blev skuren|blev rånad|blev skjuten|"
    r"blev överfallen|hamnade i|kom (?:från|hit från)|flydde|"
    r"föll|drunknade|skadades|ramlade|ledde|leder|sitter i (?:kommunfullmäktige|"
    r"riksdagen|rullstol|fängelse)|"
    r"satt i fängelse|stod i tidningen|var i tidningen|intervjuades|"
    r"kör (?:taxi|buss|skolbuss\w*|epa)|har (?:frisörsalong\w*|restaurang\w*|"
    r"pizzeria\w*|kiosk\w*|butik\w*|affär\w*|tatuer\w+|en tvilling\w*|"
    r"sju|åtta|nio|tio|elva|tolv)|"
    r"mist(?:e|at)|förlorade|mördades|mördade|anlade|tände eld|"
    r"satte eld|hittades|räddade|räddades|rymde från|utvisas|"
    r"utvisades|opererades|transplanterades|föddes (?:utan|med)|"
    r"tände|hoppade (?:från|ner)|tog med(?: sig)? |bytt namn|bytte namn|"
    r"sitter häktad|sjöng|omkom|omkommit|gick bort|"
    r"bor (?:\w{2,12} ){0,3}(?:på|i) (?:en |ett )?(?:båt|husbåt|husvagn|camping|hamn|slott)\w*|"
    r"går i (?:rullstol|tidningen)|bor (?:i (?:det|den|huset|"
    r"villan|prästgården)|ovanför|granne|bredvid|mittemot)|fick (?:pris|"
    r"medalj|stipendiet)|slog rekord|filmades)"
)
FATE = (
    r"(?:vann|vunnit|överlevde|överlevt|dömdes|dömts|knivhöggs|knivskars|sköts|rånade|rånades|"
    r"sjöng|uppträdde|sitter häktad|kom (?:hit )?från|satte eld|tände|omkom|"
    r"hoppade (?:från|ner)|tog med(?: sig)? (?:\w{2,9} )?(?:kniv|vapen)|"
    r"brände|kidnappades|tävlar|var med i|blev påkörd|blev skjuten|blev rånad|drunknade|"
    r"flydde från|anlade|mördades|räddades|stod i tidningen|intervjuades|medverkade|"
    r"är (?:den )?enda|är ensam om|bor ovanför|bor granne med|sitter i rullstol)"
)
RARE = (
    r"(?:blinda?|döva?|dövblinda|romska?|kurdiska|somaliska|samiska?|judiska?|rullstolsburna?|"
    r"enbenta?|enarmade|enögda|rödhåriga?|adopterade|albinska|"
    r"transsexuella|transkönade|halvblinda|lama|tatuerade|piercade|"
    r"isländska|mongoliska|"
    r"koreanska|japanska|brasilianska|kubanska|georgiska|tibetanska|"
    r"uiguriska|uigurska|assyriska|enda|yngsta|äldsta|längsta|"
    r"kortaste|tyngsta|kändaste|kända|berömda|omskrivna|brännskadade|"
    r"stumma|hiv-positiva|synskadade|gravida|nyanlända (?=\w+ från))"
)
Pattern = tuple[str, Signs, re.Pattern[str], re.Pattern[str]]


def _pattern(rule: str, signs: tuple[str, ...], sign: str, told: str) -> Pattern:
    """A rule for small letters; where its signs are missing, the long pattern is not tried."""
    return rule, Signs(*signs), re.compile(sign), re.compile(told)


OWNERS = r"(?:den|det|de|vår|våran|vårt|skolans|klassens|byns|ortens|kommunens|områdets|stadens)"
KIN = (
    r"(?:mamma|pappa|mor|far|bror|syster|syskon|storebror|storasyster|lillebror|lillasyster|"
    r"föräldrar|morfar|farfar|mormor|farmor|familj|styvpappa|kusin|hus|hund|son|dotter)"
)
TRAIT = (
    r"(?:rullstol\w*|(?:dubbla )?hörapparat\w*|insulinpump\w*|sondmat\w*|prader-willi|"
    r"\w{0,8}protes\w*|ledarhund\w*|albinism|blindkäpp|ärr\w*|brännskador\w*|"
    r"tatuering\w*|hjärntumör\w*|leukemi\w*|cochlea\w*|trakeostomi|\w+syndrom)"
)
NEWS = (
    r"(?:branden|olyckan|skjutningen|rånet|mordet|knivdådet|dådet|explosionen|sprängningen|"
    r"drunkningen|våldtäkten|bussolyckan|utvisningen|tv-programmet|dokumentären|filmen|"
    r"tidningen|lokaltidningen|reportaget)"
)
NEWS_SIGNS = (
    "branden",
    "olyckan",
    "skjut",
    "rånet",
    "mordet",
    "dådet",
    "explos",
    "spräng",
    "drunk",
    "våldt",
    "utvis",
    "programmet",
    "dokum",
    "filmen",
    "tidningen",
    "report",
)
OWNER_SIGNS = (
    "den ",
    "vår",
    "det ",
    "de ",
    "skolans ",
    "klassens ",
    "byns ",
    "ortens ",
    "kommunens ",
    "områdets ",
    "stadens ",
)
WRITTEN = r"(?:insändaren|artikeln|filmen|inlägget|uppropet|podden|listan|brevet)"
HOUSE = r"(?:huset|villan|gården|höghuset|prästgården|stationshuset|skolhuset)"
COLOUR = r"(?:gula|röda|blåa?|gröna|vita|rosa|stora|sista|gamla)"
COUNT = r"(?:sex|sju|åtta|nio|tio|elva|tolv|tretton|[6-9]|1\d)"
CHILDREN = r"(?:barn|syskon|söner|döttrar|pojkar|flickor)"
TWINS = r"(?:(?:tvilling|trilling)(?:arna|flickorna|pojkarna|systrarna|bröderna|paret))"
ONLY = r"\b(?:enda|ensam)\b"
A_YEAR = r"(?:(?:åk|årskurs) ?\d|ettan|tvåan|trean|fyran|femman|sexan|sjuan|åttan|nian)"
PATTERNS = (
    _pattern(
        "the only one",
        ("enda", "ensam"),
        ONLY,
        rf"\b{OWNERS} enda \b(?:\w{{2,20}} )?(?:\w{{2,12}}-)?{ANY}\b{REST}",
    ),
    _pattern(
        "the only one",
        ("enda", "ensam"),
        ONLY,
        rf"\b(?:enda|ensam) (?:\w{{2,20}} )?(?:\w{{2,12}}-)?{ANY} (?:i|på|från|med|som) {REST}",
    ),
    _pattern(
        "the only one",
        ("enda", "ensam"),
        ONLY,
        rf"\b{ANY} (?:är|som är) (?:den |det )?(?:enda|ensam) {REST}",
    ),
    _pattern(
        "somebody's child by office",
        ("s ",),
        rf"s (?:\w{{2,12}} )?{KINSHIP}\b",
        # Looked ahead for the kin: the offices are many, and few words stand before one.
        rf"\b(?=\w{{4,}} (?:\w{{2,12}} )?{KINSHIP}\b)"
        rf"\w{{0,12}}{OFFICE}(?:n|en|ns|ens|et|ets|s|nens)s? (?:\w{{2,12}} )?{KINSHIP}\b{REST}",
    ),
    _pattern(
        "the child of an office holder",
        (" till ",),
        rf"\btill (?:en |skolans |byns |ortens )?(?:\w{{2,12}} )?{OFFICE}",
        r"\b(?:sonen|dottern|barnet|barnen|sönerna|döttrarna|brodern|systern|frun|mannen|sambon|"
        r"syskonet|barnbarnet|kusinen) till (?:en |skolans |byns |ortens )?"
        r"(?:(?:förr[ea]|tidigare|nya|gamle|gamla|nuvarande|vice) )?"
        rf"\w{{0,12}}{OFFICE}(?:n|en|na|et)?\b{REST}",
    ),
    _pattern(
        "whose parent",
        ("vars",),
        r"\bvars\b",
        rf"\b(?:(?:{ANY}|hon|han|hen|den) )?vars (?:\w{{2,12}} )?{KIN}\b{REST}",
    ),
    _pattern(
        "what happened to one",
        ("som ",),
        rf"\bsom (?:\w{{2,9}} )?{EVENT}",
        rf"\b(?:den |det )?(?:\w{{2,15}} )?{ANY}(?: (?:med|i|på) \w{{1,15}}(?: \w{{1,15}})?)? som "
        rf"(?:(?:har|nyligen|själv|också|tidigare|en gång) )?{EVENT}\b{REST}",
    ),
    _pattern(
        "what happened to her or him",
        (" som ",),
        rf"\bsom (?:\w{{2,9}} )?{FATE}",
        rf"\b(?:hon|han|hen|den|henne|honom) som (?:(?:har|själv|också) )?{FATE}\b{REST}",
    ),
    _pattern(
        "a rare trait",
        OWNER_SIGNS,
        rf"\b{OWNERS} (?:\w{{2,12}} )?{RARE} ",
        rf"\b{OWNERS} (?:\w{{2,12}} )?{RARE} (?:\w{{2,14}} )?{ONE}\b{REST}",
    ),
    _pattern(
        "one of a year",
        (" i ",),
        rf"\bi {A_YEAR} (?:som|med)\b",
        rf"\b{ONE} i {A_YEAR} (?:som|med) {REST}",
    ),
    _pattern(
        "a parent's office",
        (" är ", " som ", " var "),
        rf"\b(?:är|var|jobbar som|arbetar som) (?:\w{{2,12}} )?{OFFICE}\b",
        rf"\b{PARENT} (?:är|var|jobbar som|arbetar som) (?:\w{{2,12}} )?{OFFICE}\b{REST}",
    ),
    _pattern(
        "an illness by its name",
        ("sjukdom", "syndrom"),
        r"\bmed [\w-]{3,20} (?:sjukdom|syndrom)\b",
        rf"\b{ONE} med [\w-]{{3,20}} (?:sjukdom|syndrom)\b{REST}",
    ),
    _pattern(
        "an origin and a school",
        (" från ",),
        r"\bfrån \w{4,20} (?:på|i) \w{2,20}skolan\b",
        rf"\b{ONE} från \w{{4,20}} (?:på|i) \w{{2,20}}skolan\b",
    ),
    _pattern(
        "a trait and a place",
        (" med ",),
        rf"\bmed (?:\w{{2,14}} )?{TRAIT}",
        rf"\b(?:{ONE}|han|hon|hen|den) med (?:\w{{2,14}} )?{TRAIT}(?: (?:i|på|från) {REST})?",
    ),
    _pattern(
        "an event and a place",
        NEWS_SIGNS,
        rf"\b{NEWS}\b",
        rf"\b(?:{ANY}|offret|hon|han|gärningsmannen|vittnet|\w{{2,12}}) "
        rf"(?:från|efter|i|vid|till offret för) {NEWS} {REST}",
    ),
    _pattern(
        "who wrote it",
        (" som ",),
        rf"\b{WRITTEN}\b",
        rf"\b(?:hon|han|den|{ANY}) som "
        rf"(?:skrev|startade|la ut|lade ut|spred|ringde in) {WRITTEN} {REST}",
    ),
    _pattern(
        "twins",
        ("tvilling", "trilling"),
        r"\b(?:tvilling|trilling)",
        rf"\b{TWINS} (?:i|på|från|som) {REST}",
    ),
    _pattern(
        "where one lives",
        ("huset", "villan", "gården"),
        rf"\b{HOUSE}\b",
        rf"\b{ONE} (?:i|på|från|ovanför|bredvid) (?:(?:det|den) )?{COLOUR} {HOUSE}\b{REST}",
    ),
    _pattern(
        "siblings counted",
        ("barn", "syskon", "söner", "döttrar", "pojkar", "flickor"),
        rf"\b{COUNT} {CHILDREN}\b",
        r"\b(?:familjen|mamman|pappan|paret|syskonskaran) (?:med|på|som har) "
        rf"(?:\w{{1,10}} )?{COUNT} {CHILDREN}\b{REST}",
    ),
)

SCHOOL_SIGNS = Signs("skola", "gymnasi")
SCHOOL = re.compile(
    r"\b(?:[A-ZÅÄÖ]\w{2,20} )?[A-ZÅÄÖ]\w{0,20}(?:skolan|gymnasiet|"
    r"förskolan)\b|\b[A-ZÅÄÖ]\w{1,20}s? (?:skola|friskola|gymnasium|"
    r"förskola)\b"
)
NARROW = re.compile(
    r"\b(?:åk|årskurs) ?\d\b(?! ?[-–]\s?\d)|\bi (?:ettan|tvåan|"
    r"trean|fyran|femman|sexan|sjuan|åttan|nian)\b|\b\d{1,3} ?(?:%|"
    r"procent)(?:s| i)? (?:\w+ )?(?:frånvaro|närvaro)|"
    r"\b(?:adhd|add|autism\w*|asperger\w*|tourette\w*|epilepsi|"
    r"diabetes|cp-skada|downs|anorexi\w*|psykos\w*|selektiv mutism|"
    r"leukemi|utvecklingsstörning|intellektuell funktionsnedsättning|"
    r"språkstörning)\b"
)
SINGLE = re.compile(
    r"\b(?:elev|eleven|pojken?|flickan?|killen?|"
    r"tjejen?|barnet|ett barn|syskonen|tvillingarna|ungdomen|"
    r"dottern|sonen|hen|han|hon|mamman|familjen)\b"
)


def find(text: Text) -> Iterator[Finding]:
    """Descriptions that point at one, and a school combined with what narrows it down."""
    for rule, signs, sign, pattern in PATTERNS:
        tried = signs.within(text) and sign.search(text.low)
        for match in pattern.finditer(text.low) if tried else ():
            yield _question(match.start(), match.start() + len(match[0].rstrip()), rule)
    if SINGLE.search(text.low):
        yield from find_about_one(text)


def find_about_one(text: Text) -> Iterator[Finding]:
    """A named school with a school year, a diagnosis or a share of absence.

    Where pupils in general are talked about, that is a figure of the school's; of one pupil,
    it tells which.
    """
    if not SCHOOL_SIGNS.within(text):
        return
    school, narrow = SCHOOL.search(text), NARROW.search(text.low)
    if school and narrow:
        start, end = min(school.start(), narrow.start()), max(school.end(), narrow.end())
        if end - start < 120:
            yield _question(start, end, "a school and what narrows it down")


def _question(start: int, end: int, rule: str) -> Finding:
    return Finding(start, end, Kind.INDIRECT, Certainty.ASK, rule)
