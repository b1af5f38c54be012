"""Which buttons belong to polls."""

from bot.features.polls.handlers import cast_vote, vote_again
from bot.features.polls.intents import CastVote
from bot.router import Route, Routes

ROUTES = Routes(buttons={"vote": Route(CastVote.parse, cast_vote, again=vote_again)})
