"""One kind after the other: what is found, and what lies beside it and is not."""

import pytest

from bot.privacy.guard import Certainty, Kind, scan


def kinds(text: str) -> list[Kind]:
    return [finding.type for finding in scan(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("född 3 maj 2012", Kind.DOB),
        ("barn födda 2012 i gruppen", Kind.DOB),
        ("hon fyller år den 3 maj", Kind.DOB),
        ("han fyller 12 i maj", Kind.DOB),
        ("ring 070-1740605", Kind.PHONE),
        ("ring +46 8 465 004 01", Kind.PHONE),
        ("tel 465 004 01", Kind.PHONE),
        ("+44 7700 900123", Kind.PHONE),
        ("noll sju noll ett sju fyra noll sex noll fem", Kind.PHONE),
        ("mamma@example.com", Kind.EMAIL),
        ("mamma snabel-a example punkt com", Kind.EMAIL),
        ("Ekgatan 4 B lgh 1201", Kind.ADDRESS),
        ("c/o Ekman", Kind.ADDRESS),
        ("Box 412", Kind.ADDRESS),
        ("lgh 1101", Kind.ADDRESS),
        ("fastigheten Ekby 3:12", Kind.ADDRESS),
        ("123 45 Farsta", Kind.ADDRESS),
        ("bor på Solgläntan 12", Kind.ADDRESS),
        ("dnr 2024-00112", Kind.CASE_NO),
        ("0201-K12345-25", Kind.CASE_NO),
        ("@lisa.k skrev", Kind.OTHER_ID),
        ("loggar in som li.sa", Kind.OTHER_ID),
        ("elev-id E55812", Kind.OTHER_ID),
        ("bilen KLM 482", Kind.OTHER_ID),
        ("4f9c2b7a0d", Kind.OTHER_ID),
        ("zixq4412 skrev", Kind.OTHER_ID),
        ("pojken i 7B", Kind.CLASS_SCHOOL),
        ("klass 9:2", Kind.CLASS_SCHOOL),
        ("NA23B", Kind.CLASS_SCHOOL),
        ("avdelning Blåsippan", Kind.CLASS_SCHOOL),
        ("Humlorna på Ekens förskola", Kind.CLASS_SCHOOL),
        ("barnet går på Igelkotten", Kind.CLASS_SCHOOL),
        ("gruppen Vargarna", Kind.CLASS_SCHOOL),
        ("En elev på Björkskolan i åk 7 med adhd", Kind.INDIRECT),
    ],
)
def test_it_is_found(text: str, kind: Kind) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "barn födda 2012-2015 i gruppen",
        "född i Sverige",
        "Barnet är 7 år",
        "Ring 112, 1177 eller 116 111",
        "tel 116 111",
        "Lektion 08.10-14.20",
        "tel 2026-11-24",
        "0304-50-60-70-80",
        "Ekgatan är avstängd",
        "Ekvägen 20 minuter bort",
        "Riksväg 40 är halkig",
        "bor på Solsidan 5 minuter bort",
        "123 45 Kronor",
        "ärende 3 på dagordningen",
        "dnr 2024",
        "referens 7KQ4M",
        "id 7KQ4M",
        "SFS 2010:800",
        "id 13.15",
        "@channel titta",
        "grupp4412",
        "sal 4B",
        "3D-skrivare",
        "årskurs 7",
        "barnen på Ekens förskola",
        "Elever på Björkskolan har frånvaro",
        "Många på Björkskolan har adhd",
    ],
)
def test_what_lies_beside_it_is_not(text: str) -> None:
    assert kinds(text) == []


def test_a_school_and_a_school_year_far_apart_are_not_put_together() -> None:
    between = "och så talade vi länge om annat som inte har med saken att göra, " * 3

    assert kinds(f"En elev på Björkskolan {between} åk 7") == []


def test_all_that_is_too_long_for_any_form_is_refused_unread() -> None:
    found = scan("ja " * 100_000)

    assert [(f.start, f.end, f.certainty) for f in found] == [(0, 300_000, Certainty.SURE)]
