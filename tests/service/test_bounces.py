"""From a mail that left by SMTP to a report of it read over IMAP, and the convener's card."""

import asyncio
import contextlib
import json
import ssl
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qs

import pytest
import structlog
from imapclient import IMAPClient
from pydantic import SecretStr

from bot.config import Settings
from bot.demo.house import SENDER, House
from bot.demo.people import Someone
from bot.outlets.imap import AT_ONCE, ImapSettings, Reports
from bot.outlets.oauth import Client, TokenError, Tokens
from bot.service.bounces import Bounces, bounces
from tests.certificates import Certificate, make_certificate
from tests.conftest import MONDAY, Clock, Someones
from tests.features.acting import call_fixed
from tests.features.bounces.coming import IN_RETURN, newest_mail_to
from tests.features.looking import everything_kept, newest
from tests.outlets.imap_server import PASSWORD, USER, ImapServer, imap_server
from tests.outlets.reports import OUT_OF_OFFICE, REPLY, standard

GOOD = json.dumps({"access_token": "en-nyckel", "expires_in": 3600})


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return make_certificate(tmp_path_factory.mktemp("certificate"))


@pytest.fixture
def server(certificate: Certificate) -> Iterator[ImapServer]:
    with imap_server(certificate.context()) as started:
        yield started


@pytest.fixture
def anna(someone: Someones) -> Someone:
    return someone("sip")


@pytest.fixture
def bo(someone: Someones) -> Someone:
    return someone("kurator")


@pytest.fixture
def reader(built: House, clock: Clock, server: ImapServer, certificate: Certificate) -> Bounces:
    where = ImapSettings("127.0.0.1", server.port, USER, ca_file=certificate.public)
    return Bounces(built.bot, Reports(where, SENDER.domain), PASSWORD, None, clock)


def deliver(reader: Bounces, *mails: bytes) -> None:
    """Put mails into the mailbox as the mail server does."""
    where = reader.reports.settings
    trusted = ssl.create_default_context(cafile=where.ca_file)
    with IMAPClient(where.host, where.port, ssl_context=trusted) as client:
        client.plain_login(USER, PASSWORD)
        for raw in mails:
            client.append("INBOX", raw, msg_time=MONDAY)


@contextlib.asynccontextmanager
async def token_server(*answers: tuple[int, str]) -> AsyncIterator[tuple[str, list[str]]]:
    """Gives tokens as told, one answer after the other; its address, and what was asked."""
    asked: list[str] = []

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        length = int(head.split("content-length: ")[1].split("\r\n")[0])
        status, body = answers[len(asked)]
        asked.append((await reader.readexactly(length)).decode())
        writer.write(f"HTTP/1.1 {status} x\r\ncontent-length: {len(body)}\r\n\r\n{body}".encode())
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        yield f"http://127.0.0.1:{port}/token", asked


def tokens_from(url: str) -> Tokens:
    return Tokens(Client(url, "app", "hemlig", "https://outlook.example/.default"))


