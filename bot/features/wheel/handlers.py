"""What happens when somebody asks for the school year."""

from datetime import datetime

from bot.access import Actor
from bot.errors import UserError
from bot.features.feeds.handlers import link_to_team
from bot.features.feeds.rules import may_fetch
from bot.features.wheel.intents import GetWheel
from bot.features.wheel.reading import team_year
from bot.features.wheel.replies import Where, card
from bot.replies import Reply
from bot.years import YearWheel
from models import registry
from models.registry import Team
from models.store import Tx


def get_wheel(_ask: GetWheel, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """The year's counts and what comes next, with a link to the wheel and a picture of it.

    Raises:
        UserError: `wheel.no_team` where no team of the actor's is known.
    """
    team = _team(tx, actor)
    wheel = team_year(tx, team, actor.agreement, actor.contact.language, now)
    return card(wheel, _where(tx, actor, team, wheel, now))


def _team(tx: Tx, actor: Actor) -> Team:
    """The team whose channel it is, or else the actor's first: one's own before the area's."""
    teams = [each for each in registry.teams(tx, actor.area.id) if may_fetch(actor.contact, each)]
    here = [each for each in teams if each.channel == actor.room.channel]
    own = [each for each in teams if each.organisation_id is not None]
    found = next(iter((*here, *own, *teams)), None)
    if found is None:
        raise UserError("wheel.no_team")
    return found


def _where(tx: Tx, actor: Actor, team: Team, wheel: YearWheel, now: datetime) -> Where | None:
    """Where the page and the picture are; None where there are no pages, or the link is off.

    The picture's address changes with what it shows: a chat keeps what it has once fetched.
    """
    token = link_to_team(tx, actor, team, now) if actor.agreement.pages else ""
    if not token:
        return None
    page = f"{actor.agreement.pages}/feed/{token}/arshjul"
    state = actor.secrets.digest("wheel", repr(wheel))[:12]
    return Where(page, f"{page}.png?{state}")
