"""Pure decisions about meetings."""

import secrets
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.agreement import Agreement
from bot.errors import UserError
from bot.features.meetings.intents import ConsentGiven, FixedTime, Window
from bot.features.meetings.kinds.profile import KindProfile
from bot.privacy.free_text import WebLink
from bot.replies import T, name
from models.meetings import Meeting, MeetingState
from models.registry import Contact, OrganisationKind
from scheduler.recurring import instant
from scheduler.workdays import is_workday, workday_before

# No vowels, so no words; none that look or sound like another (0 O, 1 I L, 2 Z, 5 S, 8 B).
REFERENCE_LETTERS = "34679CDFGHJKMNPQRTVWX"
REFERENCE_LENGTH = 5

ZONE = "Europe/Stockholm"
"""Where wall clocks hang: every Swedish area is in it."""

FURTHEST = timedelta(days=400)
"""Nobody calls a meeting further ahead than this; a date beyond it is a slip of the pen."""


SHORTEST_POLL, LONGEST_POLL = timedelta(hours=2), timedelta(weeks=6)
"""How long a convener may keep a poll open."""


def new_reference() -> str:
    """A reference that holds no kind, date, counter or initials: `7KQ4M`."""
    return "".join(secrets.choice(REFERENCE_LETTERS) for _ in range(REFERENCE_LENGTH))


def free_reference(taken: Callable[[str], bool], draw: Callable[[], str] = new_reference) -> str:
    """The first reference drawn that no other meeting has."""
    reference = draw()
    while taken(reference):
        reference = draw()
    return reference


def local_today(now: datetime, zone: str) -> date:
    """The date on the wall."""
    return now.astimezone(ZoneInfo(zone)).date()


def local_time(when: datetime, zone: str) -> time:
    """The time on the wall."""
    return when.astimezone(ZoneInfo(zone)).time()


def instants(first: date, last: date) -> tuple[datetime, datetime]:
    """The first instant of *first* and the first after *last*, by the wall clock."""
    zone = ZoneInfo(ZONE)
    return instant(first, time(0), zone), instant(last + timedelta(days=1), time(0), zone)


def fixed_instant(when: FixedTime, zone: str) -> datetime:
    """The UTC instant of a time by the wall clock."""
    return instant(when.on, when.at, ZoneInfo(zone))


def ends_at(starts_at: datetime, length: int) -> datetime:
    """When a meeting of that many minutes ends."""
    return starts_at + timedelta(minutes=length)


def wrong_fixed(when: FixedTime, now: datetime, zone: str) -> dict[str, T]:
    """What is wrong with a fixed time, by field."""
    if when.on < local_today(now, zone):
        return {"on": T("meetings.day_has_passed")}
    if fixed_instant(when, zone) <= now:
        return {"at": T("meetings.time_has_passed")}
    if when.on > local_today(now, zone) + FURTHEST:
        return {"on": T("meetings.day_too_far")}
    return {}


