"""Half-years, in which meetings are counted: fixed, whole, and never overlapping."""

from dataclasses import dataclass
from datetime import date, timedelta

AUGUST = 8
"""A school year begins in August and ends in June, and so does ours, with July at its end.

Source: skolförordningen (2011:185) 3 kap. 2 §.
"""


@dataclass(frozen=True, order=True)
class HalfYear:
    """August to December, or January to July: a term with the days around it.

    Every day is in one and only one, whatever the schools' own dates are.
    """

    year: int
    autumn: bool

    @property
    def key(self) -> str:
        """`HT2026`."""
        return f"{'HT' if self.autumn else 'VT'}{self.year}"

    @property
    def before(self) -> "HalfYear":
        """The half before it."""
        return HalfYear(self.year - (not self.autumn), not self.autumn)

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day."""
        first = date(self.year, AUGUST if self.autumn else 1, 1)
        after = date(self.year + 1, 1, 1) if self.autumn else date(self.year, AUGUST, 1)
        return first, after - timedelta(days=1)

    @property
    def school_year(self) -> int:
        """The calendar year in which its school year begins."""
        return self.year if self.autumn else self.year - 1


def half_of(day: date) -> HalfYear:
    """The half that holds a day."""
    return HalfYear(day.year, day.month >= AUGUST)
