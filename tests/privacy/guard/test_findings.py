from bot.privacy.guard import Certainty, Finding, Kind, masked, scan
from bot.privacy.guard.findings import MASKS, settled

SURE, ASK = Certainty.SURE, Certainty.ASK


def test_every_kind_has_a_mask_of_its_own() -> None:
    assert set(MASKS) == set(Kind)
    assert len(set(MASKS.values())) == len(Kind)


def test_a_masked_text_says_what_was_where() -> None:
    text = "Lisa Berg (110314-9806) nås på 070-1740605"

    assert masked(text, scan(text)) == "[namn] ([personnummer]) nås på [telefonnummer]"


def test_a_text_without_findings_is_masked_as_it_is() -> None:
    assert masked("Nästa möte", []) == "Nästa möte"


def test_findings_that_overlap_become_one_of_the_surer_kind() -> None:
    asked = Finding(0, 6, Kind.INDIRECT, ASK)
    sure = Finding(4, 9, Kind.PERSON, SURE)

    assert settled([asked, sure]) == [Finding(0, 9, Kind.PERSON, SURE)]


def test_a_name_inside_an_address_of_mail_is_part_of_the_address() -> None:
    found = scan("skriv till anna.berg@example.com")

    assert [(f.type, f.start, f.end) for f in found] == [(Kind.EMAIL, 11, 32)]


def test_findings_are_equal_whichever_rule_made_them() -> None:
    assert Finding(0, 4, Kind.PERSON, SURE, "one") == Finding(0, 4, Kind.PERSON, SURE, "other")
