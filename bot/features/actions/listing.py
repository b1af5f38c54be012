"""What is to be done, for whoever asks: one's own, and in a team's channel the team's."""

from datetime import datetime

from bot.access import Actor
from bot.features.actions.finding import items_of, names, own_items
from bot.features.actions.intents import GetActions
from bot.features.actions.replies import Item, in_a_channel, own_list
from bot.features.actions.sending import send_list
from bot.features.meetings.naming import is_individual
from bot.features.meetings.rules import ZONE, local_today
from bot.replies import Reply, name
from models import registry
from models.registry import Organisation, Visibility
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
    team = registry.team_of_area(tx, actor.area.id, actor.room.channel)
    whose = team.organisation_id if team else actor.organisation.id
    structural = [
        each
        for each in items_of(tx, actor.area.id, whose, local_today(now, ZONE))
        if not is_individual(each.meeting)
    ]
    called = name(tx.get_one(Organisation, whose).name) if whose else name(actor.area.name)
    return in_a_channel(structural, called, names(tx, structural), own)


def _own(tx: Tx, actor: Actor, now: datetime) -> list[Item]:
    return own_items(tx, actor.area.id, actor.contact.id, local_today(now, ZONE))
