"""The Bolt app: one for HTTP and for Socket Mode, told of payloads that are checked already."""

import re
from typing import Any

import structlog
from slack_bolt.async_app import AsyncApp, AsyncBoltContext, AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse

from bot.platforms.slack.answers import Answers
from bot.platforms.slack.calls import SILENT
from bot.platforms.slack.payloads import COMMAND, Sent
from bot.platforms.slack.text import Block

log = structlog.get_logger()

SENT = "samordna.sent"
ANY = re.compile("")


def build_app(answers: Answers) -> AsyncApp:
    """An app that answers commands, presses, shortcuts and forms.

    Everything is done before the acknowledgement goes out: Bolt's own later tasks are lost when
    the process ends, and its default waits 10 ms before every acknowledgement.
    """
    app = AsyncApp(
        name="samordna",
        client=answers.calls.client,
        authorize=_ours,
        process_before_response=True,
        # Done by `verify` on the raw body, in a way that odd headers do not upset.
        request_verification_enabled=False,
        ssl_check_enabled=False,
        url_verification_enabled=False,
        ignoring_self_events_enabled=False,
        attaching_function_token_enabled=False,
        logger=SILENT,
    )

    async def command(context: AsyncBoltContext) -> BoltResponse:
        return _acknowledged(await answers.command(context[SENT]))

    async def pressed(context: AsyncBoltContext) -> BoltResponse:
        await answers.pressed(context[SENT])
        return _acknowledged(None)

    async def marked(context: AsyncBoltContext) -> BoltResponse:
        await answers.marked(context[SENT])
        return _acknowledged(None)

    async def filled(context: AsyncBoltContext) -> BoltResponse:
        return _acknowledged(await answers.filled(context[SENT]))

    async def fault(error: Exception) -> None:
        log.error("fault", exc_info=error)

    app.error(fault)
    app.command(COMMAND)(command)
    app.action(ANY)(pressed)
    app.message_shortcut(ANY)(marked)
    app.view(ANY)(filled)
    return app


async def dispatch(app: AsyncApp, sent: Sent) -> BoltResponse:
    """What the app answers to a payload, however it came."""
    # "socket_mode" is Bolt's word for a body that is decoded already.
    body = sent.model_dump(mode="json", exclude_none=True)
    request = AsyncBoltRequest(mode="socket_mode", body=body, context={SENT: sent})
    return await app.async_dispatch(request)


def _acknowledged(body: Block | None) -> BoltResponse:
    return BoltResponse(status=200, body=body or "")


async def _ours(enterprise_id: str | None, team_id: str | None, **_more: Any) -> AuthorizeResult:  # noqa: ANN401 -- as Bolt calls it
    """Everybody gets to the router: who may do what is asked of the registry there."""
    return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id)
