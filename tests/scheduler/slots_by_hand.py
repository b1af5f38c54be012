"""The slot search once more, as plainly as it can be said: every start, every person, one by one.

Shares the types with `scheduler.slots` and nothing of how it counts, so that the two can be
held against each other. `random_ask` makes small asks out of whatever picks numbers.
"""

from collections.abc import Callable, Collection, Iterator
from datetime import UTC, datetime, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

from scheduler.grid import Grid
from scheduler.slots import (
    Ask,
    Blocked,
    Blocker,
    Mask,
    Organisation,
    Person,
    Reason,
    Slot,
    Warn,
    Way,
)

Pick = Callable[[int, int], int]
STOCKHOLM = ZoneInfo("Europe/Stockholm")
ORIGINS = (
    datetime(2026, 11, 23, 6, 45, tzinfo=UTC),
    datetime(2026, 10, 24, 20, 15, tzinfo=UTC),
    datetime(2027, 3, 27, 19, 30, tzinfo=UTC),
)


def find_by_hand(ask: Ask) -> tuple[Slot, ...] | Blocked:
    """What `scheduler.slots.find` must answer."""
    possible = [start for start in all_starts(ask) if can_be_held(ask, start, rules_of(ask), ())]
    if not possible:
        return Blocked(ways_by_hand(ask))
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
    return not any(person.busy >> i & 1 for i in range(start, start + ask.length))


def coming(ask: Ask, organisation: Organisation, start: int) -> int:
    own = [person for person in ask.people if person.organisation == organisation.key]
    return sum(is_free(ask, person, start) for person in own)


def can_be_held(
    ask: Ask, start: int, rules: Collection[Mask], without: Collection[Blocker]
) -> bool:
    let_off = {thing.key for thing in without if isinstance(thing, Organisation)}
    excused = {thing.key for thing in without if isinstance(thing, Person)}
    lifted = [thing for thing in without if isinstance(thing, Mask)]
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
        sum(warning.starts >> start & 1 for warning in ask.warnings),
        ask.preferred is None or not whole(ask, ask.preferred, start),
        local.date() in [when.date() for when in used],
        start,
    )


def slot_at(ask: Ask, start: int) -> Slot:
    cannot = tuple(p.key for p in ask.people if not is_free(ask, p, start))
    reasons = [Reason("slots.all_but", {"count": len(cannot)})]
    if not cannot:
        reasons = [Reason("slots.everyone_can", {})]
    for organisation in ask.organisations:
        if not organisation.required and coming(ask, organisation, start) < organisation.quorum:
            reasons.append(Reason("slots.without", {"organisation": organisation.key}))
    reasons += [warning.reason for warning in ask.warnings if warning.starts >> start & 1]
    if ask.preferred is not None and whole(ask, ask.preferred, start):
        reasons.append(Reason("slots.preferred_hours", {}))
    return Slot(
        starts_at=time_at(ask, start),
        ends_at=time_at(ask, start + ask.length),
        can=tuple(p.key for p in ask.people if is_free(ask, p, start)),
        cannot=cannot,
        reasons=tuple(reasons),
    )


def ways_by_hand(ask: Ask) -> tuple[Way, ...]:
    rules, starts = rules_of(ask), all_starts(ask)
    fixed = [rule for rule in rules if rule.fixed]
    kept = [s for s in starts if all(whole(ask, rule.allowed, s) for rule in fixed)]
    loose = rules if not kept else [rule for rule in rules if not rule.fixed]
    required = [person for person in ask.people if person.required]
    blockers: list[Blocker] = [*ask.organisations, *required, *loose]

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


def random_ask(pick: Pick) -> Ask:
    """A small ask: 0 to 9 people in 1 to 3 organisations over at most 30 hours."""
    quarters = pick(1, 24) if pick(0, 1) else pick(40, 120)
    grid = Grid(ORIGINS[pick(0, len(ORIGINS) - 1)], quarters)
    organisations = [
        Organisation(f"org{i}", quorum=pick(0, 2), required=pick(0, 2) > 0)
        for i in range(pick(1, 3))
    ]
    people = [
        Person(
            f"p{i}",
            organisations[pick(0, len(organisations) - 1)].key,
            required=pick(0, 2) == 0,
            busy=stretches(pick, quarters, 3),
        )
        for i in range(pick(0, 9))
    ]
    masks = [
        Mask(Reason(f"mask{i}", {}), ~stretches(pick, quarters, 2), fixed=pick(0, 2) == 0)
        for i in range(pick(0, 3))
    ]
    warnings = [
        Warn(Reason(f"warning{i}", {}), stretches(pick, quarters, 2)) for i in range(pick(0, 2))
    ]
    in_time = grid.origin + timedelta(minutes=pick(0, 15 * quarters + 60))
    return Ask(
        grid=grid,
        zone=STOCKHOLM,
        length=pick(1, 6),
        people=people,
        organisations=organisations,
        masks=masks,
        warnings=warnings,
        deadline=in_time if pick(0, 2) == 0 else None,
        preferred=stretches(pick, quarters, 2) if pick(0, 1) else None,
        wanted=pick(1, 6),
        every=(1, 2, 4)[pick(0, 2)],
        apart=pick(1, 9),
        soonest=pick(0, 3) == 0,
    )


def stretches(pick: Pick, quarters: int, most: int) -> int:
    """Up to *most* stretches of set bits, which may reach a little outside the grid."""
    bits = 0
    for _ in range(pick(0, most)):
        bits |= ((1 << pick(1, 1 + quarters // 2)) - 1) << pick(0, quarters)
    return bits
