"""Which school years an area has, and which it lacks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.features.schoolyears.importing import schools
from models import registry
from models.registry import Organisation, SchoolYear
from models.store import Tx

AUGUST, JULY, MAY = 8, 7, 5


@dataclass(frozen=True)
class Known:
    """One school and the years we hold of it, oldest first."""

    school: Organisation
    years: Sequence[SchoolYear]

    def lacks(self, label: str) -> bool:
        """Whether nobody has said when that school year is."""
        return label not in {each.label for each in self.years}


def known(tx: Tx, area_id: int) -> list[Known]:
    """Every school of the area."""
    found = schools(tx, area_id)
    years = sorted(
        registry.school_years(tx, [each.id for each in found]), key=lambda each: each.label
    )
    return [Known(each, [y for y in years if y.organisation_id == each.id]) for each in found]


def label_of(day: date) -> str:
    """What the school year around a day is called, by the calendar alone: `2026/27`."""
    first = day.year - (day.month < JULY)
    return f"{first}/{(first + 1) % 100:02}"


def asked_for(day: date) -> list[str]:
    """The labels an area should hold by then: this year's, and from May the next one's too."""
    this = label_of(day)
    if MAY <= day.month < JULY:
        return [this, label_of(date(day.year, AUGUST, 1))]
    return [this]
