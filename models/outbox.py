"""The outbox's rows: put, marked with what becomes of them, dropped, hurried, looked for."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    Executable,
    Integer,
    Table,
    bindparam,
    exists,
    literal_column,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import aliased
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from models.base import Row
from models.queue import UNFINISHED, Inbox, Outbox, OutboxState, Posted
from models.store import Tx

OK = "ok"
"""The outcome of an event that was not refused."""

BOUNCED = "mail.bounced"
"""The reason of a mail that was taken by a server, and came back."""

ROWS = cast("Table", Outbox.__table__)  # type: ignore[attr-defined]  # -- SQLModel makes it


def one_of(column: ColumnElement[Any], words: Iterable[str]) -> ColumnElement[bool]:
    """Whether it holds one of our own words, which stand in the statement as they are.

    As parameters SQLAlchemy writes the statement anew at each use, to have one for each.
    """
    spelled = (each.replace("'", "''") for each in words)
    return column.in_([literal_column(f"'{each}'") for each in spelled])


def insert_new(tx: Tx, row: Row, unique: str) -> bool:
    """Insert *row* unless its unique column is taken; whether it went in."""
    return _inserted(tx, type(row), unique, row.model_dump(exclude={"id"}))


def _inserted(tx: Tx, kind: type[Row], unique: str, values: Mapping[str, Any]) -> bool:
    statement = _insert(kind, unique, tx.get_bind().dialect.name)
    # Not by the count of rows: on PostgreSQL SQLAlchemy does not tell it.
    return tx.execute(statement, dict(values)).first() is not None


@cache
def _insert(kind: type[Row], unique: str, dialect: str) -> Executable:
    # Made once: building the statement costs more than running it.
    table = cast("Table", kind.__table__)  # type: ignore[attr-defined]  # -- SQLModel makes it
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    new = insert(table).on_conflict_do_nothing(index_elements=[unique])
    return new.returning(table.c.id)


def put(tx: Tx, row: Outbox) -> bool:
    """Ask for something to be sent; False when the same key was asked for before."""
    return insert_new(tx, row, "key")


def first_time(tx: Tx, key: str, area_id: int | None, now: datetime) -> bool:
    """Whether the event is new (waits for a twin in flight); noted as having gone well."""
    # Without a row object, which costs more than the insert does: this is done at every event.
    values = {"area_id": area_id, "key": key, "received_at": now, "outcome": OK}
    return _inserted(tx, Inbox, "key", values)


def note_refused(tx: Tx, key: str, outcome: str) -> None:
    """Note the code an event was refused with."""
    tx.execute(update(Inbox).where(col(Inbox.key) == key).values(outcome=outcome))


def outcome_of(tx: Tx, key: str) -> str | None:
    """What came of an event we have seen: `ok`, or the code it was refused with."""
    return tx.exec(select(Inbox.outcome).where(Inbox.key == key)).first()


def mark_intent(row: Outbox) -> None:
    """Note that it is about to be sent: until a result is noted nobody knows whether it was."""
    row.state, row.uncertain, row.turn_at = OutboxState.INTENT, True, None


def mark_paced(row: Outbox, turn_at: datetime) -> None:
    """Let it wait for its turn; nothing was tried."""
    row.state, row.due_at, row.turn_at, row.lease_until = (
        OutboxState.WAITING,
        turn_at,
        turn_at,
        None,
    )
    row.attempts -= 1


def mark_held(row: Outbox, until: datetime) -> None:
    """Let it wait until then; nothing was tried."""
    row.state, row.due_at, row.lease_until = OutboxState.WAITING, until, None
    row.attempts -= 1


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
    """Drop what waits for a meeting, in the transaction that made it unwanted.

    Not what may have arrived: that is looked for first.
    """
    tx.execute(
        update(Outbox)
        .where(
            col(Outbox.meeting_id) == meeting_id,
            col(Outbox.kind).in_(kinds),
            col(Outbox.state) == OutboxState.WAITING,
            ~col(Outbox.uncertain),
        )
        .values(state=OutboxState.DROPPED, reason=reason, done_at=now)
    )


def waiting(tx: Tx, meeting_id: int, kinds: Collection[str]) -> Sequence[Outbox]:
    """What waits to be sent of a meeting, held until the transaction ends; oldest first."""
    return tx.exec(
        select(Outbox)
        .where(
            Outbox.meeting_id == meeting_id,
            col(Outbox.kind).in_(kinds),
            Outbox.state == OutboxState.WAITING,
        )
        .order_by(col(Outbox.id))
        .with_for_update()
    ).all()


def hurry(tx: Tx, thread: str, now: datetime) -> None:
    """Look at once for what may have arrived in the thread: something newer waits behind it."""
    tx.execute(HURRY, {"in_thread": thread, "now": now})


HURRY = (
    update(ROWS)
    .where(
        ROWS.c.thread == bindparam("in_thread"),
        ROWS.c.state == OutboxState.WAITING,
        ROWS.c.uncertain,
        ROWS.c.due_at > bindparam("now"),
    )
    .values(due_at=bindparam("now"))
)


def waits_in(tx: Tx, thread: str, now: datetime) -> bool:
    """Whether something due and not yet claimed waits in the thread: it will show newest rows.

    It stays unclaimed until this transaction ends; one that is being claimed just now does
    not count, since it may be read before our changes are. Nor does one that may have arrived:
    if it is found, it is left as it was.
    """
    return tx.exec(WAITING_IN, params={"thread": thread, "now": now}).first() is not None


WAITING_IN = (
    select(Outbox.id)
    .where(
        Outbox.thread == bindparam("thread"),
        Outbox.state == OutboxState.WAITING,
        col(Outbox.due_at) <= bindparam("now"),
        ~col(Outbox.uncertain),
    )
    .with_for_update(skip_locked=True)
)
POSTED_IN = select(Posted).where(Posted.thread == bindparam("thread"))


def posted(tx: Tx, thread: str) -> Posted | None:
    """Our message in the thread, if there is one to edit."""
    return tx.exec(POSTED_IN, params={"thread": thread}).first()


def troubled(tx: Tx, meeting_id: int, kinds: Collection[str]) -> Sequence[Outbox]:
    """Failed rows of the meeting; neither they nor later ones in their thread got through."""
    asked = {"meeting": meeting_id, "kinds": sorted(kinds)}
    return tx.exec(_failing(), params=asked).all()


@cache
def _failing() -> SelectOfScalar[Outbox]:
    # Made once, as `_insert` is: it is asked for every card.
    later, meeting = aliased(Outbox), bindparam("meeting", type_=Integer)
    mended = exists().where(
        col(later.thread) == col(Outbox.thread),
        col(later.id) > col(Outbox.id),
        col(later.meeting_id) == meeting,
        col(later.state) == OutboxState.SENT,
    )
    return (
        select(Outbox)
        .where(
            col(Outbox.meeting_id) == meeting,
            col(Outbox.kind).in_(bindparam("kinds", expanding=True)),
            Outbox.reason != "",
            one_of(ROWS.c.state, (*UNFINISHED, OutboxState.DEAD)),
            ~mended,
        )
        .order_by(col(Outbox.id))
    )


def in_thread(tx: Tx, thread: str) -> Sequence[Outbox]:
    """Every row of a thread, oldest first."""
    return tx.exec(select(Outbox).where(Outbox.thread == thread).order_by(col(Outbox.id))).all()


def mailed_as(tx: Tx, mail_id: str) -> Outbox | None:
    """The row whose mail went out under that id, if there is one."""
    return tx.exec(select(Outbox).where(Outbox.mail_id == mail_id)).first()


def sent(tx: Tx, meeting_id: int, kind: str) -> Sequence[Outbox]:
    """The meeting's rows of a kind that have been sent, oldest first."""
    return tx.exec(SENT, params={"meeting": meeting_id, "kind": kind}).all()


SENT = (
    select(Outbox)
    .where(
        Outbox.meeting_id == bindparam("meeting"),
        Outbox.kind == bindparam("kind"),
        Outbox.state == OutboxState.SENT,
    )
    .order_by(col(Outbox.id))
)
