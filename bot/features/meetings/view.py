"""Everything a card or a letter about a meeting needs, gathered from rows once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.agreement import Agreement
from bot.features.meetings.kinds import KINDS
from bot.features.meetings.kinds.profile import KindProfile
from bot.features.polls.rules import Tally, tally
from models import meetings, outbox
from models.meetings import Answer, Consent, Invitation, Meeting, Party
from models.queue import Outbox
from models.registry import Contact, Function, Organisation, Place
from models.store import Tx

MAIL = "meetings.mail"
CARD = "meetings.card"
REMINDER = "meetings.reminder"


@dataclass(frozen=True)
class MeetingView:
    """A meeting with its people; dicts are keyed by row number.

    `troubled` are mails of the newest change that have not got through.
    """

    meeting: Meeting
    kind: KindProfile
    agreement: Agreement
    parties: Sequence[Party]
    invitations: Sequence[Invitation]
    contacts: Mapping[int, Contact]
    organisations: Mapping[int, Organisation]
    functions: Mapping[int, Function]
    tallies: Sequence[Tally]
    answers: Mapping[tuple[int, int], Answer]
    consent: Consent | None
    place: Place | None
    troubled: Sequence[Outbox]
    now: datetime

    def is_convener(self, contact_id: int) -> bool:
        """Whether the meeting is this contact's to book, move and cancel."""
        return self.meeting.convener_id == contact_id


def view(tx: Tx, meeting: Meeting, agreement: Agreement, now: datetime) -> MeetingView:
    """The meeting as it stands in this transaction."""
    invitations = [each for each in meetings.invitations(tx, meeting.id) if each.revoked_at is None]
    contacts = {each.contact_id: tx.get_one(Contact, each.contact_id) for each in invitations}
    parties = meetings.parties(tx, meeting.id)
    # Of the parties too: somebody's place may be taken back, and their organisation stays.
    called = {each.organisation_id for each in contacts.values()}
    called |= {each.organisation_id for each in parties}
    organisations = {key: tx.get_one(Organisation, key) for key in sorted(called)}
    functions = {
        each.function_id: tx.get_one(Function, each.function_id) for each in contacts.values()
    }
    candidates = meetings.candidates(tx, meeting)
    votes = meetings.votes(tx, [each.id for each in candidates])
    organisation_of = {key: each.organisation_id for key, each in contacts.items()}
    return MeetingView(
        meeting=meeting,
        kind=KINDS[meeting.kind],
        agreement=agreement,
        parties=parties,
        invitations=invitations,
        contacts=contacts,
        organisations=organisations,
        functions=functions,
        tallies=tally(candidates, votes, parties, organisation_of),
        answers={(each.candidate_id, each.contact_id): each.answer for each in votes},
        consent=meetings.consent_of(tx, meeting.id),
        place=tx.get(Place, meeting.place_id) if meeting.place_id else None,
        troubled=[
            row
            for row in outbox.troubled(tx, meeting.id, MAIL)
            if row.payload["sequence"] == meeting.sequence
        ],
        now=now,
    )
