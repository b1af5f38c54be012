"""Delivery: asked again when due, sent, and noted; a failure touches its own row only."""

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import inf

import pytest
from sqlmodel import select
from structlog.testing import capture_logs
from structlog.typing import EventDict

from models import leases, outbox
from models.queue import Outbox, OutboxState
from models.store import Store, Tx
from scheduler.deliver import (
    AT_ONCE,
    FIRST_RETRY,
    LONGEST_RETRY,
    MAX_ATTEMPTS,
    Deliverer,
    Dropped,
    Hands,
    Held,
    Lane,
    Sought,
    retry_after,
)
from scheduler.errors import SendError
from tests.conftest import Clock
from tests.town import NOON, Town, build_town, due

SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)
NOTHING = timedelta(0)
OVER = -SECOND  # a lease that has run out already, by whatever clock
STATES = OutboxState
EVERYTHING = Lane()
LATER = SendError("chat.later", permanent=False)
REFUSED = SendError("mail.refused", permanent=True)
UNCERTAIN = SendError("mail.uncertain", permanent=False)


class CrashError(BaseException):
    """The process dies here, as far as the code can tell."""


@dataclass
class World:
    """Where messages go. A message is its row's key; what is planned for it happens once.

    `wants` is what the rows answer when asked again, `plans` what becomes of each try to
    send, `there` what a reader of the channel finds.
    """

    store: Store
    town: Town
    clock: Clock
    wants: dict[str, Dropped | Held | Exception] = field(default_factory=dict)
    plans: dict[str, list[BaseException | str]] = field(default_factory=dict)
    there: dict[str, str | Exception] = field(default_factory=dict)
    every: dict[str, timedelta] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    tried: list[str] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    slow: dict[str, float] = field(default_factory=dict)
    hook_breaks: bool = False
    under_way: int = 0
    most_under_way: int = 0

    def still_wanted(self, tx: Tx, row: Outbox, _now: datetime) -> str | Dropped | Held:
        self.asked.append(row.key)
        answer = self.wants.get(row.key)
        if isinstance(answer, Exception):
            outbox.put(tx, due(self.town, f"half of {row.key}"))
            raise answer
        return row.key if answer is None else answer

    async def send(self, key: str) -> str:
        self.tried.append(key)
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        await asyncio.sleep(self.slow.get(key, 0))
        self.under_way -= 1
        plan = self.plans[key].pop(0) if self.plans.get(key) else f"chat:{key}"
        if isinstance(plan, BaseException):
            raise plan
        self.sent.append(key)
        return plan

    async def find(self, key: str) -> str | None:
        found = self.there.get(key)
        if isinstance(found, Exception):
            raise found
        return found

    def failed(self, tx: Tx, row: Outbox, now: datetime) -> None:
        self.told.append(row.key)
        outbox.put(tx, due(self.town, f"{row.key} failed", now + 1000 * HOUR))
        if self.hook_breaks:
            raise LookupError("nobody to tell")

    def paces(self, _key: str) -> Mapping[str, timedelta]:
        return self.every

    def worker(
        self, owner: str = "us", lease: timedelta = HOUR, lane: Lane = EVERYTHING
    ) -> Deliverer[str]:
        """A worker; what it leaves lying counts as settled at once."""
        hands = Hands(self.still_wanted, self.send, self.failed, self.find, self.paces)
        return Deliverer(
            self.store, hands, owner, self.clock, lane=lane, lease=lease, settle=NOTHING
        )

    def ask(
        self, *keys: str, at: datetime = NOON, thread: str | None = None, **values: object
    ) -> None:
        """Ask for something to be sent for each key."""
        with self.store.transaction() as tx:
            for key in keys:
                row = due(self.town, key, at, thread)
                for name, value in values.items():
                    setattr(row, name, value)
                tx.add(row)
                tx.flush()

    def row(self, key: str) -> Outbox:
        with self.store.transaction() as tx:
            return tx.exec(select(Outbox).where(Outbox.key == key)).one()

    def keys(self) -> set[str]:
        with self.store.transaction() as tx:
            return set(tx.exec(select(Outbox.key)))

    def posted(self, thread: str) -> str:
        with self.store.transaction() as tx:
            post = outbox.posted(tx, thread)
            return post.external_id if post else ""


