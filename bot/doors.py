"""What the links lead to that mails, chats and papers carry."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime

from bot.app import ROUTES, Bot
from bot.features.feeds.reading import calendar_of
from bot.features.links.handlers import language_of
from bot.features.report.handlers import Asked, is_open, open_report
from bot.features.report.sheet import whole
from bot.features.slips import answering
from bot.features.wheel.reading import wheel_of
from bot.outgoing import CalendarFeed
from bot.outlets.feed import calendar
from bot.outlets.picture import png
from bot.privacy.secrets import Secrets
from bot.replies import Form, Reply
from bot.reports import Report
from bot.web.doors import Guesses
from bot.web.feeds import Feeds
from bot.web.pages import Pages
from bot.web.report import Reports
from bot.web.sheets import Sheets
from bot.web.slips import Slips
from bot.web.wheel import Wheels
from bot.years import YearWheel


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
