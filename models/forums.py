"""Bodies that meet term after term: who owns and attends them, how often, what became of them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, time
from enum import StrEnum

from sqlalchemy import ColumnElement, UniqueConstraint, func
from sqlmodel import Field, Session, and_, col, or_, select

from models.base import AreaRow, word
from models.meetings import TOOK_PLACE, Meeting, MeetingState
from models.registry import Contact, Organisation, Place


class Cadence(StrEnum):
    """How often a forum meets."""

    TERM = "term"
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    ON_NEED = "on_need"


class Forum(AreaRow, table=True):
    """A recurring body about how the work is organised, never about a child.

    `template` is its key in the catalogue, empty for one of the area's own; `kind` is what its
    meetings are. The owner is a function of an organisation, so that nobody's leaving orphans
    it; without an organisation, any with that function. `per_term` is how many meetings a term
    should have, None when nobody has agreed on a number; `source` is where that comes from.
    `parent_id`: the forum that this one prepares. `police`: its points are never seen by, or
    moved to, one without the police. `small_group`: it is about groups so small that a place and
    a school year tell who. `place_id` and `link`: where it usually meets; one that rotates meets
    in its host's house. It counts from `active_from_on` to `active_to_on`, both included.
    """

    template: str = Field(default="", max_length=40)
    kind: str = Field(default="forum", max_length=40)
    name: str = Field(max_length=80)
    owner_organisation_id: int | None = Field(default=None, foreign_key="organisation.id")
    owner_function_id: int = Field(foreign_key="function.id")
    cadence: Cadence = Field(default=Cadence.TERM, sa_type=word(Cadence))
    per_term: int | None = None
    source: str = Field(max_length=200)
    length: int = 60
    parent_id: int | None = Field(default=None, foreign_key="forum.id", index=True)
    police: bool = False
    small_group: bool = False
    rotates: bool = False
    place_id: int | None = Field(default=None, foreign_key="place.id")
    link: str = Field(default="", max_length=300)
    active_from_on: date
    active_to_on: date | None = None
    created_at: datetime

    def goes_on_at(self, day: date) -> bool:
        """Whether it is there on a local day."""
        return self.active_from_on <= day <= (self.active_to_on or date.max)


class ForumSeat(AreaRow, table=True):
    """A function of an organisation that a forum calls; `required`: it cannot meet without it."""

    __tablename__ = "forum_seat"

    forum_id: int = Field(foreign_key="forum.id", index=True)
    organisation_id: int = Field(foreign_key="organisation.id")
    function_id: int = Field(foreign_key="function.id")
    required: bool = True

    __table_args__ = (UniqueConstraint("forum_id", "organisation_id", "function_id"),)


class ShortfallReason(StrEnum):
    """Why a term has fewer meetings than agreed; a code, never a story."""

    NO_COMMON_TIME = "no_common_time"
    VACANCY = "vacancy"
    MERGED_INTO_OTHER = "merged_into_other"
    NOTHING_TO_DISCUSS = "nothing_to_discuss"
    REORGANISATION = "reorganisation"
    AGREED_FEWER = "agreed_fewer"


class ForumShortfall(AreaRow, table=True):
    """The owner has said why a term has too few meetings; `term` is `HT2026` or `VT2027`."""

    __tablename__ = "forum_shortfall"

    forum_id: int = Field(foreign_key="forum.id", index=True)
    term: str = Field(max_length=6)
    reason: ShortfallReason = Field(sa_type=word(ShortfallReason))
    explained_by_id: int = Field(foreign_key="contact.id")
    explained_at: datetime

    __table_args__ = (UniqueConstraint("forum_id", "term"),)


class ForumLineage(AreaRow, table=True):
    """One forum goes on as another from a day: two to one when merged, one to two when split."""

    __tablename__ = "forum_lineage"

    from_id: int = Field(foreign_key="forum.id", index=True)
    to_id: int = Field(foreign_key="forum.id", index=True)
    since_on: date

    __table_args__ = (UniqueConstraint("from_id", "to_id"),)


class ForumSeries(AreaRow, table=True):
    """A forum's wish for a term: a weekday and a time by the wall clock, every so many weeks.

    Its meetings are rows of their own; this remembers what they were made from.
    """

    __tablename__ = "forum_series"

    forum_id: int = Field(foreign_key="forum.id", index=True)
    weekday: int
    at: time
    every_weeks: int = 1
    from_on: date
    to_on: date


class SeriesException(AreaRow, table=True):
    """A day of a series that is left out, or held another day instead."""

    __tablename__ = "series_exception"

    series_id: int = Field(foreign_key="forum_series.id", index=True)
    left_out_on: date
    moved_to_on: date | None = None

    __table_args__ = (UniqueConstraint("series_id", "left_out_on"),)


def active_on(day: date) -> ColumnElement[bool]:
    """Which forums are there on a local day."""
    return and_(
        col(Forum.active_from_on) <= day,
        or_(col(Forum.active_to_on).is_(None), col(Forum.active_to_on) >= day),
    )


def kept_apart() -> ColumnElement[bool]:
    """Which meetings are forums' with the police: they stand in no channel and no team's feed."""
    return col(Meeting.forum_id).in_(select(Forum.id).where(col(Forum.police)))


def in_the_open() -> ColumnElement[bool]:
    """All other meetings, those of no forum among them."""
    return or_(col(Meeting.forum_id).is_(None), ~kept_apart())


def forums(tx: Session, area_id: int, on: date) -> Sequence[Forum]:
    """The area's forums that are active on a local date, by name."""
    return tx.exec(
        select(Forum)
        .where(
            Forum.area_id == area_id,
            col(Forum.active_from_on) <= on,
            or_(col(Forum.active_to_on).is_(None), col(Forum.active_to_on) >= on),
        )
        .order_by(Forum.name, col(Forum.id))
    ).all()


