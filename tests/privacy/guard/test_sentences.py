import pytest

from bot.privacy.guard import Certainty, scan
from tests.privacy.guard.sentences import Sentence, clean, said

SAID = said()
CASES = sorted({sentence.case for sentence in SAID})


@pytest.mark.parametrize("case", CASES)
def test_every_kind_of_case_is_caught_and_nearly_all_of_it_masked(case: str) -> None:
    sentences = [sentence for sentence in SAID if sentence.case == case]

    missed = [s.text for s in sentences if not s.caught(scan(s.text))]
    showing = [s.text for s in sentences if not s.masked(scan(s.text))]

    assert missed == []
    assert len(showing) <= 0.1 * len(sentences), showing


def test_foreign_names_are_caught_as_often_as_swedish_ones() -> None:
    foreign = ("Zhilan", "Tesfalem", "Xhevrije", "Oleksandr", "Parwiz", "Charbel", "Rozhgar")
    swedish = ("Sigrid", "Wilgot", "Inga-Britt", "Gunvor", "Nils-Petter", "Ludvig", "Görel")

    def share(names: tuple[str, ...]) -> float:
        about = [s for s in SAID if any(name in s.text for name in names)]
        return sum(s.masked(scan(s.text)) for s in about) / len(about)

    assert share(foreign) == share(swedish) == 1


@pytest.mark.parametrize("text", clean("ordinary"))
def test_what_staff_write_every_day_passes(text: str) -> None:
    assert scan(text) == []


def test_what_only_looks_like_names_seldom_raises_a_question_and_hardly_ever_a_refusal() -> None:
    hard = clean("hard")

    asked = [text for text in hard if scan(text)]
    refused = [text for text in hard if any(f.certainty is Certainty.SURE for f in scan(text))]

    assert len(asked) <= 0.03 * len(hard), asked
    assert len(refused) <= 0.01 * len(hard), refused


@pytest.mark.parametrize("sentence", [s for s in SAID if s.case == "descriptions"])
def test_a_description_is_asked_about_and_never_refused(sentence: Sentence) -> None:
    assert {f.certainty for f in scan(sentence.text)} == {Certainty.ASK}
