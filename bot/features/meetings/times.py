"""From rows to a question for the slot engine, and from its answer to people's words."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import assert_never
from zoneinfo import ZoneInfo

from bot.agreement import Agreement
from bot.features.meetings.intents import Window
from bot.features.meetings.rules import clock_ends, end_of, first_day, local_today
from bot.features.meetings.taken import people, rooms, sides
from bot.features.meetings.view import MeetingView
from bot.replies import T, name
from models import registry
from models.meetings import Meeting
from models.registry import OrganisationKind
from models.store import Tx
from scheduler import slots
from scheduler.grid import QUARTER, Grid, bits_within, days_mask, local_hours
from scheduler.recurring import instant
from scheduler.slots import Ask, Blocked, Mask, Reason, Slot, Warn
from scheduler.terms import days_off
from scheduler.workdays import days, is_squeeze_day, is_workday, workday_from

SCHOOLS = (OrganisationKind.SCHOOL, OrganisationKind.PRESCHOOL)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")
NOON = time(12)

BLOCKS = {
    "slots.deadline": "times.consent_ends",
    "times.days_off": "times.days_off",
    "times.family": "times.family",
    "times.lov": "times.lov",
    "times.next_workday": "times.next_workday",
    "times.notice": "times.notice",
    "times.office_hours": "times.office_hours",
}
LATER_WINDOWS = 4


@dataclass(frozen=True)
class Found:
    """Possible times, and organisations whose school year is not known for all of them."""

    slots: tuple[Slot, ...]
    unknown_years: tuple[int, ...]


@dataclass(frozen=True)
class NothingFound:
    """What stands in the way, and the next window of the same length that has times."""

    blocked: Blocked
    next_window: Window | None
    times_there: int


def find_times(tx: Tx, view: MeetingView, window: Window, now: datetime) -> Found | NothingFound:
    """Times in the window, best first; if there are none, why, and where there are."""
    latest = view.meeting.latest_on
    window = replace(window, from_on=first_day(window, local_today(now, view.meeting.zone)))
    if latest and latest >= window.from_on:
        window = replace(window, to_on=min(window.to_on, latest))
    answer_by = view.meeting.answer_by_on
    if answer_by and window.from_on <= answer_by < window.to_on:
        window = replace(window, from_on=answer_by + timedelta(days=1))
    ask, unknown = question(tx, view, window, now)
    answer = slots.find(ask)
    if not isinstance(answer, Blocked):
        return Found(answer, unknown)
    length = window.to_on - window.from_on + timedelta(days=1)
    for n in range(1, LATER_WINDOWS + 1):
        later = Window(window.from_on + n * length, window.to_on + n * length, window.family)
        if latest and later.to_on > latest:
            break
        there = slots.find(question(tx, view, later, now)[0])
        if not isinstance(there, Blocked):
            return NothingFound(answer, later, len(there))
    return NothingFound(answer, None, 0)


def why_not(view: MeetingView, found: NothingFound) -> T:
    """What blocks and what to do, for the field where the window was given."""
    ways = found.blocked.ways
    what = [_way(view, each) for each in ways] or [T("times.window_short")]
    if count := found.blocked.without_travel:
        what.append(T("times.travel", minutes=view.agreement.travel, count=count))
    if found.next_window is None:
        return T("times.blocked", what=what)
    return T(
        "times.blocked_but_later",
        what=what,
        from_on=found.next_window.from_on,
        to_on=found.next_window.to_on,
        count=found.times_there,
    )


def _way(view: MeetingView, way: slots.Way) -> T:
    return T("times.way", who=[blocker(view, each) for each in way.without], count=way.opens)


def blocker(view: MeetingView, each: slots.Blocker) -> T:
    """What stands in the way, by the name people know it by."""
    match each:
        case slots.Organisation(key=key):
            return name(view.organisations[int(key)].name)
        case slots.Person(key=key):
            contact = view.contacts[int(key)]
            return T(
                "meetings.function_at",
                function=view.functions[contact.function_id].name,
                organisation=view.organisations[contact.organisation_id].name,
            )
        case slots.Rooms():
            return T("times.room", room=name(view.place.name if view.place else ""))
        case Mask(reason=reason):
            values = dict(reason.values)
            if reason.code == "times.lov":
                values = {"school": view.organisations[int(values["school"])].name}
            return T(BLOCKS[reason.code], **values)
        case _:
            assert_never(each)


def question(
    tx: Tx, view: MeetingView, window: Window, now: datetime, but: Collection[Meeting] = ()
) -> tuple[Ask, tuple[int, ...]]:
    """The question for the engine, and organisations whose school year is not known for it all.

    Meetings in *but* take nobody's time and no room: theirs is to be found anew.
    """
    meeting, agreement = view.meeting, view.agreement
    zone = ZoneInfo(meeting.zone)
    grid = _grid(window, zone)
    dates = days(window.from_on, window.to_on)
    school_masks, unknown = _schools(tx, view, dates, grid, zone)
    ask = Ask(
        grid=grid,
        zone=zone,
        length=-(-meeting.length // 15),
        people=people(tx, view, grid, but),
        organisations=sides(view),
        masks=[
            *_office(agreement, dates, grid, zone),
            _notice(view, grid, zone, now),
            *school_masks,
            *_family(window, agreement, grid, zone),
        ],
        warnings=[
            Warn(
                Reason("slots.squeeze_day", {}),
                days_mask(grid, zone, [day for day in dates if is_squeeze_day(day)]),
            ),
            *_after_clock(view, grid),
        ],
        deadline=_consent_ends(view),
        rooms=rooms(tx, view, grid, but),
        preferred=_preferred(agreement, grid, zone),
        wanted=agreement.candidates,
        soonest=meeting.latest_on is not None,
    )
    return ask, unknown


def _notice(view: MeetingView, grid: Grid, zone: ZoneInfo, now: datetime) -> Mask:
    """The agreement's; with a last date to keep, no more than until the next working day."""
    if view.meeting.latest_on is None:
        reason = Reason("times.notice", {"days": view.agreement.notice.days})
        return Mask(reason, bits_within(grid, now + view.agreement.notice, grid.end), fixed=True)
    first = workday_from(local_today(now, view.meeting.zone) + timedelta(days=1))
    allowed = bits_within(grid, instant(first, time(0), zone), grid.end)
    return Mask(Reason("times.next_workday", {}), allowed, fixed=True)


