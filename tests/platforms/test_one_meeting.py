"""One meeting whose people sit in Slack, in Teams and at a mailbox: all end with the same."""

import contextlib
import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass

import httpx
import pytest
from sqlmodel import select
from starlette.applications import Starlette

from bot.app import ROUTES, build
from bot.demo import district
from bot.demo.house import SENDER
from bot.outlets.smtp import Smtp, SmtpSettings, StartTls
from bot.platforms.slack import http as slack_http
from bot.platforms.slack.bolt import build_app
from bot.platforms.slack.calls import connected
from bot.platforms.teams import http as teams_http
from bot.platforms.teams.tokens import LoopbackTokens
from bot.post import Post
from bot.privacy.secrets import Secrets
from bot.service import slack as slack_service
from bot.service import teams as teams_service
from models.meetings import Meeting, MeetingState, Vote
from models.registry import ChatIdentity, Contact
from models.store import Tx
from tests.conftest import Clock
from tests.platforms.slack import place as slack
from tests.platforms.slack.objects import account as slack_account
from tests.platforms.slack.objects import private_room
from tests.platforms.slack.person import Person as InSlack
from tests.platforms.slack.person import words as slack_words
from tests.platforms.slack.recording import TOKEN, Recorder
from tests.platforms.slack.recording import recording as slack_recording
from tests.platforms.slack.test_flow import fill_call
from tests.platforms.teams import place as teams
from tests.platforms.teams.person import Person as InTeams
from tests.platforms.teams.person import words as teams_words
from tests.platforms.teams.recording import recording as teams_recording
from tests.platforms.teams.signing import TENANT, key_server


@dataclass
class Both:
    """One bot, with a workspace and a tenant before it."""

    slack: slack.Place
    teams: teams.Place
    addresses: dict[str, str]


def _split(tx: Tx, recorder: Recorder) -> dict[str, str]:
    """The psychologist is in Teams, the counsellor has no chat, all others are in Slack.

    Returns:
        User → their address.
    """
    found = {}
    for identity in tx.exec(select(ChatIdentity)).all():
        email = tx.get_one(Contact, identity.contact_id).email
        recorder.users[identity.user] = slack_account(identity.user, email)
        found[identity.user] = email
        if identity.user == "UBUP":
            identity.platform, identity.tenant, identity.user = "teams", TENANT, "bup"
        if identity.user == "UKURATOR":
            tx.delete(identity)
    recorder.rooms[slack.ROOM] = private_room(slack.ROOM)
    recorder.members[slack.ROOM] = list(recorder.users)
    return found


@pytest.fixture
async def both(url: str, clock: Clock) -> AsyncIterator[Both]:
    """The district in both chats, on each database."""
    async with contextlib.AsyncExitStack() as stack:
        enter = stack.enter_async_context
        store = stack.enter_context(slack.seeded(url, clock()))
        workspace = await enter(slack_recording(clock))
        tenant, keys = await enter(teams_recording(clock)), await enter(key_server())
        addresses = await store.run(_split, workspace)
        tenant.people["bup"] = teams.account("bup", addresses["UBUP"])
        tenant.installed = {"bup"}
        mailbox = stack.enter_context(slack.caught())
        calls = await enter(connected(TOKEN, clock, f"{workspace.url}/api/", workspace.hooks))
        slack_chat = slack_service.slack_chat(calls, clock)
        entra = teams_service.Entra((teams.REGISTRATION,), keys.url, tenant.url)
        network = await enter(httpx.AsyncClient())
        guard = teams_service.teams_guard(network, entra, clock)
        stack.push_async_callback(guard.keys.close)
        teams_chat = teams_service.teams_chat(
            store, network, LoopbackTokens(), guard, ROUTES.dialogs
        )
        smtp = Smtp(SmtpSettings("127.0.0.1", mailbox.port, SENDER.address, starttls=StartTls.NONE))
        post = Post({"slack": slack_chat, "teams": teams_chat}, smtp, SENDER, clock)
        agreements = {district.SLUG: district.AGREEMENT}
        bot = build(store, agreements, Secrets(secrets.token_bytes(32)), post, "tests")
        answering = teams_service.answers(bot.router, teams_chat, entra)
        app = build_app(slack_service.answers(store, bot.router, slack_chat, clock))
        routes = slack_http.routes(app, slack.SIGNING, clock)
        served = Starlette(routes=[*routes, *teams_http.routes(guard, answering.handle)])
        transport = httpx.ASGITransport(served)
        client = await enter(httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1"))
        yield Both(
            slack.Place(bot, store, workspace, slack_chat, mailbox, client, clock, [], []),
            teams.Place(
                *(bot, store, tenant, keys, teams_chat, answering, mailbox, client),
                *(clock, [], [], []),
            ),
            addresses,
        )
        await answering.settle()


async def test_all_end_with_the_same(both: Both) -> None:
    anna, bo = InSlack(both.slack, "USIP"), InTeams(both.teams, "bup")
    await anna.says("sip")
    await fill_call(anna)
    await anna.submits()
    await both.slack.deliver()

    await bo.presses("Ja")
    await both.slack.deliver()
    asked = [slack_words(anna.dialogue), teams_words(bo.dialogue)]
    await anna.presses("Boka mån 1 februari kl. 10.00")
    await both.slack.deliver()
    booked = [slack_words(anna.dialogue), teams_words(bo.dialogue)]
    await anna.presses("Flytta")
    await anna.fills(on="2027-02-03", at="13:15")
    await both.slack.deliver()
    moved = [slack_words(anna.dialogue), teams_words(bo.dialogue)]
    await anna.presses("Ställ in")
    await anna.submits()
    await both.slack.deliver()

    assert all("1 ja" in each for each in asked)
    assert all("mån 1 februari kl. 10.00" in each for each in booked)
    assert all("ons 3 februari kl. 13.15" in each for each in moved)
    for each in (anna.dialogue, bo.dialogue):
        assert len(each) == 1
    assert "Mötet är inställt" in slack_words(anna.dialogue)
    assert "Mötet är inställt" in teams_words(bo.dialogue)
    to = f"To: {both.addresses['UKURATOR']}".encode()
    mails = [mail.raw for mail in both.slack.mailbox.mails if to in mail.raw]
    methods = [each for raw in mails for each in ("REQUEST", "CANCEL") if says(raw, each)]
    assert methods == ["REQUEST", "REQUEST", "CANCEL"]
    with both.slack.store.transaction() as tx:
        assert tx.exec(select(Meeting)).one().state is MeetingState.CANCELLED
        assert len(tx.exec(select(Vote)).all()) == 1


def says(raw: bytes, method: str) -> bool:
    """Whether a mail holds an invitation or its end."""
    return f"method={method}".encode() in raw or f'method="{method}"'.encode() in raw
