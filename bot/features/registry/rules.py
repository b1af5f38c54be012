"""Pure decisions about the registry."""

from bot.access import Actor, Role
from bot.agreement import Agreement
from bot.errors import UserError
from bot.features.registry.handover import OpenWork, can_succeed
from bot.forms import WorkAddress
from bot.replies import T, name
from models.registry import Contact, Visibility


def is_admin(actor: Actor) -> bool:
    """Whether the agreement names them as looking after the area."""
    return Role.AREA_ADMIN in actor.roles


def only_admin(actor: Actor) -> None:
    """Let through those who look after the area.

    Raises:
        UserError: `registry.only_admin`, saying whom to ask.
    """
    if not is_admin(actor):
        raise UserError("registry.only_admin")


def wrong_address(address: WorkAddress, known: Contact | None, agreement: Agreement) -> T | None:
    """Why the address cannot be added, or None when it can; somebody who left may come back."""
    if address.domain not in agreement.work_domains:
        domains = ", ".join(agreement.work_domains) or "–"
        return T("registry.not_work_domain", domain=address.domain, domains=domains)
    if known is not None and known.active:
        return T("registry.already_there", email=known.email)
    return None


def wrong_substitute(contact: Contact, substitute: Contact | None) -> T | None:
    """Why somebody cannot stand in for a contact, or None when they can."""
    if substitute is None or not can_succeed(contact, substitute):
        return T("registry.same_organisation")
    return None


def wrong_successor(
    leaver: Contact, successor: Contact | None, work: OpenWork, *, chosen: bool
) -> dict[str, T]:
    """Why a contact cannot go yet, by field.

    Args:
        leaver: Whoever is to go.
        successor: Who takes over, their substitute when nobody was chosen.
        work: What hangs on the leaver.
        chosen: Whether somebody was chosen; then a wrong choice is told even with nothing open.
    """
    if successor is not None and can_succeed(leaver, successor):
        return {}
    if chosen:
        return {"successor": T("registry.same_organisation")}
    if work.meetings:
        return {"successor": T("registry.needs_successor", meetings=len(work.meetings))}
    if work.stood_in_for:
        others = [name(each.email) for each in work.stood_in_for]
        return {"successor": T("registry.stands_in", others=others)}
    return {}


def is_channel(actor: Actor) -> bool:
    """Whether they are in a room of several, which could have the week's digest."""
    return actor.room.visibility != Visibility.DIRECT


def wrong_room(actor: Actor) -> T | None:
    """Why the digest may not come to the room, or None when it may."""
    room = actor.room
    if room.visibility == Visibility.DIRECT:
        return T("registry.not_a_channel")
    if room.visibility == Visibility.PUBLIC or room.guests or room.shared:
        return T("registry.room_is_open")
    return None
