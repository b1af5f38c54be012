"""What is around an event: kept while it is fresh, the worst when Slack does not say in time."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.events import Room, User
from bot.platforms.slack.around import KEPT, Surroundings
from bot.platforms.slack.rooms import worst
from bot.service.slack import answers
from models import registry
from models.registry import Contact, Visibility
from models.store import Tx
from tests.conftest import Clock
from tests.platforms.slack.objects import TEAM
from tests.platforms.slack.place import ROOM, Place, forget, leave
from tests.platforms.slack.scripts import Says, Slow

SIP = User("slack", TEAM, "USIP")
CLOSED = Room(ROOM, Visibility.PRIVATE)


@pytest.fixture
def surroundings(at: Place, clock: Clock) -> Surroundings:
    return answers(at.store, at.bot.router, at.chat, clock).surroundings


def whose(tx: Tx, user: User) -> Contact | None:
    """The contact behind an account."""
    identity = registry.identity(tx, user.platform, user.tenant, user.user)
    return tx.get(Contact, identity.contact_id) if identity else None


async def test_a_room_is_asked_for_once_in_ten_minutes(
    at: Place, surroundings: Surroundings, clock: Clock
) -> None:
    found = [(await surroundings.of(SIP, ROOM)).room for _ in range(2)]
    assert len(at.slack.to("conversations.info")) == 1

    clock.on(KEPT)
    found.append((await surroundings.of(SIP, ROOM)).room)

    assert found == [CLOSED] * 3
    assert len(at.slack.to("conversations.info")) == 2


async def test_a_room_that_was_opened_is_seen_within_ten_minutes(
    at: Place, surroundings: Surroundings, clock: Clock
) -> None:
    await surroundings.of(SIP, ROOM)

    at.slack.rooms[ROOM]["is_ext_shared"] = True
    clock.on(KEPT)

    assert (await surroundings.of(SIP, ROOM)).room.shared


async def test_our_own_dialogue_is_known_for_good(
    at: Place, surroundings: Surroundings, clock: Clock
) -> None:
    once = await surroundings.of(SIP, "DUSIP")
    clock.on(timedelta(days=1))
    again = await surroundings.of(SIP, "DUSIP")

    assert once.room == again.room == Room("DUSIP", Visibility.DIRECT)
    assert len(at.slack.to("conversations.open")) == 1


@pytest.mark.parametrize("channel", ["CGONE", "DELSE", ""])
async def test_a_room_that_is_not_there_is_the_worst(
    surroundings: Surroundings, channel: str
) -> None:
    assert (await surroundings.of(SIP, channel)).room == worst(channel)


async def test_a_slow_slack_is_not_waited_for(at: Place, surroundings: Surroundings) -> None:
    at.slack.script("conversations.info", Slow(0.2))

    found = await replace(surroundings, patience=0.05).of(SIP, ROOM)

    assert found.room == worst(ROOM)


async def test_an_answer_is_in_the_contacts_language(at: Place, surroundings: Surroundings) -> None:
    with at.store.transaction() as tx:
        contact = whose(tx, SIP)
        assert contact is not None
        contact.language = "en"

    assert (await surroundings.of(SIP, ROOM)).language == "en"


async def test_a_new_account_with_a_known_address_is_somebody_known(
    at: Place, surroundings: Surroundings
) -> None:
    contact_id = await at.store.run(forget, "USIP")

    await surroundings.of(SIP, ROOM)

    found = await at.store.run(whose, SIP)
    assert found is not None
    assert found.id == contact_id


async def test_somebody_known_is_not_asked_about(at: Place, surroundings: Surroundings) -> None:
    await surroundings.of(SIP, "DUSIP")

    assert at.slack.to("users.info") == []


@pytest.mark.parametrize(
    "told",
    [
        {"is_restricted": True},
        {"is_stranger": True, "team_id": "T0ANNAN"},
        {"is_bot": True},
        {"deleted": True},
        {"is_email_confirmed": False},
        {"profile": {"email": "okand@exempelviken.example"}},
    ],
)
async def test_nobody_is_known_by_an_address_that_does_not_count(
    at: Place, surroundings: Surroundings, told: dict[str, object]
) -> None:
    await at.store.run(forget, "USIP")
    at.slack.users["USIP"] |= told

    found = await surroundings.of(SIP, "DUSIP")

    assert found.language == "sv"
    assert await at.store.run(whose, SIP) is None


async def test_a_namesake_of_another_workspace_is_nobody(
    at: Place, surroundings: Surroundings
) -> None:
    stranger = User("slack", "T0ANNAN", "USIP")

    await surroundings.of(stranger, ROOM)

    assert await at.store.run(whose, stranger) is None


async def test_somebody_who_has_left_is_nobody(at: Place, surroundings: Surroundings) -> None:
    contact_id = await at.store.run(forget, "USIP")
    await at.store.run(leave, contact_id)

    await surroundings.of(SIP, ROOM)

    assert await at.store.run(whose, SIP) is None


async def test_an_account_slack_does_not_tell_of_is_nobody_for_now(
    at: Place, surroundings: Surroundings
) -> None:
    await at.store.run(forget, "USIP")
    at.slack.script("users.info", Says("", 500))

    await surroundings.of(SIP, "DUSIP")
    assert await at.store.run(whose, SIP) is None
    await surroundings.of(SIP, "DUSIP")

    assert await at.store.run(whose, SIP) is not None
