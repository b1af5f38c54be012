"""What is kept no longer: meetings that ended long ago, with every row that hangs on them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import cache

from sqlalchemy import ColumnElement, Table, bindparam, delete, or_, select, update
from sqlalchemy.orm import aliased
from sqlmodel import Session, and_, col, exists
from sqlmodel import select as select_rows

from models.base import metadata
from models.leaving import ENDED
from models.meetings import Meeting
from models.queue import UNFINISHED, Outbox, Posted

IDS = "meeting_ids"


def ended_before(tx: Session, area_id: int, before: datetime) -> Sequence[Meeting]:
    """Meetings of the area that ended before then and that nothing waits for, oldest first.

    One waits while something is to be done about it, or sent of it, or while a meeting that
    followed it goes on.
    """
    later = aliased(Meeting)
    to_do = and_(col(Meeting.feedback_by_on).is_not(None), col(Meeting.feedback_done_at).is_(None))
    to_send = exists().where(
        col(Outbox.meeting_id) == Meeting.id, col(Outbox.state).in_(UNFINISHED)
    )
    goes_on = exists().where(col(later.follows_id) == Meeting.id, col(later.state).not_in(ENDED))
    return tx.exec(
        select_rows(Meeting)
        .where(
            Meeting.area_id == area_id,
            col(Meeting.state).in_(ENDED),
            col(Meeting.changed_at) < before,
            ~to_do,
            ~to_send,
            ~goes_on,
        )
        .order_by(col(Meeting.id))
    ).all()


def messages_of(tx: Session, meeting_id: int) -> Sequence[tuple[str, int | None]]:
    """(the chat's id of a message of ours, whose dialogue it is in), each once.

    Without a contact it is the convener's.
    """
    cards = tx.exec(select_rows(Posted).where(Posted.meeting_id == meeting_id)).all()
    others = tx.exec(
        select_rows(Outbox).where(
            Outbox.meeting_id == meeting_id,
            Outbox.external_id != "",
            col(Outbox.thread).is_(None),
        )
    ).all()
    found: dict[str, int | None] = {
        # A thread ends with whose it is: `card:17:4`.
        each.external_id: int(each.thread.rpartition(":")[2])
        for each in cards
    }
    for row in others:
        whose = row.payload.get("contact_id")
        found.setdefault(row.external_id, int(whose) if whose else None)
    return list(found.items())


def erase(tx: Session, meeting_ids: Collection[int]) -> None:
    """Delete these meetings and all that hangs on them.

    What followed them follows nothing; that a day had been agreed on stays known.
    """
    meeting = metadata.tables["meeting"]
    ids = {IDS: list(meeting_ids)}
    followed = meeting.c.follows_id.in_(bindparam(IDS, expanding=True))
    before = meeting.alias()
    same = select(before.c.kind).where(before.c.id == meeting.c.follows_id).scalar_subquery()
    agreed = followed & (meeting.c.kind == same)
    tx.execute(update(meeting).where(agreed).values(day_was_agreed=True), ids)
    tx.execute(update(meeting).where(followed).values(follows_id=None), ids)
    hangs = hanging()
    for table in reversed(list(hangs)):
        tx.execute(delete(table).where(hangs[table]), ids)


@cache
def hanging() -> Mapping[Table, ColumnElement[bool]]:
    """Each table with rows that hang on meetings, and which of them do; meetings first.

    By the foreign keys there are, so that no new table is forgotten.
    """
    meeting = metadata.tables["meeting"]
    found: dict[Table, ColumnElement[bool]] = {
        meeting: meeting.c.id.in_(bindparam(IDS, expanding=True))
    }
    for table in metadata.sorted_tables:
        hangs = [
            key.parent.in_(select(key.column).where(found[key.column.table]))
            for key in table.foreign_keys
            if key.column.table in found and table is not meeting
        ]
        if hangs:
            found[table] = or_(*hangs)
    return found
