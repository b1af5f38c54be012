"""A chat's message API as seen from outside: takes messages without any idempotency key.

One reply in ten comes late, and the message is only there once the reply is: a sender that
died meanwhile cannot know. Its history can be read, or not, as with mail.
"""

import asyncio
import random
from collections import Counter
from dataclasses import dataclass, field

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

LATE = 0.4
"""Seconds that a late reply takes."""


@dataclass
class Receiver:
    """Counts how often each key arrived; `readable` lets senders look for their key."""

    readable: bool
    got: Counter[str] = field(default_factory=Counter)
    luck: random.Random = field(default_factory=lambda: random.Random(1))  # noqa: S311 -- chance, not secrets

    async def post(self, request: Request) -> JSONResponse:
        key = (await request.json())["key"]
        if self.luck.random() < 0.1:
            await asyncio.sleep(LATE)
        self.got[key] += 1
        return JSONResponse({"id": f"m-{key}"})

    async def find(self, request: Request) -> JSONResponse:
        key = request.path_params["key"]
        return JSONResponse({"id": f"m-{key}" if self.readable and self.got[key] else None})

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/messages", self.post, methods=["POST"]),
                Route("/messages/{key}", self.find),
            ]
        )
