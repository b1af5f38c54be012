"""Words before anything else sees them: refused with a suggestion, or asked about once."""

import logging
import traceback
from dataclasses import dataclass

import pytest

from bot.privacy.checking import MOST_ASKED, Answered, Around, GuardError, check
from bot.privacy.free_text import FreeText, WebLink, Written, words_in
from bot.privacy.guard import Kind
from bot.replies import Remark, T

COLLEAGUES = {"Amina Ek": "Kurator", "Bo Ek": "Rektor"}
HERE = Around("individual", COLLEAGUES)
STRUCTURAL = Around("structural")


@dataclass(frozen=True)
class Say:
    """Something said in one field or two, perhaps with a link."""

    words: FreeText
    more: FreeText | None = None
    link: WebLink | None = None


def token(written: Written, spot: str) -> str:
    """A name for a spot that is easy to follow in a test."""
    return f"{written.place}-{spot}"


def text(words: str, place: str = "words", **answers: frozenset[str]) -> FreeText:
    """Words in a field."""
    return FreeText(place, words, **answers)


def refused(intent: Say, around: Around = HERE) -> GuardError:
    """How an intent is refused."""
    with pytest.raises(GuardError) as found:
        check(intent, around, token)
    return found.value


def remark(words: str, around: Around = HERE) -> Remark:
    """What is said of one field's words."""
    return refused(Say(text(words)), around).remarks["words"]


@pytest.mark.parametrize("words", ["Vi ses digitalt på tisdag", "Kan bara efter kl. 14", ""])
def test_words_about_nobody_pass_without_a_question(words: str) -> None:
    assert check(Say(text(words)), HERE, token) == []


def test_sure_words_are_refused_with_the_text_as_it_could_stand() -> None:
    error = refused(Say(text("Ring Kalle Karlsson på 070-174 06 05")))

    what = [T("guard.what_person"), T("guard.what_phone")]
    assert error.fields == {"words": T("guard.refuses", what=what)}
    assert error.remarks == {"words": Remark("Ring [namn] på [telefonnummer]")}


def test_every_field_is_read_before_anything_is_said() -> None:
    error = refused(Say(text("Kalle Karlsson"), text("Lisa Holm", "more")))

    assert set(error.fields) == set(error.remarks) == {"words", "more"}


def test_a_doubtful_word_is_asked_about_by_itself() -> None:
    error = refused(Say(text("Saga kan inte komma")))

    (ask,) = error.remarks["words"].asks
    assert error.fields == {"words": T("guard.asks", count=1)}
    assert ask.question == T("guard.ask_person", words="Saga")
    assert ask.tick == T("guard.tick_person")
    assert ask.type == "PERSON"


def test_a_word_that_stands_twice_is_asked_about_once() -> None:
    error = refused(Say(text("Saga kan inte komma. Saga kan inte komma.")))

    assert error.fields == {"words": T("guard.asks", count=1)}
    assert len(error.remarks["words"].asks) == 1


def test_no_form_can_fill_the_log_with_answers() -> None:
    asked = frozenset(f"PERSON:{n}" for n in range(500))

    answers = check(Say(text("Vi ses på tisdag", asked=asked)), HERE, token)

    assert len(answers) == MOST_ASKED


def test_a_tick_lets_the_word_through_and_is_told_of() -> None:
    words = text("Saga kan inte komma", ticked=frozenset({"words-Saga"}))

    assert check(Say(words), HERE, token) == [Answered(Kind.PERSON, yes=False)]


def test_a_tick_is_for_that_word_and_that_field_only() -> None:
    ticks = frozenset({"words-Saga"})

    other_word = text("Hope kan inte komma, inte Saga heller", ticked=ticks)
    other_field = text("Saga kan inte komma", "more", ticked=ticks)

    with pytest.raises(GuardError):
        check(Say(other_word), HERE, token)
    with pytest.raises(GuardError):
        check(Say(text(""), other_field), HERE, token)


def test_no_tick_lets_a_sure_name_through() -> None:
    words = text("Kalle Karlsson", ticked=frozenset({"words-Kalle Karlsson"}))

    with pytest.raises(GuardError):
        check(Say(words), HERE, token)


def test_rewriting_what_was_asked_about_is_a_yes() -> None:
    words = text("Eleven kan inte komma", asked=frozenset({"PERSON:words-Saga"}))

    assert check(Say(words), HERE, token) == [Answered(Kind.PERSON, yes=True)]


def test_an_answer_that_nobody_of_ours_asked_for_is_passed_by() -> None:
    words = text("Vi ses på tisdag", asked=frozenset({"NONSENSE:1", "", ":", "PERSON"}))

    assert check(Say(words), HERE, token) in ([], [Answered(Kind.PERSON, yes=True)])


@pytest.mark.parametrize(
    ("words", "suggestion"),
    [
        ("Fråga Amina Ek om det", "Fråga kurator om det"),
        ("Fråga Amina om det", "Fråga kurator om det"),
        ("Det var Aminas förslag", "Det var kurators förslag"),
        ("Fråga Amina Berg om det", "Fråga [namn] om det"),
        ("Fråga Kalle Karlsson om det", "Fråga [namn] om det"),
    ],
)
def test_a_colleague_is_offered_as_what_they_work_as(words: str, suggestion: str) -> None:
    assert remark(words).suggestion == suggestion


def test_a_name_that_two_colleagues_share_is_nobodys_function() -> None:
    around = Around("individual", {"Amina Ek": "Kurator", "Amina Berg": "Rektor"})

    assert remark("Fråga Amina om det", around).suggestion == "Fråga [namn] om det"


@pytest.mark.parametrize("words", ["Vi ses på Storgatan 12", "Beslut dnr 2026/1234 bifogas"])
def test_where_no_child_is_discussed_a_place_or_policy_can_be_confirmed(words: str) -> None:
    error = refused(Say(text(words)), STRUCTURAL)
    (ask,) = error.remarks["words"].asks

    answers = check(Say(text(words, ticked=frozenset({ask.token}))), STRUCTURAL, token)

    assert [each.yes for each in answers] == [False]
    assert refused(Say(text(words))).remarks["words"].asks == ()


def test_health_is_asked_about_in_individual_meetings_only() -> None:
    words = "Diskutera självskadebeteende"

    (ask,) = remark(words).asks

    assert ask.type == "SENSITIVE"
    assert check(Say(text(words)), STRUCTURAL, token) == []


def test_a_link_that_names_somebody_is_asked_about() -> None:
    url = "https://video.example/Kalle-Karlsson"
    link = WebLink("video.example", url, Written("link", words_in(url)))

    error = refused(Say(text(""), link=link))

    assert set(error.fields) == {"link"}
    assert error.remarks["link"].suggestion == ""
    assert [ask.type for ask in error.remarks["link"].asks] == ["PERSON"]


@pytest.mark.parametrize(
    "url",
    [
        "https://video.example/j/85212345678?pwd=a8Kx92mQ",
        "https://meet.example/abc-defg-hij",
        "https://teams.example/l/meetup-join/19%3ameeting_NjA3%40thread.v2/0",
    ],
)
def test_a_link_made_by_a_machine_passes(url: str) -> None:
    link = WebLink(url.split("/")[2], url, Written("link", words_in(url)))

    assert check(Say(text(""), link=link), HERE, token) == []


def test_neither_error_nor_traceback_nor_repr_holds_the_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    error = refused(Say(text("Kalle Karlsson har flyttat")))

    logging.getLogger("test").error("%s %r %r", error, error, error.remarks, exc_info=error)

    assert "Karlsson" not in caplog.text
    assert "Karlsson" not in "".join(traceback.format_exception(error))
