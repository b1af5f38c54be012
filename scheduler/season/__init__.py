"""A whole term for many forums at once.

`plan` proposes a date for every meeting that the forums should have, so that all hard rules are
kept (`scheduler.season.problem`); then as few as possible are without a time, as few booked
dates as possible are moved, and the points of `scheduler.season.costs` are as low as can be, in
this order. It starts from a greedy plan and gets better for as long as it may: whenever it
stops, what it has is a plan. Nothing here asks what day it is; the answer to a budget of rounds
depends on season, rounds and seed alone.
"""

from scheduler.season.board import Board, greedy
from scheduler.season.explain import why_not
from scheduler.season.improve import improve
from scheduler.season.model import (
    Booked,
    Budget,
    Forum,
    Order,
    Placement,
    Plan,
    Score,
    Season,
    Unmet,
)
from scheduler.season.problem import problem_of

__all__ = [
    "Booked",
    "Budget",
    "Forum",
    "Order",
    "Placement",
    "Plan",
    "Score",
    "Season",
    "Unmet",
    "plan",
]


def plan(season: Season, budget: Budget) -> Plan:
    """The best plan found within the budget."""
    return told(improve(greedy(problem_of(season)), budget))


def told(board: Board) -> Plan:
    """A finished board as a plan."""
    placements, unmet = [], []
    for meeting, spot in zip(board.problem.meetings, board.spots, strict=True):
        key, number, booked = meeting.forum.key, meeting.number, meeting.booked
        if spot is None:
            unmet.append(Unmet(key, number, why_not(board, meeting), booked))
        else:
            placements.append(Placement(key, number, spot.start, spot.room, spot.cost, booked))
    placements.sort(key=lambda each: (each.start, each.forum))
    return Plan(tuple(placements), tuple(unmet), board.score())
