"""Outgoing messages end up in the right room, once."""

from dataclasses import replace

import pytest

from bot.outgoing import ChatMessage
from bot.platforms.browser.send import NobodyThereError, send
from bot.replies import say
from tests.platforms.browser.sample import NOON, ROBIN, SARA, workspace

HELLO, BYE = say("name", of="Hej"), say("name", of="Hej då")
TO_SARA = ChatMessage("row-1", "browser", "local", "sara", True, "sv", HELLO)
TO_TEAM = replace(TO_SARA, to="sip", private=False)


def test_a_private_message_goes_to_the_dialogue() -> None:
    among = workspace()

    message_id = send(among, TO_SARA, NOON)

    assert [m.id for m in among.messages(SARA, "dm:sara")] == [message_id]
    assert among.messages(ROBIN, "dm:sara") == []


def test_a_channels_message_is_for_all_who_read_there() -> None:
    among = workspace()

    message_id = send(among, TO_TEAM, NOON)

    for person in (SARA, ROBIN):
        assert [m.id for m in among.messages(person, "sip")] == [message_id]


def test_sending_the_same_row_again_gives_no_second_message() -> None:
    among = workspace()

    ids = {send(among, TO_TEAM, NOON) for _ in range(2)}

    assert len(ids) == 1
    assert len(among.messages(SARA, "sip")) == 1


def test_an_edit_changes_the_message_it_names() -> None:
    among = workspace()
    message_id = send(among, TO_TEAM, NOON)

    edited = send(among, replace(TO_TEAM, key="row-2", reply=BYE, edits=message_id), NOON)

    assert edited == message_id
    assert [m.reply for m in among.messages(SARA, "sip")] == [BYE]


def test_an_edit_of_what_a_restart_swept_away_is_posted_anew() -> None:
    among = workspace()

    message_id = send(among, replace(TO_TEAM, edits="gone"), NOON)

    assert [m.id for m in among.messages(SARA, "sip")] == [message_id]


def test_where_only_an_edit_is_wanted_nothing_is_posted_anew() -> None:
    among = workspace()

    with pytest.raises(NobodyThereError):
        send(among, replace(TO_TEAM, edits="gone", only_edits=True), NOON)

    assert among.messages(SARA, "sip") == []


@pytest.mark.parametrize("message", [replace(TO_SARA, to="sip"), replace(TO_TEAM, to="sara")])
def test_nobody_by_that_name_is_an_error(message: ChatMessage) -> None:
    with pytest.raises(NobodyThereError):
        send(workspace(), message, NOON)
