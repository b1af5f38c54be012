"""Pure decisions about who comes."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from bot.errors import UserError
from bot.features.meetings.rules import must_be
from models.meetings import Invitation, Meeting, MeetingState, Party
from models.registry import Contact


def must_lie_ahead(meeting: Meeting, contact_id: int, now: datetime) -> None:
    """Let through somebody called, about a booked time that has not come yet.

    Raises:
        UserError: says what has become of the meeting, or what a convener does instead.
    """
    must_be(meeting, MeetingState.BOOKED)
    if meeting.starts_at is None or meeting.starts_at <= now:
        raise UserError("replacements.too_late", reference=meeting.reference)
    if meeting.convener_id == contact_id:
        raise UserError("replacements.convener_moves", reference=meeting.reference)


def stand_ins(
    contact: Contact, contacts: Sequence[Contact], called: Collection[int]
) -> list[Contact]:
    """Who may come instead: colleagues not called already, one's own substitute first.

    Of the same organisation only, since a consent covers an organisation.
    """
    found = [
        each
        for each in contacts
        if each.active and each.organisation_id == contact.organisation_id
        if each.id not in called and each.id != contact.id
    ]
    return sorted(found, key=lambda each: each.id != contact.substitute_id)


def told_apart(among: Sequence[Contact]) -> list[Contact]:
    """Those whose function nobody else of them has: a page opened by a link shows no address."""
    having = Counter(each.function_id for each in among)
    return [each for each in among if having[each.function_id] == 1]


def lacking(
    parties: Sequence[Party], places: Sequence[Invitation], contacts: Mapping[int, Contact]
) -> list[int]:
    """Organisations that now are too few, by row number.

    Args:
        parties: Organisations called, with quorum.
        places: Those that are not taken back.
        contacts: Whose places they are.
    """
    coming = Counter(
        contacts[each.contact_id].organisation_id for each in places if not each.excuse
    )
    absent = {contacts[each.contact_id].organisation_id for each in places if each.excuse}
    return [
        each.organisation_id
        for each in parties
        if each.organisation_id in absent and coming[each.organisation_id] < each.quorum
    ]
