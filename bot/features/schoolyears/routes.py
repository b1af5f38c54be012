"""Which buttons and forms belong to school years."""

from bot.access import Actor
from bot.features.schoolyears import handlers
from bot.features.schoolyears.intents import AskShipped, AskYear, SetYear, ShowYears, TakeShipped
from bot.privacy.checking import Around
from bot.router import Route, Routes
from models.store import Tx


def _structural(_ask: SetYear, _actor: Actor, _tx: Tx) -> Around:
    # A source is a page or a decision: nothing of it is about a child.
    return Around("structural")


ROUTES = Routes(
    buttons={
        "schoolyears.show": Route(ShowYears.parse, handlers.show_years, again=handlers.show_years),
        "schoolyears.add": Route(
            AskYear.parse, handlers.ask_year, again=handlers.ask_year, opens=True
        ),
        "schoolyears.shipped": Route(
            AskShipped.parse, handlers.ask_shipped, again=handlers.ask_shipped, opens=True
        ),
    },
    forms={
        # Twice is the same as once: it is the same year again.
        "schoolyears.set": Route(
            SetYear.parse, handlers.set_year, again=handlers.set_year, around=_structural
        ),
        "schoolyears.shipped": Route(
            TakeShipped.parse, handlers.take_shipped, again=handlers.take_shipped
        ),
    },
)
