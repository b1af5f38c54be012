"""Every kind of field becomes the input that suits it, with what it holds."""

from datetime import date
from functools import partial
from typing import Any

import pytest

from bot import texts
from bot.platforms.slack import modal
from bot.platforms.slack.fields import NO_VALUE
from bot.platforms.slack.memo import Memo
from bot.replies import AnyOf, Clock, Day, Email, Form, FormField, Link, OneOf, Option, Words, name
from bot.shown import Values
from tests.platforms.slack.limits import check_view

SAY = partial(texts.render, language="sv")


def options(many: int, group: str = "") -> tuple[Option, ...]:
    in_group = name(group) if group else None
    return tuple(Option(f"{group}{n}", name(f"Val {n}"), in_group) for n in range(many))


def block(field: FormField, values: Values | None = None) -> dict[str, Any]:
    view = modal.form(Form("f", name("Titel"), name("Sänd"), (field,)), Memo(), "sv", values)
    check_view(view)
    return dict(view["blocks"][0])


def element(field: FormField, values: Values | None = None) -> dict[str, Any]:
    return dict(block(field, values)["element"])


@pytest.mark.parametrize(
    ("many", "required", "kind"),
    [
        (1, True, "radio_buttons"),
        (10, True, "radio_buttons"),
        (11, True, "static_select"),
        (2, False, "static_select"),
        (100, True, "static_select"),
    ],
)
def test_one_of_few_is_radios_unless_it_may_be_left_empty(
    many: int, required: bool, kind: str
) -> None:
    assert element(OneOf("f", name("F"), options(many), required=required))["type"] == kind


@pytest.mark.parametrize(
    ("many", "kind"), [(1, "checkboxes"), (10, "checkboxes"), (11, "multi_static_select")]
)
def test_any_of_few_is_boxes(many: int, kind: str) -> None:
    assert element(AnyOf("f", name("F"), options(many)))["type"] == kind


def test_groups_make_a_menu_with_groups() -> None:
    among = (Option("", name("Ingen plats")), *options(2, "Skolan"), *options(1, "BUP"))

    found = element(OneOf("place", name("Plats"), among, required=False))

    groups = [(g["label"]["text"], len(g["options"])) for g in found["option_groups"]]
    assert groups == [("Plats", 1), ("Skolan", 2), ("BUP", 1)]


def test_a_group_that_is_told_in_two_places_is_one() -> None:
    among = (*options(1, "A"), *options(1, "B"), Option("x", name("Till"), name("A")))

    found = element(AnyOf("who", name("Vilka"), among))

    assert [len(group["options"]) for group in found["option_groups"]] == [2, 1]


@pytest.mark.parametrize(("many", "sizes"), [(101, [100, 1]), (250, [100, 100, 50])])
def test_more_than_a_hundred_are_split_into_groups(many: int, sizes: list[int]) -> None:
    found = element(AnyOf("who", name("Vilka"), options(many)))

    assert [len(group["options"]) for group in found["option_groups"]] == sizes


@pytest.mark.parametrize("kind", [OneOf, AnyOf])
def test_an_empty_registry_leaves_a_dash(kind: type[OneOf] | type[AnyOf]) -> None:
    found = element(kind("who", name("Vilka"), ()))

    assert [each["text"]["text"] for each in found["options"]] == ["–"]


def test_an_empty_value_gets_a_stand_in() -> None:
    found = element(OneOf("f", name("F"), (Option("", name("Inget")),), required=False))

    assert found["initial_option"]["value"] == NO_VALUE


@pytest.mark.parametrize(
    ("field", "start"),
    [
        (OneOf("f", name("F"), options(2), chosen="1"), ("initial_option", "1")),
        (OneOf("f", name("F"), options(20), chosen="7"), ("initial_option", "7")),
        (AnyOf("f", name("F"), options(3), chosen=("0", "2")), ("initial_options", ["0", "2"])),
        (AnyOf("f", name("F"), options(30), chosen=("9",)), ("initial_options", ["9"])),
        (Day("f", name("F"), start=date(2027, 2, 1)), ("initial_date", "2027-02-01")),
        (Clock("f", name("F"), start="13:15"), ("initial_time", "13:15")),
        (Link("f", name("F"), start="https://a.example"), ("initial_value", "https://a.example")),
        (Words("f", name("F"), start="Kan på\ntisdag"), ("initial_value", "Kan på\ntisdag")),
        (Email("f", name("F"), start="bo@a.example"), ("initial_value", "bo@a.example")),
    ],
)
def test_a_field_starts_where_it_says(field: FormField, start: tuple[str, object]) -> None:
    key, value = start

    found = element(field)[key]

    if isinstance(found, list):
        found = [each["value"] for each in found]
    elif isinstance(found, dict):
        found = found["value"]
    assert found == value


@pytest.mark.parametrize(
    "field",
    [
        OneOf("f", name("F"), options(2)),
        AnyOf("f", name("F"), options(2)),
        Day("f", name("F")),
        Clock("f", name("F")),
        Link("f", name("F")),
        Words("f", name("F")),
        Email("f", name("F")),
    ],
)
def test_a_field_without_a_start_has_none(field: FormField) -> None:
    assert not [key for key in element(field) if key.startswith("initial")]


def test_what_was_filled_in_goes_before_the_start() -> None:
    day = Day("f", name("F"), start=date(2027, 2, 1))

    assert element(day, {"f": "2027-03-01"})["initial_date"] == "2027-03-01"
    assert "initial_date" not in element(day, {"f": ""})


def test_words_have_several_lines_and_an_end() -> None:
    found = element(Words("f", name("F"), longest=120))

    assert found["type"] == "plain_text_input"
    assert (found["multiline"], found["max_length"]) == (True, 120)


def test_a_choice_that_is_gone_is_not_chosen() -> None:
    assert "initial_option" not in element(OneOf("f", name("F"), options(2)), {"f": "99"})


def test_a_hint_and_whether_it_may_be_left_empty_are_told() -> None:
    found = block(Link("f", name("Länk"), name("Hos video.example"), required=False))

    assert found["hint"]["text"] == "Hos video.example"
    assert found["optional"] is True
    assert found["dispatch_action"] is False
