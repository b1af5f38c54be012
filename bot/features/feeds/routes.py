"""Which word and buttons belong to feeds."""

from bot.features.feeds.handlers import close_feed, get_feeds, renew_feed, shown_again
from bot.features.feeds.intents import CloseFeed, GetFeeds, RenewFeed
from bot.router import Route, Routes

_GET = Route(GetFeeds.parse, get_feeds, again=get_feeds)

ROUTES = Routes(
    words=dict.fromkeys(("kalender", "kalenderflode", "calendar"), _GET),
    buttons={
        "feeds.renew": Route(RenewFeed.parse, renew_feed, again=shown_again),
        "feeds.close": Route(CloseFeed.parse, close_feed, again=shown_again),
    },
)
