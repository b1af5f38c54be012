"""Every text in both languages, none missing and none left over; dates as people write them."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.replies import T, Value, name
from bot.texts import LANGUAGES, TextMissingError, clock, day, fluent_id, render
from tests.texts.sources import Asked, asked, mentioned, variables

TEXTS = {language: variables(language) for language in LANGUAGES}
SWEDISH = TEXTS["sv"]
ASKED = asked()


def test_both_languages_have_the_same_texts() -> None:
    assert TEXTS["sv"].keys() == TEXTS["en"].keys()


def test_a_text_needs_the_same_values_in_both_languages() -> None:
    differing = {key for key, values in SWEDISH.items() if TEXTS["en"].get(key) != values}

    assert differing == set()


def test_easy_swedish_only_says_in_other_words_what_swedish_says() -> None:
    easy = TEXTS["latt"]

    assert {key: SWEDISH.get(key) for key in easy} == easy


def test_every_text_the_code_asks_for_is_there() -> None:
    missing = [each for each in ASKED if fluent_id(each.key) not in SWEDISH]

    assert missing == []


def test_the_code_gives_every_text_the_values_it_needs() -> None:
    wrong = [
        (each, set(SWEDISH[fluent_id(each.key)]))
        for each in ASKED
        if each.values is not None
        and fluent_id(each.key) in SWEDISH
        and each.values != SWEDISH[fluent_id(each.key)]
    ]

    assert wrong == []


def test_no_text_is_left_over() -> None:
    assert SWEDISH.keys() - mentioned() == set()


@pytest.mark.parametrize(
    "expected",
    [
        Asked("access.stranger", "access.py", frozenset()),
        Asked("polls.closed", "features/polls/handlers.py", frozenset({"reference"})),
        Asked("polls.everyone_free", "features/polls/replies.py"),
        Asked("polls.yes_name", "features/polls/replies.py"),
        Asked("forms.mon_am", "features/meetings/forms.py"),
        Asked("kinds.sip_title", "features/meetings/kinds/sip.py"),
        Asked("meetings.draft_saved", "features/meetings/replies.py", frozenset({"reference"})),
    ],
)
def test_the_search_finds_texts_we_know_of(expected: Asked) -> None:
    found = {(each.key, each.place.split(":")[0], each.values) for each in ASKED}

    assert (expected.key, expected.place, expected.values) in found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [0, 1, 2, 1000])
def test_every_text_can_be_said(language: str, count: int) -> None:
    for key, values in TEXTS[language].items():
        sentence = render(T(key, **dict.fromkeys(values, count)), language)

        assert sentence.strip()
        assert "{" not in sentence


@pytest.mark.parametrize("key", ["meetings.no_such", "", "meetings", "-name"])
def test_a_text_that_is_not_there_is_a_fault(key: str) -> None:
    with pytest.raises(TextMissingError):
        render(T(key), "sv")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", sorted(key for key, values in SWEDISH.items() if values))
def test_a_value_that_is_not_given_is_a_fault(key: str, language: str) -> None:
    with pytest.raises(TextMissingError):
        render(T(key), language)


def test_a_fault_within_a_text_is_a_fault_of_the_whole() -> None:
    with pytest.raises(TextMissingError):
        render(T("meetings.list", items=[T("meetings.no_such")]), "sv")


THURSDAY = datetime(2027, 3, 11, 12, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "swedish", "english"),
    [
        (THURSDAY, "tors 11 mars kl. 13.15", "Thu 11 March at 13:15"),
        (datetime(2027, 7, 1, 6, 5, tzinfo=UTC), "tors 1 juli kl. 08.05", "Thu 1 July at 08:05"),
        (date(2027, 3, 12), "fre 12 mars 2027", "Fri 12 March 2027"),
        (date(2027, 1, 1), "fre 1 januari 2027", "Fri 1 January 2027"),
        (time(9, 5), "09.05", "09:05"),
        (1, "1", "1"),
        ("BUP { x } <b>", "BUP { x } <b>", "BUP { x } <b>"),
        (name("Ekbackens skola"), "Ekbackens skola", "Ekbackens skola"),
        (T("polls.yes"), "Ja", "Yes"),
        ([name("a")], "a", "a"),
        ([name("a"), name("b")], "a och b", "a and b"),
        ([name("a"), name("b"), name("c")], "a, b och c", "a, b, and c"),
    ],
)
def test_values_are_shown_as_people_write_them(value: Value, swedish: str, english: str) -> None:
    assert render(T("name", of=value), "sv") == swedish
    assert render(T("name", of=value), "en") == english


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        # 28 March 2027: 02.00 becomes 03.00.
        (datetime(2027, 3, 28, 0, 59, tzinfo=UTC), "sön 28 mars kl. 01.59"),
        (datetime(2027, 3, 28, 1, 0, tzinfo=UTC), "sön 28 mars kl. 03.00"),
        # 31 October 2027: 03.00 becomes 02.00, so 02.30 comes twice.
        (datetime(2027, 10, 31, 0, 30, tzinfo=UTC), "sön 31 oktober kl. 02.30"),
        (datetime(2027, 10, 31, 1, 30, tzinfo=UTC), "sön 31 oktober kl. 02.30"),
        (datetime(2027, 10, 31, 2, 0, tzinfo=UTC), "sön 31 oktober kl. 03.00"),
        # The date is the wall's, not that of UTC.
        (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), "fre 1 januari kl. 00.00"),
        (datetime(2027, 6, 30, 22, 0, tzinfo=UTC), "tors 1 juli kl. 00.00"),
    ],
)
def test_instants_are_shown_by_the_clock_on_the_wall(at: datetime, shown: str) -> None:
    assert render(T("name", of=at), "sv") == shown


@given(minutes=st.integers(0, 10 * 365 * 24 * 60))
def test_an_instant_is_its_weekday_day_month_and_clock(minutes: int) -> None:
    at = THURSDAY + timedelta(minutes=minutes)

    weekday, number, _, _, wall = render(T("name", of=at), "sv").split()

    assert weekday in {"mån", "tis", "ons", "tors", "fre", "lör", "sön"}
    assert 1 <= int(number) <= 31
    assert wall == clock(at, "sv")


def test_a_day_stands_with_its_year() -> None:
    assert day(date(2027, 3, 11), "sv") == "tors 11 mars 2027"


@pytest.mark.parametrize("language", ["fi", "en-GB", "", "xx", "sv_SE"])
def test_a_language_we_do_not_speak_gets_swedish_throughout(language: str) -> None:
    said = render(T("polls.yes_name", starts_at=THURSDAY), language)

    assert said == "Ja till tors 11 mars kl. 13.15"


@pytest.mark.parametrize(
    ("count", "swedish", "english"),
    [
        (1, "1 möte den här veckan", "1 meeting this week"),
        (2, "2 möten den här veckan", "2 meetings this week"),
    ],
)
def test_numbers_bend_the_words_about_them(count: int, swedish: str, english: str) -> None:
    text = T("digest.n_this_week", count=count)

    assert render(text, "sv") == swedish
    assert render(text, "en") == english
