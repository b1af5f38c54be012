"""When people and rooms are taken: calendars, our own meetings, the way there, earlier answers."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from bot.agreement import Agreement
from bot.errors import UserError
from bot.features.meetings.view import MeetingView
from models import calendars, meetings
from models.audit import hold_chain
from models.meetings import Answer, Candidate, Meeting
from models.registry import Contact, Place
from models.store import Tx, kept
from scheduler.bits import less, union
from scheduler.busy import BusyWeeks, Taken
from scheduler.grid import Grid, bits_between
from scheduler.slots import Person, Room, Rooms, Said, Travel


def people(tx: Tx, view: MeetingView, grid: Grid, but: Collection[Meeting] = ()) -> list[Person]:
    """Everybody called, for the slot engine; the convener must come.

    Meetings in *but* take nobody's time.
    """
    ids = list(view.contacts)
    busy = _calendars(tx, ids, grid)
    booked, here = (dict.fromkeys(ids, 0) for _ in range(2))
    spared = {each.id for each in but}
    for contact_id, other in meetings.booked_for(tx, ids, grid.origin, grid.end):
        if other.id in spared:
            busy[contact_id] = _without(tx, contact_id, other, grid, busy[contact_id])
            continue
        same_place = view.place is not None and other.place_id == view.place.id
        taken = here if same_place else booked
        taken[contact_id] |= _held(other, grid)
    return [
        Person(
            key=str(each.id),
            organisation=str(each.organisation_id),
            required=view.is_convener(each.id),
            busy=busy[each.id] | booked[each.id],
            here=here[each.id],
            travel=_travel(view, each),
            said=_said(view, each.id, grid, booked[each.id] | here[each.id]),
        )
        for each in view.contacts.values()
    ]


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


def rooms(tx: Tx, view: MeetingView, grid: Grid) -> Rooms | None:
    """The meeting's room, if the agreement names it as one, with our own meetings in it."""
    place = view.place
    if place is None or not _is_room(place, view.agreement):
        return None
    busy = 0
    for other in meetings.booked_at(tx, place.id, grid.origin, grid.end):
        busy |= _held(other, grid)
    return Rooms((Room(str(place.id), busy),))


def room_taken(tx: Tx, meeting: Meeting, agreement: Agreement) -> UserError | None:
    """The refusal when another of our meetings is in the room at the meeting's own time.

    The area is held until the end of the transaction, so that two cannot get a room at once;
    the audit trail holds it too, and one lock for both leaves none to wait for crosswise.
    """
    if meeting.place_id is None or meeting.starts_at is None or meeting.ends_at is None:
        return None
    place = tx.get_one(Place, meeting.place_id)
    if not _is_room(place, agreement):
        return None
    hold_chain(tx, meeting.area_id)
    there = meetings.booked_at(tx, place.id, meeting.starts_at, meeting.ends_at)
    taken = any(each.id != meeting.id for each in there)
    return UserError("rooms.taken", room=place.name, starts_at=meeting.starts_at) if taken else None


def _is_room(place: Place, agreement: Agreement) -> bool:
    return place.name.casefold() in map(str.casefold, agreement.rooms)


def _travel(view: MeetingView, contact: Contact) -> Travel:
    """The agreement's travel time, for a meeting in the house of another organisation."""
    if view.place is None or view.place.organisation_id == contact.organisation_id:
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
