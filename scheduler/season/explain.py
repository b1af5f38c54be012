"""Why a meeting found no time: the slot engine's answer, with the other meetings in the way."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from scheduler.asks import Ask, Mask, Reason
from scheduler.bits import less
from scheduler.blockers import Blocked, blocked
from scheduler.people import Room, Rooms
from scheduler.season.board import Board, stretch
from scheduler.season.problem import Meeting, way_between


def why_not(board: Board, meeting: Meeting) -> Blocked:
    """The smallest sets to do without, given where all the others are."""
    masks = [*meeting.turn.ask.masks, *_masks(board, meeting)]
    return blocked(replace(meeting.turn.ask, masks=masks, rooms=_rooms(board, meeting)))


def _masks(board: Board, meeting: Meeting) -> Iterator[Mask]:
    problem = board.problem
    season = problem.season
    yield Mask(Reason("season.term", {}), _within(board, season.from_on, season.to_on), fixed=True)
    for pairs, earlier in ((problem.earlier, True), (problem.later, False)):
        for other, days in pairs[meeting.index]:
            if spot := board.spots[other]:
                day = problem.day_of[spot.start]
                first, last = (day + days, len(problem.days)) if earlier else (0, day - days)
                yield Mask(
                    _order(meeting, problem.meetings[other], days, earlier=earlier),
                    problem.quarters(first, last),
                )
    for reach in problem.shared[meeting.index]:
        if spot := board.spots[reach.other]:
            other_meeting = problem.meetings[reach.other]
            way = way_between(meeting.turn, other_meeting.turn) or (0, 0)
            last = spot.start + other_meeting.turn.ask.length + way[1] - 1
            taken = stretch(spot.start - way[0], last)
            yield Mask(
                Reason("season.shared", {"forum": other_meeting.forum.key}),
                less(season.grid.all, taken),
            )


def _within(board: Board, from_on: date, to_on: date) -> int:
    bits = 0
    for day, quarters in board.problem.days:
        if from_on <= day <= to_on:
            bits |= quarters
    return bits


def _order(meeting: Meeting, other: Meeting, days: int, *, earlier: bool) -> Reason:
    if other.forum is meeting.forum:
        return Reason("season.apart", {"days": days})
    code = "season.after" if earlier else "season.before"
    return Reason(code, {"forum": other.forum.key, "days": days})


def _rooms(board: Board, meeting: Meeting) -> Rooms | None:
    ask: Ask = meeting.turn.ask
    if ask.rooms is None:
        return None
    return Rooms(tuple(Room(r.key, r.busy | _booked(board, r.key)) for r in ask.rooms.rooms))


def _booked(board: Board, room: str) -> int:
    bits = 0
    for other, spot in zip(board.problem.meetings, board.spots, strict=True):
        if spot and spot.room == room:
            bits |= stretch(spot.start, spot.start + other.turn.ask.length - 1)
    return bits
