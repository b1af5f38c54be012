"""Which buttons and forms belong to one's own place in a meeting."""

from bot.features.replacements import handlers
from bot.features.replacements.intents import (
    AskExcuse,
    AskReplacement,
    ComeAfterAll,
    GiveExcuse,
    SendReplacement,
)
from bot.router import Route, Routes

ROUTES = Routes(
    buttons={
        "excuse": Route(
            AskExcuse.parse,
            handlers.ask_excuse,
            again=handlers.ask_excuse,
            by_link=True,
            opens=True,
        ),
        "after_all": Route(
            ComeAfterAll.parse, handlers.come_after_all, again=handlers.come_after_all, by_link=True
        ),
        "replace": Route(
            AskReplacement.parse,
            handlers.ask_replacement,
            again=handlers.ask_replacement,
            by_link=True,
            opens=True,
        ),
    },
    forms={
        "replacements.excuse": Route(
            GiveExcuse.parse, handlers.give_excuse, again=handlers.give_excuse, by_link=True
        ),
        "replacements.send": Route(SendReplacement.parse, handlers.send_replacement, by_link=True),
    },
)
