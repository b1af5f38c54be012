"""Meetings and what hangs on them: parties, consents, candidates, votes, invitations."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import JSON, Integer, UniqueConstraint, bindparam
from sqlmodel import Field, Session, col, or_, select

from models.base import AreaRow, word
from models.registry import Contact


class MeetingState(StrEnum):
    """Where a meeting is in its life (design §7)."""

    DRAFT = "draft"
    POLLING = "polling"
    BOOKED = "booked"
    HELD = "held"
    CANCELLED = "cancelled"
    CLOSED = "closed"


class Meeting(AreaRow, table=True):
    """One meeting. Who it is about stands nowhere; `reference` is random and says nothing.

    `revision` rises with every change people must see; `sequence` is iCalendar's and rises
    only when an invitation already sent changes. `starts_at` and `ends_at` are UTC; `zone`
    keeps the wall clock they were meant in. `family_can` lists half-days such as "mon-am";
    empty means that nobody has asked the family yet. `length` is minutes. `name` is that of a
    forum. `latest_on` is a last date that somebody set. `cleared_at`: when the question of
    secrecy was said to be solved. `obstacle` and `outcome` are codes. `follows_id` is the
    meeting that led to this one. `feedback_by_on`: when something neutral is to be done.
    `books_itself`: the convener asked that a poll books the first time that all can.
    `answer_by_on`: until when the convener wants answers to the poll, if said in the form.
    `forum_id`: the recurring body whose meeting it is (`models.forums`). `day_was_agreed`: it
    followed one of its kind that is kept no longer.
    `agenda_closes_at`: what is raised from then on is late; set when the time is.
    `told_in_id`: the area in whose figures it counts, when it began before its area went on in
    another (`models.areas`).
    """

    kind: str = Field(max_length=40)
    reference: str = Field(max_length=12)
    state: MeetingState = Field(default=MeetingState.DRAFT, sa_type=word(MeetingState))
    revision: int = 1
    uid: str = Field(max_length=64, unique=True)
    sequence: int = 0
    convener_id: int = Field(foreign_key="contact.id", index=True)
    language: str = Field(default="sv", max_length=5)
    zone: str = Field(default="Europe/Stockholm", max_length=40)
    length: int = 60
    window_from_on: date | None = None
    window_to_on: date | None = None
    family_can: list[str] = Field(default_factory=list, sa_type=JSON)
    poll_closes_at: datetime | None = None
    answer_by_on: date | None = None
    books_itself: bool = False
    starts_at: datetime | None = Field(default=None, index=True)
    ends_at: datetime | None = None
    place_id: int | None = Field(default=None, foreign_key="place.id")
    link: str = Field(default="", max_length=300)
    name: str = Field(default="", max_length=80)
    latest_on: date | None = None
    agenda_closes_at: datetime | None = None
    cleared_at: datetime | None = None
    obstacle: str = Field(default="", max_length=40)
    outcome: str = Field(default="", max_length=40)
    feedback_by_on: date | None = None
    feedback_done_at: datetime | None = None
    follows_id: int | None = Field(default=None, foreign_key="meeting.id", index=True)
    forum_id: int | None = Field(default=None, foreign_key="forum.id", index=True)
    day_was_agreed: bool = False
    told_in_id: int | None = Field(default=None, foreign_key="area.id", index=True)
    created_at: datetime
    changed_at: datetime

    __table_args__ = (UniqueConstraint("area_id", "reference"),)


class Party(AreaRow, table=True):
    """An organisation called to a meeting; `quorum` is how many of its people must come.

    `handed_over_at`: when it was told elsewhere who the meeting is about. `came`: whether it
    did, once somebody has said so.
    """

    meeting_id: int = Field(foreign_key="meeting.id", index=True)
    organisation_id: int = Field(foreign_key="organisation.id", index=True)
    required: bool = True
    quorum: int = 1
    handed_over_at: datetime | None = None
    came: bool | None = None

    __table_args__ = (UniqueConstraint("meeting_id", "organisation_id"),)


class ConsentStatus(StrEnum):
    """What is known of a consent. Never why."""

    BEING_OBTAINED = "being_obtained"
    GIVEN = "given"
    WITHDRAWN = "withdrawn"


class Consent(AreaRow, table=True):
    """Status, organisations covered, valid to, confirming function, time; nothing else."""

    meeting_id: int = Field(foreign_key="meeting.id", unique=True)
    status: ConsentStatus = Field(sa_type=word(ConsentStatus))
    covers: list[int] = Field(default_factory=list, sa_type=JSON)
    valid_to_on: date | None = None
    function_id: int | None = Field(default=None, foreign_key="function.id")
    recorded_at: datetime


class Candidate(AreaRow, table=True):
    """A possible time. `reasons` are text keys with values; `round` counts the polls held."""

    meeting_id: int = Field(foreign_key="meeting.id", index=True)
    round: int = 1
    position: int
    starts_at: datetime
    ends_at: datetime
    reasons: list[dict[str, str | int]] = Field(default_factory=list, sa_type=JSON)

    __table_args__ = (UniqueConstraint("meeting_id", "round", "position"),)


class Answer(StrEnum):
    """What somebody says of a candidate."""

    YES = "yes"
    IF_NEED_BE = "if_need_be"
    NO = "no"


class Vote(AreaRow, table=True):
    """One person's answer to one candidate."""

    candidate_id: int = Field(foreign_key="candidate.id", index=True)
    contact_id: int = Field(foreign_key="contact.id")
    answer: Answer = Field(sa_type=word(Answer))
    voted_at: datetime

    __table_args__ = (UniqueConstraint("candidate_id", "contact_id"),)


