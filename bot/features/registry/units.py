"""The organisations and functions that a file's lines name, made true in the registry."""

from dataclasses import dataclass, field

from bot.features.registry.columns import KINDS, NO, YES, Column, tidy
from bot.features.registry.sheet import Fault, Line
from models import registry
from models.registry import Area, Contact, Function, Organisation, function_key
from models.store import Tx


@dataclass
class Outcome:
    """What was changed, a Swedish line each, and what was wrong, in the order of the lines."""

    changes: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


@dataclass
class Units:
    """Finds organisations and functions by name, and makes those that are new."""

    tx: Tx
    area: Area
    outcome: Outcome
    told_of: dict[int, Line] = field(default_factory=dict)

    def __post_init__(self) -> None:
        every = registry.every_organisation(self.tx, self.area.id)
        self.organisations = {_same(each.name): each for each in every}
        functions = registry.functions(self.tx, self.area.id)
        self.functions = {function_key(each.name): each for each in functions}
        self.functions |= {each.key: each for each in functions}

    def organisation(self, line: Line) -> Organisation:
        """The line's organisation, as the first line that names it has it."""
        found = self.organisations.get(_same(line.organisation))
        if found is None:
            found = Organisation(
                area_id=self.area.id,
                name=line.organisation,
                kind=line.kind,
                independent=bool(line.independent),
            )
            self.tx.add(found)
            self.tx.flush()
            self.organisations[_same(line.organisation)] = found
            self.outcome.changes.append(f"Ny organisation: {found.name} ({KINDS[found.kind]}).")
        first = self.told_of.setdefault(found.id, line)
        if (first.kind, first.independent) != (line.kind, line.independent):
            told = (
                f"{found.name} har en annan organisationstyp eller fristående på rad "
                f"{first.number}. Skriv samma på båda raderna."
            )
            self.outcome.faults.append(Fault(line.number, told))
        elif first is line:
            self._put_right(line, found)
        return found

    def function(self, line: Line, contact: Contact | None) -> Function:
        """The line's function; the contact's own when it goes by that name."""
        key = function_key(line.function)
        if contact is not None:
            has = self.tx.get_one(Function, contact.function_id)
            if function_key(has.name) == key:
                return has
        if found := self.functions.get(key):
            return found
        found = Function(area_id=self.area.id, key=key, name=line.function)
        self.tx.add(found)
        self.tx.flush()
        self.functions[key] = found
        self.outcome.changes.append(f"Ny funktion: {found.name} ({found.key}).")
        return found

    def _put_right(self, line: Line, found: Organisation) -> None:
        changed = []
        if found.kind != line.kind:
            changed.append(f"{Column.KIND} {KINDS[found.kind]} → {KINDS[line.kind]}")
            found.kind = line.kind
        if line.independent is not None and found.independent != line.independent:
            changed.append(
                f"{Column.INDEPENDENT} {YES if found.independent else NO} → "
                f"{YES if line.independent else NO}"
            )
            found.independent = line.independent
        if not found.active and line.active is not False:
            changed.append("åter aktiv")
            found.active = True
        if changed:
            told = f"Ändrad organisation: {found.name}: {'; '.join(changed)}."
            self.outcome.changes.append(told)
        self.tx.flush()


def _same(called: str) -> str:
    return tidy(called).casefold()
