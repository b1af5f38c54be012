"""Slack wired to the bot: as a platform that messages go to, and as one that events come from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from slack_bolt.async_app import AsyncApp

from bot import access
from bot.app import Bot
from bot.events import Event, Room, User
from bot.outgoing import ChatMessage
from bot.platforms.slack import bolt, send
from bot.platforms.slack.answers import Answers
from bot.platforms.slack.around import Surroundings
from bot.platforms.slack.calls import CallError, Calls
from bot.platforms.slack.parse import PLATFORM
from bot.platforms.slack.people import People
from bot.platforms.slack.rooms import Rooms
from bot.replies import Reply
from models.registry import Contact
from models.store import Store
from scheduler.errors import SendError


class Answering(Protocol):
    """Whoever answers events, as the router does."""

    async def answer(self, event: Event) -> Reply:
        """What the person who sent it gets to see."""
        ...

    async def look(self, event: Event) -> Reply:
        """What it would show, with nothing done."""
        ...


EACH_ROOM = timedelta(seconds=1)
EACH_WORKSPACE = timedelta(milliseconds=200)
"""Slack: one message a second in a channel, several hundred a minute in a workspace."""


@dataclass(frozen=True)
class SlackChat:
    """One Slack workspace as a platform that messages can be sent to."""

    calls: Calls
    rooms: Rooms

    async def send(self, message: ChatMessage) -> str:
        """Post or edit; returns `channel:ts`.

        Raises:
            SendError: it did not go out, or nobody knows.
        """
        try:
            return await send.send(self.calls, message)
        except CallError as error:
            raise _not_sent(error) from None

    async def find(self, message: ChatMessage) -> str | None:
        """An earlier try that arrived, if it can be known.

        Raises:
            SendError: Slack did not say, so it is as uncertain as before.
        """
        try:
            return await send.find(self.calls, message)
        except CallError as error:
            if error.permanent:
                return None
            wait = error.retry_after
            raise SendError("chat.still_uncertain", permanent=False, retry_after=wait) from None

    def can_look(self, message: ChatMessage) -> bool:
        """In private dialogues only: we have no right to read channels."""
        return message.private

    def paces(self, message: ChatMessage) -> Mapping[str, timedelta]:
        """A channel or dialogue, and the workspace."""
        workspace = f"{PLATFORM}:{message.tenant}"
        return {workspace: EACH_WORKSPACE, f"{workspace}:{message.to}": EACH_ROOM}

    async def room(self, channel: str) -> Room | None:
        """Who can read there, asked anew.

        Raises:
            SendError: Slack did not say.
        """
        try:
            return await self.rooms.look(channel, anew=True)
        except CallError as error:
            raise _not_sent(error) from None


def _not_sent(error: CallError) -> SendError:
    return SendError(error.reason, permanent=error.permanent, retry_after=error.retry_after)


def slack_chat(calls: Calls, now: Callable[[], datetime]) -> SlackChat:
    """The workspace that the calls' token is for."""
    return SlackChat(calls, Rooms(calls, People(calls, now)))


def slack_app(bot: Bot, chat: SlackChat, now: Callable[[], datetime]) -> AsyncApp:
    """The app that answers what people do in the workspace."""
    return bolt.build_app(answers(bot.store, bot.router, chat, now))


def answers(
    store: Store,
    router: Answering,
    chat: SlackChat,
    now: Callable[[], datetime],
) -> Answers:
    """What the app answers, by asking *router* of each event."""

    async def acquaint(user: User, email: str) -> Contact | None:
        return await store.run(access.acquaint, user, email)

    around = Surroundings(store, chat.rooms, chat.rooms.people, acquaint, now)
    return Answers(router.answer, router.look, around, chat.calls)
