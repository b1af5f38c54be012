"""Cards are never too large, never markup, and tell a screen reader what they are."""

from datetime import date
from functools import partial
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.platforms.teams import cards, forms, limits, memo, parse
from bot.platforms.teams.cards import Canvas, Where
from bot.platforms.teams.fields import coded, decoded
from bot.platforms.teams.memo import Memo, Press, Send
from bot.platforms.teams.payloads import Activity
from bot.replies import (
    AnyOf,
    Ask,
    Button,
    Choices,
    Clock,
    Day,
    Email,
    Facts,
    Form,
    Heading,
    Link,
    Look,
    OneOf,
    Option,
    Part,
    Remark,
    Reply,
    ShownWhen,
    T,
    Text,
    Tone,
    Words,
    name,
)
from bot.shown import Values
from tests.payloads import recorded
from tests.platforms.teams.limits import check_card, check_invoke, check_message, elements
from tests.platforms.teams.person import buttons, words

CHAT = Canvas("sv", dialogs=("comment",))
DIALOG = Canvas("sv", Where.DIALOG)
MARKUP = (
    "**fet** [länk](https://evil.example) _x_ # rubrik {{DATE(2027-01-01T00:00:00Z)}} <at>a</at>"
)


def options(many: int, length: int = 10) -> tuple[Option, ...]:
    return tuple(
        Option(str(number), name(f"{number} " + "x" * length), name("Exempelviken"))
        for number in range(many)
    )


def a_form(*fields: Any) -> Form:
    return Form("meetings.call", name("Kalla"), name("Skicka"), fields, "17")


@pytest.mark.parametrize("many", [1, 50, 200, 1000])
def test_a_card_of_any_number_of_items_has_room(many: int) -> None:
    parts: list[Part] = []
    for number in range(many):
        vote = tuple(Button("vote", f"{number} {each}", name(each)) for each in ("ja", "nej"))
        parts += [Text(name(f"Punkt {number} " + "å" * 100)), Choices(vote, name(f"Tid {number}"))]

    made = cards.message(Reply(tuple(parts)), CHAT)

    check_message(made)
    card = made["attachments"][0]["content"]
    assert cards.size(card) <= limits.CARD
    assert ("Resten får inte plats här" in words(card)) == (many >= 50)


def test_long_items_are_cut() -> None:
    long = Text(name("å" * 900))
    made = cards.card(Reply((*[long] * 40, Facts(((name("a"), name("b" * 900)),)))), CHAT)

    check_card(made)
    assert cards.size(made) <= limits.CARD


@pytest.mark.parametrize("canvas", [CHAT, DIALOG])
def test_a_form_with_two_hundred_choices_has_room(canvas: Canvas) -> None:
    shown = a_form(
        AnyOf("who", name("Vilka"), options(200, 100)),
        AnyOf("covers", name("Omfattar"), options(100, 100)),
        OneOf("place", name("Plats"), options(30, 100), required=False),
    )

    made = forms.form(shown, Memo(), canvas)

    check_card(made)
    assert cards.size(made) <= limits.CARD
    assert [len(each.get("choices", ())) for each in inputs(made)] == [200, 100, 30]


def inputs(card: Any) -> list[Any]:
    return [each for each in elements(card) if each["type"].startswith("Input.")]


EVERY = (
    Heading(name("Vilka?"), name("Hint")),
    AnyOf("who", name("Vilka"), options(3), hint=name("Flera")),
    OneOf("when", name("När"), (Option("find", name("Hitta")), Option("fixed", name("Har")))),
    Day("on", name("Dag"), start=date(2027, 2, 1), shown=ShownWhen("when", "fixed")),
    Clock("at", name("Tid"), start="13:15", shown=ShownWhen("when", "fixed")),
    OneOf("place", name("Plats"), options(2), required=False),
    Link("link", name("Länk"), required=False),
    Email("email", name("E-post")),
    Words("point", name("Punkt"), hint=name("Inga namn")),
)


@pytest.mark.parametrize("canvas", [CHAT, DIALOG])
def test_every_field_has_a_label_a_mistake_and_says_whether_it_is_needed(canvas: Canvas) -> None:
    made = forms.form(a_form(*EVERY), Memo(), canvas, {"when": "fixed"})

    check_card(made)
    needed = {each["id"]: each["isRequired"] for each in inputs(made)}
    assert needed == {
        "who": True,
        "when": True,
        "on": False,
        "at": False,
        "place": False,
        "link": False,
        "email": True,
        "point": True,
    }


def test_a_dialog_only_submits_and_a_card_acts_in_place() -> None:
    row = Choices((Button("vote", "1 yes", name("Ja")), Button("comment", "1", name("Skriv"))))

    (_, vote), (_, comment) = buttons(cards.card(Reply((row,)), CHAT))
    assert (vote["type"], comment["type"]) == ("Action.Execute", "Action.Submit")
    assert comment["data"]["msteams"] == {"type": "task/fetch"}
    check_invoke({"task": task(cards.card(Reply((row,)), DIALOG))})
    check_invoke({"task": task(forms.form(a_form(*EVERY), Memo(), DIALOG))})


