"""What sends the outbox's rows asks: claim under a lease, give back, note what was sent, wait."""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import sqlalchemy as sql
from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Executable,
    Integer,
    Interval,
    and_,
    any_,
    bindparam,
    exists,
    func,
    or_,
    true,
    union_all,
    update,
)
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from models.outbox import ROWS, one_of, posted
from models.queue import LEASED, UNFINISHED, Outbox, OutboxState, Posted
from models.store import Tx


def claim(
    tx: Tx,
    *,
    now: datetime,
    owner: str,
    lease: timedelta,
    settle: timedelta,
    at_most: int,
    only: Collection[str] = (),
    but: Collection[str] = (),
) -> list[int]:
    """Take due rows for *owner* until the lease ends; their numbers, oldest first.

    A row whose lease ran out is taken over once what its owner began has settled. Of one
    thread only the oldest due row is taken. Leases go by the database's clock, so that
    workers need not agree on the time. *only* and *but* choose among the kinds of rows.
    """
    dialect = tx.get_bind().dialect.name
    statement = _claiming(dialect, frozenset(only), frozenset(but))
    asked: dict[str, Any] = {"now": now, "owner_": owner, "at_most": at_most}
    if dialect == "postgresql":
        asked |= {"lease": lease, "settle": settle}
    else:
        # SQLite has the clock of the one machine it is on.
        at = datetime.now(UTC)
        asked |= {"until": at + lease, "over": at - settle}
    return sorted(tx.execute(statement, asked).scalars())


@cache
def _claiming(dialect: str, only: frozenset[str], but: frozenset[str]) -> Executable:
    # Made once, as `outbox._insert` is. What is gone comes first, and what is due fills up.
    if dialect == "postgresql":
        clock = func.clock_timestamp()
        until = clock + bindparam("lease", type_=Interval)
        over = clock - bindparam("settle", type_=Interval)
    else:
        until, over = (bindparam(name, type_=ROWS.c.due_at.type) for name in ("until", "over"))
    now = bindparam("now", type_=ROWS.c.due_at.type)
    at_most, lane = bindparam("at_most", type_=Integer), _lane(only, but)
    gone = (
        sql.select(ROWS.c.id)
        .where(one_of(ROWS.c.state, LEASED), ROWS.c.lease_until <= over, lane)
        .order_by(ROWS.c.lease_until)
        .limit(at_most)
        .with_for_update(skip_locked=True)
        .cte("gone")
    )
    room = at_most - sql.select(func.count()).select_from(gone).scalar_subquery()
    due = (
        sql.select(ROWS.c.id)
        .where(
            ROWS.c.state == OutboxState.WAITING,
            ROWS.c.due_at <= now,
            _first_of_thread(now),
            lane,
        )
        .order_by(ROWS.c.due_at, ROWS.c.id)
        .limit(room)
        .with_for_update(skip_locked=True)
        .cte("due")
    )
    return (
        update(ROWS)
        .where(ROWS.c.id.in_(union_all(sql.select(gone.c.id), sql.select(due.c.id))))
        .values(
            state=OutboxState.CLAIMED,
            owner=bindparam("owner_"),
            lease_until=until,
            attempts=ROWS.c.attempts + 1,
        )
        .returning(ROWS.c.id)
    )


def _lane(only: Collection[str], but: Collection[str]) -> ColumnElement[bool]:
    return and_(
        true(),
        *([one_of(ROWS.c.kind, sorted(only))] if only else []),
        *([~one_of(ROWS.c.kind, sorted(but))] if but else []),
    )


def _first_of_thread(now: ColumnElement[datetime]) -> ColumnElement[bool]:
    older = ROWS.alias()
    return or_(
        ROWS.c.thread.is_(None),
        ~exists().where(
            older.c.thread == ROWS.c.thread,
            older.c.id < ROWS.c.id,
            one_of(older.c.state, UNFINISHED),
            # What waits for a time of its own holds nobody up, unless it may be there already.
            or_(older.c.state != OutboxState.WAITING, older.c.due_at <= now, older.c.uncertain),
        ),
    )


def _clock(tx: Tx) -> Any:  # noqa: ANN401 -- an SQL expression or an instant, both add a timedelta
    """The database's own time; SQLite has the clock of the one machine it is on."""
    if tx.get_bind().dialect.name == "postgresql":
        return func.clock_timestamp()
    return datetime.now(UTC)


def held(tx: Tx, row_ids: Sequence[int], owner: str) -> Sequence[Outbox]:
    """Those that *owner* still holds: another may have taken over an expired lease."""
    if not row_ids:
        return ()
    return tx.exec(_holding(), params={"ids": row_ids, "owner": owner}).all()


@cache
def _holding() -> SelectOfScalar[Outbox]:
    return (
        select(Outbox)
        .where(
            col(Outbox.id).in_(bindparam("ids", expanding=True)),
            Outbox.owner == bindparam("owner"),
            one_of(ROWS.c.state, LEASED),
        )
        .order_by(col(Outbox.id))
        .with_for_update()
        .execution_options(populate_existing=True)
    )


