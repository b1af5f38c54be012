"""A proposal for very many forums still fits into a chat's message, its first button first."""

from datetime import date, timedelta
from types import MappingProxyType

from bot.demo.reading import words
from bot.features.forums.planning import Gathered
from bot.features.forums.standing import Standing
from bot.features.seasons.proposing import New, Proposal
from bot.features.seasons.replies import proposed
from bot.platforms.slack.limits import MESSAGE_BLOCKS
from bot.platforms.slack.render import message
from bot.replies import Choices
from models.forums import Forum
from scheduler.terms import Term
from tests.conftest import MONDAY
from tests.scheduler.season.planning import season

TERM = Term(date(2027, 1, 11), date(2027, 6, 11))
FORUMS = 100


def forum(number: int) -> Forum:
    return Forum(
        id=number,
        area_id=1,
        name=f"Forum nummer {number}",
        owner_function_id=1,
        source="lokal rutin",
        active_from_on=date(2026, 8, 1),
        created_at=MONDAY,
    )


def many() -> Proposal:
    """Three dates for each of a hundred forums."""
    standings = {str(i): Standing(forum(i), TERM, 0, 3) for i in range(FORUMS)}
    gathered = Gathered(TERM, season(), MappingProxyType(standings), {}, {}, {}, {})
    dates = tuple(MONDAY + timedelta(weeks=n) for n in (2, 8, 14))
    return Proposal(gathered, tuple(New(key, dates) for key in standings), (), (), 0)


def test_every_forum_is_told_and_slack_takes_it_all() -> None:
    reply = proposed(many())

    shown = message(reply, "sv")

    assert len(shown["blocks"]) < MESSAGE_BLOCKS
    assert all(f"Forum nummer {i}: " in words(reply) for i in range(FORUMS))


def test_the_first_buttons_together_hold_every_date() -> None:
    rows = [part for part in proposed(many()).parts if isinstance(part, Choices)]
    values = [row.buttons[0].value for row in rows if row.about is None]

    held = [spot for value in values for spot in value.split()]

    assert len(held) == 3 * FORUMS
    assert all(len(value) <= 2000 for value in values)
