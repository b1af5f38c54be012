"""Replies become HTML that is safe, and says what it means to every reader."""

from dataclasses import fields, replace
from typing import Any, get_args

import pytest

from bot.platforms.browser import render
from bot.platforms.browser.workspace import Message
from bot.replies import (
    AnyOf,
    Ask,
    Button,
    Choices,
    Clock,
    Day,
    Facts,
    Form,
    FormField,
    Heading,
    Link,
    OneOf,
    Option,
    Part,
    Remark,
    Reply,
    ShownWhen,
    T,
    Text,
    Tone,
    Visit,
    Words,
    name,
    say,
)
from tests.platforms.browser.sample import NOON, call_form, poll

HOSTILE = """"><script>alert('x')</script><img src=x onerror="alert(1)">"""


def shown(*parts: Part, language: str = "sv", **changes: Any) -> str:
    """The HTML of a message with these parts."""
    message = Message("m1", 1, "sip", NOON, Reply(parts))
    return render.message(replace(message, **changes), language)


def form(*asked: Heading | FormField) -> str:
    """The HTML of a form with these fields."""
    return render.form(Form("call", name("Kalla"), name("Fortsätt"), asked), "sv")


@pytest.mark.parametrize("kind", get_args(Part))
def test_every_kind_of_part_has_a_template(kind: type[Part]) -> None:
    path = f"parts/{kind.__name__.lower()}.html"

    assert path in render.templates().list_templates()


def test_a_hostile_name_is_text_wherever_it_stands_in_a_message() -> None:
    evil = name(HOSTILE)
    button = Button(HOSTILE, HOSTILE, evil, name=evil)

    html = shown(
        *(Text(evil, tone) for tone in Tone),
        Facts(((evil, evil),)),
        Choices((button,), about=evil, note=evil),
        private_to=HOSTILE,
    )

    assert "<script" not in html
    assert "<img" not in html
    assert html.count("&lt;script&gt;") == len(Tone) + 2 + 2 + 4


def test_an_address_is_a_link_that_tells_nobody_where_it_was_followed() -> None:
    html = shown(Visit('https://video.example/rum?"><script>', name("Öppna länken")))

    assert 'rel="noreferrer">Öppna länken</a>' in html
    assert "<script" not in html


def test_a_hostile_name_is_text_wherever_it_stands_in_a_form() -> None:
    evil = name(HOSTILE)
    options = tuple(Option(f"{HOSTILE}{n}", evil, evil) for n in range(5))
    when = ShownWhen(HOSTILE, HOSTILE)

    html = form(
        Heading(evil, evil),
        OneOf(HOSTILE, evil, options, evil, HOSTILE, shown=when),
        AnyOf(HOSTILE, evil, options, evil, (HOSTILE,), shown=when),
        Link(HOSTILE, evil, evil, HOSTILE, shown=when),
        Clock(HOSTILE, evil, evil, HOSTILE, shown=when),
    )

    assert "<script" not in html
    assert "<img" not in html


@pytest.mark.parametrize(
    ("tone", "mark"),
    [
        (Tone.HEADING, "<h2>Hej</h2>"),
        (Tone.PLAIN, "<p>Hej</p>"),
        (Tone.QUIET, '<p class="quiet">Hej</p>'),
        (Tone.GOOD, '<p class="tone good"><svg'),
        (Tone.WARNING, "Observera: </span>Hej"),
    ],
)
def test_a_tone_is_told_by_more_than_colour(tone: Tone, mark: str) -> None:
    assert mark in shown(Text(name("Hej"), tone))


def test_web_addresses_can_be_followed() -> None:
    html = shown(Text(name("Se https://video.example.org/7KQ4M")))

    assert '<a href="https://video.example.org/7KQ4M" rel="noopener noreferrer">' in html


def test_facts_are_labels_with_their_values() -> None:
    html = shown(Facts(((name("Var"), name("Rum 3")),)))

    assert "<dt>Var</dt><dd>Rum 3</dd>" in html


