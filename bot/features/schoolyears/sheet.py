"""A school year's file as people send it: bytes from a spreadsheet → entries, or what is wrong."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from bot.features.registry.columns import has_hidden, meant, plain, tidy
from bot.features.registry.sheet import Fault, decoded, rows
from scheduler.schoolyears import Entry, EntryKind, Problem

KIND, NAME, FROM, TO = "slag", "namn", "från", "till"
COLUMNS = (KIND, NAME, FROM, TO)
LONGEST_NAME = 60
"""Characters; what the column holds."""

WORDS = {
    "hosttermin": EntryKind.AUTUMN,
    "hostterminen": EntryKind.AUTUMN,
    "ht": EntryKind.AUTUMN,
    "vartermin": EntryKind.SPRING,
    "varterminen": EntryKind.SPRING,
    "vt": EntryKind.SPRING,
    "lov": EntryKind.LOV,
    "lovdag": EntryKind.LOV,
    "studiedag": EntryKind.STUDY_DAY,
    "kompetensdag": EntryKind.STUDY_DAY,
}

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

Read = tuple[list[Entry], list[Problem]]


def read(content: bytes) -> Read:
    """The entries of a CSV file, and everything that cannot be read, by line."""
    text = decoded(content)
    if text is None:
        return [], [Problem(1, "unreadable")]
    faults: list[Fault] = []
    lines = list(rows(text, faults))
    problems = [Problem(each.line, "quotation_mark") for each in faults]
    if not lines:
        return [], problems or [Problem(1, "empty")]
    (number, heading), *rest = lines
    columns = {plain(cell): place for place, cell in enumerate(heading) if cell.strip()}
    if missing := [each for each in COLUMNS if plain(each) not in columns]:
        values: dict[str, str | int | date] = {"columns": ", ".join(missing)}
        return [], [*problems, Problem(number, "columns", values)]
    entries: list[Entry] = []
    for number, cells in rest:
        if any(cell.strip() for cell in cells):
            problems += _read_line(number, cells, columns, entries)
    return entries, problems


def _read_line(
    number: int, cells: Sequence[str], columns: Mapping[str, int], entries: list[Entry]
) -> Iterator[Problem]:
    kind_cell, called, first, last = (_cell(cells, columns[plain(each)]) for each in COLUMNS)
    kind, from_on = WORDS.get(plain(kind_cell)), _day(first)
    to_on = _day(last) if last else from_on
    wrong = []
    if kind is None:
        wrong.append(Problem(number, "kind", {"got": kind_cell[:40] or "–"}))
    if len(called) > LONGEST_NAME or has_hidden(called):
        wrong.append(Problem(number, "name", {"longest": LONGEST_NAME}))
    for cell, day in ((first, from_on), (last or first, to_on)):
        if day is None:
            wrong.append(Problem(number, "day", {"got": cell[:40] or "–"}))
            break
    if kind and from_on and to_on and not wrong:
        entries.append(Entry(number, kind, called or kind_cell, from_on, to_on))
    yield from wrong


def _cell(cells: Sequence[str], place: int) -> str:
    return tidy(meant(cells[place])) if place < len(cells) else ""


def _day(cell: str) -> date | None:
    try:
        return date.fromisoformat(cell) if _DAY.fullmatch(cell) else None
    except ValueError:
        return None
