"""Whether a plan keeps every hard rule and costs what it says: written from the rules alone.

Goes quarter by quarter and pair by pair, and shares nothing with the planner but the types of
the question and the answer.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations

from scheduler.season.model import Forum, Placement, Plan, Season, Turn
from scheduler.slots import Ask, Person


def broken(season: Season, plan: Plan) -> list[str]:
    """Every hard rule that the plan breaks; none is well."""
    turns = _turns(season, plan)
    return [
        *_all_there(season, plan),
        *(fault for each in plan.placements for fault in _alone(season, each, _of(turns, each))),
        *(
            fault
            for a, b in combinations(plan.placements, 2)
            for fault in _pair(season, a, b, turns)
        ),
        *_lead(season, plan),
    ]


Turns = dict[tuple[str, int], Turn]
"""What each meeting asks, by forum and number."""


def _turns(season: Season, plan: Plan) -> Turns:
    """A meeting with a date asks what that date says; those without one take turns in order."""
    had = {(each.forum, each.number): each.booked for each in plan.placements}
    had |= {(each.forum, each.number): each.lost for each in plan.unmet}
    turns: Turns = {}
    for forum in season.forums:
        usual = Turn(forum.ask, forum.place)
        new = 0
        for key in sorted(each for each in had if each[0] == forum.key):
            booked = had[key]
            if booked is not None:
                turns[key] = usual if booked.turn is None else booked.turn
                continue
            turns[key] = forum.turns[new] if new < len(forum.turns) else usual
            new += 1
    return turns


def _of(turns: Turns, it: Placement) -> Turn:
    return turns[it.forum, it.number]


def _all_there(season: Season, plan: Plan) -> Iterator[str]:
    told = sorted(
        [(each.forum, each.number) for each in plan.placements]
        + [(each.forum, each.number) for each in plan.unmet]
    )
    wanted = sorted(
        (forum.key, number + 1)
        for forum in season.forums
        for number in range(max(forum.quota, len(forum.booked)))
    )
    if told != wanted:
        yield f"told of {told}, not of {wanted}"
    for forum in season.forums:
        kept = [each.booked for each in (*plan.placements,) if each.forum == forum.key]
        lost = [each.lost for each in plan.unmet if each.forum == forum.key]
        if sorted(b.start for b in [*kept, *lost] if b) != sorted(b.start for b in forum.booked):
            yield f"{forum.key}: booked dates are not all told of"
        for booked in forum.booked:
            starts = [each.start for each in plan.placements if each.booked == booked]
            if booked.fixed and booked.start not in starts:
                yield f"{forum.key}: a fixed date is gone"


def _alone(season: Season, it: Placement, turn: Turn) -> Iterator[str]:
    if _fixed(it):
        return
    ask, name = turn.ask, f"{it.forum} {it.number}"
    yield from _when(season, ask, it, name)
    yield from _who(ask, it, name)
    yield from _room(ask, it, range(it.start, it.start + ask.length), name)


def _when(season: Season, ask: Ask, it: Placement, name: str) -> Iterator[str]:
    meeting = range(it.start, it.start + ask.length)
    if it.start < 0 or meeting.stop > season.grid.quarters:
        yield f"{name}: outside the grid"
    if not season.from_on <= _date(season, it) <= season.to_on:
        yield f"{name}: outside the term"
    begins = season.grid.at(it.start)
    if (it.moved or it.booked is None) and begins.minute % (15 * ask.every):
        yield f"{name}: begins at {begins:%H:%M}"
    for mask in ask.masks:
        if not all(mask.allowed >> i & 1 for i in meeting):
            yield f"{name}: against {mask.reason.code}"
    if ask.deadline is not None and season.grid.at(meeting.stop) > ask.deadline:
        yield f"{name}: after the deadline"


def _who(ask: Ask, it: Placement, name: str) -> Iterator[str]:
    for who in ask.people:
        if who.required and not _can(ask, who, it.start):
            yield f"{name}: {who.key} cannot come"
    for side in ask.organisations:
        there = sum(_can(ask, who, it.start) for who in ask.people if who.organisation == side.key)
        if side.required and there < side.quorum:
            yield f"{name}: {side.key} is short"


def _room(ask: Ask, it: Placement, meeting: range, name: str) -> Iterator[str]:
    if ask.rooms is None:
        return
    room = next((room for room in ask.rooms.rooms if room.key == it.room), None)
    if room is None:
        yield f"{name}: has no room"
    elif any(room.busy >> i & 1 for i in meeting):
        yield f"{name}: {room.key} is taken"


def _can(ask: Ask, who: Person, start: int) -> bool:
    if who.said.no >> start & 1:
        return False
    if (who.said.yes | who.said.if_need_be) >> start & 1:
        return True
    end = start + ask.length
    way = range(max(start - who.travel.before, 0), min(end + who.travel.after, ask.grid.quarters))
    return not any(who.busy >> i & 1 for i in way) and not any(
        who.here >> i & 1 for i in range(start, end)
    )


def _pair(season: Season, a: Placement, b: Placement, turns: Turns) -> Iterator[str]:
    if _fixed(a) and _fixed(b):
        return
    first, second = sorted((a, b), key=lambda each: each.start)
    one, other = _of(turns, first), _of(turns, second)
    name = f"{first.forum} {first.number} and {second.forum} {second.number}"
    between = second.start - first.start - one.ask.length
    if first.room is not None and first.room == second.room and between < 0:
        yield f"{name}: both in {first.room}"
    if first.forum == second.forum:
        if first.number > second.number:
            yield f"{name}: not in order"
        if (_date(season, second) - _date(season, first)).days < _forum(season, first).apart:
            yield f"{name}: too near each other"
        return
    same_place = one.place is not None and one.place == other.place
    for who in one.ask.people:
        for again in other.ask.people:
            if who.key != again.key:
                continue
            way = 0 if same_place else max(who.travel.after, again.travel.before)
            if between < way:
                yield f"{name}: {who.key} is at both"


def _lead(season: Season, plan: Plan) -> Iterator[str]:
    for order in season.orders:
        for before in plan.placements:
            for after in plan.placements:
                if (before.forum, after.forum) != (order.preparing, order.parent):
                    continue
                if before.number != after.number or (_fixed(before) and _fixed(after)):
                    continue
                soonest = _date(season, before) + timedelta(days=order.lead)
                if _date(season, after) < soonest:
                    yield f"{order.parent} {after.number} is not prepared in time"


def _fixed(it: Placement) -> bool:
    return it.booked is not None and it.booked.fixed


def _forum(season: Season, it: Placement) -> Forum:
    return next(forum for forum in season.forums if forum.key == it.forum)


def _date(season: Season, it: Placement) -> date:
    return season.grid.at(it.start).astimezone(season.zone).date()
