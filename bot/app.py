"""The only wiring: routes, platforms and outlets put together around one store."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import Protocol

from bot.agreement import Agreement
from bot.events import Room
from bot.features.digest import due as digest
from bot.features.help import routes as help_routes
from bot.features.meetings import due as meeting_due
from bot.features.meetings import routes as meeting_routes
from bot.features.polls import routes as poll_routes
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
from scheduler.deliver import Deliverer, Dropped, Hands
from scheduler.errors import SendError
from scheduler.recurring import fire_due

ROUTES: Routes = reduce(or_, (each.ROUTES for each in (help_routes, meeting_routes, poll_routes)))
DUE = {**meeting_due.DUE, **digest.DUE}
FAILED = {**meeting_due.FAILED}
EXPAND = {**digest.EXPAND}


class Platform(Protocol):
    """A chat that messages can be sent to."""

    async def send(self, message: ChatMessage) -> str:
        """Post or edit; returns the platform's own id of the message.

        Raises:
            SendError: it did not go out.
        """
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
    """A running bot's parts."""

    store: Store
    router: Router
    ticker: Ticker
    sweep: Callable[[], Awaitable[timedelta | None]]


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
    deliverer = Deliverer(
        store, Hands(_still_wanted(agreements), post.send, _failed), owner, post.now
    )

    async def sweep() -> timedelta | None:
        await store.run(fire_due, post.now(), _expand)
        return await deliverer.sweep()

    ticker = Ticker(sweep)
    router = Router(store, ROUTES, agreements, secrets, post.now, ticker.wake)
    return Bot(store, router, ticker, sweep)


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
