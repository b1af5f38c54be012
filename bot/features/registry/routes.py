"""Which words, buttons and forms belong to the registry."""

from typing import Any

from bot.features.registry import handlers, people
from bot.features.registry.intents import (
    AddContact,
    AskAdd,
    AskChange,
    AskLeave,
    AskOwn,
    ChangeContact,
    LetGo,
    SetDigest,
    SetOwn,
    ShowSettings,
)
from bot.router import Route, Routes

_SHOW: Route[Any, ShowSettings] = Route(
    ShowSettings.parse, handlers.show_settings, again=handlers.show_settings
)

WORDS = ("installningar", "settings")
"""As `router.fold` has them: `inställningar` is the first."""

ROUTES = Routes(
    words=dict.fromkeys(WORDS, _SHOW),
    buttons={
        "registry.show": _SHOW,
        "registry.own": Route(AskOwn.parse, handlers.ask_own, again=handlers.ask_own, opens=True),
        "registry.add": Route(AskAdd.parse, people.ask_add, again=people.ask_add, opens=True),
        "registry.change": Route(
            AskChange.parse, people.ask_change, again=people.ask_change, opens=True
        ),
        "registry.leave": Route(
            AskLeave.parse, people.ask_leave, again=people.ask_leave, opens=True
        ),
        "registry.digest": Route(SetDigest.parse, handlers.set_digest, again=handlers.set_digest),
    },
    forms={
        "registry.own": Route(SetOwn.parse, handlers.set_own, again=handlers.set_own),
        "registry.add": Route(AddContact.parse, people.add_contact),
        "registry.change": Route(ChangeContact.parse, people.change_contact),
        "registry.leave": Route(LetGo.parse, people.let_go),
    },
)