@pytest.fixture(autouse=True)
def logs() -> Iterator[list[EventDict]]:
    """What was logged, instead of it being printed with every traceback."""
    with capture_logs() as captured:
        yield captured


@pytest.fixture
def world(store: Store) -> World:
    with store.transaction() as tx:
        return World(store, build_town(tx), Clock(NOON))


async def test_what_is_due_is_sent_and_noted(world: World) -> None:
    world.ask("a", thread="card")

    wait = await world.worker().sweep()

    row = world.row("a")
    assert world.sent == ["a"]
    assert (row.state, row.external_id, row.done_at) == (STATES.SENT, "chat:a", NOON)
    assert (row.attempts, row.uncertain, row.lease_until) == (1, False, None)
    assert world.posted("card") == "chat:a"
    assert wait is None


async def test_what_is_not_due_waits_and_the_sweep_says_how_long(world: World) -> None:
    world.ask("later", at=NOON + 2 * HOUR)
    world.ask("sooner", at=NOON + HOUR)

    wait = await world.worker().sweep()

    assert wait == HOUR
    assert world.asked == []


async def test_one_sweep_takes_batch_after_batch_until_nothing_is_due(world: World) -> None:
    keys = [f"{n:03}" for n in range(2 * AT_ONCE + 1)]
    world.ask(*keys)

    await world.worker().sweep()

    assert sorted(world.sent) == keys


async def test_what_is_sent_once_is_not_sent_again(world: World) -> None:
    world.ask("a")

    await world.worker().sweep()
    await world.worker().sweep()

    assert world.sent == ["a"]


async def test_what_is_wanted_no_more_is_dropped_with_the_reason(world: World) -> None:
    world.ask("a", "b")
    world.wants["a"] = Dropped("superseded")

    await world.worker().sweep()

    row = world.row("a")
    assert world.sent == ["b"]
    assert (row.state, row.reason, row.done_at) == (STATES.DROPPED, "superseded", NOON)


async def test_what_is_held_is_not_tried_and_is_asked_about_when_its_time_has_come(
    world: World,
) -> None:
    world.ask("reminder")
    world.wants["reminder"] = Held(NOON + HOUR)

    wait = await world.worker().sweep()
    held = world.row("reminder")
    world.wants.clear()
    world.clock.on(HOUR)
    await world.worker().sweep()

    assert wait == HOUR
    assert (held.state, held.due_at, held.attempts) == (STATES.WAITING, NOON + HOUR, 0)
    assert world.sent == ["reminder"]
    assert world.asked == ["reminder"] * 2


@pytest.mark.parametrize(("late", "sent"), [(NOTHING, ["a"]), (SECOND, [])])
async def test_what_is_too_late_is_dropped_unasked(
    late: timedelta, sent: list[str], world: World
) -> None:
    world.ask("a", late_after=NOON)
    world.clock.on(late)

    await world.worker().sweep()

    assert world.sent == world.asked == sent
    assert world.row("a").reason == ("" if sent else "late")


async def test_a_failure_for_now_is_tried_again_later(world: World) -> None:
    world.ask("a")
    world.plans["a"] = [LATER]

    wait = await world.worker().sweep()

    row = world.row("a")
    assert (row.state, row.reason, row.attempts) == (STATES.WAITING, "chat.later", 1)
    assert 0.8 * FIRST_RETRY <= row.due_at - NOON <= 1.2 * FIRST_RETRY
    assert wait == row.due_at - NOON
    world.clock.on(wait)
    await world.worker().sweep()
    row = world.row("a")
    assert (row.state, row.reason, row.attempts) == (STATES.SENT, "", 2)
    assert world.tried == ["a", "a"]


