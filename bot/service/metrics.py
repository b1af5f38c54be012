"""`/metrics` for Prometheus: counts of codes and of rows, for whoever has the token.

Nothing in it tells an area, a room, a person, a meeting or a word that anybody wrote.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from hmac import compare_digest

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.counts import Counts
from models import leases
from models.store import Store, Tx
from scheduler.deliver import Lane

# When something was first counted would be an instant at which somebody did it.
disable_created_metrics()  # type: ignore[no-untyped-call]  # -- the library leaves it untyped


class Metrics:
    """What has been counted since the start, in this process."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        events = Counter(
            "samordna_events",
            "Events by platform and the code of what came of them.",
            ("platform", "outcome"),
            registry=registry,
        )
        stopped = Counter(
            "samordna_guard_stopped",
            "Findings in words the guard did not let through, refused or asked about.",
            ("type", "certainty"),
            registry=registry,
        )
        sent = Counter(
            "samordna_sends",
            "Messages by lane and what came of them.",
            ("lane", "outcome"),
            registry=registry,
        )
        self.due = Gauge(
            "samordna_outbox_due",
            "Messages that are due and not sent.",
            ("lane",),
            registry=registry,
        )
        self.oldest = Gauge(
            "samordna_outbox_oldest_due_seconds",
            "For how long the oldest of them has been due.",
            ("lane",),
            registry=registry,
        )
        self.counts = Counts(
            partial(_one_more, events), partial(_one_more, stopped), partial(_one_more, sent)
        )

    async def page(self, store: Store, lanes: Mapping[str, Lane], now: datetime) -> bytes:
        """All of it as Prometheus reads it, with the outbox as it is now."""
        for name, (due, oldest) in (await store.run(_backlogs, lanes, now)).items():
            self.due.labels(name).set(due)
            self.oldest.labels(name).set((now - oldest).total_seconds() if oldest else 0)
        return generate_latest(self.registry)


def routes(
    metrics: Metrics,
    store: Store,
    lanes: Mapping[str, Lane],
    token: str,
    now: Callable[[], datetime],
) -> list[Route]:
    """The page for those who send the token; none at all where no token is set.

    Not by where somebody calls from: behind a proxy on the same machine all come from it.
    """

    async def page(request: Request) -> Response:
        sent = request.headers.get("Authorization", "").encode()
        if not compare_digest(sent, f"Bearer {token}".encode()):
            return Response(status_code=401, headers={"WWW-Authenticate": "Bearer"})
        told = await metrics.page(store, lanes, now())
        return Response(told, headers={"Content-Type": CONTENT_TYPE_PLAIN_0_0_4})

    return [Route("/metrics", page)] if token else []


def _one_more(counter: Counter, one: str, other: str) -> None:
    counter.labels(one, other).inc()


def _backlogs(
    tx: Tx, lanes: Mapping[str, Lane], now: datetime
) -> dict[str, tuple[int, datetime | None]]:
    return {
        name: leases.backlog(tx, now, only=lane.only, but=lane.but) for name, lane in lanes.items()
    }
