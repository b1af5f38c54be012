"""What Slack sends is read; what we do not know is left; what cannot be Slack's is refused."""

import json
from typing import Any
from urllib.parse import urlencode

import pytest

from bot.platforms.slack.payloads import (
    BlockActions,
    Command,
    MalformedError,
    ViewSubmission,
    decoded,
    read,
)
from tests.payloads import recorded


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("command", Command),
        ("press", BlockActions),
        ("press_ephemeral", BlockActions),
        ("change", BlockActions),
        ("submission", ViewSubmission),
    ],
)
def test_each_kind_is_known(name: str, kind: type[object]) -> None:
    assert isinstance(read(recorded("slack", name)), kind)


@pytest.mark.parametrize("name", ["closed", "home_opened", "bot_message"])
def test_what_we_do_not_answer_is_left(name: str) -> None:
    assert read(recorded("slack", name)) is None


@pytest.mark.parametrize("odd", [None, 7, "", [], {}, {"type": "block_actions"}, [{}]])
def test_what_is_no_payload_is_left(odd: object) -> None:
    assert read(odd) is None


ODD: list[tuple[str, dict[str, Any]]] = [
    ("command", {"command": "/annat"}),
    ("command", {"text": "a\0b"}),
    ("command", {"text": "a\ud800b"}),
    ("command", {"text": "a" * 40_001}),
    ("command", {"user_id": ""}),
    ("command", {"user_id": ["U1"]}),
    ("command", {"team_id": None}),
    ("command", {"trigger_id": {"a": 1}}),
    ("press", {"user": "U1"}),
    ("press", {"user": {"id": 7}}),
    ("press", {"team": "T1"}),
    ("press", {"channel": "C1"}),
    ("press", {"actions": []}),
    ("press", {"actions": {}}),
    ("press", {"actions": [None]}),
    ("press", {"actions": [{"action_id": "vote", "value": ["17 yes"]}]}),
    ("press", {"container": None}),
    ("press", {"message": "hej"}),
    ("change", {"view": {"id": "V1", "type": "home"}}),
    ("change", {"view": {"id": "V1", "state": {"values": ["who"]}}}),
    ("submission", {"view": None}),
    ("submission", {"view": {"id": "V1", "state": {"values": {"a": {"b": {"value": 7}}}}}}),
    ("submission", {"view": {"id": "V1", "private_metadata": "x" * 3001}}),
]


@pytest.mark.parametrize(("name", "changes"), ODD)
def test_a_payload_of_another_shape_is_left(name: str, changes: dict[str, Any]) -> None:
    assert read(recorded("slack", name) | changes) is None


def test_a_command_is_the_fields_of_a_form() -> None:
    body = urlencode({"command": "/samordna", "text": "åtgärd", "user_id": ""})

    assert decoded(body) == {"command": "/samordna", "text": "åtgärd", "user_id": ""}


def test_an_interaction_is_json_in_a_field() -> None:
    assert decoded(urlencode({"payload": json.dumps({"type": "å"})})) == {"type": "å"}


def test_json_alone_is_read_too() -> None:
    assert decoded('{"type": "url_verification"}') == {"type": "url_verification"}


@pytest.mark.parametrize(
    "body",
    [
        "{",
        "payload=",
        "payload={",
        "payload=%ff",
        "text=%e5",
        "{" + '"a":[' * 100_000,
        "&".join(f"a{number}=1" for number in range(101)),
        "payload=" + "9" * 5000,
    ],
)
def test_what_is_neither_is_refused(body: str) -> None:
    with pytest.raises(MalformedError):
        decoded(body)
