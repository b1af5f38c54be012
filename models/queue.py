"""What came in, what is due to go out, what recurs, and which messages are ours.

Outbox rows hold ids and never words: what is sent is written anew from rows when it is due.
"""

from datetime import datetime, time
from enum import StrEnum

from sqlalchemy import JSON, Index, UniqueConstraint, text
from sqlmodel import Field

from models.base import AreaRow, Row, word


class Inbox(Row, table=True):
    """An event we have seen. Keeps its key, time and outcome code; never what it said.

    The area is empty when the sender turned out to belong to none.
    """

    area_id: int | None = Field(default=None, foreign_key="area.id", index=True)
    key: str = Field(max_length=160, unique=True)
    received_at: datetime = Field(index=True)
    outcome: str = Field(default="", max_length=80)


class OutboxState(StrEnum):
    """WAITING → CLAIMED → INTENT → SENT; or DROPPED with a reason, or DEAD after too many tries."""

    WAITING = "waiting"
    CLAIMED = "claimed"
    INTENT = "intent"
    SENT = "sent"
    DROPPED = "dropped"
    DEAD = "dead"


LEASED = (OutboxState.CLAIMED, OutboxState.INTENT)
UNFINISHED = (OutboxState.WAITING, *LEASED)


IN_A_THREAD = "thread IS NOT NULL AND state IN ('waiting', 'claimed', 'intent')"


class Outbox(Row, table=True):
    """Something to be sent when due.

    `key` is unique: asking twice is the same as once. Rows with the same `thread` (one
    person's card, one person's invitation) leave in the order they were written. `payload`
    holds ids only. `late_after` is when it is no longer worth sending. `turn_at` is the turn it
    has taken where messages are paced. `uncertain`: it may have been sent. `reason` is a code.
    `mail_id` is what a mail's Message-ID says before the @; nobody can guess it.
    """

    # Without an index, unlike other rows: nobody asks, and every claim would write to it.
    area_id: int = Field(foreign_key="area.id")
    key: str = Field(max_length=160, unique=True)
    kind: str = Field(max_length=40)
    thread: str | None = Field(default=None, max_length=120)
    payload: dict[str, int | str] = Field(default_factory=dict, sa_type=JSON)
    meeting_id: int | None = Field(default=None, foreign_key="meeting.id", index=True)
    due_at: datetime
    late_after: datetime | None = None
    turn_at: datetime | None = None
    state: OutboxState = Field(default=OutboxState.WAITING, sa_type=word(OutboxState))
    uncertain: bool = False
    owner: str = Field(default="", max_length=40)
    lease_until: datetime | None = None
    attempts: int = 0
    reason: str = Field(default="", max_length=80)
    external_id: str = Field(default="", max_length=200)
    mail_id: str | None = Field(default=None, max_length=64)
    created_at: datetime
    done_at: datetime | None = None

    __table_args__ = (
        Index(
            "ix_outbox_due",
            "due_at",
            "id",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        Index(
            "ix_outbox_leased",
            "lease_until",
            sqlite_where=text("state IN ('claimed', 'intent')"),
            postgresql_where=text("state IN ('claimed', 'intent')"),
        ),
        Index(
            "ix_outbox_thread",
            "thread",
            "id",
            sqlite_where=text(IN_A_THREAD),
            postgresql_where=text(IN_A_THREAD),
        ),
        Index(
            "ix_outbox_mail_id",
            "mail_id",
            unique=True,
            sqlite_where=text("mail_id IS NOT NULL"),
            postgresql_where=text("mail_id IS NOT NULL"),
        ),
    )


class Posted(AreaRow, table=True):
    """A chat message of ours that is edited in place, and one day erased."""

    thread: str = Field(max_length=120, unique=True)
    meeting_id: int | None = Field(default=None, foreign_key="meeting.id", index=True)
    external_id: str = Field(max_length=200)
    posted_at: datetime


class RecurringRule(AreaRow, table=True):
    """A rule by the wall clock: every `weekday` (0 = Monday) at `at` in `zone`.

    `next_at` is the next firing in UTC; advancing it and writing the due row is one
    transaction.
    """

    __tablename__ = "recurring_rule"

    kind: str = Field(max_length=40)
    subject: str = Field(max_length=80)
    weekday: int
    at: time
    zone: str = Field(default="Europe/Stockholm", max_length=40)
    next_at: datetime = Field(index=True)

    __table_args__ = (UniqueConstraint("area_id", "kind", "subject"),)
