"""How many of the term's meetings there have been: the agreement's quotas made visible."""

from datetime import datetime

from bot.access import Actor
from bot.features.forums.standing import counted, of, term_name
from bot.features.meetings.rules import ZONE, local_today
from bot.replies import T
from models import meetings, registry
from models.forums import Forum
from models.meetings import Meeting
from models.store import Tx
from scheduler.terms import Term, term_counting, term_of


def quota(tx: Tx, actor: Actor, kind: str, name: str, now: datetime) -> T | None:
    """How many of the wanted meetings the term has; None where the agreement asks for no number.

    Booked, held and closed meetings count, by the local day they start, in the term's half-year.
    A forum counts by its name. Without a school year the term is not known, and the text says so.
    """
    term = term_of(local_today(now, ZONE), registry.years_of_schools(tx, actor.area.id))
    return _of_kind(tx, actor, kind, name, term)


def quota_of(tx: Tx, actor: Actor, meeting: Meeting, now: datetime) -> T | None:
    """The same for the term that a meeting counts in, while it has no time for this one.

    A forum's own number goes before that of its kind.
    """
    forum = tx.get(Forum, meeting.forum_id) if meeting.forum_id else None
    years = registry.years_of_schools(tx, actor.area.id)
    if meeting.starts_at:
        term = term_counting(local_today(meeting.starts_at, ZONE), years)
    else:
        term = term_of(local_today(now, ZONE), years)
    if forum is not None:
        return _of_forum(tx, forum, term)
    return _of_kind(tx, actor, meeting.kind, meeting.name, term)


def _of_kind(tx: Tx, actor: Actor, kind: str, name: str, term: Term | None) -> T | None:
    wanted = actor.agreement.quotas.get(kind)
    if wanted is None:
        return None
    if term is None:
        return T("bus.term_unknown", of=wanted.per_term, source=wanted.source)
    found = meetings.of_kind_between(tx, actor.area.id, kind, *counted(term))
    count = sum(each.name == name for each in found)
    return T(
        "bus.quota", count=count, of=wanted.per_term, term=term_name(term), source=wanted.source
    )


def _of_forum(tx: Tx, forum: Forum, term: Term | None) -> T | None:
    if forum.per_term is None:
        return None
    if term is None:
        return T("bus.term_unknown", of=forum.per_term, source=forum.source)
    (found,) = of(tx, [forum], term)
    if found.wanted is None:
        return None
    return T(
        "bus.quota", count=found.count, of=found.wanted, term=term_name(term), source=forum.source
    )
