"""The mail server of the demo and the tests, met by Python's own mail client."""

import smtplib
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from bot.outlets.mail import compose
from bot.outlets.mailbox import Caught, Mailbox
from tests.outlets.letters import ANNA, BOT, LETTER, NOON


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    box = Mailbox()
    box.start()
    yield box
    box.stop()


def post(port: int, to: str = ANNA) -> None:
    with smtplib.SMTP("127.0.0.1", port, timeout=5) as client:
        client.sendmail(BOT.address, [to], compose(LETTER, BOT, NOON))


def test_a_mail_is_kept_as_it_came(mailbox: Mailbox) -> None:
    before = datetime.now(UTC)

    post(mailbox.port)

    (mail,) = mailbox.mails
    assert (mail.number, mail.sender, mail.to) == (1, BOT.address, (ANNA,))
    assert before <= mail.received_at <= datetime.now(UTC)
    assert mail.message["Subject"] == "Samverkansmöte 7KQ4M"
    assert mail.raw.startswith(b"From: Samordnaren")


def test_mails_at_the_same_time_are_numbered_without_gaps(mailbox: Mailbox) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(post, [mailbox.port] * 12))

    assert [mail.number for mail in mailbox.mails] == list(range(1, 13))


def test_whoever_watches_is_told_once_the_mail_is_there() -> None:
    seen: list[tuple[Caught, int]] = []
    box = Mailbox(on_mail=lambda mail: seen.append((mail, len(box.mails))))
    box.start()

    post(box.port)
    box.stop()

    assert seen == [(box.mails[0], 1)]


@pytest.mark.parametrize("answer", ["451 4.3.0 later", "550 5.1.1 no such mailbox"])
def test_it_refuses_as_told_until_told_otherwise(mailbox: Mailbox, answer: str) -> None:
    mailbox.refuse_with = answer
    with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
        post(mailbox.port)
    mailbox.refuse_with = None
    post(mailbox.port)

    code, words = refused.value.recipients[ANNA]
    assert f"{code} {words.decode()}" == answer
    assert len(mailbox.mails) == 1


def test_a_stopped_mailbox_takes_no_mail_and_still_shows_what_it_has() -> None:
    box = Mailbox()
    box.start()
    post(box.port)

    box.stop()

    assert len(box.mails) == 1
    with pytest.raises(ConnectionRefusedError):
        post(box.port)


def test_it_can_be_started_again_on_its_port() -> None:
    box = Mailbox()
    for _ in range(2):
        box.start()
        post(box.port)
        box.stop()

    assert len(box.mails) == 2


def test_it_stops_while_somebody_is_still_connected() -> None:
    box = Mailbox()
    box.start()
    with socket.create_connection(("127.0.0.1", box.port), timeout=5) as client:
        client.recv(100)

        box.stop()

        assert client.recv(100) == b""


def test_two_mailboxes_do_not_meet(mailbox: Mailbox) -> None:
    other = Mailbox()
    other.start()
    post(other.port)
    other.stop()

    assert other.port != mailbox.port
    assert mailbox.mails == ()
