"""Messages are posted once, edited in place, found again, and gone with the right reason."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.outgoing import ChatMessage
from bot.platforms.slack.calls import CallError, Calls
from bot.platforms.slack.send import find, send
from bot.replies import Reply, T, Text, name
from bot.service.slack import EACH_ROOM, EACH_WORKSPACE, slack_chat
from scheduler.errors import SendError
from tests.conftest import Clock
from tests.platforms.slack.objects import TEAM, account, private_room
from tests.platforms.slack.recording import Recorder
from tests.platforms.slack.scripts import Drop, Says, Wait

CARD = ChatMessage(
    key="card:1:2:3",
    platform="slack",
    tenant=TEAM,
    to="USIP",
    private=True,
    language="sv",
    reply=Reply((Text(name("Mötet är bokat")),), preview=T("meetings.title", reference="7KQ4M")),
)


@pytest.fixture(autouse=True)
def people(slack: Recorder) -> None:
    slack.users["USIP"] = account("USIP", "sip@exempelviken.example")
    slack.rooms["CSIP"] = private_room("CSIP")


async def test_a_private_message_goes_to_the_persons_dialogue(
    slack: Recorder, calls: Calls
) -> None:
    external = await send(calls, CARD)

    (posted,) = slack.dialogue("USIP")
    assert external == f"DUSIP:{posted['ts']}"
    assert posted["text"] == "Samverkansmöte 7KQ4M"
    assert posted["metadata"]["event_payload"] == {"key": "card:1:2:3"}


async def test_a_message_for_a_room_goes_to_the_room(slack: Recorder, calls: Calls) -> None:
    await send(calls, replace(CARD, to="CSIP", private=False))

    assert len(slack.messages["CSIP"]) == 1


async def test_an_edit_changes_the_message_in_place(slack: Recorder, calls: Calls) -> None:
    first = await send(calls, CARD)
    changed = Reply((Text(name("Mötet är flyttat")),))

    second = await send(calls, replace(CARD, edits=first, reply=changed))

    (shown,) = slack.dialogue("USIP")
    assert second == first
    assert shown["blocks"][0]["text"]["text"] == "Mötet är flyttat"


@pytest.mark.parametrize(
    "error", ["message_not_found", "cant_update_message", "edit_window_closed", "channel_not_found"]
)
async def test_a_message_that_cannot_be_edited_is_posted_anew(
    slack: Recorder, calls: Calls, error: str
) -> None:
    slack.script("chat.update", Says(error))

    external = await send(calls, replace(CARD, edits="DUSIP:1.1"))

    assert external != "DUSIP:1.1"
    assert len(slack.dialogue("USIP")) == 1


async def test_where_only_an_edit_is_wanted_nothing_is_posted_anew(
    slack: Recorder, calls: Calls
) -> None:
    slack.script("chat.update", Says("message_not_found"))

    with pytest.raises(CallError) as caught:
        await send(calls, replace(CARD, edits="DUSIP:1.1", only_edits=True))

    assert caught.value.permanent
    assert slack.dialogue("USIP") == []


async def test_a_dialogue_that_moved_is_asked_for_anew(slack: Recorder, calls: Calls) -> None:
    await send(calls, CARD)
    slack.script("chat.postMessage", Says("channel_not_found"))

    await send(calls, replace(CARD, key="another"))

    assert len(slack.dialogue("USIP")) == 2
    assert len(slack.to("conversations.open")) == 2


async def test_an_edit_that_fails_otherwise_is_not_posted(slack: Recorder, calls: Calls) -> None:
    slack.script("chat.update", Says("internal_error"))

    with pytest.raises(CallError):
        await send(calls, replace(CARD, edits="DUSIP:1.1"))

    assert slack.dialogue("USIP") == []


@pytest.mark.parametrize(
    "changes", [{"to": "UGONE"}, {"to": "CGONE", "private": False}, {"tenant": "T0ANNAN"}]
)
async def test_a_message_to_nobody_is_given_up(calls: Calls, changes: dict[str, Any]) -> None:
    with pytest.raises(CallError) as told:
        await send(calls, replace(CARD, **changes))

    assert told.value.permanent


async def test_a_message_that_arrived_all_the_same_is_found(slack: Recorder, calls: Calls) -> None:
    slack.script("chat.postMessage", Drop(after=True))
    with pytest.raises(CallError, match=r"chat\.uncertain"):
        await send(calls, CARD)

    (posted,) = slack.dialogue("USIP")
    assert await find(calls, CARD) == f"DUSIP:{posted['ts']}"
    assert await find(calls, replace(CARD, key="another")) is None


async def test_a_message_that_did_not_arrive_is_not_found(slack: Recorder, calls: Calls) -> None:
    slack.script("chat.postMessage", Drop(after=False))
    with pytest.raises(CallError, match=r"chat\.uncertain"):
        await send(calls, CARD)

    assert await find(calls, CARD) is None


async def test_channels_are_not_read_nor_is_an_edit_looked_for(
    slack: Recorder, calls: Calls
) -> None:
    assert await find(calls, replace(CARD, to="CSIP", private=False)) is None
    assert await find(calls, replace(CARD, edits="DUSIP:1.1")) is None
    assert slack.to("conversations.history") == []


async def test_a_strange_message_in_the_dialogue_is_no_find(slack: Recorder, calls: Calls) -> None:
    for number, metadata in enumerate([None, {}, {"event_type": "samordna"}, {"event_type": "x"}]):
        slack.messages["DUSIP"][str(number)] = {"ts": str(number), "metadata": metadata}

    assert await find(calls, CARD) is None


async def test_as_a_platform_it_tells_delivery_what_it_must_know(
    slack: Recorder, calls: Calls, clock: Clock
) -> None:
    chat = slack_chat(calls, clock)
    slack.script("chat.postMessage", Wait(7))

    with pytest.raises(SendError) as told:
        await chat.send(CARD)

    assert told.value.retry_after == timedelta(seconds=7)
    assert not told.value.uncertain
    assert chat.paces(CARD) == {f"slack:{TEAM}": EACH_WORKSPACE, f"slack:{TEAM}:USIP": EACH_ROOM}


async def test_a_search_that_fails_leaves_it_as_uncertain_as_before(
    slack: Recorder, calls: Calls, clock: Clock
) -> None:
    slack.script("conversations.history", Says("", 500))

    with pytest.raises(SendError) as told:
        await slack_chat(calls, clock).find(CARD)

    assert told.value.uncertain
    assert not told.value.permanent


async def test_nothing_is_found_with_somebody_who_is_gone(calls: Calls, clock: Clock) -> None:
    assert await slack_chat(calls, clock).find(replace(CARD, to="UGONE")) is None


async def test_a_room_is_asked_for_anew_before_sending(
    slack: Recorder, calls: Calls, clock: Clock
) -> None:
    chat = slack_chat(calls, clock)
    slack.members["CSIP"] = ["USIP"]

    for _ in range(2):
        assert await chat.room("CSIP") is not None

    assert len(slack.to("users.info")) == 2


async def test_a_room_that_cannot_be_told_is_tried_again_later(
    slack: Recorder, calls: Calls, clock: Clock
) -> None:
    slack.script("conversations.info", Says("", 500))

    with pytest.raises(SendError) as told:
        await slack_chat(calls, clock).room("CSIP")

    assert not told.value.permanent
