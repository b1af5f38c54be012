"""The report of a term, for whoever prints it: counts only, no person and no reference."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.replies import T, name


@dataclass(frozen=True)
class ForumRow:
    """A forum's meetings in the term, and in the term before; `wanted` None where none agreed."""

    title: T
    held: int
    booked: int
    wanted: int | None
    held_before: int


@dataclass(frozen=True)
class Came:
    """How often an organisation was called to forums, came, and how often nobody noted it."""

    called: int = 0
    came: int = 0
    unknown: int = 0

    @property
    def noted(self) -> int:
        """How often somebody noted whether it came."""
        return self.called - self.unknown


@dataclass(frozen=True)
class Done:
    """Actions from forums that were due: done in time, done late, not done."""

    in_time: int = 0
    late: int = 0
    open: int = 0

    @property
    def due(self) -> int:
        """All of them."""
        return self.in_time + self.late + self.open


@dataclass(frozen=True)
class UnitRow:
    """An organisation in the term and in the term before."""

    organisation: str
    came: Came
    came_before: Came
    done: Done
    done_before: Done


class Told(StrEnum):
    """What there is to say of individual meetings in a school year."""

    FIGURES = "figures"
    TOO_FEW = "too_few"
    NOT_YET = "not_yet"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class OneYear:
    """A school year's individual meetings: the cells that were told of once, or why none are.

    `cells`: dimension → cell → count; a dimension that was held back is not there. `from_on`:
    when it is told of, where it is not yet.
    """

    year: str
    told: Told
    cells: Mapping[str, Mapping[str, int]]
    from_on: date

    @property
    def number(self) -> int:
        """How many meetings; only where there are figures."""
        return self.cells["all"]["n"]


@dataclass(frozen=True)
class AreaChanged:
    """From a day some areas went on in others; this report's is among them."""

    on: date
    before: Sequence[str]
    after: Sequence[str]


@dataclass(frozen=True)
class Report:
    """A term's figures compared with the term before.

    `part`: of the area, or empty for all of it. `years`
    are the term's own school year and those before it that may be told of, the newest first, of
    the whole area always. `changes`: of the area, that fall in the two terms; `comparable`: whether
    it was there in the term before, so that its figures then are more than noughts. `earlier`:
    (short name, name) of the areas whose work went on in it, each with reports of its own; `slug`:
    which of them this one is of, empty for the reader's own.
    """

    area: str
    part: str
    parts: Sequence[str]
    term: str
    before: str
    after: str
    from_on: date
    to_on: date
    made_on: date
    forums: Sequence[ForumRow]
    units: Sequence[UnitRow]
    years: Sequence[OneYear]
    sources: Sequence[str]
    changes: Sequence[AreaChanged] = ()
    comparable: bool = True
    earlier: Sequence[tuple[str, str]] = ()
    slug: str = ""

    @property
    def is_over(self) -> bool:
        """Whether the term has ended."""
        return self.made_on > self.to_on


DIMENSIONS: Mapping[str, T] = {
    "clock": T("report.dim_clock"),
    "lead": T("report.dim_lead"),
    "came": T("report.dim_came"),
    "actions": T("report.dim_actions"),
}
"""What the ways to split individual meetings are called."""

CELLS: Mapping[tuple[str, str], T] = {
    ("clock", "within"): T("report.clock_within"),
    ("clock", "after"): T("report.clock_after"),
    ("clock", "none"): T("report.clock_none"),
    ("lead", "week2"): T("report.lead_week2"),
    ("lead", "week4"): T("report.lead_week4"),
    ("lead", "later"): T("report.lead_later"),
    ("lead", "agreed"): T("report.lead_agreed"),
    ("lead", "week2+week4"): T("report.lead_month"),
    ("lead", "week2+week4+later"): T("report.lead_any"),
    ("came", "all"): T("report.came_all"),
    ("came", "some"): T("report.came_some"),
    ("came", "unknown"): T("report.came_unknown"),
    ("actions", "in_time"): T("report.actions_in_time"),
    ("actions", "late"): T("report.actions_late"),
    ("actions", "none"): T("report.actions_none"),
}
"""What their cells are called."""


def area_changed(report: Report) -> list[T]:
    """Sentences that say how the area has changed, and what then cannot be compared."""
    told = [
        T(
            "report.area_changed",
            on=each.on,
            before=[name(one) for one in each.before],
            after=[name(one) for one in each.after],
        )
        for each in report.changes
    ]
    if told:
        told.append(T("report.not_alike" if report.comparable else "report.no_term_before"))
    return told


def share(part: int, whole: int) -> str:
    """`83 %`, or a dash of nothing."""
    return f"{round(100 * part / whole)} %" if whole else "–"


def why_none(year: OneYear) -> T:
    """Why a school year has no figures."""
    match year.told:
        case Told.TOO_FEW:
            return T("report.too_few")
        case Told.NOT_YET:
            return T("report.not_yet", on=year.from_on)
        case _:
            return T("report.unknown_year")
