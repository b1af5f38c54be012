"""Only what Slack has signed, lately, in one way, gets any further."""

import hashlib
import hmac
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.platforms.slack.verify import LARGEST_BODY, RefusedError, read, signed

NOW = datetime(2027, 1, 25, 8, 0, tzinfo=UTC)
SECRET = b"8f742231b10e8888abcd99yyyzzz85a5"
BODY = "command=/samordna&text=åtgärd".encode()

STAMP, SIGNATURE = b"x-slack-request-timestamp", b"x-slack-signature"


def made(body: bytes = BODY, at: datetime = NOW, secret: bytes = SECRET) -> bytes:
    base = b"v0:%d:%b" % (int(at.timestamp()), body)
    return b"v0=" + hmac.new(secret, base, hashlib.sha256).hexdigest().encode()


def stamp(at: datetime = NOW) -> bytes:
    return b"%d" % int(at.timestamp())


GOOD = made()


@pytest.mark.parametrize("age", [0, 300, -300])
def test_what_slack_signed_within_five_minutes_is_let_through(age: int) -> None:
    at = NOW - timedelta(seconds=age)

    assert signed([(STAMP, stamp(at)), (SIGNATURE, made(at=at))], BODY, SECRET, NOW) == (
        "command=/samordna&text=åtgärd"
    )


REFUSED: dict[str, list[tuple[bytes, bytes]]] = {
    "nothing": [],
    "no timestamp": [(SIGNATURE, GOOD)],
    "no signature": [(STAMP, stamp())],
    "empty timestamp": [(STAMP, b""), (SIGNATURE, GOOD)],
    "empty signature": [(STAMP, stamp()), (SIGNATURE, b"")],
    "words for a timestamp": [(STAMP, b"now"), (SIGNATURE, GOOD)],
    "a fraction": [(STAMP, stamp() + b".0"), (SIGNATURE, GOOD)],
    "a sign before it": [(STAMP, b"+" + stamp()), (SIGNATURE, GOOD)],
    "below zero": [(STAMP, b"-1"), (SIGNATURE, GOOD)],
    "spaces around it": [(STAMP, b" " + stamp() + b" "), (SIGNATURE, GOOD)],
    "a line break after it": [(STAMP, stamp() + b"\n"), (SIGNATURE, GOOD)],
    "an underscore in it": [(STAMP, b"1_800_000_000"), (SIGNATURE, GOOD)],
    "digits of another script": [(STAMP, "١٨٠٠".encode()), (SIGNATURE, GOOD)],
    "a latin-1 timestamp": [(STAMP, b"\xb2\xb3"), (SIGNATURE, GOOD)],
    "endless digits": [(STAMP, b"9" * 5000), (SIGNATURE, GOOD)],
    "not a number": [(STAMP, b"nan"), (SIGNATURE, GOOD)],
    "infinite": [(STAMP, b"inf"), (SIGNATURE, GOOD)],
    "hexadecimal": [(STAMP, b"0x6b49d200"), (SIGNATURE, GOOD)],
    "too old": [
        (STAMP, stamp(NOW - timedelta(seconds=301))),
        (SIGNATURE, made(at=NOW - timedelta(seconds=301))),
    ],
    "from the future": [
        (STAMP, stamp(NOW + timedelta(seconds=301))),
        (SIGNATURE, made(at=NOW + timedelta(seconds=301))),
    ],
    "another time than signed": [(STAMP, stamp(NOW + timedelta(seconds=1))), (SIGNATURE, GOOD)],
    "another secret": [(STAMP, stamp()), (SIGNATURE, made(secret=b"guess"))],
    "no secret": [(STAMP, stamp()), (SIGNATURE, made(secret=b""))],
    "another body": [(STAMP, stamp()), (SIGNATURE, made(BODY + b" "))],
    "one digit off": [(STAMP, stamp()), (SIGNATURE, GOOD[:-1] + b"g")],
    "cut short": [(STAMP, stamp()), (SIGNATURE, GOOD[:-1])],
    "too long": [(STAMP, stamp()), (SIGNATURE, GOOD + b"0")],
    "upper case": [(STAMP, stamp()), (SIGNATURE, GOOD.upper())],
    "without its version": [(STAMP, stamp()), (SIGNATURE, GOOD[3:])],
    "another version": [(STAMP, stamp()), (SIGNATURE, b"v1=" + GOOD[3:])],
    "only its version": [(STAMP, stamp()), (SIGNATURE, b"v0=")],
    "not ASCII": [(STAMP, stamp()), (SIGNATURE, "v0=åäö".encode())],
    "not UTF-8": [(STAMP, stamp()), (SIGNATURE, b"v0=\xff\xfe")],
    "UTF-16": [(STAMP, stamp()), (SIGNATURE, GOOD.decode().encode("utf-16"))],
    "base64": [(STAMP, stamp()), (SIGNATURE, b"v0=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")],
    "a NUL": [(STAMP, stamp()), (SIGNATURE, GOOD[:-1] + b"\0")],
    "two alike": [(STAMP, stamp()), (SIGNATURE, GOOD), (SIGNATURE, GOOD)],
    "a bad one beside it": [(STAMP, stamp()), (SIGNATURE, GOOD), (SIGNATURE, b"v0=")],
    "two times": [(STAMP, stamp()), (STAMP, stamp()), (SIGNATURE, GOOD)],
    "two joined": [(STAMP, stamp()), (SIGNATURE, GOOD + b", " + GOOD)],
    "time zero": [
        (STAMP, b"0"),
        (SIGNATURE, made(at=datetime.fromtimestamp(0, UTC))),
    ],
}


@pytest.mark.parametrize("headers", REFUSED.values(), ids=REFUSED)
def test_anything_else_is_refused(headers: list[tuple[bytes, bytes]]) -> None:
    with pytest.raises(RefusedError) as refused:
        signed(headers, BODY, SECRET, NOW)

    assert refused.value.status == 401


@pytest.mark.parametrize("body", [b"\xff\xfe", b"text=\xe5", "text=å".encode("utf-16")])
def test_a_body_that_is_no_utf8_is_refused_even_if_signed(body: bytes) -> None:
    headers = [(STAMP, stamp()), (SIGNATURE, made(body))]

    with pytest.raises(RefusedError) as refused:
        signed(headers, body, SECRET, NOW)

    assert refused.value.status == 401


async def chunks(size: int, times: int) -> AsyncIterator[bytes]:
    for _ in range(times):
        yield b"a" * size


async def test_a_body_of_a_mebibyte_is_read() -> None:
    assert len(await read(chunks(1024, 1024))) == LARGEST_BODY


async def test_a_larger_body_is_refused_before_its_end() -> None:
    endless = chunks(64 * 1024, 1_000_000)

    with pytest.raises(RefusedError) as refused:
        await read(endless)

    assert refused.value.status == 413
    await endless.aclose()  # type: ignore[attr-defined]  # -- a generator, seen as an iterator
