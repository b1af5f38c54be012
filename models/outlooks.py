"""What lies ahead of a team or a person, each question asked once for many meetings."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Date, Integer, case, cast, func, literal, null, text, union_all
from sqlalchemy import select as select_columns
from sqlalchemy.orm import aliased
from sqlmodel import Session, and_, col, exists, or_, select

from models.actions import GOES_ON, Action
from models.forums import Forum, ForumShortfall, active_on, in_the_open
from models.meetings import (
    TOOK_PLACE,
    Candidate,
    Consent,
    Invitation,
    Meeting,
    MeetingState,
    Party,
    Vote,
)
from models.registry import Contact

OTHER = aliased(Candidate)  # made once: an alias is costly to begin with
LIVE = (MeetingState.DRAFT, MeetingState.POLLING, MeetingState.BOOKED)
"""Meetings that a digest may have something to say of."""


class Near(NamedTuple):
    """A meeting, its consent, whose convener it has, and whether it follows one of its kind."""

    meeting: Meeting
    consent: Consent | None
    convened_by: int
    follows_up: bool


class Held(NamedTuple):
    """How many meetings of one name a term has; of a forum also what decides how many it should.

    A forum has a day from which it is there. `explained`: why it has too few has been said.
    """

    kind: str
    name: str
    in_term: int
    per_term: int | None = None
    active_from_on: date | None = None
    active_to_on: date | None = None
    explained: int = 0

    @property
    def is_forums(self) -> bool:
        """Whether it is a forum's own count, and not that of meetings that share a name."""
        return self.active_from_on is not None


Owed = tuple[Action, Meeting]


def near_team(tx: Session, area_id: int, organisation_id: int | None) -> list[Near]:
    """Live meetings that an organisation is called to or convenes; the area's for no number.

    None of a forum with the police: a team's channel hears nothing of those.
    """
    ask = _near().where(Meeting.area_id == area_id, in_the_open())
    if organisation_id is not None:
        called = select(Party.meeting_id).where(Party.organisation_id == organisation_id)
        convened = Contact.organisation_id == organisation_id
        ask = ask.where(or_(col(Meeting.id).in_(called), convened))
    return [Near(*row) for row in tx.exec(ask)]


def near_person(tx: Session, contact_id: int) -> list[Near]:
    """Live meetings that somebody convenes or is called to and has not declined."""
    coming = or_(Invitation.excuse == "", Meeting.convener_id == contact_id)
    ask = (
        _near()
        .join(Invitation, col(Invitation.meeting_id) == col(Meeting.id))
        .where(Invitation.contact_id == contact_id, col(Invitation.revoked_at).is_(None), coming)
    )
    return [Near(*row) for row in tx.exec(ask)]


@cache
def _near() -> Any:  # noqa: ANN401 -- SQLModel's types end at four columns of which one is computed
    before = aliased(Meeting)
    follows_up = exists().where(
        col(before.id) == col(Meeting.follows_id), col(before.kind) == col(Meeting.kind)
    )
    return (
        select(Meeting, Consent, Contact.organisation_id, follows_up)
        .join(Contact, col(Contact.id) == col(Meeting.convener_id))
        .join(Consent, col(Consent.meeting_id) == col(Meeting.id), isouter=True)
        .where(col(Meeting.state).in_(LIVE))
        .order_by(col(Meeting.id))
    )


def unheard(tx: Session, meeting_ids: Collection[int]) -> Sequence[tuple[int, Contact]]:
    """(meeting, contact) for those called who have answered no time of the newest poll.

    Not those who cannot come, nor those who have left.
    """
    newest = (
        select(func.max(OTHER.round))
        .where(OTHER.meeting_id == Candidate.meeting_id)
        .scalar_subquery()
    )
    answered = exists().where(
        col(Candidate.meeting_id) == col(Invitation.meeting_id),
        col(Candidate.round) == newest,
        col(Vote.candidate_id) == col(Candidate.id),
        col(Vote.contact_id) == col(Invitation.contact_id),
    )
    return tx.exec(
        select(Invitation.meeting_id, Contact)
        .join(Contact, col(Contact.id) == col(Invitation.contact_id))
        .where(
            col(Invitation.meeting_id).in_(meeting_ids),
            col(Invitation.revoked_at).is_(None),
            Invitation.excuse == "",
            col(Contact.active),
            ~answered,
        )
        .order_by(col(Invitation.id))
    ).all()


