"""Those who look after an area are asked to tell when a school year is.

Each May for the next one, and each August once more for what nobody has told by then: without
it no forum's owner hears anything of the term.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.agreement import Agreement
from bot.features.meetings.reaching import to_person
from bot.features.meetings.rules import ZONE, local_today
from bot.features.schoolyears.known import AUGUST, MAY, asked_for, known
from bot.features.schoolyears.replies import buttons, lacking
from bot.outgoing import Outgoing
from bot.replies import T
from models import registry
from models.queue import Outbox, RecurringRule
from models.registry import Area, Contact
from models.store import Tx
from scheduler.deliver import Dropped
from scheduler.recurring import next_firing

RULE = "schoolyears"
REMIND = "schoolyears.remind"

MONDAY = 0
WORTH_READING = timedelta(days=5)
FIRST_HALF = 15
"""Until this day of the month the reminder is the first; a second follows in the other half."""


def year_rule(area: Area, agreement: Agreement, now: datetime) -> RecurringRule:
    """The area's rule: once a week, though there is seldom anything to say."""
    return RecurringRule(
        area_id=area.id,
        kind=RULE,
        subject="area",
        weekday=MONDAY,
        at=agreement.reminder_at,
        next_at=next_firing(MONDAY, agreement.reminder_at, ZoneInfo(ZONE), now),
    )


def expand(tx: Tx, rule: RecurringRule, agreement: Agreement) -> Iterator[Outbox]:
    """In May and in August a row for each of those who look after the area, twice at most."""
    day = rule.next_at.astimezone(ZoneInfo(rule.zone)).date()
    if day.month not in (MAY, AUGUST):
        return
    label = asked_for(day)[-1]
    half = 1 if day.day <= FIRST_HALF else 2
    for contact in _admins(tx, rule.area_id, agreement):
        yield Outbox(
            area_id=rule.area_id,
            # What was said in May is no reason for silence when the term begins.
            key=f"{RULE}:{contact.id}:{label}:{half}{'' if day.month == MAY else ':august'}",
            kind=REMIND,
            payload={"contact_id": contact.id},
            due_at=rule.next_at,
            late_after=rule.next_at + WORTH_READING,
            created_at=rule.next_at,
        )


def _admins(tx: Tx, area_id: int, agreement: Agreement) -> list[Contact]:
    found = (registry.contact_by_email(tx, area_id, each) for each in agreement.admins)
    return [each for each in found if each and each.active]


def due_remind(tx: Tx, row: Outbox, _agreement: Agreement, now: datetime) -> Outgoing | Dropped:
    """Which school years nobody has told, unless somebody has by now."""
    contact = tx.get_one(Contact, int(row.payload["contact_id"]))
    if not contact.active:
        return Dropped("left")
    told = lacking(known(tx, row.area_id), asked_for(local_today(now, ZONE)))
    if not told:
        return Dropped("done")
    may = local_today(row.created_at, ZONE).month == MAY
    subject = T("schoolyears.remind_subject" if may else "schoolyears.remind_subject_august")
    return to_person(tx, row, contact, subject, (*told, buttons(shipped=False)))


DUE = {REMIND: due_remind}
EXPAND = {RULE: expand}
