"""Each call is made once; what went wrong is told so that a retry is right."""

from datetime import timedelta
from typing import Any

import pytest

from bot.platforms.slack.calls import CallError, Calls, connected
from tests.conftest import Clock
from tests.platforms.slack.objects import TEAM, account
from tests.platforms.slack.recording import TOKEN, Recorder
from tests.platforms.slack.scripts import Drop, Garbage, Says, Script, Wait

MESSAGE: dict[str, Any] = {
    "channel": "DUSIP",
    "text": "Hej",
    "blocks": [{"type": "section", "text": {"type": "plain_text", "text": "Hej", "emoji": False}}],
    "unfurl_links": False,
    "unfurl_media": False,
    "metadata": {"event_type": "samordna", "event_payload": {"key": "k"}},
}


async def refused(calls: Calls) -> CallError:
    with pytest.raises(CallError) as told:
        await calls.tell("chat.postMessage", **MESSAGE)
    return told.value


@pytest.mark.parametrize(
    ("script", "reason", "permanent"),
    [
        (Says("channel_not_found"), "chat.nobody_there", True),
        (Says("is_archived"), "chat.nobody_there", True),
        (Says("not_in_channel"), "chat.nobody_there", True),
        (Says("invalid_blocks"), "chat.refused", True),
        (Says("msg_too_long"), "chat.refused", True),
        (Says("invalid_auth"), "chat.not_allowed", False),
        (Says("missing_scope"), "chat.not_allowed", False),
        (Says("internal_error"), "chat.uncertain", False),
        (Says("", 500), "chat.uncertain", False),
        (Says("service_unavailable", 503), "chat.uncertain", False),
        (Drop(after=True), "chat.uncertain", False),
        (Drop(after=False), "chat.uncertain", False),
        (Garbage(), "chat.uncertain", False),
        (Garbage("text/plain"), "chat.uncertain", False),
        (Garbage("application/json"), "chat.uncertain", False),
    ],
)
async def test_a_failure_says_whether_to_try_again(
    slack: Recorder, calls: Calls, script: Script, reason: str, permanent: bool
) -> None:
    slack.script("chat.postMessage", script)

    error = await refused(calls)

    assert (error.reason, error.permanent, error.retry_after) == (reason, permanent, None)
    assert len(slack.to("chat.postMessage")) == 1


async def test_a_slack_that_is_not_there_is_unreachable(clock: Clock) -> None:
    async with connected(TOKEN, clock, "http://127.0.0.1:9/api/") as calls:
        error = await refused(calls)

    assert (error.reason, error.permanent) == ("chat.unreachable", False)


async def test_a_wait_is_obeyed_to_the_second(slack: Recorder, calls: Calls, clock: Clock) -> None:
    slack.script("chat.postMessage", Wait(30))

    first = await refused(calls)
    clock.on(timedelta(seconds=29))
    second = await refused(calls)
    clock.on(timedelta(seconds=1))
    await calls.tell("chat.postMessage", **MESSAGE)

    assert first.retry_after == timedelta(seconds=30)
    assert second.retry_after == timedelta(seconds=1)
    assert len(slack.to("chat.postMessage")) == 2


async def test_one_method_told_to_wait_does_not_stop_another(slack: Recorder, calls: Calls) -> None:
    slack.script("chat.postMessage", Wait(30))
    await refused(calls)

    assert await calls.team() == TEAM


async def test_a_wait_without_a_length_is_half_a_minute(slack: Recorder, calls: Calls) -> None:
    slack.script("chat.postMessage", Says("ratelimited"))

    assert (await refused(calls)).retry_after == timedelta(seconds=30)


async def test_the_workspace_and_a_dialogue_are_asked_for_once(
    slack: Recorder, calls: Calls
) -> None:
    slack.users["USIP"] = account("USIP", "sip@exempelviken.example")

    for _ in range(2):
        assert (await calls.team(), await calls.dialogue("USIP")) == (TEAM, "DUSIP")

    assert len(slack.calls) == 2


async def test_an_answer_goes_only_to_slack(slack: Recorder, calls: Calls) -> None:
    with pytest.raises(CallError, match=r"chat\.no_answer_address"):
        await calls.respond("https://hooks.slack.com.evil.example/a", {})

    assert slack.calls == []


async def test_an_answer_that_is_not_taken_is_told(slack: Recorder, calls: Calls) -> None:
    slack.script("response_url", Says("", 500))
    body = {key: value for key, value in MESSAGE.items() if key not in ("channel", "metadata")}

    with pytest.raises(CallError, match=r"chat\.answer_not_taken"):
        await calls.respond(f"{slack.hooks}D1:1", body)


async def test_an_error_never_quotes_the_message_or_the_token(
    slack: Recorder, calls: Calls
) -> None:
    slack.script("chat.postMessage", Drop(after=True))

    error = await refused(calls)

    assert "Hej" not in repr(error)
    assert TOKEN not in repr(error)
    assert error.__cause__ is None
    assert error.__suppress_context__
