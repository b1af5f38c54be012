"""Who can read in a room, by Slack's own account. What cannot be told counts as the worst."""

from dataclasses import dataclass

from bot.events import Room
from bot.platforms.slack.calls import CallError, Calls
from bot.platforms.slack.people import People
from models.registry import Visibility

MOST_MEMBERS = 100
"""A room with more is not asked through: it counts as holding guests."""

SHARED = (
    "is_shared",
    "is_ext_shared",
    "is_org_shared",
    "is_pending_ext_shared",
    "pending_shared",
    "pending_connected_team_ids",
)


def worst(channel: str) -> Room:
    """A room nothing is known of."""
    return Room(channel, Visibility.PUBLIC, guests=True, shared=True)


@dataclass(frozen=True)
class Rooms:
    """Rooms that can be seen from our workspace."""

    calls: Calls
    people: People

    async def look(self, channel: str, *, anew: bool = False) -> Room | None:
        """Who can read in a channel; None when it is not there, or not for us.

        Args:
            channel: Its id.
            anew: Whether members are asked about even when they were a moment ago.

        Raises:
            CallError: Slack does not say.
        """
        try:
            told = (await self.calls.ask("conversations.info", channel=channel))["channel"]
        except CallError as error:
            if error.permanent:
                return None
            if error.error == "missing_scope":
                # We may ask about private channels only, so it is none of those.
                return worst(channel)
            raise
        visibility = Visibility.PRIVATE if told.get("is_private") else Visibility.PUBLIC
        shared = any(told.get(sign) for sign in SHARED)
        closed = visibility is Visibility.PRIVATE and not shared
        guests = await self._guests(channel, anew=anew) if closed else True
        return Room(channel, visibility, guests=guests, shared=shared)

    async def dialogue(self, channel: str, user: str) -> Room:
        """A direct message: ours with this user, or else one that others hold.

        Raises:
            CallError: Slack does not say.
        """
        ours = await self.calls.dialogue(user) == channel
        return Room(channel, Visibility.DIRECT) if ours else worst(channel)

    async def _guests(self, channel: str, *, anew: bool) -> bool:
        limit = str(MOST_MEMBERS)
        told = await self.calls.ask("conversations.members", channel=channel, limit=limit)
        members, more = (
            told.get("members"),
            (told.get("response_metadata") or {}).get("next_cursor"),
        )
        if more or not members:
            return True
        return await self.people.any_outsider(members, anew=anew)
