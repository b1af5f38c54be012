"""The registry's doors and notes, shared by its handlers."""

from datetime import datetime

from bot.access import Actor
from bot.errors import FormError
from bot.features.registry import replies, rules
from bot.privacy import audit
from bot.replies import T
from models import registry
from models.registry import Contact, Function, Organisation, Team
from models.store import Tx


def set_substitute(tx: Tx, actor: Actor, contact: Contact, substitute_id: int | None) -> None:
    """Note who stands in for a contact; nobody when no number is given.

    Raises:
        FormError: somebody of another organisation, or who has left.
    """
    substitute = contact_for(tx, actor, substitute_id)
    if substitute_id is not None and (wrong := rules.wrong_substitute(contact, substitute)):
        raise FormError({"substitute": wrong})
    contact.substitute_id = substitute_id


def active_for(tx: Tx, actor: Actor, contact_id: int) -> Contact:
    """A contact of the actor's area who is still there.

    Raises:
        FormError: there is none such.
    """
    contact = contact_for(tx, actor, contact_id)
    if contact is None or not contact.active:
        raise FormError({"contact": T("registry.nobody_there")})
    return contact


def contact_for(tx: Tx, actor: Actor, contact_id: int | None) -> Contact | None:
    """A contact of the actor's area, active or not; None for no number or somebody else's."""
    return registry.contact_by_id(tx, actor.area.id, contact_id) if contact_id else None


def named(tx: Tx, contact: Contact) -> T:
    """A contact by function and organisation."""
    return replies.at(
        tx.get_one(Function, contact.function_id), tx.get_one(Organisation, contact.organisation_id)
    )


def note(tx: Tx, actor: Actor, what: str, row: Contact | Team, now: datetime) -> None:
    """Write in the audit trail what the actor did, by the row's number."""
    audit.note(
        tx,
        actor.secrets,
        area_id=actor.area.id,
        actor_id=actor.contact.id,
        what=what,
        subject=str(row.id),
        at=now,
    )
