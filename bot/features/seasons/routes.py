"""Which words and buttons are about a whole term."""

from typing import Any

from bot.features.seasons.handlers import proposal_comes, propose_season, take_spots
from bot.features.seasons.intents import ProposeSeason, TakeSpots
from bot.router import Route, Routes

_PROPOSE: Route[Any, ProposeSeason] = Route(
    ProposeSeason.parse, propose_season, again=proposal_comes
)

ROUTES = Routes(
    words=dict.fromkeys(("terminen", "termin", "term"), _PROPOSE),
    buttons={"seasons.propose": _PROPOSE, "seasons.take": Route(TakeSpots.parse, take_spots)},
)
