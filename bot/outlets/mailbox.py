"""A mail server on the loopback that sends nothing on: the demo's and the tests' mails end here."""

import asyncio
import logging
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from ssl import SSLContext
from typing import cast

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session


@dataclass(frozen=True)
class Caught:
    """A mail as it came over the wire; `number` counts from 1."""

    number: int
    received_at: datetime
    sender: str
    to: tuple[str, ...]
    raw: bytes

    @property
    def message(self) -> EmailMessage:
        """The mail as a reader sees it, parsed anew from `raw`."""
        return message_from_bytes(self.raw, policy=default)


class Mailbox:
    """Takes mail on 127.0.0.1, in a thread of its own, and keeps it in memory.

    `refuse_with` answers every recipient while set, for example `451 4.3.0 later`; `refuses`
    those it names. While `breaks_off` the line is dead once a mail is taken, before that is
    said. `on_mail` is called from the server's thread, once the mail is in `mails`; it must not
    raise.

    Args:
        port: 0 takes any free one.
        tls: Offer STARTTLS with this certificate.
        login: Take mail only after this user name and password; needs *tls*.
    """

    def __init__(
        self,
        port: int = 0,
        on_mail: Callable[[Caught], None] | None = None,
        tls: SSLContext | None = None,
        login: tuple[str, str] | None = None,
    ) -> None:
        self.port = port
        self.refuse_with: str | None = None
        self.refuses: dict[str, str] = {}
        self.breaks_off = False
        self._on_mail = on_mail
        self._tls = tls
        self._login = login
        self._mails: list[Caught] = []
        self._lock = threading.Lock()

    @property
    def mails(self) -> tuple[Caught, ...]:
        """Everything received so far, oldest first."""
        with self._lock:
            return tuple(self._mails)

    def start(self) -> None:
        """Listen; `port` is known and connections are taken when this returns."""
        # aiosmtpd logs commands, addresses among them.
        logging.getLogger("mail.log").setLevel(logging.ERROR)
        listener = socket.create_server(("127.0.0.1", self.port))
        # Connections inherit it; without, each waits 40 ms after EHLO for the other side's ACK.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.port = listener.getsockname()[1]
        ready = threading.Event()
        self._thread = threading.Thread(
            target=asyncio.run, args=(self._serve(listener, ready),), name="mailbox", daemon=True
        )
        self._thread.start()
        ready.wait()

    def stop(self) -> None:
        """Close the door and every open connection; what was received stays readable."""
        self._loop.call_soon_threadsafe(self._stopping.set)
        self._thread.join()

    async def _serve(self, listener: socket.socket, ready: threading.Event) -> None:
        self._loop, self._stopping = asyncio.get_running_loop(), asyncio.Event()
        server = await self._loop.create_server(self._talk, sock=listener)
        ready.set()
        await self._stopping.wait()
        # Connections still open end as `asyncio.run` cancels their tasks.
        server.close()

    def _talk(self) -> SMTP:
        return SMTP(
            self,
            hostname="mailbox.example",
            loop=self._loop,
            tls_context=self._tls,
            require_starttls=self._tls is not None,
            auth_required=self._login is not None,
            authenticator=self._knows,
        )

    def _knows(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _how: str, given: LoginPassword
    ) -> AuthResult:
        told = (given.login.decode(), given.password.decode())
        # Not handled: aiosmtpd is to say 535 itself when it fails.
        return AuthResult(success=told == self._login, handled=False)

    async def handle_RCPT(  # noqa: N802 -- aiosmtpd calls its hooks by these names
        self, _server: SMTP, _session: Session, envelope: Envelope, to: str, _options: list[str]
    ) -> str:
        """Take the recipient, or refuse as told."""
        if refusal := self.refuse_with or self.refuses.get(to):
            return refusal
        envelope.rcpt_tos.append(to)
        return "250 2.1.5 OK"

    async def handle_DATA(  # noqa: N802 -- see handle_RCPT
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """Keep the mail, then tell whoever watches."""
        with self._lock:
            caught = Caught(
                number=len(self._mails) + 1,
                received_at=datetime.now(UTC),
                sender=envelope.mail_from or "",
                to=tuple(envelope.rcpt_tos),
                raw=envelope.original_content or b"",
            )
            self._mails.append(caught)
        if self._on_mail is not None:
            self._on_mail(caught)
        if self.breaks_off:
            cast("asyncio.WriteTransport", server.transport).abort()  # typed as less than it is
        return "250 2.0.0 OK"
