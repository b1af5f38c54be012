"""A few words to one person about a poll: in the chat where its card is, or else by mail."""

from collections.abc import Sequence

from bot.features.meetings.naming import title
from bot.features.meetings.view import MeetingView
from bot.features.polls.letters import for_convener
from bot.outgoing import ChatMessage, Letter, Outgoing
from bot.replies import Part, Reply, Text, Tone
from models import registry
from models.queue import Outbox
from models.registry import Contact
from models.store import Tx
from scheduler.deliver import Dropped


def to_person(
    tx: Tx, row: Outbox, shown: MeetingView, contact: Contact, parts: Sequence[Part]
) -> ChatMessage | None:
    """The message to their private dialogue; None for those who have no chat account."""
    identity = registry.identity_of(tx, contact.id)
    if identity is None:
        return None
    called = title(shown.meeting)
    return ChatMessage(
        key=row.key,
        platform=identity.platform,
        tenant=identity.tenant,
        to=identity.user,
        private=True,
        language=contact.language,
        reply=Reply((Text(called, Tone.HEADING), *parts), preview=called),
    )


def to_convener(
    tx: Tx, row: Outbox, shown: MeetingView, parts: Sequence[Part]
) -> Outgoing | Dropped:
    """The message to the convener; by mail only that there is something to decide."""
    convener = tx.get_one(Contact, shown.meeting.convener_id)
    if not convener.active:
        return Dropped("left")
    mail: Letter = for_convener(shown, convener, row.key)
    return to_person(tx, row, shown, convener, parts) or mail
