"""A week with something in every group, for pictures and pages."""

from datetime import UTC, date, datetime, timedelta

from sqlmodel import select

from bot.demo.district import AGREEMENT
from bot.features.agenda.clock import closes_at
from models.actions import Action
from models.meetings import Candidate, Consent, ConsentStatus, Meeting, MeetingState
from models.registry import Area
from models.store import Tx
from tests.features.digest.rows import called, only_the_digests_rule, person

MONDAY = datetime(2027, 2, 8, 7, tzinfo=UTC)
"""At eight, in the fifth week of the term."""

DAY = timedelta(days=1)
PEOPLE = (
    "sip-samordnare@exempelviken.example",
    "kurator.ekbacken@exempelviken.example",
    "psykolog.bup@region.example",
)


def full_week(tx: Tx, now: datetime) -> int:
    """Write it down in the district; the area's number. Nothing else is going to happen."""
    only_the_digests_rule(tx)
    who = [person(tx, each) for each in PEOPLE]
    early = {"created_at": now, "changed_at": now}
    sip = called(tx, who, MONDAY + DAY, reference="7KQ4M", **early)
    ahead = called(tx, who, MONDAY + 8 * DAY, reference="H3RXW", **early)
    asked = called(tx, who, None, reference="T9GCP", **poll(now))
    forum = called(tx, who, MONDAY + 3 * DAY, kind="forum", name="Närvaroforum", **early)
    for each in (sip, ahead, forum):
        starts_at = each.starts_at or MONDAY
        each.agenda_closes_at = closes_at(starts_at, now, AGREEMENT, each.zone)
    other = called(tx, who, None, kind="forum", name="Skolforum", **poll(now))
    tx.add_all([candidate(asked), candidate(other), given(sip), given(asked)])
    tx.add_all([action(sip, -3, "Återkoppla"), action(forum, -3, "Boka lokal till våren")])
    tx.add_all([action(sip, 4, "Återkoppla"), action(forum, 8, "Bjud in föreningarna")])
    tx.flush()
    return tx.exec(select(Area)).one().id


def poll(now: datetime) -> dict[str, object]:
    return {
        "state": MeetingState.POLLING,
        "poll_closes_at": MONDAY + 2 * DAY,
        "created_at": now,
        "changed_at": now,
    }


def candidate(meeting: Meeting) -> Candidate:
    starts_at = MONDAY + 11 * DAY
    return Candidate(
        area_id=meeting.area_id,
        meeting_id=meeting.id,
        position=1,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=1),
    )


def given(meeting: Meeting) -> Consent:
    """Two weeks ago: a poll's clock ends next Monday."""
    return Consent(
        area_id=meeting.area_id,
        meeting_id=meeting.id,
        status=ConsentStatus.GIVEN,
        valid_to_on=date(2027, 6, 11),
        recorded_at=MONDAY - 14 * DAY,
    )


def action(meeting: Meeting, days: int, words: str) -> Action:
    """The first organisation's, which convenes."""
    return Action(
        area_id=meeting.area_id,
        meeting_id=meeting.id,
        organisation_id=1,
        by_organisation_id=1,
        words=words,
        due_on=(MONDAY + days * DAY).date(),
        added_at=MONDAY - 14 * DAY,
    )
