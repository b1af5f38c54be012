"""Which buttons belong to visitors."""

from bot.features.visitors import handlers
from bot.features.visitors.intents import Admit, Refuse
from bot.router import Route, Routes

ROUTES = Routes(
    buttons={
        "visitors.admit": Route(Admit.parse, handlers.admit, again=handlers.shown_again),
        "visitors.refuse": Route(Refuse.parse, handlers.refuse, again=handlers.shown_again),
    }
)
