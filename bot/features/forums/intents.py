"""What people can ask about forums."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from bot.errors import UserError
from bot.events import Filled, Pressed, Said
from bot.features.forums.catalogue import Key
from bot.features.meetings.intents import (
    FixedTime,
    Where,
    Window,
    number_of,
    read_arranged,
    read_where,
)
from bot.forms import Answers
from bot.privacy.free_text import FreeText
from bot.replies import T
from models.forums import Cadence, ShortfallReason

LONGEST_NAME, LONGEST_SOURCE = 80, 200
"""Characters; what the columns hold."""

MOST_PER_TERM = 20

OWN = "own"
"""In a form: no template, but a forum of the area's own."""


def read_template(value: str) -> Key | None:
    """The template a form is about; None for a forum of the area's own.

    Raises:
        UserError: `router.unknown_button` when there is none such.
    """
    if value not in (OWN, *Key):
        raise UserError("router.unknown_button")
    return None if value == OWN else Key(value)


@dataclass(frozen=True)
class ShowForums:
    """Show the area's forums with what the term has and lacks."""

    @classmethod
    def parse(cls, _event: Said | Pressed) -> Self:
        """Nothing to read."""
        return cls()


class AskTemplate(ShowForums):
    """Open the form where a template is picked."""


class AskMerge(ShowForums):
    """Open the form that makes several forums one."""


@dataclass(frozen=True)
class PickTemplate:
    """Go on with one row of the catalogue; with none, a forum of the area's own."""

    template: Key | None

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the form."""
        read = Answers(filled)
        chosen = read.one_of("template", (OWN, *Key))
        read.check()
        return cls(read_template(chosen))


@dataclass(frozen=True)
class Seat:
    """A function of an organisation, as a form's choice holds it: `3.7`."""

    organisation_id: int
    function_id: int


@dataclass(frozen=True)
class Outline:
    """What a forum is: its name, who looks after it and takes part, how often, what it prepares."""

    name: FreeText
    owner: Seat
    seats: tuple[Seat, ...]
    cadence: Cadence
    per_term: int | None
    parent_id: int | None
    rotates: bool
    small_group: bool


def _outline(read: Answers) -> Outline:
    owner = _seats(read, "owner")
    return Outline(
        name=read.needed_name("name", LONGEST_NAME),
        owner=owner[0] if owner else Seat(0, 0),
        seats=_seats(read, "seats"),
        cadence=Cadence(read.one_of("cadence", tuple(Cadence))),
        per_term=_per_term(read),
        parent_id=read.number("parent"),
        rotates="rotates" in read.many("also"),
        small_group="small_group" in read.many("also"),
    )


@dataclass(frozen=True)
class CreateForum:
    """A new forum, and where it usually meets; `preparing`: make what prepares it too."""

    template: Key | None
    outline: Outline
    preparing: bool
    where: Where

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the form; complains at every wrong field at once."""
        read = Answers(filled)
        asked = cls(
            template=read_template(filled.about),
            outline=_outline(read),
            preparing="preparing" in read.many("also"),
            where=read_where(read),
        )
        read.check()
        return asked


@dataclass(frozen=True)
class Manner:
    """Where a forum's meetings usually are, how long, and whom they are possible without."""

    where: Where
    length: int
    needless: tuple[Seat, ...]


def _manner(read: Answers) -> Manner:
    return Manner(
        where=read_where(read),
        length=read.needed_number("length"),
        needless=_seats(read, "needless") if read.many("needless") else (),
    )


@dataclass(frozen=True)
class ChangeForum:
    """From now on a forum's meetings are held in this manner."""

    forum_id: int
    manner: Manner

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the form; complains at every wrong field at once."""
        read = Answers(filled)
        asked = cls(number_of(filled.about), _manner(read))
        read.check()
        return asked


@dataclass(frozen=True)
class ReviseForum:
    """From now on a forum is this; `last_on` is its last day, None while nobody has said one.

    `mark` is of what it was when the form was opened.
    """

    forum_id: int
    mark: int
    outline: Outline
    manner: Manner
    last_on: date | None

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the form; complains at every wrong field at once."""
        read = Answers(filled)
        forum, _, mark = filled.about.partition(" ")
        asked = cls(
            number_of(forum),
            number_of(mark),
            _outline(read),
            _manner(read),
            read.day("last_on") if read.one("last_on") else None,
        )
        read.check()
        return asked


