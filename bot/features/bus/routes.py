"""Which words, buttons and forms belong to BUS."""

from bot.features.bus.handlers import ask_escalated, call_escalated, choose_bus
from bot.features.bus.intents import AskEscalated, CallEscalated, ChooseBus
from bot.router import Route, Routes

ROUTES = Routes(
    # Both levels go by this word, so it asks which; `call.bus` is the individual one.
    words={"bus": Route(ChooseBus.parse, choose_bus, again=choose_bus)},
    buttons={"bus.call": Route(AskEscalated.parse, ask_escalated, again=ask_escalated, opens=True)},
    forms={"bus.call": Route(CallEscalated.parse, call_escalated)},
)
