"""Which words, buttons and forms belong to forums."""

from typing import Any

from bot.access import Actor
from bot.features.forums import booking, changing, creating, days, handlers, merging
from bot.features.forums.intents import (
    AskBook,
    AskChange,
    AskExplain,
    AskMerge,
    AskSplit,
    AskTemplate,
    CallForum,
    CallOffAfter,
    ChangeForum,
    CreateForum,
    ExplainShortfall,
    MergeForums,
    PickTemplate,
    ReviseForum,
    ShowForums,
    SplitForum,
    TakeTimes,
)
from bot.features.forums.series_intents import (
    AskMoveDay,
    AskSeries,
    BookSeries,
    LaySeries,
    MoveDay,
    PutBack,
    ShowDays,
)
from bot.privacy.checking import Around
from bot.router import Route, Routes
from models.store import Tx


def _structural(_ask: object, _actor: Actor, _tx: Tx) -> Around:
    # What a forum is called says nothing of a child.
    return Around("structural")


_SHOW: Route[Any, ShowForums] = Route(
    ShowForums.parse, handlers.show_forums, again=handlers.show_forums
)

ROUTES = Routes(
    # `call.forum` is the form for a forum that is in no list.
    words={"forum": _SHOW},
    buttons={
        "forums.show": _SHOW,
        "forums.new": Route(
            AskTemplate.parse, creating.ask_template, again=creating.ask_template, opens=True
        ),
        "forums.book": Route(AskBook.parse, booking.ask_book, again=booking.ask_book, opens=True),
        "forums.take": Route(TakeTimes.parse, booking.take_times),
        "forums.change": Route(
            AskChange.parse, changing.ask_change, again=changing.ask_change, opens=True
        ),
        "forums.call_off_after": Route(CallOffAfter.parse, changing.call_off_after),
        "forums.explain": Route(
            AskExplain.parse, handlers.ask_explain, again=handlers.ask_explain, opens=True
        ),
        "forums.series": Route(AskSeries.parse, days.ask_series, again=days.ask_series, opens=True),
        "forums.days": Route(ShowDays.parse, days.show_days, again=days.show_days),
        "forums.move_day": Route(
            AskMoveDay.parse, days.ask_move_day, again=days.ask_move_day, opens=True
        ),
        "forums.put_back": Route(PutBack.parse, days.put_back),
        "forums.merge": Route(
            AskMerge.parse, merging.ask_merge, again=merging.ask_merge, opens=True
        ),
        "forums.split": Route(
            AskSplit.parse, merging.ask_split, again=merging.ask_split, opens=True
        ),
    },
    forms={
        "forums.pick": Route(
            PickTemplate.parse, creating.pick_template, again=creating.pick_template
        ),
        "forums.create": Route(CreateForum.parse, creating.create_forum, around=_structural),
        "forums.call": Route(CallForum.parse, booking.call_forum),
        "forums.change": Route(ChangeForum.parse, changing.change_forum),
        "forums.revise": Route(ReviseForum.parse, changing.revise_forum, around=_structural),
        "forums.explain": Route(
            ExplainShortfall.parse,
            handlers.explain_shortfall,
            again=handlers.explain_shortfall,
        ),
        "forums.series": Route(LaySeries.parse, days.lay_series, again=days.lay_series),
        "forums.series_days": Route(BookSeries.parse, days.book_series),
        "forums.move_day": Route(MoveDay.parse, days.move_day),
        "forums.merge": Route(MergeForums.parse, merging.merge_forums, around=_structural),
        "forums.split": Route(SplitForum.parse, merging.split_forum, around=_structural),
    },
)
