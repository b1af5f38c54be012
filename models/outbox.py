"""The outbox's queries: put, claim under a lease, note the intent, note the result."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import CursorResult, and_, exists, or_, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import aliased
from sqlmodel import SQLModel, col, select

from models.queue import UNFINISHED, Inbox, Outbox, OutboxState, Posted
from models.store import Tx


def insert_new(tx: Tx, row: SQLModel, unique: str) -> bool:
    """Insert *row* unless its unique column is taken; whether it went in."""
    dialect = postgresql if tx.get_bind().dialect.name == "postgresql" else sqlite
    values = row.model_dump(exclude={"id"})
    done: CursorResult[Any] = tx.execute(  # type: ignore[assignment]  # -- DML gives a cursor result
        dialect.insert(type(row)).values(values).on_conflict_do_nothing(index_elements=[unique])
    )
    return done.rowcount == 1


def put(tx: Tx, row: Outbox) -> bool:
    """Ask for something to be sent; False when the same key was asked for before."""
    return insert_new(tx, row, "key")


def first_time(tx: Tx, key: str, area_id: int | None, now: datetime) -> Inbox | None:
    """The new inbox row, or None when the event was seen before (waits for a twin in flight)."""
    if not insert_new(tx, Inbox(area_id=area_id, key=key, received_at=now), "key"):
        return None
    return tx.exec(select(Inbox).where(Inbox.key == key)).one()


def claim(tx: Tx, *, now: datetime, owner: str, lease: timedelta, at_most: int) -> Sequence[Outbox]:
    """Take due rows, earliest first, for *owner* until the lease ends.

    A row whose lease ran out is taken over; if its intent was noted it comes back with the
    reason "uncertain", since it may have been sent. Of one thread only the oldest due row is taken.
    """
    older = aliased(Outbox)
    due = or_(
        and_(col(Outbox.state) == OutboxState.WAITING, col(Outbox.due_at) <= now),
        and_(
            col(Outbox.state).in_((OutboxState.CLAIMED, OutboxState.INTENT)),
            col(Outbox.lease_until) < now,
        ),
    )
    first_of_thread = or_(
        col(Outbox.thread).is_(None),
        ~exists().where(
            col(older.thread) == col(Outbox.thread),
            col(older.id) < col(Outbox.id),
            col(older.state).in_(UNFINISHED),
            # What waits for a time of its own holds nobody up.
            or_(col(older.state) != OutboxState.WAITING, col(older.due_at) <= now),
        ),
    )
    rows = tx.exec(
        select(Outbox)
        .where(due, first_of_thread)
        .order_by(col(Outbox.due_at), col(Outbox.id))
        .limit(at_most)
        .with_for_update(skip_locked=True)
    ).all()
    for row in rows:
        row.reason = "uncertain" if row.state == OutboxState.INTENT else row.reason
        row.state, row.owner, row.lease_until = OutboxState.CLAIMED, owner, now + lease
        row.attempts += 1
    tx.flush()
    return rows


def held(tx: Tx, row_id: int, owner: str) -> Outbox | None:
    """The row if *owner* still holds it: another may have taken over an expired lease."""
    row = tx.exec(
        select(Outbox)
        .where(Outbox.id == row_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).first()
    ours = row and row.owner == owner and row.state in (OutboxState.CLAIMED, OutboxState.INTENT)
    return row if ours else None


def mark_sent(tx: Tx, row: Outbox, external_id: str, now: datetime) -> None:
    """Note that it went out, and under which id the chat knows it."""
    row.state, row.external_id, row.done_at = OutboxState.SENT, external_id, now
    row.reason, row.lease_until = "", None
    if row.thread and external_id:
        post = posted(tx, row.thread)
        if post is None:
            post = Posted(
                area_id=row.area_id,
                thread=row.thread,
                meeting_id=row.meeting_id,
                external_id=external_id,
                posted_at=now,
            )
        post.external_id = external_id
        tx.add(post)


def mark_dropped(row: Outbox, reason: str, now: datetime) -> None:
    """Note why it was not sent after all."""
    row.state, row.reason, row.done_at, row.lease_until = OutboxState.DROPPED, reason, now, None


def mark_failed(row: Outbox, reason: str, *, again_at: datetime | None, now: datetime) -> None:
    """Note the failure; try again then, or give up when no time is given."""
    row.reason, row.lease_until = reason, None
    if again_at is None:
        row.state, row.done_at = OutboxState.DEAD, now
    else:
        row.state, row.due_at = OutboxState.WAITING, again_at


def drop_waiting(tx: Tx, meeting_id: int, kinds: Sequence[str], reason: str, now: datetime) -> None:
    """Drop what waits for a meeting, in the transaction that made it unwanted."""
    tx.execute(
        update(Outbox)
        .where(
            col(Outbox.meeting_id) == meeting_id,
            col(Outbox.kind).in_(kinds),
            col(Outbox.state) == OutboxState.WAITING,
        )
        .values(state=OutboxState.DROPPED, reason=reason, done_at=now)
    )


def waits_in(tx: Tx, thread: str, now: datetime) -> bool:
    """Whether something due and not yet claimed waits in the thread: it will show newest rows."""
    return (
        tx.exec(
            select(Outbox.id).where(
                Outbox.thread == thread,
                Outbox.state == OutboxState.WAITING,
                col(Outbox.due_at) <= now,
            )
        ).first()
        is not None
    )


def posted(tx: Tx, thread: str) -> Posted | None:
    """Our message in the thread, if there is one to edit."""
    return tx.exec(select(Posted).where(Posted.thread == thread)).first()


def next_due(tx: Tx) -> datetime | None:
    """When the earliest waiting row is due."""
    return tx.exec(
        select(Outbox.due_at)
        .where(Outbox.state == OutboxState.WAITING)
        .order_by(col(Outbox.due_at))
        .limit(1)
    ).first()


def troubled(tx: Tx, meeting_id: int, kind: str) -> Sequence[Outbox]:
    """Rows of the meeting that failed at least once and have not got through."""
    return tx.exec(
        select(Outbox)
        .where(
            Outbox.meeting_id == meeting_id,
            Outbox.kind == kind,
            Outbox.reason != "",
            col(Outbox.state).in_((*UNFINISHED, OutboxState.DEAD)),
        )
        .order_by(col(Outbox.id))
    ).all()


def mark_intent(row: Outbox) -> None:
    """Note that it is about to be sent: after a crash it is uncertain whether it was."""
    row.state = OutboxState.INTENT
