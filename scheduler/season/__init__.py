"""A whole term for many forums at once.

`plan` proposes a date for every meeting that the forums should have, so that all hard rules are
kept (`scheduler.season.problem`); then as few as possible are without a time, as few booked
dates as possible are moved, and the points of `scheduler.season.costs` are as low as can be, in
this order. It starts from a greedy plan and gets better for as long as it may: whenever it
stops, what it has is a plan. Nothing here asks what day it is; the answer to a budget of rounds
depends on season, rounds and seed alone.
"""

from scheduler.season.board import greedy
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
    Turn,
    Unmet,
)
from scheduler.season.problem import problem_of
from scheduler.season.telling import told

__all__ = [
    "Booked",
    "Budget",
    "Forum",
    "Order",
    "Placement",
    "Plan",
    "Score",
    "Season",
    "Turn",
    "Unmet",
    "plan",
]


def plan(season: Season, budget: Budget) -> Plan:
    """The best plan found within the budget."""
    return told(improve(greedy(problem_of(season)), budget))
