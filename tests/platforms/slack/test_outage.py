"""Delivery to a Slack that says wait, breaks lines or is gone for hours: nothing lost or doubled.

The recording Slack fails every test in which a call comes sooner than it was told.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from sqlmodel import col, select

from bot.outgoing import ChatMessage
from bot.platforms.slack.calls import Calls
from bot.replies import Reply, Text, name
from bot.service.slack import EACH_WORKSPACE, slack_chat
from models import outbox
from models.queue import Outbox, OutboxState
from models.registry import Area
from models.store import Store, Tx
from scheduler.deliver import Deliverer, Hands
from tests.conftest import Clock
from tests.platforms.slack.objects import TEAM, account
from tests.platforms.slack.recording import Recorder
from tests.platforms.slack.scripts import Drop, Says, Script, Wait

MESSAGES, PEOPLE = 16, 8


@dataclass
class Line:
    """A deliverer with messages due to eight people, and the clock it goes by."""

    store: Store
    deliverer: Deliverer[ChatMessage]
    slack: Recorder
    clock: Clock

    async def run(self, until: datetime) -> None:
        """Sweep whenever something is due, until then or until all is done."""
        while self.clock() < until:
            wait = await self.deliverer.sweep()
            if wait is None:
                return
            self.clock.on(max(wait, timedelta(0)))

    async def states(self) -> Counter[str]:
        """How many rows are in each state."""
        return await self.store.run(_states)

    def posts(self) -> list[datetime]:
        """When each call to post came."""
        return [each.at for each in self.slack.calls if each.method == "chat.postMessage"]

    def keys(self) -> Counter[str]:
        """How often each message stands in a dialogue."""
        return Counter(
            str(message["metadata"]["event_payload"]["key"])
            for messages in self.slack.messages.values()
            for message in messages.values()
        )


def _states(tx: Tx) -> Counter[str]:
    return Counter(tx.exec(select(Outbox.state).order_by(col(Outbox.id))).all())


def _wanted(_tx: Tx, row: Outbox, _now: datetime) -> ChatMessage:
    reply = Reply((Text(name(row.key)),))
    to = str(row.payload["user"])
    return ChatMessage(row.key, "slack", TEAM, to, private=True, language="sv", reply=reply)


def _nobody_to_tell(_tx: Tx, _row: Outbox, _now: datetime) -> None:
    """Nobody is told of failures here."""


def _rows(tx: Tx, now: datetime) -> None:
    area = Area(slug="viken", name="Viken")
    tx.add(area)
    tx.flush()
    for number in range(MESSAGES):
        row = Outbox(
            area_id=area.id,
            key=f"note:{number}",
            kind="note",
            payload={"user": f"U{number % PEOPLE}"},
            due_at=now,
            created_at=now,
        )
        outbox.put(tx, row)


@pytest.fixture
async def line(store: Store, slack: Recorder, calls: Calls, clock: Clock) -> Line:
    for number in range(PEOPLE):
        slack.users[f"U{number}"] = account(f"U{number}", f"{number}@exempelviken.example")
    await store.run(_rows, clock())
    chat = slack_chat(calls, clock)
    hands = Hands(_wanted, chat.send, _nobody_to_tell, chat.find, chat.paces)
    return Line(store, Deliverer(store, hands, "tests", clock), slack, clock)


async def test_messages_leave_at_slacks_pace(line: Line) -> None:
    await line.run(line.clock() + timedelta(minutes=10))

    posts = sorted(line.posts())
    assert await line.states() == {OutboxState.SENT: MESSAGES}
    gaps = [later - sooner for sooner, later in pairwise(posts)]
    assert min(gaps) >= EACH_WORKSPACE


async def test_a_wait_holds_back_everything_to_the_second(line: Line) -> None:
    told_at = line.clock()
    line.slack.script("chat.postMessage", Wait(30))

    await line.run(line.clock() + timedelta(minutes=10))

    assert await line.states() == {OutboxState.SENT: MESSAGES}
    assert sorted(line.posts())[:2] == [told_at, told_at + timedelta(seconds=30)]
    assert set(line.keys().values()) == {1}


async def test_waits_faults_and_broken_lines_lose_and_double_nothing(line: Line) -> None:
    troubles: list[Script | None] = [Wait(5), Says("", 500), Drop(after=True), Drop(after=False)]
    for number in range(10):
        trouble = troubles[number % len(troubles)]
        assert trouble is not None
        line.slack.script("chat.postMessage", trouble)
    line.slack.script("conversations.history", Says("", 500), Wait(3))

    await line.run(line.clock() + timedelta(hours=3))

    assert await line.states() == {OutboxState.SENT: MESSAGES}
    assert set(line.keys().values()) == {1}
    assert len(line.keys()) == MESSAGES


@pytest.mark.parametrize("outage", [Says("service_unavailable", 503), Drop(after=False), Wait(600)])
async def test_two_hours_without_slack_lose_nothing_and_end_without_a_storm(
    line: Line, outage: Script
) -> None:
    back_at = line.clock() + timedelta(hours=2)
    line.slack.always["chat.postMessage"] = outage
    await line.run(back_at)
    before = len(line.posts())

    line.slack.always.clear()
    await line.run(back_at + timedelta(hours=3))

    assert await line.states() == {OutboxState.SENT: MESSAGES}
    assert set(line.keys().values()) == {1}
    assert before <= 12 * MESSAGES
    after = sorted(line.posts())[before:]
    assert len(after) == MESSAGES
    assert busiest_second(after) <= 1 / EACH_WORKSPACE.total_seconds()


def busiest_second(posts: list[datetime]) -> int:
    """The most calls in any second."""
    second = timedelta(seconds=1)
    return max(sum(at <= each < at + second for each in posts) for at in posts)
