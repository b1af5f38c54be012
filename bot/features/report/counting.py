"""From meetings to counts: pure, and without a reference or a person in what comes out."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from bot.agreement import Agreement
from bot.features.feeds.rules import STRUCTURAL
from bot.features.meetings.kinds import KINDS
from bot.features.meetings.rules import ZONE, clock_ends, local_today
from bot.features.report.periods import year_label
from models.actions import Action
from models.meetings import ConsentStatus, Meeting
from models.tallies import Held, Key
from scheduler.halves import half_of

INDIVIDUAL = frozenset(KINDS) - STRUCTURAL

HELD, CALLED, CAME, UNKNOWN = "forum-held", "forum-called", "forum-came", "forum-unknown"
IN_TIME, LATE, OPEN = "action-in-time", "action-late", "action-open"
STRUCTURAL_FIGURES = (HELD, CALLED, CAME, UNKNOWN, IN_TIME, LATE, OPEN)

OF_ONE = "one-"
"""What figures of individual meetings begin with; after it the dimension and the leaf."""

BETWEEN = "|"
"""Between a kind and a name, and after them the number of an organisation."""

TWO_WEEKS = timedelta(weeks=2)
FOUR_WEEKS = timedelta(weeks=4)


def forum_key(meeting: Meeting) -> str:
    """What tells one forum from another in counts: its kind and its name."""
    return f"{meeting.kind}{BETWEEN}{meeting.name}"


def of_forums(held: Iterable[Held]) -> Counter[Key]:
    """How often each forum has met, and which organisations were called and came."""
    found: Counter[Key] = Counter()
    for each in held:
        meeting = each.meeting
        if meeting.kind not in STRUCTURAL or meeting.starts_at is None:
            continue
        period, forum = (
            half_of(local_today(meeting.starts_at, ZONE)).key,
            forum_key(meeting),
        )
        found[period, HELD, forum] += 1
        for party in each.parties:
            whose = f"{forum}{BETWEEN}{party.organisation_id}"
            found[period, CALLED, whose] += 1
            if party.came is not False:
                found[period, CAME if party.came else UNKNOWN, whose] += 1
    return found


def of_actions(actions: Iterable[Action], today: date) -> Counter[Key]:
    """How many actions each organisation did in time, late, or not yet although due."""
    found: Counter[Key] = Counter()
    for each in actions:
        if figure := _figure(each, today):
            found[half_of(each.due_on).key, figure, str(each.organisation_id)] += 1
    return found


def _figure(action: Action, today: date) -> str | None:
    if action.done_at is not None:
        return IN_TIME if local_today(action.done_at, ZONE) <= action.due_on else LATE
    return OPEN if action.due_on < today else None


def of_individuals(held: Iterable[Held], agreement: Agreement) -> Counter[Key]:
    """One count in each dimension for each meeting about one child, by school year only."""
    found: Counter[Key] = Counter()
    for each in held:
        meeting = each.meeting
        if meeting.kind not in INDIVIDUAL or meeting.starts_at is None:
            continue
        on = local_today(meeting.starts_at, ZONE)
        leaves = {
            "clock": _clock(each, on, agreement),
            "lead": _lead(each, on),
            "came": _came(each),
            "actions": _actions(each.actions),
        }
        for dimension, leaf in leaves.items():
            found[year_label(on), f"{OF_ONE}{dimension}", leaf] += 1
    return found


def is_follow_up(held: Held) -> bool:
    """Whether its day was agreed on at an earlier meeting: then it waited for nothing."""
    return held.meeting.day_was_agreed or (
        held.followed is not None and held.followed.kind == held.meeting.kind
    )


def _clock(held: Held, on: date, agreement: Agreement) -> str:
    """Within the time that the agreement, or somebody, set; as the convener's card tells it."""
    meeting, consent = held.meeting, held.consent
    if is_follow_up(held):
        return "none"
    start = local_today(meeting.created_at, ZONE)
    if consent and consent.status == ConsentStatus.GIVEN:
        # A consent that was renewed after the meeting says nothing of the wait before it.
        start = min(local_today(consent.recorded_at, ZONE), on)
    last = clock_ends(KINDS[meeting.kind], agreement, start, meeting.latest_on)
    if last is None:
        return "none"
    return "within" if on <= last else "after"


def _lead(held: Held, on: date) -> str:
    """How long from the day it was written down as needed to the day it was held."""
    if is_follow_up(held):
        return "agreed"
    waited = on - local_today(held.meeting.created_at, ZONE)
    if waited <= TWO_WEEKS:
        return "week2"
    return "week4" if waited <= FOUR_WEEKS else "later"


def _came(held: Held) -> str:
    came = [each.came for each in held.parties]
    if None in came or not came:
        return "unknown"
    return "all" if all(came) else "some"


def _actions(actions: Sequence[Action]) -> str:
    if not actions:
        return "none"
    in_time = all(
        each.done_at is not None and local_today(each.done_at, ZONE) <= each.due_on
        for each in actions
    )
    return "in_time" if in_time else "late"
