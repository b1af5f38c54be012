"""The registry of an area as it goes on in others: functions, organisations, contacts, rooms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from models import area_rows, registry
from models.area_rows import Others
from models.registry import Contact, Function, Organisation, Place
from models.store import Tx

Homes = Mapping[int, Sequence[int]]
"""An organisation's number → the areas it goes on in, its home first."""


@dataclass
class Went:
    """What became of an area's registry: (old number, area) → number there."""

    functions: dict[tuple[int, int], int] = field(default_factory=dict)
    organisations: dict[tuple[int, int], int] = field(default_factory=dict)
    places: dict[tuple[int, int], int] = field(default_factory=dict)

    def others(self, area_id: int) -> Others:
        """What stands in whose place in an area."""

        def there(found: Mapping[tuple[int, int], int]) -> dict[int, int]:
            return {old: new for (old, where), new in found.items() if where == area_id}

        return Others(there(self.organisations), there(self.functions), there(self.places))


def move_registry(tx: Tx, source: int, targets: Sequence[int], homes: Homes) -> Went:
    """Let everybody go where their organisation goes.

    An organisation that is at home in one area and works in others too has a row in each, and so
    have its people. Who is there already, by name or address, is the same one.
    """
    went = Went()
    _functions(tx, source, targets, went)
    people = registry.everybody(tx, source)
    worked = {each.id: each.organisation_id for each in people}
    for organisation in registry.every_organisation(tx, source):
        _organisation(tx, organisation, homes[organisation.id], went)
    for contact in people:
        _contact(tx, contact, homes[worked[contact.id]], went)
    for team in area_rows.teams_of_all(tx, source):
        team.area_id = source if source in targets else targets[0]
    tx.flush()
    area_rows.follow(tx, [source])
    return went


def _functions(tx: Tx, source: int, targets: Sequence[int], went: Went) -> None:
    for each in registry.functions(tx, source):
        for target in targets:
            found = each if target == source else registry.function_called(tx, target, each.key)
            if found is None:
                found = Function(area_id=target, key=each.key, name=each.name)
                tx.add(found)
                tx.flush()
            went.functions[each.id, target] = found.id


def _organisation(tx: Tx, each: Organisation, where: Sequence[int], went: Went) -> None:
    active = each.active
    for nth, target in enumerate(where):
        same = each if target == each.area_id else area_rows.named(tx, target, each.name)
        if same is None and nth == 0:
            each.area_id = target
            same = each
        if same is None:
            values = each.model_dump(exclude={"id", "area_id"})
            same = Organisation(**values, area_id=target)
            tx.add(same)
        same.active = same.active or active
        tx.flush()
        went.organisations[each.id, target] = same.id
        if same is not each:
            area_rows.give_years(tx, each.id, same, copy=nth > 0)
            _belongings(tx, each, same, went, copy=nth > 0)
    each.active = active and each.area_id in where
    tx.flush()


def _belongings(tx: Tx, old: Organisation, new: Organisation, went: Went, *, copy: bool) -> None:
    places, teams = area_rows.belongings(tx, old.id)
    there, _ = area_rows.belongings(tx, new.id)
    for place in places:
        if not copy:
            place.organisation_id = new.id
        else:
            values = place.model_dump(exclude={"id", "area_id", "organisation_id"})
            own = next((each for each in there if each.name == place.name), None) or Place(
                **values, area_id=new.area_id, organisation_id=new.id
            )
            tx.add(own)
            tx.flush()
            went.places[place.id, new.area_id] = own.id
    for team in () if copy else teams:
        team.organisation_id = new.id
    tx.flush()


def _contact(tx: Tx, each: Contact, where: Sequence[int], went: Went) -> None:
    active, at, does = each.active, each.organisation_id, each.function_id
    home = each.id
    # Who has left has left everywhere: of them there is no other row.
    for nth, target in enumerate(where if active else where[:1]):
        works, as_what = went.organisations[at, target], went.functions[does, target]
        known = (
            each if target == each.area_id else registry.contact_by_email(tx, target, each.email)
        )
        if known is None and nth == 0:
            each.area_id = target
        same = each if target == each.area_id else known or _copy(each, target)
        # Whoever works there already does as they do there.
        if known is None or same is each or (active and not known.active):
            same.organisation_id, same.function_id, same.active = works, as_what, active
        tx.add(same)
        tx.flush()
        home = home if nth else same.id
    each.active = active and each.area_id in where
    tx.flush()
    if home != each.id:
        area_rows.give_to(tx, each.id, home)


def _copy(each: Contact, area_id: int) -> Contact:
    left = {"id", "area_id", "substitute_id", "calendar_mark"}
    return Contact(**each.model_dump(exclude=left), area_id=area_id)
