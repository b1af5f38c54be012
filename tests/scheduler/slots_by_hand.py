"""The slot search once more, as plainly as it can be said: every start, every person, one by one.

Shares the types with `scheduler.slots` and nothing of how it counts, so that the two can be
held against each other.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import combinations

from scheduler.slots import (
    Ask,
    Blocked,
    Blocker,
    Mask,
    Organisation,
    Person,
    Reason,
    Rooms,
    Slot,
    Travel,
    Way,
)


def find_by_hand(ask: Ask) -> tuple[Slot, ...] | Blocked:
    """What `scheduler.slots.find` must answer."""
    possible = [start for start in all_starts(ask) if can_be_held(ask, start, rules_of(ask), ())]
    if not possible:
        return Blocked(ways_by_hand(ask), starts_at_home(ask))
    chosen: list[int] = []
    while len(chosen) < ask.wanted:
        left = [s for s in possible if all(abs(s - c) >= ask.apart for c in chosen)]
        if not left:
            break
        chosen.append(min(left, key=lambda start: rank(ask, start, chosen)))
    return tuple(slot_at(ask, start) for start in chosen)


def all_starts(ask: Ask) -> list[int]:
    return [
        start
        for start in range(ask.grid.quarters - ask.length + 1)
        if time_at(ask, start).minute % (15 * ask.every) == 0
    ]


def time_at(ask: Ask, index: int) -> datetime:
    return ask.grid.origin + timedelta(minutes=15 * index)


def rules_of(ask: Ask) -> list[Mask]:
    rules = list(ask.masks)
    if ask.deadline is not None:
        in_time = sum(
            1 << i
            for i in range(ask.grid.quarters)
            if time_at(ask, i) + timedelta(minutes=15) <= ask.deadline
        )
        rules.append(Mask(Reason("slots.deadline", {}), in_time))
    return rules


def whole(ask: Ask, bits: int, start: int) -> bool:
    return all(bits >> i & 1 for i in range(start, start + ask.length))


def is_free(ask: Ask, person: Person, start: int) -> bool:
    """Whether the person can come: by their answer, else by their calendar and their way."""
    for answer, can_come in (
        (person.said.no, False),
        (person.said.yes | person.said.if_need_be, True),
    ):
        if answer >> start & 1:
            return can_come
    first, after = start - person.travel.before, start + ask.length + person.travel.after
    away = range(max(first, 0), min(after, ask.grid.quarters))
    meeting = range(start, start + ask.length)
    return not any(person.busy >> i & 1 for i in away) and not any(
        person.here >> i & 1 for i in meeting
    )


def free_room(ask: Ask, start: int) -> str | None:
    meeting = range(start, start + ask.length)
    for room in ask.rooms.rooms if ask.rooms else ():
        if not any(room.busy >> i & 1 for i in meeting):
            return room.key
    return None


def starts_at_home(ask: Ask) -> int:
    """How many starts there are when nobody travels, if anybody does."""
    if all(person.travel == Travel(0, 0) for person in ask.people):
        return 0
    at_home = replace(ask, people=[replace(person, travel=Travel()) for person in ask.people])
    return sum(can_be_held(at_home, s, rules_of(ask), ()) for s in all_starts(ask))


def coming(ask: Ask, organisation: Organisation, start: int) -> int:
    own = [person for person in ask.people if person.organisation == organisation.key]
    return sum(is_free(ask, person, start) for person in own)


def can_be_held(
    ask: Ask, start: int, rules: Collection[Mask], without: Collection[Blocker]
) -> bool:
    let_off = {thing.key for thing in without if isinstance(thing, Organisation)}
    excused = {thing.key for thing in without if isinstance(thing, Person)}
    lifted = [thing for thing in without if isinstance(thing, Mask)]
    anywhere = any(isinstance(thing, Rooms) for thing in without)
    if ask.rooms is not None and not anywhere and free_room(ask, start) is None:
        return False
    for rule in rules:
        if not any(rule is gone for gone in lifted) and not whole(ask, rule.allowed, start):
            return False
    for person in ask.people:
        if person.organisation in let_off or person.key in excused or not person.required:
            continue
        if not is_free(ask, person, start):
            return False
    return all(
        coming(ask, organisation, start) >= organisation.quorum
        for organisation in ask.organisations
        if organisation.required and organisation.key not in let_off
    )


def rank(ask: Ask, start: int, chosen: list[int]) -> tuple[int | bool, ...]:
    if ask.soonest:
        return (start,)
    local = time_at(ask, start).astimezone(ask.zone)
    used = [time_at(ask, other).astimezone(ask.zone) for other in chosen]
    optional = [who for who in ask.organisations if not who.required]
    return (
        (local.date(), local.hour < 12) in [(when.date(), when.hour < 12) for when in used],
        -sum(coming(ask, who, start) >= who.quorum for who in optional),
        -sum(is_free(ask, person, start) for person in ask.people),
        have_said(ask, "if_need_be", start),
        -have_said(ask, "yes", start),
        sum(warning.starts >> start & 1 for warning in ask.warnings),
        ask.preferred is None or not whole(ask, ask.preferred, start),
        local.date() in [when.date() for when in used],
        start,
    )


def have_said(ask: Ask, answer: str, start: int) -> int:
    """How many of those who come have given that answer to that start."""
    return sum(
        getattr(person.said, answer) >> start & 1
        for person in ask.people
        if is_free(ask, person, start)
    )


def slot_at(ask: Ask, start: int) -> Slot:
    cannot = tuple(p.key for p in ask.people if not is_free(ask, p, start))
    reasons = [Reason("slots.all_but", {"count": len(cannot)})]
    if not cannot:
        reasons = [Reason("slots.everyone_can", {})]
    for organisation in ask.organisations:
        if not organisation.required and coming(ask, organisation, start) < organisation.quorum:
            reasons.append(Reason("slots.without", {"organisation": organisation.key}))
    for answer, code in (("if_need_be", "slots.if_need_be"), ("yes", "slots.said_yes")):
        if count := have_said(ask, answer, start):
            reasons.append(Reason(code, {"count": count}))
    reasons += [warning.reason for warning in ask.warnings if warning.starts >> start & 1]
    if ask.preferred is not None and whole(ask, ask.preferred, start):
        reasons.append(Reason("slots.preferred_hours", {}))
    return Slot(
        starts_at=time_at(ask, start),
        ends_at=time_at(ask, start + ask.length),
        can=tuple(p.key for p in ask.people if is_free(ask, p, start)),
        cannot=cannot,
        reasons=tuple(reasons),
        room=free_room(ask, start),
    )


def ways_by_hand(ask: Ask) -> tuple[Way, ...]:
    rules, starts = rules_of(ask), all_starts(ask)
    fixed = [rule for rule in rules if rule.fixed]
    kept = [s for s in starts if all(whole(ask, rule.allowed, s) for rule in fixed)]
    loose = rules if not kept else [rule for rule in rules if not rule.fixed]
    required = [person for person in ask.people if person.required]
    blockers: list[Blocker] = [*ask.organisations, *required, *loose]
    blockers += [ask.rooms] if ask.rooms is not None else []

    def opened(without: Collection[Blocker]) -> int:
        return sum(can_be_held(ask, start, rules, without) for start in starts)

    for size in range(1, len(blockers) + 1):
        opening = [(chosen, opened(chosen)) for chosen in combinations(blockers, size)]
        fine = [
            Way(chosen, opens)
            for chosen, opens in opening
            if opens and not any(opened(finer) for finer in with_one_person_instead(ask, chosen))
        ]
        if fine:
            return tuple(fine[:5])
    return ()


def with_one_person_instead(ask: Ask, chosen: tuple[Blocker, ...]) -> Iterator[tuple[Blocker, ...]]:
    for i, thing in enumerate(chosen):
        if isinstance(thing, Organisation):
            for person in ask.people:
                if person.required and person.organisation == thing.key:
                    yield (*chosen[:i], person, *chosen[i + 1 :])
