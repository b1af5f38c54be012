"""Sending the week: at the pace that is allowed, and after a crash without a second copy."""

from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from bot.demo.district import AGREEMENT
from bot.demo.house import SENDER, House
from bot.demo.people import Someone
from bot.demo.travel import travel
from bot.features.digest.due import CHAT, PERSON, TEAM
from bot.leaving import EXPAND, LANES
from bot.outgoing import Outgoing
from bot.outlets.mail import message_id
from bot.platforms.browser.workspace import dialogue
from bot.texts import render
from models.queue import Outbox, OutboxState, RecurringRule
from models.registry import Area
from models.store import Store, Tx
from scheduler.deliver import Deliverer
from scheduler.recurring import fire_due
from tests.conftest import Clock
from tests.features.acting import call_fixed
from tests.features.digest.pacing import paced
from tests.features.digest.reading import CALLED, MONDAY, in_chat, posted
from tests.features.looking import due_rows

MINUTE, A_LEASE = timedelta(minutes=1), timedelta(seconds=75)
CIA = "psykolog.bup@region.example"


async def test_a_week_leaves_at_the_rate_that_is_allowed_and_never_faster(store: Store) -> None:
    with store.transaction() as tx:
        area = Area(slug="paced", name="Paced")
        tx.add(area)
        tx.flush()
        area_id = area.id

    went = await paced(store, area_id, 60)

    assert went.taken == 60
    assert went.refused == 0
    assert went.over <= 1.05


class CrashError(BaseException):
    """The process dies here, as far as the code can tell."""


@dataclass
class Dying:
    """Sends as the house does, and dies once that many messages have arrived."""

    send: Callable[[Outgoing], Awaitable[str]]
    left: int = 1

    async def __call__(self, message: Outgoing) -> str:
        sent = await self.send(message)
        self.left -= 1
        if not self.left:
            raise CrashError
        return sent


@pytest.mark.parametrize("lane", LANES)
async def test_a_crash_in_the_middle_leaves_no_second_copy(
    built: House, clock: Clock, anna: Someone, lane: str
) -> None:
    await call_fixed(anna)
    await travel(built, clock, MONDAY - MINUTE)
    clock.at = MONDAY
    await built.store.run(fire_due, MONDAY, fire)
    with pytest.raises(CrashError):
        await dying(built, lane).sweep()

    await built.bot.sweep()

    rows = [each for kind in (TEAM, CHAT, PERSON) for each in due_rows(built, kind)]
    assert {each.state for each in rows} == {OutboxState.SENT, OutboxState.DROPPED}
    assert len(posted(built, anna)) == 1
    assert len(in_chat(built)) == 2
    assert mailed(built) == {CIA: {the_same_id(built)}}
    assert cards_of_the_week(built) == 2


def dying(built: House, lane: str) -> Deliverer[Outgoing]:
    """A worker on a lane that dies after its first message, its lease run out."""
    names = list(LANES)
    living = built.bot.lanes[names.index(lane)]
    hands = replace(living.hands, send=Dying(living.hands.send))
    return replace(living, hands=hands, owner="dying", lease=-A_LEASE)


def fire(tx: Tx, rule: RecurringRule) -> list[Outbox]:
    return list(EXPAND[rule.kind](tx, rule, AGREEMENT))


def mailed(built: House) -> dict[str, set[str]]:
    """Who got the week by mail, and under which Message-IDs."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for caught in built.mailbox.mails:
        if str(caught.message["Subject"]).startswith(CALLED):
            found[caught.to[0]].add(str(caught.message["Message-ID"]))
    return dict(found)


def the_same_id(built: House) -> str:
    """The Message-ID that the row's key makes."""
    (row,) = due_rows(built, PERSON, OutboxState.SENT)
    return message_id(built.secrets.digest("mail", row.key), SENDER.domain)


def cards_of_the_week(built: House) -> int:
    """How many private messages tell of a week, in all dialogues."""
    return sum(
        bool(each.reply.preview and render(each.reply.preview, "sv").startswith(CALLED))
        for user, person in built.workspace.people.items()
        for each in built.workspace.messages(person, dialogue(user))
    )
