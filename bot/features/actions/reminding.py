"""Of what somebody is to be reminded today, and what a convener is to know."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.agreement import Agreement
from bot.features.actions.finding import Owned, owned
from bot.features.actions.replies import Item
from bot.features.actions.rules import is_wanted, misses
from bot.features.actions.sending import remind_key
from bot.features.meetings.gates import gate_closed
from bot.features.meetings.kinds import KINDS
from bot.features.meetings.kinds.profile import Gate
from bot.features.meetings.view import view
from models.actions import sent_under, snoozes
from models.meetings import Meeting
from models.registry import Contact
from models.store import Tx
from scheduler.workdays import days, is_workday

A_DAY = timedelta(days=1)
LOOKS_BACK = timedelta(days=60)
"""After so long without a word a convener is told once more."""

ACTIONS, LATE = "actions", "late"
"""What a row notes beside whose it is: the actions it reminds of, and those it tells are late."""

GATED = (Gate.CONSENT, Gate.SECRECY)


Days = dict[tuple[int, int], set[date]]


@dataclass(frozen=True)
class Wanted:
    """A person's own actions, and those that others have let lie in meetings they convene."""

    own: tuple[Item, ...] = ()
    late: tuple[Item, ...] = ()

    @property
    def noted(self) -> dict[str, int | str]:
        """Which they are, as the row remembers them."""
        return {ACTIONS: _numbers(self.own), LATE: _numbers(self.late)}

    def __bool__(self) -> bool:
        return bool(self.own or self.late)


@dataclass(frozen=True)
class Told:
    """On which days somebody was told of an action: (contact, action) → days before today."""

    own: Days
    late: Days

    def in_vain(self, each: Owned, today: date) -> int:
        """How many days an owner was reminded after it was due."""
        told = (day for owner in each.owners for day in self.own.get((owner, each.action.id), ()))
        return misses(each.action.due_on, set(told), today)


def wanted(tx: Tx, contact: Contact, agreement: Agreement, today: date, now: datetime) -> Wanted:
    """What is to be said to somebody today, if anything."""
    found = owned(tx, contact.area_id, contact.id)
    convened = [each for each in found if each.meeting.convener_id == contact.id]
    lies = [each for each in convened if each.action.due_on < today]
    told = told_before(tx, {contact.id, *(id_ for each in lies for id_ in each.owners)}, today)
    asleep = snoozes(tx, [each.action.id for each in found], contact.id)
    rules = agreement.actions

    def is_own(each: Owned) -> bool:
        days_told = told.own.get((contact.id, each.action.id), ())
        until = asleep.get(each.action.id)
        return contact.id in each.owners and is_wanted(each.action, today, days_told, until, rules)

    def is_late(each: Owned) -> bool:
        known = told.late.get((contact.id, each.action.id), ())
        return (
            contact.id not in each.owners
            and told.in_vain(each, today) >= rules.escalate_after
            and not any(day > each.action.due_on for day in known)
        )

    own = [each for each in found if is_own(each)]
    late = [each for each in lies if is_late(each)]
    rests = resting(tx, [each.meeting for each in (*own, *late)], agreement, now)
    return Wanted(_items(own, rests, contact, today), _items(late, rests, contact, today))


def told_before(tx: Tx, contact_ids: Collection[int], today: date) -> Told:
    """What has reached these people, as far back as it matters."""
    past = [day for day in days(today - LOOKS_BACK, today - A_DAY) if is_workday(day)]
    keys = [remind_key(each, day) for each in contact_ids for day in past]
    own: Days = defaultdict(set)
    late: Days = defaultdict(set)
    for row in sent_under(tx, keys):
        whose, day = int(row.payload["contact_id"]), date.fromisoformat(str(row.payload["day"]))
        for found, name in ((own, ACTIONS), (late, LATE)):
            for number in str(row.payload.get(name, "")).split():
                found[whose, int(number)].add(day)
    return Told(own, late)


def resting(
    tx: Tx, found: Collection[Meeting], agreement: Agreement, now: datetime
) -> Collection[int]:
    """Meetings of which nobody is told while something must be settled first: their numbers."""
    gated = {each.id: each for each in found if KINDS[each.kind].gate in GATED}
    return {
        key
        for key, each in gated.items()
        if gate_closed(view(tx, each, agreement, now)) is not None
    }


def _items(
    found: Sequence[Owned], rests: Collection[int], contact: Contact, today: date
) -> tuple[Item, ...]:
    return tuple(
        Item(
            each.action,
            each.meeting,
            late=each.action.due_on < today,
            convenes=each.meeting.convener_id == contact.id,
        )
        for each in found
        if each.meeting.id not in rests
    )


def _numbers(items: Sequence[Item]) -> str:
    return " ".join(str(each.action.id) for each in items)
