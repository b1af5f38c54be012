"""Which words, buttons and forms belong to whole areas."""

from typing import Any

from bot.features.areas import handlers
from bot.features.areas.intents import (
    AskMerge,
    AskSplit,
    CallOff,
    Decide,
    DrawMerge,
    DrawSplit,
    ShowAreas,
)
from bot.router import Route, Routes

_SHOW: Route[Any, ShowAreas] = Route(
    ShowAreas.parse, handlers.show_areas, again=handlers.show_areas
)

ROUTES = Routes(
    words=dict.fromkeys(("omraden", "omrade", "areas"), _SHOW),
    buttons={
        "areas.show": _SHOW,
        "areas.merge": Route(
            AskMerge.parse, handlers.ask_merge, again=handlers.ask_merge, opens=True
        ),
        "areas.split": Route(
            AskSplit.parse, handlers.ask_split, again=handlers.ask_split, opens=True
        ),
        "areas.decide": Route(Decide.parse, handlers.decide, again=handlers.decide),
        "areas.call_off": Route(CallOff.parse, handlers.call_off, again=handlers.call_off),
    },
    forms={
        "areas.merge": Route(DrawMerge.parse, handlers.draw_merge),
        "areas.split": Route(DrawSplit.parse, handlers.draw_split),
    },
)
