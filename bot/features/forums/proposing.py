"""Times for the meetings that a term lacks, by the slot engine; nothing is written down."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import chain

from bot.agreement import Agreement
from bot.features.forums.standing import Standing
from bot.features.meetings.intents import Window
from bot.features.meetings.kinds import KINDS
from bot.features.meetings.rules import ZONE, local_today
from bot.features.meetings.times import Found, find_times
from bot.features.meetings.view import MeetingView
from models import forums
from models.forums import Forum
from models.meetings import Invitation, Meeting, Party
from models.registry import Contact, Function, Organisation
from models.store import Tx
from scheduler.slots import Slot

People = Sequence[Contact]


@dataclass(frozen=True)
class Proposal:
    """A forum, the times proposed for what it lacks, and schools whose year is not known."""

    standing: Standing
    times: tuple[datetime, ...]
    unknown: tuple[str, ...]


@dataclass
class Taken:
    """When people are proposed something already, so that no two forums get them at once."""

    by_contact: dict[int, list[tuple[datetime, datetime]]] = field(default_factory=dict)

    def is_free(self, people: People, slot: Slot) -> bool:
        """Whether none of them has anything proposed then."""
        spans = chain.from_iterable(self.by_contact.get(each.id, ()) for each in people)
        return all(end <= slot.starts_at or start >= slot.ends_at for start, end in spans)

    def take(self, people: People, slot: Slot) -> None:
        """They have now."""
        for each in people:
            self.by_contact.setdefault(each.id, []).append((slot.starts_at, slot.ends_at))


def proposals(
    tx: Tx, standings: Sequence[Standing], agreement: Agreement, now: datetime
) -> list[Proposal]:
    """For each forum that lacks meetings, as many times as it lacks, spread over what is left."""
    taken = Taken()
    return [_for_one(tx, each, agreement, now, taken) for each in standings if not each.is_settled]


def _for_one(
    tx: Tx, standing: Standing, agreement: Agreement, now: datetime, taken: Taken
) -> Proposal:
    shown = imagined(tx, standing.forum, agreement, now)
    people = list(shown.contacts.values())
    times, unknown = [], set[int]()
    for window in windows(standing, local_today(now, ZONE) + agreement.notice):
        found = find_times(tx, shown, window, now)
        if not isinstance(found, Found):
            continue
        unknown.update(found.unknown_years)
        slot = next((each for each in found.slots if taken.is_free(people, each)), None)
        if slot:
            taken.take(people, slot)
            times.append(slot.starts_at)
    schools = (shown.organisations[each].name for each in sorted(unknown))
    return Proposal(standing, tuple(times), tuple(schools))


def windows(standing: Standing, first: date) -> Iterator[Window]:
    """What is left of the term in as many equal parts as meetings are lacking."""
    start = max(first, standing.term.from_on)
    left = (standing.term.to_on - start).days + 1
    parts = min(standing.missing, left)
    for nth in range(parts):
        from_on = start + timedelta(days=nth * left // parts)
        to_on = start + timedelta(days=(nth + 1) * left // parts - 1)
        yield Window(from_on, to_on, ())


def imagined(tx: Tx, forum: Forum, agreement: Agreement, now: datetime) -> MeetingView:
    """A meeting of the forum as it would be, with those who hold its seats; in no row."""
    seated = forums.seated(tx, [forum.id])
    contacts = {contact.id: contact for _, contact in seated}
    owner = next(iter(forums.owners(tx, forum)), None)
    if owner:
        contacts.setdefault(owner.id, owner)
    organisations = {each.organisation_id for each in contacts.values()}
    return MeetingView(
        meeting=_meeting(forum, owner, now),
        kind=KINDS[forum.kind],
        agreement=agreement,
        parties=[_party(forum, each, agreement) for each in sorted(organisations)],
        invitations=[_place(forum, each) for each in contacts.values()],
        contacts=contacts,
        organisations={each: tx.get_one(Organisation, each) for each in sorted(organisations)},
        functions=_functions(tx, contacts),
        tallies=(),
        answers={},
        consent=None,
        before=None,
        place=None,
        comments=(),
        agenda=(),
        actions=(),
        troubled=(),
        mailed=(),
        waiting=(),
        now=now,
    )


def _functions(tx: Tx, contacts: Mapping[int, Contact]) -> Mapping[int, Function]:
    keys = {each.function_id for each in contacts.values()}
    return {key: tx.get_one(Function, key) for key in keys}


def _meeting(forum: Forum, owner: Contact | None, now: datetime) -> Meeting:
    return Meeting(
        id=0,
        area_id=forum.area_id,
        kind=forum.kind,
        reference="",
        uid="",
        convener_id=owner.id if owner else 0,
        zone=ZONE,
        length=forum.length,
        name=forum.name,
        forum_id=forum.id,
        created_at=now,
        changed_at=now,
    )


def _party(forum: Forum, organisation_id: int, agreement: Agreement) -> Party:
    return Party(
        area_id=forum.area_id,
        meeting_id=0,
        organisation_id=organisation_id,
        quorum=agreement.quorum,
    )


def _place(forum: Forum, contact: Contact) -> Invitation:
    return Invitation(
        area_id=forum.area_id, meeting_id=0, contact_id=contact.id, nonce="", token_hash=""
    )
