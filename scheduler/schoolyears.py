"""School years as somebody has written them down, held against what the law asks of them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from models.registry import SchoolBreak, SchoolBreakKind, SchoolYear
from scheduler.terms import DayKind, kind_of
from scheduler.workdays import days

SCHOOL_DAYS, LOV_DAYS, STUDY_DAYS = 178, 12, 5
"""At least, at least and at most in a school year.

Source: skolförordningen (2011:185) 3 kap. 2 §.
"""
AUGUST, JUNE, JULY = 8, 6, 7
"""When a school year begins and ends. Source: skolförordningen (2011:185) 3 kap. 3 §."""

SOURCE = "skolförordningen (2011:185) 3 kap. 2–4 §§"

Value = str | int | date


class EntryKind(StrEnum):
    """What a line of a school year tells."""

    AUTUMN = "autumn"
    SPRING = "spring"
    LOV = "lov"
    STUDY_DAY = "study_day"


@dataclass(frozen=True)
class Entry:
    """A term, lov or study day by local dates, both included, and the line it stands on."""

    line: int
    kind: EntryKind
    name: str
    from_on: date
    to_on: date

    @property
    def label(self) -> str:
        """The school year that it belongs to, `2026/27`."""
        first = self.from_on.year - (self.from_on.month < JULY)
        return f"{first}/{(first + 1) % 100:02}"


@dataclass(frozen=True)
class Problem:
    """What is wrong on a line, as a code and what a sentence about it needs."""

    line: int
    code: str
    values: dict[str, Value] = field(default_factory=dict)


@dataclass(frozen=True)
class Draft:
    """One whole school year, not yet anybody's."""

    label: str
    autumn: Entry
    spring: Entry
    breaks: tuple[Entry, ...]

    def rows(self, organisation_id: int = 0) -> tuple[SchoolYear, list[SchoolBreak]]:
        """The same as rows without numbers."""
        year = SchoolYear(
            id=0,
            area_id=0,
            organisation_id=organisation_id,
            label=self.label,
            autumn_from_on=self.autumn.from_on,
            autumn_to_on=self.autumn.to_on,
            spring_from_on=self.spring.from_on,
            spring_to_on=self.spring.to_on,
            source="",
        )
        return year, [
            SchoolBreak(
                area_id=0,
                school_year_id=0,
                kind=SchoolBreakKind(each.kind.value),
                name=each.name,
                from_on=each.from_on,
                to_on=each.to_on,
            )
            for each in self.breaks
        ]


def drafts(entries: Sequence[Entry]) -> tuple[list[Draft], list[Problem]]:
    """Whole school years, oldest first, and everything that is wrong with any of them."""
    by_year: defaultdict[str, list[Entry]] = defaultdict(list)
    for each in entries:
        by_year[each.label].append(each)
    found, wrong = [], [*_backwards(entries)]
    for label, theirs in sorted(by_year.items()):
        draft = _draft(label, theirs, wrong)
        if draft and all(each.from_on <= each.to_on for each in theirs):
            wrong += problems(draft)
            found.append(draft)
    return found, sorted(wrong, key=lambda each: each.line)


def problems(draft: Draft) -> list[Problem]:
    """What the law or plain sense has against a school year; nothing when all is well."""
    order = [*_order(draft), *_breaks(draft)]
    return order or [*_counts(draft)]


def _backwards(entries: Sequence[Entry]) -> Iterator[Problem]:
    for each in entries:
        if each.to_on < each.from_on:
            yield Problem(each.line, "ends_before", {"name": each.name})


def _draft(label: str, entries: Sequence[Entry], wrong: list[Problem]) -> Draft | None:
    last = max(each.line for each in entries)
    terms = {}
    for kind, code in (
        (EntryKind.AUTUMN, "autumn_once"),
        (EntryKind.SPRING, "spring_once"),
    ):
        theirs = [each for each in entries if each.kind is kind]
        if len(theirs) == 1:
            terms[kind] = theirs[0]
        else:
            line = theirs[-1].line if theirs else last
            wrong.append(Problem(line, code, {"label": label, "count": len(theirs)}))
    if len(terms) < 2:
        return None
    breaks = [each for each in entries if each.kind not in terms]
    breaks.sort(key=lambda each: each.from_on)
    return Draft(label, terms[EntryKind.AUTUMN], terms[EntryKind.SPRING], tuple(breaks))


def _order(draft: Draft) -> Iterator[Problem]:
    autumn, spring = draft.autumn, draft.spring
    if autumn.from_on.month != AUGUST:
        yield Problem(autumn.line, "august", {"on": autumn.from_on, "source": SOURCE})
    if spring.to_on.month != JUNE:
        yield Problem(spring.line, "june", {"on": spring.to_on, "source": SOURCE})
    if autumn.to_on >= spring.from_on:
        yield Problem(spring.line, "terms_meet", {"label": draft.label})


def _breaks(draft: Draft) -> Iterator[Problem]:
    last = None
    for each in draft.breaks:
        if each.from_on < draft.autumn.from_on or each.to_on > draft.spring.to_on:
            values: dict[str, Value] = {"name": each.name, "label": draft.label}
            yield Problem(each.line, "outside", values)
        if last and each.from_on <= last.to_on:
            yield Problem(each.line, "overlap", {"name": each.name, "other": last.name})
        last = each if last is None or each.to_on > last.to_on else last


def _counts(draft: Draft) -> Iterator[Problem]:
    counts = count(draft)
    line = draft.spring.line
    said: dict[str, Value] = {"label": draft.label, "source": SOURCE}
    if counts.school_days < SCHOOL_DAYS:
        values = said | {"count": counts.school_days, "least": SCHOOL_DAYS}
        yield Problem(line, "few_school_days", values)
    if counts.lov_days < LOV_DAYS:
        values = said | {"count": counts.lov_days, "least": LOV_DAYS}
        yield Problem(line, "few_lov_days", values)
    if counts.study_days > STUDY_DAYS:
        values = said | {"count": counts.study_days, "most": STUDY_DAYS}
        yield Problem(line, "many_study_days", values)


@dataclass(frozen=True)
class Counts:
    """How many days of each sort a school year has. The law defines none of them.

    A school day is Monday to Friday in a term and nothing else; a lov day is one that pupils
    are away, the Christmas lov's counted. Source: skolförordningen (2011:185) 3 kap. 2, 4 §§.
    """

    school_days: int
    lov_days: int
    study_days: int


def count(draft: Draft) -> Counts:
    """Count a year's days."""
    year, breaks = draft.rows()
    kinds = [kind_of(day, [year], breaks) for day in days(draft.autumn.from_on, draft.spring.to_on)]
    return Counts(
        kinds.count(DayKind.SCHOOL_DAY) + kinds.count(DayKind.SQUEEZE_DAY),
        kinds.count(DayKind.LOV),
        kinds.count(DayKind.STUDY_DAY),
    )
