"""The only wiring: routes, platforms and outlets put together around one store."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial, reduce
from operator import or_
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.agreement import Agreement
from bot.counts import UNCOUNTED, Counts
from bot.events import Room
from bot.features.actions import due as action_due
from bot.features.actions import routes as action_routes
from bot.features.actions import sending as actions
from bot.features.agenda import due as agenda_due
from bot.features.agenda import routes as agenda_routes
from bot.features.agenda import sending as agenda
from bot.features.akut import routes as akut_routes
from bot.features.areas import due as area_due
from bot.features.areas import routes as area_routes
from bot.features.bounces import due as bounce_due
from bot.features.bounces.sending import TOLD as BOUNCE
from bot.features.bus import routes as bus_routes
from bot.features.closings import due as closing_due
from bot.features.closings import routes as closing_routes
from bot.features.closings.sending import DEVIATION, FEEDBACK, REMIND
from bot.features.consents import due as consent_due
from bot.features.consents import routes as consent_routes
from bot.features.consents.sending import ENDING, HANDOVER, WAITING
from bot.features.consents.sending import KINDS as CONSENT_KINDS
from bot.features.digest import doubt
from bot.features.digest import due as digest
from bot.features.digest import routes as digest_routes
from bot.features.feeds import routes as feed_routes
from bot.features.feeds.reading import calendar_of
from bot.features.forums import due as forum_due
from bot.features.forums import routes as forum_routes
from bot.features.help import routes as help_routes
from bot.features.latest import due as latest_due
from bot.features.latest.sending import WARNING
from bot.features.links import routes as link_routes
from bot.features.links.handlers import language_of
from bot.features.meetings import due as meeting_due
from bot.features.meetings import routes as meeting_routes
from bot.features.meetings.rules import ZONE
from bot.features.meetings.view import ASK, CHASE, MAIL, REMINDER
from bot.features.polls import due as poll_due
from bot.features.polls import routes as poll_routes
from bot.features.polls.sending import KINDS as POLL_KINDS
from bot.features.registry import due as registry_due
from bot.features.registry import routes as registry_routes
from bot.features.registry.handover import END
from bot.features.replacements import routes as replacement_routes
from bot.features.report import routes as report_routes
from bot.features.report.handlers import Asked, is_open, open_report
from bot.features.report.sheet import whole
from bot.features.retention import due as retention_due
from bot.features.schoolyears import due as year_due
from bot.features.schoolyears import routes as year_routes
from bot.features.seasons import due as season_due
from bot.features.seasons import routes as season_routes
from bot.features.slips import answering
from bot.features.slips import due as slip_due
from bot.features.slips import routes as slip_routes
from bot.features.slips.sending import ANSWERED
from bot.features.status import due as status_due
from bot.features.status import routes as status_routes
from bot.features.visitors import due as visitor_due
from bot.features.visitors import routes as visitor_routes
from bot.features.visitors.sending import TOLD
from bot.features.wheel import routes as wheel_routes
from bot.features.wheel.reading import wheel_of
from bot.outgoing import CalendarFeed, ChatMessage, Letter, Outgoing, Worked
from bot.outlets.feed import calendar
from bot.outlets.lines import UnsafeMailError
from bot.outlets.mail import Moulds, Sender, mail_id
from bot.outlets.picture import png
from bot.outlets.smtp import Smtp
from bot.privacy.secrets import Secrets
from bot.replies import Form, Part, Reply, T, Text, Tone
from bot.reports import Report
from bot.router import Router, Routes
from bot.web.doors import Guesses
from bot.web.feeds import Feeds
from bot.web.pages import Pages
from bot.web.report import Reports
from bot.web.sheets import Sheets
from bot.web.slips import Slips
from bot.web.wheel import Wheels
from bot.years import YearWheel
from models.queue import Outbox, RecurringRule
from models.registry import Area, Visibility
from models.store import Store, Tx
from scheduler.clock import Ticker
from scheduler.deliver import Deliverer, Dropped, Hands, Held, Lane
from scheduler.errors import SendError
from scheduler.quiet import quiet_until
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
DUE = {
    **meeting_due.DUE,
    **digest.DUE,
    **registry_due.DUE,
    **latest_due.DUE,
    **status_due.DUE,
    **closing_due.DUE,
    **consent_due.DUE,
    **visitor_due.DUE,
    **poll_due.DUE,
    **action_due.DUE,
    **agenda_due.DUE,
    **slip_due.DUE,
    **retention_due.DUE,
    **year_due.DUE,
    **forum_due.DUE,
    **bounce_due.DUE,
    **season_due.DUE,
}
FAILED = {**digest.FAILED, **meeting_due.FAILED, agenda.TEAM: doubt.post_failed}
EXPAND = {
    **digest.EXPAND,
    **retention_due.EXPAND,
    **action_due.EXPAND,
    **year_due.EXPAND,
    **forum_due.EXPAND,
}

BY_MAIL = frozenset(
    {
        MAIL,
        ASK,
        REMINDER,
        digest.PERSON,
        END,
        WARNING,
        REMIND,
        FEEDBACK,
        DEVIATION,
        *CONSENT_KINDS,
        *POLL_KINDS,
        TOLD,
        actions.HELP,
        actions.REMIND,
        ANSWERED,
        year_due.REMIND,
        forum_due.STATUS,
        BOUNCE,
        agenda.OPENED,
        agenda.REMINDED,
        agenda.OUT,
        agenda.LATE,
    }
)
"""What may leave by mail, where nobody can look whether it arrived."""

CAN_WAIT = frozenset(
    {
        REMINDER,
        CHASE,
        digest.TEAM,
        digest.PERSON,
        digest.CHAT,
        WARNING,
        REMIND,
        FEEDBACK,
        DEVIATION,
        WAITING,
        ENDING,
        HANDOVER,
        actions.REMIND,
        ANSWERED,
        BOUNCE,
        year_due.REMIND,
        agenda.OPENED,
        agenda.REMINDED,
        agenda.OUT,
        agenda.TEAM,
        forum_due.STATUS,
    }
)
"""What the bot says of its own accord, and not in the quiet hours of an agreement.