def _grid(window: Window, zone: ZoneInfo) -> Grid:
    start = instant(window.from_on, time(0), zone)
    end = instant(window.to_on + timedelta(days=1), time(0), zone)
    return Grid(start, (end - start) // QUARTER)


def _office(agreement: Agreement, dates: Sequence[date], grid: Grid, zone: ZoneInfo) -> list[Mask]:
    # On all seven days, so that a weekend is one obstacle and not two.
    hours = local_hours(grid, zone, range(7), agreement.work_from, agreement.work_to)
    workdays = days_mask(grid, zone, [day for day in dates if is_workday(day)])
    return [
        Mask(Reason("times.office_hours", {}), hours, fixed=True),
        Mask(Reason("times.days_off", {}), workdays, fixed=True),
    ]


def _preferred(agreement: Agreement, grid: Grid, zone: ZoneInfo) -> int | None:
    """The hours that the agreement would rather see; None when they are all of the office's."""
    first, last = agreement.preferred_from, agreement.preferred_to
    if first <= agreement.work_from and last >= agreement.work_to:
        return None
    return local_hours(grid, zone, range(7), first, last)


def _schools(
    tx: Tx, view: MeetingView, dates: Sequence[date], grid: Grid, zone: ZoneInfo
) -> tuple[list[Mask], tuple[int, ...]]:
    masks, unknown = [], []
    for organisation in view.organisations.values():
        if organisation.kind not in SCHOOLS:
            continue
        years = registry.school_years(tx, [organisation.id])
        found = days_off(dates, years, registry.breaks_of(tx, [year.id for year in years]))
        masks.append(
            Mask(
                Reason("times.lov", {"school": organisation.id}),
                grid.all & ~days_mask(grid, zone, found.off),
            )
        )
        if found.unknown:
            unknown.append(organisation.id)
    return masks, tuple(unknown)


def _family(window: Window, agreement: Agreement, grid: Grid, zone: ZoneInfo) -> list[Mask]:
    if not window.family:
        return []
    can = 0
    for half in window.family:
        weekday, part = half.value.split("-")
        start, end = (agreement.work_from, NOON) if part == "am" else (NOON, agreement.work_to)
        can |= local_hours(grid, zone, [WEEKDAYS.index(weekday)], start, end)
    return [Mask(Reason("times.family", {}), can)]


def _after_clock(view: MeetingView, grid: Grid) -> list[Warn]:
    if latest := view.meeting.latest_on:
        late = bits_within(grid, end_of(latest, view.meeting.zone), grid.end)
        return [Warn(Reason("slots.after_latest", {}), late)]
    consent = view.consent
    if consent is None or view.is_follow_up:
        return []
    zone = view.meeting.zone
    start = local_today(consent.recorded_at, zone)
    last = clock_ends(view.kind, view.agreement, start)
    if last is None:
        return []
    late = bits_within(grid, end_of(last, zone), grid.end)
    return [Warn(Reason("slots.after_clock", {"days": (last - start).days}), late)]


def _consent_ends(view: MeetingView) -> datetime | None:
    consent = view.consent
    return (
        end_of(consent.valid_to_on, view.meeting.zone) if consent and consent.valid_to_on else None
    )
