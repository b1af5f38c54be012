"""Which buttons and forms belong to closing a meeting."""

from bot.features.closings.handlers import ask_closing, close_meeting, feedback_done
from bot.features.closings.intents import AskClosing, CloseMeeting, FeedbackDone
from bot.router import Route, Routes

ROUTES = Routes(
    buttons={
        "close": Route(AskClosing.parse, ask_closing, again=ask_closing, opens=True),
        "feedback": Route(FeedbackDone.parse, feedback_done, again=feedback_done),
    },
    forms={"closings.close": Route(CloseMeeting.parse, close_meeting)},
)
