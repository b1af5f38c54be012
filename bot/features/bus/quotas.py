"""How many of the term's meetings there have been: the agreement's quotas made visible."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.access import Actor
from bot.features.meetings.rules import ZONE, local_today
from bot.replies import T
from models import meetings, registry
from models.meetings import Meeting
from models.registry import OrganisationKind, SchoolYear
from models.store import Tx
from scheduler.recurring import instant
from scheduler.terms import Term, term_of

MIDSUMMER = 6
"""Terms that begin later in the year are the autumn's: a school year starts in August.

Source: skolförordningen 3 kap. 2 §.
"""


def quota(tx: Tx, actor: Actor, kind: str, name: str, now: datetime) -> T | None:
    """How many of the wanted meetings the term has; None where the agreement asks for no number.

    Booked, held and closed meetings count, by the local day they start. A forum counts by its
    name. Without a school year the term is not known, and the text says so.
    """
    wanted = actor.agreement.quotas.get(kind)
    if wanted is None:
        return None
    term = term_of(local_today(now, ZONE), _years(tx, actor))
    if term is None:
        return T("bus.term_unknown", of=wanted.per_term, source=wanted.source)
    found = meetings.of_kind_between(tx, actor.area.id, kind, *_within(term))
    count = sum(each.name == name for each in found)
    return T("bus.quota", count=count, of=wanted.per_term, term=_called(term), source=wanted.source)


def quota_of(tx: Tx, actor: Actor, meeting: Meeting, now: datetime) -> T | None:
    """The same for the term that a meeting falls in, while it has no time for this one."""
    return quota(tx, actor, meeting.kind, meeting.name, meeting.starts_at or now)


def _called(term: Term) -> T:
    first = term.from_on
    return T("bus.autumn" if first.month > MIDSUMMER else "bus.spring", year=str(first.year))


def _within(term: Term) -> tuple[datetime, datetime]:
    first, after = term.from_on, term.to_on + timedelta(days=1)
    zone = ZoneInfo(ZONE)
    return instant(first, time(0), zone), instant(after, time(0), zone)


def _years(tx: Tx, actor: Actor) -> Sequence[SchoolYear]:
    """The school years of the area's schools; the municipality's own when it has any."""
    schools = [
        each
        for each in registry.organisations(tx, actor.area.id)
        if each.kind == OrganisationKind.SCHOOL
    ]
    municipal = [each for each in schools if not each.independent] or schools
    return registry.school_years(tx, [each.id for each in municipal])
