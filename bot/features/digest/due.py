"""When the digest's rule fires, and what its due rows become."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.agreement import Agreement
from bot.features.digest.replies import personal_digest, team_digest
from bot.features.digest.rules import between, digest_due, week_key, weeks_around
from bot.features.meetings.naming import is_individual
from bot.outgoing import ChatMessage, Letter, Outgoing
from bot.replies import T
from models import meetings, registry
from models.consents import waiting_for_consent
from models.queue import Outbox, RecurringRule
from models.registry import Area, Contact, Team
from models.store import Tx
from scheduler.deliver import Dropped
from scheduler.recurring import next_firing

RULE = "digest"
TEAM = "digest.team"
PERSON = "digest.person"
ZONE = ZoneInfo("Europe/Stockholm")
WORTH_READING = timedelta(days=2)


def digest_rule(area: Area, agreement: Agreement, now: datetime) -> RecurringRule:
    """The area's rule, by its agreement."""
    return RecurringRule(
        area_id=area.id,
        kind=RULE,
        subject="area",
        weekday=agreement.digest_weekday,
        at=agreement.digest_at,
        next_at=next_firing(agreement.digest_weekday, agreement.digest_at, ZONE, now),
    )


def expand(tx: Tx, rule: RecurringRule) -> Iterator[Outbox]:
    """One row a team, and one a person who has a meeting in the two weeks."""
    week, due_at = week_key(rule.next_at, ZONE), digest_due(rule.next_at, ZONE)
    for team in registry.teams(tx, rule.area_id):
        if team.digest:
            yield _row(rule, f"digest:team:{team.id}:{week}", TEAM, {"team_id": team.id}, due_at)
    weeks = weeks_around(due_at, ZONE)
    found = meetings.booked_between(tx, rule.area_id, weeks.start, weeks.end)
    people = {place.contact_id for each in found for place in meetings.invitations(tx, each.id)}
    people |= {each.convener_id for each in waiting_for_consent(tx, rule.area_id)}
    for contact_id in sorted(people):
        key = f"digest:person:{contact_id}:{week}"
        yield _row(rule, key, PERSON, {"contact_id": contact_id}, due_at)


def _row(
    rule: RecurringRule, key: str, kind: str, payload: dict[str, int | str], due_at: datetime
) -> Outbox:
    return Outbox(
        area_id=rule.area_id,
        key=key,
        kind=kind,
        payload=payload,
        due_at=due_at,
        late_after=due_at + WORTH_READING,
        created_at=rule.next_at,
    )


def due_team(tx: Tx, row: Outbox, agreement: Agreement, now: datetime) -> Outgoing | Dropped:
    """The channel's count, and structural meetings by name; nothing when there is nothing.

    Where others can read, it comes only when it says nothing of individual meetings.
    """
    team = tx.get_one(Team, int(row.payload["team_id"]))
    weeks = weeks_around(now, ZONE)
    found = meetings.booked_between(tx, row.area_id, weeks.start, weeks.end)
    waiting = len(waiting_for_consent(tx, row.area_id))
    if not found and not waiting:
        return Dropped("empty")
    single = [each for each in found if is_individual(each)]
    return ChatMessage(
        key=row.key,
        platform=team.platform,
        tenant=team.tenant,
        to=team.channel,
        private=False,
        language=team.language,
        reply=team_digest(
            len(between(single, weeks.start, weeks.middle)),
            len(between(single, weeks.middle, weeks.end)),
            waiting,
            [each for each in found if not is_individual(each)],
        ),
        closed_room_only=bool(single or waiting),
    )


def due_person(tx: Tx, row: Outbox, agreement: Agreement, now: datetime) -> Outgoing | Dropped:
    """A person's own meetings, as a mail of its own."""
    contact = tx.get_one(Contact, int(row.payload["contact_id"]))
    weeks = weeks_around(now, ZONE)
    found = [m for _, m in meetings.booked_for(tx, [contact.id], weeks.start, weeks.end)]
    found.sort(key=lambda meeting: meeting.starts_at or now)
    waiting = [
        each for each in waiting_for_consent(tx, row.area_id) if each.convener_id == contact.id
    ]
    if not (found or waiting) or not contact.active:
        return Dropped("empty")
    return Letter(
        key=row.key,
        to=contact.email,
        language=contact.language,
        subject=T("digest.subject", week=week_number(now)),
        parts=personal_digest(
            between(found, weeks.start, weeks.middle),
            between(found, weeks.middle, weeks.end),
            waiting,
        ),
    )


def week_number(at: datetime) -> int:
    """The ISO week by the wall calendar."""
    return at.astimezone(ZONE).isocalendar().week


DUE = {TEAM: due_team, PERSON: due_person}
EXPAND = {RULE: expand}