All else follows at once from what somebody has just done, and is never held: cards, invitations
and their ends, what was asked for.
"""

TO_CHANNELS = frozenset({digest.TEAM, agenda.TEAM})
"""What is posted in a channel, where some chats let nobody look whether it arrived."""

LANES = {
    "chat": Lane(but=BY_MAIL | TO_CHANNELS),
    "channel": Lane(only=TO_CHANNELS, at_once=1),
    "mail": Lane(only=BY_MAIL, at_once=1),
}

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

    def can_look(self, message: ChatMessage) -> bool:
        """Whether `find` can tell that a message is not there."""
        ...

    def paces(self, message: ChatMessage) -> Mapping[str, timedelta]:
        """What the platform counts the message by, with the shortest time between two."""
        ...

    async def room(self, channel: str) -> Room | None:
        """Who can read in a channel right now; None when it is not there."""
        ...


@dataclass(frozen=True)
class Post:
    """Sends what is due, wherever it goes; `page` makes a nonce a link to somebody's own page."""

    platforms: Mapping[str, Platform]
    smtp: Smtp
    sender: Sender
    now: Callable[[], datetime]
    page: Callable[[str], str] | None = None
    moulds: Moulds = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "moulds", Moulds(self.sender))

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
            case Worked(message=told, work=work):
                return await self._chat(replace(told, reply=await asyncio.to_thread(work)))

    async def find(self, message: Outgoing) -> str | None:
        """Whether an earlier try arrived; a mail cannot be found, so it goes again.

        Raises:
            SendError: `chat.may_be_there` where nobody can look, of what is not to come twice.
        """
        match message:
            case Letter():
                return None
            case ChatMessage(platform=platform):
                chat = self.platforms.get(platform)
                if chat and message.once and not chat.can_look(message):
                    raise SendError("chat.may_be_there", permanent=True)
                return await chat.find(message) if chat else None
            case Worked(message=told):
                return await self.find(told)

    def paces(self, message: Outgoing) -> Mapping[str, timedelta]:
        """The buckets a message counts in, with the shortest time between two."""
        match message:
            case Letter():
                return {}
            case ChatMessage(platform=platform):
                chat = self.platforms.get(platform)
                return chat.paces(message) if chat else {}
            case Worked(message=told):
                return self.paces(told)

    async def _mail(self, letter: Letter) -> None:
        if letter.nonce:
            letter = replace(letter, own=(*letter.own, *self._own_page(letter.nonce)))
        try:
            mail = self.moulds.compose(letter, self.now())
        except UnsafeMailError:
            raise SendError("mail.unsafe", permanent=True) from None
        await self.smtp.send(mail, letter.to)

    def _own_page(self, nonce: str) -> tuple[Part, ...]:
        if self.page is None:
            return (Text(T("letters.no_page")),)
        link = Text(T("letters.page", link=self.page(nonce)))
        return (link, Text(T("letters.page_advice"), Tone.QUIET))

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


def page_of(public_url: str, secrets: Secrets) -> Callable[[str], str]:
    """From a place's nonce to the link of its page."""
    return lambda nonce: f"{public_url}/m/{secrets.link_token(nonce)}"


def pages(bot: Bot, public_url: str, now: Callable[[], datetime]) -> Pages:
    """What personal links lead to.

    Args:
        bot: Running.
        public_url: Where people reach us, without a slash at the end.
        now: An aware clock.
    """

    async def language(hashed: str) -> str | None:
        return await bot.store.run(language_of, hashed)

    allowed = frozenset(name for name, route in ROUTES.buttons.items() if route.by_link)
    router = bot.router
    return Pages(router.look, router.answer, language, allowed, public_url, Guesses(now))


