"""Where messages leave: by mail, or to the chat of whoever is told."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Protocol

from bot.events import Room
from bot.outgoing import ChatMessage, Letter, Outgoing, Worked
from bot.outlets.lines import UnsafeMailError
from bot.outlets.mail import Moulds, Sender
from bot.outlets.smtp import Smtp
from bot.replies import Part, T, Text, Tone
from models.registry import Visibility
from scheduler.errors import SendError


class Platform(Protocol):
    """A chat that messages can be sent to."""

    async def send(self, message: ChatMessage) -> str:
        """Post or edit; returns the platform's own id of the message.

        Raises:
            SendError: it did not go out.
        """
        ...

    async def find(self, message: ChatMessage) -> str | None:
        """The id of a message with this key if it is there; None when it is not, or unknown."""
        ...

    def can_look(self, message: ChatMessage) -> bool:
        """Whether `find` can tell that a message is not there."""
        ...

    def paces(self, message: ChatMessage) -> Mapping[str, timedelta]:
        """What the platform counts the message by, with the shortest time between two."""
        ...

    async def room(self, channel: str) -> Room | None:
        """Who can read in a channel right now; None when it is not there."""
        ...


@dataclass(frozen=True)
class Post:
    """Sends what is due, wherever it goes; `page` makes a nonce a link to somebody's own page."""

    platforms: Mapping[str, Platform]
    smtp: Smtp
    sender: Sender
    now: Callable[[], datetime]
    page: Callable[[str], str] | None = None
    moulds: Moulds = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "moulds", Moulds(self.sender))

    async def send(self, message: Outgoing) -> str:
        """Send to a chat or by mail; returns the chat's id of the message, or nothing.

        Raises:
            SendError: it did not go out, or nobody knows.
        """
        match message:
            case Letter():
                await self._mail(message)
                return ""
            case ChatMessage():
                return await self._chat(message)
            case Worked(message=told, work=work):
                return await self._chat(replace(told, reply=await asyncio.to_thread(work)))

    async def find(self, message: Outgoing) -> str | None:
        """Whether an earlier try arrived; a mail cannot be found, so it goes again.

        Raises:
            SendError: `chat.may_be_there` where nobody can look, of what is not to come twice.
        """
        match message:
            case Letter():
                return None
            case ChatMessage(platform=platform):
                chat = self.platforms.get(platform)
                if chat and message.once and not chat.can_look(message):
                    raise SendError("chat.may_be_there", permanent=True)
                return await chat.find(message) if chat else None
            case Worked(message=told):
                return await self.find(told)

    def paces(self, message: Outgoing) -> Mapping[str, timedelta]:
        """The buckets a message counts in, with the shortest time between two."""
        match message:
            case Letter():
                return {}
            case ChatMessage(platform=platform):
                chat = self.platforms.get(platform)
                return chat.paces(message) if chat else {}
            case Worked(message=told):
                return self.paces(told)

    async def _mail(self, letter: Letter) -> None:
        if letter.nonce:
            letter = replace(letter, own=(*letter.own, *self._own_page(letter.nonce)))
        try:
            mail = self.moulds.compose(letter, self.now())
        except UnsafeMailError:
            raise SendError("mail.unsafe", permanent=True) from None
        await self.smtp.send(mail, letter.to)

    def _own_page(self, nonce: str) -> tuple[Part, ...]:
        if self.page is None:
            return (Text(T("letters.no_page")),)
        link = Text(T("letters.page", link=self.page(nonce)))
        return (link, Text(T("letters.page_advice"), Tone.QUIET))

    async def _chat(self, message: ChatMessage) -> str:
        platform = self.platforms.get(message.platform)
        if platform is None:
            raise SendError("chat.no_such_platform", permanent=True)
        if message.closed_room_only and not is_closed(await platform.room(message.to)):
            raise SendError("chat.room_is_open", permanent=True)
        return await platform.send(message)


def is_closed(room: Room | None) -> bool:
    """Whether only the team's own staff can read there."""
    return (
        room is not None
        and room.visibility != Visibility.PUBLIC
        and not room.guests
        and not room.shared
    )
