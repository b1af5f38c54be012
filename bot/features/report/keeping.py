"""Counts are taken before meetings are erased, and a school year is told of once.

Both happen every night with the erasing, so that nobody chooses when a year is told of.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from bot.agreement import Agreement
from bot.features.feeds.rules import STRUCTURAL
from bot.features.meetings.rules import ZONE, local_today
from bot.features.report.counting import (
    INDIVIDUAL,
    OF_ONE,
    of_actions,
    of_forums,
    of_individuals,
)
from bot.features.report.periods import is_over, last_over, year_instants
from bot.features.report.withholding import DIMENSIONS, told
from bot.features.wheel.rules import label, year_of
from models import tallies
from models.actions import Action
from models.store import Tx
from models.tallies import Held, Key, Release

FIGURES = tuple(f"{OF_ONE}{dimension}" for dimension in DIMENSIONS)


def keep_counts(
    tx: Tx, area_id: int, meeting_ids: Collection[int], agreement: Agreement, now: datetime
) -> None:
    """Count what is about to be erased; of a year that has been told of, nothing more."""
    if not meeting_ids:
        return
    held = tallies.held_among(tx, meeting_ids)
    actions = [
        action for each in held if each.meeting.kind in STRUCTURAL for action in each.actions
    ]
    told_in = {each.meeting.told_in_id or each.meeting.area_id for each in held}
    told_in |= {each.told_in_id or each.area_id for each in actions}
    for each in sorted({area_id, *told_in}):
        tallies.hold(tx, each)
    for each in sorted(told_in):
        own = [one for one in held if each == (one.meeting.told_in_id or one.meeting.area_id)]
        due = [one for one in actions if each == (one.told_in_id or one.area_id)]
        tallies.add(tx, each, _counts(tx, each, own, due, agreement, now))


def _counts(
    tx: Tx,
    area_id: int,
    held: Sequence[Held],
    actions: Sequence[Action],
    agreement: Agreement,
    now: datetime,
) -> Counter[Key]:
    """What is kept of one area's, before it goes."""
    counts = of_forums(each for each in held if each.meeting.kind in STRUCTURAL)
    counts += of_actions(actions, local_today(now, ZONE))
    past = tallies.releases(tx, area_id)
    own = of_individuals(held, agreement)
    return counts + Counter({key: count for key, count in own.items() if key[0] not in past})


def tell_years(tx: Tx, area_id: int, agreement: Agreement, now: datetime) -> None:
    """Fix what is told of each school year that is over, if nothing has been told of it."""
    today = local_today(now, ZONE)
    past = tallies.releases(tx, area_id)
    years = sorted(_years(tx, area_id, now) | {last_over(today)})
    untold = [each for each in years if is_over(each, today) and label(each) not in past]
    if untold:
        tallies.hold(tx, area_id)
    for year in untold:
        _tell(tx, area_id, year, agreement, now)


def _years(tx: Tx, area_id: int, now: datetime) -> set[int]:
    """The school years that something is known of."""
    begun = tallies.starts_of(tx, area_id, INDIVIDUAL, now)
    live = {year_of(local_today(each.starts_at, ZONE)) for each in begun if each.starts_at}
    counted = tallies.periods_of(tx, area_id, FIGURES)
    return live | {int(each.partition("/")[0]) for each in counted}


def _tell(tx: Tx, area_id: int, year: int, agreement: Agreement, now: datetime) -> None:
    called = label(year)
    held = tallies.held_between(tx, area_id, INDIVIDUAL, *year_instants(year))
    live = of_individuals(held, agreement)
    counts: Counter[Key] = Counter(tallies.counted(tx, area_id, [called])) + live
    cells = told(_by_dimension(counts, called))
    tallies.release(tx, Release(area_id=area_id, year=called, cells=cells, released_at=now))
    tallies.forget(tx, area_id, called, FIGURES)


def _by_dimension(counts: Mapping[Key, int], year: str) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {each: {} for each in DIMENSIONS}
    for (period, figure, leaf), count in counts.items():
        if period == year and figure in FIGURES:
            found[figure.removeprefix(OF_ONE)][leaf] = count
    return found
