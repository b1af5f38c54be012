"""What moves, in sentences: for whoever is to decide, in a chat or at a command line.

How many meetings about single children there are stands nowhere here: an administrator could
add and subtract (docs/adr/0014).
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, time

from bot.features.areas.bodies import free_name
from bot.features.areas.carrying import forum_home, homes_of
from bot.features.forums.standing import STOCKHOLM
from bot.replies import T, name
from models import area_forums, area_rows, areas, registry
from models.areas import AreaChange
from models.registry import Area, Organisation
from models.store import Tx
from scheduler.recurring import instant


def told(tx: Tx, change: AreaChange) -> list[T]:
    """All that is to be known of a change before it is done."""
    steps = areas.steps_of(tx, change.id)
    sources = [tx.get_one(Area, each) for each in dict.fromkeys(step.from_id for step in steps)]
    targets = [tx.get_one(Area, each) for each in dict.fromkeys(step.to_id for step in steps)]
    return [
        T(
            "areas.from_on",
            on=change.since_on,
            before=[name(each.name) for each in sources],
            after=[name(each.name) for each in targets],
        ),
        *(each for source in sources for each in _of(tx, change, source, targets)),
        T("areas.single_meetings"),
        T("areas.history", before=[name(each.name) for each in sources]),
        T("areas.agreements", after=[name(each.name) for each in targets]),
        T("areas.undo"),
    ]


def _of(tx: Tx, change: AreaChange, source: Area, targets: Sequence[Area]) -> Iterator[T]:
    ids = [each.id for each in targets]
    homes = homes_of(tx, change, source.id, ids)
    stays = source.id if source.id in ids else ids[0]
    lasting = area_forums.lasting(tx, source.id, change.since_on)
    start = instant(change.since_on, time(0), STOCKHOLM)
    units = registry.organisations(tx, source.id)
    people = registry.contacts(tx, source.id)
    both = [name(each.name) for each in units if len(homes[each.id]) > 1]
    if both:
        yield T("areas.in_both", names=both)
    for target in targets:
        here = [each for each in units if target.id in homes[each.id]]
        numbers = {each.id for each in here}
        bodies = [each for each in lasting if forum_home(each, homes, stays) == target.id]
        yield T(
            "areas.goes",
            source=source.name,
            target=target.name,
            organisations=len(here),
            contacts=sum(each.organisation_id in numbers for each in people),
            forums=len(bodies),
            meetings=area_rows.count_forums_from(tx, [each.id for each in bodies], start),
        )
        if len(targets) > 1:
            yield T("areas.who", target=target.name, names=[name(each.name) for each in here])
        if target.id == source.id:
            continue
        yield from _there_already(tx, target, here)
        for each in bodies:
            called = free_name(tx, each.name, source.name, target.id, change.since_on)
            if called != each.name:
                yield T("areas.renamed", name=each.name, called=called)


def _there_already(tx: Tx, target: Area, here: Sequence[Organisation]) -> Iterator[T]:
    same = [each for each in here if area_rows.named(tx, target.id, each.name)]
    if same:
        names = [name(each.name) for each in same]
        yield T("areas.same", target=target.name, names=names)


def waiting_line(tx: Tx, change: AreaChange) -> T:
    """A change that has been decided and not done."""
    return told(tx, change)[0]


def when(change: AreaChange, now: datetime) -> T:
    """When what has just been decided is done."""
    start = instant(change.since_on, time(0), STOCKHOLM)
    return T("areas.done_now") if start <= now else T("areas.done_on", on=change.since_on)
