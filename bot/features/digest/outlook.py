"""What a digest tells, sorted from rows; a team's and a person's have the same groups."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.agreement import Agreement
from bot.features.digest.forums import Lacking
from bot.features.digest.limits import Limit, agenda_closes, limit_of
from bot.features.digest.rules import Weeks, between
from bot.features.meetings.naming import is_individual
from bot.features.meetings.rules import ZONE, local_today
from bot.features.polls.rules import is_open
from models.meetings import ConsentStatus, Meeting, MeetingState
from models.outlooks import Near, Owed


@dataclass(frozen=True)
class Poll:
    """A poll that is open, and how many answers it lacks."""

    meeting: Meeting
    lacks: int


@dataclass(frozen=True)
class Outlook:
    """Two weeks of a team or a person. `drafts` wait for a consent; `limits` are near or over."""

    today: date
    this_week: Sequence[Meeting] = ()
    next_week: Sequence[Meeting] = ()
    polls: Sequence[Poll] = ()
    drafts: Sequence[Meeting] = ()
    agendas: Sequence[Limit] = ()
    overdue: Sequence[Owed] = ()
    due: Sequence[Owed] = ()
    limits: Sequence[Limit] = ()
    forums: Sequence[Lacking] = field(default=())

    @property
    def meetings(self) -> list[Meeting]:
        """Every meeting in it, some of them more than once."""
        return [
            *self.this_week,
            *self.next_week,
            *self.drafts,
            *(each.meeting for group in (self.polls, self.agendas, self.limits) for each in group),
            *(meeting for _, meeting in (*self.overdue, *self.due)),
        ]

    @property
    def individual(self) -> bool:
        """Whether anything in it is about one child."""
        return any(map(is_individual, self.meetings))

    def is_worth(self, *, forums_alone: bool) -> bool:
        """Whether there is something to tell; of forums by themselves only when *forums_alone*."""
        return bool(self.meetings or (self.forums and forums_alone))


def outlook(
    near: Sequence[Near],
    owed: Sequence[Owed],
    lacks: Callable[[Meeting], int],
    mine: Callable[[Near], bool],
    agreement: Agreement,
    weeks: Weeks,
    now: datetime,
    forums: Sequence[Lacking] = (),
) -> Outlook:
    """Sort what was read.

    Args:
        near: Live meetings.
        owed: Open actions that are due before the two weeks end.
        lacks: How many answers of the readers' an open poll lacks.
        mine: Whether a meeting's drafts and limits are the readers' to look after.
        agreement: For the clocks.
        weeks: The two.
        now: Aware.
        forums: What the term lacks.
    """
    today, after = local_today(now, ZONE), local_today(weeks.end, ZONE)
    booked = [each.meeting for each in near if each.meeting.state == MeetingState.BOOKED]
    booked.sort(key=lambda meeting: meeting.starts_at or now)
    own = [each for each in near if mine(each)]
    limits = [found for each in own if (found := limit_of(each, agreement, now, after))]
    return Outlook(
        today=today,
        this_week=between(booked, weeks.start, weeks.middle),
        next_week=between(booked, weeks.middle, weeks.end),
        polls=_polls(near, lacks, now),
        drafts=[each.meeting for each in own if _waits_for_consent(each)],
        agendas=_agendas(booked, today, after),
        overdue=[(action, meeting) for action, meeting in owed if action.due_on < today],
        due=[(action, meeting) for action, meeting in owed if action.due_on >= today],
        limits=sorted(limits, key=lambda each: each.on),
        forums=forums,
    )


def _polls(near: Iterable[Near], lacks: Callable[[Meeting], int], now: datetime) -> list[Poll]:
    asked = (each.meeting for each in near if is_open(each.meeting, now))
    polls = (Poll(each, lacks(each)) for each in asked)
    found = [each for each in polls if each.lacks]
    return sorted(found, key=lambda each: each.meeting.poll_closes_at or now)


def _waits_for_consent(near: Near) -> bool:
    draft = near.meeting.state == MeetingState.DRAFT
    asked = near.consent and near.consent.status == ConsentStatus.BEING_OBTAINED
    return draft and bool(asked)


def _agendas(booked: Iterable[Meeting], today: date, before: date) -> list[Limit]:
    """Agendas that close before the two weeks end, and take points still."""
    closing = ((each, agenda_closes(each)) for each in booked)
    found = [Limit(each, on) for each, on in closing if on and today <= on < before]
    return sorted(found, key=lambda each: each.on)
