"""From rows to a season for the planner: forums, their seats, places, school years, dates."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.agreement import Agreement
from bot.features.forums.hosts import Host, hosts
from bot.features.forums.imagining import imagined
from bot.features.forums.standing import Standing, within
from bot.features.meetings.intents import Window
from bot.features.meetings.rules import ZONE, local_today
from bot.features.meetings.taken import room_key
from bot.features.meetings.times import question
from bot.features.meetings.view import MeetingView
from models import forums
from models.meetings import Meeting, MeetingState
from models.registry import Place
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
    have a date, by forum key and start; `unknown` names each forum's schools whose year is not
    known.
    """

    term: Term
    season: Season
    standings: Mapping[str, Standing]
    views: Mapping[str, MeetingView]
    booked: Mapping[tuple[str, int], Meeting]
    unknown: Mapping[str, tuple[str, ...]]


def gather(
    tx: Tx,
    among: Sequence[Standing],
    agreement: Agreement,
    now: datetime,
    *,
    moves: bool = False,
) -> Gathered | None:
    """Their term's season; None when none of the forums has agreed on how often to meet.

    Booked dates stay, unless *moves*: then those may go that can be called anew.
    """
    wanted = [each for each in among if each.wanted]
    if not wanted:
        return None
    term = wanted[0].term
    views = {each.forum.id: _imagined(tx, each, agreement, now) for each in wanted}
    had = _by_forum(tx, wanted, term)
    movable = [
        met
        for key, all_met in had.items()
        for met in all_met
        if moves and _is_movable(tx, met, views[key], now)
    ]
    made: list[Forum] = []
    booked: dict[tuple[str, int], Meeting] = {}
    unknown: dict[str, tuple[str, ...]] = {}
    for each in wanted:
        key, view = str(each.forum.id), views[each.forum.id]
        ask, lacking = question(tx, view, Window(term.from_on, term.to_on, ()), now, but=movable)
        unknown[key] = tuple(view.organisations[each].name for each in lacking)
        dates = {_start(ask.grid, met): met for met in had.get(each.forum.id, ())}
        booked |= {(key, start): met for start, met in dates.items()}
        made.append(
            Forum(
                key,
                ask,
                # A shortfall that has been explained is not asked about again.
                quota=each.count if each.is_settled else each.wanted or 0,
                apart=_apart(term, each, agreement, now),
                place=str(view.place.id) if view.place else None,
                booked=tuple(
                    Booked(start, _room(tx, met, agreement), fixed=met not in movable)
                    for start, met in dates.items()
                ),
            )
        )
    season = Season(
        made[0].ask.grid, ZoneInfo(ZONE), term.from_on, term.to_on, made, tuple(_orders(wanted))
    )
    return Gathered(
        term,
        season,
        {str(each.forum.id): each for each in wanted},
        {str(key): view for key, view in views.items()},
        booked,
        unknown,
    )


def _imagined(tx: Tx, each: Standing, agreement: Agreement, now: datetime) -> MeetingView:
    owner = next(iter(forums.owners(tx, each.forum)), None)
    host: Host | None = hosts(tx, each.forum, owner, 1)[0] if owner else None
    return imagined(tx, each.forum, host, agreement, now)


def _by_forum(tx: Tx, wanted: Sequence[Standing], term: Term) -> dict[int, list[Meeting]]:
    found: dict[int, list[Meeting]] = {}
    for met in forums.meetings_of(tx, [each.forum.id for each in wanted], *within(term)):
        if met.forum_id is not None:
            found.setdefault(met.forum_id, []).append(met)
    return found


def _is_movable(tx: Tx, meeting: Meeting, usually: MeetingView, now: datetime) -> bool:
    """Booked, far enough ahead to be called anew, on a quarter as the planner's times are.

    And where the forum usually meets: somebody has chosen another room for that very time.
    """
    starts_at, agreement = meeting.starts_at, usually.agreement
    usual = room_key(tx, usually.place, agreement) if usually.place else None
    unsaid = meeting.place_id is None and not meeting.link
    return (
        meeting.state == MeetingState.BOOKED
        and starts_at is not None
        and starts_at > now + agreement.notice
        and starts_at.minute % 15 == 0
        and meeting.length <= usually.meeting.length
        and (unsaid or _room(tx, meeting, agreement) == usual)
    )


def _room(tx: Tx, meeting: Meeting, agreement: Agreement) -> str | None:
    place = tx.get(Place, meeting.place_id) if meeting.place_id else None
    return room_key(tx, place, agreement) if place else None


def _start(grid: Grid, meeting: Meeting) -> int:
    return grid.index(meeting.starts_at or grid.origin)


def _apart(term: Term, standing: Standing, agreement: Agreement, now: datetime) -> int:
    """Half of what would be even in what is left of the term, and a week at least."""
    first = max(term.from_on, local_today(now, ZONE) + agreement.notice)
    left = max((term.to_on - first) // timedelta(days=1), 0)
    return max(NEAREST, left // (2 * max(standing.wanted or 1, 1)))


def _orders(wanted: Collection[Standing]) -> Iterator[Order]:
    there = {each.forum.id for each in wanted}
    for each in wanted:
        if each.forum.parent_id in there:
            yield Order(str(each.forum.id), str(each.forum.parent_id), LEAD)
