"""What sentences written blind taught: each pair is a class of cases, and what looks like it."""

import pytest

from bot.privacy.guard import Certainty, Kind, scan


def spots(text: str, *kinds: Kind) -> list[str]:
    """The words found of these kinds, or of any."""
    return [text[f.start : f.end] for f in scan(text) if not kinds or f.type in kinds]


NAME_WORDS = ("Saga", "Björn", "Liv", "Storm", "Nora", "Sofia", "Rut", "Kent", "Ask", "Linnea")


@pytest.mark.parametrize(
    "frame",
    [
        "{} har fått tid hos läkaren",
        "{} mår dåligt",
        "{} fixar fika",
        "{} på socialjouren ringer upp",
        "Ring {} i morgon",
        "Mötet om {} flyttas",
        "Hur mår {}?",
        "{} och jag tar det",
        "{}s mamma ringde",
        "{} Ekström vikarierar",
    ],
)
def test_a_name_that_is_a_word_is_asked_about_wherever_people_stand(frame: str) -> None:
    missed = [name for name in NAME_WORDS if name not in "".join(spots(frame.format(name)))]

    assert missed == []


@pytest.mark.parametrize(
    "frame",
    [
        "det gäller {} igen",
        "har {} fått tid?",
        "pratade med {} om läxorna",
        "ring {} innan lunch",
        "{} e sjuk",
        "bad {} sluta",
        "stina o {} på fredag",
    ],
)
def test_the_same_holds_where_nobody_writes_capitals(frame: str) -> None:
    names = [name.lower() for name in NAME_WORDS]

    assert [name for name in names if name not in "".join(spots(frame.format(name)))] == []


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("von Rosen sa nej", "von Rosen"),
        ("El Hassani har överklagat", "El Hassani"),
        ("Närvarande: Hans Berg", "Hans Berg"),
        ("**Emma** __Rask__", "Emma** __Rask"),
        ("mappen ludvig_ek", "ludvig_ek"),
        ("Max' mamma ringde", "Max'"),
        ("FATUMA vill byta klass", "FATUMA"),
        ("Juni är storasyster", "Juni"),
        ("Filppa sover inte", "Filppa"),
        ("P-O ordnar lokal", "P-O"),
        ("Ang MJ: ny tid", "MJ"),
        ("E. Hadžić kommer", "E. Hadžić"),
        ("mötet gäller fai.sal", "fai.sal"),
        ("Biera Utsi är ledig", "Biera Utsi"),
        ("bröderna Taikon ringde", "Taikon"),
    ],
)
def test_a_name_is_found_whole_however_it_is_written(text: str, whole: str) -> None:
    assert whole in spots(text, Kind.PERSON)


