"""Conversations in Teams that we may write to: where, and through which address.

Teams tells them with every activity; nothing of what was said is kept.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Index, delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Field, col, select

from models.base import Row
from models.store import Tx


class Conversation(Row, table=True):
    """`kind` is Teams' own word: personal, groupChat or channel.

    `conversation` is its id without any thread; `user` is set in somebody's own chat with the
    bot, `team` in a channel. `service_url` is where answers go, `app` which of our apps is in
    it and `bot` what that is called there.
    """

    tenant: str = Field(max_length=64)
    conversation: str = Field(max_length=300, unique=True)
    kind: str = Field(max_length=20)
    user: str = Field(default="", max_length=64)
    team: str = Field(default="", max_length=300)
    app: str = Field(max_length=64)
    bot: str = Field(max_length=300)
    service_url: str = Field(max_length=300)
    seen_at: datetime

    __table_args__ = (Index("ix_conversation_tenant_user", "tenant", "user"),)


def conversation_seen(tx: Tx, row: Conversation) -> None:
    """Note a conversation as it is now, in place of what was known of it."""
    dialect = postgresql if tx.get_bind().dialect.name == "postgresql" else sqlite
    values = row.model_dump(exclude={"id"})
    tx.execute(
        dialect.insert(Conversation)
        .values(values)
        .on_conflict_do_update(index_elements=["conversation"], set_=values)
    )


def conversation_by_id(tx: Tx, conversation: str) -> Conversation | None:
    """The conversation with that id."""
    found = select(Conversation).where(Conversation.conversation == conversation)
    return tx.exec(found).first()


def own_conversation(tx: Tx, tenant: str, user: str) -> Conversation | None:
    """Somebody's own chat with the bot, the one seen last."""
    return tx.exec(
        select(Conversation)
        .where(
            Conversation.tenant == tenant,
            Conversation.user == user,
            # No room is anybody's own chat, whatever is asked for.
            Conversation.kind == "personal",
        )
        .order_by(col(Conversation.seen_at).desc(), col(Conversation.id).desc())
    ).first()


def latest_conversation(tx: Tx, tenant: str) -> Conversation | None:
    """Any conversation of a tenant, the one seen last: it tells where the tenant is served."""
    return tx.exec(
        select(Conversation)
        .where(Conversation.tenant == tenant)
        .order_by(col(Conversation.seen_at).desc(), col(Conversation.id).desc())
        .limit(1)
    ).first()


def forget_conversations(tx: Tx, conversations: Sequence[str]) -> None:
    """The bot is no longer in these."""
    tx.execute(delete(Conversation).where(col(Conversation.conversation).in_(conversations)))
