"""Areas that become one, or several, from a day: what was asked for, and what came of what."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, Session, col, or_, select

from models.base import Row
from models.registry import Area


class AreaChange(Row, table=True):
    """From a local day the work of some areas goes on in others.

    `shares`: by an organisation's number (as JSON has it: text), the areas it goes on in, its
    home first; those that are not there go on in the first area. `asked_at` is empty until
    somebody has seen what moves and said yes, `done_at` until it has moved. Once `called_off_at`
    is set nothing moves. `by_id`: the contact who asked, none when it was the operator.
    """

    __tablename__ = "area_change"

    since_on: date
    shares: dict[str, list[int]] = Field(default_factory=dict, sa_type=JSON)
    by_id: int | None = Field(default=None, foreign_key="contact.id")
    drawn_at: datetime
    asked_at: datetime | None = None
    done_at: datetime | None = None
    called_off_at: datetime | None = None


class AreaStep(Row, table=True):
    """An area goes on in another: two rows to one when merged, two rows from one when split.

    One that also goes on as itself has a row to itself.
    """

    __tablename__ = "area_step"

    change_id: int = Field(foreign_key="area_change.id", index=True)
    from_id: int = Field(foreign_key="area.id", index=True)
    to_id: int = Field(foreign_key="area.id", index=True)

    __table_args__ = (UniqueConstraint("change_id", "from_id", "to_id"),)


def areas(tx: Session) -> Sequence[Area]:
    """Every area of the installation, by name."""
    return tx.exec(select(Area).order_by(Area.name, col(Area.id))).all()


def change_by_id(tx: Session, change_id: int, *, lock: bool = False) -> AreaChange | None:
    """The change as it is now. `lock` makes other writers wait (PostgreSQL)."""
    ask = (
        select(AreaChange)
        .where(AreaChange.id == change_id)
        .execution_options(populate_existing=True)
    )
    return tx.exec(ask.with_for_update() if lock else ask).first()


def steps_of(tx: Session, change_id: int) -> Sequence[AreaStep]:
    """Which areas go on in which, in the order they were named."""
    return tx.exec(
        select(AreaStep).where(AreaStep.change_id == change_id).order_by(col(AreaStep.id))
    ).all()


def waiting(tx: Session, area_ids: Collection[int]) -> Sequence[AreaChange]:
    """Changes of any of these areas that have been asked for and not been done, first first."""
    return [each for each in _changes(tx, area_ids) if each.done_at is None]


def done_between(tx: Session, area_id: int, first: date, last: date) -> Sequence[AreaChange]:
    """Changes of an area that have been done, from a day in [first, last], first first."""
    return [
        each
        for each in _changes(tx, [area_id])
        if each.done_at is not None and first <= each.since_on <= last
    ]


def has_changed_since(tx: Session, change: AreaChange) -> bool:
    """Whether another change of these areas has been done after this one."""
    ids = {each for step in steps_of(tx, change.id) for each in (step.from_id, step.to_id)}
    return any(each.done_at is not None and each.id > change.id for each in _changes(tx, ids))


def _changes(tx: Session, area_ids: Collection[int]) -> Sequence[AreaChange]:
    of = select(AreaStep.change_id).where(
        or_(col(AreaStep.from_id).in_(area_ids), col(AreaStep.to_id).in_(area_ids))
    )
    return tx.exec(
        select(AreaChange)
        .where(
            col(AreaChange.id).in_(of),
            col(AreaChange.asked_at).is_not(None),
            col(AreaChange.called_off_at).is_(None),
        )
        .order_by(col(AreaChange.since_on), col(AreaChange.id))
    ).all()


def came_from(tx: Session, area_id: int) -> set[int]:
    """The areas whose work has gone on in this one, near or far back; not itself."""
    return _followed(tx, area_id, back=True)


def went_to(tx: Session, area_id: int) -> set[int]:
    """The areas that this one's work has gone on in, near or far ahead; not itself."""
    return _followed(tx, area_id, back=False)


def _followed(tx: Session, area_id: int, *, back: bool) -> set[int]:
    done = tx.exec(
        select(AreaStep)
        .join(AreaChange, col(AreaChange.id) == col(AreaStep.change_id))
        .where(col(AreaChange.done_at).is_not(None))
    ).all()
    ways = [(each.to_id, each.from_id) if back else (each.from_id, each.to_id) for each in done]
    found, ahead = {area_id}, [area_id]
    while ahead:
        here = ahead.pop()
        new = {there for start, there in ways if start == here} - found
        found |= new
        ahead += new
    return found - {area_id}