@pytest.mark.parametrize(
    "text",
    [
        "Ask och björk ger allergi",
        "Juni är fullbokad",
        "Mina elever är klara",
        "Maria Prästgårdsgata",
        "Tjejjouren Meja svarar",
        "Sara kulturhus har teater",
        "Kontaktperson enligt SoL",
        "Prata med VH",
        "DISA och ESTER används",
        "Rasmus på luffen läses",
        "Jag är på Espresso House",
        "Rosa lappar på tavlan",
        "Theory of Mind",
        "Kan habben hjälpa till?",
        "en penna och en bok",
        "jeg kommer på torsdag",
    ],
)
def test_what_only_looks_like_a_name_is_none(text: str) -> None:
    assert spots(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "whole"),
    [
        ("2013 07 22-98 97", Kind.PNR, "2013 07 22-98 97"),
        ("p.nr 20130722", Kind.PNR, "20130722"),
        ("130722~9897", Kind.PNR, "130722~9897"),
        ("född.dat 2011.11.05", Kind.DOB, "född.dat 2011.11.05"),
        ("2015-04-06 är födelsedatumet", Kind.DOB, "2015-04-06 är födelsedatumet"),
        ("kom till världen den 3 maj", Kind.DOB, "kom till världen den 3 maj"),
        (
            "ett tre noll sju streck nio åtta nio",
            Kind.PHONE,
            "ett tre noll sju streck nio åtta nio",
        ),
        ("noll sju sex 174 06 09", Kind.PHONE, "noll sju sex 174 06 09"),
        ("li punkt berg snabela example punkt se", Kind.EMAIL, None),
        ("li [snabel-a] example.org", Kind.EMAIL, None),
        ("Backen 12 i Rättvik", Kind.ADDRESS, "Backen 12 i Rättvik"),
        ("Kaptensgatan 22, 114 57", Kind.ADDRESS, None),
        ("Torpa 2, 633 47 Eskilstuna", Kind.ADDRESS, None),
        ("BOENDE STORGATAN 9", Kind.ADDRESS, "STORGATAN 9"),
        ("59.3293, 18.0686", Kind.ADDRESS, None),
        ("N 59° 19.8' E 18° 4.1'", Kind.ADDRESS, None),
        ("Polisens K1234567-24", Kind.CASE_NO, "K1234567-24"),
        ("anmälan 2025:4471", Kind.CASE_NO, None),
        ("dnr 2025/BUN 0456", Kind.CASE_NO, None),
        ("SL-kort 1234 5678 90", Kind.OTHER_ID, "1234 5678 90"),
        ("freja-id fj-20931", Kind.OTHER_ID, "fj-20931"),
        ("gamertag är ShadowKlara", Kind.OTHER_ID, "ShadowKlara"),
        ("Grupp Fjärilen på Ekens förskola", Kind.CLASS_SCHOOL, None),
        ("5:an A på Kullskolan", Kind.CLASS_SCHOOL, None),
        ("mentor för 9:1", Kind.CLASS_SCHOOL, "9:1"),
        ("pojken i 7 B har slutat", Kind.CLASS_SCHOOL, "7 B"),
    ],
)
def test_numbers_and_places_are_found_whole(text: str, kind: Kind, whole: str | None) -> None:
    assert spots(text, kind) == [whole or text]


@pytest.mark.parametrize(
    "text",
    [
        "Möte 2026-03-14 09 30",
        "beslut 2024:12",
        "Parken är öppen",
        "betyg 3.25, 4.5",
        "en av fem, två av tre",
    ],
)
def test_numbers_that_lead_to_nobody_are_left_alone(text: str) -> None:
    assert spots(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Sonen till prästen",
        "Hon som vann SM i simning",
        "Eleven som är byns enda muslim",
        "Pojken med gul mössa som bor granne med skolan",
        "Mamman som är känd från tv",
    ],
)
def test_more_ways_to_point_at_one_are_asked_about(text: str) -> None:
    assert {(f.type, f.certainty) for f in scan(text)} == {(Kind.INDIRECT, Certainty.ASK)}


NUMBERS = (
    *("070-174 06 05", "0701740605", "08-465 004 12", "+46 70 174 06 21"),
    *("120314-9812", "20120314 9812", "201203149812"),
)
BESIDE = (
    "och",
    "om",
    "ok",
    "O",
    "o",
    "I",
    "l",
    "i",
    "kl",
    "10",
    "2",
    "8",
    "10.30",
    "v 8",
    "-",
    "B",
)


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("frame", ["ring {0} {1} tack", "{1} {0} tack"])
def test_a_number_is_found_whatever_stands_beside_it(number: str, frame: str) -> None:
    texts = [frame.format(number, beside) for beside in BESIDE]

    missed = [each for each in texts if number not in "".join(spots(each))]

    assert missed == []


@pytest.mark.parametrize("text", ["SE45 5000 0000 0583 9825 7466", "Bankgiro 5050-1055, 2 000 kr"])
def test_an_account_is_no_telephone(text: str) -> None:
    assert spots(text, Kind.PHONE) == []


@pytest.mark.parametrize(
    ("text", "kind", "certainty"),
    [
        ("1 2 0 3 1 4 - 9 8 1 2", Kind.PNR, Certainty.SURE),
        ("född i Umeå 7 juli 2012", Kind.DOB, Certainty.ASK),
        ("fött klockan tre 12 maj 2015", Kind.DOB, Certainty.ASK),
        ("Brandmannens dotter", Kind.INDIRECT, Certainty.ASK),
        ("Dottern till förre rektorn", Kind.INDIRECT, Certainty.ASK),
        ("Barnbarnet till gamla kyrkoherden", Kind.INDIRECT, Certainty.ASK),
    ],
)
def test_what_the_eighth_set_taught(text: str, kind: Kind, certainty: Certainty) -> None:
    (found,) = scan(text)

    assert (found.type, found.certainty) == (kind, certainty)


