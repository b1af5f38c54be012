"""A term's proposal on its way: read when it is due, worked out beside the database."""

from datetime import datetime
from functools import partial

from bot.agreement import Agreement
from bot.features.forums.planning import Gathered, gather
from bot.features.forums.standing import standings
from bot.features.seasons.handlers import PLAN
from bot.features.seasons.proposing import propose
from bot.features.seasons.replies import proposed
from bot.outgoing import ChatMessage, Outgoing, Worked
from bot.replies import Reply
from models import registry
from models.queue import Outbox
from models.registry import Contact
from models.store import Tx
from scheduler.deliver import Dropped
from scheduler.terms import term_called


def due_plan(tx: Tx, row: Outbox, agreement: Agreement, now: datetime) -> Outgoing | Dropped:
    """The proposal, for whoever asked, unless there is nothing to propose any more."""
    contact = tx.get_one(Contact, int(row.payload["contact_id"]))
    identity = registry.identity_of(tx, contact.id)
    term = term_called(str(row.payload["term"]), registry.years_of_schools(tx, row.area_id))
    if identity is None or not contact.active:
        return Dropped("no_chat")
    found = standings(tx, row.area_id, term) if term else ()
    gathered = gather(tx, found, agreement, now, moves=True)
    if gathered is None:
        return Dropped("empty")
    message = ChatMessage(
        key=row.key,
        platform=identity.platform,
        tenant=identity.tenant,
        to=identity.user,
        private=True,
        language=contact.language,
        reply=Reply(),
    )
    return Worked(message, partial(_worked_out, gathered))


def _worked_out(gathered: Gathered) -> Reply:
    return proposed(propose(gathered))


DUE = {PLAN: due_plan}
