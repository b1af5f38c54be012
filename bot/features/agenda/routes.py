"""Which buttons and forms belong to agendas."""

from typing import Any

from bot.access import Actor
from bot.events import Filled, Pressed
from bot.features.agenda import chairing
from bot.features.agenda.chairing_intents import (
    AskDecision,
    Decide,
    Decline,
    MakeAction,
    PutOff,
    TakeIn,
    TickOff,
)
from bot.features.agenda.changing import ask_change, change_point, changed_again
from bot.features.agenda.handlers import add_point, ask_point, show_agenda, shown_again
from bot.features.agenda.intents import (
    AddFromMessage,
    AddPoint,
    AskChange,
    AskFromMessage,
    AskPoint,
    ChangePoint,
    ShowAgenda,
)
from bot.features.agenda.messages import add_from_message, added_before, ask_from_message
from bot.features.meetings.guarding import around_meeting
from bot.features.meetings.intents import AboutMeeting
from bot.privacy.checking import Around
from bot.router import Route, Routes
from models.store import Tx


def _around_point(ask: Decide, actor: Actor, tx: Tx) -> Around:
    meeting = chairing.meeting_of(tx, actor, ask.point_id)
    return around_meeting(AboutMeeting(meeting.id), actor, tx)


_AGAIN = chairing.shown_again

BUTTONS: dict[str, Route[Pressed, Any]] = {
    "point": Route(AskPoint.parse, ask_point, again=ask_point, by_link=True, opens=True),
    "points": Route(AskChange.parse, ask_change, again=ask_change, by_link=True, opens=True),
    "agenda": Route(ShowAgenda.parse, show_agenda, again=show_agenda, by_link=True),
    "point.take": Route(TakeIn.parse, chairing.take_in, _AGAIN, by_link=True),
    "point.next": Route(PutOff.parse, chairing.put_off, _AGAIN, by_link=True),
    "point.no": Route(Decline.parse, chairing.decline, _AGAIN, by_link=True),
    "point.done": Route(TickOff.parse, chairing.tick_off, _AGAIN, by_link=True),
    "point.decide": Route(
        AskDecision.parse, chairing.ask_decision, chairing.ask_decision, by_link=True, opens=True
    ),
    "point.action": Route(MakeAction.parse, chairing.make_action, _AGAIN, by_link=True),
    "point.message": Route(
        AskFromMessage.parse, ask_from_message, ask_from_message, shortcut="agenda.add"
    ),
}
FORMS: dict[str, Route[Filled, Any]] = {
    "agenda.point": Route(
        AddPoint.parse, add_point, again=shown_again, around=around_meeting, by_link=True
    ),
    "agenda.change": Route(
        ChangePoint.parse, change_point, again=changed_again, around=around_meeting, by_link=True
    ),
    "agenda.from_message": Route(
        AddFromMessage.parse, add_from_message, again=added_before, around=around_meeting
    ),
    "agenda.decide": Route(
        Decide.parse, chairing.decide, chairing.decided_before, _around_point, by_link=True
    ),
}
ROUTES = Routes(buttons=BUTTONS, forms=FORMS)
