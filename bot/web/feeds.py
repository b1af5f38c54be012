"""Calendar feeds at their secret addresses: fetched, never changed."""

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.outgoing import CalendarFeed
from bot.privacy.secrets import token_hash
from bot.web import doors
from bot.web.doors import Guesses, RefusedError
from bot.web.routes import fenced

KEPT = "private, max-age=300"
"""Nobody on the way keeps a feed, and who fetched it for five minutes at most."""


@dataclass(frozen=True)
class Feeds:
    """Everything a feed's link leads to.

    `read` gives the calendar of whose link has this hash, or None when it opens nothing;
    `write` makes a file of it. `guesses` are counted together with those at pages.
    """

    read: Callable[[str], Awaitable[CalendarFeed | None]]
    write: Callable[[CalendarFeed], Awaitable[bytes]]
    guesses: Guesses

    async def fetch(self, request: Request) -> Response:
        """The calendar as it is, or that it is as it was."""
        token = request.path_params["token"]
        feed = None if len(token) > doors.LONGEST_TOKEN else await self.read(token_hash(token))
        if feed is None:
            many = self.guesses.miss(doors.address(request))
            raise RefusedError(429, "pages.too_many") if many else RefusedError(404, "feeds.none")
        file = await self.write(feed)
        headers = {"ETag": tag(file), "Cache-Control": KEPT}
        if is_known(request.headers.get("if-none-match", ""), headers["ETag"]):
            return Response(status_code=304, headers=headers)
        headers["Content-Disposition"] = 'inline; filename="samordnaren.ics"'
        return Response(file, headers=headers, media_type="text/calendar")


def routes(feeds: Feeds) -> list[Route]:
    """The feeds' address."""
    return [Route("/feed/{token}.ics", fenced(feeds.fetch), methods=["GET"])]


def tag(file: bytes) -> str:
    """What tells this file from another."""
    return f'"{hashlib.sha256(file).hexdigest()[:32]}"'


def is_known(has: str, now: str) -> bool:
    """Whether an `If-None-Match` says that somebody has the file already (RFC 9110, 13.1.2)."""
    held = [each.strip().removeprefix("W/") for each in has.split(",")]
    return now in held or held == ["*"]
