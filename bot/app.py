"""The only wiring: routes, platforms and outlets put together around one store."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial, reduce
from operator import or_
from typing import Protocol

from bot.agreement import Agreement
from bot.events import Room
from bot.features.agenda import routes as agenda_routes
from bot.features.akut import routes as akut_routes
from bot.features.bus import routes as bus_routes
from bot.features.closings import due as closing_due
from bot.features.closings import routes as closing_routes
from bot.features.closings.sending import DEVIATION, FEEDBACK, REMIND
from bot.features.consents import due as consent_due
from bot.features.consents import routes as consent_routes
from bot.features.consents.sending import KINDS as CONSENT_KINDS
from bot.features.digest import due as digest
from bot.features.help import routes as help_routes
from bot.features.latest import due as latest_due
from bot.features.latest.sending import WARNING
from bot.features.meetings import due as meeting_due
from bot.features.meetings import routes as meeting_routes
from bot.features.meetings.view import MAIL, REMINDER
from bot.features.polls import routes as poll_routes
from bot.features.registry import due as registry_due
from bot.features.registry import routes as registry_routes
from bot.features.registry.handover import END
from bot.features.replacements import routes as replacement_routes
from bot.features.status import due as status_due
from bot.features.status import routes as status_routes
from bot.outgoing import ChatMessage, Letter, Outgoing
from bot.outlets.lines import UnsafeMailError
from bot.outlets.mail import Sender, compose
from bot.outlets.smtp import Smtp
from bot.privacy.secrets import Secrets
from bot.router import Router, Routes
from models.queue import Outbox, RecurringRule
from models.registry import Area, Visibility
from models.store import Store, Tx
from scheduler.clock import Ticker
from scheduler.deliver import Deliverer, Dropped, Hands, Lane
from scheduler.errors import SendError
from scheduler.recurring import fire_due

ROUTES: Routes = reduce(
    or_,
    (
        each.ROUTES
        for each in (
            help_routes,
            akut_routes,
            meeting_routes,
            poll_routes,
            replacement_routes,
            status_routes,
            agenda_routes,
            registry_routes,
            closing_routes,
            bus_routes,
            consent_routes,
        )
    ),
)
DUE = {
    **meeting_due.DUE,
    **digest.DUE,
    **registry_due.DUE,
    **latest_due.DUE,
    **status_due.DUE,
    **closing_due.DUE,
    **consent_due.DUE,
}
FAILED = {**meeting_due.FAILED}
EXPAND = {**digest.EXPAND}

BY_MAIL = frozenset(
    {MAIL, REMINDER, digest.PERSON, END, WARNING, REMIND, FEEDBACK, DEVIATION, *CONSENT_KINDS}
)
"""What may leave by mail, where nobody can look whether it arrived."""

LANES = {"chat": Lane(but=BY_MAIL), "mail": Lane(only=BY_MAIL, at_once=1)}

PATIENCE = timedelta(seconds=20)
"""How long a stop waits for what is being sent."""


class Platform(Protocol):
    """A chat that messages can be sent to."""

    async def send(self, message: ChatMessage) -> str:
        """Post or edit; returns the platform's own id of the message.

        Raises:
            SendError: it did not go out.
        """
        ...

    async def find(self, message: ChatMessage) -> str | None:
        """The id of a message with this key if it is there; None when it is not, or unknown."""
        ...

    def paces(self, message: ChatMessage) -> Mapping[str, timedelta]:
        """What the platform counts the message by, with the shortest time between two."""
        ...

    async def room(self, channel: str) -> Room | None:
        """Who can read in a channel right now; None when it is not there."""
        ...


@dataclass(frozen=True)
class Post:
    """Sends what is due, wherever it goes."""

    platforms: Mapping[str, Platform]
    smtp: Smtp
    sender: Sender
    now: Callable[[], datetime]

    async def send(self, message: Outgoing) -> str:
        """Send to a chat or by mail; returns the chat's id of the message, or nothing.

        Raises:
            SendError: it did not go out, or nobody knows.
        """
        match message:
            case Letter():
                await self._mail(message)
                return ""
            case ChatMessage():
                return await self._chat(message)

    async def find(self, message: Outgoing) -> str | None:
        """Whether an earlier try arrived; a mail cannot be found, so it goes again."""
        match message:
            case Letter():
                return None
            case ChatMessage(platform=platform):
                chat = self.platforms.get(platform)
                return await chat.find(message) if chat else None

    def paces(self, message: Outgoing) -> Mapping[str, timedelta]:
        """The buckets a message counts in, with the shortest time between two."""
        match message:
            case Letter():
                return {}
            case ChatMessage(platform=platform):
                chat = self.platforms.get(platform)
                return chat.paces(message) if chat else {}

    async def _mail(self, letter: Letter) -> None:
        try:
            mail = compose(letter, self.sender, self.now())
        except UnsafeMailError:
            raise SendError("mail.unsafe", permanent=True) from None
        await self.smtp.send(mail, letter.to)

    async def _chat(self, message: ChatMessage) -> str:
        platform = self.platforms.get(message.platform)
        if platform is None:
            raise SendError("chat.no_such_platform", permanent=True)
        if message.closed_room_only and not is_closed(await platform.room(message.to)):
            raise SendError("chat.room_is_open", permanent=True)
        return await platform.send(message)


def is_closed(room: Room | None) -> bool:
    """Whether only the team's own staff can read there."""
    return (
        room is not None
        and room.visibility != Visibility.PUBLIC
        and not room.guests
        and not room.shared
    )


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
) -> Bot:
    """Wire a bot.

    Args:
        store: Migrated.
        agreements: By the area's slug.
        secrets: From the installation's key.
        post: Where messages leave.
        owner: This worker's name in leases, unlike any other's.
    """
    hands: Hands[Outgoing] = Hands(
        _still_wanted(agreements), post.send, _failed, post.find, post.paces
    )
    lanes = tuple(
        Deliverer(store, hands, f"{owner}:{name}", post.now, lane) for name, lane in LANES.items()
    )

    def wake() -> None:
        for ticker in tickers:
            ticker.wake()

    async def sweep(lane: Deliverer[Outgoing]) -> timedelta | None:
        if await store.run(fire_due, post.now(), _expand):
            wake()
        failures = lane.failures
        wait = await lane.sweep()
        if lane.failures > failures:
            wake()  # a failure may call for a message on another lane
        return wait

    async def sweep_all() -> timedelta | None:
        # Chat last: its cards tell how the mail went.
        waits = [await sweep(lane) for lane in reversed(lanes)]
        return min((wait for wait in waits if wait is not None), default=None)

    tickers = tuple(Ticker(partial(sweep, lane)) for lane in lanes)
    router = Router(store, ROUTES, agreements, secrets, post.now, wake)
    return Bot(store, router, lanes, tickers, sweep_all)


def _still_wanted(
    agreements: Mapping[str, Agreement],
) -> Callable[[Tx, Outbox, datetime], Outgoing | Dropped]:
    def ask(tx: Tx, row: Outbox, now: datetime) -> Outgoing | Dropped:
        area = tx.get_one(Area, row.area_id)
        return DUE[row.kind](tx, row, agreements.get(area.slug, Agreement()), now)

    return ask


def _failed(tx: Tx, row: Outbox, now: datetime) -> None:
    if row.kind in FAILED:
        FAILED[row.kind](tx, row, now)


def _expand(tx: Tx, rule: RecurringRule) -> list[Outbox]:
    return list(EXPAND[rule.kind](tx, rule))
