"""The agreement that is shipped: it says what the code says, and where every number is from."""

import re
import tomllib

import pytest

from bot.agreement import KIND_KEYS, Agreement, Akut
from bot.agreement.file import default_text, parse, unfinished
from bot.features.meetings.kinds import KINDS

FICTION = re.compile(r"08-465 004 \d\d")
"""Numbers that the Swedish telecom authority keeps out of use, for stories and examples."""


def paragraphs() -> list[str]:
    return [each for each in default_text().split("\n\n") if each.strip()]


def has_number(paragraph: str) -> bool:
    lines = [line for line in paragraph.splitlines() if not line.startswith("#")]
    return any(re.search(r"=.*?\b\d", re.sub(r'"[^"]*"', "", line)) for line in lines)


def test_it_says_the_same_as_the_code() -> None:
    assert parse(default_text(), "default.toml") == Agreement()


def test_every_rule_stands_in_it() -> None:
    keys = {each.alias or name for name, each in Agreement.model_fields.items()}

    assert set(tomllib.loads(default_text())) == keys


@pytest.mark.parametrize("paragraph", [each for each in paragraphs() if has_number(each)])
def test_every_number_says_where_it_is_from(paragraph: str) -> None:
    assert re.search("lokal rutin|källa:", paragraph, re.IGNORECASE)


def test_every_paragraph_is_explained() -> None:
    bare = [each for each in paragraphs() if "#" not in each and not each.startswith("name")]

    assert bare == []


def test_every_kind_of_meeting_can_have_rules() -> None:
    assert set(KINDS) <= set(KIND_KEYS)
    assert set(Agreement().kinds) == set(KIND_KEYS)


def test_only_meetings_on_structures_have_a_quota() -> None:
    assert {key: each.per_term for key, each in Agreement().quotas.items()} == {
        "bus_overgripande": 2,
        "forum": 1,
    }


def test_the_numbers_to_call_lead_nowhere_and_say_so() -> None:
    for line in (Akut().mottagning, Akut().jour):
        assert FICTION.search(line)
        assert "exempelnummer" in line


def test_what_must_be_filled_in_is_told() -> None:
    filled = Agreement(
        admins=("anna@viken.example",),
        work_domains=("viken.example",),
        akut=Akut(mottagning="Mottagningen: 08-465 004 30", jour="Jouren: 08-465 004 40"),
    )

    assert [each.split()[0] for each in unfinished(Agreement())] == [
        "work_domains",
        "admins",
        "Telefonnumren",
    ]
    assert unfinished(filled) == []
