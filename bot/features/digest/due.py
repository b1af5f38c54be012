"""When the digest's rule fires: one row a team, and one a person who may have something to read."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from bot.agreement import Agreement
from bot.features.digest.doubt import DOUBT, due_doubt, post_failed
from bot.features.digest.forums import callers, term_told_of
from bot.features.digest.reading import STOCKHOLM
from bot.features.digest.rules import due_but_for, lov_days, way_for, week_key, weekdays_off
from bot.features.digest.telling import due_mine, due_person, due_team
from bot.features.meetings.rules import ZONE, local_today
from models import digests, registry
from models.digests import Way
from models.queue import Outbox, RecurringRule
from models.registry import Area, SchoolYear
from models.store import Tx
from scheduler.recurring import next_firing
from scheduler.terms import Term

RULE = "digest"
TEAM = "digest.team"
PERSON = "digest.person"
CHAT = "digest.chat"
"""A person's own, for those who want it in the chat; others get theirs by mail."""

MINE = "digest.mine"
"""A person's own, sent to their dialogue since they asked for it somewhere else."""

WORTH_READING = timedelta(days=2)

Payload = dict[str, int | str]


def digest_rule(area: Area, agreement: Agreement, now: datetime) -> RecurringRule:
    """The area's rule, by its agreement."""
    return RecurringRule(
        area_id=area.id,
        kind=RULE,
        subject="area",
        weekday=agreement.digest_weekday,
        at=agreement.digest_at,
        next_at=next_firing(agreement.digest_weekday, agreement.digest_at, STOCKHOLM, now),
    )


def expand(tx: Tx, rule: RecurringRule, agreement: Agreement) -> Iterator[Outbox]:
    """The rows of one firing; nobody gets one whose days off last until the next."""
    lov = _lov(tx, rule, agreement)
    term = kept(term_of_area(tx, rule.area_id, rule.next_at))
    for team in registry.teams(tx, rule.area_id):
        away = lov.get(team.organisation_id or 0, set())
        due_at = due_but_for(rule.next_at, STOCKHOLM, away)
        if team.digest and due_at:
            yield _row(rule, f"team:{team.id}", TEAM, {"team_id": team.id, **term}, due_at)
    for contact, wish, has_chat in digests.readers(tx, rule.area_id, callers(agreement)):
        away = lov.get(contact.organisation_id, set()) | weekdays_off(rule.next_at, STOCKHOLM, wish)
        due_at = due_but_for(rule.next_at, STOCKHOLM, away)
        way = way_for(wish, contact.reach, has_chat=has_chat)
        if way is not Way.NONE and due_at:
            kind = CHAT if way is Way.CHAT else PERSON
            payload: Payload = {"contact_id": contact.id, **term}
            yield _row(rule, f"person:{contact.id}", kind, payload, due_at)


def _lov(tx: Tx, rule: RecurringRule, agreement: Agreement) -> Mapping[int, set[date]]:
    """The lov days of the organisations that the agreement lets rest, by their numbers."""
    if not agreement.digest_lov_pause:
        return {}
    years, breaks = digests.calendars_of(tx, rule.area_id, agreement.digest_lov_pause)
    of_each: defaultdict[int, list[SchoolYear]] = defaultdict(list)
    for year in years:
        of_each[year.organisation_id].append(year)
    return {
        key: lov_days(rule.next_at, STOCKHOLM, theirs, breaks) for key, theirs in of_each.items()
    }


def term_of_area(tx: Tx, area_id: int, now: datetime) -> Term | None:
    """The term whose forums are counted; None in its first weeks, and where no year is known."""
    return term_told_of(local_today(now, ZONE), registry.years_of_schools(tx, area_id))


def kept(term: Term | None) -> Payload:
    """A term as a due row keeps it: found once for everybody."""
    return {"from_on": str(term.from_on), "to_on": str(term.to_on)} if term else {}


def _row(rule: RecurringRule, whose: str, kind: str, payload: Payload, due_at: datetime) -> Outbox:
    return Outbox(
        area_id=rule.area_id,
        key=f"digest:{whose}:{week_key(rule.next_at, STOCKHOLM)}",
        kind=kind,
        payload=payload,
        due_at=due_at,
        late_after=due_at + WORTH_READING,
        created_at=rule.next_at,
    )


DUE = {TEAM: due_team, PERSON: due_person, CHAT: due_person, MINE: due_mine, DOUBT: due_doubt}
FAILED = {TEAM: post_failed}
EXPAND = {RULE: expand}