class Comment(AreaRow, table=True):
    """What somebody adds to their votes; its words have passed the guard."""

    meeting_id: int = Field(foreign_key="meeting.id")
    contact_id: int = Field(foreign_key="contact.id")
    words: str = Field(max_length=300)
    written_at: datetime

    __table_args__ = (UniqueConstraint("meeting_id", "contact_id"),)


class Invitation(AreaRow, table=True):
    """One person's place in one meeting, with a secret link of their own.

    The secret itself is derived from the installation's key and `nonce`; only its hash is
    stored, so a copied database opens no door. `sent_sequence` is the iCalendar SEQUENCE of
    the last mail known to have left, or None. `excuse` is a code for why they cannot come.
    """

    meeting_id: int = Field(foreign_key="meeting.id", index=True)
    contact_id: int = Field(foreign_key="contact.id", index=True)
    required: bool = True
    nonce: str = Field(max_length=32)
    token_hash: str = Field(max_length=64, unique=True)
    revoked_at: datetime | None = None
    sent_sequence: int | None = None
    excuse: str = Field(default="", max_length=40)

    __table_args__ = (UniqueConstraint("meeting_id", "contact_id"),)


def meeting_by_id(
    tx: Session, area_id: int, meeting_id: int, *, lock: bool = False
) -> Meeting | None:
    """The meeting if it is in this area. `lock` makes other writers wait (PostgreSQL)."""
    ask = select(Meeting).where(Meeting.id == meeting_id, Meeting.area_id == area_id)
    if lock:
        ask = ask.with_for_update().execution_options(populate_existing=True)
    return tx.exec(ask).first()


def reference_taken(tx: Session, area_id: int, reference: str) -> bool:
    """Whether a meeting of the area already has this reference."""
    found = tx.exec(
        select(Meeting.id).where(Meeting.area_id == area_id, Meeting.reference == reference)
    )
    return found.first() is not None


