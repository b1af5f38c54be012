"""Replies become blocks that Slack takes, whatever is in them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.slack import render
from bot.replies import (
    Audience,
    Button,
    Choices,
    Facts,
    Look,
    Part,
    Picture,
    Reply,
    T,
    Text,
    Tone,
    Visit,
    name,
)
from tests.platforms.browser.sample import poll
from tests.platforms.slack.limits import check_message, texts_in

HOSTILE = (
    "<!channel>",
    "<!everyone> <@U1> <#C1>",
    "<https://evil.example|Klicka här>",
    "https://evil.example/",
    "*fet* _kursiv_ `kod` ~struken~",
    "&amp; & &lt;",
    "\u202eabc",
    "rad\nrad",
    "å" * 1000,
    "&" * 1000,
    "🎉" * 900,
    "",
    " ",
)
NAMES = st.sampled_from(HOSTILE) | st.text(max_size=80)


def shown(*parts: Part, **more: Any) -> dict[str, Any]:
    message = render.message(Reply(parts, **more), "sv")
    check_message(message)
    return message


def only_block(*parts: Part) -> dict[str, Any]:
    (block,) = shown(*parts)["blocks"]
    return dict(block)


@pytest.mark.parametrize(
    ("tone", "kind", "text"),
    [
        (Tone.PLAIN, "section", "Hej"),
        (Tone.HEADING, "header", "Hej"),
        (Tone.GOOD, "section", "✅ Hej"),
        (Tone.WARNING, "section", "⚠️ Hej"),
    ],
)
def test_a_tone_is_a_block_or_a_symbol(tone: Tone, kind: str, text: str) -> None:
    block = only_block(Text(name("Hej"), tone))

    assert (block["type"], block["text"]["text"]) == (kind, text)


def test_a_quiet_text_is_context() -> None:
    block = only_block(Text(name("Hej"), Tone.QUIET))

    assert block["type"] == "context"
    assert block["elements"][0]["text"] == "Hej"


def test_neighbours_of_one_tone_share_a_block() -> None:
    block = only_block(*(Text(name(each), Tone.WARNING) for each in ("ett", "två")))

    assert block["text"]["text"] == "⚠️ ett\n⚠️ två"


def test_neighbours_that_are_too_long_together_do_not() -> None:
    assert len(shown(*(Text(name("å" * 999)) for _ in range(4)))["blocks"]) == 2


def test_facts_are_fields_with_bold_labels() -> None:
    fields = only_block(Facts(((name("När"), name("tors 12 mars")),)))["fields"]

    assert [each["text"] for each in fields] == ["*När*\ntors 12 mars"]


def test_eleven_facts_are_two_sections() -> None:
    facts = Facts(tuple((name(str(number)), name("ja")) for number in range(11)))

    assert [len(block["fields"]) for block in shown(facts)["blocks"]] == [10, 1]


def test_a_choice_says_what_it_is_about_before_its_buttons() -> None:
    choices = Choices(
        (Button("vote", "17 yes", name("Ja"), Look.CHOSEN, name("Ja till tors 12 mars")),),
        about=name("tors 12 mars"),
        note=name("2 ja"),
    )

    about, actions = shown(choices)["blocks"]

    assert about["text"]["text"] == "*tors 12 mars*\n2 ja"
    assert actions["elements"] == [
        {
            "type": "button",
            "action_id": "vote#0",
            "text": {"type": "plain_text", "text": "✓ Ja", "emoji": False},
            "value": "17 yes",
            "accessibility_label": "✓ Ja till tors 12 mars",
        }
    ]


def test_looks_are_styles() -> None:
    looks = (Look.PLAIN, Look.PRIMARY, Look.DANGER, Look.CHOSEN)

    buttons = only_block(Choices(tuple(Button("b", "", name("x"), each) for each in looks)))

    styles = [each.get("style") for each in buttons["elements"]]
    assert styles == [None, "primary", "danger", None]


def test_buttons_beyond_25_stand_in_another_row() -> None:
    many = Choices(tuple(Button("vote", str(number), name("x")) for number in range(60)))

    assert [len(block["elements"]) for block in shown(many)["blocks"]] == [25, 25, 10]


def test_a_choice_without_buttons_is_only_told() -> None:
    assert only_block(Choices((), about=name("tors")))["type"] == "section"


def test_an_address_is_a_button_that_opens_it() -> None:
    assert only_block(Visit("https://video.example/rum", name("Öppna länken"))) == {
        "type": "actions",
        "elements": [
            {
                "type": "button",
                "action_id": "slack.visited",
                "text": {"type": "plain_text", "text": "Öppna länken", "emoji": False},
                "url": "https://video.example/rum",
            }
        ],
    }


def test_a_heading_too_long_for_one_is_a_bold_paragraph() -> None:
    block = only_block(Text(name("å" * 200), Tone.HEADING))

    assert (block["type"], block["text"]["text"]) == ("section", f"*{'å' * 200}*")


def test_a_message_too_long_says_that_there_is_more() -> None:
    parts = [Choices((), about=name(str(number))) for number in range(80)]

    blocks = shown(*parts)["blocks"]

    assert len(blocks) == 50
    assert "Resten" in blocks[-1]["elements"][0]["text"]


def test_a_card_fits() -> None:
    assert len(shown(*poll())["blocks"]) < 20


def test_a_notification_holds_the_preview_and_nothing_of_the_card() -> None:
    message = shown(*poll(), preview=T("meetings.title", reference="7KQ4M"))

    assert message["text"] == "Samverkansmöte 7KQ4M"


def test_without_a_preview_a_notification_says_nothing_at_all() -> None:
    assert shown(*poll())["text"] == "Samordnaren har något till dig."


@pytest.mark.parametrize(
    ("audience", "kind"), [(Audience.ONLY_YOU, "ephemeral"), (Audience.ROOM, "in_channel")]
)
def test_an_answer_is_private_unless_meant_for_the_room(audience: Audience, kind: str) -> None:
    answer = render.answer(Reply((Text(name("Hej")),), audience=audience), "sv")

    assert answer["response_type"] == kind


@given(named=NAMES, other=NAMES)
def test_no_name_makes_a_link_a_mention_or_an_error(named: str, other: str) -> None:
    parts: tuple[Part, ...] = (
        *(Text(name(named), tone) for tone in Tone),
        Facts(((name(named), name(other)),)),
        Choices((Button("b", "1", name(named), name=name(other)),), name(named), name(other)),
    )

    message = shown(*parts, preview=name(named))

    for text in texts_in(message):
        assert text["type"] == "plain_text" or "<" not in text["text"]


@given(
    st.lists(
        st.builds(lambda n, tone: Text(name(n), tone), NAMES, st.sampled_from(list(Tone)))
        | st.builds(lambda n, m: Facts(((name(n), name(m)),) * 13), NAMES, NAMES)
        | st.builds(
            lambda n, m: Choices((Button("b", m[:9], name(n)),) * 30, name(n), name(m)),
            NAMES,
            NAMES,
        )
        | st.builds(lambda n: Picture("https://samordnaren.example/feed/a.png", name(n)), NAMES)
        | st.builds(lambda n: Visit("https://samordnaren.example/lapp/a", name(n)), NAMES),
        min_size=1,
        max_size=4,
    )
)
def test_any_parts_make_a_message_that_slack_takes(parts: list[Part]) -> None:
    shown(*parts)
