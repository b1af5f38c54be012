import pytest

from bot.privacy.guard import Kind, scan
from bot.privacy.guard.numbers import luhn


@pytest.mark.parametrize(
    "number",
    [
        "20110314-9806",
        "110314-9806",
        "1103149806",
        "201103149806",
        "110314+9806",
        "2011 03 14 9806",
        "2011.03.14-9806",
        "110314 - 9806",
        "110314_9806",
        "110374-9806",
        "110314-98xx",
        "20110314-****",
        "110314-980",
        "110314TF12",
        "110314 (flickan) 9806",
        "1 1 0 3 1 4 9 8 0 6",
        "11O314-98O6",
        "１１０３１４－９８０６",
    ],
)
def test_a_personnummer_is_found_in_every_writing(number: str) -> None:
    text = f"eleven {number} väntar"

    found = scan(text)

    assert [f.type for f in found] == [Kind.PNR]
    assert text[found[0].start : found[0].end] == number


def test_a_wrong_check_digit_makes_no_difference() -> None:
    assert [luhn(f"110314980{last}") for last in range(10)].count(True) == 1
    assert {scan(f"110314-980{last}")[0].type for last in range(10)} == {Kind.PNR}


@pytest.mark.parametrize(
    "text",
    [
        "Möte 2026-11-24 0930",
        "Org.nr 556000-0142",
        "Mellan 2026-11-24 och 2026-11-27",
        "Budget 1 250 000 kr",
        "110340-1234 finns inte i någon almanacka",
        "111314-1234 har månad tretton",
    ],
)
def test_times_organisations_and_sums_are_no_personnummer(text: str) -> None:
    assert scan(text) == []


def test_a_right_check_digit_tells_a_personnummer_from_a_date_with_a_time() -> None:
    assert luhn("1103140910") is False
    assert luhn("1103140909") is True

    assert scan("110314 0910") == []
    assert [f.type for f in scan("110314 0909")] == [Kind.PNR]


@pytest.mark.parametrize("text", ["pnr 1103", "de fyra sista är 9806", "personnummer: 20110314"])
def test_a_part_of_a_number_is_found_by_the_words_around(text: str) -> None:
    assert [f.type for f in scan(text)] == [Kind.PNR]


def test_a_mobile_number_without_a_space_is_no_day_above_sixty() -> None:
    assert [f.type for f in scan("Ring 0701740605")] == [Kind.PHONE]
    assert luhn("0701740605") is False
    assert [f.type for f in scan("Ring 0701740607")] == [Kind.PNR]  # its check digit is right
