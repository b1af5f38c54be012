"""A school year as a drawing: which shapes stand where on the wheel.

The year goes clockwise from its first day at the top. What is drawn is what the list says.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.replies import T
from bot.years import MEETINGS, Entry, Line, YearWheel

SIZE = 760
"""Units of the drawing, square."""
CENTRE = SIZE / 2

MONTHS = (336.0, 372.0)
WEEKS = (308.0, 334.0)
SCHOOL = (248.0, 304.0)
OTHERS = (236.0, 247.0)
DAYS = (214.0, 232.0)
"""Rings by inner and outer radius: the main calendar, other schools' days, single days off."""
SHORT = 222.0
"""How far out a klämdag reaches: half as far as a holiday, so that shape tells them apart."""
MARKS = (194.0, 167.0, 140.0)
"""Radii for meetings: those too near each other step inwards."""
MARK = 13.0
LONG = timedelta(days=12)
"""What lasts longer is named along the ring, the rest across it."""

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Words:
    """A text in the drawing: where, how turned (degrees), and what it says."""

    x: float
    y: float
    turn: float
    text: T | str


@dataclass(frozen=True)
class Shape:
    """A closed path and what it stands for."""

    path: str
    what: Entry


@dataclass(frozen=True)
class Mark:
    """A meeting: its disc, the line to its day, and its number in the list."""

    x: float
    y: float
    from_x: float
    from_y: float
    number: int
    what: Entry


@dataclass(frozen=True)
class Drawing:
    """Everything on the wheel, from the back to the front."""

    terms: Sequence[Shape]
    pauses: Sequence[Shape]
    days: Sequence[Shape]
    marks: Sequence[Mark]
    spokes: Sequence[str]
    ticks: Sequence[str]
    months: Sequence[tuple[date, Words]]
    weeks: Sequence[Words]
    names: Sequence[Words]
    hand: str


def drawing(wheel: YearWheel) -> Drawing:
    """The wheel's shapes."""
    year = _Round(wheel.from_on, wheel.to_on)
    lasting = [each for each in wheel.lines if each.what in (Entry.LOV, Entry.STUDY)]
    firsts = list(_months(wheel))
    mondays = list(_mondays(wheel))
    return Drawing(
        terms=[year.sector(each, SCHOOL) for each in _main(wheel.lines, Entry.TERM)],
        pauses=[year.sector(each, SCHOOL if each.main else OTHERS) for each in lasting],
        days=[
            *(year.sector(each, DAYS) for each in _main(wheel.lines, Entry.HOLIDAY)),
            *(year.sector(each, (DAYS[0], SHORT)) for each in _main(wheel.lines, Entry.SQUEEZE)),
        ],
        marks=_marks(year, [each for each in wheel.lines if each.what in MEETINGS]),
        spokes=[year.spoke(day, *MONTHS) for day in firsts],
        ticks=[year.spoke(day, *WEEKS) for day in mondays],
        months=[(day, year.along(day, _month_end(day), sum(MONTHS) / 2, "")) for day in firsts],
        weeks=[year.week(day) for day in _week_starts(wheel, mondays)],
        names=[year.name(each) for each in lasting if each.main and each.what is Entry.LOV],
        hand=year.spoke(wheel.today, DAYS[0], MONTHS[1] + 6) if wheel.today else "",
    )


def _main(lines: Sequence[Line], what: Entry) -> list[Line]:
    return [each for each in lines if each.what is what and each.main]


def _months(wheel: YearWheel) -> Iterator[date]:
    day = wheel.from_on
    while day <= wheel.to_on:
        yield day
        day = _month_end(day) + DAY


def _month_end(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1) - DAY


def _mondays(wheel: YearWheel) -> Iterator[date]:
    day = wheel.from_on + timedelta(days=-wheel.from_on.weekday() % 7)
    while day <= wheel.to_on:
        yield day
        day += timedelta(weeks=1)


def _week_starts(wheel: YearWheel, mondays: Sequence[date]) -> list[date]:
    """Each week's first day within the year; a stump of a week at its start has one too."""
    return [wheel.from_on, *mondays] if mondays[0] != wheel.from_on else list(mondays)


@dataclass(frozen=True)
class _Round:
    """A year as a circle."""

    from_on: date
    to_on: date

    def turn(self, day: date) -> float:
        """How far round the start of a day is, as a share of a turn."""
        return (day - self.from_on).days / ((self.to_on - self.from_on).days + 1)

    def point(self, turn: float, radius: float) -> tuple[float, float]:
        angle = turn * math.tau
        return CENTRE + radius * math.sin(angle), CENTRE - radius * math.cos(angle)

    def at(self, turn: float, radius: float) -> str:
        x, y = self.point(turn, radius)
        return f"{x:.1f} {y:.1f}"

    def sector(self, line: Line, ring: tuple[float, float]) -> Shape:
        """The part of a ring that a line's days take."""
        inner, outer = ring
        start, end = self.turn(line.from_on), self.turn(line.to_on + DAY)
        large = int(end - start > 0.5)
        return Shape(
            f"M{self.at(start, outer)}A{outer} {outer} 0 {large} 1 {self.at(end, outer)}"
            f"L{self.at(end, inner)}A{inner} {inner} 0 {large} 0 {self.at(start, inner)}Z",
            line.what,
        )

    def spoke(self, day: date, inner: float, outer: float) -> str:
        return f"M{self.at(self.turn(day), inner)}L{self.at(self.turn(day), outer)}"

    def along(self, from_on: date, to_on: date, radius: float, text: T | str) -> Words:
        """Words along the ring, never upside down."""
        turn = (self.turn(from_on) + self.turn(to_on + DAY)) / 2
        x, y = self.point(turn, radius)
        below = 0.25 < turn < 0.75
        return Words(x, y, turn * 360 + (180 if below else 0), text)

    def across(self, from_on: date, to_on: date, radius: float, text: T | str) -> Words:
        """Words across the ring, read from the left."""
        turn = (self.turn(from_on) + self.turn(to_on + DAY)) / 2
        x, y = self.point(turn, radius)
        return Words(x, y, turn * 360 + (-90 if turn < 0.5 else 90), text)

    def name(self, line: Line) -> Words:
        """What a lov is called, in the ring where it is."""
        how = self.along if line.to_on - line.from_on > LONG else self.across
        return how(line.from_on, line.to_on, sum(SCHOOL) / 2, line.text)

    def week(self, first: date) -> Words:
        """A week's ISO number."""
        last = min(first + timedelta(days=6 - first.weekday()), self.to_on)
        return self.along(first, last, sum(WEEKS) / 2, str(first.isocalendar().week))


def _marks(year: _Round, meetings: Sequence[Line]) -> list[Mark]:
    """Meetings with their numbers, in as many circles as keep them apart."""
    placed: list[Mark] = []
    for number, line in enumerate(meetings, start=1):
        turn = year.turn(line.from_on) + year.turn(year.from_on + DAY) / 2
        spots = [year.point(turn, radius) for radius in MARKS]
        free = [spot for spot in spots if all(_apart(spot, each) for each in placed)]
        x, y = next(iter(free), spots[number % len(spots)])
        from_x, from_y = year.point(turn, DAYS[0] - 2)
        placed.append(Mark(x, y, from_x, from_y, number, line.what))
    return placed


def _apart(spot: tuple[float, float], mark: Mark) -> bool:
    return math.dist(spot, (mark.x, mark.y)) >= 2 * MARK
