"""How many of the term's meetings there have been: the agreement's quotas made visible."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.access import Actor
from bot.features.meetings.rules import ZONE, local_today
from bot.replies import T
from models import forums, meetings, registry
from models.forums import Forum
from models.meetings import Meeting
from models.store import Tx
from scheduler.recurring import instant
from scheduler.terms import Term, term_of


def quota(tx: Tx, actor: Actor, kind: str, name: str, now: datetime) -> T | None:
    """How many of the wanted meetings the term has; None where the agreement asks for no number.

    Booked, held and closed meetings count, by the local day they start. A forum counts by its
    name. Without a school year the term is not known, and the text says so.
    """
    wanted = actor.agreement.quotas.get(kind)
    if wanted is None:
        return None
    term = term_of(local_today(now, ZONE), registry.years_of_schools(tx, actor.area.id))
    if term is None:
        return T("bus.term_unknown", of=wanted.per_term, source=wanted.source)
    found = meetings.of_kind_between(tx, actor.area.id, kind, *_within(term))
    count = sum(each.name == name for each in found)
    return T("bus.quota", count=count, of=wanted.per_term, term=_called(term), source=wanted.source)


def quota_of(tx: Tx, actor: Actor, meeting: Meeting, now: datetime) -> T | None:
    """The same for the term that a meeting falls in, while it has no time for this one.

    A forum's own number goes before that of its kind.
    """
    forum = tx.get(Forum, meeting.forum_id) if meeting.forum_id else None
    if forum is not None:
        return _of_forum(tx, actor, forum, meeting.starts_at or now)
    return quota(tx, actor, meeting.kind, meeting.name, meeting.starts_at or now)


def _of_forum(tx: Tx, actor: Actor, forum: Forum, at: datetime) -> T | None:
    if forum.per_term is None:
        return None
    term = term_of(local_today(at, ZONE), registry.years_of_schools(tx, actor.area.id))
    if term is None:
        return T("bus.term_unknown", of=forum.per_term, source=forum.source)
    count = forums.counts_in(tx, [forum.id], *_within(term)).get(forum.id, 0)
    return T("bus.quota", count=count, of=forum.per_term, term=_called(term), source=forum.source)


def _called(term: Term) -> T:
    return T("bus.autumn" if term.is_autumn else "bus.spring", year=str(term.from_on.year))


def _within(term: Term) -> tuple[datetime, datetime]:
    first, after = term.from_on, term.to_on + timedelta(days=1)
    zone = ZoneInfo(ZONE)
    return instant(first, time(0), zone), instant(after, time(0), zone)
