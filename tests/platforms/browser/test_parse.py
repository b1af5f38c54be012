"""What the page sends becomes an event, or is refused in a sentence."""

import json
from typing import Any

import pytest

from bot.events import Filled, Pressed, Room, Said, User
from bot.platforms.browser import parse
from bot.platforms.browser.parse import LONGEST_TEXT, MOST_VALUES, MalformedError
from models.registry import Visibility

SARA = User("browser", "local", "sara")
TEAM = Room("sip", Visibility.PRIVATE)
EVENT = "browser:6f1c2a50-0b7e-4a7e-9f60-3a1f6a2f0c11"


def sent(**changes: Any) -> dict[str, object]:
    """A payload with everything in it that any event needs."""
    return {
        "event_id": EVENT,
        "text": "/samordna sip",
        "button": "vote",
        "value": "17 yes",
        "form": "call",
        "about": "sip",
        "values": {"who": ["1", "2"], "link": " https://video.example.org/a "},
    } | changes


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("/samordna", ""),
        ("/samordna sip", "sip"),
        ("  /Samordna   SIP \n", "sip"),
        ("/samordna dagordning 7KQ4M", "dagordning 7kq4m"),
        ("/samordna hja\u0308lp", "hjälp"),
    ],
)
def test_a_command_is_its_words(written: str, words: str) -> None:
    assert parse.said(sent(text=written), SARA, TEAM) == Said(EVENT, SARA, TEAM, words)


@pytest.mark.parametrize("written", ["", "hej", "samordna sip", "/samordnasip", "säg /samordna"])
def test_what_is_no_command_is_none(written: str) -> None:
    assert parse.said(sent(text=written), SARA, TEAM) is None


def test_a_press_carries_button_and_value() -> None:
    assert parse.pressed(sent(), SARA, TEAM) == Pressed(EVENT, SARA, TEAM, "vote", "17 yes")


def test_a_form_carries_texts_trimmed_and_lists_as_tuples() -> None:
    event = parse.filled(sent(), SARA, TEAM)

    assert event == Filled(
        EVENT,
        SARA,
        TEAM,
        form="call",
        about="sip",
        values={"who": ("1", "2"), "link": "https://video.example.org/a"},
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"event_id": None},
        {"event_id": "slack:1"},
        {"event_id": EVENT + "0"},
        {"about": 7},
        {"form": ["call"]},
        {"values": None},
        {"values": ["who"]},
        {"values": {"who": 7}},
        {"values": {"who": [7]}},
        {"values": {"who": {"a": "b"}}},
        {"values": {"who": "a\0b"}},
        {"values": {"who": "a\ud800b"}},
        {"values": {"who": "a" * (LONGEST_TEXT + 1)}},
        {"values": {"who": ["a"] * (MOST_VALUES + 1)}},
        {"values": {str(number): "" for number in range(MOST_VALUES + 1)}},
    ],
)
def test_a_form_our_page_would_not_send_is_refused_in_a_sentence(
    changes: dict[str, Any],
) -> None:
    with pytest.raises(MalformedError, match=r"^[A-ZÅÄÖ].+\.$"):
        parse.filled(sent(**changes), SARA, TEAM)


def test_a_refusal_does_not_repeat_what_was_sent() -> None:
    with pytest.raises(MalformedError) as refused:
        parse.said(sent(text="/samordna Kalle\0"), SARA, TEAM)

    assert "Kalle" not in str(refused.value)


@pytest.mark.parametrize("body", [b"", b"[]", b'"sip"', b"{", b"\xff", b"[" * 100_000])
def test_a_body_that_holds_no_object_is_refused(body: bytes) -> None:
    with pytest.raises(MalformedError):
        parse.payload(body)


def test_a_body_that_holds_an_object_is_read() -> None:
    assert parse.payload(json.dumps(sent()).encode()) == sent()