def release(tx: Tx, owner: str) -> None:
    """Give back what *owner* holds: not begun at once, under way when it has settled."""
    tx.execute(
        update(ROWS)
        .where(ROWS.c.owner == owner, ROWS.c.state == OutboxState.CLAIMED)
        .values(state=OutboxState.WAITING, lease_until=None, attempts=ROWS.c.attempts - 1)
    )
    tx.execute(
        update(ROWS)
        .where(ROWS.c.owner == owner, ROWS.c.state == OutboxState.INTENT)
        .values(lease_until=_clock(tx))
    )


def release_all(tx: Tx) -> None:
    """Nobody who held anything lives: it can be taken over as soon as it has settled."""
    tx.execute(update(ROWS).where(ROWS.c.state.in_(LEASED)).values(lease_until=_clock(tx)))


KNOWN_AS = (
    update(ROWS).where(ROWS.c.id == bindparam("row")).values(external_id=bindparam("known_as"))
)


def note_sent(tx: Tx, sent: Mapping[int, str], owner: str, now: datetime) -> None:
    """Note which rows went out, and under which id the chat knows each (empty for mail)."""
    if not sent:
        return
    asked = {"ids": list(sent), "owner_": owner, "now": now}
    done = tx.execute(_noting_sent(tx.get_bind().dialect.name), asked)
    for row_id, area_id, thread, meeting_id in done.all():
        if sent[row_id]:
            tx.execute(KNOWN_AS, {"row": row_id, "known_as": sent[row_id]})
            if thread:
                _note_posted(
                    tx,
                    Posted(
                        area_id=area_id,
                        thread=thread,
                        meeting_id=meeting_id,
                        external_id=sent[row_id],
                        posted_at=now,
                    ),
                )


@cache
def _noting_sent(dialect: str) -> Executable:
    # One array, where the database knows them: a parameter a row costs more than the update.
    ids = ROWS.c.id == any_(bindparam("ids", type_=ARRAY(Integer)))
    if dialect != "postgresql":
        ids = ROWS.c.id.in_(bindparam("ids", expanding=True))
    return (
        update(ROWS)
        .where(ids, ROWS.c.owner == bindparam("owner_"), one_of(ROWS.c.state, LEASED))
        .values(
            state=OutboxState.SENT,
            done_at=bindparam("now"),
            reason="",
            uncertain=False,
            lease_until=None,
        )
        .returning(ROWS.c.id, ROWS.c.area_id, ROWS.c.thread, ROWS.c.meeting_id)
    )


def _note_posted(tx: Tx, post: Posted) -> None:
    before = posted(tx, post.thread)
    if before is None:
        tx.add(post)
    else:
        before.external_id = post.external_id
    tx.flush()


def next_wait(
    tx: Tx,
    now: datetime,
    settle: timedelta,
    *,
    only: Collection[str] = (),
    but: Collection[str] = (),
) -> timedelta | None:
    """How long until there may be something to claim: a row falls due, or a lease is over.

    A row behind one that is being sent, or may have been, waits for that one, whatever its own
    time.
    """
    next_due, next_over = _next(frozenset(only), frozenset(but))
    due, leased = tx.exec(next_due).first(), tx.exec(next_over).first()
    waits = [due - now] if due else []
    if leased:
        waits.append(leased + settle - datetime.now(UTC))
    return min(waits, default=None)


@cache
def _next(
    only: frozenset[str], but: frozenset[str]
) -> tuple[SelectOfScalar[datetime], SelectOfScalar[Any]]:
    """When the next row falls due, and when the next lease is over; made once."""
    older, lane = ROWS.alias(), _lane(only, but)
    behind = exists().where(
        older.c.thread == ROWS.c.thread,
        older.c.id < ROWS.c.id,
        or_(
            one_of(older.c.state, LEASED),
            and_(older.c.state == OutboxState.WAITING, older.c.uncertain),
        ),
    )
    return (
        select(Outbox.due_at)
        .where(Outbox.state == OutboxState.WAITING, ~behind, lane)
        .order_by(col(Outbox.due_at))
        .limit(1),
        select(Outbox.lease_until)
        .where(one_of(ROWS.c.state, LEASED), lane)
        .order_by(col(Outbox.lease_until))
        .limit(1),
    )


def backlog(
    tx: Tx, now: datetime, *, only: Collection[str] = (), but: Collection[str] = ()
) -> tuple[int, datetime | None]:
    """How many rows are due or being sent, and since when the oldest of them has been due."""
    found = tx.exec(
        select(func.count(), func.min(Outbox.due_at)).where(
            col(Outbox.state).in_(UNFINISHED), col(Outbox.due_at) <= now, _lane(only, but)
        )
    ).one()
    return found[0], found[1]