# Made once, since each card and letter asks them: building one costs as much as running it.
THIS = bindparam("meeting", type_=Integer)
PARTIES = select(Party).where(Party.meeting_id == THIS).order_by(col(Party.id))
CONSENTS = select(Consent).where(Consent.meeting_id == THIS)
NEWEST_ROUND = (
    select(Candidate.round)
    .where(Candidate.meeting_id == THIS)
    .order_by(col(Candidate.round).desc())
    .limit(1)
    .scalar_subquery()
)
CANDIDATES = (
    select(Candidate)
    .where(Candidate.meeting_id == THIS, Candidate.round == NEWEST_ROUND)
    .order_by(col(Candidate.position))
)
VOTES = select(Vote).where(col(Vote.candidate_id).in_(bindparam("candidates", expanding=True)))
COMMENTS = select(Comment).where(Comment.meeting_id == THIS).order_by(col(Comment.written_at))
INVITATIONS = select(Invitation).where(Invitation.meeting_id == THIS).order_by(col(Invitation.id))
INVITED = select(Invitation).where(
    Invitation.meeting_id == THIS, Invitation.contact_id == bindparam("contact")
)


def parties(tx: Session, meeting_id: int) -> Sequence[Party]:
    """The organisations called, in the order they were named."""
    return tx.exec(PARTIES, params={"meeting": meeting_id}).all()


def consent_of(tx: Session, meeting_id: int) -> Consent | None:
    """The meeting's consent record, if its kind has one."""
    return tx.exec(CONSENTS, params={"meeting": meeting_id}).first()


def candidates(tx: Session, meeting: Meeting) -> Sequence[Candidate]:
    """The possible times of the newest poll, best first."""
    return tx.exec(CANDIDATES, params={"meeting": meeting.id}).all()


def votes(tx: Session, candidate_ids: Sequence[int]) -> Sequence[Vote]:
    """All votes on these candidates."""
    if not candidate_ids:
        return ()
    return tx.exec(VOTES, params={"candidates": candidate_ids}).all()


def vote_of(tx: Session, candidate_id: int, contact_id: int) -> Vote | None:
    """One person's vote on one candidate."""
    return tx.exec(
        select(Vote).where(Vote.candidate_id == candidate_id, Vote.contact_id == contact_id)
    ).first()


def comments(tx: Session, meeting_id: int) -> Sequence[Comment]:
    """What people have added to their votes, oldest first."""
    return tx.exec(COMMENTS, params={"meeting": meeting_id}).all()


def comment_of(tx: Session, meeting_id: int, contact_id: int) -> Comment | None:
    """What one person has added to their votes."""
    return tx.exec(
        select(Comment).where(Comment.meeting_id == meeting_id, Comment.contact_id == contact_id)
    ).first()


def invitations(tx: Session, meeting_id: int) -> Sequence[Invitation]:
    """Everyone's place in the meeting, convener first as invited first."""
    return tx.exec(INVITATIONS, params={"meeting": meeting_id}).all()


def invitation_of(tx: Session, meeting_id: int, contact_id: int) -> Invitation | None:
    """One person's place in the meeting."""
    return tx.exec(INVITED, params={"meeting": meeting_id, "contact": contact_id}).first()


def by_link(tx: Session, hashed: str) -> tuple[Invitation, Contact] | None:
    """The place that a personal link is for, and whose it is; None when it was taken back."""
    return tx.exec(
        select(Invitation, Contact)
        .join(Contact, col(Contact.id) == col(Invitation.contact_id))
        .where(Invitation.token_hash == hashed, col(Invitation.revoked_at).is_(None))
    ).first()


def around(
    tx: Session, area_id: int, contact_id: int, states: Collection[MeetingState]
) -> Sequence[Meeting]:
    """Meetings of the area in these states that somebody is called to or convenes."""
    called = select(Invitation.meeting_id).where(
        Invitation.contact_id == contact_id, col(Invitation.revoked_at).is_(None)
    )
    theirs = or_(Meeting.convener_id == contact_id, col(Meeting.id).in_(called))
    return tx.exec(
        select(Meeting)
        .where(Meeting.area_id == area_id, col(Meeting.state).in_(states), theirs)
        .order_by(col(Meeting.id))
    ).all()


