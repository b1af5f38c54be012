"""The button that a personal link stands for: show the meeting it opens."""

from bot.features.links.handlers import show_linked
from bot.features.links.intents import ShowLinked
from bot.router import Route, Routes

ROUTES = Routes(
    buttons={"link": Route(ShowLinked.parse, show_linked, again=show_linked, by_link=True)}
)