def wrong_window(window: Window, today: date, agreement: Agreement) -> dict[str, T]:
    """What is wrong with a window, by field."""
    if window.to_on < today:
        return {"to_on": T("meetings.window_has_passed", today=today)}
    if window.to_on < window.from_on:
        return {"to_on": T("meetings.end_before_start", start=window.from_on)}
    if window.to_on - max(window.from_on, today) > agreement.window_at_most:
        return {"to_on": T("meetings.window_too_long", weeks=agreement.window_at_most.days // 7)}
    if window.to_on > today + FURTHEST:
        return {"to_on": T("meetings.day_too_far")}
    return {}


def first_day(when: FixedTime | Window, today: date) -> date:
    """The first local date the meeting may fall on."""
    return max(when.from_on, today) if isinstance(when, Window) else when.on


def outside_work(contacts: Iterable[Contact], agreement: Agreement) -> list[T]:
    """The addresses that are at no workplace the agreement knows, however they are cased."""
    domains = agreement.work_domains
    return [
        name(each.email)
        for each in contacts
        if each.email.rpartition("@")[2].lower() not in domains
    ]


def wrong_link(link: WebLink | None, agreement: Agreement) -> dict[str, T]:
    """A link is allowed when its host, or a parent of it, is in the agreement."""
    if link is None or any(
        link.host == host or link.host.endswith(f".{host}") for host in agreement.link_hosts
    ):
        return {}
    return {"link": T("meetings.host_not_allowed", hosts=", ".join(agreement.link_hosts))}


def wrong_consent(
    consent: ConsentGiven, called: Collection[int], names: Mapping[int, str], first: date
) -> dict[str, T]:
    """What a consent lacks for these organisations to meet on *first*, by field.

    Args:
        consent: What the convener stated.
        called: Organisations to be called.
        names: Of the organisations called.
        first: The first local date the meeting may fall on.
    """
    outside = [T("name", of=names[each]) for each in called if each not in consent.covers]
    wrong = {}
    if outside:
        wrong["covers"] = T("meetings.outside_consent", organisations=outside)
    if consent.valid_to_on < first:
        wrong["valid_to_on"] = T("meetings.consent_ends_before", day=first)
    return wrong


def sides_are_missing(kind: KindProfile, called: Collection[OrganisationKind]) -> bool:
    """Whether a huvudman that the kind needs is not represented."""
    return any(not side.intersection(called) for side in kind.sides)


def clock_ends(
    kind: KindProfile, agreement: Agreement, start: date, latest: date | None = None
) -> date | None:
    """The local date by which the meeting is to be held: *latest* if set, or the agreement's."""
    if kind.latest:
        return latest
    rules = agreement.kinds.get(kind.id)
    return start + timedelta(days=rules.clock.days) if rules and rules.clock else None


def wrong_answer_by(day: date, last: date, now: datetime, agreement: Agreement) -> dict[str, T]:
    """What is wrong with the day until when answers are wanted.

    Args:
        day: When the office closes that day, so does the poll.
        last: The last day the meeting may fall on.
        now: When the poll would open.
        agreement: Tells when the office closes.
    """
    if day > local_today(now, ZONE) + LONGEST_POLL:
        return {"answer_by_on": T("polls.deadline_too_far", weeks=LONGEST_POLL.days // 7)}
    if not is_workday(day):
        return {"answer_by_on": T("polls.deadline_day_off")}
    if _office_closes(day, agreement) - now < SHORTEST_POLL:
        return {"answer_by_on": T("polls.deadline_too_soon")}
    if day >= last:
        return {"answer_by_on": T("polls.deadline_too_late", last=last)}
    return {}


def _office_closes(day: date, agreement: Agreement) -> datetime:
    return instant(day, agreement.work_to, ZoneInfo(ZONE))


def poll_closes(
    first: datetime, now: datetime, agreement: Agreement, answer_by: date | None = None
) -> datetime:
    """When a poll ends: after the agreement's days, at least a day before the first time.

    On a working day. With too short notice for that, people get half of what is left. A day
    that the convener chose goes before all that, while it can be kept.
    """
    if answer_by and now + SHORTEST_POLL <= _office_closes(answer_by, agreement) < first:
        return _office_closes(answer_by, agreement)
    wanted = min(now + agreement.poll_open, first - timedelta(days=1))
    local = wanted.astimezone(ZoneInfo(ZONE))
    if not is_workday(local.date()):
        wanted = instant(workday_before(local.date()), local.time(), ZoneInfo(ZONE))
    return wanted if wanted > now else now + (first - now) / 2


def reminder_at(starts_at: datetime, agreement: Agreement, zone: str) -> datetime:
    """The morning of the last working day before the meeting."""
    day = workday_before(starts_at.astimezone(ZoneInfo(zone)).date())
    return instant(day, agreement.reminder_at, ZoneInfo(zone))


def particulars(meeting: Meeting) -> tuple[object, ...]:
    """What an invitation tells of a meeting; when none of it changes, nothing need be sent."""
    return meeting.starts_at, meeting.ends_at, meeting.place_id, meeting.link


def must_be(meeting: Meeting, *states: MeetingState) -> None:
    """Let through a meeting in one of these states.

    Raises:
        UserError: says what has become of it instead.
    """
    if meeting.state in states:
        return
    match meeting.state:
        case MeetingState.BOOKED if meeting.starts_at:
            raise UserError(
                "meetings.is_booked", reference=meeting.reference, starts_at=meeting.starts_at
            )
        case MeetingState.CANCELLED:
            raise UserError("meetings.is_cancelled", reference=meeting.reference)
        case _:
            raise UserError("meetings.not_now", reference=meeting.reference)


def end_of(day: date, zone: str) -> datetime:
    """The UTC instant when a local date ends; the calendar's last day has no next to end at."""
    day = min(day, date.max - timedelta(days=1))
    return instant(day + timedelta(days=1), time(0), ZoneInfo(zone)).astimezone(UTC)
