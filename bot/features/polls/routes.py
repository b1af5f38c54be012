"""Which buttons and forms belong to polls."""

from bot.features.meetings.guarding import around_meeting
from bot.features.meetings.handlers import show_meeting
from bot.features.polls.handlers import (
    ask_comment,
    cast_vote,
    commented_again,
    fit_nothing,
    vote_again,
    write_comment,
)
from bot.features.polls.intents import (
    AskComment,
    AskLater,
    CastVote,
    FitNothing,
    Prolong,
    WriteComment,
)
from bot.features.polls.prolonging import ask_later, prolong
from bot.router import Route, Routes

ROUTES = Routes(
    buttons={
        "vote": Route(CastVote.parse, cast_vote, again=vote_again, by_link=True),
        "fit_nothing": Route(FitNothing.parse, fit_nothing, again=show_meeting, by_link=True),
        "prolong": Route(Prolong.parse, prolong, again=show_meeting),
        "ask_later": Route(AskLater.parse, ask_later, again=show_meeting),
        "comment": Route(
            AskComment.parse, ask_comment, again=ask_comment, by_link=True, opens=True
        ),
    },
    forms={
        "polls.comment": Route(
            WriteComment.parse,
            write_comment,
            again=commented_again,
            around=around_meeting,
            by_link=True,
        )
    },
)
