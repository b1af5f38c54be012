"""Forums that go on in another area, and what goes along with them."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import update
from sqlmodel import Session, and_, col, or_, select

from models.area_rows import Others
from models.forums import Forum, ForumSeat, ForumSeries, SeriesException
from models.meetings import Meeting


def lasting(tx: Session, area_id: int, on: date) -> Sequence[Forum]:
    """The area's forums that are active on a day, or will be, by name."""
    return tx.exec(
        select(Forum)
        .where(
            Forum.area_id == area_id,
            or_(col(Forum.active_to_on).is_(None), col(Forum.active_to_on) >= on),
        )
        .order_by(Forum.name, col(Forum.id))
    ).all()


def settle(tx: Session, area_id: int, others: Others) -> None:
    """Let the forums of an area call its own rows of those who are at home in another now."""
    for seat in tx.exec(select(ForumSeat).where(ForumSeat.area_id == area_id)):
        seat.organisation_id = others.organisations.get(seat.organisation_id, seat.organisation_id)
    for each in tx.exec(select(Forum).where(Forum.area_id == area_id)):
        owner, place = each.owner_organisation_id, each.place_id
        each.owner_organisation_id = others.organisations.get(owner, owner) if owner else None
        each.place_id = others.places.get(place, place) if place else None
    tx.flush()


def give(tx: Session, old: Forum, new: Forum, start: datetime) -> Sequence[int]:
    """Let a forum have another's series, and its meetings from *start* on or without a time yet.

    Returns:
        The numbers of those meetings that are called something else by that.
    """
    series = select(ForumSeries.id).where(ForumSeries.forum_id == old.id)
    tx.execute(
        update(SeriesException)
        .where(col(SeriesException.series_id).in_(series))
        .values(area_id=new.area_id)
    )
    tx.execute(
        update(ForumSeries)
        .where(col(ForumSeries.forum_id) == old.id)
        .values(area_id=new.area_id, forum_id=new.id)
    )
    goes = and_(
        col(Meeting.forum_id) == old.id,
        or_(col(Meeting.starts_at).is_(None), col(Meeting.starts_at) >= start),
    )
    renamed = tx.exec(select(Meeting.id).where(goes, Meeting.name != new.name)).all()
    tx.execute(update(Meeting).where(goes).values(forum_id=new.id, name=new.name))
    tx.expire_all()
    return renamed
