"""What a page hears while it is open."""

import json
from typing import Any

import pytest

from bot.platforms.browser.changes import Sign
from bot.platforms.browser.stream import stream
from bot.replies import Reply, Text, name
from tests.platforms.browser.sample import KIM, NOON, ROBIN, SARA, Mailbox, mail, workspace

HELLO = Reply((Text(name("Hej på er\noch dig")),), preview=name("Något nytt"))


def read(frame: str) -> tuple[str, dict[str, Any]]:
    """The event's name and what it carries."""
    event, data, *end = frame.split("\n")
    assert end == ["", ""]
    return event.removeprefix("event: "), json.loads(data.removeprefix("data: "))


async def test_the_first_frame_says_where_things_stand() -> None:
    among = workspace()

    frames = stream(among, Mailbox([mail(1)]), SARA)

    assert read(await anext(frames)) == ("hello", {"mark": among.changes.mark, "mails": 1})


async def test_a_message_comes_drawn_with_what_may_be_told_elsewhere() -> None:
    among = workspace()
    frames = stream(among, Mailbox(), SARA)
    await anext(frames)

    message = among.post("k1", "sip", HELLO, NOON)
    event, told = read(await anext(frames))

    assert event == "message"
    assert (told["id"], told["room"], told["unread"]) == (message.id, "sip", 1)
    assert told["preview"] == "Något nytt"
    assert "Hej på er" in told["html"]


async def test_an_edit_comes_as_the_same_message() -> None:
    among = workspace()
    message = among.post("k1", "sip", HELLO, NOON)
    frames = stream(among, Mailbox(), ROBIN)
    await anext(frames)

    among.edit(message.id, Reply((Text(name("Ändrat")),)))
    _, told = read(await anext(frames))

    assert told["id"] == message.id
    assert 'data-version="2"' in told["html"]


@pytest.mark.parametrize("person", [KIM, ROBIN, None])
async def test_nobody_hears_what_is_not_for_them(person: Any) -> None:
    among = workspace()
    frames = stream(among, Mailbox(), person)
    await anext(frames)

    among.post("k1", "sip", HELLO, NOON, private_to="sara")
    among.changes.tell(Sign.MAIL)

    assert read(await anext(frames)) == ("mail", {"mails": 0})


async def test_a_page_that_hears_nothing_is_still_breathed_at() -> None:
    frames = stream(workspace(), Mailbox(), SARA, breath=0.01)
    await anext(frames)

    assert (await anext(frames)).startswith(":")


async def test_the_stream_ends_when_the_workspace_closes() -> None:
    among = workspace()
    frames = stream(among, Mailbox(), SARA)
    await anext(frames)

    among.changes.close()

    assert [frame async for frame in frames] == []