async def test_a_failure_for_good_is_not_tried_again(world: World) -> None:
    world.ask("a")
    world.plans["a"] = [REFUSED]

    await world.worker().sweep()
    world.clock.on(24 * HOUR)
    await world.worker().sweep()

    row = world.row("a")
    assert (row.state, row.reason, row.done_at) == (STATES.DEAD, "mail.refused", NOON)
    assert world.tried == ["a"]


@pytest.mark.parametrize(
    ("attempts", "state"), [(MAX_ATTEMPTS - 2, STATES.WAITING), (MAX_ATTEMPTS - 1, STATES.DEAD)]
)
async def test_after_many_failures_it_gives_up(
    attempts: int, state: OutboxState, world: World
) -> None:
    world.ask("a", attempts=attempts)
    world.plans["a"] = [LATER]

    await world.worker().sweep()

    assert world.row("a").state == state


async def test_told_how_long_to_wait_it_waits_exactly_so_long(world: World) -> None:
    world.ask("a")
    world.plans["a"] = [SendError("chat.rate", permanent=False, retry_after=37 * SECOND)]

    wait = await world.worker().sweep()

    assert wait == 37 * SECOND
    world.clock.on(37 * SECOND - timedelta(microseconds=1))
    await world.worker().sweep()
    assert world.sent == []
    world.clock.on(timedelta(microseconds=1))
    await world.worker().sweep()
    assert world.sent == ["a"]


@pytest.mark.parametrize("attempts", [1, 2, 3, 8, 9, 20, MAX_ATTEMPTS])
def test_waits_double_up_to_the_longest(attempts: int) -> None:
    middle = min(FIRST_RETRY * 2 ** min(attempts - 1, 20), LONGEST_RETRY)

    waits = {retry_after(attempts, None) for _ in range(50)}

    assert 0.8 * middle <= min(waits) < max(waits) <= 1.2 * middle
    assert retry_after(attempts, MINUTE) == MINUTE


@pytest.mark.parametrize("error", [LATER, REFUSED])
async def test_somebody_is_told_in_the_transaction_that_notes_the_failure(
    error: SendError, world: World
) -> None:
    world.ask("a")
    world.plans["a"] = [error]

    await world.worker().sweep()

    assert world.told == ["a"]
    assert world.keys() == {"a", "a failed"}


async def test_that_nobody_could_be_told_does_not_undo_the_failure(
    world: World, logs: list[EventDict]
) -> None:
    world.ask("a")
    world.plans["a"] = [REFUSED]
    world.hook_breaks = True

    await world.worker().sweep()

    assert world.row("a").state == STATES.DEAD
    assert world.keys() == {"a"}
    assert [each["event"] for each in logs] == ["not sent", "fault"]


async def test_a_fault_in_asking_touches_its_own_row_only(
    world: World, logs: list[EventDict]
) -> None:
    world.ask("a", "faulty", "c")
    world.wants["faulty"] = KeyError("no such kind")

    await world.worker().sweep()

    row = world.row("faulty")
    assert sorted(world.sent) == ["a", "c"]
    assert (row.state, row.reason, row.uncertain) == (STATES.WAITING, "fault", False)
    assert world.keys() == {"a", "faulty", "c", "faulty failed"}
    assert [each["event"] for each in logs] == ["fault", "not sent"]


async def test_a_fault_in_sending_touches_its_own_row_only(world: World) -> None:
    world.ask("a", "faulty", "c")
    world.plans["faulty"] = [ZeroDivisionError()]

    await world.worker().sweep()

    row = world.row("faulty")
    assert sorted(world.sent) == ["a", "c"]
    assert (row.state, row.reason, row.uncertain) == (STATES.WAITING, "fault.uncertain", True)


async def test_a_poisoned_row_dies_in_the_end(world: World) -> None:
    world.ask("poison", attempts=MAX_ATTEMPTS - 2)
    world.wants["poison"] = KeyError("no such kind")

    await world.worker().sweep()
    world.clock.on(2 * HOUR)
    await world.worker().sweep()

    assert world.row("poison").state == STATES.DEAD


