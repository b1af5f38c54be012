"""What the due rows of actions become: asked of the rows again, at the moment of sending."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from bot.agreement import Agreement
from bot.features.actions import letters
from bot.features.actions.finding import names, own_items, owned
from bot.features.actions.reminding import wanted
from bot.features.actions.replies import Item, help_wanted, own_list, reminder
from bot.features.actions.rules import may_be_wanted, too_late_at
from bot.features.actions.sending import HELP, LIST, REMIND, remind_key
from bot.features.actions.series import go_on_all
from bot.features.actions.until import breaks_of
from bot.features.meetings.rules import ZONE, local_today
from bot.outgoing import ChatMessage, Outgoing
from bot.privacy.secrets import Secrets
from bot.replies import Reply
from models import registry
from models.actions import Action, snoozed_in
from models.leaving import ENDED
from models.meetings import Meeting
from models.mentions import note_mentions
from models.queue import Outbox, RecurringRule
from models.registry import Area, ChatIdentity, Contact, Organisation, OrganisationKind, Reach
from models.store import Tx
from scheduler.deliver import Dropped
from scheduler.recurring import next_firing
from scheduler.workdays import is_workday

RULE = "actions"
WEEKDAYS = range(5)
SCHOOLS = (OrganisationKind.SCHOOL, OrganisationKind.PRESCHOOL)

Due = Callable[[Tx, Outbox, Agreement, datetime], Outgoing | Dropped]


def remind_rules(area: Area, agreement: Agreement, now: datetime) -> list[RecurringRule]:
    """The area's rules: one for each weekday, at the agreement's time for reminders."""
    zone, at = ZoneInfo(ZONE), agreement.reminder_at
    return [
        RecurringRule(
            area_id=area.id,
            kind=RULE,
            subject=f"day {weekday}",
            weekday=weekday,
            at=at,
            next_at=next_firing(weekday, at, zone, now),
        )
        for weekday in WEEKDAYS
    ]


def expand(tx: Tx, rule: RecurringRule, agreement: Agreement) -> Iterator[Outbox]:
    """On a working day one row for each person who may have something to be reminded of."""
    zone = ZoneInfo(rule.zone)
    day = rule.next_at.astimezone(zone).date()
    if not is_workday(day):
        return
    go_on_all(tx, rule.area_id, day, rule.next_at)
    for contact_id in sorted(_concerned(tx, rule.area_id, day, agreement)):
        yield Outbox(
            area_id=rule.area_id,
            key=remind_key(contact_id, day),
            kind=REMIND,
            payload={"contact_id": contact_id, "day": str(day)},
            due_at=rule.next_at,
            late_after=too_late_at(rule.next_at, agreement, zone),
            created_at=rule.next_at,
        )


def _concerned(tx: Tx, area_id: int, day: date, agreement: Agreement) -> set[int]:
    asleep = snoozed_in(tx, area_id)
    near = [
        each
        for each in owned(tx, area_id)
        if may_be_wanted(each.action, day, agreement.actions, snoozed=each.action.id in asleep)
    ]
    late = (each.meeting.convener_id for each in near if each.action.due_on < day)
    return {*late, *(id_ for each in near for id_ in each.owners)}


def due_remind(
    secrets: Secrets, tx: Tx, row: Outbox, agreement: Agreement, now: datetime
) -> Outgoing | Dropped:
    """One message with all of a person's; what it tells of is noted, for the days that follow."""
    contact, today = tx.get_one(Contact, int(row.payload["contact_id"])), local_today(now, ZONE)
    if not contact.active:
        return Dropped("left")
    if agreement.actions.pause_in_lov and _is_away(tx, contact, today):
        return Dropped("lov")
    found = wanted(tx, contact, agreement, today, now)
    if not found:
        return Dropped("nothing")
    row.payload = {**row.payload, **found.noted}
    note_mentions(tx, row, (each.meeting.id for each in (*found.own, *found.late)))
    chat = chat_of(tx, contact)
    if chat is None:
        return letters.reminder(tx, row, contact, found, agreement, secrets)
    return _to_chat(row, contact, chat, reminder(found.own, found.late, names(tx, found.late)))


def due_help(tx: Tx, row: Outbox, _agreement: Agreement, _now: datetime) -> Outgoing | Dropped:
    """To the convener alone: an owner does not get it done without help."""
    action = tx.get(Action, int(row.payload["action_id"]))
    meeting = tx.get_one(Meeting, row.meeting_id)
    if action is None or action.done_at or meeting.state in ENDED:
        return Dropped("over")
    convener = tx.get_one(Contact, meeting.convener_id)
    if not convener.active:
        return Dropped("left")
    item = Item(action, meeting, late=False, convenes=True)
    called, chat = names(tx, [item]), chat_of(tx, convener)
    if chat is None:
        return letters.help_wanted(row, convener, item, called)
    return _to_chat(row, convener, chat, help_wanted(item, called))


def due_list(tx: Tx, row: Outbox, _agreement: Agreement, now: datetime) -> Outgoing | Dropped:
    """The list that was asked for in a channel, on its way to the private dialogue."""
    contact = tx.get_one(Contact, int(row.payload["contact_id"]))
    chat = registry.identity_of(tx, contact.id)
    if chat is None or not contact.active:
        return Dropped("no_chat")
    items = own_items(tx, contact.area_id, contact.id, local_today(now, ZONE))
    note_mentions(tx, row, (each.meeting.id for each in items))
    return _to_chat(row, contact, chat, own_list(items))


def chat_of(tx: Tx, contact: Contact) -> ChatIdentity | None:
    """Where to write to them in chat; None for those who want mail, or have nothing else."""
    return registry.identity_of(tx, contact.id) if contact.reach == Reach.CHAT else None


def _is_away(tx: Tx, contact: Contact, today: date) -> bool:
    organisation = tx.get_one(Organisation, contact.organisation_id)
    return organisation.kind in SCHOOLS and any(
        each.to_on is not None and each.from_on <= today <= each.to_on
        for each in breaks_of(tx, [organisation.id])
    )


def _to_chat(row: Outbox, contact: Contact, chat: ChatIdentity, reply: Reply) -> ChatMessage:
    return ChatMessage(
        key=row.key,
        platform=chat.platform,
        tenant=chat.tenant,
        to=chat.user,
        private=True,
        language=contact.language,
        reply=reply,
    )


DUE = {HELP: due_help, LIST: due_list}
EXPAND = {RULE: expand}


def reminding(secrets: Secrets) -> Mapping[str, Due]:
    """What may hold a personal link, and so needs the installation's key."""
    return {REMIND: partial(due_remind, secrets)}
