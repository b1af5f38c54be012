"""The forum wheel: what a term lacks is told to the owners until it is met or explained."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.agreement import Agreement
from bot.features.forums import replies
from bot.features.forums.proposing import proposals
from bot.features.forums.standing import Standing, standings
from bot.features.meetings.reaching import to_person
from bot.features.meetings.rules import ZONE
from bot.outgoing import Letter, Outgoing
from bot.replies import T, Text, Tone, name
from models import forums, registry
from models.forums import Forum
from models.queue import Outbox, RecurringRule
from models.registry import Area, Contact
from models.store import Tx
from scheduler.deliver import Dropped
from scheduler.recurring import next_firing
from scheduler.terms import Term, term_called, term_of

RULE = "forums"
STATUS = "forums.status"

MONDAY = 0
A_WEEK = timedelta(weeks=1)
WORTH_READING = timedelta(days=5)


def forum_rule(area: Area, agreement: Agreement, now: datetime) -> RecurringRule:
    """The area's rule: each Monday it is seen whether owners are to hear of their forums."""
    return RecurringRule(
        area_id=area.id,
        kind=RULE,
        subject="area",
        weekday=MONDAY,
        at=agreement.reminder_at,
        next_at=next_firing(MONDAY, agreement.reminder_at, ZoneInfo(ZONE), now),
    )


def expand(tx: Tx, rule: RecurringRule, agreement: Agreement) -> Iterator[Outbox]:
    """A row for each owner of a forum that lacks something, in the weeks the agreement tells."""
    day = rule.next_at.astimezone(ZoneInfo(rule.zone)).date()
    term = term_of(day, registry.years_of_schools(tx, rule.area_id))
    nth = turn(term, day, agreement) if term else None
    if term is None or nth is None:
        return
    for contact_id in sorted(_owners(tx, standings(tx, rule.area_id, term), nth, agreement)):
        yield Outbox(
            area_id=rule.area_id,
            key=f"{RULE}:{contact_id}:{term.key}:{nth}",
            kind=STATUS,
            payload={"contact_id": contact_id, "term": term.key},
            due_at=rule.next_at,
            late_after=rule.next_at + WORTH_READING,
            created_at=rule.next_at,
        )


def turn(term: Term, day: date, agreement: Agreement) -> int | None:
    """Which message of the term a Monday is for, from 0; None for a week without one.

    The first goes out on the first Monday that lies the agreement's weeks after the term's
    first day; the others every so many weeks. Both are local custom (*lokal rutin*).
    """
    first = term.from_on + agreement.forums.status_after * A_WEEK
    first += timedelta(days=-first.weekday() % 7)
    weeks = (day - first).days // 7
    if day < first or day > term.to_on or weeks % agreement.forums.remind_every:
        return None
    return weeks // agreement.forums.remind_every


def _owners(tx: Tx, found: list[Standing], nth: int, agreement: Agreement) -> set[int]:
    """Those to be told: at first of all their forums, later of what is still to be settled."""
    told = [each for each in found if nth == 0 or not each.is_settled]
    return {contact.id for each in told for contact in _looks_after(tx, each.forum, agreement)}


def _looks_after(tx: Tx, forum: Forum, agreement: Agreement) -> Sequence[Contact]:
    """Its owners; where nobody has their function any more, whoever looks after the area."""
    if owners := forums.owners(tx, forum):
        return owners
    found = (registry.contact_by_email(tx, forum.area_id, each) for each in agreement.admins)
    return [each for each in found if each and each.active]


def due_status(tx: Tx, row: Outbox, agreement: Agreement, now: datetime) -> Outgoing | Dropped:
    """The owner's forums as they stand now, with times for what is lacking."""
    contact = tx.get_one(Contact, int(row.payload["contact_id"]))
    term = term_called(str(row.payload["term"]), registry.years_of_schools(tx, row.area_id))
    if not contact.active:
        return Dropped("left")
    if term is None:
        return Dropped("no_term")
    own = [
        each
        for each in standings(tx, row.area_id, term)
        if contact.id in {owner.id for owner in _looks_after(tx, each.forum, agreement)}
    ]
    if not own or (not row.key.endswith(":0") and all(each.is_settled for each in own)):
        return Dropped("settled")
    proposed = proposals(tx, own, agreement, now)
    parts = [Text(T("forums.status_intro", source="lokal rutin"), Tone.QUIET)]
    if vacant := [name(each.forum.name) for each in own if not forums.owners(tx, each.forum)]:
        parts.insert(0, Text(T("forums.nobody_owns", forums=vacant), Tone.WARNING))
    places = forums.usual_places(tx, [each.forum for each in own])
    shown = (*replies.status(own, proposed, places, by_mail=False), *parts)
    message = to_person(tx, row, contact, replies.heading(term), shown)
    if isinstance(message, Letter):
        told = replies.status(own, proposed, places, by_mail=True)
        where = Text(T("forums.in_chat", addresses=", ".join(agreement.admins)))
        return replace(message, parts=(*told, *parts, where))
    return message


DUE = {STATUS: due_status}
EXPAND = {RULE: expand}
