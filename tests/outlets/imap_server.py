"""A real IMAP server (pymap) on the loopback, with TLS from the first byte, in memory."""

import asyncio
import contextlib
import threading
from argparse import Namespace
from collections.abc import Iterator
from ssl import SSLContext
from typing import Any

from proxyprotocol.reader import ProxyProtocolReader
from proxyprotocol.version import ProxyProtocolVersion
from pymap.backend.dict import Config, Identity, Login
from pymap.exceptions import InvalidAuth
from pymap.imap import IMAPServer
from pymap.user import Passwords, UserMetadata
from pysasl import SASLAuth
from pysasl.creds.external import ExternalCredentials
from pysasl.creds.server import ServerCredentials

USER = "samordnaren@exempelviken.example"
PASSWORD = "ett hemligt ord på svenska"


class Encrypted(Config):
    """Logins are taken at once: the line is encrypted from the start."""

    @property
    def initial_auth(self) -> SASLAuth:
        return self.tls_auth

    @property
    def tls_auth(self) -> SASLAuth:
        return SASLAuth.named([b"PLAIN", b"LOGIN", b"XOAUTH2"])


class TokensToo(Login):
    """Takes these access tokens beside the password."""

    good: frozenset[str] = frozenset()

    async def authenticate(self, credentials: ServerCredentials) -> Identity:
        if not isinstance(credentials, ExternalCredentials):
            return await super().authenticate(credentials)
        if credentials._token not in self.good:  # it has no other name
            raise InvalidAuth
        return Identity(credentials.authzid, self, None, set())


class ImapServer:
    """One account on 127.0.0.1; `good_tokens` are taken in place of its password."""

    def __init__(self, tls: SSLContext | None) -> None:
        self._tls = tls
        self.port = 0

    @property
    def good_tokens(self) -> frozenset[str]:
        return self._login.good

    @good_tokens.setter
    def good_tokens(self, tokens: frozenset[str]) -> None:
        self._login.good = tokens

    async def serve(self, ready: threading.Event) -> None:
        self._loop, self._stopping = asyncio.get_running_loop(), asyncio.Event()
        config = Encrypted.from_args(_arguments(), invalid_user_sleep=0.0)
        config.apply_context()
        self._login = TokensToo(config)
        hashed = await Passwords(config).hash_password(PASSWORD)
        await self._login.demo_user_identity.set(UserMetadata(config, USER, password=hashed))
        talk = ProxyProtocolReader(config.proxy_protocol).get_callback(
            IMAPServer(self._login, config)
        )
        server = await asyncio.start_server(talk, "127.0.0.1", 0, ssl=self._tls)
        self.port = server.sockets[0].getsockname()[1]
        ready.set()
        await self._stopping.wait()
        server.close()

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._stopping.set)


@contextlib.contextmanager
def imap_server(tls: SSLContext | None) -> Iterator[ImapServer]:
    """The server, in a thread of its own."""
    server, ready = ImapServer(tls), threading.Event()
    thread = threading.Thread(target=asyncio.run, args=(server.serve(ready),), daemon=True)
    thread.start()
    assert ready.wait(10)
    yield server
    server.stop()
    thread.join()


def _arguments() -> Namespace:
    told: dict[str, Any] = {
        "host": "127.0.0.1",
        "port": "0",
        "debug": False,
        "cert": None,
        "key": None,
        "tls": False,
        "proxy_protocol": ProxyProtocolVersion.NOOP.name.lower(),
        "passlib_cfg": None,
        "demo_data": False,
        "demo_user": USER,
        "demo_password": PASSWORD,
    }
    return Namespace(**told)
