"""One school year as a team sees it, for whoever draws or lists it; no platform, no library."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.replies import T, name


class Entry(StrEnum):
    """What stands at a day of the year, or from one day to another."""

    TERM = "term"
    LOV = "lov"
    STUDY = "study"
    HOLIDAY = "holiday"
    SQUEEZE = "squeeze"
    HELD = "held"
    BOOKED = "booked"


MEETINGS = (Entry.HELD, Entry.BOOKED)

SIGNS = {
    Entry.TERM: T("wheel.sign_term"),
    Entry.LOV: T("wheel.sign_lov"),
    Entry.STUDY: T("wheel.sign_study"),
    Entry.HOLIDAY: T("wheel.sign_holiday"),
    Entry.SQUEEZE: T("wheel.sign_squeeze"),
    Entry.HELD: T("wheel.sign_held"),
    Entry.BOOKED: T("wheel.sign_booked"),
}
"""What each mark means, in words."""


@dataclass(frozen=True)
class Line:
    """One line of the list and one mark on the wheel: the same content in both.

    Local dates, both included. `whose`: the schools it holds for, none where it holds for all
    that are known. `main`: of the calendar that most schools follow.
    """

    what: Entry
    from_on: date
    to_on: date
    text: T
    whose: tuple[str, ...] = ()
    main: bool = True


@dataclass(frozen=True)
class Half:
    """How many meetings of a forum have been held and are booked in half a school year.

    `wanted`: how many there should be, None where nobody has agreed on a number.
    """

    held: int
    booked: int
    wanted: int | None = None

    @property
    def count(self) -> int:
        """What counts against the quota."""
        return self.held + self.booked


@dataclass(frozen=True)
class ForumYear:
    """A forum's meetings in autumn and spring."""

    title: T
    autumn: Half
    spring: Half


@dataclass(frozen=True)
class YearWheel:
    """A school year from 1 August to 31 July. Nothing in it is about one child.

    `today` is None in another year than this. `unknown`: schools without dates for the year.
    `sources`: where the dates come from.
    """

    label: str
    from_on: date
    to_on: date
    today: date | None
    team: str
    language: str
    lines: Sequence[Line]
    forums: Sequence[ForumYear]
    unknown: Sequence[str]
    sources: Sequence[T]
    earlier: int | None = None
    later: int | None = None

    @property
    def is_known(self) -> bool:
        """Whether any school has dates for the year."""
        return any(each.what is Entry.TERM for each in self.lines)


def unknown(wheel: YearWheel) -> T:
    """That nobody has said when these schools are closed."""
    return T("wheel.unknown", year=wheel.label, schools=[name(each) for each in wheel.unknown])


def counted(forum: ForumYear) -> T:
    """A forum's meetings against what is wanted, by half-year."""
    return T(
        "wheel.counted",
        autumn=half(forum.autumn),
        spring=half(forum.spring),
    )


def half(count: Half) -> T:
    """Half a year's meetings, against the quota where there is one."""
    if count.wanted is None:
        return T("wheel.half", held=count.held, booked=count.booked)
    return T("wheel.half_of", held=count.held, booked=count.booked, of=count.wanted)


def dates(line: Line) -> T:
    """When it is."""
    if line.from_on == line.to_on:
        return T("wheel.on", on=line.from_on)
    return T("wheel.from_to", start=line.from_on, end=line.to_on)


def what(line: Line) -> T:
    """What it is, and whose when it is not everybody's."""
    if not line.whose:
        return line.text
    return T("wheel.whose", what=line.text, schools=[name(each) for each in line.whose])


def counted_short(forum: ForumYear) -> T:
    """The same in a few characters: `höst 1/2, vår 0/2`."""
    return T(
        "wheel.counted_short",
        autumn=_short(forum.autumn),
        spring=_short(forum.spring),
    )


def _short(half: Half) -> str:
    return f"{half.count}" if half.wanted is None else f"{half.count}/{half.wanted}"


def numbered(line: Line, number: int) -> T:
    """What a meeting's mark on the wheel says: its number, and whether it has been held."""
    held = line.what is Entry.HELD
    return T("wheel.number_held" if held else "wheel.number_booked", number=number)
