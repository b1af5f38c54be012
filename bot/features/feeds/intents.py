"""What people can ask about feeds."""

from dataclasses import dataclass
from typing import Self

from bot.errors import UserError
from bot.events import Pressed, Said


@dataclass(frozen=True)
class GetFeeds:
    """Give me my links."""

    @classmethod
    def parse(cls, _said: Said) -> Self:
        """The word is all there is to it."""
        return cls()


@dataclass(frozen=True)
class AboutFeed:
    """One of the actor's feeds: a team's, or with 0 that of their own meetings.

    `number` is the link that stood on the card.
    """

    team_id: int
    number: int

    @classmethod
    def parse(cls, pressed: Pressed) -> Self:
        """From a button's `<team> <number>`."""
        match pressed.value.split():
            case [team, number] if team.isdecimal() and number.isdecimal():
                return cls(int(team), int(number))
            case _:
                raise UserError("router.unknown_button")


@dataclass(frozen=True)
class RenewFeed(AboutFeed):
    """Make a new link; the old one opens nothing any more."""


@dataclass(frozen=True)
class CloseFeed(AboutFeed):
    """No link opens the feed any more."""
