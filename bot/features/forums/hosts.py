"""Whose turn it is to convene a forum and receive the others, and where that is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.features.closings.rules import whose_turn
from models import forums, registry
from models.forums import Forum
from models.meetings import Meeting
from models.registry import Contact, Place
from models.store import Tx

ALWAYS = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Host:
    """Who convenes a meeting of a forum, and the place where it is."""

    contact: Contact
    place: Place | None

    @property
    def key(self) -> tuple[int, int | None]:
        """The same for all meetings that are alike."""
        return self.contact.id, self.place.id if self.place else None


def hosts(tx: Tx, forum: Forum, owner: Contact, count: int) -> list[Host]:
    """Of the next so many meetings: the owner, at the forum's place; or whoever takes turns.

    Where hosts take turns each receives in a place of their own organisation's, the forum's
    when that is theirs, and only those without one in the forum's.
    """
    usual = tx.get(Place, forum.place_id) if forum.place_id else None
    if not forum.rotates:
        return [Host(owner, usual)] * count
    seated = [contact for _, contact in forums.seated(tx, [forum.id])]
    # One whose seats are all vacant can receive nobody: it would be its turn for ever.
    able = {each.organisation_id for each in (owner, *seated)}
    named = [each.organisation_id for each in forums.seats(tx, [forum.id])]
    turns = dict.fromkeys(each for each in named if each in able)
    # In the order they were booked: so whoever hosts a date that lies late has had their turn.
    met = sorted(forums.meetings_of(tx, [forum.id], *ALWAYS), key=lambda each: each.id)
    hosted = [tx.get_one(Contact, each.convener_id).organisation_id for each in met]
    found = []
    for _ in range(count):
        turn = whose_turn(list(turns), hosted)
        at_home = (each for each in (owner, *seated) if each.organisation_id == turn)
        host = next(at_home, owner)
        hosted.append(host.organisation_id)
        found.append(Host(host, _at_home(tx, host, usual)))
    return found


def host_of(tx: Tx, meeting: Meeting, forum: Forum) -> Host:
    """Who convenes a booked one, where it is; where its forum usually meets if nobody has said."""
    unsaid = not meeting.place_id and not meeting.link and not forum.rotates
    place_id = forum.place_id if unsaid else meeting.place_id
    place = tx.get(Place, place_id) if place_id else None
    return Host(tx.get_one(Contact, meeting.convener_id), place)


def _at_home(tx: Tx, host: Contact, usual: Place | None) -> Place | None:
    theirs: Sequence[Place] = [
        each
        for each in registry.places(tx, host.area_id)
        if each.organisation_id == host.organisation_id
    ]
    return usual if usual in theirs else next(iter(theirs), usual)
