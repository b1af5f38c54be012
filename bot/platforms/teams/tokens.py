"""Our own proof of identity, from Entra by MSAL: certificate, secret or managed identity.

MSAL is synchronous and asks the network, so it works in a thread; a token that still lasts is
given at once.
"""

import asyncio
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import msal
import requests
import structlog

from bot.platforms.teams.connector import CallError

log = structlog.get_logger()

SCOPE = "https://api.botframework.com/.default"
RESOURCE = "https://api.botframework.com"
AUTHORITY = "https://login.microsoftonline.com"
RENEWED = timedelta(minutes=5)
"""How long before its end a token is renewed."""
TIMEOUT = 10.0


@dataclass(frozen=True)
class Certificate:
    """The private key and the certificate, both as PEM."""

    key: str = field(repr=False)
    certificate: str


@dataclass(frozen=True)
class Secret:
    """A secret of the app's own."""

    words: str = field(repr=False)


@dataclass(frozen=True)
class ManagedIdentity:
    """The identity that Azure gives the machine; its client id is the app's."""


Credential = Certificate | Secret | ManagedIdentity


@dataclass(frozen=True)
class Registration:
    """One of our apps: where it is registered, how it shows that it is itself.

    `domains`: the mail domains that the tenant vouches for; any, when there are none.
    """

    app: str
    tenant: str
    credential: Credential
    domains: frozenset[str] = frozenset()


@dataclass
class EntraTokens:
    """Tokens for each of our apps; `http` replaces MSAL's own way to the network."""

    registrations: Mapping[str, Registration]
    now: Callable[[], datetime]
    http: Any = None
    _kept: dict[str, tuple[str, datetime]] = field(default_factory=dict)
    _clients: dict[str, Any] = field(default_factory=dict)
    _one_at_a_time: threading.Lock = field(default_factory=threading.Lock)

    async def token(self, app: str) -> str:
        """A token that still lasts.

        Raises:
            CallError: Entra gave none.
        """
        kept, until = self._kept.get(app, ("", self.now()))
        if kept and self.now() < until - RENEWED:
            return kept
        try:
            self._kept[app] = await asyncio.to_thread(self._acquire, app, kept)
        except CallError:
            if kept and self.now() < until:
                return kept
            raise
        return self._kept[app][0]

    def spent(self, app: str) -> None:
        """Forget the token: it was refused."""
        self._kept.pop(app, None)
        self._clients.pop(app, None)

    def _acquire(self, app: str, old: str) -> tuple[str, datetime]:
        with self._one_at_a_time:
            kept, until = self._kept.get(app, ("", self.now()))
            if kept and kept != old and self.now() < until - RENEWED:
                return kept, until  # another has just been there
            try:
                told = self._ask(self.registrations[app])
            except (requests.RequestException, ValueError, OSError) as error:
                log.warning("no token", reason=type(error).__name__)
                raise CallError("chat.no_token") from None
        if "access_token" not in told:
            log.warning("no token", reason=str(told.get("error", "")))
            raise CallError("chat.no_token")
        lasts = timedelta(seconds=int(told.get("expires_in", 0)))
        return str(told["access_token"]), self.now() + lasts

    def _ask(self, ours: Registration) -> dict[str, Any]:
        client = self._clients.get(ours.app)
        if client is None:
            client = self._clients[ours.app] = self._client(ours)
        if isinstance(ours.credential, ManagedIdentity):
            found: dict[str, Any] = client.acquire_token_for_client(resource=RESOURCE)
        else:
            found = client.acquire_token_for_client(scopes=[SCOPE])
        return found

    def _client(self, ours: Registration) -> Any:  # noqa: ANN401 -- MSAL is not typed
        if isinstance(ours.credential, ManagedIdentity):
            identity = msal.UserAssignedManagedIdentity(client_id=ours.app)
            return msal.ManagedIdentityClient(identity, http_client=self.http or _session())
        return msal.ConfidentialClientApplication(
            ours.app,
            client_credential=_proof(ours.credential),
            authority=f"{AUTHORITY}/{ours.tenant}",
            instance_discovery=False,
            http_client=self.http or _session(),
        )


def _proof(credential: Certificate | Secret) -> Any:  # noqa: ANN401 -- MSAL is not typed
    match credential:
        case Certificate(key, certificate):
            return {"private_key": key, "public_certificate": certificate}
        case Secret(words):
            return words


class LoopbackTokens:
    """For a simulator on loopback, which asks for no proof."""

    async def token(self, app: str) -> str:
        """Nothing that opens anything."""
        return f"loopback-{app}"

    def spent(self, app: str) -> None:
        """It is never used up."""


def _session() -> requests.Session:
    session = requests.Session()
    send = session.request

    def in_time(*args: Any, **kwargs: Any) -> requests.Response:  # noqa: ANN401 -- as requests has it
        return send(*args, **{"timeout": TIMEOUT, **kwargs})

    session.request = in_time  # type: ignore[method-assign]  # -- MSAL gives no timeout of its own
    return session
