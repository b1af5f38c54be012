"""Pure decisions about what waits for a person."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.features.meetings.kinds import KINDS
from bot.features.meetings.kinds.profile import Level
from bot.features.polls.rules import is_open
from models.meetings import Meeting, MeetingState


@dataclass(frozen=True)
class Standing:
    """One person's meetings: booked and not over, drafts of their own, and polls to answer."""

    ahead: tuple[Meeting, ...] = ()
    drafts: tuple[Meeting, ...] = ()
    to_vote: tuple[Meeting, ...] = ()

    @property
    def all(self) -> tuple[Meeting, ...]:
        """All of them, each once."""
        return (*self.ahead, *self.to_vote, *self.drafts)

    def __bool__(self) -> bool:
        return bool(self.all)


def standing(
    open_meetings: Sequence[Meeting], voted: Collection[int], contact_id: int, now: datetime
) -> Standing:
    """Sort a person's open meetings.

    Args:
        open_meetings: Those they convene or are called to.
        voted: Numbers of the meetings whose newest poll they have answered.
        contact_id: Theirs.
        now: Aware.
    """
    ahead = [each for each in open_meetings if each.state == MeetingState.BOOKED]
    return Standing(
        ahead=tuple(
            sorted(
                (each for each in ahead if each.ends_at and each.ends_at > now),
                key=lambda each: each.starts_at or now,
            )
        ),
        # Nobody but its convener knows of a draft.
        drafts=tuple(
            each
            for each in open_meetings
            if each.state == MeetingState.DRAFT and each.convener_id == contact_id
        ),
        to_vote=tuple(
            each for each in open_meetings if is_open(each, now) and each.id not in voted
        ),
    )


def individual(found: Sequence[Meeting]) -> list[Meeting]:
    """Those about one child."""
    return [each for each in found if KINDS[each.kind].level is Level.INDIVIDUAL]


def structural(found: Sequence[Meeting]) -> list[Meeting]:
    """Those about structures."""
    return [each for each in found if KINDS[each.kind].level is Level.STRUCTURAL]
