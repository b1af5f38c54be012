"""What the digest's due rows become: asked of the rows again, at the moment of sending."""

from datetime import date, datetime

from bot.agreement import Agreement
from bot.features.digest.forums import alone_on, callers
from bot.features.digest.outlook import Outlook
from bot.features.digest.reading import STOCKHOLM, of_person, of_team
from bot.features.digest.replies import personal_parts, personal_reply, team_digest
from bot.features.digest.rules import way_for
from bot.features.meetings.rules import ZONE, local_today
from bot.outgoing import ChatMessage, Letter, Outgoing
from bot.replies import T, Text, Tone
from models import digests, registry
from models.digests import Way
from models.mentions import note_mentions
from models.queue import Outbox
from models.registry import ChatIdentity, Contact, Function, Team
from models.store import Tx
from scheduler.deliver import Dropped
from scheduler.terms import Term


def due_team(tx: Tx, row: Outbox, agreement: Agreement, now: datetime) -> Outgoing | Dropped:
    """The channel's counts, and structural meetings by name; nothing when there is nothing.

    Where others can read, it comes only when it says nothing of individual meetings.
    """
    team = tx.get_one(Team, int(row.payload["team_id"]))
    told = of_team(tx, team, agreement, _term(row), now)
    if not team.digest:
        return Dropped("not_wanted")
    if not _is_worth(told, now):
        return Dropped("empty")
    return ChatMessage(
        key=row.key,
        platform=team.platform,
        tenant=team.tenant,
        to=team.channel,
        private=False,
        language=team.language,
        reply=team_digest(told),
        closed_room_only=told.individual,
        once=True,
    )


def due_person(tx: Tx, row: Outbox, agreement: Agreement, now: datetime) -> Outgoing | Dropped:
    """A person's own, by chat or mail as they want it now; nothing when there is nothing."""
    contact = tx.get_one(Contact, int(row.payload["contact_id"]))
    identity = registry.identity_of(tx, contact.id)
    way = way_for(digests.wish_of(tx, contact.id), contact.reach, has_chat=identity is not None)
    if way is Way.NONE or not contact.active:
        return Dropped("not_wanted")
    told = outlook_of(tx, contact, agreement, _term(row), now)
    if not _is_worth(told, now):
        return Dropped("empty")
    note_mentions(tx, row, (each.id for each in told.meetings))
    if way is Way.CHAT and identity:
        return _in_chat(row.key, contact, identity, told, now)
    return Letter(
        key=row.key,
        to=contact.email,
        language=contact.language,
        subject=subject(now),
        parts=(*personal_parts(told), Text(T("digest.how_to_change"), Tone.QUIET)),
    )


def due_mine(tx: Tx, row: Outbox, agreement: Agreement, now: datetime) -> Outgoing | Dropped:
    """A person's own since they asked for it, in their dialogue however it comes else."""
    contact = tx.get_one(Contact, int(row.payload["contact_id"]))
    identity = registry.identity_of(tx, contact.id)
    if identity is None or not contact.active:
        return Dropped("no_chat")
    told = outlook_of(tx, contact, agreement, _term(row), now)
    if not told.is_worth(forums_alone=True):
        return Dropped("empty")
    note_mentions(tx, row, (each.id for each in told.meetings))
    return _in_chat(row.key, contact, identity, told, now)


def outlook_of(
    tx: Tx, contact: Contact, agreement: Agreement, term: Term | None, now: datetime
) -> Outlook:
    """A person's two weeks; the term's forums only for those who may call them."""
    function = tx.get_one(Function, contact.function_id)
    return of_person(
        tx, contact, agreement, term if function.key in callers(agreement) else None, now
    )


def subject(now: datetime) -> T:
    """What a person's own is called: neutral, it stands in lists of mail."""
    return T("digest.subject", week=week_number(now))


def week_number(at: datetime) -> int:
    """The ISO week by the wall calendar."""
    return at.astimezone(STOCKHOLM).isocalendar().week


def _in_chat(
    key: str, contact: Contact, identity: ChatIdentity, told: Outlook, now: datetime
) -> ChatMessage:
    return ChatMessage(
        key=key,
        platform=identity.platform,
        tenant=identity.tenant,
        to=identity.user,
        private=True,
        language=contact.language,
        reply=personal_reply(told, subject(now)),
    )


def _is_worth(told: Outlook, now: datetime) -> bool:
    return told.is_worth(forums_alone=alone_on(local_today(now, ZONE)))


def _term(row: Outbox) -> Term | None:
    if "from_on" not in row.payload:
        return None
    return Term(*(date.fromisoformat(str(row.payload[key])) for key in ("from_on", "to_on")))
