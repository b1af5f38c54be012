"""When people and rooms are taken: calendars, our own meetings, the way there, earlier answers."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from bot.agreement import Agreement
from bot.errors import UserError
from bot.features.meetings.view import MeetingView
from models import calendars, meetings, registry
from models.audit import hold_chain
from models.meetings import Answer, Candidate, Meeting
from models.registry import Contact, Place
from models.store import Tx, kept
from scheduler.bits import less, union
from scheduler.busy import BusyWeeks, Taken
from scheduler.grid import Grid, bits_between
from scheduler.slots import Organisation, Person, Room, Rooms, Said, Travel

EXTRA = "extra"
"""The side of those who make up no organisation's quorum."""


def people(tx: Tx, view: MeetingView, grid: Grid, but: Collection[Meeting] = ()) -> list[Person]:
    """Everybody called, for the slot engine; the convener must come.

    Meetings in *but* take nobody's time.
    """
    ids = list(view.contacts)
    house = registry.same_places(tx, view.place) if view.place else ()
    there = {each.id for each in house}
    busy = _calendars(tx, ids, grid)
    booked, here = (dict.fromkeys(ids, 0) for _ in range(2))
    spared = {each.id for each in but}
    for contact_id, other in meetings.booked_for(tx, ids, grid.origin, grid.end):
        if other.id in spared:
            busy[contact_id] = _without(tx, contact_id, other, grid, busy[contact_id])
            continue
        taken = here if other.place_id in there else booked
        taken[contact_id] |= _held(other, grid)
    return [
        Person(
            key=str(each.id),
            organisation=_side(view, each),
            required=view.is_convener(each.id),
            busy=busy[each.id] | booked[each.id],
            here=here[each.id],
            travel=_travel(view, each, house),
            said=_said(view, each.id, grid, booked[each.id] | here[each.id]),
        )
        for each in view.contacts.values()
    ]


def sides(view: MeetingView) -> list[Organisation]:
    """Each organisation called, and those who may come but make up no organisation's quorum.

    Where a forum can meet without some of an organisation's people, its quorum is of the others.
    """
    counted = Counter(_side(view, each) for each in view.contacts.values())
    parted = {each.organisation_id for each in view.contacts.values() if _is_extra(view, each)}
    found = [
        Organisation(
            str(each.organisation_id),
            min(each.quorum, counted[str(each.organisation_id)])
            if each.organisation_id in parted
            else each.quorum,
            each.required,
        )
        for each in view.parties
    ]
    return [*found, Organisation(EXTRA, 0, required=False)] if parted else found


def _side(view: MeetingView, contact: Contact) -> str:
    return EXTRA if _is_extra(view, contact) else str(contact.organisation_id)


def _is_extra(view: MeetingView, contact: Contact) -> bool:
    """Whether the forum needs others of the same organisation who are called, and not them."""
    return contact.id in view.welcome and any(
        each.id not in view.welcome and each.organisation_id == contact.organisation_id
        for each in view.contacts.values()
    )


def _calendars(tx: Tx, ids: Sequence[int], grid: Grid) -> dict[int, int]:
    """What the calendars hold, read anew only where they have changed since."""

    def read(people: Sequence[int], start: datetime, end: datetime) -> Iterable[Taken]:
        return map(Taken._make, calendars.taken_between(tx, people, start, end))

    return kept(tx, BusyWeeks).bits(calendars.marks(tx, ids), grid, read)


def _without(tx: Tx, contact_id: int, meeting: Meeting, grid: Grid, busy: int) -> int:
    """A calendar without what it has at exactly a meeting's time: our own invitation, come back."""
    held = _held(meeting, grid)
    start, end = meeting.starts_at or grid.origin, meeting.ends_at or grid.end
    others = union(
        bits_between(grid, each.starts_at, each.ends_at)
        for each in map(Taken._make, calendars.taken_between(tx, [contact_id], start, end))
        if (each.starts_at, each.ends_at) != (start, end)
    )
    return less(busy, held) | others


def rooms(tx: Tx, view: MeetingView, grid: Grid, but: Collection[Meeting] = ()) -> Rooms | None:
    """The meeting's room, if the agreement names it as one, with our own meetings in it.

    Meetings in *but* leave it free.
    """
    if view.place is None or (key := room_key(tx, view.place, view.agreement)) is None:
        return None
    spared = {each.id for each in but}
    there = _in_room(tx, view.place, grid.origin, grid.end)
    return Rooms((Room(key, union(_held(each, grid) for each in there if each.id not in spared)),))


def room_key(tx: Tx, place: Place, agreement: Agreement) -> str | None:
    """Which room a place is; None when the agreement does not name it as one.

    One name at one address is one room, whichever organisations have it in the registry.
    """
    if not agreement.has_room(place.name):
        return None
    return str(min(each.id for each in registry.same_places(tx, place)))


def _in_room(tx: Tx, place: Place, start: datetime, end: datetime) -> Sequence[Meeting]:
    known_as = [each.id for each in registry.same_places(tx, place)]
    return meetings.booked_at(tx, known_as, start, end)


class RoomTakenError(UserError):
    """Another of our meetings has the room then."""


def room_taken(tx: Tx, meeting: Meeting, agreement: Agreement) -> RoomTakenError | None:
    """The refusal when another of our meetings is in the room at the meeting's own time.

    The area is held until the end of the transaction, so that two cannot get a room at once;
    the audit trail holds it too, and one lock for both leaves none to wait for crosswise.
    """
    if meeting.place_id is None or meeting.starts_at is None or meeting.ends_at is None:
        return None
    place = tx.get_one(Place, meeting.place_id)
    if room_key(tx, place, agreement) is None:
        return None
    hold_chain(tx, meeting.area_id)
    there = _in_room(tx, place, meeting.starts_at, meeting.ends_at)
    taken = any(each.id != meeting.id for each in there)
    return (
        RoomTakenError("rooms.taken", room=place.name, starts_at=meeting.starts_at)
        if taken
        else None
    )


def _travel(view: MeetingView, contact: Contact, house: Sequence[Place]) -> Travel:
    """The agreement's travel time, for a meeting in the house of another organisation."""
    if not house or contact.organisation_id in {each.organisation_id for each in house}:
        return Travel()
    quarters = -(-view.agreement.travel // 15)
    return Travel(quarters, quarters)


def _held(other: Meeting, grid: Grid) -> int:
    return bits_between(grid, other.starts_at or grid.origin, other.ends_at or grid.end)


def _said(view: MeetingView, contact_id: int, grid: Grid, booked: int) -> Said:
    """What they have answered in the newest poll, if the meeting is still as long.

    Whoever has been booked for something else since then cannot come, yes or not.
    """
    starts = dict.fromkeys(Answer, 0)
    for candidate in (each.candidate for each in view.tallies):
        answer = view.answers.get((candidate.id, contact_id))
        meeting = bits_between(grid, candidate.starts_at, candidate.ends_at)
        if answer and _minutes(candidate) == view.meeting.length and not meeting & booked:
            starts[answer] |= meeting & -meeting
    return Said(starts[Answer.YES], starts[Answer.IF_NEED_BE], starts[Answer.NO])


def _minutes(candidate: Candidate) -> int:
    return int((candidate.ends_at - candidate.starts_at).total_seconds() // 60)
