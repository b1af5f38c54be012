"""A team's school year, gathered from rows."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.agreement import Agreement
from bot.features.feeds.rules import STRUCTURAL, may_fetch
from bot.features.forums.standing import wanted_by_name
from bot.features.meetings.kinds import KINDS
from bot.features.meetings.naming import NAMES
from bot.features.meetings.rules import ZONE, local_today
from bot.features.wheel.rules import (
    Calendar,
    Wanted,
    bounds,
    calendar_lines,
    day_lines,
    forum_years,
    label,
    meeting_lines,
    year_of,
)
from bot.replies import T
from bot.years import YearWheel
from models import feeds, forums, registry
from models.meetings import Meeting
from models.registry import Area, Organisation, OrganisationKind, Team
from models.store import Tx
from scheduler.halves import HalfYear
from scheduler.recurring import instant


def wheel_of(
    tx: Tx,
    hashed: str,
    agreements: Mapping[str, Agreement],
    now: datetime,
    asked: int | None = None,
    language: str | None = None,
) -> YearWheel | None:
    """The year behind a team's link with this hash; None when it opens nothing, or no more.

    Args:
        tx: Open.
        hashed: Of the link's secret.
        agreements: By the area's slug.
        now: Aware.
        asked: The calendar year in which the school year begins; this one's neighbours at most.
        language: Asked for; the reader's own without it.
    """
    found = feeds.by_token(tx, hashed)
    if found is None:
        return None
    _, contact, team = found
    if team is None or not may_fetch(contact, team):
        return None
    area = tx.get_one(Area, team.area_id)
    agreement = agreements.get(area.slug, Agreement())
    return team_year(tx, team, agreement, language or contact.language, now, asked)


def team_year(
    tx: Tx,
    team: Team,
    agreement: Agreement,
    language: str,
    now: datetime,
    asked: int | None = None,
) -> YearWheel:
    """The school year as the team sees it, with what is booked and held by now."""
    today = local_today(now, ZONE)
    this = year_of(today)
    year = asked if asked in (this - 1, this + 1) else this
    schools = _schools(tx, team)
    calendars = _calendars(tx, schools, label(year))
    known = {each.school for each in calendars}
    meetings = _meetings(tx, team, year)
    first, last = bounds(year)
    return YearWheel(
        label=label(year),
        from_on=first,
        to_on=last,
        today=today if year == this else None,
        team=team.name,
        language=language,
        lines=sorted(
            (
                *calendar_lines(calendars, year),
                *day_lines(year, "en" if language == "en" else "sv"),
                *meeting_lines(meetings, now),
            ),
            key=lambda line: (line.from_on, line.to_on),
        ),
        forums=forum_years(meetings, _wanted(tx, team, agreement, year), now),
        unknown=[each.name for each in schools if each.name not in known],
        sources=_sources(calendars),
        earlier=year - 1 if year >= this else None,
        later=year + 1 if year <= this else None,
    )


def _schools(tx: Tx, team: Team) -> list[Organisation]:
    """The team's own school, or all of the area's, the municipality's first."""
    schools = [
        each
        for each in registry.organisations(tx, team.area_id)
        if each.kind == OrganisationKind.SCHOOL
    ]
    own = [each for each in schools if each.id == team.organisation_id]
    return own or sorted(schools, key=lambda each: each.independent)


def _calendars(tx: Tx, schools: Sequence[Organisation], called: str) -> list[Calendar]:
    names = {each.id: each.name for each in schools}
    years = [each for each in registry.school_years(tx, list(names)) if each.label == called]
    pauses = registry.breaks_of(tx, [each.id for each in years])
    found = {
        year.organisation_id: Calendar(
            names[year.organisation_id],
            year,
            [each for each in pauses if each.school_year_id == year.id],
        )
        for year in years
    }
    return [found[each] for each in names if each in found]


def _meetings(tx: Tx, team: Team, year: int) -> list[Meeting]:
    first, after = (instant(bounds(each)[0], time(0), ZoneInfo(ZONE)) for each in (year, year + 1))
    taking = feeds.meetings_of_team(tx, team, STRUCTURAL, first)
    return [each for each, _ in taking if each.starts_at and first <= each.starts_at < after]


def _wanted(tx: Tx, team: Team, agreement: Agreement, year: int) -> list[Wanted]:
    """What half a year should have: by forum, and by the agreement where a kind has no forum."""
    active = forums.forums_between(tx, team.area_id, *bounds(year))
    if team.organisation_id is not None:
        seats = forums.seats(tx, [each.id for each in active])
        seated = {each.forum_id for each in seats if each.organisation_id == team.organisation_id}
        active = [each for each in active if each.id in seated]
    years = registry.years_of_schools(tx, team.area_id)
    halves = HalfYear(year, autumn=True), HalfYear(year + 1, autumn=False)
    autumn, spring = (wanted_by_name(active, half, years) for half in halves)
    kept = {each.kind for each in active if not KINDS[each.kind].named}
    return [
        *(
            Wanted(kind, "", quota.per_term, quota.per_term)
            for kind, quota in agreement.quotas.items()
            # Of meetings about one child nothing is told, whatever an agreement counts.
            if kind in NAMES and kind not in kept
        ),
        *(Wanted(*key, autumn[key], spring[key]) for key in autumn),
    ]


def _sources(calendars: Sequence[Calendar]) -> list[T]:
    told = dict.fromkeys((each.year.source, each.year.checked_on) for each in calendars)
    return [
        T("wheel.source_checked", source=source, on=on)
        if on
        else T("wheel.source_unchecked", source=source)
        for source, on in told
    ]
