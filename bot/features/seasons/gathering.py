"""From rows to a season for the planner: forums, their seats, calendars, school years, dates."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.agreement import Agreement
from bot.features.forums.proposing import imagined
from bot.features.forums.standing import Standing, standings, within
from bot.features.meetings.intents import Window
from bot.features.meetings.rules import ZONE, local_today
from bot.features.meetings.times import question
from bot.features.meetings.view import MeetingView
from models import forums
from models.meetings import Meeting, MeetingState
from models.store import Tx
from scheduler.grid import Grid
from scheduler.season import Booked, Forum, Order, Season
from scheduler.terms import Term

LEAD = 7
"""Days from a preparing group's meeting to its parent's, at least: lokal rutin."""

NEAREST = 7
"""Days between two meetings of a forum, at least, where half of an even spread is less."""


@dataclass(frozen=True)
class Gathered:
    """A season, with what its keys stand for.

    `views` are the forums' meetings as they would be, by forum key; `booked` the meetings that
    have a date, by forum key and start; `unknown` names schools whose year is not known.
    """

    term: Term
    season: Season
    standings: Mapping[str, Standing]
    views: Mapping[str, MeetingView]
    booked: Mapping[tuple[str, int], Meeting]
    unknown: tuple[str, ...]


def gather(
    tx: Tx, area_id: int, agreement: Agreement, term: Term, now: datetime
) -> Gathered | None:
    """The term's season; None when no forum has agreed on how often to meet."""
    wanted = [each for each in standings(tx, area_id, term) if each.wanted]
    if not wanted:
        return None
    had = _by_forum(tx, wanted, term)
    movable = [m for met in had.values() for m in met if _is_movable(m, agreement, now)]
    views = {each.forum.id: imagined(tx, each.forum, agreement, now) for each in wanted}
    window = Window(term.from_on, term.to_on, ())
    made: list[Forum] = []
    booked: dict[tuple[str, int], Meeting] = {}
    unknown: set[str] = set()
    for each in wanted:
        key, view = str(each.forum.id), views[each.forum.id]
        ask, lacking = question(tx, view, window, now, but=movable)
        unknown |= {view.organisations[organisation].name for organisation in lacking}
        dates = {_start(ask.grid, met): met for met in had.get(each.forum.id, ())}
        booked |= {(key, start): met for start, met in dates.items()}
        made.append(
            Forum(
                key,
                ask,
                # A shortfall that has been explained is not asked about again.
                quota=each.count if each.is_settled else each.wanted or 0,
                apart=_apart(term, each, agreement, now),
                booked=tuple(
                    Booked(start, fixed=met not in movable) for start, met in dates.items()
                ),
            )
        )
    season = Season(
        made[0].ask.grid,
        ZoneInfo(ZONE),
        term.from_on,
        term.to_on,
        made,
        _orders(wanted),
    )
    return Gathered(
        term,
        season,
        {str(each.forum.id): each for each in wanted},
        {str(key): view for key, view in views.items()},
        booked,
        tuple(sorted(unknown)),
    )


def _by_forum(tx: Tx, wanted: Sequence[Standing], term: Term) -> dict[int, list[Meeting]]:
    found: dict[int, list[Meeting]] = {}
    for met in forums.meetings_of(tx, [each.forum.id for each in wanted], *within(term)):
        if met.forum_id is not None:
            found.setdefault(met.forum_id, []).append(met)
    return found


def _is_movable(meeting: Meeting, agreement: Agreement, now: datetime) -> bool:
    """Booked, far enough ahead to be called anew, and on a quarter as the planner's times are."""
    starts_at = meeting.starts_at
    return (
        meeting.state == MeetingState.BOOKED
        and starts_at is not None
        and starts_at > now + agreement.notice
        and starts_at.minute % 15 == 0
    )


def _start(grid: Grid, meeting: Meeting) -> int:
    return grid.index(meeting.starts_at or grid.origin)


def _apart(term: Term, standing: Standing, agreement: Agreement, now: datetime) -> int:
    """Half of what would be even in what is left of the term, and a week at least."""
    first = max(term.from_on, local_today(now, ZONE) + agreement.notice)
    left = max((term.to_on - first) // timedelta(days=1), 0)
    return max(NEAREST, left // (2 * max(standing.wanted or 1, 1)))


def _orders(wanted: Collection[Standing]) -> tuple[Order, ...]:
    there = {each.forum.id for each in wanted}
    return tuple(
        Order(str(each.forum.id), str(each.forum.parent_id), LEAD)
        for each in wanted
        if each.forum.parent_id in there
    )