def feeds(bot: Bot, guesses: Guesses, now: Callable[[], datetime]) -> Feeds:
    """What links to calendar feeds lead to.

    Args:
        bot: Running.
        guesses: Shared with the pages: a wrong secret is one, wherever it is tried.
        now: An aware clock.
    """

    async def read(hashed: str) -> CalendarFeed | None:
        return await bot.store.run(calendar_of, hashed, now())

    async def write(feed: CalendarFeed) -> bytes:
        # A term's meetings take some milliseconds that others need not wait for.
        return await asyncio.to_thread(calendar, feed)

    return Feeds(read, write, guesses)


def wheels(bot: Bot, guesses: Guesses) -> Wheels:
    """What links to school years lead to.

    Args:
        bot: Running.
        guesses: Shared with the pages.
    """
    router = bot.router

    async def read(hashed: str, year: int | None, language: str | None) -> YearWheel | None:
        now = router.now()
        return await bot.store.run(wheel_of, hashed, router.agreements, now, year, language)

    async def draw(svg: str) -> bytes:
        return await asyncio.to_thread(png, svg)

    return Wheels(read, draw, guesses)


def reports(bot: Bot, guesses: Guesses) -> Reports:
    """What an administrator's link to the report leads to.

    Args:
        bot: Running.
        guesses: Shared with the pages.
    """
    router, run = bot.router, bot.store.run

    async def opens(key: str) -> bool:
        return await run(is_open, key, router.secrets, router.agreements, router.now())

    async def read(key: str, term: str, part: str, slug: str) -> tuple[Report, str] | None:
        asked = Asked(term, part, slug)
        return await run(open_report, key, router.secrets, router.agreements, router.now(), asked)

    return Reports(opens, read, whole, guesses)


def slips(bot: Bot, public_url: str, guesses: Guesses) -> tuple[Slips, Sheets]:
    """What families' secrets lead to, and what their papers' do.

    Args:
        bot: Running.
        public_url: Where people reach us, without a slash at the end.
        guesses: Shared with the pages.
    """
    router, run = bot.router, bot.store.run

    async def look(hashed: str) -> Reply | None:
        return await run(answering.look, hashed, router.agreements, router.now())

    async def answer(hashed: str, ticked: Sequence[str]) -> Reply | None:
        reply = await run(
            answering.take_answer,
            hashed,
            ticked,
            router.secrets,
            router.agreements,
            router.now(),
        )
        router.wake()
        return reply

    async def find(hashed: str) -> tuple[str, Form] | None:
        now = router.now()
        return await run(answering.sheet, hashed, router.secrets, router.agreements, now)

    return Slips(look, answer, public_url, guesses), Sheets(find, public_url, guesses)


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
        _still_wanted(agreements, secrets), post.send, _failed, post.find, post.paces
    )
    lanes = tuple(
        Deliverer(store, hands, f"{owner}:{name}", post.now, lane, count=partial(counts.sent, name))
        for name, lane in LANES.items()
    )

    expand = _expanding(agreements)

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


def _still_wanted(
    agreements: Mapping[str, Agreement], secrets: Secrets
) -> Callable[[Tx, Outbox, datetime], Outgoing | Dropped | Held]:
    due = {
        **DUE,
        **poll_due.deciding(secrets),
        **action_due.reminding(secrets),
        **area_due.carrying(secrets),
    }

    def ask(tx: Tx, row: Outbox, now: datetime) -> Outgoing | Dropped | Held:
        area = tx.get_one(Area, row.area_id)
        agreement = agreements.get(area.slug, Agreement())
        # First: asking may already write what follows from a message's being sent.
        if until := held_until(row, agreement, now):
            return Held(until)
        found = due[row.kind](tx, row, agreement, now)
        return _sealed(found, row, secrets) if isinstance(found, Letter) else found

    return ask


def _sealed(letter: Letter, row: Outbox, secrets: Secrets) -> Letter:
    """The letter under a key that only we can make; the row remembers its Message-ID.

    So who tells us of a mail by its Message-ID has had it before them.
    """
    key = secrets.digest("mail", row.key)
    row.mail_id = mail_id(key)
    return replace(letter, key=key)


def held_until(row: Outbox, agreement: Agreement, now: datetime) -> datetime | None:
    """When a row that can wait for the morning may go, None when it may at once.

    What would then come too late is not held.
    """
    if row.kind not in CAN_WAIT:
        return None
    until = quiet_until(now, agreement.quiet_from, agreement.quiet_to, ZoneInfo(ZONE))
    return until if until and (row.late_after is None or until <= row.late_after) else None


def _failed(tx: Tx, row: Outbox, now: datetime) -> None:
    if row.kind in FAILED:
        FAILED[row.kind](tx, row, now)


def _expanding(
    agreements: Mapping[str, Agreement],
) -> Callable[[Tx, RecurringRule], list[Outbox]]:
    def expand(tx: Tx, rule: RecurringRule) -> list[Outbox]:
        area = tx.get_one(Area, rule.area_id)
        return list(EXPAND[rule.kind](tx, rule, agreements.get(area.slug, Agreement())))

    return expand