def forums_between(tx: Session, area_id: int, first: date, last: date) -> Sequence[Forum]:
    """The area's forums that are active on any day from *first* to *last*, by name."""
    return tx.exec(
        select(Forum)
        .where(
            Forum.area_id == area_id,
            col(Forum.active_from_on) <= last,
            or_(col(Forum.active_to_on).is_(None), col(Forum.active_to_on) >= first),
        )
        .order_by(Forum.name, col(Forum.id))
    ).all()


def forum_by_id(tx: Session, area_id: int, forum_id: int, *, lock: bool = False) -> Forum | None:
    """The forum if it is this area's. `lock` makes other writers wait (PostgreSQL).

    But not those who write a meeting of it: they hold that, which we may come to want.
    """
    ask = select(Forum).where(Forum.id == forum_id, Forum.area_id == area_id)
    if lock:
        ask = ask.with_for_update(key_share=True).execution_options(populate_existing=True)
    return tx.exec(ask).first()


def seats(tx: Session, forum_ids: Collection[int]) -> Sequence[ForumSeat]:
    """Who these forums call, in the order they were named."""
    return tx.exec(
        select(ForumSeat)
        .where(col(ForumSeat.forum_id).in_(forum_ids))
        .order_by(col(ForumSeat.forum_id), col(ForumSeat.id))
    ).all()


def seated(tx: Session, forum_ids: Collection[int]) -> Sequence[tuple[ForumSeat, Contact]]:
    """(seat, contact) for the active contacts who hold a seat of these forums now."""
    return tx.exec(
        select(ForumSeat, Contact)
        .join(
            Contact,
            (col(Contact.organisation_id) == col(ForumSeat.organisation_id))
            & (col(Contact.function_id) == col(ForumSeat.function_id)),
        )
        .where(col(ForumSeat.forum_id).in_(forum_ids), col(Contact.active), ~col(Contact.visiting))
        .order_by(col(ForumSeat.forum_id), col(ForumSeat.id), col(Contact.id))
    ).all()


def welcome(seated_: Sequence[tuple[ForumSeat, Contact]]) -> frozenset[int]:
    """Of those seated the contacts whom the forum can meet without, by number."""
    needed = {contact.id for seat, contact in seated_ if seat.required}
    return frozenset(contact.id for _, contact in seated_) - needed


def needless(seated_: Sequence[tuple[ForumSeat, Contact]]) -> frozenset[int]:
    """Of their organisations those that the forum can meet without, by number."""
    needed = {seat.organisation_id for seat, _ in seated_ if seat.required}
    return frozenset(seat.organisation_id for seat, _ in seated_) - needed


def owners(tx: Session, forum: Forum) -> Sequence[Contact]:
    """The active contacts who look after a forum, by its function and organisation."""
    ask = select(Contact).where(
        Contact.area_id == forum.area_id,
        Contact.function_id == forum.owner_function_id,
        col(Contact.active),
        ~col(Contact.visiting),
    )
    if forum.owner_organisation_id is not None:
        ask = ask.where(Contact.organisation_id == forum.owner_organisation_id)
    return tx.exec(ask.order_by(col(Contact.id))).all()


def usual_places(tx: Session, among: Collection[Forum]) -> Mapping[int, tuple[Place, Organisation]]:
    """Where these forums usually meet and whose house it is, by the forum's number."""
    found = tx.exec(
        select(Place, Organisation)
        .join(Organisation, col(Organisation.id) == col(Place.organisation_id))
        .where(col(Place.id).in_([each.place_id for each in among]))
    )
    known = {place.id: (place, organisation) for place, organisation in found}
    return {each.id: known[each.place_id] for each in among if each.place_id in known}


