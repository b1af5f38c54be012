"""The only wiring: routes, platforms and outlets put together around one store."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial, reduce
from operator import or_

from bot.agreement import Agreement
from bot.counts import UNCOUNTED, Counts
from bot.features.actions import routes as action_routes
from bot.features.agenda import routes as agenda_routes
from bot.features.akut import routes as akut_routes
from bot.features.areas import routes as area_routes
from bot.features.bus import routes as bus_routes
from bot.features.closings import routes as closing_routes
from bot.features.consents import routes as consent_routes
from bot.features.digest import routes as digest_routes
from bot.features.feeds import routes as feed_routes
from bot.features.forums import routes as forum_routes
from bot.features.help import routes as help_routes
from bot.features.links import routes as link_routes
from bot.features.meetings import routes as meeting_routes
from bot.features.polls import routes as poll_routes
from bot.features.registry import routes as registry_routes
from bot.features.replacements import routes as replacement_routes
from bot.features.report import routes as report_routes
from bot.features.schoolyears import routes as year_routes
from bot.features.seasons import routes as season_routes
from bot.features.slips import routes as slip_routes
from bot.features.status import routes as status_routes
from bot.features.visitors import routes as visitor_routes
from bot.features.wheel import routes as wheel_routes
from bot.leaving import LANES, expanding, failed, still_wanted
from bot.outgoing import Outgoing
from bot.post import Post
from bot.privacy.secrets import Secrets
from bot.router import Router, Routes
from models.store import Store
from scheduler.clock import Ticker
from scheduler.deliver import Deliverer, Hands
from scheduler.recurring import fire_due

ROUTES: Routes = reduce(
    or_,
    (
        each.ROUTES
        for each in (
            help_routes,
            link_routes,
            akut_routes,
            meeting_routes,
            poll_routes,
            replacement_routes,
            status_routes,
            digest_routes,
            agenda_routes,
            action_routes,
            registry_routes,
            closing_routes,
            bus_routes,
            consent_routes,
            visitor_routes,
            feed_routes,
            slip_routes,
            year_routes,
            forum_routes,
            wheel_routes,
            report_routes,
            season_routes,
            area_routes,
        )
    ),
)


PATIENCE = timedelta(seconds=20)
"""How long a stop waits for what is being sent."""


@dataclass(frozen=True)
class Bot:
    """A running bot's parts; `sweep` delivers once on every lane."""

    store: Store
    router: Router
    lanes: tuple[Deliverer[Outgoing], ...]
    tickers: tuple[Ticker, ...]
    sweep: Callable[[], Awaitable[timedelta | None]]

    async def run(self, stop: asyncio.Event) -> None:
        """Deliver what is due until *stop* is set.

        Then nothing more is claimed, what is under way gets 20 seconds, and the rest is given
        back for another worker.
        """
        ticking = {asyncio.create_task(ticker.run(stop)) for ticker in self.tickers}
        await stop.wait()
        for lane in self.lanes:
            lane.stopping = True
        _, late = await asyncio.wait(ticking, timeout=PATIENCE.total_seconds())
        for task in late:
            task.cancel()
        await asyncio.gather(*ticking, return_exceptions=True)
        for lane in self.lanes:
            await lane.release()


def build(
    store: Store,
    agreements: Mapping[str, Agreement],
    secrets: Secrets,
    post: Post,
    owner: str,
    counts: Counts = UNCOUNTED,
) -> Bot:
    """Wire a bot.

    Args:
        store: Migrated.
        agreements: By the area's slug.
        secrets: From the installation's key.
        post: Where messages leave.
        owner: This worker's name in leases, unlike any other's.
        counts: What is told of all that happens.
    """
    hands: Hands[Outgoing] = Hands(
        still_wanted(agreements, secrets), post.send, failed, post.find, post.paces
    )
    lanes = tuple(
        Deliverer(store, hands, f"{owner}:{name}", post.now, lane, count=partial(counts.sent, name))
        for name, lane in LANES.items()
    )

    expand = expanding(agreements)

    def wake() -> None:
        for ticker in tickers:
            ticker.wake()

    async def fire() -> None:
        if await store.run(fire_due, post.now(), expand):
            wake()

    async def deliver(lane: Deliverer[Outgoing]) -> timedelta | None:
        failures = lane.failures
        wait = await lane.sweep()
        if lane.failures > failures:
            wake()  # a failure may call for a message on another lane
        return wait

    async def sweep(lane: Deliverer[Outgoing]) -> timedelta | None:
        await fire()
        return await deliver(lane)

    async def sweep_all() -> timedelta | None:
        await fire()
        # Chat last: its cards tell how the mail went.
        waits = [await deliver(lane) for lane in reversed(lanes)]
        return min((wait for wait in waits if wait is not None), default=None)

    tickers = tuple(Ticker(partial(sweep, lane)) for lane in lanes)
    router = Router(store, ROUTES, agreements, secrets, post.now, wake, counts)
    return Bot(store, router, lanes, tickers, sweep_all)
