import pytest

from bot.privacy.guard.fold import digitised, fold
from bot.privacy.guard.signs import Text


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ｌｉｓａ", "Lisa"),
        ("Li\u00ads\u200ba", "Lisa"),
        ("Lis\u0430", "Lisa"),
        ("A\u030asa", "Åsa"),
        ("٠٧٠", "070"),
        ("İbrahim", "Ibrahim"),
        ("Лиза", "Лиза"),
        ("a\u0488b", "ab"),
        ("‐–—", "---"),
        ("\u0301", ""),
    ],
)
def test_a_text_is_read_as_the_eye_reads_it(text: str, folded: str) -> None:
    assert fold(text).text == folded


def test_a_spot_leads_back_to_all_it_was_made_of() -> None:
    text = "hej A\u030a\u200bsa!"

    folded = fold(text)

    start = folded.text.index("Åsa")
    assert folded.span(start, start + 3) == (4, 9)


def test_heaps_of_marks_on_one_letter_are_taken_away() -> None:
    assert fold("L" + "\u0335" * 5_000 + "isa").text == "Lisa"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("07O-I74O6O5", "070-1740605"),
        ("Ola och Ilona", "Ola och Ilona"),
        ("2O mål", "2O mål"),
    ],
)
def test_letters_among_digits_are_read_as_digits(text: str, read: str) -> None:
    assert digitised(Text(text)) == read
