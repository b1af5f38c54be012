"""The list on its way to a private dialogue, as things stand when it leaves."""

from datetime import datetime

from bot.agreement import Agreement
from bot.features.status.handlers import LIST, standing_of
from bot.features.status.replies import own_list
from bot.outgoing import ChatMessage, Outgoing
from models import registry
from models.mentions import note_mentions
from models.queue import Outbox
from models.registry import Contact
from models.store import Tx
from scheduler.deliver import Dropped


def due_list(tx: Tx, row: Outbox, _agreement: Agreement, now: datetime) -> Outgoing | Dropped:
    """The list, unless there is nothing more to tell or nobody to tell it to."""
    contact = tx.get_one(Contact, int(row.payload["contact_id"]))
    identity = registry.identity_of(tx, contact.id)
    found = standing_of(tx, contact.id, now)
    if identity is None or not contact.active:
        return Dropped("no_chat")
    if not found:
        return Dropped("empty")
    note_mentions(tx, row, (each.id for each in found.all))
    return ChatMessage(
        key=row.key,
        platform=identity.platform,
        tenant=identity.tenant,
        to=identity.user,
        private=True,
        language=contact.language,
        reply=own_list(found),
    )


DUE = {LIST: due_list}