def test_buttons_of_a_choice_say_which_is_chosen() -> None:
    html = shown(*poll({1: "maybe"}))

    assert html.count('aria-pressed="true"') == 1
    assert html.count('aria-pressed="false"') == 2
    assert 'data-value="1 maybe" aria-pressed="true" aria-label="Kan om det behövs tors' in html


def test_a_row_is_named_by_what_it_is_about() -> None:
    html = shown(Choices((), about=name("tors 18 mars"), note=name("2 kan")))

    assert 'role="group" aria-labelledby="m-m1-1" aria-describedby="m-m1-1-note"' in html
    assert '<p id="m-m1-1">tors 18 mars</p>' in html
    assert 'class="buttons"' not in html


@pytest.mark.parametrize(
    ("parts", "card"),
    [(say("name", of="Hej").parts, False), (poll(), True), ((Facts(()),), True)],
)
def test_only_what_belongs_together_is_a_card(parts: tuple[Part, ...], card: bool) -> None:
    assert render.is_card(parts) == card


def test_a_private_message_says_so() -> None:
    assert "Bara du ser detta" in shown(Text(name("Hej")), private_to="sara")
    assert "Bara du ser detta" not in shown(Text(name("Hej")))


def test_a_message_in_another_language_than_the_page_is_marked() -> None:
    assert 'lang="en"' in shown(Text(name("Hello")), language="en")
    assert "lang=" not in shown(Text(name("Hej")))


def test_a_message_without_parts_says_that_it_was_removed() -> None:
    assert "Meddelandet är borttaget." in shown()


def test_few_options_are_radios_and_many_a_menu() -> None:
    options = tuple(Option(str(n), name(f"Val {n}")) for n in range(5))

    few, many = form(OneOf("a", name("A"), options[:4])), form(OneOf("a", name("A"), options))

    assert (few.count('type="radio"'), few.count("<select")) == (4, 0)
    assert (many.count('type="radio"'), many.count("<option")) == (0, 6)


@pytest.mark.parametrize("count", [2, 6])
@pytest.mark.parametrize("with_blank", [True, False])
def test_a_voluntary_choice_has_one_way_to_choose_nothing(count: int, with_blank: bool) -> None:
    some = tuple(Option(str(n), name(f"Val {n}")) for n in range(count))
    none = (Option("", name("Ingen plats")),) if with_blank else ()

    html = form(OneOf("place", name("Plats"), none + some, required=False))

    assert html.count('value=""') == 1
    assert ("Inget val" in html) is not with_blank


def test_what_is_chosen_from_the_start_is_chosen() -> None:
    html = render.form(call_form(), "sv")

    assert 'value="find" checked' in html
    assert '<option value="60" selected>' in html
    assert 'type="date" value="2027-03-18"' in html


def test_options_of_a_group_stand_together_though_they_come_apart() -> None:
    options = [Option("1", name("Rektor"), name("Skolan")), Option("2", name("Läkare"))]
    options += [Option("3", name("Kurator"), name("Skolan"))]

    groups = render.grouped(options, "sv")

    assert [(group, [o.value for o in some]) for group, some in groups] == [
        ("Skolan", ["1", "3"]),
        ("", ["2"]),
    ]


def test_a_heading_is_the_question_of_the_fields_after_it() -> None:
    day, link = Day("on", name("Dag")), Link("link", name("Länk"))
    when, where = Heading(name("När?")), Heading(name("Var?"))

    assert render.sections([day, when, link, where]) == [
        (None, [day]),
        (when, [link]),
        (where, []),
    ]


def test_a_heading_alone_is_a_paragraph_and_no_empty_group() -> None:
    html = form(Heading(name("Ska mötet ställas in?"), name("Alla får återbud.")))

    assert "<fieldset" not in html
    assert "<strong>Ska mötet ställas in?</strong><br>Alla får återbud." in html