def forget_excuses(tx: Session, meeting_id: int) -> None:
    """Whoever could not come at the old time has said nothing of the new one."""
    for each in invitations(tx, meeting_id):
        each.excuse = ""
    tx.flush()


def booked_between(tx: Session, area_id: int, start: datetime, end: datetime) -> Sequence[Meeting]:
    """Booked meetings of the area that start in [start, end), earliest first."""
    return tx.exec(
        select(Meeting)
        .where(
            Meeting.area_id == area_id,
            Meeting.state == MeetingState.BOOKED,
            col(Meeting.starts_at) >= start,
            col(Meeting.starts_at) < end,
        )
        .order_by(col(Meeting.starts_at))
    ).all()


def booked_for(
    tx: Session, contact_ids: Sequence[int], start: datetime, end: datetime
) -> Sequence[tuple[int, Meeting]]:
    """(contact id, meeting) for booked meetings that touch [start, end)."""
    return tx.exec(
        select(Invitation.contact_id, Meeting)
        .join(Meeting, col(Meeting.id) == col(Invitation.meeting_id))
        .where(
            col(Invitation.contact_id).in_(contact_ids),
            col(Invitation.revoked_at).is_(None),
            Meeting.state == MeetingState.BOOKED,
            col(Meeting.starts_at) < end,
            col(Meeting.ends_at) > start,
        )
    ).all()


def booked_at(
    tx: Session, place_ids: Collection[int], start: datetime, end: datetime
) -> Sequence[Meeting]:
    """Booked meetings at any of these places that touch [start, end)."""
    return tx.exec(
        select(Meeting).where(
            col(Meeting.place_id).in_(place_ids),
            Meeting.state == MeetingState.BOOKED,
            col(Meeting.starts_at) < end,
            col(Meeting.ends_at) > start,
        )
    ).all()


TOOK_PLACE = (MeetingState.BOOKED, MeetingState.HELD, MeetingState.CLOSED)
"""What counts as a meeting when meetings are counted."""


def of_kind_between(
    tx: Session, area_id: int, kind: str, start: datetime, end: datetime
) -> Sequence[Meeting]:
    """Meetings of a kind booked, held or closed that start in [start, end), earliest first."""
    return tx.exec(
        select(Meeting)
        .where(
            Meeting.area_id == area_id,
            Meeting.kind == kind,
            col(Meeting.state).in_(TOOK_PLACE),
            col(Meeting.starts_at) >= start,
            col(Meeting.starts_at) < end,
        )
        .order_by(col(Meeting.starts_at))
    ).all()


def of_forum_from(tx: Session, forum_id: int, start: datetime) -> Sequence[Meeting]:
    """A forum's meetings that are not over and have no time yet, or one from *start* on."""
    return tx.exec(
        select(Meeting)
        .where(
            Meeting.forum_id == forum_id,
            col(Meeting.state).in_((MeetingState.DRAFT, MeetingState.POLLING, MeetingState.BOOKED)),
            or_(col(Meeting.starts_at).is_(None), col(Meeting.starts_at) >= start),
        )
        .order_by(col(Meeting.starts_at), col(Meeting.id))
    ).all()


def chaired_before(tx: Session, meeting: Meeting) -> Sequence[Meeting]:
    """Meetings of the same kind and name up to this one, itself included, earliest first."""
    return tx.exec(
        select(Meeting)
        .where(
            Meeting.area_id == meeting.area_id,
            Meeting.kind == meeting.kind,
            Meeting.name == meeting.name,
            col(Meeting.state).in_(TOOK_PLACE),
            col(Meeting.starts_at) <= meeting.starts_at,
        )
        .order_by(col(Meeting.starts_at))
    ).all()
