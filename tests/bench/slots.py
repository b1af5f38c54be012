"""How fast times are found: our bits, numpy, plain loops, and a copy of the same bits.

    python tests/bench/slots.py [--rounds 15] [--full]

Two questions over random calendars, for a meeting of an hour and a half: where *all* are free
for its whole length (the hours of work allowed for), and where the *most* people are. Ours are
the functions that the engine itself runs. The promises are held against *plain numpy*, one
boolean a quarter: `any` and sliding windows for all, prefix sums for most (sliding windows are
slower still there). *Tuned numpy* is there to be honest: bytes, and our own doubling of shifts
brought over; *packed* its union of packed bits. Nothing is promised against those. The loops
go through every start, person and busy period and stop at the first that is in the way.
Everybody is free on Fridays from three, so nobody gets away with finding early that all is
taken. Answers are compared before anything is measured. Rounds are interleaved, and the
medians of the rounds and of their ratios count, since the machine's speed drifts.

Last: from busy weeks in the cache to five ranked candidates with their reasons in Swedish.
With --full also CP-SAT on the second question: `.venv/bin/uv pip install ortools` before,
`make setup` after. Exits 1 when a promise is missed.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from datetime import time as clock
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import sliding_window_view

sys.path.insert(0, str(Path(__file__).parents[2]))

from bot.features.polls.replies import reason
from bot.texts import render
from scheduler.bits import all_free, counts, fewest, less, lowest, runs, union
from scheduler.busy import BusyWeeks, Taken
from scheduler.grid import Grid, bits_between, days_mask, local_hours
from scheduler.slots import (
    Ask,
    Blocked,
    Mask,
    Organisation,
    Person,
    Reason,
    Travel,
    Warn,
    find,
)
from scheduler.workdays import days, is_squeeze_day, is_workday

ZONE = ZoneInfo("Europe/Stockholm")
MONDAY = datetime(2027, 1, 11, tzinfo=ZONE)
LENGTH = 6
CASES = ((10, 14), (10, 56), (50, 56), (50, 182), (500, 182))
HORIZON = 56
ALL_OVER_NUMPY, MOST_OVER_NUMPY, OVER_LOOPS, COPIES, ANSWER = 3, 7, 500, 6, 0.005

Bytes = npt.NDArray[np.uint8]
Work = Callable[[], object]


@dataclass(frozen=True)
class Case:
    """The same calendars in every form."""

    grid: Grid
    allowed: int
    periods: Sequence[Sequence[tuple[datetime, datetime]]]
    busy: Sequence[int]

    @property
    def name(self) -> str:
        """Such as `50 × 56 d`."""
        return f"{len(self.busy)} × {self.grid.quarters // 96} d"


def main() -> int:
    """Print the tables; 1 when a promise is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--full", action="store_true")
    options = parser.parse_args()
    if options.full and find_spec("ortools") is None:
        parser.error("first: .venv/bin/uv pip install ortools")
    missed = []
    for people, horizon in CASES:
        case = made(people, horizon)
        missed += everybody(case, options.rounds)
        missed += attendance(case, options.rounds)
    missed += answering(options.rounds)
    if options.full:
        # Last, since only importing the solver changes how memory is handed out to numpy.
        for people, horizon in CASES:
            solving(made(people, horizon))
    for each in missed:
        say(f"MISSED: {each}")
    return int(bool(missed))


def say(line: str) -> None:
    """One line out."""
    sys.stdout.write(line + "\n")


def made(people: int, horizon: int) -> Case:
    """Calendars with one to four things a working day, none of them on Friday afternoons."""
    random = Random(people * 1000 + horizon)  # noqa: S311 -- cases to measure, no secret
    grid = Grid(MONDAY, 96 * horizon)
    periods = [list(calendar(random, horizon)) for _ in range(people)]
    busy = [union(bits_between(grid, *each) for each in one) for one in periods]
    allowed = local_hours(grid, ZONE, range(5), clock(8), clock(17))
    return Case(grid, allowed, periods, busy)


