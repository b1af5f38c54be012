"""What goes wrong between us and Teams: nothing is lost, nothing is done twice, people are told."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlmodel import select
from structlog.testing import capture_logs

from bot.events import Pressed, Said
from models.conversations import Conversation
from models.meetings import Meeting, Vote
from models.queue import Outbox
from models.registry import ChatIdentity, Visibility
from models.store import Tx
from tests.conftest import Clock
from tests.databases import FreshUrl
from tests.payloads import recorded
from tests.platforms.teams.person import Person, words
from tests.platforms.teams.place import ROOM, TEAM, Place, account, place
from tests.platforms.teams.recording import Drop, Says, Script
from tests.platforms.teams.signing import FOREIGN, TENANT
from tests.platforms.teams.test_flow import fill_call, polled


@pytest.fixture
async def at(sqlite_urls: FreshUrl, clock: Clock) -> AsyncIterator[Place]:
    """The district in Teams."""
    with sqlite_urls() as url:
        async with place(url, clock) as made:
            yield made


def count(at: Place, table: Any) -> int:
    with at.store.transaction() as tx:
        return len(tx.exec(select(table)).all())


# What Teams repeats


async def test_a_repeated_invoke_has_one_effect_and_the_same_answer(at: Place) -> None:
    await polled(at)
    bo = Person(at, "bup")
    first = (await bo.presses("Ja")).json()
    before = count(at, Vote), count(at, Outbox)

    again = [(await at.send(bo.sent)).json() for _ in range(2)]

    assert [each["value"] for each in again] == [first["value"]] * 2
    assert (count(at, Vote), count(at, Outbox)) == before


async def test_a_form_sent_twice_is_sent_once_even_as_another_invoke(at: Place) -> None:
    anna = Person(at, "sip")
    await anna.says("konsultation")
    await anna.says("sip")
    await fill_call(anna)
    await anna.submits()
    sent = anna.sent

    for number in range(2):
        again = await at.send({**sent, "id": f"again-{number}"})
        assert "Inget gjordes två gånger" in words(again.json()["value"])

    assert count(at, Meeting) == 1


async def test_a_message_that_is_repeated_is_answered_again_and_does_nothing_twice(
    at: Place,
) -> None:
    anna = Person(at, "sip")
    await anna.says("hjälp")
    sent = anna.sent

    await at.send(sent)

    first, second = (event.event_id for event, _ in at.told)
    assert first == second


# What Teams sends that we do not know


UNKNOWN: tuple[tuple[dict[str, Any], int], ...] = (
    ({"type": "invoke", "name": "signin/verifyState"}, 501),
    ({"type": "invoke", "name": ""}, 501),
    ({"type": "invoke", "name": "task/fetch", "value": None}, 400),
    ({"type": "invoke", "name": "task/submit", "value": {"data": "x"}}, 400),
    ({"type": "invoke", "name": "task/submit", "value": {"data": {"samordna": 1}}}, 400),
    ({"type": "invoke", "name": "adaptiveCard/action", "value": {"action": []}}, 400),
    ({"type": "invoke", "name": "composeExtension/fetchTask", "value": {}}, 400),
    ({"type": "invoke", "name": "composeExtension/fetchTask", "value": {"commandId": 1}}, 400),
    ({"type": "typing"}, 200),
    ({"type": "endOfConversation"}, 200),
    ({"type": "event", "name": "application/vnd.microsoft.meetingStart"}, 200),
    ({"type": "messageReaction"}, 200),
    ({"type": "installationUpdate", "action": "remove-upgrade"}, 200),
    ({"type": "installationUpdate", "action": "add-upgrade"}, 200),
    ({"type": "conversationUpdate"}, 200),
    ({"type": "conversationUpdate", "membersAdded": [{"id": "29:new"}]}, 200),
    ({"type": ""}, 200),
)


async def test_what_we_do_not_know_has_no_effect(at: Place) -> None:
    for changes, status in UNKNOWN:
        payload = recorded("teams", "message") | {"serviceUrl": at.teams.url} | changes

        answer = await at.send(payload)

        assert answer.status_code == status, changes
    assert at.told == []
    assert at.teams.to("post") == []


async def test_a_card_that_was_made_up_does_nothing(at: Place) -> None:
    made_up = (("vote", "999 yes"), ("vote", "x"), ("nonsense", "ä 1"), ("book", ""))
    for button, value in made_up:
        data = {"samordna": {"button": button, "value": value}}

        await Person(at, "bup").press({"data": data, "verb": "samordna"})

    assert count(at, Vote) == 0
    assert at.broken == []


async def test_a_fault_is_told_and_no_status_of_ours(at: Place) -> None:
    with at.store.transaction() as tx:
        tx.execute(text("DROP TABLE inbox"))
    anna = Person(at, "sip")

    with capture_logs() as logged:
        answer = await anna.says("hjälp")
        data = {"samordna": {"button": "vote", "value": "1 yes"}}
        pressed = await anna.press({"data": data, "verb": "samordna"})

    assert [each["event"] for each in logged] == ["fault", "fault"]
    assert (answer.status_code, pressed.status_code) == (200, 200)
    assert "inget är sparat" in words(anna.dialogue)
    assert "inget är sparat" in anna.toast
    assert len(at.broken) == 2


# When Teams is busy, or gone


TROUBLE: tuple[Script, ...] = (Says(412), Says(429, 1), Says(502), Says(503), Says(504), Drop())


async def test_an_answer_is_posted_when_teams_is_itself_again(at: Place) -> None:
    anna = Person(at, "sip")
    for number, trouble in enumerate((*TROUBLE, Says(401)), start=1):
        at.teams.script("post", trouble)

        answer = await anna.says("hjälp")

        assert answer.status_code == 200
        assert len(at.teams.dialogue("sip")) == number
        at.now.on(timedelta(seconds=10))
    assert len(at.slept) == len(TROUBLE)


async def test_an_answer_is_given_up_when_teams_stays_away(at: Place) -> None:
    at.teams.always["post"] = Says(503)
    anna = Person(at, "sip")

    answer = await anna.says("hjälp")

    assert answer.status_code == 200
    assert 2 <= len(at.slept) <= 4
    assert at.told


async def test_a_form_that_is_too_large_for_teams_is_said_to_be(at: Place) -> None:
    at.teams.largest = 3_000
    anna = Person(at, "sip")

    await anna.says("sip")

    assert "för stort för Teams" in words(anna.dialogue)


@pytest.mark.parametrize("trouble", [Says(429, 20), Says(502)])
async def test_nothing_that_is_to_be_sent_is_lost(at: Place, trouble: Script) -> None:
    anna = Person(at, "sip")
    await anna.says("sip")
    await fill_call(anna)
    at.teams.always["post"] = trouble
    await anna.submits()
    for _ in range(3):
        await at.bot.sweep()
        at.now.on(timedelta(seconds=30))

    at.teams.always.clear()
    for _ in range(6):
        at.now.on(timedelta(minutes=2))
        await at.deliver()

    assert [len(at.teams.dialogue(user)) for user in ("sip", "kurator", "bup")] == [2, 1, 1]


async def test_the_convener_is_told_whom_no_message_reaches(at: Place) -> None:
    at.teams.installed.discard("kurator")

    anna = await polled(at)

    lost = "Mitt meddelande i chatten till Kurator, Ekbackens skola gick inte fram."
    assert words(anna.dialogue).count(lost) == 1


async def test_the_convener_is_told_of_somebody_who_has_left(at: Place) -> None:
    del at.teams.people["kurator"]

    anna = await polled(at)

    assert "till Kurator, Ekbackens skola gick inte fram" in words(anna.dialogue)


async def test_what_is_too_large_is_sent_shorter(at: Place) -> None:
    anna = Person(at, "sip")
    await anna.says("sip")
    await fill_call(anna)
    await anna.submits()
    at.teams.largest = 7_000
    await at.deliver()

    # The convener's card has a button for all that can be done, and is the largest.
    assert "Resten får inte plats" in words(anna.dialogue[-1])
    assert len(at.teams.dialogue("bup")) == 1


async def test_a_card_that_is_gone_is_posted_anew(at: Place) -> None:
    await polled(at)
    at.teams.messages["a:sip"].clear()

    await Person(at, "bup").presses("Ja")
    await at.deliver()

    (card,) = Person(at, "sip").dialogue
    assert "1 ja" in words(card)


async def test_a_press_is_answered_though_the_card_cannot_be_changed_elsewhere(
    at: Place,
) -> None:
    await polled(at)
    at.teams.always["update"] = Says(502)
    bo = Person(at, "bup")

    answer = await bo.presses("Ja")

    assert "✓ Ja" in words(answer.json()["value"])


# Where the bot is, and is no longer


def conversations(tx: Tx) -> dict[str, tuple[str, str]]:
    rows = tx.exec(select(Conversation)).all()
    return {row.conversation: (row.kind, row.service_url) for row in rows}


async def test_conversations_are_remembered_as_they_are_now(at: Place) -> None:
    anna = Person(at, "sip")
    await anna.says("hjälp")
    await anna.says("hjälp", where=ROOM)

    with at.store.transaction() as tx:
        known = conversations(tx)

    assert known == {"a:sip": ("personal", at.teams.url), ROOM: ("channel", at.teams.url)}


async def test_an_app_that_was_added_says_what_it_does_and_forgets_when_removed(
    at: Place,
) -> None:
    anna = Person(at, "sip")
    await anna.send(recorded("teams", "installed"))
    told = words(anna.dialogue)
    await anna.send(recorded("teams", "removed"))

    with at.store.transaction() as tx:
        assert conversations(tx) == {}
    assert "Vad jag gör" in told or "samverkansmöten" in told.lower()
    assert len(anna.dialogue) == 1


async def test_a_channel_that_the_bot_was_taken_from_is_forgotten(at: Place) -> None:
    anna = Person(at, "sip")
    await anna.says("hjälp", where=ROOM)
    await anna.send(recorded("teams", "left"), own=False)

    with at.store.transaction() as tx:
        assert ROOM not in conversations(tx)
    assert await at.chat.room(ROOM) is None


# Who somebody is, and who else can read


def forgotten(tx: Tx, user: str) -> None:
    for each in tx.exec(select(ChatIdentity).where(ChatIdentity.user == user)).all():
        tx.delete(each)


def is_known(at: Place, user: str) -> bool:
    with at.store.transaction() as tx:
        found = tx.exec(select(ChatIdentity).where(ChatIdentity.user == user)).first()
    return found is not None


ACCOUNTS: tuple[tuple[dict[str, Any], bool], ...] = (
    ({}, True),
    ({"email": "SIP-Samordnare@Exempelviken.example"}, True),
    ({"email": ""}, True),
    ({"tenantId": FOREIGN}, False),
    ({"tenantId": None}, False),
    ({"userRole": "guest"}, False),
    ({"userRole": "anonymous"}, False),
    ({"userPrincipalName": "sip_exempelviken.example#EXT#@annan.example"}, False),
    ({"email": "nagon@annan.example", "userPrincipalName": "nagon@annan.example"}, False),
    ({"aadObjectId": "bup"}, False),
)


async def test_an_account_is_known_by_what_its_tenant_vouches_for(at: Place) -> None:
    email = at.teams.people["sip"]["email"]
    for changes, known in ACCOUNTS:
        await at.store.run(forgotten, "sip")
        at.teams.people["sip"] = account("sip", email) | changes
        at.now.on(timedelta(minutes=1))

        await Person(at, "sip").says("hjälp")

        assert is_known(at, "sip") == known, changes


async def test_an_address_outside_the_tenants_own_domains_proves_nothing(at: Place) -> None:
    await at.store.run(forgotten, "sip")
    domains = at.answers.surroundings.domains
    assert isinstance(domains, dict)
    domains[TENANT] = frozenset({"annan.example"})

    await Person(at, "sip").says("hjälp")

    assert not is_known(at, "sip")


CHANNELS: tuple[tuple[dict[str, str], Visibility, bool, bool], ...] = (
    ({"type": "private"}, Visibility.PRIVATE, False, False),
    ({"membershipType": "private"}, Visibility.PRIVATE, False, False),
    ({"type": "standard"}, Visibility.PUBLIC, True, False),
    ({}, Visibility.PUBLIC, True, False),
    ({"type": "shared"}, Visibility.PUBLIC, True, True),
    ({"type": "unknownFutureValue"}, Visibility.PUBLIC, True, True),
)


async def test_who_can_read_in_a_channel(at: Place) -> None:
    for channel, visibility, guests, shared in CHANNELS:
        at.teams.channels[TEAM] = [{"id": ROOM, **channel}]
        at.now.on(timedelta(minutes=11))
        await Person(at, "sip").says("hjälp", where=ROOM)

        room = at.told[-1][0].room

        assert (room.visibility, room.guests, room.shared) == (visibility, guests, shared)
        assert await at.chat.room(ROOM) == room


async def test_a_guest_in_a_private_channel_or_a_group_chat_is_seen(at: Place) -> None:
    at.teams.people["gäst"] = account("gäst", "gast@annan.example", userRole="guest")
    at.teams.members[ROOM].append("gäst")
    at.teams.members["19:grupp@thread.v2"] = ["sip", "bup"]
    anna = Person(at, "sip")
    await anna.says("hjälp", where=ROOM)
    group = recorded("teams", "message_in_channel")
    group["conversation"] |= {"id": "19:grupp@thread.v2", "conversationType": "groupChat"}
    await anna.send(group, own=False)

    private, chat = (event.room for event, _ in at.told)

    assert (private.visibility, private.guests) == (Visibility.PRIVATE, True)
    assert (chat.visibility, chat.guests) == (Visibility.PRIVATE, False)


async def test_what_cannot_be_told_of_a_room_is_the_worst(at: Place) -> None:
    at.teams.always["channels"] = Says(502)

    await Person(at, "sip").says("hjälp", where=ROOM)

    room = at.told[0][0].room
    assert (room.visibility, room.guests, room.shared) == (Visibility.PUBLIC, True, True)


async def test_a_card_that_claims_a_room_is_about_it_only_for_those_in_it(at: Place) -> None:
    anna, stranger = Person(at, "sip"), Person(at, "bup")
    await anna.says("hjälp", where=ROOM)
    del at.teams.people["bup"]
    data = {"samordna": {"button": "registry.show", "value": "", "channel": ROOM}}

    await anna.press({"data": data, "verb": "samordna"})
    await stranger.press({"data": data, "verb": "samordna"})

    assert [event.room.channel for event, _ in at.told[1:]] == [ROOM, "personal:bup"]


async def test_an_account_without_an_id_in_entra_is_answered_in_no_room(at: Place) -> None:
    await Person(at, "sip").says("hjälp", where=ROOM)
    nobody = recorded("teams", "message_in_channel") | {"serviceUrl": at.teams.url, "id": "f:x"}
    nobody["from"] = {"id": "29:" + "x" * 200}

    await at.send(nobody)

    assert not at.teams.messages[ROOM]
    assert len(at.teams.dialogue("sip")) == 1
    assert at.told[1][0].user.user != "sip"


# Shortcuts on messages


async def test_a_message_becomes_an_action_in_ones_own_form(at: Place) -> None:
    await polled(at)
    anna = Person(at, "sip")

    await anna.send(recorded("teams", "shortcut"), own=False)

    pressed = at.told[-1][0]
    assert isinstance(pressed, Pressed)
    assert pressed.message == "Boka rum till nästa möte"
    assert anna.filled["action"] == "Boka rum till nästa möte"


# Commands


async def test_a_command_is_found_however_it_is_written(at: Place) -> None:
    typed = (
        "sip",
        "SIP",
        "/samordna sip",
        "@Samordnaren sip",
        "Samordnaren  sip",
        "&nbsp;sip",
        " sip\n",
    )
    for words_of_it in typed:
        await Person(at, "sip").says(words_of_it)
        await Person(at, "sip").says(words_of_it, where=ROOM)
        at.now.on(timedelta(seconds=10))

    said = [event.text for event, _ in at.told if isinstance(event, Said)]
    assert said == ["sip"] * 2 * len(typed)
