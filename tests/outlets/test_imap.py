"""Reading reports out of a real mailbox: each is acted on once, all else is left alone."""

import socket
import ssl
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from imapclient import IMAPClient

from bot.events import Returned
from bot.outlets.imap import AT_ONCE, ImapError, ImapSettings, Login, Reports
from tests.certificates import Certificate, make_certificate
from tests.outlets import reports
from tests.outlets.imap_server import PASSWORD, USER, ImapServer, imap_server
from tests.outlets.reports import DOMAIN, MAIL_ID, standard

GONE = Returned(MAIL_ID, for_good=True)
BY_PASSWORD = Login(PASSWORD)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return make_certificate(tmp_path_factory.mktemp("certificate"))


@pytest.fixture
def server(certificate: Certificate) -> Iterator[ImapServer]:
    with imap_server(certificate.context()) as started:
        yield started


@pytest.fixture
def box(server: ImapServer, certificate: Certificate) -> Iterator[IMAPClient]:
    """The mailbox as its owner's own mail program sees it."""
    trusted = ssl.create_default_context(cafile=certificate.public)
    with IMAPClient("127.0.0.1", server.port, ssl_context=trusted) as client:
        client.plain_login(USER, PASSWORD)
        client.select_folder("INBOX")
        yield client


@pytest.fixture
def settings(server: ImapServer, certificate: Certificate) -> ImapSettings:
    return ImapSettings("127.0.0.1", server.port, USER, ca_file=certificate.public)


class Taker:
    """Keeps what it is given, and says whether it is done with it."""

    def __init__(self, *, done: bool = True) -> None:
        self.taken: list[Returned] = []
        self.done = done

    async def __call__(self, returned: Returned) -> bool:
        self.taken.append(returned)
        return self.done


async def read(of: Reports, take: Taker, login: Login = BY_PASSWORD) -> bool:
    return await of.read(login, take, datetime.now(UTC))


def unread(box: IMAPClient) -> list[int]:
    box.noop()
    return list(box.search(["UNSEEN"]))


async def test_a_report_is_given_once_and_marked_as_read(
    settings: ImapSettings, box: IMAPClient
) -> None:
    box.append("INBOX", standard())
    take = Taker()

    for _ in range(2):
        assert not await read(Reports(settings, DOMAIN), take)

    assert take.taken == [GONE]
    assert unread(box) == []
    assert len(box.search(["ALL"])) == 1


async def test_what_is_no_report_stays_unread_and_is_fetched_once(
    settings: ImapSettings, box: IMAPClient
) -> None:
    for raw in (reports.REPLY, reports.OUT_OF_OFFICE, b"\0"):
        box.append("INBOX", raw)
    mailbox, take = Reports(settings, DOMAIN), Taker()

    for _ in range(2):
        await read(mailbox, take)

    assert take.taken == []
    assert len(unread(box)) == 3
    assert len(mailbox._passed) == 3


async def test_a_report_that_came_too_early_is_given_again(
    settings: ImapSettings, box: IMAPClient
) -> None:
    box.append("INBOX", standard())
    mailbox, take = Reports(settings, DOMAIN), Taker(done=False)

    await read(mailbox, take)
    assert len(unread(box)) == 1
    take.done = True
    await read(mailbox, take)

    assert take.taken == [GONE, GONE]
    assert unread(box) == []


async def test_old_mail_is_not_looked_at(settings: ImapSettings, box: IMAPClient) -> None:
    box.append("INBOX", standard(), msg_time=datetime.now(UTC) - timedelta(days=20))
    take = Taker()

    await read(Reports(settings, DOMAIN), take)

    assert take.taken == []


async def test_a_flood_is_taken_a_little_at_a_time(settings: ImapSettings, box: IMAPClient) -> None:
    for _ in range(AT_ONCE + 1):
        box.append("INBOX", b"Subject: hej\r\n\r\nhej")
    box.append("INBOX", standard())
    mailbox, take = Reports(settings, DOMAIN), Taker()

    more = [await read(mailbox, take) for _ in range(2)]

    assert more == [True, False]
    assert take.taken == [GONE]


async def test_a_report_behind_a_huge_attachment_is_read_from_its_beginning(
    settings: ImapSettings, box: IMAPClient
) -> None:
    box.append("INBOX", standard() + b"x" * 3_000_000)
    take = Taker()

    await read(Reports(settings, DOMAIN), take)

    assert take.taken == [GONE]


async def test_another_folder_is_read_when_it_is_named(
    settings: ImapSettings, box: IMAPClient
) -> None:
    box.create_folder("Returer åäö")
    box.append("Returer åäö", standard())
    take = Taker()

    await read(Reports(replace(settings, folder="Returer åäö"), DOMAIN), take)

    assert take.taken == [GONE]


async def test_an_access_token_opens_the_mailbox(
    settings: ImapSettings, server: ImapServer, box: IMAPClient
) -> None:
    box.append("INBOX", standard())
    server.good_tokens = frozenset({"en-nyckel"})
    take = Taker()

    await read(Reports(settings, DOMAIN), take, Login("en-nyckel", is_token=True))

    assert take.taken == [GONE]


@pytest.mark.parametrize(
    "login", [Login("fel"), Login("fel", is_token=True), Login("f\r\nA1 LOGOUT"), Login("å")]
)
async def test_a_refused_login_is_told_without_the_secret(
    settings: ImapSettings, login: Login
) -> None:
    with pytest.raises(ImapError, match=r"^refused$") as told:
        await read(Reports(settings, DOMAIN), Taker(), login)

    assert told.value.__cause__ is None
    assert "fel" not in repr(login)


async def test_a_folder_that_is_not_there_is_told(settings: ImapSettings) -> None:
    with pytest.raises(ImapError, match=r"^no_folder$"):
        await read(Reports(replace(settings, folder="Borta"), DOMAIN), Taker())


async def test_a_certificate_that_does_not_hold_stops_before_the_password(
    settings: ImapSettings,
) -> None:
    with pytest.raises(ImapError, match=r"^insecure$"):
        await read(Reports(replace(settings, ca_file=None), DOMAIN), Taker())


async def test_a_server_without_tls_is_not_talked_to() -> None:
    with imap_server(None) as plain, pytest.raises(ImapError, match=r"^insecure$"):
        await read(Reports(ImapSettings("127.0.0.1", plain.port, USER), DOMAIN), Taker())


async def test_nobody_there_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]

    with pytest.raises(ImapError, match=r"^unreachable$"):
        await read(Reports(ImapSettings("127.0.0.1", port, USER), DOMAIN), Taker())
