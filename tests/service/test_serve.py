"""The service as an operator runs it: from settings, against local-slack, until SIGTERM."""

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from sqlmodel import select

from models.registry import (
    Area,
    Contact,
    Function,
    Organisation,
    OrganisationKind,
)
from models.store import Store, Tx, migrate
from tests.databases import free_port
from tests.emulators.human import Human
from tests.emulators.local_slack import APP_TOKEN, LocalSlack, local_slack, until
from tests.platforms.slack.place import SIGNING
from tests.platforms.slack.recording import TOKEN

EMAIL = "sip-samordnare@viken.example"


@dataclass
class Service:
    """A running `samordna run`."""

    process: asyncio.subprocess.Process
    slack: LocalSlack
    url: str
    store: Store

    async def ready(self) -> bool:
        try:
            async with httpx.AsyncClient() as client:
                return (await client.get(f"{self.url}/readyz")).status_code == 200
        except httpx.ConnectError:
            return False


@pytest.fixture(params=["http", "socket"])
async def service(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Service]:
    """The service with one contact in its registry, over each transport."""
    port = free_port()
    database = f"sqlite:///{tmp_path / 'service.db'}"
    migrate(database)
    mode = "events" if request.param == "http" else "socket"
    address = f"http://127.0.0.1:{port}/slack/events"
    async with local_slack(tmp_path, [("USIP", EMAIL)], mode, address, SIGNING) as slack:
        env = {
            "SAMORDNA_DATABASE_URL": database,
            "SAMORDNA_SECRET_KEY": "0123456789abcdef0123456789abcdef",
            "SAMORDNA_PORT": str(port),
            "SAMORDNA_AREA_SLUG": "viken",
            "SAMORDNA_MAIL_FROM": "samordnaren@viken.example",
            "SAMORDNA_SMTP_HOST": "127.0.0.1",
            "SAMORDNA_SLACK_MODE": request.param,
            "SAMORDNA_SLACK_BOT_TOKEN": TOKEN,
            "SAMORDNA_SLACK_SIGNING_SECRET": SIGNING,
            "SAMORDNA_SLACK_APP_TOKEN": APP_TOKEN,
            "SAMORDNA_SLACK_API": f"{slack.url}/api/",
            "SAMORDNA_SLACK_HOOKS": f"{slack.url}/_hooks/",
        }
        program = "from bot.cli import app; app()"
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-c",
            program,
            "run",
            env=env,
            cwd=tmp_path,
            stderr=asyncio.subprocess.PIPE,
        )
        store = Store(database)
        made = Service(process, slack, f"http://127.0.0.1:{port}", store)
        try:
            await until(made.ready, seconds=30)
            await store.run(_somebody)
            yield made
        finally:
            store.close()
            if process.returncode is None:
                process.kill()
            await process.communicate()


def _somebody(tx: Tx) -> None:
    area = tx.exec(select(Area)).one()
    unit = Organisation(area_id=area.id, name="Enheten", kind=OrganisationKind.SOCIAL_SERVICES)
    function = Function(area_id=area.id, key="sip-samordnare", name="SIP-samordnare")
    tx.add_all([unit, function])
    tx.flush()
    contact = Contact(
        area_id=area.id, organisation_id=unit.id, function_id=function.id, email=EMAIL
    )
    tx.add(contact)


async def test_it_answers_and_stops_when_told_to(service: Service) -> None:
    anna = Human(service.slack, "USIP")

    await anna.says("hjälp")
    answer = await anna.reads("Jag hjälper er")
    await anna.says("sip")
    view = await anna.view()
    service.process.send_signal(signal.SIGTERM)
    _, errors = await asyncio.wait_for(service.process.communicate(), 25)

    assert "Kalla till SIP-möte" in answer
    assert view["callback_id"] == "meetings.call"
    assert service.process.returncode == 0
    for secret in (TOKEN, APP_TOKEN, SIGNING, EMAIL):
        assert secret not in errors.decode()