def calendar(random: Random, horizon: int) -> Iterable[tuple[datetime, datetime]]:
    """What is taken of one person's time, in UTC."""
    for day in range(horizon):
        hours = range(8, 13 if day % 7 == 4 else 17)
        for hour in random.sample(hours, random.randint(1, 4)) if day % 7 < 5 else ():
            starts_at = (MONDAY + timedelta(days=day)).replace(hour=hour).astimezone(UTC)
            yield starts_at, starts_at + timedelta(minutes=random.choice((30, 45, 60, 90)))


def everybody(case: Case, rounds: int) -> list[str]:
    """Measure where all are free; what was promised and missed."""
    bytes_, packed = unpacked(case), packed_up(case)
    booleans, allowed = bytes_.astype(bool), row(case.allowed, case.grid.quarters)
    slow_rounds = 5 if len(case.busy) * case.grid.quarters < 1_000_000 else 2
    contestants: dict[str, Work] = {
        "ours": lambda: all_free(case.busy, case.allowed, LENGTH),
        "numpy": lambda: free_in_numpy(booleans, allowed.astype(bool)),
        "tuned": lambda: free_in_tuned_numpy(bytes_, allowed),
        "packed": lambda: free_in_packed_numpy(packed, allowed),
        "copy": packed.copy,
        "loops": lambda: free_in_loops(case),
    }
    ours = all_free(case.busy, case.allowed, LENGTH)
    for name in ("numpy", "tuned", "packed", "loops"):
        agree(name, ours, contestants[name]())
    taken = measured(contestants, rounds, {"loops": slow_rounds})
    told("all free", case, taken)
    if case.grid.quarters < 96 * HORIZON:
        return []
    missed = [
        *short(case, "numpy, all free", taken, "numpy", ALL_OVER_NUMPY),
        *short(case, "loops", taken, "loops", OVER_LOOPS),
    ]
    copies = ratio(taken, "ours", "copy")
    if (len(case.busy), case.grid.quarters) == (500, 182 * 96) and copies > COPIES:
        missed.append(f"{case.name}: {copies:.1f} copies of the bits, not {COPIES}")
    return missed


def attendance(case: Case, rounds: int) -> list[str]:
    """Measure where the most people are free; what was promised and missed."""
    bytes_, allowed = unpacked(case), row(case.allowed, case.grid.quarters)
    people = [Person("", "", required=False, busy=busy) for busy in case.busy]
    contestants: dict[str, Work] = {
        "ours": lambda: fullest(people, case),
        "numpy": lambda: fullest_in_numpy(bytes_, allowed),
        "tuned": lambda: fullest_in_tuned_numpy(bytes_, allowed),
    }
    ours = fullest(people, case)
    for name, work in contestants.items():
        agree(name, ours, work())
    taken = measured(contestants, rounds, {})
    told("best attendance", case, taken)
    if case.grid.quarters < 96 * HORIZON:
        return []
    return short(case, "numpy, best attendance", taken, "numpy", MOST_OVER_NUMPY)


def solving(case: Case) -> None:
    """Measure the second question beside a solver; nothing is promised."""
    people = [Person("", "", required=False, busy=busy) for busy in case.busy]
    solve = cp_sat(case)
    agree("CP-SAT", head_count(case, fullest(people, case)), solve())
    contestants: dict[str, Work] = {"ours": lambda: fullest(people, case), "CP-SAT": solve}
    told("best attendance", case, measured(contestants, 3, {}))


def fullest(people: Sequence[Person], case: Case) -> int:
    """The first start with the most people, as the engine looks for it."""
    away = [who.away(case.grid.all, LENGTH) for who in people]
    return lowest(fewest(counts(away), runs(case.allowed, LENGTH)))


def unpacked(case: Case) -> Bytes:
    """One row a person, one byte a quarter: 1 is busy."""
    return np.stack([row(busy, case.grid.quarters) for busy in case.busy])


