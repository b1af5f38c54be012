"""What the planner proposes, in the area's own terms. Pure: it runs on a thread of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.features.forums.planning import Gathered
from bot.features.seasons.intents import Deed, Spot
from models.meetings import Meeting
from scheduler.season import Placement, Plan, Unmet
from scheduler.season.best import best_plan

SECONDS, A_MEETING = 2.0, 0.05
"""How long a plan is looked for, at most and for each meeting: enough (tests/bench/season)."""


@dataclass(frozen=True)
class New:
    """A forum's new dates."""

    forum: str
    starts_at: tuple[datetime, ...]

    @property
    def spots(self) -> tuple[Spot, ...]:
        """The same for a button."""
        return tuple(Spot(Deed.NEW, int(self.forum), int(at.timestamp())) for at in self.starts_at)


@dataclass(frozen=True)
class Move:
    """A booked meeting that should get another date, since its own can no longer be kept."""

    forum: str
    meeting: Meeting
    starts_at: datetime

    @property
    def spot(self) -> Spot:
        """The same for a button."""
        return Spot(Deed.MOVE, self.meeting.id, int(self.starts_at.timestamp()))


@dataclass(frozen=True)
class Proposal:
    """Everything that a plan asks for, and what it could not find; `kept` is already booked."""

    gathered: Gathered
    new: tuple[New, ...]
    moves: tuple[Move, ...]
    unmet: tuple[Unmet, ...]
    kept: int


def propose(gathered: Gathered) -> Proposal:
    """Plan the season; takes as long as it may."""
    meetings = sum(max(each.quota, len(each.booked)) for each in gathered.season.forums)
    return proposal(gathered, best_plan(gathered.season, min(SECONDS, A_MEETING * meetings)))


def proposal(gathered: Gathered, plan: Plan) -> Proposal:
    """A plan read by forum: its new dates, what is to be moved, what is lacking."""
    dates: dict[str, list[datetime]] = {}
    for each in plan.placements:
        if each.booked is None:
            dates.setdefault(each.forum, []).append(_at(gathered, each))
    return Proposal(
        gathered,
        tuple(New(key, tuple(dates[key])) for key in gathered.standings if key in dates),
        tuple(_moves(gathered, plan)),
        plan.unmet,
        sum(each.booked is not None and not each.moved for each in plan.placements),
    )


def _moves(gathered: Gathered, plan: Plan) -> Iterator[Move]:
    for each in plan.placements:
        if each.booked is not None and each.moved:
            meeting = gathered.booked[each.forum, each.booked.start]
            yield Move(each.forum, meeting, _at(gathered, each))


def _at(gathered: Gathered, each: Placement) -> datetime:
    return gathered.season.grid.at(each.start)
