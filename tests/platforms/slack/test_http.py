"""The one address: 401 for what Slack has not signed, 413 for too much, never 500."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from urllib.parse import urlencode

import pytest

from bot.platforms.slack import http
from bot.platforms.slack.verify import LARGEST_BODY
from tests.payloads import recorded
from tests.platforms.slack.place import Place, signature
from tests.platforms.slack.test_verify import REFUSED

BODY = urlencode(recorded("slack", "command")).encode()


@pytest.mark.parametrize("headers", REFUSED.values(), ids=REFUSED)
async def test_what_slack_has_not_signed_gets_401_and_no_words(
    at: Place, headers: list[tuple[bytes, bytes]]
) -> None:
    response = await at.client.post(http.PATH, content=BODY, headers=headers)

    assert (response.status_code, response.content) == (401, b"")
    assert at.told == []


async def test_a_good_request_five_minutes_late_gets_401(at: Place) -> None:
    late = signature(BODY, at.now() - timedelta(seconds=301))

    assert (await at.client.post(http.PATH, content=BODY, headers=late)).status_code == 401


async def test_a_body_beyond_a_mebibyte_gets_413_before_its_end(at: Place) -> None:
    read = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal read
        while read < 100 * LARGEST_BODY:
            read += 64 * 1024
            yield b"a" * 64 * 1024

    response = await at.client.post(http.PATH, content=endless(), headers=signature(b"", at.now()))

    assert (response.status_code, response.content) == (413, b"")
    assert read <= 2 * LARGEST_BODY


async def test_a_body_that_never_comes_gets_408(at: Place) -> None:
    async def slow() -> AsyncIterator[bytes]:
        yield b"command="
        await asyncio.sleep(10)

    response = await at.client.post(http.PATH, content=slow())

    assert response.status_code == 408


@pytest.mark.parametrize("body", [b"payload={", b"payload=%ff", b"{", b"payload="])
async def test_what_is_signed_but_cannot_be_read_gets_400(at: Place, body: bytes) -> None:
    assert (await at.post(body)).status_code == 400


@pytest.mark.parametrize("name", ["closed", "home_opened", "bot_message"])
async def test_what_we_do_not_answer_is_acknowledged(at: Place, name: str) -> None:
    response = await at.post(json.dumps(recorded("slack", name)).encode())

    assert (response.status_code, response.content) == (200, b"")
    assert at.told == []


async def test_a_retry_is_no_reason_to_drop_anything(at: Place) -> None:
    response = await at.post(BODY, **{"X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": "timeout"})

    assert response.status_code == 200
    assert len(at.told) == 1


async def test_three_at_once_are_one(at: Place) -> None:
    headers = signature(BODY, at.now())

    answers = await asyncio.gather(
        *(at.client.post(http.PATH, content=BODY, headers=headers) for _ in range(3))
    )

    assert {each.status_code for each in answers} == {200}
    assert len({event.event_id for event, _ in at.told}) == 1


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "HEAD"])
async def test_only_posts_are_taken(at: Place, method: str) -> None:
    assert (await at.client.request(method, http.PATH)).status_code == 405
