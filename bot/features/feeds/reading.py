"""What a link to a feed opens, asked of the rows each time it is fetched."""

from datetime import datetime

from bot.features.feeds.rules import BACK, STRUCTURAL, events, may_fetch
from bot.outgoing import CalendarFeed
from bot.replies import T
from models import feeds
from models.store import Tx


def calendar_of(tx: Tx, hashed: str, now: datetime) -> CalendarFeed | None:
    """The calendar behind the link with this hash; None when it opens nothing, or no more."""
    found = feeds.by_token(tx, hashed)
    if found is None:
        return None
    _, contact, team = found
    if not may_fetch(contact, team):
        return None
    if team is None:
        taking = feeds.meetings_of(tx, contact.id, now - BACK)
        return CalendarFeed(T("feeds.calendar"), contact.language, events(taking), busy=True)
    taking = feeds.meetings_of_team(tx, team, STRUCTURAL, now - BACK)
    called = T("feeds.calendar_of_team", team=team.name)
    return CalendarFeed(called, contact.language, events(taking), busy=False)
