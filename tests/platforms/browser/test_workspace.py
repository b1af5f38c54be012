"""Who is there, what they see, and what they have not seen yet."""

from datetime import timedelta

from bot.platforms.browser.workspace import Workspace, dialogue
from bot.replies import say
from models.registry import Visibility
from tests.platforms.browser.sample import KIM, NOON, OPEN, ROBIN, SARA, TEAM, workspace

HELLO, BYE = say("name", of="Hej"), say("name", of="Hej då")


def said_to_team(among: Workspace, key: str = "k1", **changes: str) -> str:
    """The id of a message in the team's channel."""
    return among.post(key, "sip", HELLO, NOON, **changes).id


def test_people_read_their_channels_and_their_own_dialogue() -> None:
    among = workspace()

    assert among.rooms_of(SARA) == ["sip", "forum", "dm:sara"]
    assert among.rooms_of(KIM) == ["forum", "dm:kim"]
    assert among.readers(TEAM) == [SARA, ROBIN]
    assert SARA in among.readers(OPEN)
    assert SARA.name == "SIP-samordnare, Socialtjänsten"


def test_a_room_is_known_by_its_id() -> None:
    among = workspace()

    assert among.room("sip") is TEAM.room
    dm = among.room(dialogue("sara"))
    assert dm is not None
    assert dm.visibility is Visibility.DIRECT
    assert among.room("dm:nobody") is None
    assert among.room("nowhere") is None


def test_the_same_key_is_the_same_message() -> None:
    among = workspace()
    first = among.post("k1", "sip", HELLO, NOON)

    second = among.post("k1", "sip", BYE, NOON + timedelta(hours=1))

    assert [m.reply for m in among.messages(SARA, "sip")] == [BYE]
    assert (second.id, second.at, second.version) == (first.id, NOON, 2)


def test_an_edit_changes_the_message_in_place() -> None:
    among = workspace()
    message_id = said_to_team(among)

    edited = among.edit(message_id, BYE)

    assert edited is not None
    assert among.message(SARA, message_id) == edited
    assert edited.reply == BYE


def test_a_message_that_is_gone_cannot_be_edited() -> None:
    assert workspace().edit("gone", BYE) is None


def test_a_private_message_is_seen_by_one() -> None:
    among = workspace()

    message_id = said_to_team(among, private_to="sara")

    assert among.message(SARA, message_id)
    assert among.message(ROBIN, message_id) is None
    assert among.messages(ROBIN, "sip") == []


def test_a_stranger_to_the_channel_sees_nothing_of_it() -> None:
    among = workspace()

    message_id = said_to_team(among)

    assert among.message(KIM, message_id) is None
    assert among.messages(KIM, "sip") == []


def test_unread_counts_what_came_since_one_last_looked() -> None:
    among = workspace()
    message_id = said_to_team(among, "k1")
    among.read(SARA, "sip")

    said_to_team(among, "k2")
    among.edit(message_id, BYE)
    said_to_team(among, "k3", private_to="robin")

    assert among.unread(SARA, "sip") == 1
    assert among.unread(ROBIN, "sip") == 3


def test_ids_of_one_process_are_not_used_by_the_next() -> None:
    assert said_to_team(workspace()) != said_to_team(workspace())
