"""A finished board as the plan that people are told."""

from scheduler.season.board import Board
from scheduler.season.explain import why_not
from scheduler.season.model import Placement, Plan, Unmet


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
    return Plan(tuple(placements), tuple(unmet), board.score)
