"""Who somebody is and who can read where, by Slack's account; what is unclear is the worst."""

from datetime import timedelta
from typing import Any

import pytest

from bot.events import Room
from bot.platforms.slack.calls import CallError, Calls
from bot.platforms.slack.people import KEPT, People, profile
from bot.platforms.slack.rooms import MOST_MEMBERS, Rooms, worst
from models.registry import Visibility
from tests.conftest import Clock
from tests.platforms.slack.objects import TEAM, account, private_room
from tests.platforms.slack.recording import Recorder
from tests.platforms.slack.scripts import Says, Wait

EMAIL = "kurator.ekbacken@exempelviken.example"


@pytest.fixture
def people(calls: Calls, clock: Clock) -> People:
    return People(calls, clock)


@pytest.fixture
def rooms(calls: Calls, people: People) -> Rooms:
    return Rooms(calls, people)


def known(slack: Recorder, **more: Any) -> None:
    """A private room with two members, of whom the second is as told."""
    slack.users["UA"] = account("UA", EMAIL)
    slack.users["UB"] = account("UB", "b@exempelviken.example", **more)
    slack.rooms["CSIP"] = private_room("CSIP")
    slack.members["CSIP"] = ["UA", "UB"]


async def test_a_colleague_has_the_address_the_workspace_vouches_for(
    slack: Recorder, people: People
) -> None:
    known(slack)

    found = await people.profile("UA")

    assert (found.work_email, found.team, found.outsider) == (EMAIL, TEAM, False)


@pytest.mark.parametrize(
    "told",
    [
        {"deleted": True},
        {"is_bot": True},
        {"is_restricted": True},
        {"is_ultra_restricted": True},
        {"is_stranger": True},
        {"team_id": "T0ANNAN"},
        {"team_id": None},
        {"is_email_confirmed": False},
        {"profile": {}},
        {"profile": {"email": None}},
    ],
)
def test_nobody_else_has_one(told: dict[str, Any]) -> None:
    assert profile(account("UA", EMAIL, **told), TEAM).work_email == ""


@pytest.mark.parametrize("odd", [None, {}, [], "UA", {"profile": "UA"}])
def test_an_odd_account_is_no_answer(odd: object) -> None:
    with pytest.raises(CallError):
        profile(odd, TEAM)


async def test_an_account_is_kept_for_a_minute_unless_asked_anew(
    slack: Recorder, people: People, clock: Clock
) -> None:
    known(slack)

    for anew in (False, False, True):
        await people.profile("UA", anew=anew)
    clock.on(KEPT)
    await people.profile("UA")

    assert len(slack.to("users.info")) == 3


async def test_a_town_of_accounts_does_not_fill_the_memory(slack: Recorder, people: People) -> None:
    known(slack)
    people.most = 1

    for user in ("UA", "UB", "UA"):
        await people.profile(user)

    assert len(slack.to("users.info")) == 3


async def test_a_private_room_of_colleagues_is_closed(slack: Recorder, rooms: Rooms) -> None:
    known(slack)

    assert await rooms.look("CSIP") == Room("CSIP", Visibility.PRIVATE)


@pytest.mark.parametrize(
    "told", [{"is_restricted": True}, {"is_ultra_restricted": True}, {"team_id": "T0ANNAN"}]
)
async def test_an_outsider_among_them_is_a_guest(
    slack: Recorder, rooms: Rooms, told: dict[str, Any]
) -> None:
    known(slack, **told)

    assert await rooms.look("CSIP") == Room("CSIP", Visibility.PRIVATE, guests=True)


@pytest.mark.parametrize(
    "sign",
    [
        {"is_shared": True},
        {"is_ext_shared": True},
        {"is_org_shared": True},
        {"is_pending_ext_shared": True},
        {"pending_shared": ["T0ANNAN"]},
        {"pending_connected_team_ids": ["T0ANNAN"]},
    ],
)
async def test_a_room_shared_or_about_to_be_is_shared(
    slack: Recorder, rooms: Rooms, sign: dict[str, Any]
) -> None:
    known(slack)
    slack.rooms["CSIP"] = private_room("CSIP", **sign)

    found = await rooms.look("CSIP")

    assert found == Room("CSIP", Visibility.PRIVATE, guests=True, shared=True)


async def test_a_public_room_is_public(slack: Recorder, rooms: Rooms) -> None:
    slack.rooms["CALLA"] = private_room("CALLA", is_private=False)

    found = await rooms.look("CALLA")

    assert found == Room("CALLA", Visibility.PUBLIC, guests=True)


@pytest.mark.parametrize("members", [[], None])
async def test_members_that_are_not_told_may_be_guests(
    slack: Recorder, rooms: Rooms, members: Any
) -> None:
    known(slack)
    slack.members["CSIP"] = members

    assert await rooms.look("CSIP") == Room("CSIP", Visibility.PRIVATE, guests=True)


async def test_a_crowd_is_not_asked_through(slack: Recorder, rooms: Rooms) -> None:
    known(slack)
    slack.members["CSIP"] = ["UA"] * (MOST_MEMBERS + 1)

    assert await rooms.look("CSIP") == Room("CSIP", Visibility.PRIVATE, guests=True)
    assert slack.to("users.info") == []


async def test_a_room_of_a_kind_we_may_not_ask_about_is_the_worst(
    slack: Recorder, rooms: Rooms
) -> None:
    slack.script("conversations.info", Says("missing_scope"))

    assert await rooms.look("CALLA") == worst("CALLA")


async def test_a_room_that_is_not_there_is_none(rooms: Rooms) -> None:
    assert await rooms.look("CGONE") is None


@pytest.mark.parametrize("method", ["conversations.info", "conversations.members", "users.info"])
@pytest.mark.parametrize("script", [Wait(3), Says("invalid_auth"), Says("", 500)])
async def test_a_room_that_cannot_be_told_is_an_error(
    slack: Recorder, rooms: Rooms, method: str, script: Wait | Says
) -> None:
    known(slack)
    slack.script(method, script)

    with pytest.raises(CallError):
        await rooms.look("CSIP")


async def test_our_own_dialogue_is_read_by_one_person(slack: Recorder, rooms: Rooms) -> None:
    known(slack)

    assert await rooms.dialogue("DUA", "UA") == Room("DUA", Visibility.DIRECT)


async def test_a_dialogue_of_others_is_the_worst(slack: Recorder, rooms: Rooms) -> None:
    known(slack)

    assert await rooms.dialogue("DELSE", "UA") == worst("DELSE")


async def test_a_kept_account_does_not_hide_a_new_guest(
    slack: Recorder, rooms: Rooms, clock: Clock
) -> None:
    known(slack)
    await rooms.look("CSIP")

    slack.users["UB"]["is_restricted"] = True
    clock.on(timedelta(seconds=1))
    found = await rooms.look("CSIP", anew=True)

    assert found is not None
    assert found.guests
