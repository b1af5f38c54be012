"""What people can ask when a meeting has been held."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from bot.errors import UserError
from bot.events import Filled
from bot.features.meetings.intents import AboutMeeting, Obstacle, number_of, read_kind
from bot.features.meetings.kinds import KINDS
from bot.features.meetings.kinds.profile import Closing, KindProfile
from bot.forms import Answers
from bot.replies import T


class Next(StrEnum):
    """What comes after a meeting; a code, never a story."""

    FOLLOW_UP = "follow_up"
    ENDED = "ended"
    BUS = "bus"


class Outcome(StrEnum):
    """How a stuck matter came out; a code, never a story."""

    DECIDED = "decided"
    BACK_TO_SIP = "back_to_sip"
    DEVIATION = "deviation"


class Feedback(StrEnum):
    """Whether anything is left to be done by a day."""

    BY = "by"
    NOTHING = "nothing"


AFTER = {
    Closing.FOLLOW_UP: (Next.FOLLOW_UP, Next.ENDED, Next.BUS),
    Closing.NEXT_DATE: (Next.FOLLOW_UP, Next.ENDED),
}
"""What can come next where a kind demands that it is said."""


@dataclass(frozen=True)
class FollowUp:
    """A meeting of the same kind around a local date; `chair` is who calls it, if not the same."""

    on: date
    chair: int | None


@dataclass(frozen=True)
class Escalation:
    """A matter that goes on to BUS: who receives it, and the type of obstacle; nothing else."""

    convener: int
    obstacle: Obstacle


@dataclass(frozen=True)
class Settled:
    """How a matter at BUS came out, and what the obstacle turned out to be."""

    outcome: Outcome
    obstacle: Obstacle


class AskClosing(AboutMeeting):
    """Open the form that closes a meeting."""


class FeedbackDone(AboutMeeting):
    """What was to be done by a day is done."""


@dataclass(frozen=True)
class CloseMeeting:
    """Close a meeting that was held, with all that its kind demands.

    `came` are organisations, `left` agenda points that go on to the next meeting. What is ticked
    in the checklist of headings is read by nobody.
    """

    meeting_id: int
    kind: KindProfile
    came: tuple[int, ...]
    left: tuple[int, ...]
    next: Next | None = None
    follow_up: FollowUp | None = None
    escalation: Escalation | None = None
    settled: Settled | None = None
    feedback_by_on: date | None = None

    @classmethod
    def parse(cls, filled: Filled) -> Self:
        """Read the form; complains of every demand that is not met at once."""
        meeting_id, kind = read_about(filled.about)
        read, demands = Answers(filled), kind.closing
        after = _next(read, kind)
        asked = cls(
            meeting_id=meeting_id,
            kind=kind,
            came=_some(read, "came"),
            left=_some(read, "left"),
            next=after,
            follow_up=_follow_up(read, kind) if after is Next.FOLLOW_UP else None,
            escalation=_escalation(read) if after is Next.BUS else None,
            settled=_settled(read) if Closing.OBSTACLE in demands else None,
            feedback_by_on=_feedback(read) if Closing.FEEDBACK in demands else None,
        )
        read.check()
        return asked


def about(meeting_id: int, kind: str) -> str:
    """What the form is opened for: the meeting, and the kind whose demands it asks about."""
    return f"{meeting_id} {kind}"


def read_about(value: str) -> tuple[int, KindProfile]:
    """The meeting's number and kind.

    Raises:
        UserError: `router.unknown_button` when it was tampered with or is of another age.
    """
    match value.split():
        case [number, kind]:
            return number_of(number), KINDS[read_kind(kind)]
    raise UserError("router.unknown_button")


def _some(read: Answers, name: str) -> tuple[int, ...]:
    return read.numbers(name) if read.many(name) else ()


def _next(read: Answers, kind: KindProfile) -> Next | None:
    for demand, allowed in AFTER.items():
        if demand in kind.closing:
            after = Next(read.one_of("next", allowed))
            # Nothing chosen is one complaint, not also of what the first choice would need.
            return None if "next" in read.errors else after
    return None


def _follow_up(read: Answers, kind: KindProfile) -> FollowUp:
    return FollowUp(read.day("on"), read.needed_number("chair") if kind.rotates else None)


def _escalation(read: Answers) -> Escalation:
    if not read.many("secrecy"):
        read.wrong("secrecy", T("closings.secrecy_first"))
    return Escalation(read.needed_number("bus_convener"), _obstacle(read))


def _settled(read: Answers) -> Settled:
    return Settled(Outcome(read.one_of("outcome", tuple(Outcome))), _obstacle(read))


def _obstacle(read: Answers) -> Obstacle:
    return Obstacle(read.one_of("obstacle", tuple(Obstacle)))


def _feedback(read: Answers) -> date | None:
    left = read.one_of("feedback", tuple(Feedback)) == Feedback.BY and not read.errors
    return read.day("feedback_by_on") if left else None
