"""The lines of a file made true in the registry: what changes, and all that stands in the way.

A preview is the same as the real thing in a transaction that is rolled back; so is a file with
anything wrong in it. Whoever is not in the file is left alone.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from bot.features.registry.columns import Column, tidy
from bot.features.registry.handover import Hand, can_succeed, deactivate, hand_over, open_work
from bot.features.registry.sheet import Fault, Line, Sheet
from bot.features.registry.units import Outcome, Units
from models import registry
from models.registry import Area, Contact, Function, Organisation
from models.store import Tx


def carry_out(tx: Tx, area: Area, sheet: Sheet, hand: Hand, now: datetime) -> Outcome:
    """Make the registry say what a file says; with faults the caller must roll back.

    Args:
        tx: Open.
        area: Whose registry.
        sheet: The file; what is wrong with its lines is told together with all the rest.
        hand: The rules to go by, and who does it.
        now: When.
    """
    work = _Import(tx, area, hand, now, Outcome(faults=[*sheet.faults]), sheet.unread)
    kept = [line for line in sheet.lines if work.stands_once(line)]
    people = {line.number: work.contact(line) for line in kept}
    for line in kept:
        work.substitute(line, people[line.number])
    leaving = {line.number for line in kept if line.active is False}
    for line in kept:
        if line.number in leaving:
            work.leave(line, people[line.number], {people[number].id for number in leaving})
    tx.flush()
    work.outcome.faults.sort(key=lambda fault: fault.line)
    return work.outcome


@dataclass
class _Import:
    tx: Tx
    area: Area
    hand: Hand
    now: datetime
    outcome: Outcome
    unread: Collection[str]
    seen: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.units = Units(self.tx, self.area, self.outcome)
        everybody = registry.everybody(self.tx, self.area.id)
        self.people = {each.email.lower(): each for each in everybody}

    def stands_once(self, line: Line) -> bool:
        """Whether this is the address's only line, and a work address at all."""
        before = self.seen.setdefault(str(line.email), line.number)
        if before != line.number:
            told = f"{line.email} står redan på rad {before}. Ta bort den ena raden."
            self._wrong(line, told)
        domains = self.hand.agreement.work_domains
        known = line.email.domain in domains
        if not known and line.active is not False:
            allowed = ", ".join(domains) or "inga än"
            told = (
                f"{line.email.domain} är ingen domän i överenskommelsens work_domains "
                f"({allowed}). Rätta adressen, eller lägg till domänen där."
            )
            self._wrong(line, told)
        return before == line.number

    def contact(self, line: Line) -> Contact:
        """The line's contact with everything but substitute and leaving as the line has it."""
        found = self.people.get(str(line.email))
        organisation = self.units.organisation(line)
        function = self.units.function(line, found)
        if found is None:
            return self._new_contact(line, organisation, function)
        changed = list(self._changed(line, found, organisation, function))
        if found.organisation_id != organisation.id:
            self._move_house(line, found)
        found.organisation_id, found.function_id = organisation.id, function.id
        if line.name is not None:
            found.name = line.name
        if line.active and not found.active:
            found.active = True
            changed.append("åter aktiv")
        if changed:
            self.outcome.changes.append(f"Ändrad kontakt: {found.email}: {'; '.join(changed)}.")
        self.tx.flush()
        return found

    def substitute(self, line: Line, contact: Contact) -> None:
        """Set who stands in for the contact, as the line has it."""
        if line.substitute is None:
            return
        before = self.tx.get(Contact, contact.substitute_id) if contact.substitute_id else None
        chosen = self.people.get(line.substitute)
        if line.substitute and (wrong := self._wrong_substitute(line.substitute, contact, chosen)):
            self._wrong(line, f"Ersättaren {line.substitute} {wrong}")
            return
        contact.substitute_id = chosen.id if chosen else None
        if (before.id if before else None) != contact.substitute_id:
            was, now = (each.email if each else "ingen" for each in (before, chosen))
            self.outcome.changes.append(f"Ändrad ersättare: {contact.email}: {was} → {now}.")
        self.tx.flush()

    def leave(self, line: Line, contact: Contact, leaving: set[int]) -> None:
        """Let the contact go, with all that hangs on them moved to the substitute."""
        if not contact.active:
            return
        successor = self.tx.get(Contact, contact.substitute_id) if contact.substitute_id else None
        if successor and (successor.id in leaving or not can_succeed(contact, successor)):
            successor = None
        if open_work(self.tx, contact) and successor is None:
            self._wrong(line, self._orphans(contact))
            return
        moved = deactivate(self.tx, contact, successor, self.hand, self.now)
        goes = (
            f" {_meetings(moved)} går över till {successor.email}." if successor and moved else ""
        )
        self.outcome.changes.append(f"Avaktiveras: {contact.email}.{goes}")

    def _new_contact(self, line: Line, organisation: Organisation, function: Function) -> Contact:
        made = Contact(
            area_id=self.area.id,
            organisation_id=organisation.id,
            function_id=function.id,
            email=str(line.email),
            name=line.name or "",
            active=line.active is not False,
        )
        self.tx.add(made)
        self.tx.flush()
        self.people[made.email] = made
        self.outcome.changes.append(
            f"Ny kontakt: {made.email} ({function.name}, {organisation.name})."
        )
        return made

    def _changed(
        self, line: Line, found: Contact, organisation: Organisation, function: Function
    ) -> Iterator[str]:
        if found.organisation_id != organisation.id:
            was = self.tx.get_one(Organisation, found.organisation_id)
            yield f"{Column.ORGANISATION} {was.name} → {organisation.name}"
        if found.function_id != function.id:
            was_function = self.tx.get_one(Function, found.function_id)
            yield f"{Column.FUNCTION} {was_function.name} → {function.name}"
        if line.name is not None and tidy(found.name) != line.name:
            yield f"{Column.NAME} {found.name or 'tomt'} → {line.name or 'tomt'}"

    def _move_house(self, line: Line, contact: Contact) -> None:
        """Their meetings stay with the organisation that the consent covers."""
        if not open_work(self.tx, contact):
            contact.substitute_id = None
            return
        successor = self.tx.get(Contact, contact.substitute_id) if contact.substitute_id else None
        if successor is None or not can_succeed(contact, successor):
            self._wrong(line, self._orphans(contact))
            return
        moved = hand_over(self.tx, contact, successor, self.hand, self.now)
        contact.substitute_id = None
        if moved:
            told = f"{_meetings(moved)} går över från {contact.email} till {successor.email}."
            self.outcome.changes.append(told)

    def _orphans(self, contact: Contact) -> str:
        work = open_work(self.tx, contact)
        hangs = [_meetings(len(work.meetings))] if work.meetings else []
        hangs += [f"är ersättare för {each.email}" for each in work.stood_in_for]
        return (
            f"{contact.email} har {' och '.join(hangs)}, som skulle bli utan någon. "
            "Ange en aktiv ersättare i samma organisation."
        )

    def _wrong_substitute(self, substitute: str, contact: Contact, chosen: Contact | None) -> str:
        if chosen is None and substitute in self.unread:
            return ""
        if chosen is None:
            return "finns varken i filen eller i registret. Lägg till en rad för den adressen."
        if chosen.id == contact.id:
            return "är kontakten själv. Skriv någon annans adress, eller lämna tomt."
        if contact.active and not chosen.active:
            return "är inte aktiv. Skriv någon annans adress, eller lämna tomt."
        if contact.active and chosen.organisation_id != contact.organisation_id:
            return "hör till en annan organisation. Skriv någon i samma organisation."
        return ""

    def _wrong(self, line: Line, sentence: str) -> None:
        self.outcome.faults.append(Fault(line.number, sentence))


def _meetings(count: int) -> str:
    return "1 öppet möte" if count == 1 else f"{count} öppna möten"
