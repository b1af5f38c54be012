"""Which words and buttons tell how things stand."""

from bot.features.meetings.intents import ShowMeeting
from bot.features.status.handlers import get_status, show_card, status_again
from bot.features.status.intents import GetStatus
from bot.router import Route, Routes

ROUTES = Routes(
    words={"status": Route(GetStatus.parse, get_status, again=status_again)},
    buttons={"show": Route(ShowMeeting.parse, show_card, again=show_card)},
)
