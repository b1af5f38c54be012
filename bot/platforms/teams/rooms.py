"""Who can read in a conversation. What cannot be told counts as the worst.

A team's standard channel counts as open to everybody: the Bot Connector does not tell whether the
team may be joined by anyone in the organisation.
"""

from dataclasses import dataclass

from bot.events import Room
from bot.platforms.teams.connector import CallError, Connector, Where
from bot.platforms.teams.people import profile
from models.registry import Visibility

PERSONAL, GROUP, CHANNEL = "personal", "groupChat", "channel"


def worst(channel: str) -> Room:
    """A room nothing is known of."""
    return Room(channel, Visibility.PUBLIC, guests=True, shared=True)


@dataclass(frozen=True)
class Rooms:
    """Conversations that the bot is in."""

    connector: Connector

    async def look(self, where: Where, kind: str, team: str, tenant: str) -> Room | None:
        """Who can read there; None when the bot is no longer in it.

        Args:
            where: The conversation, without a thread.
            kind: Teams' own word for it.
            team: Of a channel.
            tenant: Everybody else is a guest.

        Raises:
            CallError: Teams does not say.
        """
        try:
            match kind:
                case "groupChat":
                    guests = await self._guests(where, tenant)
                    return Room(where.conversation, Visibility.PRIVATE, guests=guests)
                case "channel":
                    return await self._channel(where, team, tenant)
                case _:
                    return worst(where.conversation)
        except CallError as error:
            if error.permanent:
                return None
            raise

    async def _channel(self, where: Where, team: str, tenant: str) -> Room:
        found = await self.connector.channels(where, team)
        ours = next((each for each in found if each.get("id") == where.conversation), None)
        if ours is None:
            return worst(where.conversation)
        kind = str(ours.get("membershipType") or ours.get("type") or "standard").lower()
        if kind != "private":
            # Not asked through: it is open all the same.
            shared = kind != "standard"
            return Room(where.conversation, Visibility.PUBLIC, guests=True, shared=shared)
        guests = await self._guests(where, tenant)
        return Room(where.conversation, Visibility.PRIVATE, guests=guests)

    async def _guests(self, where: Where, tenant: str) -> bool:
        members, more = await self.connector.members(where)
        return more or not members or any(profile(each, tenant).outsider for each in members)
