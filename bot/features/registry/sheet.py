"""The registry's file as people send it: bytes from a spreadsheet → lines, or what is wrong."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from bot.features.registry.columns import (
    COLUMN_OF,
    KIND_OF,
    KINDS,
    LONGEST,
    NEEDED,
    SAID_NO,
    SAID_YES,
    Column,
    has_hidden,
    meant,
    plain,
    tidy,
)
from bot.forms import WorkAddress, work_address
from models.registry import OrganisationKind, function_key

LARGEST = 5_000_000
"""Bytes; a registry is a few thousand lines."""


@dataclass(frozen=True)
class Fault:
    """Something wrong on a line, from 1; a Swedish sentence that says what to do."""

    line: int
    sentence: str

    def __str__(self) -> str:
        return f"rad {self.line}: {self.sentence}"


@dataclass(frozen=True)
class Line:
    """One contact as the file has it; None where the file has no such column.

    `substitute` is an address in lower case, empty for none.
    """

    number: int
    organisation: str
    kind: OrganisationKind
    independent: bool | None
    function: str
    email: WorkAddress
    name: str | None
    substitute: str | None
    active: bool | None


@dataclass
class Sheet:
    """What a file holds, and all that is wrong with it.

    `unread` are addresses on lines left out since something else on them is wrong.
    """

    lines: list[Line] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)


def read(content: bytes) -> Sheet:
    """The lines of a file: UTF-8 or Windows-1252, with semicolons, commas or tabs."""
    sheet = Sheet()
    text = decoded(content)
    if text is None:
        sheet.faults.append(Fault(1, "Filen går inte att läsa. Spara den som CSV UTF-8."))
        return sheet
    lines = rows(text, sheet.faults)
    heading = next(lines, None)
    if heading is None:
        if not sheet.faults:
            told = "Filen är tom. Börja med samordna registry export."
            sheet.faults.append(Fault(1, told))
        return sheet
    columns = _columns(*heading, sheet)
    for number, cells in lines:
        if columns and any(cell.strip() for cell in cells):
            _line(number, cells, columns, sheet)
    return sheet


def decoded(content: bytes) -> str | None:
    """What a file says, in whichever of the usual ways it is written; None when in none."""
    if len(content) > LARGEST or content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def rows(text: str, faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line it begins on; a row that cannot be read ends it."""
    first, _, rest = text.partition("\n")
    skipped = 0
    if first.strip().lower().startswith("sep="):  # Excel's own hint, no heading.
        text, skipped = rest, 1
        first = rest.partition("\n")[0]
    delimiter = max(";,\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        number = reader.line_num + 1 + skipped
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            told = "Ett citattecken är inte avslutat. Ta bort det, eller skriv det två gånger."
            faults.append(Fault(number, told))
            return
        yield number, cells


def _columns(number: int, cells: Sequence[str], sheet: Sheet) -> dict[Column, int]:
    """Where each column stands; empty when the file cannot be read by its headings."""
    found: dict[Column, int] = {}
    for place, cell in enumerate(cells):
        column = COLUMN_OF.get(plain(cell))
        if column is None and cell.strip():
            sheet.faults.append(Fault(number, _unknown(tidy(cell)[:40])))
        elif column in found:
            told = f"Rubriken {column} står två gånger. Ta bort den ena kolumnen."
            sheet.faults.append(Fault(number, told))
        elif column is not None:
            found[column] = place
    if missing := [column for column in NEEDED if column not in found]:
        told = f"Rubriken {', '.join(missing)} saknas. Lägg till den på första raden."
        sheet.faults.append(Fault(number, told))
        return {}
    return found


def _unknown(cell: str) -> str:
    near = get_close_matches(cell.casefold(), list(Column), n=1)
    known = near[0] if near else ", ".join(Column)
    return f"Rubriken {cell} känner jag inte till. Skriv {known}, eller ta bort kolumnen."


def _line(number: int, cells: Sequence[str], columns: Mapping[Column, int], sheet: Sheet) -> None:
    read = _Cells(number, cells, columns)
    if any(cell.strip() for cell in cells[max(columns.values()) + 1 :]):
        read.wrong(
            "Raden har fler celler än rubriker. Sätt citattecken om en cell har skiljetecken."
        )
    line = Line(
        number=number,
        organisation=read.needed(Column.ORGANISATION),
        kind=read.kind(),
        independent=read.yes(Column.INDEPENDENT, blank=False),
        function=read.function(),
        email=read.address(),
        name=read.text(Column.NAME),
        substitute=read.substitute(),
        active=read.yes(Column.ACTIVE, blank=True),
    )
    if read.faults:
        sheet.faults.extend(read.faults)
        sheet.unread.add(str(line.email))
    else:
        sheet.lines.append(line)


@dataclass
class _Cells:
    """One row; a wrong cell gives a harmless value and a fault."""

    number: int
    cells: Sequence[str]
    columns: Mapping[Column, int]
    faults: list[Fault] = field(default_factory=list)

    def wrong(self, sentence: str) -> None:
        self.faults.append(Fault(self.number, sentence))

    def text(self, column: Column) -> str | None:
        place = self.columns.get(column)
        if place is None:
            return None
        cell = tidy(meant(self.cells[place])) if place < len(self.cells) else ""
        longest = LONGEST.get(column)
        if longest and len(cell) > longest:
            self.wrong(f"{column} är {len(cell)} tecken. Skriv högst {longest}.")
        if has_hidden(cell):
            self.wrong(f"{column} innehåller tecken som inte syns. Skriv om cellen för hand.")
        return cell

    def needed(self, column: Column) -> str:
        cell = self.text(column)
        if not cell:
            self.wrong(f"{column} är tom. Fyll i den.")
        return cell or ""

    def kind(self) -> OrganisationKind:
        cell = self.needed(Column.KIND)
        kind = KIND_OF.get(plain(cell))
        if cell and kind is None:
            known = ", ".join(KINDS.values())
            self.wrong(f"Organisationstypen {cell[:40]} finns inte. Skriv någon av {known}.")
        return kind or OrganisationKind.OTHER

    def function(self) -> str:
        cell = self.needed(Column.FUNCTION)
        if cell and not function_key(cell):
            self.wrong("funktion har inga bokstäver. Skriv till exempel Kurator.")
        return cell

    def yes(self, column: Column, *, blank: bool) -> bool | None:
        cell = self.text(column)
        if cell is None:
            return None
        if cell and plain(cell) not in (*SAID_YES, *SAID_NO):
            self.wrong(f"{column} är {cell[:40]}. Skriv ja eller nej.")
        return plain(cell) in SAID_YES if cell else blank

    def address(self) -> WorkAddress:
        cell = self.needed(Column.EMAIL)
        found = work_address(cell)
        if cell and found is None:
            self.wrong(f"{cell[:40]} är ingen e-postadress. Skriv som kurator@skolan.example.")
        return found or WorkAddress("", "")

    def substitute(self) -> str | None:
        cell = self.text(Column.SUBSTITUTE)
        if not cell:
            return cell
        found = work_address(cell)
        if found is None:
            self.wrong(f"Ersättaren {cell[:40]} är ingen e-postadress. Skriv ersättarens adress.")
        return str(found) if found else ""
