"""The forums of an area as they go on in others: each ends the day before and begins anew."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.features.areas.people import Went
from models import area_forums, forums
from models.forums import Forum, ForumLineage, ForumSeat, ForumShortfall
from models.registry import Area
from models.store import Tx
from scheduler.halves import half_of

LONGEST_NAME = 80
"""Characters; what the column holds."""


@dataclass(frozen=True)
class Moved:
    """Where forums are now, number → area, and the meetings that got another name by that."""

    homes: Mapping[int, int]
    renamed: Sequence[int]


def move_forums(
    tx: Tx,
    source: Area,
    since_on: date,
    start: datetime,
    goes_to: Callable[[Forum], int],
    went: Went,
    now: datetime,
) -> Moved:
    """Let the forums that go on after the day do so in their areas.

    What was before the day stays with the old ones, as when forums themselves are merged. Their
    series and what is called from the day on go along; so does what has been explained of the
    term that runs.
    """
    old = [
        each for each in area_forums.lasting(tx, source.id, since_on) if goes_to(each) != source.id
    ]
    made: dict[int, Forum] = {}
    renamed: list[int] = []
    for each in old:
        made[each.id] = _goes_on(tx, each, source, goes_to(each), since_on, went, now)
    for each in old:
        after = made[each.id]
        parent = made.get(each.parent_id or 0)
        # What prepares a forum of another area prepares none from now on.
        after.parent_id = parent.id if parent and parent.area_id == after.area_id else None
        renamed += area_forums.give(tx, each, after, start)
        _explained(tx, each, after, since_on)
        each.active_to_on = max(since_on - timedelta(days=1), each.active_from_on)
    tx.flush()
    return Moved(
        {number: each.area_id for old_id, each in made.items() for number in (old_id, each.id)},
        renamed,
    )


def _goes_on(
    tx: Tx, old: Forum, source: Area, target: int, since_on: date, went: Went, now: datetime
) -> Forum:
    owner = old.owner_organisation_id
    values = old.model_dump(exclude={"id", "parent_id"})
    changed = {
        "area_id": target,
        "name": free_name(tx, old.name, source.name, target, since_on),
        "owner_organisation_id": went.organisations.get((owner, target)) if owner else None,
        "owner_function_id": went.functions[old.owner_function_id, target],
        "place_id": went.places.get((old.place_id or 0, target), old.place_id),
        "active_from_on": max(since_on, old.active_from_on),
        "created_at": now,
    }
    made = Forum(**{**values, **changed})
    tx.add(made)
    tx.flush()
    for seat in forums.seats(tx, [old.id]):
        if (seat.organisation_id, target) not in went.organisations:
            continue  # a row of another area, which nobody here can be called by
        tx.add(
            ForumSeat(
                area_id=target,
                forum_id=made.id,
                organisation_id=went.organisations[seat.organisation_id, target],
                function_id=went.functions[seat.function_id, target],
                required=seat.required,
            )
        )
    tx.add(ForumLineage(area_id=target, from_id=old.id, to_id=made.id, since_on=since_on))
    tx.flush()
    return made


def free_name(tx: Tx, called: str, source: str, target: int, on: date) -> str:
    """What a forum is called in an area: its own name, unless another there has it."""
    taken = {each.name.casefold() for each in area_forums.lasting(tx, target, on)}
    if called.casefold() not in taken:
        return called
    for tail in (f" ({source})", *(f" ({source} {n})" for n in range(2, 100))):
        name = called[: LONGEST_NAME - len(tail[:LONGEST_NAME])] + tail[:LONGEST_NAME]
        if name.casefold() not in taken:
            return name
    return called


def _explained(tx: Tx, old: Forum, after: Forum, since_on: date) -> None:
    term = half_of(since_on).key
    if why := forums.shortfalls(tx, old.area_id, term).get(old.id):
        values = why.model_dump(exclude={"id", "area_id", "forum_id"})
        tx.add(ForumShortfall(**values, area_id=after.area_id, forum_id=after.id))