def test_a_cottage_hospital_has_a_name_of_its_own() -> None:
    assert spots("Wilhelmina sjukstuga har ingen läkare i veckan") == []


@pytest.mark.parametrize(
    "text",
    [
        "Frånvaro 40 % i åk 8 på Ekbackens skola",
        "40 % frånvaro, åk 8, Ekbackens skola",
        "ADHD i åk 5 på Sjöängsskolan",
    ],
)
def test_of_one_pupil_a_school_and_what_narrows_it_down_tell_which(text: str) -> None:
    asked = [each for each in scan(text, context="individual") if each.type is Kind.INDIRECT]

    assert [each.certainty for each in asked] == [Certainty.ASK]
    assert scan(text) == []


@pytest.mark.parametrize("text", ["Åk 4–9 på Ekbackens skola", "Rektor på Ekbackens skola"])
def test_a_school_with_nothing_that_narrows_it_down_is_a_school(text: str) -> None:
    assert scan(text, context="individual") == []


@pytest.mark.parametrize(
    "text",
    [
        "Gäller t o m torsdag, sedan fr o m måndag som vanligt",
        "Perioden 20270110-20270121 är låst",
        "Aulan plan 3 är bokad",
        "Buss från Katarina bangata",
        "Vi sitter i konferensrummet Viola",
        "Ont i axel och rygg av stolarna",
        "Räcker det med 3 tim?",
        "Kims lek på fritids",
        "Det säger juristen",
        "Hab svarar i morgon",
        "Mötet 261203 kl 9 är flyttat till 261210",
        "Två halvklasser, 4 A4-ark var",
    ],
)
def test_what_was_flagged_without_need_passes(text: str) -> None:
    assert spots(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Hassanfamiljen flyttar mötet", "Hassanfamiljen"),
        ("fam Modigh kommer inte", "Modigh"),
        ("nu är viola tillbaka", "viola"),
        ("”Räven” som vi kallar honom har slutat", "Räven"),
        ("Rektor är ny, mentor Stål undrar varför", "Stål"),
        ("vår lilla E har bytt grupp", "E"),
        ("K vågar inte gå hem", "K"),
        ("120418 streck 9805 står i listan", "120418 streck 9805"),
        (
            "pnr elva noll fyra sjutton nittionio tjugoett",
            "elva noll fyra sjutton nittionio tjugoett",
        ),
        ("hens sista: 9806", "9806"),
        ("Rågvägen tolv är stödboendet", "Rågvägen tolv"),
        ("Hämtas på Blåklintsv. 14", "Blåklintsv. 14"),
        ("bråk i 5 B varje idrott", "5 B"),
        ("klass sju c delas", "klass sju c"),
        ("fk-2 saknar assistent", "fk-2"),
        ("ticket inc0071234 är öppet", "inc0071234"),
        ("fyller arton 14/3 2027", "fyller arton 14/3 2027"),
        ("går i sexan, 140611, ny i gruppen", "140611"),
        ("kommunens polismästares dotter är med", "polismästares dotter"),
        ("mamman är kommunalråd här", "mamman är kommunalråd"),
        ("pojken med Wilsons sjukdom får assistent", "pojken med Wilsons sjukdom"),
        ("hon som sjöng på avslutningen", "hon som sjöng"),
        ("kan vi ta upp alva på torsdag", "alva"),
        ("pojken i årskurs 5 med epilepsi", "pojken i årskurs 5 med epilepsi"),
        ("killen i femman som slog läraren", "killen i femman som slog läraren"),
        ("Mamman till L kommer", "L"),
    ],
)
def test_what_was_missed_is_found(text: str, told: str) -> None:
    assert told in " ".join(spots(text))
