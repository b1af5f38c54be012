"""What is left of meetings that are kept no longer: counts, and what has been told of them.

No row here points at a meeting, and nobody can be found from one.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import JSON, ColumnElement, UniqueConstraint, delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Field, Session, and_, col, or_, select

from models.actions import Action
from models.audit import hold_chain
from models.base import AreaRow
from models.meetings import TOOK_PLACE, Consent, Meeting, MeetingState, Party

Key = tuple[str, str, str]
"""What is counted: the period (`HT2026`, `2026/27`), the figure, and of what."""

Hangs = TypeVar("Hangs", Party, Action, Consent)

WITH_ACTIONS = (*TOOK_PLACE, MeetingState.POLLING)
"""Meetings whose actions are to be done: open ones go on to a meeting that has no time yet."""


class Tally(AreaRow, table=True):
    """How many there were, of meetings whose rows are gone."""

    period: str = Field(max_length=9)
    figure: str = Field(max_length=40)
    subject: str = Field(default="", max_length=160)
    count: int

    __table_args__ = (UniqueConstraint("area_id", "period", "figure", "subject"),)


class Release(AreaRow, table=True):
    """What is told of a school year's individual meetings, written once and never again.

    `cells` has what may be told only: what was held back stands nowhere.
    """

    __tablename__ = "report_release"

    year: str = Field(max_length=9)
    cells: dict[str, dict[str, int]] = Field(default_factory=dict, sa_type=JSON)
    released_at: datetime

    __table_args__ = (UniqueConstraint("area_id", "year"),)


@dataclass(frozen=True)
class Held:
    """A meeting that has begun, with what is counted of it."""

    meeting: Meeting
    parties: Sequence[Party]
    actions: Sequence[Action]
    consent: Consent | None
    followed: Meeting | None


def told_in(area_id: int, what: type[Meeting] | type[Action]) -> ColumnElement[bool]:
    """Which meetings or actions count in an area's figures: each in one area's, once for all."""
    own = and_(col(what.area_id) == area_id, col(what.told_in_id).is_(None))
    return or_(col(what.told_in_id) == area_id, own)


def held_between(
    tx: Session, area_id: int, kinds: Collection[str], start: datetime, end: datetime
) -> list[Held]:
    """Meetings of these kinds that began in [start, end), in order."""
    return _held(
        tx,
        (
            told_in(area_id, Meeting),
            col(Meeting.kind).in_(kinds),
            col(Meeting.state).in_(TOOK_PLACE),
            col(Meeting.starts_at) >= start,
            col(Meeting.starts_at) < end,
        ),
    )


def held_among(tx: Session, meeting_ids: Collection[int]) -> list[Held]:
    """Those of these meetings that have been held; what was called off never was."""
    return _held(
        tx,
        (
            col(Meeting.id).in_(meeting_ids),
            col(Meeting.state).in_(TOOK_PLACE),
            col(Meeting.starts_at).is_not(None),
        ),
    )


def _held(tx: Session, which: Sequence[ColumnElement[bool] | bool]) -> list[Held]:
    found = tx.exec(select(Meeting).where(*which).order_by(col(Meeting.starts_at))).all()
    if not found:
        return []
    ids = select(Meeting.id).where(*which)
    parties = _by_meeting(tx.exec(select(Party).where(col(Party.meeting_id).in_(ids))))
    actions = _by_meeting(tx.exec(select(Action).where(col(Action.meeting_id).in_(ids))))
    consents = _by_meeting(tx.exec(select(Consent).where(col(Consent.meeting_id).in_(ids))))
    before = {
        each.id: each
        for each in tx.exec(
            select(Meeting).where(col(Meeting.id).in_(select(Meeting.follows_id).where(*which)))
        )
    }
    return [
        Held(
            each,
            parties.get(each.id, []),
            actions.get(each.id, []),
            next(iter(consents.get(each.id, [])), None),
            before.get(each.follows_id) if each.follows_id else None,
        )
        for each in found
    ]


def _by_meeting(rows: Iterable[Hangs]) -> dict[int, list[Hangs]]:
    found: dict[int, list[Hangs]] = {}
    for row in rows:
        found.setdefault(row.meeting_id, []).append(row)
    return found


def booked_after(
    tx: Session, area_id: int, kinds: Collection[str], now: datetime, end: datetime
) -> Sequence[Meeting]:
    """Meetings of these kinds that are booked and begin in [now, end)."""
    return tx.exec(
        select(Meeting).where(
            Meeting.area_id == area_id,
            col(Meeting.kind).in_(kinds),
            Meeting.state == MeetingState.BOOKED,
            col(Meeting.starts_at) >= now,
            col(Meeting.starts_at) < end,
        )
    ).all()


def actions_due(
    tx: Session, area_id: int, kinds: Collection[str], first: date, last: date
) -> Sequence[Action]:
    """Actions of meetings of these kinds that are due from *first* to *last*."""
    return tx.exec(
        select(Action)
        .join(Meeting, col(Meeting.id) == col(Action.meeting_id))
        .where(
            told_in(area_id, Action),
            col(Meeting.kind).in_(kinds),
            col(Meeting.state).in_(WITH_ACTIONS),
            col(Action.due_on) >= first,
            col(Action.due_on) <= last,
        )
    ).all()


def hold(tx: Session, area_id: int) -> None:
    """Make others who count in the area wait until this transaction ends (PostgreSQL).

    What is erased between two questions would be counted twice, or not at all.
    """
    hold_chain(tx, area_id)


def add(tx: Session, area_id: int, counts: Mapping[Key, int]) -> None:
    """Add to what has been counted; two who add at once both count."""
    dialect = postgresql if tx.get_bind().dialect.name == "postgresql" else sqlite
    for (period, figure, subject), count in sorted(counts.items()):
        insert = dialect.insert(Tally).values(
            area_id=area_id, period=period, figure=figure, subject=subject, count=count
        )
        tx.execute(
            insert.on_conflict_do_update(
                index_elements=["area_id", "period", "figure", "subject"],
                set_={"count": col(Tally.count) + count},
            )
        )


def counted(tx: Session, area_id: int, periods: Collection[str]) -> dict[Key, int]:
    """What has been counted of these periods."""
    found = tx.exec(select(Tally).where(Tally.area_id == area_id, col(Tally.period).in_(periods)))
    return {(each.period, each.figure, each.subject): each.count for each in found}


def periods_of(tx: Session, area_id: int, figures: Collection[str]) -> set[str]:
    """The periods of which one of these figures has been counted."""
    return set(
        tx.exec(
            select(Tally.period).where(Tally.area_id == area_id, col(Tally.figure).in_(figures))
        )
    )


def forget(tx: Session, area_id: int, period: str, figures: Collection[str]) -> None:
    """Take away what has been told, or never will be."""
    tx.execute(
        delete(Tally).where(
            col(Tally.area_id) == area_id,
            col(Tally.period) == period,
            col(Tally.figure).in_(figures),
        )
    )


def starts_of(
    tx: Session, area_id: int, kinds: Collection[str], end: datetime
) -> Sequence[Meeting]:
    """Meetings of these kinds that began before *end*."""
    return tx.exec(
        select(Meeting).where(
            told_in(area_id, Meeting),
            col(Meeting.kind).in_(kinds),
            col(Meeting.state).in_(TOOK_PLACE),
            col(Meeting.starts_at) < end,
        )
    ).all()


def releases(tx: Session, area_id: int) -> dict[str, Release]:
    """What has been told of each school year."""
    return {each.year: each for each in tx.exec(select(Release).where(Release.area_id == area_id))}


def release(tx: Session, row: Release) -> None:
    """Write what is told of a year, unless it has been told: then that holds."""
    dialect = postgresql if tx.get_bind().dialect.name == "postgresql" else sqlite
    insert = dialect.insert(Release).values(row.model_dump(exclude={"id"}))
    tx.execute(insert.on_conflict_do_nothing())
