"""Our own proof of identity: what Entra is asked, how seldom, and what happens when it says no."""

import asyncio
import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs

import jwt
import pytest
import requests
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509.oid import NameOID

from bot.platforms.teams.connector import CallError
from bot.platforms.teams.tokens import (
    RENEWED,
    Certificate,
    Credential,
    EntraTokens,
    LoopbackTokens,
    ManagedIdentity,
    Registration,
    Secret,
)
from tests.conftest import Clock
from tests.platforms.teams.signing import APP, TENANT, private_key

TOKEN_PATH = f"https://login.microsoftonline.com/{TENANT}/oauth2/v2.0/token"
HOUR = 3600


@dataclass
class Response:
    """What MSAL reads of an answer."""

    text: str
    status_code: int = 200
    headers: dict[str, str] = field(default_factory=dict)

    def raise_for_status(self) -> None:
        """As requests does."""
        if self.status_code >= 400:
            raise requests.HTTPError(str(self.status_code))


@dataclass
class Entra:
    """Stands for the network under MSAL, which refuses every address that is not https."""

    says: Callable[[dict[str, str]], dict[str, Any]]
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    threads: set[str] = field(default_factory=set)
    down: bool = False
    slow: float = 0.0

    def post(self, url: str, data: Any = None, **_more: Any) -> Response:
        """A token is asked for."""
        if isinstance(data, str):
            data = {key: value[0] for key, value in parse_qs(data).items()}
        self._asked(url, dict(data or {}))
        return Response(json.dumps(self.says(dict(data or {}))))

    def get(self, url: str, params: Any = None, **_more: Any) -> Response:
        """Where tokens are asked for, or a managed identity's own token."""
        if "openid-configuration" in url:
            base = f"https://login.microsoftonline.com/{TENANT}"
            told = {
                "authorization_endpoint": f"{base}/oauth2/v2.0/authorize",
                "token_endpoint": TOKEN_PATH,
                "issuer": f"{base}/v2.0",
            }
            return Response(json.dumps(told))
        self._asked(url, dict(params or {}))
        return Response(json.dumps(self.says(dict(params or {}))))

    def close(self) -> None:
        """Nothing is open."""

    def _asked(self, url: str, data: dict[str, str]) -> None:
        self.asked.append((url, data))
        self.threads.add(threading.current_thread().name)
        time.sleep(self.slow)
        if self.down:
            raise requests.ConnectionError("down")


def gives(_data: dict[str, str]) -> dict[str, Any]:
    return {"access_token": "given", "expires_in": HOUR, "token_type": "Bearer"}


def tokens(entra: Entra, credential: Credential, now: Clock) -> EntraTokens:
    return EntraTokens({APP: Registration(APP, TENANT, credential)}, now, entra)


async def test_a_secret_buys_a_token_that_is_used_until_its_end(clock: Clock) -> None:
    entra = Entra(gives)
    ours = tokens(entra, Secret("hemligt"), clock)

    assert [await ours.token(APP) for _ in range(3)] == ["given"] * 3
    ((url, data),) = entra.asked
    assert url == TOKEN_PATH
    assert data["client_secret"] == "hemligt"
    assert data["scope"] == "https://api.botframework.com/.default"
    assert data["grant_type"] == "client_credentials"
    assert threading.current_thread().name not in entra.threads


def certificate() -> Certificate:
    """A key of our own with a certificate for it."""
    key = private_key("certificate")
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "samordna.example")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime(2026, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2030, 1, 1, tzinfo=UTC))
        .sign(key, hashes.SHA256())
    )
    pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return Certificate(pem.decode(), made.public_bytes(serialization.Encoding.PEM).decode())


async def test_a_certificate_signs_what_is_asked(clock: Clock) -> None:
    ours = certificate()
    public = private_key("certificate").public_key()

    def checks(data: dict[str, str]) -> dict[str, Any]:
        claims = jwt.decode(
            data["client_assertion"], public, algorithms=["PS256"], audience=TOKEN_PATH
        )
        assert (claims["iss"], claims["sub"]) == (APP, APP)
        assert jwt.get_unverified_header(data["client_assertion"])["x5t#S256"]
        assert "client_secret" not in data
        return gives(data)

    assert await tokens(Entra(checks), ours, clock).token(APP) == "given"


async def test_a_managed_identity_asks_the_machine(clock: Clock) -> None:
    def says(data: dict[str, str]) -> dict[str, Any]:
        assert data["client_id"] == APP
        assert data["resource"] == "https://api.botframework.com"
        return {**gives(data), "expires_in": str(HOUR)}

    entra = Entra(says)

    assert await tokens(entra, ManagedIdentity(), clock).token(APP) == "given"
    assert entra.asked[0][0].startswith("http://169.254.169.254/")


async def test_a_wrong_secret_is_told_and_never_logged(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuses(_data: dict[str, str]) -> dict[str, Any]:
        return {"error": "invalid_client", "error_description": "hemligt is wrong"}

    with pytest.raises(CallError) as told:
        await tokens(Entra(refuses), Secret("hemligt"), clock).token(APP)

    assert (told.value.reason, told.value.permanent) == ("chat.no_token", False)
    written = "".join(capsys.readouterr())
    assert "invalid_client" in written
    assert "hemligt" not in written


async def test_entra_down_is_told_and_an_old_token_used_to_its_end(clock: Clock) -> None:
    entra = Entra(gives)
    ours = tokens(entra, Secret("hemligt"), clock)
    await ours.token(APP)
    ours.spent("another")
    entra.down = True

    clock.on(timedelta(hours=1) - RENEWED)
    # MSAL has its own cache by its own clock, which here has not moved: it must ask anew.
    ours._clients.clear()
    assert await ours.token(APP) == "given"
    clock.on(RENEWED)
    with pytest.raises(CallError):
        await ours.token(APP)


async def test_a_token_that_was_refused_is_asked_for_anew(clock: Clock) -> None:
    entra = Entra(gives)
    ours = tokens(entra, Secret("hemligt"), clock)
    await ours.token(APP)

    ours.spent(APP)
    await ours.token(APP)

    assert len(entra.asked) == 2


async def test_many_who_need_one_ask_once_and_hold_up_nobody(clock: Clock) -> None:
    entra = Entra(gives, slow=0.2)
    ours = tokens(entra, Secret("hemligt"), clock)

    asking = asyncio.gather(*(ours.token(APP) for _ in range(5)))
    ticks = 0
    while not asking.done():
        await asyncio.sleep(0.01)
        ticks += 1

    assert set(await asking) == {"given"}
    assert len(entra.asked) == 1
    assert ticks > 3


async def test_a_simulator_needs_no_proof() -> None:
    assert await LoopbackTokens().token(APP) == f"loopback-{APP}"


def test_no_secret_shows() -> None:
    shown = repr(Registration(APP, TENANT, Secret("hemligt"))) + repr(certificate())

    assert "hemligt" not in shown
    assert "PRIVATE" not in shown
