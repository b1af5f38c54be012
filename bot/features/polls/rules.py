"""Pure decisions about polls: what the answers add up to."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from models.meetings import Answer, Candidate, Meeting, MeetingState, Party, Vote

CAN_COME = (Answer.YES, Answer.IF_NEED_BE)


@dataclass(frozen=True)
class Tally:
    """The answers to one candidate. `lacking` are organisations short of their quorum."""

    candidate: Candidate
    counts: Mapping[Answer, int]
    lacking: tuple[int, ...]

    @property
    def holds(self) -> bool:
        """Whether every required organisation can come with enough people."""
        return not self.lacking


def tally(
    candidates: Sequence[Candidate],
    votes: Iterable[Vote],
    parties: Sequence[Party],
    organisation_of: Mapping[int, int],
) -> list[Tally]:
    """One tally a candidate, in the candidates' order.

    Args:
        candidates: Of one poll.
        votes: On any of them.
        parties: Organisations called, with quorum.
        organisation_of: Contact id → organisation id, for everyone called.
    """
    by_candidate: dict[int, list[Vote]] = {each.id: [] for each in candidates}
    for vote in votes:
        if vote.contact_id in organisation_of:
            by_candidate[vote.candidate_id].append(vote)
    return [
        Tally(
            each,
            _counts(by_candidate[each.id]),
            _lacking(by_candidate[each.id], parties, organisation_of),
        )
        for each in candidates
    ]


def _counts(votes: Sequence[Vote]) -> dict[Answer, int]:
    found = Counter(vote.answer for vote in votes)
    return {answer: found[answer] for answer in Answer}


def _lacking(
    votes: Sequence[Vote], parties: Sequence[Party], organisation_of: Mapping[int, int]
) -> tuple[int, ...]:
    coming = Counter(organisation_of[v.contact_id] for v in votes if v.answer in CAN_COME)
    return tuple(
        party.organisation_id
        for party in parties
        if party.required and coming[party.organisation_id] < party.quorum
    )


def is_open(meeting: Meeting, now: datetime) -> bool:
    """Whether answers are still taken."""
    return (
        meeting.state == MeetingState.POLLING
        and meeting.poll_closes_at is not None
        and now < meeting.poll_closes_at
    )
