"""The service as an operator runs it: from settings, against local-slack, until a signal."""

import asyncio
import contextlib
import json
import signal
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from sqlmodel import col, select

from bot.demo import district
from models.queue import LEASED, Outbox
from models.registry import Area, Contact, Function, Organisation, OrganisationKind
from models.store import Store, Tx, migrate
from tests.databases import free_port
from tests.emulators.human import Human
from tests.emulators.local_slack import APP_TOKEN, LocalSlack, local_slack, until
from tests.platforms.slack.place import SIGNING, seeded
from tests.platforms.slack.recording import TOKEN
from tests.platforms.slack.test_local_slack import value

EMAIL = "sip-samordnare@exempelviken.example"
AGREEMENT = f"""
name = "Exempelvikens överenskommelse"
work_domains = {json.dumps(district.AGREEMENT.work_domains)}
"""
METRICS = "only-for-tests-too"
STARTS_WITHIN = 60.0


@dataclass
class Service:
    """A `samordna run` that can be killed and started again."""

    slack: LocalSlack
    folder: Path
    env: dict[str, str]
    _process: asyncio.subprocess.Process | None = field(default=None, init=False)

    @property
    def process(self) -> asyncio.subprocess.Process:
        assert self._process is not None
        return self._process

    @property
    def database(self) -> str:
        return self.env["SAMORDNA_DATABASE_URL"]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.env['SAMORDNA_PORT']}"

    async def start(self) -> None:
        """Until it says that it is ready, which it is not before it is connected to Slack."""
        program = "from bot.cli import app; app()"
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-c",
            program,
            "run",
            env=self.env,
            cwd=self.folder,
            stderr=asyncio.subprocess.PIPE,
        )
        await until(self.ready, seconds=STARTS_WITHIN)

    async def kill(self) -> None:
        """Gone at once, as when the power fails."""
        if self._process and self._process.returncode is None:
            self._process.kill()
            await self._process.communicate()

    async def at_rest(self) -> bool:
        """Whether nothing is half sent: local-slack keeps no marks by which to look for it."""
        with contextlib.closing(Store(self.database)) as store, store.transaction() as tx:
            leased = select(Outbox.id).where(col(Outbox.state).in_(LEASED))
            return tx.exec(leased).first() is None

    async def counted(self, token: str) -> httpx.Response:
        """What `/metrics` answers to this token."""
        async with httpx.AsyncClient(headers={"Authorization": f"Bearer {token}"}) as client:
            return await client.get(f"{self.url}/metrics")

    async def ready(self) -> bool:
        try:
            async with httpx.AsyncClient() as client:
                return (await client.get(f"{self.url}/readyz")).status_code == 200
        except httpx.ConnectError:
            return False


@pytest.fixture(params=["http", "socket"])
async def service(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Service]:
    """The service over each transport, not started yet, with nothing in its database."""
    port = free_port()
    database = f"sqlite:///{tmp_path / 'service.db'}"
    agreement = tmp_path / "agreement.toml"
    agreement.write_text(AGREEMENT, encoding="utf-8")
    migrate(database)
    mode = "events" if request.param == "http" else "socket"
    address = f"http://127.0.0.1:{port}/slack/events"
    async with local_slack(tmp_path, [("USIP", EMAIL)], mode, address, SIGNING) as slack:
        env = {
            "SAMORDNA_AGREEMENT": str(agreement),
            "SAMORDNA_DATABASE_URL": database,
            "SAMORDNA_SECRET_KEY": "0123456789abcdef0123456789abcdef",
            "SAMORDNA_PORT": str(port),
            "SAMORDNA_AREA_SLUG": district.SLUG,
            "SAMORDNA_MAIL_FROM": "samordnaren@exempelviken.example",
            "SAMORDNA_SMTP_HOST": "127.0.0.1",
            "SAMORDNA_METRICS_TOKEN": METRICS,
            "SAMORDNA_SLACK_MODE": request.param,
            "SAMORDNA_SLACK_BOT_TOKEN": TOKEN,
            "SAMORDNA_SLACK_SIGNING_SECRET": SIGNING,
            "SAMORDNA_SLACK_APP_TOKEN": APP_TOKEN,
            "SAMORDNA_SLACK_API": f"{slack.url}/api/",
            "SAMORDNA_SLACK_HOOKS": f"{slack.url}/_hooks/",
        }
        made = Service(slack, tmp_path, env)
        yield made
        await made.kill()


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
    await service.start()
    with contextlib.closing(Store(service.database)) as store:
        await store.run(_somebody)
    anna = Human(service.slack, "USIP")

    await anna.says("hjälp")
    answer = await anna.reads("Jag hjälper er")
    await anna.says("sip")
    view = await anna.view()
    counted, refused = await service.counted(METRICS), await service.counted(TOKEN)
    service.process.send_signal(signal.SIGTERM)
    _, errors = await asyncio.wait_for(service.process.communicate(), 25)

    assert "Kalla till SIP-möte" in answer
    assert view["callback_id"] == "meetings.call"
    assert service.process.returncode == 0
    assert 'samordna_events_total{outcome="ok",platform="slack"}' in counted.text
    assert refused.status_code == 401
    for secret in (METRICS, TOKEN, APP_TOKEN, SIGNING, EMAIL):
        assert secret not in errors.decode()


async def test_killed_in_the_middle_it_comes_back_and_nothing_is_lost(service: Service) -> None:
    with seeded(service.database, datetime.now(UTC)):
        await service.start()
    anna, today = Human(service.slack, "USIP"), datetime.now(UTC).date()
    await anna.says("sip")
    view = await anna.view()

    await service.kill()
    await service.start()
    await anna.fills(
        who=(value(view, "who", "Psykolog"),),
        from_on=str(today + timedelta(days=14)),
        to_on=str(today + timedelta(days=28)),
        consent="being_obtained",
    )
    await anna.reads("Väntar på samtycke")
    await until(service.at_rest)
    await service.kill()
    await service.start()
    await anna.presses("Ta bort utkastet")
    await anna.fills()

    await anna.reads("Mötet är inställt")
    assert len(await anna.cards()) == 1
