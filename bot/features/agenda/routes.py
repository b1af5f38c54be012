"""Which buttons and forms belong to agendas."""

from bot.features.agenda.handlers import add_point, ask_point, shown_again
from bot.features.agenda.intents import AddPoint, AskPoint
from bot.features.meetings.guarding import around_meeting
from bot.router import Route, Routes

ROUTES = Routes(
    buttons={"point": Route(AskPoint.parse, ask_point, again=ask_point)},
    forms={
        "agenda.point": Route(AddPoint.parse, add_point, again=shown_again, around=around_meeting)
    },
)
