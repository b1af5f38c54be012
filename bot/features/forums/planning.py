"""From rows to a season for the planner: forums, their seats, places, school years, dates."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.agreement import Agreement
from bot.features.forums.hosts import Host, host_of, hosts
from bot.features.forums.imagining import imagined
from bot.features.forums.standing import Standing
from bot.features.meetings.intents import Window
from bot.features.meetings.rules import ZONE, instants, local_today
from bot.features.meetings.taken import room_key
from bot.features.meetings.times import question
from bot.features.meetings.view import MeetingView
from models import forums
from models.forums import Forum as ForumRow
from models.meetings import Meeting, MeetingState
from models.registry import Place, same_places
from models.store import Tx
from scheduler.grid import Grid, days_mask
from scheduler.season import Booked, Forum, Order, Season, Turn
from scheduler.slots import Ask, Mask, Reason
from scheduler.terms import Term
from scheduler.workdays import days

LEAD = 7
"""Days from a preparing group's meeting to its parent's, at least: lokal rutin."""

NEAREST = 7
"""Days between two meetings of a forum, at least, where half of an even spread is less."""


@dataclass(frozen=True)
class Gathered:
    """A season, with what its keys stand for.

    `views` are the forums' meetings as they would be, by forum key, with everybody who hosts one;
    `rooms` the names of rooms, by room key; `booked` the meetings that have a date, by forum key
    and start; `unknown` names each forum's schools whose year is not known.
    """

    term: Term
    season: Season
    standings: Mapping[str, Standing]
    views: Mapping[str, MeetingView]
    rooms: Mapping[str, str]
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
    had = _by_forum(tx, wanted, term)
    movable = [
        met
        for each in wanted
        for met in had.get(each.forum.id, ())
        if moves and _is_movable(met, agreement, now)
    ]
    asking = [_Asking(tx, each.forum, agreement, term, now, movable) for each in wanted]
    made = [
        _forum(each, asked, had.get(each.forum.id, ()))
        for each, asked in zip(wanted, asking, strict=True)
    ]
    season = Season(
        made[0].ask.grid, ZoneInfo(ZONE), term.from_on, term.to_on, made, tuple(_orders(wanted))
    )
    return Gathered(
        term,
        season,
        {each.key: standing for each, standing in zip(made, wanted, strict=True)},
        {each.key: asked.everybody() for each, asked in zip(made, asking, strict=True)},
        {key: room for asked in asking for key, room in asked.rooms.items()},
        {
            (str(met.forum_id), _start(season.grid, met)): met
            for all_met in had.values()
            for met in all_met
        },
        {each.key: tuple(asked.unknown) for each, asked in zip(made, asking, strict=True)},
    )


class _Asking:
    """Asks of one forum's meetings what the slot engine would: once for all that are alike."""

    def __init__(
        self,
        tx: Tx,
        forum: ForumRow,
        agreement: Agreement,
        term: Term,
        now: datetime,
        movable: Collection[Meeting],
    ) -> None:
        self.tx, self.forum, self.agreement, self.now = tx, forum, agreement, now
        self.term, self.movable = term, movable
        self.owner = next(iter(forums.owners(tx, forum)), None)
        self.unknown: dict[str, None] = {}
        self.rooms: dict[str, str] = {}
        self._views: dict[object, MeetingView] = {}
        self._turns: dict[object, Turn] = {}

    def turn(self, host: Host | None, length: int | None = None) -> Turn:
        """A meeting that they would convene, of so many minutes."""
        key = host and host.key, length or self.forum.length
        if key not in self._turns:
            shown = imagined(self.tx, self.forum, host, self.agreement, self.now, length)
            window = Window(self.term.from_on, self.term.to_on, ())
            ask, lacking = question(self.tx, shown, window, self.now, but=self.movable)
            if not self.forum.goes_on_at(self.term.from_on):
                ask = replace(ask, masks=[*ask.masks, self._life(ask)])
            self.unknown |= dict.fromkeys(shown.organisations[each].name for each in lacking)
            if ask.rooms and shown.place:
                self.rooms |= {room.key: shown.place.name for room in ask.rooms.rooms}
            self._views[key] = shown
            self._turns[key] = Turn(ask, _house(self.tx, shown))
        return self._turns[key]

    def _life(self, ask: Ask) -> Mask:
        """A forum that begins in the term has no meetings before."""
        there = [
            day for day in days(self.term.from_on, self.term.to_on) if self.forum.goes_on_at(day)
        ]
        return Mask(Reason("season.term", {}), days_mask(ask.grid, ask.zone, there), fixed=True)

    def ahead(self, count: int) -> list[Turn]:
        """The next so many, by who convenes them."""
        if self.owner is None:
            return [self.turn(None)] * count
        return [self.turn(host) for host in hosts(self.tx, self.forum, self.owner, count)]

    def booked(self, met: Meeting, start: int, usual: Turn) -> Booked:
        """A date that is booked, as a meeting of its own where that may move."""
        place = self.tx.get(Place, met.place_id) if met.place_id else None
        room = room_key(self.tx, place, self.agreement) if place else None
        if met not in self.movable:
            return Booked(start, room, fixed=True)
        own = self.turn(host_of(self.tx, met, self.forum), met.length)
        return Booked(start, room, turn=None if own is usual else own)

    def everybody(self) -> MeetingView:
        """The first of them, with all who convene any."""
        first, *others = self._views.values()
        return replace(
            first,
            contacts={**first.contacts, **_merged(each.contacts for each in others)},
            organisations={
                **first.organisations,
                **_merged(each.organisations for each in others),
            },
            functions={**first.functions, **_merged(each.functions for each in others)},
        )


