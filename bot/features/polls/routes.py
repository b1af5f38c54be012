"""Which buttons and forms belong to polls."""

from bot.features.meetings.guarding import around_meeting
from bot.features.polls.handlers import (
    ask_comment,
    cast_vote,
    commented_again,
    vote_again,
    write_comment,
)
from bot.features.polls.intents import AskComment, CastVote, WriteComment
from bot.router import Route, Routes

ROUTES = Routes(
    buttons={
        "vote": Route(CastVote.parse, cast_vote, again=vote_again),
        "comment": Route(AskComment.parse, ask_comment, again=ask_comment),
    },
    forms={
        "polls.comment": Route(
            WriteComment.parse, write_comment, again=commented_again, around=around_meeting
        )
    },
)
