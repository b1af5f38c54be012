"""Which words and buttons are urgent."""

from typing import Any

from bot.features.akut.handlers import get_akut, tell_anybody
from bot.features.akut.intents import WORDS, GetAkut
from bot.router import Route, Routes

_AKUT: Route[Any, GetAkut] = Route(GetAkut.parse, get_akut, again=get_akut, urgent=tell_anybody)

ROUTES = Routes(words=dict.fromkeys(WORDS, _AKUT), buttons={"akut": _AKUT})
