"""What is to be done, for whoever asks: one's own, and in a channel the organisation's."""

from datetime import datetime

from bot.access import Actor
from bot.features.actions.finding import items_of, names, own_items, parted
from bot.features.actions.intents import GetActions
from bot.features.actions.replies import Item, in_a_channel, own_list
from bot.features.actions.sending import send_list
from bot.features.meetings.rules import ZONE, local_today
from bot.replies import Reply
from models.registry import Visibility
from models.store import Tx


def get_actions(ask: GetActions, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """One's own at once in the private dialogue; from a channel they are sent there."""
    if actor.room.visibility is not Visibility.DIRECT and _own(tx, actor, now):
        send_list(tx, actor.area.id, actor.contact.id, now)
    return actions_again(ask, actor, tx, now)


def actions_again(_ask: GetActions, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """A repeated command sends no second list."""
    own = _own(tx, actor, now)
    if actor.room.visibility is Visibility.DIRECT:
        return own_list(own)
    theirs = items_of(tx, actor.area.id, actor.organisation.id, local_today(now, ZONE))
    structural, individual = parted(theirs)
    return in_a_channel(structural, len(individual), names(tx, structural), listed=bool(own))


def _own(tx: Tx, actor: Actor, now: datetime) -> list[Item]:
    return own_items(tx, actor.area.id, actor.contact.id, local_today(now, ZONE))