@pytest.mark.parametrize(
    "field",
    [
        OneOf("x", name("X"), (Option("1", name("Ett")),), name("Tips")),
        OneOf("x", name("X"), tuple(Option(str(n), name("N")) for n in range(9)), name("Tips")),
        AnyOf("x", name("X"), (Option("1", name("Ett")),), name("Tips")),
        Day("x", name("X"), name("Tips")),
        Clock("x", name("X"), name("Tips")),
        Link("x", name("X"), name("Tips")),
    ],
)
def test_every_field_is_tied_to_its_hint_and_to_the_place_of_its_error(
    field: FormField,
) -> None:
    html = form(field)

    assert 'aria-describedby="f-x-hint f-x-error"' in html
    assert '<p class="hint" id="f-x-hint">Tips</p>' in html
    assert '<p class="error" id="f-x-error"></p>' in html


@pytest.mark.parametrize("kind", get_args(FormField))
def test_every_field_can_depend_on_another(kind: Any) -> None:
    values = {"options": ()} if "options" in {each.name for each in fields(kind)} else {}

    html = form(kind("x", name("X"), shown=ShownWhen("when", "fixed"), **values))

    assert 'data-when="when" data-when-value="fixed"' in html


def test_errors_come_by_field_under_the_bots_own_sentence() -> None:
    reply = Reply((Text(name("Rätta det här.")),), errors={"on": name("Välj en dag.")})

    assert render.errors(reply, "sv") == {
        "errors": {"on": "Välj en dag."},
        "remarks": {},
        "summary": "Rätta det här.",
    }


def test_errors_without_a_sentence_of_the_bots_get_the_pages() -> None:
    found = render.errors(Reply(errors={"on": name("Välj en dag.")}), "sv")

    assert found["summary"] == "Något behöver ändras. Det du har fyllt i står kvar."


SAGA = Ask("5a9a", "PERSON", T("guard.ask_person", words="Saga"), T("guard.tick_person"))


def remark(shown: Remark, language: str = "sv") -> str:
    """The HTML that stands below a refused field."""
    found = render.errors(Reply(remarks={"comment": shown}), language)["remarks"]
    assert isinstance(found, dict)
    return str(found["comment"])


def test_words_are_a_few_lines_with_what_stood_there_before() -> None:
    html = form(Words("comment", name("Din kommentar"), start="Kan\n<b>sent</b>", longest=300))

    assert "Kan\n&lt;b&gt;sent&lt;/b&gt;</textarea>" in html
    assert 'rows="4" maxlength="300"' in html
    assert '<label for="f-comment">Din kommentar' in html


def test_a_suggestion_is_quoted_with_two_ways_on() -> None:
    html = remark(Remark("Ring [namn] på tisdag"))

    assert "<blockquote>Ring [namn] på tisdag</blockquote>" in html
    assert "data-use>Använd förslaget</button>" in html
    assert "data-rewrite>Skriv om</button>" in html


def test_a_question_names_the_group_of_its_tick() -> None:
    html = remark(Remark(asks=(SAGA,)))

    assert 'role="group" aria-labelledby="f-comment-ask-1"' in html
    assert '<p id="f-comment-ask-1">Är ”Saga” ett namn här?</p>' in html
    assert 'value="5a9a" data-asked="PERSON:5a9a"><span>Det är inte ett namn</span>' in html
    assert "data-use" not in html


def test_a_word_that_stands_twice_is_asked_about_once() -> None:
    assert remark(Remark(asks=(SAGA, SAGA))).count('role="group"') == 1


def test_a_remark_speaks_the_readers_language() -> None:
    html = remark(Remark("Call [namn]", (SAGA,)), "en")

    assert "Use the suggestion" in html
    assert "Is “Saga” a name here?" in html


def test_hostile_words_are_text_in_a_remark() -> None:
    evil = Ask(HOSTILE, HOSTILE, T("guard.ask_person", words=HOSTILE), T("guard.tick_person"))

    html = remark(Remark(HOSTILE, (evil,)))

    assert "<script" not in html
    assert "<img" not in html
    assert html.count("&lt;script&gt;") == 5


def test_a_preview_is_the_replys_own_or_nothing() -> None:
    assert render.preview(Reply(preview=name("Nya tider")), "sv") == "Nya tider"
    assert render.preview(Reply(), "sv") == ""
