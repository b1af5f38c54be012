"""Whether a request is Slack's own: its signature and age, before anything reads the body.

Bolt's check comes too late and answers odd headers with a traceback.
Source: docs.slack.dev/authentication/verifying-requests-from-slack
"""

import hmac
import re
from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timedelta
from hashlib import sha256

LARGEST_BODY = 1024 * 1024
OLDEST = timedelta(minutes=5)

_STAMP = re.compile(rb"[0-9]{1,12}")
_SIGNATURE = re.compile(rb"v0=[0-9a-f]{64}")

Headers = Sequence[tuple[bytes, bytes]]
"""As ASGI gives them: names in lower case, doublets kept apart."""


class RefusedError(Exception):
    """The request gets no further than this status."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


async def read(stream: AsyncIterator[bytes]) -> bytes:
    """The whole body, counted as it comes, whatever its length claims to be.

    Raises:
        RefusedError: 413 as soon as it is more than `LARGEST_BODY` bytes.
    """
    body = bytearray()
    async for chunk in stream:
        body += chunk
        if len(body) > LARGEST_BODY:
            raise RefusedError(413)
    return bytes(body)


def signed(headers: Headers, body: bytes, secret: bytes, now: datetime) -> str:
    """The body as text, once it is known to be Slack's and no older than five minutes.

    Args:
        headers: Of the request.
        body: Exactly as it came.
        secret: The app's signing secret.
        now: Aware.

    Raises:
        RefusedError: 401 for anything else, whatever is wrong with it.
    """
    stamp = _only(headers, b"x-slack-request-timestamp", _STAMP)
    signature = _only(headers, b"x-slack-signature", _SIGNATURE)
    if abs(now.timestamp() - int(stamp)) > OLDEST.total_seconds():
        raise RefusedError(401)
    made = hmac.new(secret, b"v0:%b:%b" % (stamp, body), sha256).hexdigest()
    if not hmac.compare_digest(b"v0=" + made.encode(), signature):
        raise RefusedError(401)
    return _utf8(body)


def _only(headers: Headers, name: bytes, form: re.Pattern[bytes]) -> bytes:
    found = [value for key, value in headers if key == name]
    if len(found) != 1 or not form.fullmatch(found[0]):
        raise RefusedError(401)
    return found[0]


def _utf8(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise RefusedError(401) from None
