"""What a card's button carries to us and back: which button it was, or what the form is about.

People's own programs hold it between, so it is never believed: what it names is asked of the
registry and the rules like everything else.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from pydantic import TypeAdapter, ValidationError

from bot.shown import Values

OURS = "samordna"


@dataclass(frozen=True)
class Opening:
    """What somebody did to get a form: said `words`, pressed `button`, or sent `form`.

    A form that leads to another one was sent in with `values`, about `about`.
    """

    button: str = ""
    value: str = ""
    words: str = ""
    form: str = ""
    about: str = ""
    values: Values = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class Memo:
    """A form as it was drawn: which, about what, and for what it was opened.

    `card` is the message whose button opened it, `channel` the room that it was asked for in,
    when the answer went to somebody's own chat instead. `shown` are the inputs that were drawn, of
    which `many` hold several values. `hidden` is what stands in the fields that were not, and
    `waits` which answer would show each of them. `turn` is another each time it is drawn.
    """

    form: str = ""
    about: str = ""
    card: str = ""
    channel: str = ""
    opening: Opening = Opening()
    shown: tuple[str, ...] = ()
    many: tuple[str, ...] = ()
    hidden: Values = field(default_factory=dict, repr=False)
    waits: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    turn: str = ""


@dataclass(frozen=True)
class Press:
    """A button of a card; `channel` as in a memo."""

    button: str
    value: str = ""
    channel: str = ""


@dataclass(frozen=True)
class Send:
    """A button of a form: sends it, or first puts `words` in one of its fields.

    Without a `place` the form is sent.
    """

    memo: Memo
    place: str = ""
    words: str = field(default="", repr=False)


Ours = Press | Send
_OURS: TypeAdapter[Ours] = TypeAdapter(Ours)


def write(what: Ours) -> dict[str, Any]:
    """The button's data."""
    return {OURS: asdict(what)}


def read(data: Mapping[str, Any]) -> Ours | None:
    """What a button of ours said, or None when it is none of ours."""
    try:
        return _OURS.validate_python(data.get(OURS))
    except ValidationError:
        return None