async def test_a_thread_is_sent_in_order_even_when_the_first_is_slow(world: World) -> None:
    world.ask("first", "second", "third", thread="card")
    world.slow = {"first": 0.02}

    await world.worker().sweep()

    assert world.sent == ["first", "second", "third"]
    assert world.posted("card") == "chat:third"


async def test_a_crash_while_sending_leaves_the_row_to_another_worker(world: World) -> None:
    world.ask("a")
    world.plans["a"] = [CrashError()]

    with pytest.raises(CrashError):
        await world.worker("dead", lease=OVER).sweep()
    left = world.row("a")
    await world.worker("alive").sweep()

    assert (left.state, left.uncertain) == (STATES.INTENT, True)
    assert world.tried == ["a", "a"]
    assert (world.row("a").state, world.row("a").attempts) == (STATES.SENT, 2)


async def test_a_crash_leaves_what_else_was_under_way_uncertain(world: World) -> None:
    world.ask("a", "slow")
    world.plans["a"] = [CrashError()]
    world.slow = {"slow": 60}

    with pytest.raises(CrashError):
        await world.worker("dead", lease=OVER).sweep()
    left = world.row("slow")
    world.slow = {}
    await world.worker("alive").sweep()

    assert (left.state, left.uncertain) == (STATES.INTENT, True)
    assert sorted(world.sent) == ["a", "slow"]


async def test_a_crash_before_sending_leaves_nothing_uncertain(world: World) -> None:
    world.ask("a")
    with world.store.transaction() as tx:
        leases.claim(tx, now=NOON, owner="dead", lease=OVER, settle=NOTHING, at_most=1)

    await world.worker("alive").sweep()

    assert world.row("a").state == STATES.SENT
    assert not world.row("a").uncertain


async def test_a_crash_does_not_take_the_leases_of_the_living(world: World) -> None:
    world.ask("a")
    world.plans["a"] = [CrashError()]

    with pytest.raises(CrashError):
        await world.worker("dead", lease=HOUR).sweep()
    wait = await world.worker("alive").sweep()

    assert world.tried == ["a"]
    assert wait is not None
    assert abs(wait - HOUR) < MINUTE


async def test_what_arrived_before_the_crash_is_found_and_not_sent_again(world: World) -> None:
    world.ask("a", thread="card")
    world.plans["a"] = [CrashError()]
    with pytest.raises(CrashError):
        await world.worker("dead", lease=OVER).sweep()

    world.there["a"] = "chat:17"
    await world.worker("alive").sweep()

    assert world.tried == ["a"]
    assert (world.row("a").state, world.row("a").external_id) == (STATES.SENT, "chat:17")
    assert world.posted("card") == "chat:17"


@pytest.mark.parametrize(
    ("there", "state", "external_id"),
    [({"a": "chat:17"}, STATES.SENT, "chat:17"), ({}, STATES.DROPPED, "")],
)
async def test_what_is_wanted_no_more_is_noted_if_it_arrived_and_never_sent(
    world: World, there: dict[str, str | Exception], state: OutboxState, external_id: str
) -> None:
    world.ask("a", thread="card")
    world.plans["a"] = [CrashError()]
    with pytest.raises(CrashError):
        await world.worker("dead", lease=OVER).sweep()

    world.wants["a"], world.there = Sought("cancelled", "a"), there
    await world.worker("alive").sweep()

    assert world.tried == ["a"]
    assert (world.row("a").state, world.row("a").external_id) == (state, external_id)
    assert world.posted("card") == external_id


async def test_it_is_looked_for_again_while_nobody_could_look(world: World) -> None:
    world.ask("a")
    world.plans["a"] = [UNCERTAIN]
    await world.worker().sweep()

    world.wants["a"], world.there["a"] = Sought("cancelled", "a"), LATER
    world.clock.on(MINUTE)
    await world.worker().sweep()
    world.there["a"] = "chat:17"
    world.clock.on(HOUR)
    await world.worker().sweep()

    assert world.tried == ["a"]
    assert world.row("a").external_id == "chat:17"


