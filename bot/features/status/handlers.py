"""How things stand for whoever asks."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.access import Actor
from bot.features.meetings.handlers import show_meeting
from bot.features.meetings.intents import ShowMeeting
from bot.features.status.intents import GetStatus
from bot.features.status.replies import in_a_channel, own_list
from bot.features.status.rules import Standing, standing
from bot.replies import Reply, say
from models import leaving, meetings, outbox
from models.queue import Outbox
from models.registry import Visibility
from models.store import Tx

LIST = "status.list"
"""The outbox kind of the list on its way to somebody's private dialogue."""

WORTH_READING = timedelta(minutes=10)


def get_status(_ask: GetStatus, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """The list at once in the private dialogue; from a channel it is sent there."""
    found = standing_of(tx, actor.contact.id, now)
    if not found:
        return say("status.nothing")
    if actor.room.visibility is Visibility.DIRECT:
        return own_list(found)
    outbox.put(tx, _row(actor, now))
    return in_a_channel(found)


def status_again(_ask: GetStatus, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """A repeated command sends no second list."""
    found = standing_of(tx, actor.contact.id, now)
    if not found:
        return say("status.nothing")
    direct = actor.room.visibility is Visibility.DIRECT
    return own_list(found) if direct else in_a_channel(found)


def show_card(ask: ShowMeeting, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """The meeting's card, beside the list it was asked for from."""
    return replace(show_meeting(ask, actor, tx, now), replaces=False)


def standing_of(tx: Tx, contact_id: int, now: datetime) -> Standing:
    """What waits for a contact, from rows."""
    found = leaving.open_meetings(tx, contact_id)
    voted = set()
    for each in found:
        asked = [candidate.id for candidate in meetings.candidates(tx, each)]
        if any(vote.contact_id == contact_id for vote in meetings.votes(tx, asked)):
            voted.add(each.id)
    return standing(found, voted, contact_id, now)


def _row(actor: Actor, now: datetime) -> Outbox:
    return Outbox(
        area_id=actor.area.id,
        key=f"status:{actor.contact.id}:{int(now.timestamp() * 1_000_000)}",
        kind=LIST,
        payload={"contact_id": actor.contact.id},
        due_at=now,
        late_after=now + WORTH_READING,
        created_at=now,
    )
