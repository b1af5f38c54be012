"""Those who are called to meetings of an area that is no longer theirs.

A meeting goes with its convener. Whoever was called to it and belongs to another area from now on
is called as before, as one who is called to that meeting only: their link still opens it. Where
it would open nothing any more they are left as they are.
"""

from datetime import datetime

from bot.access import LINK_LIFE
from models import area_rows, registry
from models.area_rows import Others
from models.leaving import ENDED
from models.meetings import Meeting, parties
from models.registry import Contact, Function, Organisation, Reach
from models.store import Tx
from models.visitors import Admission, Visitor


def call_from_elsewhere(tx: Tx, area_id: int, now: datetime) -> None:
    """Let those called from other areas have their places as guests, or as who they are here."""
    for meeting, contact in area_rows.guests_from_elsewhere(tx, area_id):
        _guest(tx, meeting, contact, now)
    for meeting, contact in area_rows.called_from_elsewhere(tx, area_id, now - LINK_LIFE):
        here = registry.contact_by_email(tx, area_id, contact.email)
        if here is None or not here.active:
            here = _guest(tx, meeting, contact, now)
        area_rows.give_places(tx, contact.id, here.id, meeting.id)
    found: dict[int, dict[int, int]] = {}
    for meeting, theirs in area_rows.parties_from_elsewhere(tx, area_id):
        instead_of = found.setdefault(meeting.id, {})
        instead_of[theirs.id] = _organisation(tx, meeting, theirs).id
    for number, instead in found.items():
        area_rows.replace_in(tx, Others(instead), [number])


def _guest(tx: Tx, meeting: Meeting, contact: Contact, now: datetime) -> Contact:
    """Somebody's row for this meeting; a visitor has one already."""
    guest = contact
    if not contact.visiting:
        left = {"id", "substitute_id", "calendar_mark", "visiting", "reach"}
        guest = Contact(**contact.model_dump(exclude=left), visiting=True, reach=Reach.MAIL)
        tx.add(guest)
    theirs = tx.get_one(Organisation, contact.organisation_id)
    function = tx.get_one(Function, contact.function_id)
    known = registry.function_called(tx, meeting.area_id, function.key)
    guest.area_id = meeting.area_id
    guest.organisation_id = _organisation(tx, meeting, theirs).id
    guest.function_id = (known or function).id
    tx.flush()
    if not contact.visiting:
        tx.add(
            Visitor(
                area_id=meeting.area_id,
                meeting_id=meeting.id,
                contact_id=guest.id,
                admission=Admission.ADMITTED,
                decided_at=now,
            )
        )
        tx.flush()
    return guest


def _organisation(tx: Tx, meeting: Meeting, theirs: Organisation) -> Organisation:
    """The organisation as it stands in the meeting's area: its own row there, or a guest's."""
    if theirs.visiting:
        theirs.area_id = meeting.area_id
    if theirs.area_id == meeting.area_id:
        return theirs
    here = area_rows.named(tx, meeting.area_id, theirs.name)
    if here is not None and here.active:
        return here
    guest = area_rows.guest_of(tx, meeting, theirs.name)
    if guest is None:
        values = theirs.model_dump(exclude={"id", "area_id", "visiting"})
        guest = Organisation(**values, area_id=meeting.area_id, visiting=True)
        tx.add(guest)
        tx.flush()
    return guest


def recognise(tx: Tx, area_id: int) -> None:
    """Guests who stand in the area's registry, at the same organisation, are guests no more."""
    for guest in area_rows.visitors_in(tx, area_id):
        here = registry.contact_by_email(tx, area_id, guest.email)
        if here is None or not here.active or not guest.active:
            continue
        theirs = tx.get_one(Organisation, guest.organisation_id)
        its = tx.get_one(Organisation, here.organisation_id)
        if theirs.name != its.name:
            continue
        found = area_rows.places_of(tx, guest.id)
        area_rows.give_to(tx, guest.id, here.id)
        guest.active = False
        tx.flush()
        for meeting in found:
            there = {each.organisation_id for each in parties(tx, meeting.id)}
            if theirs.id != its.id and its.id not in there and meeting.state not in ENDED:
                area_rows.replace_in(tx, Others({theirs.id: its.id}), [meeting.id])
