"""Payloads become events: who, where, what, and what the event is called."""

from typing import Any

import pytest

from bot.events import Filled, Pressed, Room, Said, User
from bot.platforms.slack import memo, parse
from bot.platforms.slack.memo import Opening
from bot.platforms.slack.payloads import BlockActions, Command, Sent, ViewSubmission, read
from models.registry import Visibility
from tests.payloads import recorded

TEAM = Room("CSIP", Visibility.PRIVATE)
SIP = User("slack", "T0EXEMPEL", "USIP")


def command(**changes: Any) -> Command:
    found = read(recorded("slack", "command") | changes)
    assert isinstance(found, Command)
    return found


def press(name: str = "press", **changes: Any) -> BlockActions:
    found = read(recorded("slack", name) | changes)
    assert isinstance(found, BlockActions)
    return found


def submission(values: Any = None, **changes: Any) -> ViewSubmission:
    payload = recorded("slack", "submission") | changes
    if values is not None:
        payload["view"]["state"]["values"] = values
    found = read(payload)
    assert isinstance(found, ViewSubmission)
    return found


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("", ""),
        ("sip", "sip"),
        ("  SIP \n", "sip"),
        ("Dagordning  7KQ4M", "dagordning 7kq4m"),
        ("hja\u0308lp", "hjälp"),
    ],
)
def test_a_command_is_its_words(written: str, words: str) -> None:
    sent = command(text=written)

    assert parse.said(sent, TEAM) == Said(parse.event_id(sent), SIP, TEAM, words)


def test_a_press_carries_button_and_value() -> None:
    sent = press()

    assert parse.pressed(sent, TEAM) == Pressed(parse.event_id(sent), SIP, TEAM, "vote", "17 yes")


def test_a_button_without_a_value_carries_nothing() -> None:
    event = parse.pressed(press("press_ephemeral"), TEAM)

    assert isinstance(event, Pressed)
    assert (event.button, event.value) == ("call.sip", "")


def test_a_button_may_stand_for_a_command() -> None:
    action = {"action_id": f"{parse.WORDS}#0", "value": "SIP"}

    event = parse.pressed(press(actions=[action]), TEAM)

    assert isinstance(event, Said)
    assert event.text == "sip"


def test_a_form_carries_what_is_shown_and_what_is_hidden() -> None:
    sent = submission()

    event = parse.filled(sent, memo.read(sent.view.private_metadata), TEAM)

    assert event == Filled(
        parse.event_id(sent),
        SIP,
        TEAM,
        form="meetings.call",
        about="sip",
        values={
            "who": ("4", "9"),
            "when": "find",
            "from_on": "2027-02-01",
            "to_on": "2027-02-12",
            "family": (),
            "on": "",
            "at": "",
            "length": "60",
            "place": "",
            "link": "https://video.example/a",
            "consent": "",
        },
    )


@pytest.mark.parametrize(
    ("state", "value"),
    [
        ({"type": "multi_static_select", "selected_option": None}, ()),
        ({"type": "checkboxes", "selected_options": [{"value": "∅"}, {"value": "1"}]}, ("1",)),
        ({"type": "static_select", "selected_option": {"value": "∅"}}, ""),
        ({"type": "timepicker", "selected_time": "13:15"}, "13:15"),
        ({"type": "plain_text_input", "value": None}, ""),
        ({"type": "plain_text_input", "value": "  hja\u0308lp "}, "hjälp"),
        ({"type": "of another age", "value": "a"}, "a"),
        ({}, ""),
    ],
)
def test_each_kind_of_input_gives_a_text_or_texts(
    state: dict[str, Any], value: str | tuple[str, ...]
) -> None:
    assert parse.values(submission({"field": {"value": state}})) == {"field": value}


def test_an_input_without_a_state_is_empty() -> None:
    assert parse.values(submission({"field": {}})) == {"field": ""}


@pytest.mark.parametrize("sent", [command(), press(), press("change"), submission()])
def test_a_repeat_is_called_the_same(sent: Sent) -> None:
    again = read(sent.model_dump(mode="json"))

    assert again is not None
    assert parse.event_id(again) == parse.event_id(sent)
    assert len(parse.event_id(sent)) < 100


@pytest.mark.parametrize("name", ["command", "press", "change", "submission"])
def test_doing_it_once_more_is_called_something_else(name: str) -> None:
    once, again = (read(recorded("slack", name) | {"trigger_id": each}) for each in ("1", "2"))

    assert once is not None
    assert again is not None
    assert parse.event_id(once) != parse.event_id(again)


def test_without_a_trigger_a_corrected_form_is_called_something_else() -> None:
    refused = submission(trigger_id="")
    corrected = submission({"link": {"value": {"value": "https://b.example"}}}, trigger_id="")

    assert parse.event_id(refused) == parse.event_id(submission(trigger_id=""))
    assert parse.event_id(refused) != parse.event_id(corrected)


def test_the_same_trigger_in_two_workspaces_is_two_events() -> None:
    assert parse.event_id(command()) != parse.event_id(command(team_id="T0ANNAN"))


def test_somebody_of_another_workspace_keeps_their_own() -> None:
    sent = press(user={"id": "USIP", "team_id": "T0ANNAN"})

    assert parse.user(sent) == User("slack", "T0ANNAN", "USIP")


def test_somebody_without_a_workspace_of_their_own_is_of_ours() -> None:
    assert parse.user(press(user={"id": "USIP"})) == SIP


def test_nobody_can_be_of_no_workspace_and_known() -> None:
    assert parse.user(press(user={"id": "USIP"}, team=None)) == User("slack", "", "USIP")


def test_what_opened_a_form_can_be_asked_again() -> None:
    sent = press("change")

    said = parse.again(sent, Opening(words="sip"), TEAM)
    pressed = parse.again(sent, Opening("move", "17"), TEAM)

    assert said == Said(parse.event_id(sent), SIP, TEAM, "sip")
    assert pressed == Pressed(parse.event_id(sent), SIP, TEAM, "move", "17")
