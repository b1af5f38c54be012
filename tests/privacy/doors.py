"""Every door into the bot: words, buttons and forms, each with all that it reads."""

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

from typing_extensions import override

from bot.app import ROUTES
from bot.errors import UserError
from bot.events import Filled, Room, User
from bot.features.meetings.kinds import KINDS
from models.registry import Visibility

CHOICES = ("", "1", "find", "fixed", "given", "being_obtained", "yes", "2027-02-01")
"""Values that lead a form's reader down its different ways."""


ABOUT = ("1", "draft 1", *KINDS)
"""What a form may have been opened for."""


@dataclass
class Everything(Mapping[str, str]):
    """Holds one value under any name, and remembers what it was asked for."""

    value: str
    read: set[str] = field(default_factory=set)

    @override
    def __getitem__(self, name: str) -> str:
        self.read.add(name)
        return self.value

    @override
    def __iter__(self) -> Iterator[str]:
        return iter(self.read)

    @override
    def __len__(self) -> int:
        return len(self.read)


def forms() -> dict[str, list[str]]:
    """Form id → every field that is read of it, answers about words included."""
    return {form: sorted(_fields(form)) for form in ROUTES.forms}


def _fields(form: str) -> set[str]:
    found = {"surplus"}
    for about, value in product(ABOUT, CHOICES):
        values = Everything(value)
        filled = Filled("e", User("", "", ""), Room("", Visibility.PRIVATE), form, about, values)
        with contextlib.suppress(UserError):
            ROUTES.forms[form].parse(filled)
        found |= values.read
    return found


WORDS = sorted(ROUTES.words)
BUTTONS = sorted(ROUTES.buttons)
