"""Who somebody is, by Slack's own account; kept for a minute, asked anew before sending."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.platforms.slack.calls import CallError, Calls

KEPT = timedelta(minutes=1)
MOST_KEPT = 5_000
AT_ONCE = 8


@dataclass(frozen=True)
class Profile:
    """An account. `outsider`: a guest, or of another workspace. `email` only if confirmed."""

    user: str
    team: str
    email: str
    outsider: bool
    person: bool

    @property
    def work_email(self) -> str:
        """The address that the workspace vouches for, empty when it vouches for none."""
        return self.email if self.person and not self.outsider else ""


@dataclass
class People:
    """Accounts that can be seen from our workspace."""

    calls: Calls
    now: Callable[[], datetime]
    most: int = MOST_KEPT
    _kept: dict[str, tuple[Profile, datetime]] = field(default_factory=dict)

    async def profile(self, user: str, *, anew: bool = False) -> Profile:
        """The account.

        Raises:
            CallError: Slack does not say.
        """
        kept = self._kept.get(user)
        if kept and not anew and self.now() - kept[1] < KEPT:
            return kept[0]
        team = await self.calls.team()
        found = profile((await self.calls.ask("users.info", user=user)).get("user"), team)
        if len(self._kept) >= self.most:
            self._kept.clear()
        self._kept[user] = found, self.now()
        return found

    async def any_outsider(self, users: Iterable[str], *, anew: bool) -> bool:
        """Whether one of them is a guest, of another workspace, or cannot be told.

        Raises:
            CallError: Slack does not say.
        """
        limit = asyncio.Semaphore(AT_ONCE)

        async def outsider(user: str) -> bool:
            async with limit:
                return (await self.profile(user, anew=anew)).outsider

        return any(await asyncio.gather(*map(outsider, users)))


def profile(told: Any, team: str) -> Profile:  # noqa: ANN401 -- whatever Slack sent
    """What `users.info` tells; anything that is missing counts against the account.

    Raises:
        CallError: it told nothing of use.
    """
    if not isinstance(told, dict) or not isinstance(told.get("profile"), dict):
        raise CallError("chat.uncertain")
    foreign = told.get("team_id") != team or told.get("is_stranger", False)
    guest = told.get("is_restricted", False) or told.get("is_ultra_restricted", False)
    confirmed = told.get("is_email_confirmed", True)
    return Profile(
        user=str(told.get("id", "")),
        team=str(told.get("team_id", "")),
        email=str(told["profile"].get("email") or "") if confirmed else "",
        outsider=bool(foreign or guest),
        person=not told.get("deleted", True) and not told.get("is_bot", True),
    )
