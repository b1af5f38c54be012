"""A shortcut on a message: its words stand in the sender's own form, and nowhere of ours."""

import pytest
from sqlmodel import select

from bot.events import Pressed, Room, User
from bot.platforms.slack import parse
from bot.platforms.slack.payloads import MessageAction, read
from bot.platforms.slack.text import unmarked
from models.actions import Action
from models.registry import Visibility
from models.store import Tx
from tests.payloads import recorded
from tests.platforms.slack.person import Person, words
from tests.platforms.slack.place import Place

SHORTCUT = "action.message"
SAID = "Ta fram ett underlag om närvaro & rutiner till möte,"
ORGANISATIONS = ("Ekbackens skola", "BUP Exempelviken")


async def with_a_forum(at: Place) -> Person:
    """The BUS-samordnare, who has called a structural meeting."""
    bus = Person(at, "UBUS")
    await bus.says("bus-overgripande")
    await bus.chooses("who", (bus.choice("who", "Rektor", "Ekbacken"),))
    await bus.chooses("when", "fixed")
    await bus.fills(on="2027-02-11", at="13:00")
    await at.deliver()
    return bus


def written(tx: Tx) -> list[str]:
    return [each.words for each in tx.exec(select(Action)).all()]


@pytest.mark.parametrize(
    ("sent", "read_as"),
    [
        ("rad ett\nrad två", "rad ett rad två"),
        ("a &lt;b&gt; &amp;amp; c", "a <b> &amp; c"),
        ("<mailto:a@b.example|a@b.example> ringer", "a@b.example ringer"),
        ("se <https://b.example/x>", "se https://b.example/x"),
        ("<!here> och <!subteam^S1|@teamet>", "och @teamet"),
        ("<@U1> tar <#C1|elevhälsa>", "tar elevhälsa"),
        ("2 < 3", "2 < 3"),
        ("", ""),
    ],
)
def test_a_message_is_read_as_people_see_it(sent: str, read_as: str) -> None:
    assert unmarked(sent) == read_as


def test_a_shortcut_is_a_press_with_what_the_message_says() -> None:
    sent = read(recorded("slack", "shortcut"))
    assert isinstance(sent, MessageAction)
    room = Room("CSIP", Visibility.PRIVATE)
    sip = User("slack", "T0EXEMPEL", "USIP")

    event = parse.marked(sent, room)

    assert event == Pressed(parse.event_id(sent), sip, room, SHORTCUT, "", f"{SAID[:-1]},")
    assert SAID not in repr(event)


async def test_what_a_message_says_becomes_an_action_once_it_is_sent(at: Place) -> None:
    bus = await with_a_forum(at)

    await bus.uses(SHORTCUT, recorded("slack", "shortcut")["message"]["text"])
    offered = bus.written("action")
    await bus.chooses("owner", bus.choice("owner", "Rektor", "Ekbackens skola"))
    await bus.fills(action="Ta fram ett underlag om närvaro", until="2027-02-12")
    await at.deliver()

    assert offered == SAID
    assert not bus.errors
    assert await at.store.run(written) == ["Ta fram ett underlag om närvaro"]
    assert "Ta fram ett underlag om närvaro" in words(Person(at, "UREKTOR").dialogue)


async def test_the_guard_reads_it_in_the_form_and_until_then_it_is_nowhere(at: Place) -> None:
    bus = await with_a_forum(at)
    rows = len(at.told)

    await bus.uses(SHORTCUT, "Ring Lisa Svensson på 070-174 06 05")
    await bus.chooses("owner", bus.choice("owner", "Rektor", "Ekbackens skola"))
    await bus.fills(until="2027-02-12")

    assert "action" in bus.remarked()
    assert bus.written("action") == "Ring Lisa Svensson på 070-174 06 05"
    assert await at.store.run(written) == []
    assert all("Lisa" not in repr(event) for event, _ in at.told[rows:])


async def test_a_long_message_is_cut_so_that_it_fits(at: Place) -> None:
    bus = await with_a_forum(at)

    await bus.uses(SHORTCUT, "ord " * 9_000)

    assert len(bus.written("action")) <= 300
    assert bus.written("action").endswith("ord…")


async def test_without_a_meeting_the_person_is_told_in_private(at: Place) -> None:
    bo = Person(at, "UKURATOR")

    await bo.uses(SHORTCUT, "Ta fram ett underlag")

    assert bo.view is None
    assert "Inget av dina möten kan få en åtgärd" in words(bo.private)


async def test_who_is_not_known_gets_no_form(at: Place) -> None:
    stranger = Person(at, "UOKAND")

    await stranger.uses(SHORTCUT, "Ta fram ett underlag")

    assert stranger.view is None
    assert stranger.private is not None


async def test_a_shortcut_there_is_not_is_answered_as_any_unknown_button(at: Place) -> None:
    bo = Person(at, "UKURATOR")

    await bo.uses("nothing.here", "Ta fram ett underlag")

    assert bo.view is None
    assert bo.private is not None
