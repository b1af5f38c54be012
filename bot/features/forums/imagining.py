"""A meeting of a forum as it would be, for questions about times; in no row."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.agreement import Agreement
from bot.features.forums.hosts import Host
from bot.features.meetings.kinds import KINDS
from bot.features.meetings.rules import ZONE
from bot.features.meetings.view import MeetingView
from models import forums, registry
from models.forums import Forum, ForumSeat
from models.meetings import Invitation, Meeting, Party
from models.registry import Contact, Function, Organisation
from models.store import Tx


def imagined(
    tx: Tx,
    forum: Forum,
    host: Host | None,
    agreement: Agreement,
    now: datetime,
    length: int | None = None,
) -> MeetingView:
    """With those who hold the forum's seats, its host among them; None where nobody is.

    `length` is minutes, where it is not that of the forum's others.
    """
    seated = forums.seated(tx, [forum.id])
    contacts = {contact.id: contact for _, contact in seated}
    if host:
        contacts.setdefault(host.contact.id, host.contact)
    organisations = sorted({each.organisation_id for each in contacts.values()})
    place = host.place if host else None
    return MeetingView(
        meeting=_meeting(forum, host, length or forum.length, now),
        kind=KINDS[forum.kind],
        agreement=agreement,
        parties=parties(forum, 0, seated, organisations, agreement),
        invitations=[_called(forum, each) for each in contacts.values()],
        contacts=contacts,
        organisations=registry.by_id(tx, Organisation, organisations),
        functions=_functions(tx, contacts),
        tallies=(),
        answers={},
        consent=None,
        before=None,
        place=place,
        comments=(),
        agenda=(),
        actions=(),
        troubled=(),
        mailed=(),
        waiting=(),
        now=now,
        welcome=forums.welcome(seated),
    )


def parties(
    forum: Forum,
    meeting_id: int,
    seated: Sequence[tuple[ForumSeat, Contact]],
    organisations: Sequence[int],
    agreement: Agreement,
) -> list[Party]:
    """Each organisation called; not required where the forum can meet without all its seats."""
    needless, quorum = forums.needless(seated), agreement.quorum
    if len(organisations) == 1:
        quorum = max(quorum, quorum_within_one(seated))
    return [
        Party(
            area_id=forum.area_id,
            meeting_id=meeting_id,
            organisation_id=each,
            required=each not in needless,
            quorum=quorum,
        )
        for each in organisations
    ]


def is_within_one(seats: Sequence[ForumSeat]) -> bool:
    """Whether all who have a seat work together, as an elevhälsoteam does: then they may meet."""
    return len({each.organisation_id for each in seats}) == 1


def quorum_within_one(seated: Sequence[tuple[ForumSeat, Contact]]) -> int:
    """How many of one organisation's own must come: one for each seat that is needed.

    0 where there are several organisations: each has the agreement's quorum then.
    """
    if not is_within_one([seat for seat, _ in seated]):
        return 0
    return len({seat.id for seat, _ in seated if seat.required})


def _functions(tx: Tx, contacts: Mapping[int, Contact]) -> Mapping[int, Function]:
    return registry.by_id(tx, Function, (each.function_id for each in contacts.values()))


def _meeting(forum: Forum, host: Host | None, length: int, now: datetime) -> Meeting:
    return Meeting(
        id=0,
        area_id=forum.area_id,
        kind=forum.kind,
        reference="",
        uid="",
        convener_id=host.contact.id if host else 0,
        zone=ZONE,
        length=length,
        place_id=host.place.id if host and host.place else None,
        name=forum.name,
        forum_id=forum.id,
        created_at=now,
        changed_at=now,
    )


def _called(forum: Forum, contact: Contact) -> Invitation:
    return Invitation(
        area_id=forum.area_id, meeting_id=0, contact_id=contact.id, nonce="", token_hash=""
    )