def row(bits: int, quarters: int) -> Bytes:
    """One byte a quarter."""
    packed = np.frombuffer(bits.to_bytes(-(-quarters // 8), "little"), np.uint8)
    return np.unpackbits(packed, bitorder="little")[:quarters]


def packed_up(case: Case) -> npt.NDArray[np.uint64]:
    """One row a person, 64 quarters a number."""
    width = -(-case.grid.quarters // 64) * 8
    return np.stack([np.frombuffer(b.to_bytes(width, "little"), np.uint64) for b in case.busy])


def free_in_numpy(busy: npt.NDArray[np.bool_], allowed: npt.NDArray[np.bool_]) -> object:
    """Whether a meeting of all can begin, for each start."""
    return sliding_window_view(allowed & ~busy.any(axis=0), LENGTH).all(axis=1)


def fullest_in_numpy(busy: Bytes, allowed: Bytes) -> int:
    """The first start with the most people, by prefix sums."""
    sums = np.zeros((len(busy), busy.shape[1] + 1), np.int32)
    np.cumsum(busy, axis=1, out=sums[:, 1:])
    heads = (sums[:, LENGTH:] == sums[:, :-LENGTH]).sum(axis=0)
    fits = sliding_window_view(allowed, LENGTH).all(axis=1)
    return int(np.where(fits, heads, -1).argmax())


def doubled(free: Bytes) -> Bytes:
    """Where a meeting can begin in each row."""
    found = 1
    while found < LENGTH:
        step = min(found, LENGTH - found)
        free = np.bitwise_and(free[..., :-step], free[..., step:])
        found += step
    return free


def free_in_tuned_numpy(busy: Bytes, allowed: Bytes) -> Bytes:
    """1 where a meeting of all can begin."""
    return doubled(np.bitwise_and(allowed, np.bitwise_or.reduce(busy, axis=0) ^ np.uint8(1)))


def free_in_packed_numpy(busy: npt.NDArray[np.uint64], allowed: Bytes) -> Bytes:
    """The same from packed bits, unpacked when they are down to one row."""
    packed = np.bitwise_or.reduce(busy, axis=0).view(np.uint8)
    taken = np.unpackbits(packed, bitorder="little")[: len(allowed)]
    return doubled(np.bitwise_and(allowed, taken ^ np.uint8(1)))


def fullest_in_tuned_numpy(busy: Bytes, allowed: Bytes) -> int:
    """The first start with the most people."""
    heads = doubled(busy ^ np.uint8(1)).sum(axis=0, dtype=np.int16)
    return int(np.where(doubled(allowed), heads, -1).argmax())


def free_in_loops(case: Case) -> list[int]:
    """The starts where a meeting of all can be held."""
    found = []
    for start in range(case.grid.quarters - LENGTH + 1):
        if any(not case.allowed >> i & 1 for i in range(start, start + LENGTH)):
            continue
        starts_at, ends_at = case.grid.at(start), case.grid.at(start + LENGTH)
        if not any(
            busy_from < ends_at and starts_at < busy_to
            for one in case.periods
            for busy_from, busy_to in one
        ):
            found.append(start)
    return found


def head_count(case: Case, start: int) -> int:
    """How many can come."""
    meeting = ((1 << LENGTH) - 1) << start
    return sum(1 for busy in case.busy if not busy & meeting)


def cp_sat(case: Case) -> Work:
    """A solver for the highest head count, its model made beforehand."""
    cp: Any = import_module("ortools.sat.python.cp_model")
    model = cp.CpModel()
    starts = model.new_int_var_from_domain(domain(cp, runs(case.allowed, LENGTH)), "start")
    comes = [model.new_bool_var(f"p{i}") for i in range(len(case.busy))]
    for busy, each in zip(case.busy, comes, strict=True):
        free = domain(cp, runs(less(case.grid.all, busy), LENGTH))
        model.add_linear_expression_in_domain(starts, free).only_enforce_if(each)
    model.maximize(sum(comes))

    def solve() -> int:
        solver = cp.CpSolver()
        solver.parameters.num_workers = 2
        solver.solve(model)
        return int(solver.objective_value)

    return solve


def domain(cp: Any, bits: int) -> Any:
    """The set of positions as the solver has it."""
    return cp.Domain.from_values([i for i in range(bits.bit_length()) if bits >> i & 1])


def agree(name: str, ours: int, theirs: object) -> None:
    """Complain when somebody's answer is another."""
    match theirs:
        case np.ndarray():
            same = bool((row(ours, len(theirs)) == theirs).all())
        case list():
            same = sum(1 << start for start in theirs) == ours
        case _:
            same = theirs == ours
    if not same:
        raise AssertionError(f"{name} has another answer")


def measured(
    contestants: dict[str, Work], rounds: int, at_most: dict[str, int]
) -> dict[str, list[float]]:
    """Seconds of a call, round by round; all take turns within a round."""
    repeats = {name: enough(work) for name, work in contestants.items()}
    taken: dict[str, list[float]] = {name: [] for name in contestants}
    for number in range(rounds):
        for name, work in contestants.items():
            if number < at_most.get(name, rounds):
                taken[name].append(timed(work, repeats[name]))
    return taken


def enough(work: Work) -> int:
    """How many calls take a good hundredth of a second."""
    return max(1, round(0.015 / max(timed(work, 1), 1e-6)))


def timed(work: Work, repeats: int) -> float:
    """Seconds of processor time a call, so that who else is at work counts for little."""
    started = time.process_time()
    for _ in range(repeats):
        work()
    return (time.process_time() - started) / repeats


def ratio(taken: dict[str, list[float]], slow: str, fast: str) -> float:
    """The median over the rounds that both ran in."""
    return statistics.median(a / b for a, b in zip(taken[slow], taken[fast], strict=False))


def told(question: str, case: Case, taken: dict[str, list[float]]) -> None:
    """Print a row."""
    shown = "  ".join(
        f"{name} {statistics.median(times) * 1e6:,.1f} µs"
        + ("" if name == "ours" else f" ({ratio(taken, name, 'ours'):,.2f}×)")
        for name, times in taken.items()
    )
    say(f"{question:<15} {case.name:>9}: {shown}")


def short(
    case: Case, promise: str, taken: dict[str, list[float]], other: str, times: float
) -> list[str]:
    """The promise, if ours is not so many times as fast as the other."""
    is_ = ratio(taken, other, "ours")
    return [] if is_ >= times else [f"{case.name}, {promise}: {is_:.1f}×, not {times}×"]


def answering(rounds: int) -> list[str]:
    """Measure from cached weeks to sentences for 50 people and 8 weeks."""
    case = made(50, 56)
    weeks = BusyWeeks()

    def read(people: Sequence[int], start: datetime, end: datetime) -> Iterable[Taken]:
        return (Taken(who, *each) for who in people for each in case.periods[who])

    cold = timed(lambda: sentences(case, weeks, read), 1)
    work: Work = lambda: sentences(case, weeks, read)  # noqa: E731 -- a name for one use
    warm = statistics.median(measured({"ours": work}, rounds, {})["ours"])
    say(
        f"cached bits to five ranked candidates with sentences, 50 people × 8 weeks: "
        f"{warm * 1000:.2f} ms (calendars read for the first time: {cold * 1000:.1f} ms)"
    )
    return [] if warm < ANSWER else [f"an answer takes {warm * 1000:.1f} ms"]


def sentences(case: Case, weeks: BusyWeeks, read: Any) -> list[str]:
    """Why each of the five best times is proposed; half of the people travel."""
    dates = days(MONDAY.date(), (case.grid.end - timedelta(hours=12)).date())
    busy = weeks.bits(dict.fromkeys(range(len(case.busy)), ""), case.grid, read)
    squeezed = days_mask(case.grid, ZONE, [day for day in dates if is_squeeze_day(day)])
    workdays = days_mask(case.grid, ZONE, [day for day in dates if is_workday(day)])
    found = find(
        Ask(
            grid=case.grid,
            zone=ZONE,
            length=LENGTH,
            people=[
                Person(
                    str(i), str(i % 5), i == 0, busy[i], travel=Travel(2, 2) if i % 2 else Travel()
                )
                for i in range(len(case.busy))
            ],
            organisations=[Organisation(str(i)) for i in range(5)],
            masks=[
                Mask(
                    Reason("hours", {}), local_hours(case.grid, ZONE, range(7), clock(8), clock(17))
                ),
                Mask(Reason("workdays", {}), workdays),
            ],
            warnings=[Warn(Reason("slots.squeeze_day", {}), squeezed)],
            preferred=local_hours(case.grid, ZONE, range(5), clock(9), clock(15)),
        )
    )
    if isinstance(found, Blocked):
        raise AssertionError("there are times")
    return [
        render(reason({"code": each.code, **each.values}), "sv")
        for slot in found
        for each in slot.reasons
    ]


if __name__ == "__main__":
    sys.exit(main())