async def test_what_was_never_tried_is_not_looked_for_when_it_is_wanted_no_more(
    world: World,
) -> None:
    world.ask("a")
    world.wants["a"], world.there["a"] = Sought("cancelled", "a"), "chat:17"

    await world.worker().sweep()

    assert (world.row("a").state, world.row("a").reason) == (STATES.DROPPED, "cancelled")


async def test_nothing_is_looked_for_that_was_never_tried(world: World) -> None:
    world.ask("a")
    world.there["a"] = "chat:17"

    await world.worker().sweep()

    assert world.sent == ["a"]


async def test_what_may_have_arrived_is_looked_for_before_it_goes_again(world: World) -> None:
    world.ask("a", "b")
    world.plans = {"a": [UNCERTAIN], "b": [UNCERTAIN]}
    await world.worker().sweep()

    world.there["a"] = "chat:17"
    world.clock.on(MINUTE)
    await world.worker().sweep()

    assert world.tried == ["a", "b", "b"]
    assert world.row("a").external_id == "chat:17"
    assert world.row("b").external_id == "chat:b"


@pytest.mark.parametrize("error", [LATER, ZeroDivisionError()])
async def test_it_stays_uncertain_while_nobody_could_look(error: Exception, world: World) -> None:
    world.ask("a")
    world.plans["a"] = [UNCERTAIN]
    await world.worker().sweep()

    world.there["a"] = error
    world.clock.on(MINUTE)
    await world.worker().sweep()
    world.there["a"] = "chat:17"
    world.clock.on(HOUR)
    await world.worker().sweep()

    assert world.tried == ["a"]
    assert world.row("a").external_id == "chat:17"


async def test_a_failure_that_is_certain_leaves_nothing_to_look_for(world: World) -> None:
    world.ask("a")
    world.plans["a"] = [LATER]

    await world.worker().sweep()

    assert not world.row("a").uncertain


@pytest.mark.parametrize("result", ["chat:ours", REFUSED, LATER])
async def test_a_row_taken_over_meanwhile_is_not_ours_to_note(
    result: SendError | str, world: World
) -> None:
    world.ask("a", thread="card")
    them = world.worker("them")
    plans: list[BaseException | str] = [result, "chat:theirs"]

    async def slow_send(key: str) -> str:
        plan = plans.pop(0)
        if plans:
            await them.sweep()
        if isinstance(plan, BaseException):
            raise plan
        return plan

    hands = Hands(world.still_wanted, slow_send, world.failed)
    them.hands = hands
    us = Deliverer(world.store, hands, "us", world.clock, lease=OVER, settle=NOTHING)

    await us.sweep()

    row = world.row("a")
    assert (row.state, row.owner, row.external_id) == (STATES.SENT, "them", "chat:theirs")
    assert (row.attempts, row.reason, world.told) == (2, "", [])
    assert world.posted("card") == "chat:theirs"


async def test_a_row_that_another_has_under_way_is_left_alone(world: World) -> None:
    world.ask("a")

    async def slow_send(_key: str) -> str:
        with world.store.transaction() as tx:
            leases.claim(tx, now=NOON, owner="them", lease=HOUR, settle=NOTHING, at_most=1)
        return "chat:ours"

    hands = Hands(world.still_wanted, slow_send, world.failed)
    await Deliverer(world.store, hands, "us", world.clock, lease=OVER, settle=NOTHING).sweep()

    row = world.row("a")
    assert (row.state, row.owner, row.external_id) == (STATES.CLAIMED, "them", "")


async def test_a_row_taken_over_before_its_turn_is_not_sent_by_us(world: World) -> None:
    world.ask("a")
    us = world.worker("us", lease=OVER)
    with world.store.transaction() as tx:
        ids = leases.claim(tx, now=NOON, owner="us", lease=OVER, settle=NOTHING, at_most=1)
        leases.claim(tx, now=NOON, owner="them", lease=HOUR, settle=NOTHING, at_most=1)

    await us._deliver(ids, start_by=inf)

    assert world.asked == world.tried == []


