"""Which words, buttons and forms belong to the digest."""

from typing import Any

from bot.features.digest import handlers
from bot.features.digest.doubt import send_again
from bot.features.digest.intents import AskWish, SendAgain, SetWish, ShowMine, ShowWeek
from bot.router import Route, Routes

_SHOW: Route[Any, ShowWeek] = Route(ShowWeek.parse, handlers.show_week, again=handlers.week_again)

ROUTES = Routes(
    words={"vecka": _SHOW, "week": _SHOW},
    buttons={
        "digest.week": _SHOW,
        "digest.mine": Route(ShowMine.parse, handlers.show_mine, again=handlers.mine_again),
        "digest.again": Route(SendAgain.parse, send_again, again=send_again),
        "digest.own": Route(AskWish.parse, handlers.ask_wish, again=handlers.ask_wish, opens=True),
    },
    forms={"digest.own": Route(SetWish.parse, handlers.set_wish, again=handlers.set_wish)},
)
