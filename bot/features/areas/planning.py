"""What is to become of areas: drawn up, checked, looked at and decided, before anything moves."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from bot.errors import UserError
from bot.features.areas.carrying import note
from bot.features.areas.sending import rows
from bot.features.meetings.rules import FURTHEST, ZONE, local_today
from bot.privacy.secrets import Secrets
from bot.replies import T
from models import areas, outbox, registry, tallies
from models.areas import AreaChange, AreaStep
from models.store import Tx

FORGOTTEN = timedelta(days=30)
"""How long what somebody looked at can be decided on."""


@dataclass(frozen=True)
class Wanted:
    """Which areas go on in which from a day, who asks, and where each organisation goes.

    `shares`: an organisation's number → areas, its home first; of a merger it is empty.
    """

    sources: tuple[int, ...]
    targets: tuple[int, ...]
    since_on: date
    by_id: int | None = None
    shares: Mapping[int, Sequence[int]] = field(default_factory=dict)


def merger(among: Sequence[int], into: int, since_on: date, by_id: int | None) -> Wanted:
    """Several areas as one, which may be one of them."""
    return Wanted(tuple(dict.fromkeys(among)), (into,), since_on, by_id)


def division(
    tx: Tx,
    source: int,
    targets: tuple[int, int],
    moves: Collection[int],
    both: Collection[int],
    since_on: date,
    by_id: int | None,
) -> Wanted:
    """One area as two: each organisation in one of them, or at home in the first and in both."""
    first, second = targets
    shares = {
        each.id: targets if each.id in both else (second if each.id in moves else first,)
        for each in registry.every_organisation(tx, source)
    }
    return Wanted((source,), targets, since_on, by_id, shares)


def wrong(tx: Tx, wanted: Wanted, allowed: Collection[int], now: datetime) -> dict[str, T]:
    """Why it cannot be, by field: `areas`, `into`, `moves`, `since_on`.

    Args:
        tx: Open.
        wanted: What somebody wants.
        allowed: The areas that they look after.
        now: When.
    """
    found: dict[str, T] = {}
    today, merging = local_today(now, ZONE), len(wanted.targets) == 1
    if not set(wanted.sources) <= set(allowed):
        found["areas"] = T("areas.not_yours")
    elif merging and len({*wanted.sources, *wanted.targets}) == 1:
        found["areas"] = T("areas.choose_two")
    elif areas.waiting(tx, {*wanted.sources, *wanted.targets}):
        found["areas" if merging else "moves"] = T("areas.waits_already")
    if not set(wanted.targets) <= set(allowed):
        found["into" if merging else "second"] = T("areas.not_yours")
    if len(set(wanted.targets)) != len(wanted.targets):
        found["second"] = T("areas.same_twice")
    if not merging and not _moves_some(tx, wanted):
        found.setdefault("moves", T("areas.moves_none"))
    if wanted.since_on < today:
        found["since_on"] = T("meetings.day_has_passed")
    elif wanted.since_on > today + FURTHEST:
        found["since_on"] = T("meetings.day_too_far")
    return found


def _moves_some(tx: Tx, wanted: Wanted) -> bool:
    """Whether each of two areas gets an organisation that is active."""
    active = {each.id for source in wanted.sources for each in registry.organisations(tx, source)}
    homes = {where[0] for number, where in wanted.shares.items() if number in active}
    return set(wanted.targets) <= homes


def draw(tx: Tx, wanted: Wanted, now: datetime) -> AreaChange:
    """Write down what is wanted, to be looked at. Nothing moves, and nothing will by itself."""
    change = AreaChange(
        since_on=wanted.since_on,
        shares={str(number): list(where) for number, where in wanted.shares.items()},
        by_id=wanted.by_id,
        drawn_at=now,
    )
    tx.add(change)
    tx.flush()
    for source in wanted.sources:
        for target in wanted.targets:
            tx.add(AreaStep(change_id=change.id, from_id=source, to_id=target))
    tx.flush()
    return change


def decide(
    tx: Tx, change_id: int, allowed: Collection[int], secrets: Secrets, by: int, now: datetime
) -> AreaChange:
    """What was looked at is done on its day, or at once when that has come.

    Raises:
        UserError: `areas.no_change`, `areas.waits_already`, `areas.day_went_by`.
    """
    change, area_ids = _held(tx, change_id, allowed)
    if change.called_off_at is not None:
        raise UserError("areas.no_change")
    if change.asked_at is not None:
        return change
    if areas.waiting(tx, area_ids):
        raise UserError("areas.waits_already")
    if change.since_on < local_today(now, ZONE) or now > change.drawn_at + FORGOTTEN:
        raise UserError("areas.day_went_by")
    change.asked_at, change.by_id = now, by or None
    tx.flush()
    for row in rows(change, areas.steps_of(tx, change.id)[0].from_id, now):
        outbox.put(tx, row)
    for each in area_ids:
        note(tx, secrets, each, change, "area.change_decided", now)
    return change


def call_off(
    tx: Tx, change_id: int, allowed: Collection[int], secrets: Secrets, now: datetime
) -> AreaChange:
    """What was decided is not done, if it has not been.

    Raises:
        UserError: `areas.no_change`, `areas.done_already`.
    """
    change, area_ids = _held(tx, change_id, allowed)
    if change.done_at is not None:
        raise UserError("areas.done_already")
    if change.called_off_at is None:
        change.called_off_at = now
        tx.flush()
        for each in area_ids:
            note(tx, secrets, each, change, "area.change_called_off", now)
    return change


def _held(tx: Tx, change_id: int, allowed: Collection[int]) -> tuple[AreaChange, list[int]]:
    """The change, with its areas held so that nobody decides on another of them meanwhile."""
    steps = areas.steps_of(tx, change_id)
    area_ids = sorted({each for step in steps for each in (step.from_id, step.to_id)})
    if not area_ids or not set(area_ids) <= set(allowed):
        raise UserError("areas.no_change")
    for each in area_ids:
        tallies.hold(tx, each)
    change = areas.change_by_id(tx, change_id, lock=True)
    if change is None:
        raise UserError("areas.no_change")
    return change, area_ids