async def test_told_to_stop_it_takes_nothing_more(world: World) -> None:
    world.ask("a")
    worker = world.worker()

    worker.stopping = True
    await worker.sweep()

    assert world.tried == []
    assert world.row("a").state == STATES.WAITING


async def test_what_is_given_back_goes_to_the_next_worker_at_once(world: World) -> None:
    world.ask("a")
    with world.store.transaction() as tx:
        leases.claim(tx, now=NOON, owner="leaving", lease=HOUR, settle=NOTHING, at_most=1)

    await world.worker("leaving").release()
    await world.worker("staying").sweep()

    assert (world.row("a").owner, world.sent) == ("staying", ["a"])


async def test_messages_of_one_bucket_keep_their_distance(world: World) -> None:
    world.ask("a", "b", "c")
    world.every = {"channel": SECOND}
    waits = []

    for _ in range(3):
        waits.append(await world.worker().sweep())
        world.clock.on(SECOND)

    assert world.sent == ["a", "b", "c"]
    assert waits == [SECOND, SECOND, None]
    assert world.row("c").attempts == 1


async def test_a_receiver_that_says_wait_holds_the_whole_bucket(world: World) -> None:
    world.ask("a", "b")
    world.every = {"channel": SECOND}
    world.plans["a"] = [SendError("chat.rate", permanent=False, retry_after=MINUTE)]

    await world.worker().sweep()
    world.clock.on(SECOND)
    await world.worker().sweep()
    held = list(world.sent)
    world.clock.on(2 * MINUTE)
    for _ in range(2):
        await world.worker().sweep()
        world.clock.on(SECOND)

    assert held == []
    assert sorted(world.sent) == ["a", "b"]


async def test_a_lane_takes_its_own_kinds_and_leaves_the_others(world: World) -> None:
    world.ask("mail", kind="mail")
    world.ask("note", "card")

    for_mail = await world.worker(lane=Lane(only=frozenset({"mail"}))).sweep()
    sent_by_mail = list(world.sent)
    await world.worker(lane=Lane(but=frozenset({"mail"}))).sweep()

    assert (for_mail, sent_by_mail) == (None, ["mail"])
    assert sorted(world.sent) == ["card", "mail", "note"]


@pytest.mark.parametrize(("at_once", "most"), [(1, 1), (3, 3), (9, 5)])
async def test_a_lane_has_only_so_much_under_way_at_once(
    at_once: int, most: int, world: World
) -> None:
    world.ask(*"abcde")

    await world.worker(lane=Lane(at_once=at_once)).sweep()

    assert sorted(world.sent) == list("abcde")
    assert world.most_under_way == most


async def test_without_anything_to_look_or_pace_by_it_just_sends(world: World) -> None:
    world.ask("a")
    hands = Hands(world.still_wanted, world.send, world.failed)
    world.plans["a"] = [UNCERTAIN]
    worker = Deliverer(world.store, hands, "us", world.clock)

    await worker.sweep()
    world.clock.on(MINUTE)
    await worker.sweep()

    assert world.tried == ["a", "a"]


async def test_several_workers_share_what_is_due(world: World) -> None:
    keys = [f"{n:02}" for n in range(3 * AT_ONCE)]
    world.ask(*keys)

    await asyncio.gather(*(world.worker(owner).sweep() for owner in ("us", "them", "others")))

    assert sorted(world.sent) == keys


async def test_a_send_that_was_held_up_is_put_off_and_stays_certain(world: World) -> None:
    world.ask("a")
    us = world.worker()
    ids = await world.store.run(us._claim)
    await us._deliver(ids, start_by=0)

    row = world.row("a")
    assert world.tried == []
    assert (row.state, row.reason, row.uncertain) == (OutboxState.WAITING, "lease.short", False)