def owed_by_team(
    tx: Session, area_id: int, organisation_id: int | None, before: date
) -> Sequence[Owed]:
    """Open actions of an organisation, or of the area's, due before a day; first due first."""
    ask = _owed(before).where(Action.area_id == area_id, in_the_open())
    if organisation_id is not None:
        ask = ask.where(Action.organisation_id == organisation_id)
    found: Sequence[Owed] = tx.exec(ask).all()
    return found


def owed_around(tx: Session, contact_id: int, before: date) -> Sequence[Owed]:
    """Open actions due before a day, of meetings that a contact convenes or is called to."""
    called = select(Invitation.meeting_id).where(
        Invitation.contact_id == contact_id, col(Invitation.revoked_at).is_(None)
    )
    theirs = or_(Meeting.convener_id == contact_id, col(Meeting.id).in_(called))
    found: Sequence[Owed] = tx.exec(_owed(before).where(theirs)).all()
    return found


def _owed(before: date) -> Any:  # noqa: ANN401 -- as `_near`
    return (
        select(Action, Meeting)
        .join(Meeting, col(Meeting.id) == col(Action.meeting_id))
        .where(
            col(Action.done_at).is_(None),
            col(Action.due_on) < before,
            col(Meeting.state).in_(GOES_ON),
        )
        .order_by(col(Action.due_on), col(Action.id))
    )


def held_in(
    tx: Session,
    area_id: int,
    kinds: Collection[str],
    since: datetime,
    term: tuple[datetime, datetime, date],
    key: str,
) -> list[Held]:
    """Every forum, and every other name that meetings of these kinds have had, with its count.

    None of a forum with the police: this is told in channels too.

    Args:
        tx: Open.
        area_id: Whose.
        kinds: Keys.
        since: Names not used for longer are forgotten.
        term: The first instant that counts as its, the first after, and the term's last day.
        key: What the term is called, `VT2027`.
    """
    # One question for both: it is asked for every reader of every digest.
    both = union_all(_named(area_id, kinds, since, term), _of_forums(area_id, term, key))
    rows = tx.execute(both.order_by(text("1"), text("2"), text("4")))
    return [Held(*row) for row in rows]


def _named(
    area_id: int, kinds: Collection[str], since: datetime, term: tuple[datetime, datetime, date]
) -> Any:  # noqa: ANN401 -- as `_near`
    first, end, _ = term
    inside = and_(col(Meeting.starts_at) >= first, col(Meeting.starts_at) < end)
    no_life: list[Any] = [cast(null(), each) for each in (Integer, Date, Date)]
    count: Any = func.sum(case((inside, 1), else_=0))
    return (
        select_columns(col(Meeting.kind), col(Meeting.name), count, *no_life, literal(0))
        .where(
            col(Meeting.area_id) == area_id,
            col(Meeting.forum_id).is_(None),
            col(Meeting.kind).in_(kinds),
            col(Meeting.state).in_(TOOK_PLACE),
            col(Meeting.starts_at) >= since,
        )
        .group_by(Meeting.kind, Meeting.name)
    )


def _of_forums(area_id: int, term: tuple[datetime, datetime, date], key: str) -> Any:  # noqa: ANN401 -- as `_near`
    first, end, last_on = term
    explained = exists().where(
        col(ForumShortfall.forum_id) == col(Forum.id), col(ForumShortfall.term) == key
    )
    counted = and_(
        col(Meeting.forum_id) == col(Forum.id),
        col(Meeting.state).in_(TOOK_PLACE),
        col(Meeting.starts_at) >= first,
        col(Meeting.starts_at) < end,
    )
    life: list[Any] = [Forum.per_term, Forum.active_from_on, Forum.active_to_on]
    said = func.max(case((explained, 1), else_=0))
    return (
        select_columns(col(Forum.kind), col(Forum.name), func.count(col(Meeting.id)), *life, said)
        .join(Meeting, counted, isouter=True)
        .where(col(Forum.area_id) == area_id, ~col(Forum.police), active_on(last_on))
        .group_by(col(Forum.id), Forum.kind, Forum.name, *life)
    )
