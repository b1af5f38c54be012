"""Which buttons and forms belong to agendas."""

from bot.features.agenda.changing import ask_change, change_point, changed_again
from bot.features.agenda.handlers import add_point, ask_point, shown_again
from bot.features.agenda.intents import AddPoint, AskChange, AskPoint, ChangePoint
from bot.features.meetings.guarding import around_meeting
from bot.router import Route, Routes

ROUTES = Routes(
    buttons={
        "point": Route(AskPoint.parse, ask_point, again=ask_point, by_link=True, opens=True),
        "points": Route(AskChange.parse, ask_change, again=ask_change, opens=True),
    },
    forms={
        "agenda.point": Route(
            AddPoint.parse, add_point, again=shown_again, around=around_meeting, by_link=True
        ),
        "agenda.change": Route(
            ChangePoint.parse, change_point, again=changed_again, around=around_meeting
        ),
    },
)
