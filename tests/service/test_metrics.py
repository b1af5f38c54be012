"""What the metrics count, who reads them, and what they never tell."""

from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from starlette.applications import Starlette

from bot.demo.calling import call_sip
from bot.demo.house import House, house
from bot.demo.people import Someone
from bot.leaving import LANES
from bot.service.metrics import Metrics, routes
from models.meetings import Meeting
from models.queue import Outbox
from tests.conftest import Clock
from tests.features.looking import rows, the
from tests.features.polls.writing import writes

TOKEN = "ett-ord-for-drift"
LABELS = {"platform", "outcome", "type", "certainty", "lane"}

Seen = dict[tuple[str, ...], float]


@pytest.fixture
def metrics() -> Metrics:
    return Metrics()


@pytest.fixture
async def counted(url: str, clock: Clock, metrics: Metrics) -> AsyncIterator[House]:
    """The district's house, with all that happens in it counted."""
    with house(clock, url, counts=metrics.counts) as built:
        yield built


@pytest.fixture
def anna(counted: House) -> Someone:
    return Someone(counted.bot, counted.workspace, counted.workspace.people["sip"], "sip")


async def fetch(counted: House, metrics: Metrics, clock: Clock, **sent: str) -> httpx.Response:
    served = Starlette(routes=routes(metrics, counted.store, LANES, TOKEN, clock))
    transport = httpx.ASGITransport(served)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        return await client.get("/metrics", headers=sent)


async def read(counted: House, metrics: Metrics, clock: Clock) -> Seen:
    """The samples of ours: name and the labels' values → value."""
    answer = await fetch(counted, metrics, clock, Authorization=f"Bearer {TOKEN}")
    assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
    return {
        (each.name.removeprefix("samordna_"), *each.labels.values()): each.value
        for family in text_string_to_metric_families(answer.text)
        for each in family.samples
        if each.name.startswith("samordna_")
    }


async def test_events_are_counted_by_platform_and_outcome(
    counted: House, metrics: Metrics, clock: Clock, anna: Someone
) -> None:
    await call_sip(anna)
    await anna.says("sip Kalle")
    await anna.says("status")
    await anna.repeats()

    seen = await read(counted, metrics, clock)

    assert seen["events_total", "router.only_the_word", "browser"] == 1
    assert seen["events_total", "repeated", "browser"] == 1
    assert seen["events_total", "ok", "browser"] == 3


async def test_what_the_guard_stops_is_counted_by_type_alone(
    counted: House, metrics: Metrics, clock: Clock, anna: Someone
) -> None:
    await call_sip(anna)
    await writes(anna, "polls.comment", "Ring Kalle Karlsson på 070-174 06 05")

    seen = await read(counted, metrics, clock)

    assert seen["guard_stopped_total", "sure", "PERSON"] == 1
    assert seen["guard_stopped_total", "sure", "PHONE"] == 1


async def test_sends_and_what_waits_are_told_by_lane(
    counted: House, metrics: Metrics, clock: Clock, anna: Someone
) -> None:
    anna.waits = False
    await call_sip(anna)
    clock.on(timedelta(seconds=90))
    before = await read(counted, metrics, clock)
    await counted.bot.sweep()
    after = await read(counted, metrics, clock)

    assert before["outbox_due", "chat"] == 3
    assert before["outbox_oldest_due_seconds", "chat"] == 90
    assert after["outbox_due", "chat"] == after["outbox_oldest_due_seconds", "chat"] == 0
    assert after["sends_total", "chat", "sent"] == 3
    assert any(row.due_at > clock() for row in rows(counted, Outbox))


async def test_failures_are_told_apart_from_what_is_given_up(
    counted: House, metrics: Metrics, clock: Clock, anna: Someone
) -> None:
    counted.mailbox.stop()
    await call_sip(anna, when="fixed", on="2027-02-11", at="10.30")

    seen = await read(counted, metrics, clock)

    assert seen["sends_total", "mail", "retry"] == 3
    assert ("sends_total", "mail", "dead") not in seen
    assert seen["sends_total", "chat", "sent"] >= 3
    counted.mailbox.start()


async def test_a_fault_is_counted_as_one(
    counted: House, metrics: Metrics, clock: Clock, anna: Someone
) -> None:
    with counted.store.transaction() as tx:
        tx.execute(text("ALTER TABLE inbox RENAME TO gone"))
    with pytest.raises(DBAPIError):
        await anna.says("status")

    seen = await read(counted, metrics, clock)

    assert seen["events_total", "fault", "browser"] == 1


async def test_nothing_tells_whose_or_about_what(
    counted: House, metrics: Metrics, clock: Clock, anna: Someone
) -> None:
    await call_sip(anna)
    await writes(anna, "polls.comment", "Ring Kalle Karlsson")

    answer = await fetch(counted, metrics, clock, Authorization=f"Bearer {TOKEN}")

    families = list(text_string_to_metric_families(answer.text))
    ours = [each for each in families if each.name.startswith("samordna_")]
    labels = {label for each in ours for sample in each.samples for label in sample.labels}
    assert labels == LABELS
    assert the(counted, Meeting).reference not in answer.text
    assert "Kalle" not in answer.text
    assert "_created" not in answer.text
    assert "exempelviken" not in answer.text


@pytest.mark.parametrize("sent", [{}, {"Authorization": "Bearer fel"}, {"Authorization": TOKEN}])
async def test_nobody_reads_them_without_the_token(
    counted: House, metrics: Metrics, clock: Clock, sent: dict[str, str]
) -> None:
    answer = await fetch(counted, metrics, clock, **sent)

    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert not answer.content


def test_without_a_token_there_is_no_page(metrics: Metrics, clock: Clock) -> None:
    assert routes(metrics, None, LANES, "", clock) == []  # type: ignore[arg-type]  # -- not asked