def meetings_of(
    tx: Session, forum_ids: Collection[int], start: datetime, end: datetime
) -> Sequence[Meeting]:
    """Meetings of these forums booked, held or closed that start in [start, end), in order."""
    return tx.exec(
        select(Meeting)
        .where(
            col(Meeting.forum_id).in_(forum_ids),
            col(Meeting.state).in_(TOOK_PLACE),
            col(Meeting.starts_at) >= start,
            col(Meeting.starts_at) < end,
        )
        .order_by(col(Meeting.starts_at), col(Meeting.id))
    ).all()


def meetings_not_called(tx: Session, forum: Forum) -> Sequence[Meeting]:
    """A forum's meetings that have another name than it; not those that were called off."""
    return tx.exec(
        select(Meeting)
        .where(
            Meeting.forum_id == forum.id,
            Meeting.name != forum.name,
            Meeting.state != MeetingState.CANCELLED,
        )
        .order_by(col(Meeting.id))
    ).all()


def next_meeting(tx: Session, forum_id: int, now: datetime) -> Meeting | None:
    """The forum's meeting that comes next: booked, or being asked about; the earliest first."""
    return tx.exec(
        select(Meeting)
        .where(
            Meeting.forum_id == forum_id,
            or_(
                and_(col(Meeting.state) == MeetingState.BOOKED, col(Meeting.starts_at) > now),
                col(Meeting.state) == MeetingState.POLLING,
            ),
        )
        .order_by(col(Meeting.starts_at).is_(None), col(Meeting.starts_at), col(Meeting.id))
    ).first()


def last_met(tx: Session, forum_id: int, now: datetime) -> datetime | None:
    """When the forum's latest meeting began that is behind us; None when there was none."""
    return tx.exec(
        select(Meeting.starts_at)
        .where(
            Meeting.forum_id == forum_id,
            col(Meeting.state).in_(TOOK_PLACE),
            col(Meeting.starts_at) <= now,
        )
        .order_by(col(Meeting.starts_at).desc())
    ).first()


def closed_between(
    tx: Session, forum_ids: Collection[int], since: datetime | None, until: datetime
) -> Sequence[Meeting]:
    """Closed meetings of these forums that began after *since* (None for ever), in order."""
    ask = select(Meeting).where(
        col(Meeting.forum_id).in_(forum_ids),
        Meeting.state == MeetingState.CLOSED,
        col(Meeting.starts_at) <= until,
    )
    if since is not None:
        ask = ask.where(col(Meeting.starts_at) > since)
    return tx.exec(ask.order_by(col(Meeting.starts_at), col(Meeting.id))).all()


def counts_in(
    tx: Session, forum_ids: Collection[int], start: datetime, end: datetime
) -> Mapping[int, int]:
    """How many meetings each forum has that start in [start, end); those with none are left out."""
    rows = tx.exec(
        select(Meeting.forum_id, func.count())
        .where(
            col(Meeting.forum_id).in_(forum_ids),
            col(Meeting.state).in_(TOOK_PLACE),
            col(Meeting.starts_at) >= start,
            col(Meeting.starts_at) < end,
        )
        .group_by(col(Meeting.forum_id))
    )
    return {forum_id: count for forum_id, count in rows if forum_id is not None}


def shortfalls(tx: Session, area_id: int, term: str) -> Mapping[int, ForumShortfall]:
    """What has been explained of a term (`HT2026`), by the forum's number."""
    found = tx.exec(
        select(ForumShortfall).where(ForumShortfall.area_id == area_id, ForumShortfall.term == term)
    )
    return {each.forum_id: each for each in found}


def preparing(tx: Session, forum_id: int) -> Sequence[Forum]:
    """The forums that prepare this one."""
    return tx.exec(
        select(Forum).where(Forum.parent_id == forum_id).order_by(Forum.name, col(Forum.id))
    ).all()


def lineage(tx: Session, area_id: int) -> Sequence[ForumLineage]:
    """Every merging and splitting of the area's forums, oldest first."""
    return tx.exec(
        select(ForumLineage)
        .where(ForumLineage.area_id == area_id)
        .order_by(col(ForumLineage.since_on), col(ForumLineage.id))
    ).all()


def series_of(tx: Session, forum_id: int) -> Sequence[ForumSeries]:
    """The forum's series, oldest first."""
    return tx.exec(
        select(ForumSeries).where(ForumSeries.forum_id == forum_id).order_by(col(ForumSeries.id))
    ).all()


def with_series(tx: Session, forum_ids: Collection[int]) -> set[int]:
    """Which of these forums have a series."""
    return set(
        tx.exec(select(ForumSeries.forum_id).where(col(ForumSeries.forum_id).in_(forum_ids)))
    )


def exceptions_of(tx: Session, series_id: int) -> Sequence[SeriesException]:
    """The days of a series that are not as the others, in order."""
    return tx.exec(
        select(SeriesException)
        .where(SeriesException.series_id == series_id)
        .order_by(col(SeriesException.left_out_on))
    ).all()
