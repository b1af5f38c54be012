"""A few words to one person about a meeting: in the chat or by mail, as they want it."""

from collections.abc import Sequence

from bot.outgoing import ChatMessage, Letter, Outgoing
from bot.replies import Part, Reply, T, Text, Tone
from models import registry
from models.queue import Outbox
from models.registry import Contact, Reach
from models.store import Tx


def to_person(tx: Tx, row: Outbox, contact: Contact, subject: T, parts: Sequence[Part]) -> Outgoing:
    """The message, by chat to those who want it there and have an account, else by mail.

    Args:
        tx: Open.
        row: The due row it comes from.
        contact: Who gets it, alone.
        subject: Neutral: it stands in notifications and lists of mail.
        parts: What it says.
    """
    identity = registry.identity_of(tx, contact.id) if contact.reach == Reach.CHAT else None
    if identity is None:
        return Letter(row.key, contact.email, contact.language, subject, tuple(parts))
    return ChatMessage(
        key=row.key,
        platform=identity.platform,
        tenant=identity.tenant,
        to=identity.user,
        private=True,
        language=contact.language,
        reply=Reply((Text(subject, Tone.HEADING), *parts), preview=subject),
    )
