"""Teams over HTTP: one address, where only what Teams has signed gets any further."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.platforms.teams import payloads, verify
from bot.platforms.teams.payloads import Activity, MalformedError
from bot.platforms.teams.verify import Guard, RefusedError

PATH = "/teams/messages"
PATIENCE = 5.0
"""Teams itself gives up after that, and tries again twice."""


@dataclass(frozen=True)
class Answer:
    """A status, and what an invoke gets back."""

    status: int = 200
    body: Any = None


Handle = Callable[[str, Activity], Awaitable[Answer]]
"""Answers an activity to one of our apps."""


def routes(guard: Guard, handle: Handle) -> list[Route]:
    """The address for whatever people do in Teams.

    Args:
        guard: Decides what gets any further.
        handle: From an app's id and an activity to what is answered.
    """

    async def receive(request: Request) -> Response:
        try:
            async with asyncio.timeout(PATIENCE):
                payload = payloads.decoded(await verify.read(request.stream()))
            sent = payloads.envelope(payload)
            app = await guard.check(request.headers.getlist("Authorization"), sent)
        except RefusedError as error:
            return Response(status_code=error.status)
        except (MalformedError, ClientDisconnect):
            return Response(status_code=400)
        except TimeoutError:
            return Response(status_code=408)
        activity = payloads.read(payload)
        if activity is None:
            return Response()
        answer = await handle(app, activity)
        if answer.body is None:
            return Response(status_code=answer.status)
        return JSONResponse(answer.body, answer.status)

    return [Route(PATH, receive, methods=["POST"])]
