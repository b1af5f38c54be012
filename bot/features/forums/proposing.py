"""Times for the meetings that a term lacks, by the season planner; nothing is written down."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.agreement import Agreement
from bot.features.forums.planning import Gathered, gather
from bot.features.forums.standing import Standing
from models.store import Tx
from scheduler.season import Budget, Unmet, plan

BUDGET = Budget(rounds=60)
"""A repeatable answer in a moment: an owner has a handful of forums, not a district's."""


@dataclass(frozen=True)
class Proposal:
    """A forum, the times proposed for what it lacks, and why others found none."""

    standing: Standing
    gathered: Gathered
    times: tuple[datetime, ...]
    unmet: tuple[Unmet, ...]

    @property
    def unknown(self) -> tuple[str, ...]:
        """Schools that take part and whose year is not known."""
        return self.gathered.unknown[str(self.standing.forum.id)]


def proposals(
    tx: Tx, standings: Sequence[Standing], agreement: Agreement, now: datetime
) -> list[Proposal]:
    """For each forum that lacks meetings, as many times as it lacks, all of them at once.

    What is booked stays; those who sit in several forums are asked to one at a time, as rooms
    hold one, and a preparing group comes before the forum it prepares.
    """
    gathered = gather(tx, standings, agreement, now)
    if gathered is None or all(each.is_settled for each in standings):
        return []
    found = plan(gathered.season, BUDGET)
    return [
        Proposal(
            each,
            gathered,
            tuple(
                gathered.season.grid.at(placed.start)
                for placed in found.placements
                if placed.forum == key and placed.booked is None
            ),
            tuple(unmet for unmet in found.unmet if unmet.forum == key),
        )
        for key, each in gathered.standings.items()
        if not each.is_settled
    ]
