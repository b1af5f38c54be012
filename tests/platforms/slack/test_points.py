"""A message in Slack becomes a point: offered in the sender's own form, read by the guard there."""

from sqlmodel import select

from models.agenda import AgendaItem
from models.store import Tx
from tests.platforms.slack.person import Person
from tests.platforms.slack.place import Place
from tests.platforms.slack.test_shortcuts import with_a_forum

SHORTCUT = "point.message"


def raised(tx: Tx) -> list[str]:
    return [each.words for each in tx.exec(select(AgendaItem)).all()]


async def test_what_a_message_says_becomes_a_point_once_it_is_sent(at: Place) -> None:
    bus = await with_a_forum(at)

    await bus.uses(SHORTCUT, "Kan vi ta upp lokalerna i höst?")
    offered = bus.written("point")
    await bus.fills(point="Lokaler i höst")
    await at.deliver()

    assert offered == "Kan vi ta upp lokalerna i höst?"
    assert not bus.errors
    assert await at.store.run(raised) == ["Lokaler i höst"]


async def test_the_guard_reads_it_in_the_form_and_until_then_it_is_nowhere(at: Place) -> None:
    bus = await with_a_forum(at)
    before = len(at.told)

    await bus.uses(SHORTCUT, "Ring Lisa Svensson på 070-174 06 05")
    await bus.submits()

    assert "point" in bus.remarked()
    assert bus.written("point") == "Ring Lisa Svensson på 070-174 06 05"
    assert await at.store.run(raised) == []
    assert all("Lisa" not in repr(event) for event, _ in at.told[before:])


async def test_somebody_called_to_nothing_is_told_so_and_nothing_opens(at: Place) -> None:
    stranger = Person(at, "UKURATOR")

    await stranger.uses(SHORTCUT, "Kan vi ta upp lokalerna?")

    assert stranger.view is None
    assert "inte kallad till något möte" in str(stranger.private)
