"""A form is a modal with the fields that matter, and keeps the rest for when they do."""

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.slack import memo as memos
from bot.platforms.slack import modal
from bot.platforms.slack.memo import Memo, Opening
from bot.replies import (
    AnyOf,
    Day,
    Form,
    Heading,
    OneOf,
    Option,
    Reply,
    ShownWhen,
    T,
    Text,
    Tone,
    name,
)
from bot.shown import Values
from tests.platforms.browser.sample import call_form
from tests.platforms.slack.limits import check_view
from tests.platforms.slack.test_render import NAMES

CHOICE = OneOf(
    "when",
    name("Tid"),
    (Option("find", name("Hitta en tid")), Option("fixed", name("Jag har en tid"))),
    chosen="find",
)
FIXED, MORNING = ShownWhen("when", "fixed"), ShownWhen("on", "2027-02-01")
NESTED = Form(
    id="call",
    title=name("Kalla"),
    send=name("Kalla"),
    about="sip",
    fields=(
        CHOICE,
        Heading(name("Vilken dag?")),
        Day("on", name("Dag"), start=date(2027, 2, 1), shown=FIXED),
        Day("next", name("Nästa"), shown=MORNING),
    ),
)
OPENED = Memo(channel="CSIP", card="D1:1.2", opening=Opening("move", "17"))


def view(form: Form, values: Values | None = None, memo: Memo = OPENED) -> dict[str, Any]:
    made = modal.form(form, memo, "sv", values)
    check_view(made)
    return made


def fields(shown: dict[str, Any]) -> list[str]:
    return [block["block_id"] for block in shown["blocks"] if block["type"] == "input"]


def titles(shown: dict[str, Any]) -> list[str]:
    return [b["text"]["text"] for b in shown["blocks"] if b["type"] == "header"]


def test_only_what_matters_is_shown_with_its_heading() -> None:
    assert fields(view(NESTED)) == ["when"]
    assert titles(view(NESTED)) == []


def test_a_choice_shows_what_depends_on_it_and_what_depends_on_that() -> None:
    shown = view(NESTED, {"when": "fixed"})

    assert fields(shown) == ["when", "on", "next"]
    assert titles(shown) == ["Vilken dag?"]


def test_what_depends_on_a_hidden_field_is_hidden() -> None:
    assert fields(view(NESTED, {"when": "find", "on": "2027-02-01"})) == ["when"]


def test_one_of_several_choices_is_enough() -> None:
    boxes = AnyOf("days", name("Dagar"), (Option("mon", name("Mån")), Option("tue", name("Tis"))))
    form = replace(NESTED, fields=(boxes, Day("on", name("Dag"), shown=ShownWhen("days", "mon"))))

    assert fields(view(form, {"days": ("mon", "tue")})) == ["days", "on"]
    assert fields(view(form, {"days": ("tue",)})) == ["days"]


def test_a_field_that_others_depend_on_tells_of_its_changes() -> None:
    (block,) = view(NESTED)["blocks"]

    assert block["dispatch_action"] is True


def test_a_modal_carries_where_it_was_opened_and_what_it_hides() -> None:
    carried = memos.read(view(NESTED)["private_metadata"])

    assert carried == Memo(
        about="sip",
        channel="CSIP",
        card="D1:1.2",
        opening=Opening("move", "17"),
        hidden={"on": "2027-02-01", "next": ""},
        waits={"on": ("when", "fixed"), "next": ("on", "2027-02-01")},
    )


def test_a_long_title_stands_in_the_form_itself() -> None:
    long = replace(NESTED, title=name("Kalla till ett anmälningsmöte"))

    shown = view(long)

    assert shown["title"]["text"] == "Samordnaren"
    assert titles(shown) == ["Kalla till ett anmälningsmöte"]


def test_a_long_button_is_cut() -> None:
    shown = view(replace(NESTED, send=name("Spara samtycket och gå vidare")))

    assert shown["submit"]["text"] == "Spara samtycket och gå …"


def test_a_form_that_only_asks_has_a_button_and_no_input() -> None:
    question = Heading(name("Vill du ställa in mötet?"), name("Alla får besked."))

    shown = view(replace(NESTED, fields=(question,)))

    assert fields(shown) == []
    assert titles(shown) == ["Vill du ställa in mötet?"]
    assert shown["blocks"][1]["elements"][0]["text"] == "Alla får besked."
    assert "submit" in shown


def test_a_form_with_every_kind_of_field_is_a_modal() -> None:
    assert len(fields(view(call_form(), {"when": "fixed"}))) == 6


def test_an_error_stands_at_its_field() -> None:
    wrong = Reply(errors={"on": T("forms.bad_day"), "when": T("forms.choose_one")})

    assert modal.errors(wrong, ["when", "on"], "sv") == {
        "on": "Skriv datumet som 2027-03-12.",
        "when": "Välj ett av alternativen.",
    }


def test_an_error_without_an_input_of_its_own_stands_at_the_first() -> None:
    wrong = Reply(errors={"elsewhere": T("forms.bad_day"), "when": T("forms.choose_one")})

    assert modal.errors(wrong, ["when", "on"], "sv") == {
        "when": "Skriv datumet som 2027-03-12. Välj ett av alternativen."
    }


def test_what_came_of_it_is_a_modal_with_a_way_out() -> None:
    reply = Reply((Text(name("7KQ4M är bokat"), Tone.GOOD),))

    shown = modal.told(reply, OPENED, "sv")

    check_view(shown)
    assert shown["close"]["text"] == "Stäng"
    assert shown["blocks"][0]["text"]["text"] == "✅ 7KQ4M är bokat"


@given(named=NAMES, other=NAMES, many=st.integers(0, 30), chosen=st.booleans())
def test_any_names_make_a_form_that_slack_takes(
    named: str, other: str, many: int, chosen: bool
) -> None:
    choices = tuple(
        Option(str(number), name(named), name(other) if number % 2 else None)
        for number in range(many)
    )
    start = tuple(str(number) for number in range(many)) if chosen else ()
    form = Form(
        "f",
        name(named),
        name(other),
        (
            Heading(name(named), name(other)),
            AnyOf("a", name(named), choices, hint=name(other), chosen=start),
            OneOf("b", name(other), choices[:10], hint=name(named)),
        ),
    )

    view(form)
