"""What those who look after the area do with its people."""

from datetime import datetime

from bot.access import Actor
from bot.errors import FormError, UserError
from bot.features.digest.settings import set_way
from bot.features.registry import forms, rules
from bot.features.registry.doors import active_for, contact_for, named, note, set_substitute
from bot.features.registry.handover import Hand, can_succeed, deactivate, open_work
from bot.features.registry.intents import (
    AddContact,
    AskAdd,
    AskChange,
    AskLeave,
    ChangeContact,
    LetGo,
    Substitute,
)
from bot.replies import Reply, T, say
from models import registry
from models.registry import Contact
from models.store import Tx


def ask_add(_ask: AskAdd, actor: Actor, tx: Tx, _now: datetime) -> Reply:
    """Open the form that adds a contact."""
    rules.only_admin(actor)
    if not registry.organisations(tx, actor.area.id):
        raise UserError("registry.no_organisations")
    return Reply(form=forms.add_form(tx, actor.area.id))


def add_contact(ask: AddContact, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Add somebody, or let somebody who left come back.

    Raises:
        FormError: what is wrong, at each field.
    """
    rules.only_admin(actor)
    area_id, email = actor.area.id, str(ask.email)
    known = registry.contact_by_email(tx, area_id, email)
    if wrong := _wrong_addition(tx, ask, known, actor):
        raise FormError(wrong)
    contact = known or Contact(
        area_id=area_id,
        organisation_id=ask.organisation_id,
        function_id=ask.function_id,
        email=email,
    )
    if contact.organisation_id != ask.organisation_id:
        contact.substitute_id = None
    contact.organisation_id, contact.function_id = ask.organisation_id, ask.function_id
    contact.active = True
    tx.add(contact)
    tx.flush()
    note(tx, actor, "contact.added", contact, now)
    return say("registry.added", email=email, who=named(tx, contact))


def ask_change(_ask: AskChange, actor: Actor, tx: Tx, _now: datetime) -> Reply:
    """Open the form that changes a contact."""
    rules.only_admin(actor)
    return Reply(form=forms.change_form(tx, actor.area.id))


def change_contact(ask: ChangeContact, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Change another's settings.

    Raises:
        FormError: who it is about, or their substitute, is not to be had.
    """
    rules.only_admin(actor)
    contact = active_for(tx, actor, ask.contact_id)
    if ask.substitute is not Substitute.SAME:
        set_substitute(tx, actor, contact, ask.substitute_id)
    contact.language = ask.language.value if ask.language else contact.language
    contact.reach = ask.reach or contact.reach
    if ask.week:
        set_way(tx, contact, ask.week)
    tx.flush()
    note(tx, actor, "contact.changed", contact, now)
    return say("registry.changed", email=contact.email)


def ask_leave(_ask: AskLeave, actor: Actor, tx: Tx, _now: datetime) -> Reply:
    """Open the form that lets a contact go."""
    rules.only_admin(actor)
    return Reply(form=forms.leave_form(tx, actor.area.id, actor.contact))


def let_go(ask: LetGo, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Deactivate a contact; everything open goes to a successor.

    Raises:
        FormError: there is nobody to take over what is open.
    """
    rules.only_admin(actor)
    leaver = active_for(tx, actor, ask.contact_id)
    if leaver.id == actor.contact.id:
        raise FormError({"contact": T("registry.not_yourself")})
    successor = contact_for(tx, actor, ask.successor_id or leaver.substitute_id)
    wrong = rules.wrong_successor(
        leaver, successor, open_work(tx, leaver), chosen=ask.successor_id is not None
    )
    if wrong:
        raise FormError(wrong)
    # A substitute who has left as well is none, and here nothing is open that needs one.
    heir = successor if successor and can_succeed(leaver, successor) else None
    hand = Hand(actor.agreement, actor.secrets, actor.contact.id)
    moved = deactivate(tx, leaver, heir, hand, now)
    if heir is None:
        return say("registry.gone", email=leaver.email)
    return say("registry.gone_over", email=leaver.email, count=moved, to=heir.email)


def _wrong_addition(tx: Tx, ask: AddContact, known: Contact | None, actor: Actor) -> dict[str, T]:
    wrong: dict[str, T] = {}
    if ask.organisation_id not in {each.id for each in registry.organisations(tx, actor.area.id)}:
        wrong["organisation"] = T("forms.choose_one")
    if ask.function_id not in {each.id for each in registry.functions(tx, actor.area.id)}:
        wrong["function"] = T("forms.choose_one")
    if told := rules.wrong_address(ask.email, known, actor.agreement):
        wrong["email"] = told
    return wrong
