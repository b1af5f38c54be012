"""What people see of their feeds: links that are nobody else's, so always in private."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.replies import Button, Choices, Look, Part, Reply, T, Text, Tone
from models.registry import Team


@dataclass(frozen=True)
class Shown:
    """One feed: its link, or an empty one while it is closed; `team` is None for one's own."""

    number: int
    link: str = field(repr=False)
    team: Team | None


def card(shown: Sequence[Shown], *, replaces: bool) -> Reply:
    """The links with their buttons, and how to add one to a calendar."""
    parts = [part for each in shown for part in _feed(each)]
    return Reply((*parts, *HOW), replaces=replaces, preview=T("feeds.title"))


HOW: tuple[Part, ...] = (
    Text(T("feeds.how"), Tone.HEADING),
    Text(T("feeds.outlook")),
    Text(T("feeds.google")),
    Text(T("feeds.keep"), Tone.WARNING),
    Text(T("feeds.slow"), Tone.QUIET),
)


def _feed(shown: Shown) -> tuple[Part, ...]:
    return (
        Text(_name(shown.team), Tone.HEADING),
        Text(T("feeds.holds_team") if shown.team else T("feeds.holds_own"), Tone.QUIET),
        Text(T("feeds.link", link=shown.link) if shown.link else T("feeds.closed")),
        Choices(_buttons(shown)),
    )


def _buttons(shown: Shown) -> tuple[Button, ...]:
    value, which = f"{shown.team.id if shown.team else 0} {shown.number}", _name(shown.team)
    renew = T("feeds.renew_which", which=which)
    close = T("feeds.close_which", which=which)
    new = Button("feeds.renew", value, T("feeds.renew"), name=renew)
    off = Button("feeds.close", value, T("feeds.close"), Look.DANGER, name=close)
    return (new, off) if shown.link else (new,)


def _name(team: Team | None) -> T:
    return T("feeds.of_team", team=team.name) if team else T("feeds.own")
