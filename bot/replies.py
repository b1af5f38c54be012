"""What goes out to any platform, in parts no platform owns.

Parts carry text keys, not sentences: the renderer speaks the reader's language.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import TypeAlias

Value: TypeAlias = "str | int | date | datetime | time | T | Sequence[T]"
"""What a text can hold, see `T`."""


@dataclass(frozen=True)
class T:
    """A text by key with its values; `T("polls.voted", closes_at=…)`.

    A `datetime` (aware) is shown in Stockholm's wall time, a `time` as it is, a nested `T` in
    the same language, a sequence of `T` as a list with "och".
    """

    key: str
    values: dict[str, Value] = field(default_factory=dict)

    def __init__(self, key: str, **values: Value) -> None:
        object.__setattr__(self, "key", key)
        object.__setattr__(self, "values", values)


def name(of: str) -> T:
    """A proper name from the registry, the same in every language."""
    return T("name", of=of)


class Tone(StrEnum):
    """How a part is meant; a renderer adds a symbol, never colour alone."""

    PLAIN = "plain"
    HEADING = "heading"
    GOOD = "good"
    WARNING = "warning"
    QUIET = "quiet"


@dataclass(frozen=True)
class Text:
    """A paragraph."""

    text: T
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True)
class Facts:
    """Labels with what stands beside them: när, var, vilka."""

    rows: tuple[tuple[T, T], ...]


class Look(StrEnum):
    """How a button presents itself."""

    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"
    CHOSEN = "chosen"


@dataclass(frozen=True)
class Button:
    """A press sends `Pressed(button=id, value=value)`; `name` says it all to a screen reader."""

    id: str
    value: str
    label: T
    look: Look = Look.PLAIN
    name: T | None = None


@dataclass(frozen=True)
class Choices:
    """Buttons in a row, with what they are about before them."""

    buttons: tuple[Button, ...]
    about: T | None = None
    note: T | None = None


@dataclass(frozen=True)
class Picture:
    """A picture at an address of ours, with what it shows in words.

    The address is a key, so it goes to one person only. Its words are all that those get who
    cannot see it, so what it tells stands in the message or on a page as well.
    """

    address: str = field(repr=False)
    alt: T


@dataclass(frozen=True)
class Visit:
    """A web address to open, of which nothing comes to us.

    It may be a key, so reprs leave it out.
    """

    address: str = field(repr=False)
    label: T


Part = Text | Facts | Choices | Picture | Visit


@dataclass(frozen=True)
class Option:
    """Something to choose in a form; options with the same group stand together."""

    value: str
    label: T
    group: T | None = None


@dataclass(frozen=True)
class ShownWhen:
    """A field that only matters when another field has this value."""

    field: str
    value: str


@dataclass(frozen=True)
class Heading:
    """A question that the fields after it answer together."""

    text: T
    hint: T | None = None


@dataclass(frozen=True)
class OneOf:
    """One choice among some; `chosen` is where it starts. Few show as radios, many as a menu."""

    id: str
    label: T
    options: tuple[Option, ...]
    hint: T | None = None
    chosen: str = ""
    required: bool = True
    shown: ShownWhen | None = None


@dataclass(frozen=True)
class AnyOf:
    """Any number of choices."""

    id: str
    label: T
    options: tuple[Option, ...]
    hint: T | None = None
    chosen: tuple[str, ...] = ()
    required: bool = True
    shown: ShownWhen | None = None


@dataclass(frozen=True)
class Day:
    """A local date; arrives as `2027-03-12`."""

    id: str
    label: T
    hint: T | None = None
    start: date | None = None
    required: bool = True
    shown: ShownWhen | None = None


@dataclass(frozen=True)
class Clock:
    """A local time; arrives as `13:15`."""

    id: str
    label: T
    hint: T | None = None
    start: str = ""
    required: bool = True
    shown: ShownWhen | None = None


@dataclass(frozen=True)
class Link:
    """A web address; allowed hosts are checked where it becomes an intent."""

    id: str
    label: T
    hint: T | None = None
    start: str = ""
    required: bool = True
    shown: ShownWhen | None = None


@dataclass(frozen=True)
class Words:
    """What people write themselves, some lines of it; the guard reads it before anybody does.

    `offers`: where the form was opened on a message, it starts with what the message says.
    """

    id: str
    label: T
    hint: T | None = None
    start: str = field(default="", repr=False)
    longest: int = 300
    required: bool = True
    shown: ShownWhen | None = None
    offers: bool = False


@dataclass(frozen=True)
class Email:
    """A work address."""

    id: str
    label: T
    hint: T | None = None
    start: str = ""
    required: bool = True
    shown: ShownWhen | None = None


FormField = OneOf | AnyOf | Day | Clock | Link | Words | Email


@dataclass(frozen=True)
class Form:
    """A form to fill in; sends `Filled(form=id, about=about, values=…)`."""

    id: str
    title: T
    send: T
    fields: tuple[Heading | FormField, ...]
    about: str = ""


class Audience(StrEnum):
    """Who gets to see a reply."""

    ONLY_YOU = "only_you"
    ROOM = "room"


@dataclass(frozen=True)
class Ask:
    """A spot in what somebody wrote that may name a person: what to tick if it does not.

    The tick arrives as `token` in the field `<field>:not`; `<field>:asked` carries
    `<type>:<token>` of everything that was asked.
    """

    token: str
    type: str
    question: T = field(repr=False)
    tick: T


@dataclass(frozen=True)
class Remark:
    """What can be done about words that were refused: take the suggestion, or answer.

    Only for the eyes of who wrote them, in the form where they stand.
    """

    suggestion: str = field(default="", repr=False)
    asks: tuple[Ask, ...] = ()


@dataclass(frozen=True)
class Reply:
    """What a person sees: parts of a message, or a form.

    `replaces` is set when this is the new state of the card whose button was pressed.
    `preview` is what stands in notifications: neutral words only. `errors` answer a form that
    was sent in: field id → what to write instead; the form stays open with all it holds.
    `remarks` say more of errors in `Words`. `reads` are the references of meetings about one
    child that are shown here: that somebody asked to see them is noted.
    """

    parts: tuple[Part, ...] = ()
    form: Form | None = None
    audience: Audience = Audience.ONLY_YOU
    replaces: bool = False
    preview: T | None = None
    errors: Mapping[str, T] = field(default_factory=dict)
    remarks: Mapping[str, Remark] = field(default_factory=dict)
    reads: tuple[str, ...] = ()


def say(key: str, **values: Value) -> Reply:
    """A private reply of one sentence."""
    return Reply((Text(T(key, **values)),))
