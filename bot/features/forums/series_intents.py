"""What people can ask about a forum's series: laid, looked at day by day, and a day moved."""

from dataclasses import dataclass
from datetime import date, time
from typing import Self

from bot.errors import UserError
from bot.events import Filled, Pressed
from bot.features.forums.intents import AboutForum
from bot.features.meetings.intents import number_of
from bot.forms import Answers
from bot.replies import T

NONE = "none"
"""In a form: no day."""


class AskSeries(AboutForum):
    """Open the form that books every so many weeks."""


class ShowDays(AboutForum):
    """Show the days of a forum's series, and which are not as the others."""


class AskMoveDay(AboutForum):
    """Open the form that moves one of them."""


@dataclass(frozen=True)
class Rhythm:
    """A weekday and a wall time, every so many weeks, between two local dates, both included."""

    weekday: int
    at: time
    every_weeks: int
    from_on: date
    to_on: date

    @property
    def value(self) -> str:
        """The same as a form carries it: `0 09:00 1 2027-01-11 2027-06-11`."""
        return f"{self.weekday} {self.at:%H:%M} {self.every_weeks} {self.from_on} {self.to_on}"

    @classmethod
    def read(cls, value: str) -> Self:
        """From what a form carries.

        Raises:
            UserError: `router.unknown_button` when it is none of ours.
        """
        try:
            weekday, at, every, first, last = value.split()
            found = cls(
                int(weekday),
                time.fromisoformat(at),
                int(every),
                date.fromisoformat(first),
                date.fromisoformat(last),
            )
        except ValueError:
            raise UserError("router.unknown_button") from None
        if not (0 <= found.weekday <= 4 and 1 <= found.every_weeks <= 4):
            raise UserError("router.unknown_button")
        return found


@dataclass(frozen=True)
class LaySeries:
    """Show the days of a rhythm before they are booked."""

    forum_id: int
    rhythm: Rhythm

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the form; complains at every wrong field at once."""
        read = Answers(filled)
        rhythm = Rhythm(
            weekday=int(read.one_of("weekday", ("0", "1", "2", "3", "4"))),
            at=read.clock("at"),
            every_weeks=int(read.one_of("every", ("1", "2", "3", "4"))),
            from_on=read.day("from_on"),
            to_on=read.day("to_on"),
        )
        read.check()
        return cls(number_of(filled.about), rhythm)


@dataclass(frozen=True)
class BookSeries:
    """Book the days of a rhythm that are kept, one of them on another day if that was said."""

    forum_id: int
    rhythm: Rhythm
    days: tuple[date, ...]
    moves: date | None
    moves_to: date | None

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the form; complains at every wrong field at once."""
        read = Answers(filled)
        forum, _, rhythm = filled.about.partition(" ")
        chosen = read.one("moves")
        asked = cls(
            forum_id=number_of(forum),
            rhythm=Rhythm.read(rhythm),
            days=_days(read),
            moves=read.day("moves") if chosen not in ("", NONE) else None,
            moves_to=read.day("moves_to") if read.one("moves_to") else None,
        )
        if asked.moves is not None and asked.moves_to is None:
            read.wrong("moves_to", T("forums.say_where_to"))
        if asked.moves is None and asked.moves_to is not None:
            read.wrong("moves", T("forums.say_which_day"))
        read.check()
        return asked


def _days(read: Answers) -> tuple[date, ...]:
    try:
        found = tuple(date.fromisoformat(each) for each in read.many("days"))
    except ValueError:
        found = ()
    if not found:
        read.wrong("days", T("forms.choose_some"))
    return found


@dataclass(frozen=True)
class MoveDay:
    """One day of a series is held another day instead: `day` is the one in the rhythm."""

    forum_id: int
    series_id: int
    day: date
    to: date

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the form; complains at every wrong field at once."""
        read = Answers(filled)
        series, at, day = read.one("day").partition("@")
        to = read.day("to")
        if not at:
            read.wrong("day", T("forms.choose_one"))
        read.check()
        return cls(number_of(filled.about), number_of(series), _day(day), to)


@dataclass(frozen=True)
class PutBack:
    """A day that was moved is held when it was to be held."""

    forum_id: int
    series_id: int
    day: date

    @classmethod
    def parse(cls, pressed: Pressed) -> Self:
        """Read the button's value: `12 3@2027-03-15`."""
        forum, _, rest = pressed.value.partition(" ")
        series, _, day = rest.partition("@")
        return cls(number_of(forum), number_of(series), _day(day))


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise UserError("router.unknown_button") from None
