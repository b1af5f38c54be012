"""Handing mails over: to a real server, and to servers that fail in every way we know."""

import asyncio
import contextlib
import socket
import ssl
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.outlets.lines import UnsafeMailError
from bot.outlets.mail import compose
from bot.outlets.mailbox import Mailbox
from bot.outlets.smtp import Smtp, SmtpSettings, StartTls
from scheduler.errors import SendError
from tests.certificates import Certificate, make_certificate
from tests.outlets.letters import ANNA, BOT, EVENT, LETTER, NOON

MAIL = compose(replace(LETTER, event=EVENT), BOT, NOON)
HANG_UP = "hang up"
SILENCE = "silence"


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    box = Mailbox()
    box.start()
    yield box
    box.stop()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return make_certificate(tmp_path_factory.mktemp("certificate"))


@contextlib.asynccontextmanager
async def scripted(
    answers: dict[str, str], tls: ssl.SSLContext | None = None, pause: float = 0
) -> AsyncIterator[int]:
    """A server that answers as told to HELLO (the greeting), commands and TEXT; gives its port.

    Before each answer it takes *pause* seconds; after STARTTLS it goes on with *tls*.
    """
    talks: list[asyncio.Task[None]] = []
    usual = {"HELLO": "220 ready", "DATA": "354 go on", "STAR": "220 go on", "QUIT": "221 bye"}

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        said = "HELLO"
        while said and (answer := answers.get(said, usual.get(said, "250 OK"))) != HANG_UP:
            await asyncio.sleep(pause)
            if answer != SILENCE:
                writer.write(f"{answer}\r\n".encode())
            if said == "STAR" and tls:
                await writer.start_tls(tls)
            if answer.startswith("354"):
                await reader.readuntil(b"\r\n.\r\n")
                said = "TEXT"
            else:
                said = (await reader.readline()).decode()[:4].strip().upper()
        writer.transport.abort()  # at once, where TLS would wait for the other side's farewell

    def answered(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talks.append(asyncio.create_task(talk(reader, writer)))

    server = await asyncio.start_server(answered, "127.0.0.1", 0)
    yield server.sockets[0].getsockname()[1]
    server.close()
    await asyncio.gather(*talks)


def settings(port: int, timeout: float = 5) -> SmtpSettings:
    return SmtpSettings(
        host="127.0.0.1",
        port=port,
        sender=BOT.address,
        starttls=StartTls.NONE,
        timeout=timedelta(seconds=timeout),
    )


async def failure(of: SmtpSettings, to: str = ANNA) -> tuple[str, bool]:
    with pytest.raises(SendError) as caught:
        await Smtp(of).send(MAIL, to)
    return caught.value.reason, caught.value.permanent


async def test_the_mail_arrives_for_its_recipient_alone_from_the_organizer(
    mailbox: Mailbox,
) -> None:
    await Smtp(settings(mailbox.port)).send(MAIL, ANNA)

    (mail,) = mailbox.mails
    assert (mail.sender, mail.to) == (BOT.address, (ANNA,))
    assert mail.raw == MAIL


async def test_several_mails_may_leave_at_once(mailbox: Mailbox) -> None:
    smtp = Smtp(settings(mailbox.port))

    await asyncio.gather(*(smtp.send(MAIL, f"a{number}@x.example") for number in range(10)))

    assert {mail.to for mail in mailbox.mails} == {(f"a{n}@x.example",) for n in range(10)}


async def test_a_second_copy_after_doubt_has_the_same_message_id(mailbox: Mailbox) -> None:
    async with scripted({"TEXT": HANG_UP}) as port:
        first = await failure(settings(port))
    smtp = Smtp(settings(mailbox.port))

    for _ in range(2):
        await smtp.send(compose(LETTER, BOT, NOON), ANNA)

    assert first == ("mail.uncertain", False)
    assert len({mail.message["Message-ID"] for mail in mailbox.mails}) == 1


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("451 4.3.0 later", ("mail.later", False)),
        ("421 4.7.0 too busy", ("mail.later", False)),
        ("550 5.1.1 no such mailbox", ("mail.refused", True)),
        ("552 5.2.2 mailbox full", ("mail.refused", True)),
    ],
)
async def test_a_refused_recipient_is_for_now_or_for_good(
    mailbox: Mailbox, answer: str, outcome: tuple[str, bool]
) -> None:
    mailbox.refuse_with = answer

    assert await failure(settings(mailbox.port)) == outcome
    assert mailbox.mails == ()


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        ({"HELLO": "421 too busy"}, ("mail.later", False)),
        ({"HELLO": "554 go away"}, ("mail.rejected_us", False)),
        ({"HELLO": HANG_UP}, ("mail.unreachable", False)),
        ({"HELLO": SILENCE}, ("mail.unreachable", False)),
        ({"HELLO": "who goes there"}, ("mail.unreachable", False)),
        ({"MAIL": "550 5.7.1 not you"}, ("mail.rejected_us", False)),
        ({"MAIL": "452 4.3.1 disk full"}, ("mail.later", False)),
        ({"RCPT": HANG_UP}, ("mail.unreachable", False)),
        ({"RCPT": SILENCE}, ("mail.unreachable", False)),
        ({"DATA": "451 4.3.0 later"}, ("mail.later", False)),
        ({"TEXT": "451 4.7.1 greylisted"}, ("mail.later", False)),
        ({"TEXT": "554 5.6.0 not this"}, ("mail.refused", True)),
        ({"TEXT": HANG_UP}, ("mail.uncertain", False)),
        ({"TEXT": SILENCE}, ("mail.uncertain", False)),
        ({"TEXT": "hmm"}, ("mail.uncertain", False)),
    ],
)
async def test_every_failure_says_whether_to_try_again(
    answers: dict[str, str], outcome: tuple[str, bool]
) -> None:
    # A short time-out where the server is silent; elsewhere a busy machine must not decide.
    timeout = 0.3 if SILENCE in answers.values() else 5

    async with scripted(answers) as port:
        assert await failure(settings(port, timeout)) == outcome


