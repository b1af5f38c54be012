"""Slack over HTTP: one address, where only what Slack has signed gets any further."""

import asyncio
from collections.abc import Callable
from datetime import datetime

from slack_bolt.async_app import AsyncApp
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from bot.platforms.slack import bolt, payloads, verify
from bot.platforms.slack.payloads import MalformedError
from bot.platforms.slack.verify import RefusedError

PATH = "/slack/events"
PATIENCE = 3.0
"""Slack itself gives up after that."""


def routes(app: AsyncApp, signing_secret: str, now: Callable[[], datetime]) -> list[Route]:
    """The address for commands, buttons and forms.

    Args:
        app: From `bolt.build_app`.
        signing_secret: The Slack app's own.
        now: An aware clock.
    """
    secret = signing_secret.encode()

    async def receive(request: Request) -> Response:
        try:
            async with asyncio.timeout(PATIENCE):
                body = await verify.read(request.stream())
            text = verify.signed(request.headers.raw, body, secret, now())
            sent = payloads.read(payloads.decoded(text))
        except RefusedError as error:
            return Response(status_code=error.status)
        except (MalformedError, ClientDisconnect):
            return Response(status_code=400)
        except TimeoutError:
            return Response(status_code=408)
        if sent is None:
            return Response()
        answer = await bolt.dispatch(app, sent)
        return Response(answer.body, answer.status, answer.first_headers())

    return [Route(PATH, receive, methods=["POST"])]
