"""What happens on the day: everything that goes on moves, what was is told of where it was."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time

from bot.agreement import Agreement
from bot.features.areas.bodies import move_forums
from bot.features.areas.guests import call_from_elsewhere, recognise
from bot.features.areas.people import Went, move_registry
from bot.features.forums.standing import STOCKHOLM
from bot.features.meetings.renaming import tell_renamed
from bot.features.meetings.rules import ZONE, local_today
from bot.features.registry.handover import OPERATOR, Hand
from bot.features.report.periods import year_label
from bot.privacy import audit
from bot.privacy.secrets import Secrets
from models import area_forums, area_rows, areas, forums, meetings, registry, tallies
from models.areas import AreaChange
from models.forums import Forum
from models.leaving import ENDED
from models.meetings import TOOK_PLACE, Meeting
from models.registry import Area, Contact
from models.store import Tx
from scheduler.recurring import instant

SIGNS = "23456789"
"""What a reference may end with when another meeting has it; it says nothing, like the rest."""


def carry_out(
    tx: Tx,
    change: AreaChange,
    agreements: Mapping[str, Agreement],
    secrets: Secrets,
    now: datetime,
) -> None:
    """Move what the change tells of. Done again it moves what has come in meanwhile.

    What began before the day, and what was due before it, counts in the old area's figures ever
    after; so does what that has already told of. Everything else counts in the new area's.
    Who is called to what has got another name by it is told.
    """
    steps = areas.steps_of(tx, change.id)
    sources = list(dict.fromkeys(each.from_id for each in steps))
    area_ids = sorted({each for step in steps for each in (step.from_id, step.to_id)})
    area_rows.lock_live(tx, sources)
    for each in area_ids:
        tallies.hold(tx, each)
    renamed: list[int] = []
    for source in sources:
        targets = [each.to_id for each in steps if each.from_id == source]
        if targets == [source]:
            continue  # it goes on as itself, and takes in the others
        renamed += _move(tx, change, tx.get_one(Area, source), targets, now)
    for target in {each.to_id for each in steps}:
        recognise(tx, target)
    for number in renamed:
        meeting = tx.get_one(Meeting, number)
        agreement = agreements.get(tx.get_one(Area, meeting.area_id).slug, Agreement())
        tell_renamed(tx, Hand(agreement, secrets, change.by_id or OPERATOR), [meeting], now)
    if change.done_at is None:
        change.done_at = now
        tx.add(change)
        for each in area_ids:
            note(tx, secrets, each, change, "area.changed", now)
    tx.flush()


def note(
    tx: Tx, secrets: Secrets, area_id: int, change: AreaChange, what: str, now: datetime
) -> None:
    """A line in an area's log."""
    audit.note(
        tx,
        secrets,
        area_id=area_id,
        actor_id=change.by_id or OPERATOR,
        what=what,
        subject=str(change.id),
        at=now,
    )


def _move(
    tx: Tx, change: AreaChange, source: Area, targets: list[int], now: datetime
) -> Sequence[int]:
    """Move what is an area's; the meetings that are called something else now, by number."""
    start = instant(change.since_on, time(0), STOCKHOLM)
    _tell(tx, source.id, change, start)
    stays = source.id if source.id in targets else targets[0]
    homes = homes_of(tx, change, source.id, targets)
    went = move_registry(tx, source.id, targets, homes)
    of_forums = move_forums(
        tx, source, change.since_on, start, lambda each: forum_home(each, homes, stays), went, now
    )
    if source.id in targets:
        area_forums.settle(tx, source.id, went.others(source.id))
    _meetings(tx, source.id, of_forums.homes, went)
    area_rows.move_waiting(tx, [source.id], stays)
    for target in targets:
        area_rows.replace_in_actions(tx, went.others(target), target)
        call_from_elsewhere(tx, target, now)
    return of_forums.renamed


def _tell(tx: Tx, source: int, change: AreaChange, start: datetime) -> None:
    told = tallies.releases(tx, source)
    for each in area_rows.meetings_in(tx, source):
        if each.starts_at is None or each.state not in TOOK_PLACE or each.told_in_id:
            continue
        if each.starts_at < start or year_label(local_today(each.starts_at, ZONE)) in told:
            each.told_in_id = source
    tx.flush()
    area_rows.tell_actions_in(tx, source, change.since_on)


def homes_of(
    tx: Tx, change: AreaChange, source: int, targets: Sequence[int]
) -> dict[int, list[int]]:
    """Where each organisation of an area goes on, its home first.

    One with a seat in a forum that goes to another area works there too.
    """
    stays = source if source in targets else targets[0]
    homes: dict[int, list[int]] = {}
    for each in registry.every_organisation(tx, source):
        told = [target for target in change.shares.get(str(each.id), ()) if target in targets]
        homes[each.id] = told or [stays]
    lasting = area_forums.lasting(tx, source, change.since_on)
    there = {each.id: forum_home(each, homes, stays) for each in lasting}
    for seat in forums.seats(tx, list(there)):
        where = homes.get(seat.organisation_id)
        if where is not None and there[seat.forum_id] not in where:
            where.append(there[seat.forum_id])
    return homes


def forum_home(forum: Forum, homes: Mapping[int, Sequence[int]], stays: int) -> int:
    """The area that a forum goes on in: its owner's."""
    return homes.get(forum.owner_organisation_id or 0, (stays,))[0]


def _meetings(tx: Tx, source: int, of_forums: Mapping[int, int], went: Went) -> None:
    """A forum's meetings go where it goes, all others where their convener does."""
    goes: dict[int, list[Meeting]] = {}
    for each in area_rows.meetings_in(tx, source):
        there = of_forums.get(each.forum_id or 0)
        convener = tx.get_one(Contact, each.convener_id)
        at_home = convener.area_id if each.forum_id is None or there is None else there
        goes.setdefault(at_home, []).append(each)
    for target, found in sorted(goes.items()):
        ids = [each.id for each in found]
        live = [each.id for each in found if each.state not in ENDED]
        if target != source:
            _tell_apart(tx, target, found)
            area_rows.move_meetings(tx, ids, target)
        area_rows.replace_in(tx, went.others(target), live)


def _tell_apart(tx: Tx, area_id: int, found: Sequence[Meeting]) -> None:
    """Two meetings of one area never have one reference: the one that comes gets a sign more."""
    taken = area_rows.taken(tx, area_id, [each.reference for each in found])
    for each in found:
        if each.reference in taken:
            longer = (f"{each.reference}{sign}" for sign in SIGNS)
            each.reference = next(
                one for one in longer if not meetings.reference_taken(tx, area_id, one)
            )
    tx.flush()
