"""The service with Teams alone, as an operator runs it, until a signal."""

import asyncio
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

import httpx

from bot.platforms.teams.http import PATH
from tests.databases import free_port
from tests.emulators.local_slack import until
from tests.payloads import recorded
from tests.platforms.teams.place import account
from tests.platforms.teams.recording import recording
from tests.platforms.teams.signing import APP, TENANT, key_server, token


def now() -> datetime:
    return datetime.now(UTC)


async def test_teams_is_served_without_slack_and_a_stranger_told_so(tmp_path: Path) -> None:
    port = free_port()
    async with recording(now) as teams, key_server() as keys, httpx.AsyncClient() as client:
        teams.people["ny"] = account("ny", "ny@annan.example")
        teams.installed = {"ny"}
        env = {
            "SAMORDNA_DATABASE_URL": f"sqlite:///{tmp_path / 'teams.db'}",
            "SAMORDNA_SECRET_KEY": "0123456789abcdef0123456789abcdef",
            "SAMORDNA_PORT": str(port),
            "SAMORDNA_MAIL_FROM": "samordnaren@exempelviken.example",
            "SAMORDNA_SMTP_HOST": "127.0.0.1",
            "SAMORDNA_TEAMS_APP_ID": APP,
            "SAMORDNA_TEAMS_TENANT_ID": TENANT,
            "SAMORDNA_TEAMS_SERVICE": teams.url,
            "SAMORDNA_TEAMS_KEYS": keys.url,
        }
        command = (sys.executable, "-c", "from bot.cli import app; app()", "run")
        process = await asyncio.create_subprocess_exec(
            *command, env=env, cwd=tmp_path, stderr=asyncio.subprocess.PIPE
        )
        base = f"http://127.0.0.1:{port}"

        async def ready() -> bool:
            try:
                return (await client.get(f"{base}/readyz")).status_code == 200
            except httpx.ConnectError:
                return False

        try:
            await until(ready, seconds=60)
            sent = recorded("teams", "message") | {"serviceUrl": teams.url}
            sent["from"] = {"id": "29:ny", "aadObjectId": "ny"}
            sent["conversation"]["id"] = "a:ny"
            signed = {"Authorization": f"Bearer {token(now(), serviceurl=teams.url)}"}
            known = await client.post(f"{base}{PATH}", json=sent, headers=signed)
            unsigned = await client.post(f"{base}{PATH}", json=sent)
            slack = await client.post(f"{base}/slack/events")
        finally:
            process.send_signal(signal.SIGTERM)
            _, errors = await process.communicate()

    assert (known.status_code, unsigned.status_code, slack.status_code) == (200, 401, 404)
    (answer,) = teams.dialogue("ny")
    assert answer["attachments"]
    assert process.returncode == 0
    assert b"Traceback" not in errors
