"""What people ask holds no words of their own, but where the type says `FreeText`.

The guard scans every `FreeText`; a plain `str` would go round it.
"""

import importlib
import inspect
import pkgutil
import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum, StrEnum
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest

import bot.features
from bot.app import ROUTES
from bot.features.meetings.intents import CallMeeting
from bot.features.meetings.kinds.profile import KindProfile
from bot.features.polls.intents import CastVote
from bot.forms import WorkAddress
from bot.privacy.free_text import FreeText, WebLink
from bot.router import AnyRoute

# Checked or written by ourselves, so a `str` within them is nobody's own words.
TRUSTED = (
    int,
    bool,
    date,
    time,
    datetime,
    FreeText,
    WebLink,
    WorkAddress,
    KindProfile,
    types.NoneType,
)


def unguarded(kind: object, path: str = "") -> Iterator[str]:
    """Where in a type somebody's own words could hide from the guard: `where.link: str`."""
    origin, inner = get_origin(kind), get_args(kind)
    if kind in TRUSTED or (isinstance(kind, type) and issubclass(kind, Enum)):
        return
    if origin in (Union, types.UnionType, tuple):
        for each in inner:
            if each is not Ellipsis:
                yield from unguarded(each, path)
    elif is_frozen(kind):
        hints = get_type_hints(kind)
        for each in fields(kind):  # type: ignore[arg-type]  # -- `is_frozen` knows it is one
            yield from unguarded(hints[each.name], f"{path}.{each.name}")
    else:
        yield f"{path}: {kind}"


def is_frozen(kind: object) -> bool:
    """Whether it is a dataclass that nobody can put words into later."""
    return is_dataclass(kind) and getattr(kind, "__dataclass_params__").frozen  # noqa: B009 -- mypy does not know it


def intents_of_routes() -> set[type]:
    """What the handlers of every word, button and form take."""
    tables: tuple[Mapping[str, AnyRoute], ...] = (ROUTES.words, ROUTES.buttons, ROUTES.forms)
    routes = [route for table in tables for route in table.values()]
    handlers = [handle for route in routes for handle in (route.handle, route.again) if handle]
    return {taken_by(handle) for handle in handlers}


def taken_by(handle: Callable[..., Any]) -> type:
    """The type of a handler's first argument."""
    first = next(iter(inspect.signature(handle).parameters))
    found = get_type_hints(handle)[first]
    assert isinstance(found, type)
    return found


def intents_of_modules() -> set[type]:
    """Every dataclass written in a feature's `intents`, routed already or not."""
    names = [
        each.name
        for each in pkgutil.walk_packages(bot.features.__path__, "bot.features.")
        if each.name.endswith(".intents")
    ]
    return {
        each
        for name in names
        for each in vars(importlib.import_module(name)).values()
        if isinstance(each, type) and is_dataclass(each) and each.__module__ == name
    }


INTENTS = sorted(intents_of_routes() | intents_of_modules(), key=lambda each: each.__qualname__)


@pytest.mark.parametrize("intent", INTENTS, ids=lambda each: each.__name__)
def test_an_intent_holds_no_words_that_go_round_the_guard(intent: type) -> None:
    assert is_frozen(intent)
    assert list(unguarded(intent, intent.__name__)) == []


def test_the_walk_finds_the_intents_we_know_of() -> None:
    assert {CallMeeting, CastVote} <= set(INTENTS)


class Colour(StrEnum):
    """A closed set of words."""

    RED = "red"


@dataclass(frozen=True)
class Inner:
    """A part of an intent."""

    number: int
    note: str


@dataclass(frozen=True)
class Good:
    """All that an intent may hold."""

    number: int
    on: date | None
    at: tuple[time, ...]
    sure: bool
    colour: Colour
    words: FreeText
    link: WebLink | None
    pair: tuple[int, Colour]


@dataclass
class Thawed:
    """An intent that can be changed after the guard has seen it."""

    number: int


@pytest.mark.parametrize(
    "kind",
    [
        str,
        str | None,
        bytes,
        object,
        Any,
        tuple[int, str],
        tuple[str, ...],
        list[int],
        dict[str, int],
        Inner,
        tuple[Inner, ...],
        Thawed,
        int | Inner,
    ],
)
def test_the_walk_sees_words_wherever_they_hide(kind: object) -> None:
    assert list(unguarded(kind)) != []


def test_the_walk_lets_through_what_is_checked() -> None:
    assert list(unguarded(Good)) == []
    assert list(unguarded(Inner, "Ask")) == ["Ask.note: <class 'str'>"]