R = TypeVar("R")


def _merged(several: Iterable[Mapping[int, R]]) -> dict[int, R]:
    return {key: each for some in several for key, each in some.items()}


def _house(tx: Tx, shown: MeetingView) -> str | None:
    return str(min(each.id for each in same_places(tx, shown.place))) if shown.place else None


def _forum(each: Standing, asked: _Asking, met: Sequence[Meeting]) -> Forum:
    first, *others = asked.ahead(max(1, each.missing))
    dates = _dates(first.ask.grid, met)
    return Forum(
        str(each.forum.id),
        first.ask,
        # A shortfall that has been explained is not asked about again.
        quota=len(dates) + (0 if each.is_settled else each.missing),
        apart=_apart(each, asked.agreement, asked.now),
        place=first.place,
        booked=tuple(asked.booked(one, start, first) for start, one in dates.items()),
        turns=(first, *others) if any(turn is not first for turn in others) else (),
    )


def _dates(grid: Grid, met: Sequence[Meeting]) -> dict[int, Meeting]:
    """The meetings by their starts: one of two at the same time, none that ends after the grid."""
    return {
        start: each
        for each in met
        if (start := _start(grid, each)) <= grid.quarters - -(-each.length // 15)
    }


def _by_forum(tx: Tx, wanted: Sequence[Standing], term: Term) -> dict[int, list[Meeting]]:
    found: dict[int, list[Meeting]] = {}
    # Those on the school's days, where new ones are placed; what is missing is of the half-year.
    span = instants(term.from_on, term.to_on)
    for met in forums.meetings_of(tx, [each.forum.id for each in wanted], *span):
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


def _apart(standing: Standing, agreement: Agreement, now: datetime) -> int:
    """Half of what would be even in what is left of the term, and a week at least."""
    term = standing.term
    first = max(term.from_on, local_today(now, ZONE) + agreement.notice)
    left = max((term.to_on - first) // timedelta(days=1), 0)
    return max(NEAREST, left // (2 * max(standing.wanted or 1, 1)))


def _orders(wanted: Collection[Standing]) -> Iterator[Order]:
    there = {each.forum.id for each in wanted}
    for each in wanted:
        if each.forum.parent_id in there:
            yield Order(str(each.forum.id), str(each.forum.parent_id), LEAD)