@pytest.mark.parametrize("goodbye", [HANG_UP, SILENCE, "500 what"])
async def test_a_mail_that_was_taken_is_sent_whatever_the_server_says_after(goodbye: str) -> None:
    async with scripted({"QUIT": goodbye}) as port:
        await Smtp(settings(port)).send(MAIL, ANNA)


async def test_a_server_that_drags_every_step_does_not_outlast_the_lease() -> None:
    timeout = 0.3
    clock = asyncio.get_running_loop().time
    started = clock()

    async with scripted({}, pause=0.25) as port:
        outcome = await failure(settings(port, timeout))

    assert outcome == ("mail.unreachable", False)
    assert clock() - started < 5 * timeout


async def test_a_server_that_is_down_is_tried_again() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]

    assert await failure(settings(port)) == ("mail.unreachable", False)


@pytest.mark.parametrize("to", ["åsa@x.example", "anna@skåne.example", "a@x.example,b@x.example"])
async def test_an_address_that_is_not_plain_ascii_is_never_sent_to(
    mailbox: Mailbox, to: str
) -> None:
    assert await failure(settings(mailbox.port), to) == ("mail.bad_address", True)
    assert mailbox.mails == ()


def test_a_sender_that_is_no_address_is_found_at_the_start() -> None:
    with pytest.raises(UnsafeMailError):
        replace(settings(25), sender="Samordnaren <mote@samordna.example.se>")


async def test_the_error_holds_a_code_and_neither_address_nor_the_servers_words(
    mailbox: Mailbox,
) -> None:
    mailbox.refuse_with = f"550 {ANNA} is unknown"

    with pytest.raises(SendError) as caught:
        await Smtp(settings(mailbox.port)).send(MAIL, ANNA)

    assert caught.value.args == ("mail.refused",)
    assert caught.value.__suppress_context__


class TestEncryption:
    """STARTTLS is asked for by default."""

    @pytest.fixture
    def safe(self, certificate: Certificate) -> Iterator[Mailbox]:
        box = Mailbox(tls=certificate.context(), login=("bot", "hemligt"))
        box.start()
        yield box
        box.stop()

    @pytest.fixture
    def asked(self, safe: Mailbox, certificate: Certificate) -> SmtpSettings:
        return SmtpSettings(
            host="127.0.0.1",
            port=safe.port,
            sender=BOT.address,
            username="bot",
            password="hemligt",
            timeout=timedelta(seconds=5),
            ca_file=certificate.public,
        )

    async def test_a_mail_travels_encrypted_and_logged_in(
        self, safe: Mailbox, asked: SmtpSettings
    ) -> None:
        await Smtp(asked).send(MAIL, ANNA)

        assert [mail.to for mail in safe.mails] == [(ANNA,)]

    async def test_a_wrong_password_is_the_operators_to_put_right(
        self, safe: Mailbox, asked: SmtpSettings
    ) -> None:
        wrong = replace(asked, password="gissat")

        assert await failure(wrong) == ("mail.rejected_us", False)
        assert safe.mails == ()

    async def test_a_certificate_nobody_vouches_for_stops_the_mail(
        self, safe: Mailbox, asked: SmtpSettings
    ) -> None:
        assert await failure(replace(asked, ca_file=None)) == ("mail.insecure", False)
        assert safe.mails == ()

    async def test_a_certificate_for_another_host_stops_the_mail(
        self, safe: Mailbox, asked: SmtpSettings
    ) -> None:
        assert await failure(replace(asked, host="localhost")) == ("mail.insecure", False)
        assert safe.mails == ()

    async def test_nothing_is_sent_when_somebody_took_starttls_away(
        self, mailbox: Mailbox, asked: SmtpSettings
    ) -> None:
        stripped = replace(asked, port=mailbox.port)

        assert await failure(stripped) == ("mail.insecure", False)
        assert mailbox.mails == ()

    async def test_nothing_is_sent_when_starttls_is_offered_and_then_refused(
        self, asked: SmtpSettings
    ) -> None:
        async with scripted({"EHLO": "250-x\r\n250 STARTTLS", "STAR": "454 not now"}) as port:
            assert await failure(replace(asked, port=port)) == ("mail.insecure", False)

    async def test_a_server_that_knows_no_login_gets_neither_password_nor_mail(
        self, certificate: Certificate, asked: SmtpSettings
    ) -> None:
        async with scripted({"EHLO": "250-x\r\n250 STARTTLS"}, certificate.context()) as port:
            assert await failure(replace(asked, port=port)) == ("mail.rejected_us", False)

    def test_a_password_never_travels_in_the_clear(self, asked: SmtpSettings) -> None:
        with pytest.raises(ValueError, match="STARTTLS"):
            replace(asked, starttls=StartTls.NONE)

    def test_the_password_is_not_shown_with_the_settings(self, asked: SmtpSettings) -> None:
        assert "hemligt" not in repr(asked)
