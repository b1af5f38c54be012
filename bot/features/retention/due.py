"""Every night: what is older than the agreement keeps is erased."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.agreement import Agreement
from bot.features.meetings.rules import ZONE
from bot.features.retention.sweeping import BLANK, sweep
from bot.outgoing import ChatMessage, Outgoing
from bot.replies import Reply, T, Text
from models import registry
from models.queue import Outbox, RecurringRule
from models.registry import Area, Contact
from models.store import Tx
from scheduler.deliver import Dropped
from scheduler.recurring import next_firing

RULE = "retention"
SWEEP = "retention.sweep"
AT = time(3, 30)
"""At night, and at an hour that both of the odd nights have once."""

WEEKDAYS = range(7)
TWO_DAYS = timedelta(days=2)


def retention_rules(area: Area, now: datetime) -> list[RecurringRule]:
    """The area's rules: one for each night of the week."""
    return [
        RecurringRule(
            area_id=area.id,
            kind=RULE,
            subject=f"night {weekday}",
            weekday=weekday,
            at=AT,
            next_at=next_firing(weekday, AT, ZoneInfo(ZONE), now),
        )
        for weekday in WEEKDAYS
    ]


def expand(_tx: Tx, rule: RecurringRule, _agreement: Agreement) -> Iterator[Outbox]:
    """One row a night; it is never sent, but does the work when it is asked about."""
    yield Outbox(
        area_id=rule.area_id,
        key=f"{SWEEP}:{rule.area_id}:{rule.next_at:%Y-%m-%d}",
        kind=SWEEP,
        due_at=rule.next_at,
        late_after=rule.next_at + TWO_DAYS,
        created_at=rule.next_at,
    )


def due_sweep(tx: Tx, row: Outbox, agreement: Agreement, now: datetime) -> Outgoing | Dropped:
    """Erase; what is left of it is a count, as the reason why nothing was sent."""
    swept = sweep(tx, row.area_id, agreement, now)
    left = f"mails out {swept.left.mails}, not blanked {swept.left.messages}"
    return Dropped(f"erased {swept.erased}, waiting {swept.waiting}, {left}")


def due_blank(tx: Tx, row: Outbox, _agreement: Agreement, _now: datetime) -> Outgoing | Dropped:
    """A message of ours in somebody's dialogue, without what it said."""
    contact = tx.get_one(Contact, int(row.payload["contact_id"]))
    identity = registry.identity_of(tx, contact.id)
    if identity is None:
        return Dropped("no_chat")
    return ChatMessage(
        key=row.key,
        platform=identity.platform,
        tenant=identity.tenant,
        to=identity.user,
        private=True,
        language=contact.language,
        reply=Reply((Text(T("retention.blanked")),), preview=T("retention.blanked")),
        edits=str(row.payload["external_id"]),
        only_edits=True,
    )


DUE = {SWEEP: due_sweep, BLANK: due_blank}
EXPAND = {RULE: expand}
