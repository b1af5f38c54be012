"""The report as files that a spreadsheet opens."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence

from bot.replies import T
from bot.reports import CELLS, DIMENSIONS, OneYear, Report, Told, area_changed, why_none

Say = Callable[[T], str]
Cell = str | int

FORMULA = ("=", "+", "-", "@")
"""What a spreadsheet takes for a formula at the start of a cell (OWASP, CSV injection)."""


def files(report: Report, say: Say) -> dict[str, bytes]:
    """File name → content: UTF-8 with a mark for Excel, semicolons, one table a file."""
    stem = f"rapport-{report.term}".lower()
    return {
        f"{stem}-forum.csv": _written(_forums(report, say)),
        f"{stem}-organisationer.csv": _written(_units(report, say)),
        f"{stem}-enskilda.csv": _written(_individual(report, say)),
    }


def whole(report: Report, say: Say) -> bytes:
    """All tables in one file, an empty line between."""
    tables = (_forums(report, say), _units(report, say), _individual(report, say))
    return _written([row for table in tables for row in (*table, ())])


def _written(rows: Iterable[Sequence[Cell]]) -> bytes:
    sheet = io.StringIO()
    writer = csv.writer(sheet, delimiter=";", lineterminator="\r\n")
    writer.writerows([[neutral(cell) for cell in row] for row in rows])
    return sheet.getvalue().encode("utf-8-sig")


def neutral(cell: Cell) -> Cell:
    """The cell as text that no spreadsheet computes."""
    if isinstance(cell, int):
        return cell
    line = "".join(each if each.isprintable() else " " for each in cell)
    return f"'{line}" if line.lstrip(" '").startswith(FORMULA) else line


def _forums(report: Report, say: Say) -> list[Sequence[Cell]]:
    head = [
        say(T("report.forum")),
        say(T("report.term")),
        say(T("report.held")),
        say(T("report.booked")),
        say(T("report.wanted")),
        say(T("report.held_in", term=report.before)),
    ]
    rows: list[Sequence[Cell]] = [
        [
            say(each.title),
            report.term,
            each.held,
            each.booked,
            "" if each.wanted is None else each.wanted,
            each.held_before if report.comparable else "",
        ]
        for each in report.forums
    ]
    return [head, *rows, *([say(each)] for each in area_changed(report))]


def _units(report: Report, say: Say) -> list[Sequence[Cell]]:
    head = [
        say(T(key))
        for key in (
            "report.organisation",
            "report.term",
            "report.called",
            "report.came",
            "report.not_noted",
            "report.in_time",
            "report.late",
            "report.open",
        )
    ]
    rows: list[Sequence[Cell]] = []
    for unit in report.units:
        terms = [(report.term, unit.came, unit.done)]
        if report.comparable:
            terms.append((report.before, unit.came_before, unit.done_before))
        for term, came, done in terms:
            counts = (came.called, came.came, came.unknown, done.in_time, done.late, done.open)
            rows.append([unit.organisation, term, *counts])
    return [head, *rows]


def _individual(report: Report, say: Say) -> list[Sequence[Cell]]:
    head = [say(T(key)) for key in ("report.year", "report.dimension", "report.cell", "report.n")]
    return [head, *(row for year in report.years for row in _year(year, say))]


def _year(year: OneYear, say: Say) -> list[Sequence[Cell]]:
    if year.told is not Told.FIGURES:
        return [[year.year, say(T("report.all_meetings")), "", say(why_none(year))]]
    rows: list[Sequence[Cell]] = [[year.year, say(T("report.all_meetings")), "", year.number]]
    for dimension, called in DIMENSIONS.items():
        cells = year.cells.get(dimension)
        if cells is None:
            rows.append([year.year, say(called), "", say(T("report.held_back"))])
            continue
        rows += [
            [year.year, say(called), say(CELLS[dimension, cell]), count]
            for cell, count in cells.items()
        ]
    return rows
