"""The browser platform's workspace: people, channels and messages, all of it in memory."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import uuid4

from bot.events import Room, User
from bot.platforms.browser.changes import Changes
from bot.replies import Reply
from models.registry import Visibility

PLATFORM = "browser"


@dataclass(frozen=True)
class Person:
    """Somebody to be while trying the bot: a function in an organisation, no name of their own."""

    id: str
    function: str
    organisation: str
    language: str = "sv"

    @property
    def name(self) -> str:
        """As it stands on the page: `SIP-samordnare, Socialtjänsten`."""
        return f"{self.function}, {self.organisation}"


@dataclass(frozen=True)
class Channel:
    """A room for several; `members` are user ids, or None when everybody may read."""

    name: str
    room: Room
    members: frozenset[str] | None = None


@dataclass(frozen=True)
class Message:
    """What the bot said in a room; `private_to` is the only user who sees it, None for all.

    `version` goes up with every edit, so that a page knows which of two is the newer.
    What people type is not kept: a refused text must live nowhere of ours.
    """

    id: str
    number: int
    room: str
    at: datetime
    reply: Reply
    private_to: str | None = None
    version: int = 1


def dialogue(user: str) -> str:
    """The room id of somebody's private dialogue with the bot."""
    return f"dm:{user}"


class Workspace:
    """Who is there and what has been said. Belongs to one event loop; gone when the process is."""

    def __init__(
        self, people: Iterable[Person], channels: Iterable[Channel], tenant: str = "local"
    ) -> None:
        self.tenant = tenant
        self.people = {person.id: person for person in people}
        self.channels = {channel.room.channel: channel for channel in channels}
        self.changes: Changes[Message] = Changes()
        self._messages: dict[str, Message] = {}
        self._by_key: dict[str, str] = {}
        self._seen: defaultdict[tuple[str, str], int] = defaultdict(int)

    def user(self, person: Person) -> User:
        """The chat account that stands in events."""
        return User(PLATFORM, self.tenant, person.id)

    def room(self, channel: str) -> Room | None:
        """What is known of a room, a private dialogue included; None when there is none."""
        if channel in self.channels:
            return self.channels[channel].room
        if channel in map(dialogue, self.people):
            return Room(channel, Visibility.DIRECT)
        return None

    def channels_of(self, person: Person) -> list[Channel]:
        """The channels this person may read, in the order they were given."""
        return [
            channel
            for channel in self.channels.values()
            if channel.members is None or person.id in channel.members
        ]

    def rooms_of(self, person: Person) -> list[str]:
        """Ids of every room this person may read: channels, then the private dialogue."""
        return [c.room.channel for c in self.channels_of(person)] + [dialogue(person.id)]

    def readers(self, channel: Channel) -> list[Person]:
        """Everybody who may read the channel."""
        return [person for person in self.people.values() if channel in self.channels_of(person)]

    def post(
        self, key: str, room: str, reply: Reply, at: datetime, private_to: str | None = None
    ) -> Message:
        """Put a message in a room; the same key again is the same message, never a second."""
        # Ids outlive the process in the outbox, so no counter: it would begin again at a restart.
        message_id = self._by_key.setdefault(key, uuid4().hex)
        number = len(self._messages) + 1
        return self.edit(message_id, reply) or self._keep(
            Message(message_id, number, room, at, reply, private_to)
        )

    def find(self, key: str) -> str | None:
        """The id of the message posted under this key, if there is one."""
        return self._by_key.get(key)

    def edit(self, message_id: str, reply: Reply) -> Message | None:
        """Change a message in place; None when it is not here, as after a restart."""
        if message_id not in self._messages:
            return None
        message = self._messages[message_id]
        return self._keep(replace(message, reply=reply, version=message.version + 1))

    def sees(self, person: Person, message: Message) -> bool:
        """Whether the message is for this person's eyes."""
        return message.private_to in (None, person.id) and message.room in self.rooms_of(person)

    def message(self, person: Person, message_id: str) -> Message | None:
        """The message, or None when there is none that this person may see."""
        message = self._messages.get(message_id)
        return message if message and self.sees(person, message) else None

    def messages(self, person: Person, room: str) -> Sequence[Message]:
        """What this person sees in the room, oldest first."""
        return [m for m in self._messages.values() if m.room == room and self.sees(person, m)]

    def read(self, person: Person, room: str) -> None:
        """Note that this person has the room in front of them."""
        self._seen[person.id, room] = len(self._messages)

    def unread(self, person: Person, room: str) -> int:
        """How many messages came since this person last looked into the room."""
        last = self._seen[person.id, room]
        return sum(message.number > last for message in self.messages(person, room))

    def _keep(self, message: Message) -> Message:
        self._messages[message.id] = message
        self.changes.tell(message)
        return message