def task(card: Any) -> Any:
    content = {"contentType": cards.TYPE, "content": card}
    value = {"title": "x", "height": "large", "width": "medium", "card": content}
    return {"type": "continue", "value": value}


def test_nothing_that_people_wrote_is_markup() -> None:
    reply = Reply(
        (
            Text(name(MARKUP), Tone.HEADING),
            Text(name(MARKUP)),
            Facts(((name(MARKUP), name(MARKUP)),)),
            Choices((Button("vote", "1", name(MARKUP)),), about=name(MARKUP), note=name(MARKUP)),
        )
    )

    for each in elements(cards.card(reply, CHAT)):
        if each["type"] == "TextBlock":
            assert "\\*\\*fet" in each["text"]
            assert "{{" not in each["text"]
            assert "](" not in each["text"]
        assert "facts" not in each


def test_the_looks_of_buttons_are_told_in_words_too() -> None:
    row = (
        Button("vote", "1", name("Ja"), Look.CHOSEN, name("Ja till tisdag")),
        Button("book", "1", name("Boka"), Look.PRIMARY),
        Button("cancel", "1", name("Ställ in"), Look.DANGER),
    )

    chosen, primary, danger = (
        each for _, each in buttons(cards.card(Reply((Choices(row),)), CHAT))
    )

    assert (chosen["title"], chosen["tooltip"]) == ("✓ Ja", "✓ Ja till tisdag")
    assert (primary["style"], danger["style"]) == ("positive", "destructive")


def test_notifications_tell_nothing() -> None:
    made = cards.message(Reply((Text(name("SIP för Kalle")),)), CHAT)

    card = made["attachments"][0]["content"]
    for outside in (made["summary"], card["fallbackText"], card["speak"]):
        assert outside == "Samordnaren har något till dig."


def refused(field: str, *asks: Ask, suggestion: str = "") -> Reply:
    wrong = {field: T("guard.refuses", what=name("ett namn"))}
    return Reply(
        (Text(T("forms.see_fields"), Tone.WARNING),),
        None,
        errors=wrong,
        remarks={field: Remark(suggestion, asks)},
    )


ASK = Ask("abc", "PERSON", name("Är Saga ett namn?"), name("Nej, det är inte ett namn"))


def test_a_refused_form_says_so_at_its_field_and_keeps_what_was_written() -> None:
    written: Values = {"point": "Saga vill", "who": ("1", "2"), "email": "a"}
    reply = refused("point", ASK, ASK, suggestion="[namn] vill")

    made = forms.form(a_form(*EVERY), Memo(), DIALOG, written, reply)

    check_card(made)
    held = {each["id"]: each.get("value") for each in inputs(made)}
    assert held["point"] == "Saga vill"
    assert held["who"] == "1,2"
    assert [key for key in held if ":not" in key] == ["point:not~abc"]
    assert "Använd förslaget" in words(made)
    (*_, send) = (each["data"]["samordna"] for _, each in buttons(made))
    assert set(send["memo"]["hidden"]["point:asked"]) == {"PERSON:abc"}
    assert "point:not~abc" in send["memo"]["shown"]


def test_what_is_wrong_at_no_field_that_is_shown_stands_on_top() -> None:
    reply = Reply((Text(T("forms.see_fields"), Tone.WARNING),), errors={"on": T("forms.bad_day")})

    made = forms.form(a_form(*EVERY), Memo(), CHAT, {}, reply)

    assert "Skriv datumet som" in words(made["body"][:4])


def test_fields_that_do_not_matter_are_carried_with_what_stands_in_them() -> None:
    made = forms.form(a_form(*EVERY), Memo(), CHAT, {"when": "find", "on": "2027-03-03"})

    (*_, send) = (each["data"]["samordna"] for _, each in buttons(made))
    assert "on" not in {each["id"] for each in inputs(made)}
    assert send["memo"]["hidden"]["on"] == "2027-03-03"
    assert send["memo"]["waits"] == {"on": ("when", "fixed"), "at": ("when", "fixed")}


@given(st.text(), st.text(max_size=5))
@example("", "")
@example("∅", "%2C")
@settings(max_examples=100)
def test_a_choices_value_comes_back_as_it_was(value: str, other: str) -> None:
    together = f"{coded(value)},{coded(other)}"

    assert [decoded(each) for each in together.split(",")] == [
        "" if each == "∅" else each for each in (value, other)
    ]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=10),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=10,
)


@given(JSON)
@example({"samordna": {"memo": {"form": 1}}})
@example({"samordna": {"button": "x", "value": None}})
@settings(max_examples=150)
def test_whatever_a_card_claims_to_carry_is_read_or_left(data: Any) -> None:
    sent = read(recorded("teams", "submit") | {"value": {"data": data}})

    match memo.read(parse.inputs_of(sent)):
        case Send(of):
            parse.values(sent, of)
        case Press() as press:
            parse.opening(press)
        case None:
            pass


read = partial(Activity.model_validate)