def _seats(read: Answers, field: str) -> tuple[Seat, ...]:
    found = []
    for value in read.many(field):
        organisation, _, function = value.partition(".")
        if organisation.isdecimal() and function.isdecimal() and len(value) < 20:
            found.append(Seat(int(organisation), int(function)))
    if not found:
        read.wrong(field, T("forms.choose_some"))
    return tuple(dict.fromkeys(found))


def _per_term(read: Answers) -> int | None:
    value = read.one_of("per_term", ("none", *map(str, range(1, MOST_PER_TERM + 1))))
    return None if value == "none" else int(value)


@dataclass(frozen=True)
class AboutForum:
    """Something asked about one forum by a button that carries its number."""

    forum_id: int

    @classmethod
    def parse(cls, pressed: Pressed) -> Self:
        """Read the button's value."""
        return cls(number_of(pressed.value))


class AskBook(AboutForum):
    """Open the form that calls one meeting of a forum."""


class AskChange(AboutForum):
    """Open the form that changes a forum: all of it, or how its meetings are held."""


class CallOffAfter(AboutForum):
    """Call off the meetings that lie after a forum's last day."""


class AskExplain(AboutForum):
    """Open the form that says why a term has too few meetings."""


class AskSplit(AboutForum):
    """Open the form that makes two of one."""


@dataclass(frozen=True)
class CallForum:
    """Call one meeting of a forum: whom, when and where; its name is the forum's."""

    forum_id: int
    contacts: tuple[int, ...]
    when: FixedTime | Window
    length: int
    where: Where

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the form; complains at every wrong field at once."""
        read = Answers(filled)
        asked = cls(number_of(filled.about), read.numbers("who"), *read_arranged(read))
        read.check()
        return asked


@dataclass(frozen=True)
class Proposed:
    """A forum and a time for it, as a button holds it: `12@1801234567`."""

    forum_id: int
    starts_at: int  # whole seconds since 1970, UTC

    @property
    def value(self) -> str:
        """The same as a button holds it."""
        return f"{self.forum_id}@{self.starts_at}"


@dataclass(frozen=True)
class TakeTimes:
    """Book the times that were proposed: one of them, or all."""

    times: tuple[Proposed, ...]

    @classmethod
    def parse(cls, pressed: Pressed) -> Self:
        """Read the button's value."""
        return cls(tuple(_proposed(each) for each in pressed.value.split()))


def _proposed(value: str) -> Proposed:
    forum, at, seconds = value.partition("@")
    if not (at and seconds.isascii() and seconds.isdecimal() and len(seconds) < 11):
        raise UserError("router.unknown_button")
    return Proposed(number_of(forum), int(seconds))


class Season(StrEnum):
    """Which half of a school year."""

    AUTUMN = "HT"
    SPRING = "VT"


def read_term(key: str) -> tuple[Season, int]:
    """A term's key in parts: `HT2026`.

    Raises:
        UserError: `router.unknown_button` when it is none.
    """
    if key[:2] not in tuple(Season) or not (len(key) == 6 and key[2:].isdecimal()):
        raise UserError("router.unknown_button")
    return Season(key[:2]), number_of(key[2:])


@dataclass(frozen=True)
class ExplainShortfall:
    """Why a term has fewer meetings than agreed: a code."""

    forum_id: int
    season: Season
    year: int
    reason: ShortfallReason

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the form."""
        read = Answers(filled)
        forum, _, term = filled.about.partition(" ")
        season, year = read_term(term)
        reason = ShortfallReason(read.one_of("reason", tuple(ShortfallReason)))
        read.check()
        return cls(number_of(forum), season, year, reason)


@dataclass(frozen=True)
class MergeForums:
    """From a day several forums are one, under a name of its own."""

    forum_ids: tuple[int, ...]
    name: FreeText
    since_on: date
    per_term: int | None

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the form."""
        read = Answers(filled)
        asked = cls(
            read.numbers("forums"),
            read.needed_name("name", LONGEST_NAME),
            read.day("since_on"),
            _per_term(read),
        )
        read.check()
        return asked


@dataclass(frozen=True)
class SplitForum:
    """From a day one forum is two."""

    forum_id: int
    first: FreeText
    second: FreeText
    since_on: date

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the form."""
        read = Answers(filled)
        asked = cls(
            number_of(filled.about),
            read.needed_name("first", LONGEST_NAME),
            read.needed_name("second", LONGEST_NAME),
            read.day("since_on"),
        )
        read.check()
        return asked
