"""Against a strict Slack: the manifest's rights suffice, none is too many, views have state."""

from collections.abc import AsyncIterator, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.events import Room
from bot.outgoing import ChatMessage
from bot.platforms.slack import modal
from bot.platforms.slack.calls import CallError, Calls, connected
from bot.platforms.slack.manifest import SCOPES
from bot.platforms.slack.memo import Memo
from bot.platforms.slack.people import People
from bot.platforms.slack.rooms import Rooms
from bot.platforms.slack.send import find, send
from bot.replies import Reply, Text, name
from models.registry import Visibility
from tests.conftest import Clock
from tests.emulators.emulate import ADMIN, ROOM, Emulate, emulate
from tests.platforms.browser.sample import call_form

EMAIL = "sip-samordnare@exempelviken.example"
VIEW = modal.form(call_form(), Memo(), "sv")


@pytest.fixture
async def slack(tmp_path: Path) -> AsyncIterator[Emulate]:
    async with emulate(tmp_path, EMAIL) as made:
        yield made


async def everything(slack: Emulate, clock: Clock, scopes: Iterable[str]) -> None:
    """Call all that we ever call, as an app that was installed with these rights."""
    token = await slack.install(scopes)
    sip = await found(slack, "users.list", "members", "sip")
    room = await found(slack, "conversations.list", "channels", ROOM)
    async with connected(token, clock, f"{slack.url}/api/") as calls:
        bot = str((await calls.ask("auth.test"))["user_id"])
        await slack.call(ADMIN, "conversations.invite", channel=room, users=bot)
        people = People(calls, clock)
        assert (await people.profile(sip)).work_email == EMAIL
        assert (await Rooms(calls, people).look(room)) == Room(room, Visibility.PRIVATE)
        reply = Reply((Text(name("Hej")),))
        card = ChatMessage("key", "slack", await calls.team(), sip, True, "sv", reply)
        posted = await send(calls, card)
        assert await send(calls, replace(card, edits=posted)) == posted
        assert await find(calls, card) == posted


async def found(slack: Emulate, method: str, among: str, called: str) -> str:
    """The id of a user or channel."""
    listed = await slack.call(ADMIN, method, types="private_channel")
    return next(str(each["id"]) for each in listed[among] if each["name"] == called)


async def test_the_rights_of_the_manifest_suffice(slack: Emulate, clock: Clock) -> None:
    await everything(slack, clock, SCOPES)


@pytest.mark.parametrize(
    "scope",
    ["chat:write", "groups:read", "im:history", "im:write", "users:read", "users:read.email"],
)
async def test_none_of_them_can_be_spared(slack: Emulate, clock: Clock, scope: str) -> None:
    with pytest.raises((CallError, AssertionError)):
        await everything(slack, clock, set(SCOPES) - {scope})


async def trigger(slack: Emulate, token: str) -> str:
    """What would come with a command."""
    made = await slack.call(token, "views.generateTriggerId")
    return str(made["trigger_id"])


async def refused(calls: Calls, method: str, **body: object) -> str:
    with pytest.raises(CallError) as told:
        await calls.tell(method, view=VIEW, **body)
    return told.value.error


async def test_a_form_opens_once_for_each_trigger(slack: Emulate, clock: Clock) -> None:
    token = await slack.install(SCOPES)
    once = await trigger(slack, token)

    async with connected(token, clock, f"{slack.url}/api/") as calls:
        opened = await calls.tell("views.open", trigger_id=once, view=VIEW)

        assert opened["view"]["callback_id"] == VIEW["callback_id"]
        assert await refused(calls, "views.open", trigger_id=once) == "exchanged_trigger_id"
        assert await refused(calls, "views.open", trigger_id="1.1.no") == "invalid_trigger_id"


async def test_an_update_of_a_form_that_has_changed_is_refused(
    slack: Emulate, clock: Clock
) -> None:
    token = await slack.install(SCOPES)

    async with connected(token, clock, f"{slack.url}/api/") as calls:
        opened = await calls.tell("views.open", trigger_id=await trigger(slack, token), view=VIEW)
        shown = {"view_id": opened["view"]["id"], "hash": opened["view"]["hash"]}
        changed = modal.form(call_form(), Memo(), "sv", {"when": "fixed"})
        await calls.tell("views.update", view=changed, **shown)

        assert await refused(calls, "views.update", **shown) == "hash_conflict"
