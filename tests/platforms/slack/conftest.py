"""The district on Slack. On SQLite: what differs between databases, `test_flow` runs on both."""

from collections.abc import AsyncIterator

import pytest

from bot.platforms.slack.calls import Calls, connected
from tests.conftest import Clock
from tests.databases import FreshUrl
from tests.platforms.slack.place import Place, place
from tests.platforms.slack.recording import TOKEN, Recorder, recording


@pytest.fixture
async def at(sqlite_urls: FreshUrl, clock: Clock) -> AsyncIterator[Place]:
    """The district on Slack; the test fails if anything sent there breaks a limit."""
    with sqlite_urls() as url:
        async with place(url, clock) as made:
            yield made


@pytest.fixture
async def slack(clock: Clock) -> AsyncIterator[Recorder]:
    """A workspace alone; the test fails if a call to it breaks a limit or comes too early."""
    async with recording(clock) as made:
        yield made


@pytest.fixture
async def calls(slack: Recorder, clock: Clock) -> AsyncIterator[Calls]:
    """Our side of it."""
    async with connected(TOKEN, clock, f"{slack.url}/api/", slack.hooks) as made:
        yield made
