"""What is kept no longer: meetings that ended long ago, with every row that hangs on them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import ColumnElement, Table, bindparam, delete, func, or_, select, update
from sqlalchemy.orm import aliased
from sqlmodel import Session, and_, col, exists
from sqlmodel import select as select_rows

from models.base import metadata
from models.leaving import ENDED
from models.meetings import Meeting
from models.mentions import Mention
from models.queue import UNFINISHED, Outbox, OutboxState, Posted

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

    Without a contact it is the convener's. Digests, lists and reminders that tell of other
    meetings too are among them.
    """
    cards = tx.exec(select_rows(Posted).where(Posted.meeting_id == meeting_id)).all()
    others = tx.exec(
        select_rows(Outbox).where(
            Outbox.meeting_id == meeting_id,
            Outbox.external_id != "",
            col(Outbox.thread).is_(None),
        )
    ).all()
    told = tx.exec(
        select_rows(Outbox)
        .join(Mention, col(Mention.outbox_id) == col(Outbox.id))
        .where(Mention.meeting_id == meeting_id, Outbox.external_id != "")
    ).all()
    found: dict[str, int | None] = {
        # A thread ends with whose it is: `card:17:4`.
        each.external_id: int(each.thread.rpartition(":")[2])
        for each in cards
    }
    for row in (*others, *told):
        whose = row.payload.get("contact_id")
        found.setdefault(row.external_id, int(whose) if whose else None)
    return list(found.items())


@dataclass(frozen=True)
class BeyondRecall:
    """How many mails about some meetings have left, and chat messages that could not be blanked."""

    mails: int = 0
    messages: int = 0


def beyond_recall(tx: Session, meeting_ids: Collection[int], blanking: str) -> BeyondRecall:
    """What stays with others when these meetings are gone.

    Args:
        tx: Open, with the meetings' rows still there.
        meeting_ids: Theirs.
        blanking: The outbox kind of a message that is to be blanked.
    """
    own = col(Outbox.meeting_id).in_(meeting_ids)
    mentioned = exists().where(
        col(Mention.outbox_id) == Outbox.id, col(Mention.meeting_id).in_(meeting_ids)
    )
    # A chat gives what it took an id; a mail server gives none.
    mails = select_rows(func.count()).where(
        Outbox.state == OutboxState.SENT, Outbox.external_id == "", or_(own, mentioned)
    )
    unfit = select_rows(func.count()).where(
        Outbox.kind == blanking,
        own,
        col(Outbox.state).in_((OutboxState.DEAD, OutboxState.DROPPED)),
    )
    return BeyondRecall(tx.exec(mails).one(), tx.exec(unfit).one())


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
