"""Calls to Slack, each made once: whoever calls decides whether to try again.

The SDK's own retries are off: when a connection drops after Slack took a message, they post it
a second time. A method that Slack told to wait is not called before that time is over.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

API = "https://slack.com/api/"
HOOKS = "https://hooks.slack.com/"
TIMEOUT = 10.0
WAIT_ANYWAY = timedelta(seconds=30)

# The libraries' lines quote what people wrote; ours do not, see `bot.logs`.
SILENT = logging.getLogger("samordna.slack.silent")
SILENT.setLevel(logging.CRITICAL + 1)

GONE = frozenset(
    {
        "account_inactive",
        "cannot_dm_bot",
        "channel_not_found",
        "is_archived",
        "not_in_channel",
        "user_disabled",
        "user_not_found",
        "users_not_found",
        "user_not_visible",
    }
)
REFUSED = frozenset(
    {"invalid_arguments", "invalid_blocks", "msg_blocks_too_long", "msg_too_long", "no_text"}
)


class CallError(Exception):
    """Slack did not do what it was asked, or nobody can know.

    `reason` is `chat.…` and never holds anything of the message; `error` is Slack's own word.
    """

    def __init__(
        self,
        reason: str,
        *,
        permanent: bool = False,
        retry_after: timedelta | None = None,
        error: str = "",
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.permanent = permanent
        self.retry_after = retry_after
        self.error = error


@dataclass
class Calls:
    """Our side of one workspace. `hooks` is where answer addresses must begin."""

    client: AsyncWebClient
    session: aiohttp.ClientSession
    now: Callable[[], datetime]
    hooks: str = HOOKS
    _until: dict[str, datetime] = field(default_factory=dict)
    _dialogues: dict[str, str] = field(default_factory=dict)
    _team: str = ""
    _asking: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def ask(self, method: str, **fields: str) -> dict[str, Any]:
        """Call a method that reads: its fields go as a form.

        Raises:
            CallError: it was not answered, or with an error.
        """
        return await self._call(method, data=fields)

    async def tell(self, method: str, **body: Any) -> dict[str, Any]:  # noqa: ANN401 -- JSON of Slack's making
        """Call a method that writes: its body goes as JSON.

        Raises:
            CallError: it was not answered, or with an error.
        """
        return await self._call(method, json=body)

    async def respond(self, url: str, body: dict[str, Any]) -> None:
        """Answer at the address that came with a command or press.

        Raises:
            CallError: it was not taken, or the address is not Slack's.
        """
        if not url.startswith(self.hooks):
            raise CallError("chat.no_answer_address", permanent=True)
        with _unknown_outcome():
            async with self.session.post(url, json=body, allow_redirects=False) as answer:
                if answer.status != 200:
                    raise CallError("chat.answer_not_taken", permanent=answer.status < 500)

    async def team(self) -> str:
        """The workspace our token is for.

        Raises:
            CallError: Slack does not say.
        """
        async with self._asking:
            if not self._team:
                self._team = str((await self.ask("auth.test"))["team_id"])
        return self._team

    async def dialogue(self, user: str, *, anew: bool = False) -> str:
        """The channel of the private dialogue with somebody, asked for once unless *anew*.

        Raises:
            CallError: there is none, or Slack does not say.
        """
        if anew or user not in self._dialogues:
            opened = await self.tell("conversations.open", users=user)
            self._dialogues[user] = str(opened["channel"]["id"])
        return self._dialogues[user]

    async def _call(self, method: str, **body: Any) -> dict[str, Any]:  # noqa: ANN401 -- as the SDK has it
        if (wait := self._until.get(method, self.now()) - self.now()) > timedelta(0):
            raise CallError("chat.slack_asked_to_wait", retry_after=wait)
        try:
            with _unknown_outcome():
                answer = await self.client.api_call(method, **body)
        except SlackApiError as error:
            raise self._refusal(method, error) from None
        return dict(answer.data) if isinstance(answer.data, dict) else {}

    def _refusal(self, method: str, error: SlackApiError) -> CallError:
        status = getattr(error.response, "status_code", 500)
        data = getattr(error.response, "data", None)
        said = str(data.get("error", "")) if isinstance(data, dict) else ""
        if status == 429 or said in ("ratelimited", "rate_limited"):
            wait = _told_to_wait(error.response.headers.get("Retry-After", ""))
            self._until[method] = self.now() + wait
            return CallError("chat.slack_asked_to_wait", retry_after=wait, error=said)
        if said in GONE:
            return CallError("chat.nobody_there", permanent=True, error=said)
        if said in REFUSED:
            return CallError("chat.refused", permanent=True, error=said)
        # Slack answers 500 and `internal_error` for messages that it has posted all the same.
        failed = status >= 500 or said in ("", "internal_error", "fatal_error", "request_timeout")
        return CallError("chat.uncertain" if failed else "chat.not_allowed", error=said)


@contextlib.asynccontextmanager
async def connected(
    token: str, now: Callable[[], datetime], api: str = API, hooks: str = HOOKS
) -> AsyncIterator[Calls]:
    """Calls over connections that are kept, closed at the end."""
    limit = aiohttp.ClientTimeout(total=TIMEOUT)
    async with aiohttp.ClientSession(timeout=limit) as session:
        client = AsyncWebClient(token, api, session=session, retry_handlers=[], logger=SILENT)
        yield Calls(client, session, now, hooks)


@contextlib.contextmanager
def _unknown_outcome() -> Iterator[None]:
    try:
        yield
    except aiohttp.ClientConnectorError:
        raise CallError("chat.unreachable") from None
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError, AttributeError):
        # The last two are what the SDK makes of a body that is no JSON.
        raise CallError("chat.uncertain") from None


def _told_to_wait(header: str) -> timedelta:
    return timedelta(seconds=int(header)) if header.isdecimal() else WAIT_ANYWAY
