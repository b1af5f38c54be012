"""Whose actions are whose, asked of the rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.features.actions.moving import still_open
from bot.features.actions.naming import Names
from bot.features.actions.replies import Item
from bot.features.actions.rules import owners
from bot.replies import Part, T, Text, Tone
from models import registry
from models.actions import Action, called_to, open_actions
from models.meetings import Meeting
from models.registry import Function, Organisation
from models.store import Tx


@dataclass(frozen=True)
class Owned:
    """An open action with the contacts whose it is."""

    action: Action
    meeting: Meeting
    owners: tuple[int, ...]


def owned(tx: Tx, area_id: int, contact_id: int | None = None) -> list[Owned]:
    """Open actions of meetings that go on; of a contact's meetings only, when there is one."""
    found = open_actions(tx, area_id, contact_id)
    called = called_to(tx, {meeting.id for _, meeting in found})
    return [
        Owned(action, meeting, owners(action, meeting.convener_id, called[meeting.id]))
        for action, meeting in found
    ]


def own_items(tx: Tx, area_id: int, contact_id: int, today: date) -> list[Item]:
    """What is this contact's to do, the first due first."""
    return [
        Item(each.action, each.meeting, each.action.due_on < today, _convenes(each, contact_id))
        for each in owned(tx, area_id, contact_id)
        if contact_id in each.owners
    ]


def items_of(tx: Tx, area_id: int, organisation_id: int | None, today: date) -> list[Item]:
    """What is an organisation's to do; without one, everybody's in the area."""
    return [
        Item(action, meeting, action.due_on < today)
        for action, meeting in open_actions(tx, area_id)
        if organisation_id in (None, action.organisation_id)
    ]


def left_open(tx: Tx, meeting: Meeting) -> tuple[Part, ...]:
    """Tells whoever closed a meeting what nobody is reminded of any more."""
    count = len(still_open(tx, meeting))
    return (Text(T("actions.left_open", count=count), Tone.WARNING),) if count else ()


def names(tx: Tx, items: Sequence[Item]) -> Names:
    """What the owners of these are called."""
    organisations = {each.action.organisation_id for each in items}
    functions = {each.action.function_id for each in items if each.action.function_id}
    return Names(
        registry.by_id(tx, Organisation, organisations),
        registry.by_id(tx, Function, functions),
    )


def _convenes(each: Owned, contact_id: int) -> bool:
    return each.meeting.convener_id == contact_id
