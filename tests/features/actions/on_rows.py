"""A schedule played in the real house: presses, forms, the clock and what the rows say of it."""

from collections import Counter
from datetime import date, timedelta
from random import Random

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.travel import travel
from models.actions import Action, ActionChange, Step
from models.queue import Outbox
from scheduler.workdays import is_workday
from tests.conftest import Clock
from tests.features.acting import call_fixed
from tests.features.actions.doing import adds, sent
from tests.features.actions.office import ZONE
from tests.features.looking import contact_of, rows

LOV = range(date(2027, 3, 1).toordinal(), date(2027, 3, 6).toordinal())
"""Of Ekbackens skola."""
A_DAY = timedelta(days=1)
EVERY = 5
"""Working days between reminders, as the agreement has it."""


async def play(built: House, clock: Clock, anna: Someone, bo: Someone, seed: int) -> None:
    """Some weeks of two actions of Bo's.

    Raises:
        AssertionError: told twice a day, on a day off, or not at all; with the seed.
    """
    random = Random(seed)  # noqa: S311 -- cases to try, no secret
    await call_fixed(anna, on="2027-05-20")
    for pick in ("Återkoppla till de andra om sin del", "Dokumentera i verksamhetens eget system"):
        await adds(anna, pick=pick, until=str(date(2027, 2, random.randint(1, 20))))
    for _ in range(random.randint(6, 14)):
        await _happens(built, clock, bo, random)
        _check(built, clock, bo, seed)


async def _happens(built: House, clock: Clock, bo: Someone, random: Random) -> None:
    today = clock.at.astimezone(ZONE).date()
    ahead = str(today + random.randint(1, 14) * A_DAY)
    # Once all is done there is nothing left to press.
    presses = any(button.id == "action.done" for _, button in bo.buttons())
    match random.randint(0 if presses else 3, 7):
        case 0:
            await bo.presses("Påminn mig på …")
            await _fills(bo, until=ahead)
        case 1:
            await bo.presses("Behöver mer tid")
            await _fills(bo, reason="waits", until=ahead)
        case 2:
            await bo.presses("Klar")
        case 3:
            # The bot stands still, and wakes in the middle of whatever hour it is.
            clock.on(timedelta(minutes=random.randint(60, 5 * 24 * 60)))
            await built.bot.sweep()
        case 4:
            clock.on(-timedelta(minutes=random.randint(1, 90)))
            await built.bot.sweep()
        case _:
            await travel(built, clock, clock.at + random.randint(1, 6) * A_DAY)


async def _fills(bo: Someone, **values: str) -> None:
    """Send in the form, if the button on what may be an old card has opened one."""
    if bo.reply.form:
        await bo.fills(**values)


def _check(built: House, clock: Clock, bo: Someone, seed: int) -> None:
    who = contact_of(built, bo).id
    told = [date.fromisoformat(str(each.payload["day"])) for each in sent(built)]
    mine = [each for each in sent(built) if each.payload["contact_id"] == who]
    days = Counter(str(each.payload["day"]) for each in mine)
    assert set(days.values()) <= {1}, f"seed {seed}: twice a day"
    assert all(is_workday(day) for day in told), f"seed {seed}: on a day off"
    left = [each.done_at.astimezone(ZONE) for each in mine if each.done_at]
    assert all(8 <= each.hour < 17 for each in left), f"seed {seed}: not at work"
    assert not any(each.date().toordinal() in LOV for each in left), f"seed {seed}: in lov"
    for action in rows(built, Action):
        _must_be_known(built, clock, action, mine, seed)


def _must_be_known(
    built: House, clock: Clock, action: Action, mine: list[Outbox], seed: int
) -> None:
    now = clock.at.astimezone(ZONE)
    changes = [each for each in rows(built, ActionChange) if each.action_id == action.id]
    snoozed = [each.to_on for each in changes if each.step is Step.SNOOZED and each.to_on]
    heard = [
        date.fromisoformat(str(each.payload["day"]))
        for each in mine
        if str(action.id) in str(each.payload.get("actions", "")).split()
    ]
    since = max([action.due_on, *snoozed[-1:], *heard, max(e.changed_at for e in changes).date()])
    waited = [since + n * A_DAY for n in range(1, (now.date() - since).days)]
    work = [day for day in waited if is_workday(day) and day.toordinal() not in LOV]
    forgotten = action.done_at is None and len(work) > 2 * EVERY + 2
    assert not forgotten, f"seed {seed}: {action.id} unmentioned since {since}, now {now}"
