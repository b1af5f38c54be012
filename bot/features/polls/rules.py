"""Pure decisions about polls: what the answers add up to."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import product

from models.meetings import Answer, Candidate, Meeting, MeetingState, Party, Vote

CAN_COME = (Answer.YES, Answer.IF_NEED_BE)

Said = Mapping[tuple[int, int], Answer]
"""(candidate id, contact id) → answer, of those called."""


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


def best(tallies: Iterable[Tally]) -> Tally | None:
    """The time that all organisations can and fewest mind; of equals the one found best."""
    can = [each for each in tallies if each.holds and any(each.counts[say] for say in CAN_COME)]
    return min(can, key=_ill_suited, default=None)


def foremost(tallies: Iterable[Tally]) -> Tally | None:
    """Where none suits all: the time that lacks the fewest organisations, then most people."""
    return min(tallies, key=_distance, default=None)


def _distance(each: Tally) -> tuple[int, int, int]:
    coming = sum(each.counts[say] for say in CAN_COME)
    return len(each.lacking), -coming, each.candidate.position


def _ill_suited(each: Tally) -> tuple[int, int]:
    return each.counts[Answer.IF_NEED_BE], each.candidate.position


def all_answered(said: Said, candidate_ids: Iterable[int], contact_ids: Iterable[int]) -> bool:
    """Whether everybody called has answered every time."""
    return all((time, who) in said for time, who in product(candidate_ids, contact_ids))


def silent(said: Said, contact_ids: Iterable[int]) -> list[int]:
    """Those called who have answered no time at all."""
    heard = {who for _, who in said}
    return [who for who in contact_ids if who not in heard]


def fits_nothing(said: Said, candidate_ids: Collection[int], who: int) -> bool:
    """Whether somebody has said no to every time."""
    return all(said.get((time, who)) is Answer.NO for time in candidate_ids)


def none_can_hold(
    said: Said,
    candidate_ids: Collection[int],
    parties: Sequence[Party],
    organisation_of: Mapping[int, int],
) -> bool:
    """Whether every time has lost an organisation that must come, whatever others answer."""
    return bool(candidate_ids) and all(
        any(_lost(said, time, each, organisation_of) for each in parties if each.required)
        for time in candidate_ids
    )


def _lost(said: Said, time: int, party: Party, organisation_of: Mapping[int, int]) -> bool:
    people = [who for who, where in organisation_of.items() if where == party.organisation_id]
    noes = [who for who in people if said.get((time, who)) is Answer.NO]
    return bool(noes) and len(people) - len(noes) < party.quorum


def is_open(meeting: Meeting, now: datetime) -> bool:
    """Whether answers are still taken."""
    return (
        meeting.state == MeetingState.POLLING
        and meeting.poll_closes_at is not None
        and now < meeting.poll_closes_at
    )
