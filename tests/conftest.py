"""What every test may ask for: databases, a house to act in, a clock that stands still."""

import contextlib
import gc
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Protocol

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import URL

from bot.demo import district
from bot.demo.house import House, house
from bot.demo.people import Someone
from models.store import Store, Tx, migrate
from tests.databases import FreshUrl, postgres_copies, postgres_server, remembering, sqlite_template

# The database fixtures are made anew for each test, not for each example: examples clean up.
COMMON = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
settings.register_profile("ci", COMMON, max_examples=500)
settings.register_profile("fuzz", COMMON, max_examples=100_000)
settings.load_profile(os.environ.get("SAMORDNA_HYPOTHESIS", "ci"))


def pytest_collection_finish() -> None:
    """What was imported lives till the end, so it is not looked over for garbage."""
    gc.collect()
    gc.freeze()


MONDAY = datetime(2027, 1, 25, 8, 0, tzinfo=UTC)
"""A Monday at 9.00 in Stockholm, in the spring term."""


class Clock:
    """A clock that goes only when told to."""

    def __init__(self, at: datetime = MONDAY) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def on(self, wait: timedelta) -> None:
        """Let time pass."""
        self.at += wait


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Three workers for two cores: databases, browsers and mail servers are waited for."""
    return max(1, (os.cpu_count() or 1) * 3 // 2)


class Someones(Protocol):
    """Gives a person of the house by their user id."""

    def __call__(self, user: str, channel: str = "sip") -> Someone: ...


@pytest.fixture(scope="session")
def sqlite_urls() -> Iterator[FreshUrl]:
    with sqlite_template() as fresh:
        yield fresh


@pytest.fixture(scope="session")
def postgres_running() -> Iterator[URL]:
    with postgres_server() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_urls(postgres_running: URL) -> Iterator[FreshUrl]:
    with postgres_copies(postgres_running) as fresh:
        yield fresh


@pytest.fixture(scope="session")
def sqlite_houses() -> Iterator[FreshUrl]:
    with sqlite_template(a_district) as fresh:
        yield fresh


@pytest.fixture(scope="session")
def postgres_houses(postgres_running: URL) -> Iterator[FreshUrl]:
    with postgres_copies(postgres_running, a_district) as fresh:
        yield fresh


def a_district(url: str) -> None:
    """Write down the demo's district once: each house begins with it."""
    migrate(url)
    with contextlib.closing(Store(url)) as opened, opened.transaction() as tx:
        district.seed(tx, MONDAY)


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest) -> Iterator[str]:
    """An empty, migrated database, or a house's; the test runs once on each kind."""
    kept = "houses" if "built" in request.fixturenames else "urls"
    fresh: FreshUrl = request.getfixturevalue(f"{request.param}_{kept}")
    with fresh() as made:
        yield made


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    with contextlib.closing(remembering(Store(url))) as opened:
        yield opened


@pytest.fixture
def tx(store: Store) -> Iterator[Tx]:
    """A transaction that commits when the test is done."""
    with store.transaction() as opened:
        yield opened


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def built(url: str, clock: Clock) -> Iterator[House]:
    """The demo's district with a bot, a chat and a mail server, on each database."""
    with house(clock, url) as made:
        remembering(made.store)
        yield made


@pytest.fixture
def someone(built: House) -> Someones:
    def find(user: str, channel: str = "sip") -> Someone:
        return Someone(built.bot, built.workspace, built.workspace.people[user], channel)

    return find
