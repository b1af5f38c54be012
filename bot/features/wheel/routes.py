"""Which word shows the school year."""

from bot.features.wheel.handlers import get_wheel
from bot.features.wheel.intents import GetWheel
from bot.router import Route, Routes

_GET = Route(GetWheel.parse, get_wheel, again=get_wheel)

ROUTES = Routes(words=dict.fromkeys(("arshjul", "arshjulet", "wheel"), _GET))
