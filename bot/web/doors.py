"""Who comes in at a page: the secret of a link, the cookie it is swapped for, and guessers."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from starlette.requests import Request
from starlette.responses import Response

LARGEST_BODY = 64 * 1024
LONGEST_TOKEN = 64
SLOT = 16
"""Characters of a secret's hash that stand in addresses and the cookie's name."""

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
    "Cache-Control": "no-store",
    # Not no-referrer: then browsers would hide our own origin from us when a form is sent.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class RefusedError(Exception):
    """The request gets no further: a status, and the key of a sentence that says why."""

    def __init__(self, status: int, key: str) -> None:
        super().__init__(key)
        self.status = status
        self.key = key


@dataclass
class Guesses:
    """How often an address has come with a secret that opens nothing, lately.

    Only those who guess are held back: a whole municipality may share one address, and the
    right secret always opens.

    Args:
        now: An aware clock.
        most: Wrong secrets within `within` that are answered as such.
        kept: Addresses remembered at once, the latest ones.
    """

    now: Callable[[], datetime]
    most: int = 20
    within: timedelta = timedelta(minutes=10)
    kept: int = 10_000
    _misses: OrderedDict[str, list[datetime]] = field(default_factory=OrderedDict)

    def miss(self, address: str) -> bool:
        """Note a wrong secret; whether there have been too many."""
        now = self.now()
        before = [at for at in self._misses.pop(address, []) if at > now - self.within]
        self._misses[address] = [*before, now][-self.most - 1 :]
        if len(self._misses) > self.kept:
            self._misses.popitem(last=False)
        return len(before) >= self.most


def cookie_name(slot: str) -> str:
    """One cookie a link, so that several meetings can be open in one browser."""
    return f"__Host-m-{slot}"


def keep(response: Response, slot: str, token: str) -> None:
    """Put the secret in a cookie that no script reads and no other site can send a form with."""
    response.set_cookie(
        cookie_name(slot), token, path="/", secure=True, httponly=True, samesite="lax"
    )


def own_form(request: Request, origin: str) -> None:
    """Let a form through when it was sent from a page of ours.

    Raises:
        RefusedError: 403 for another origin, 415 for what is no plain form.
    """
    if request.headers.get("origin") != origin:
        raise RefusedError(403, "pages.other_origin")
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    if kind != "application/x-www-form-urlencoded":
        raise RefusedError(415, "pages.unreadable")


async def body(request: Request) -> bytes:
    """All of the body, counted as it comes.

    Raises:
        RefusedError: 413 as soon as it is too much.
    """
    read = bytearray()
    async for chunk in request.stream():
        read += chunk
        if len(read) > LARGEST_BODY:
            raise RefusedError(413, "pages.too_much")
    return bytes(read)


def address(request: Request) -> str:
    """Where the request comes from, as far as the connection tells."""
    return request.client.host if request.client else ""
