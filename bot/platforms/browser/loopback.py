"""Keeping a page without passwords to this machine and to its own pages.

A loopback address alone does not: any web site in the same browser can post to it, or have
its own name point at it (DNS rebinding).
"""

import re

from starlette.requests import Request

OURSELVES = re.compile(r"(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?", re.IGNORECASE)
LARGEST_BODY = 1024 * 1024

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self'; connect-src 'self'; frame-ancestors 'none'; form-action 'self'; "
    "base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class RefusedError(Exception):
    """The request gets no further: a status, and a Swedish sentence that says why."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence


def check(request: Request) -> None:
    """Let the request through when it names this machine and, if it posts, our own page.

    Raises:
        RefusedError: 421 for another host, 403 for another origin, 415 for another type.
    """
    host = request.headers.get("host", "")
    if not OURSELVES.fullmatch(host):
        raise RefusedError(421, "Samordnaren svarar bara på 127.0.0.1 och localhost.")
    if request.method != "POST":
        return
    if request.headers.get("origin") != f"{request.url.scheme}://{host}":
        raise RefusedError(403, "Det här skickades från en annan webbplats och togs inte emot.")
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise RefusedError(415, "Samordnaren tar bara emot JSON här.")


async def body(request: Request) -> bytes:
    """All of the body, counted as it comes, whatever its length claims to be.

    Raises:
        RefusedError: 413 as soon as it is more than `LARGEST_BODY` bytes.
    """
    read = bytearray()
    async for chunk in request.stream():
        read += chunk
        if len(read) > LARGEST_BODY:
            raise RefusedError(413, "Det var för mycket på en gång. Korta ner och försök igen.")
    return bytes(read)
