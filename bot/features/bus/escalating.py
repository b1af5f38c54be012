"""A SIP that got stuck goes on to BUS: its reference and the type of obstacle, nothing else."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from uuid import uuid4

from bot.access import Actor
from bot.features.meetings import calling, sending
from bot.features.meetings.intents import Obstacle
from bot.features.meetings.kinds.bus import BUS
from bot.features.meetings.rules import free_reference
from bot.replies import T
from models import meetings, registry
from models.meetings import Meeting
from models.registry import Contact, Function, Organisation
from models.store import Tx


def receivers(tx: Tx, actor: Actor) -> Sequence[tuple[int, T]]:
    """(contact id, who) of those whose function may call a BUS meeting by the agreement."""
    rules = actor.agreement.kinds.get(BUS.id)
    conveners = rules.conveners if rules else ()
    functions = {each.id: each for each in registry.functions(tx, actor.area.id)}
    organisations = {each.id: each for each in registry.organisations(tx, actor.area.id)}
    return [
        (each.id, _who(functions[each.function_id], organisations[each.organisation_id]))
        for each in registry.contacts(tx, actor.area.id)
        if functions[each.function_id].key in conveners and each.organisation_id in organisations
    ]


def escalate(
    tx: Tx, actor: Actor, sip: Meeting, convener_id: int, obstacle: Obstacle, now: datetime
) -> Meeting:
    """A draft for the BUS convener, who alone gets a card of it.

    No people, time, place, points or consent go along: only which meeting it follows.
    """
    meeting = Meeting(
        area_id=sip.area_id,
        kind=BUS.id,
        reference=free_reference(partial(meetings.reference_taken, tx, sip.area_id)),
        uid=str(uuid4()),
        convener_id=convener_id,
        language=sip.language,
        zone=sip.zone,
        obstacle=obstacle,
        cleared_at=now,
        follows_id=sip.id,
        created_at=now,
        changed_at=now,
    )
    tx.add(meeting)
    tx.flush()
    tx.add(calling.place_for(meeting, tx.get_one(Contact, convener_id), actor))
    tx.flush()
    sending.show_cards(tx, meeting, [convener_id], now)
    return meeting


def _who(function: Function, organisation: Organisation) -> T:
    return T("meetings.function_at", function=function.name, organisation=organisation.name)