async def test_a_mail_that_left_and_came_back_is_on_the_conveners_card(
    built: House, reader: Bounces, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    deliver(reader, REPLY, standard(mail_id=newest_mail_to(built, bo)), OUT_OF_OFFICE)

    assert await reader.sweep() is None
    await built.bot.sweep()

    assert IN_RETURN in newest(anna)


async def test_forged_reports_change_nothing(
    built: House, reader: Bounces, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    before, right = everything_kept(built), newest_mail_to(built, bo)
    person = f"From: a@other.example\r\nIn-Reply-To: <{right}@{SENDER.domain}>\r\n\r\n5.1.1"
    deliver(
        reader,
        standard(mail_id="0" * 40),
        standard(mail_id=right).replace(SENDER.domain.encode(), b"other.example"),
        standard(mail_id=f"{right}@{SENDER.domain}>\r\n <{'1' * 40}"),
        person.encode(),
        b"Return-Path: <>\r\nContent-Type: multipart/report; boundary=a\r\n\r\n"
        + b"--a\r\n" * 9999,
    )

    await reader.sweep()

    assert everything_kept(built) == before


async def test_a_mailbox_that_cannot_be_read_is_logged_without_a_secret(reader: Bounces) -> None:
    broken = replace(reader, password="fel ord")

    with structlog.testing.capture_logs() as logged:
        assert await broken.sweep() is None

    assert [each["reason"] for each in logged] == ["bounces.refused"]
    assert "fel ord" not in str(logged)


async def test_more_than_one_round_takes_is_read_without_waiting(reader: Bounces) -> None:
    deliver(reader, *(REPLY for _ in range(AT_ONCE + 1)))

    assert await reader.sweep() == timedelta(0)
    assert await reader.sweep() is None


async def test_an_access_token_is_asked_for_once_and_anew_when_it_is_not_taken(
    built: House, reader: Bounces, server: ImapServer, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    deliver(reader, standard(mail_id=newest_mail_to(built, bo)))
    old = json.dumps({"access_token": "gammal", "expires_in": 3600})
    server.good_tokens = frozenset({"en-nyckel"})

    async with token_server((200, old), (200, GOOD)) as (url, asked):
        by_token = replace(reader, password="", tokens=tokens_from(url))
        for _ in range(3):
            await by_token.sweep()
        await built.bot.sweep()

    assert IN_RETURN in newest(anna)
    assert len(asked) == 2
    assert parse_qs(asked[0])["grant_type"] == ["client_credentials"]
    assert parse_qs(asked[0])["scope"] == ["https://outlook.example/.default"]


@pytest.mark.parametrize(
    "answer", [(401, GOOD), (200, "{}"), (200, "[]"), (200, "<html>"), (500, "")]
)
async def test_no_token_is_told_as_refused(answer: tuple[int, str]) -> None:
    async with token_server(answer) as (url, _):
        with pytest.raises(TokenError, match=r"^refused$"):
            await tokens_from(url).token(MONDAY)


async def test_nobody_who_gives_tokens_is_told_as_unreachable() -> None:
    async with token_server() as (url, _):
        pass

    with pytest.raises(TokenError, match=r"^unreachable$"):
        await tokens_from(url).token(MONDAY)


async def test_a_token_is_renewed_before_it_ends() -> None:
    short = json.dumps({"access_token": "kort", "expires_in": "300"})

    async with token_server((200, short), (200, GOOD)) as (url, _):
        tokens = tokens_from(url)
        given = [
            await tokens.token(MONDAY + timedelta(minutes=minutes)) for minutes in (0, 2, 4, 60)
        ]

    assert given == ["kort", "kort", "en-nyckel", "en-nyckel"]


SETTINGS = Settings(
    _env_file=None,
    secret_key=SecretStr("0123456789abcdef0123456789abcdef"),
    mail_from="samordnaren@viken.example",
    smtp_host="smtp.viken.example",
    slack_bot_token=SecretStr("xoxb-hemlig"),
    slack_signing_secret=SecretStr("hemligt"),
)


async def test_without_a_mailbox_nothing_is_read(built: House, clock: Clock) -> None:
    assert bounces(SETTINGS, built.bot, clock) is None


async def test_a_named_mailbox_is_read_until_the_bot_stops(
    built: House,
    clock: Clock,
    reader: Bounces,
    server: ImapServer,
    certificate: Certificate,
    anna: Someone,
    bo: Someone,
) -> None:
    await call_fixed(anna)
    deliver(reader, standard(mail_id=newest_mail_to(built, bo)))
    settings = SETTINGS.model_copy(
        update={
            "mail_from": f"samordnaren@{SENDER.domain}",
            "bounces_host": "127.0.0.1",
            "bounces_port": server.port,
            "bounces_user": USER,
            "bounces_password": SecretStr(PASSWORD),
            "bounces_ca_file": certificate.public,
        }
    )
    ticker, stop = bounces(settings, built.bot, clock), asyncio.Event()
    assert ticker is not None

    running = asyncio.create_task(ticker.run(stop))
    async with asyncio.timeout(10):
        while IN_RETURN not in newest(anna):
            await asyncio.sleep(0.02)
            await built.bot.sweep()
    stop.set()
    await running
