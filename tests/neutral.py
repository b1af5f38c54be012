"""Random meetings about single children, and whether anything that leaves tells what they are.

What counts: every byte of a mail, decoded wherever it is coded, and what a chat shows outside
the private dialogue: notifications, lock screens, previews.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import SMTP
from functools import partial
from random import Random
from typing import Final
from uuid import uuid4

from bot.demo import district
from bot.demo.house import SENDER
from bot.features.meetings.intents import Obstacle
from bot.features.meetings.kinds import KINDS
from bot.features.meetings.kinds.profile import Level
from bot.features.meetings.rules import free_reference
from bot.leaving import DUE
from bot.outgoing import ChatMessage, Letter, Outgoing, Worked
from bot.outlets.mail import compose
from bot.platforms.browser import render as browser
from bot.platforms.slack import render as slack
from models import meetings, registry
from models.actions import Action, actions_of
from models.agenda import AgendaItem
from models.meetings import Consent, ConsentStatus, Invitation, Meeting, MeetingState, Party
from models.queue import Outbox
from models.registry import Contact, Reach
from models.store import Tx
from models.visitors import Admission, Visitor, visitors_of
from scheduler.deliver import Dropped

INDIVIDUAL: Final = [kind.id for kind in KINDS.values() if kind.level is Level.INDIVIDUAL]
ABOUT_MEETINGS: Final = [kind for kind in DUE if not kind.startswith("digest.")]
TELLING: Final = re.compile(
    r"\bsip|\bbus\b|bus-|bussam|anmäl|anmal|konsult|consult|\boro\b|orosan|samtyck|consent"
    r"|\bplan|insats|utredning|skyddsbed|socialtj|social serv|elev|barn|child|school|skola"
    r"|avvik|deviat|familj|famil|vårdnad|guardian|rapport\b|report\b"
)
"""The kinds, and what only one of them has to do with, in both languages."""

NOW: Final = datetime(2027, 1, 25, 8, 0, tzinfo=UTC)


def random_meeting(tx: Tx, area_id: int, random: Random) -> Meeting:
    """A meeting of any individual kind in any state, with everything its rows can hold."""
    contacts = random.sample(list(registry.contacts(tx, area_id)), random.randint(2, 6))
    for each in contacts:
        each.language = random.choice(("sv", "en"))
        each.reach = random.choice(tuple(Reach))
    starts_at = NOW + timedelta(minutes=15 * random.randint(-2_000, 8_000))
    state = random.choice(tuple(MeetingState))
    has_time = state is not MeetingState.DRAFT and random.random() < 0.9
    meeting = Meeting(
        area_id=area_id,
        kind=random.choice(INDIVIDUAL),
        reference=free_reference(partial(meetings.reference_taken, tx, area_id)),
        state=state,
        uid=str(uuid4()),
        sequence=random.randint(0, 3),
        convener_id=contacts[0].id,
        starts_at=starts_at if has_time else None,
        ends_at=starts_at + timedelta(hours=1) if has_time else None,
        poll_closes_at=NOW + timedelta(days=random.randint(-3, 3)),
        place_id=random.choice([None, *(each.id for each in registry.places(tx, area_id)[:1])]),
        link=random.choice(("", f"https://video.example/{random.randint(1, 10**9)}")),
        name="SIP-möte efter orosanmälan",
        latest_on=random.choice([None, date(2027, 2, 1), date(2027, 1, 27), date(2027, 1, 25)]),
        cleared_at=NOW,
        obstacle=random.choice(["", *Obstacle]),
        outcome=random.choice(["", "deviation"]),
        feedback_by_on=random.choice([None, date(2027, 2, 1)]),
        created_at=NOW,
        changed_at=NOW,
    )
    tx.add(meeting)
    tx.flush()
    _people(tx, meeting, contacts, random)
    _consent(tx, meeting, contacts, random)
    return meeting


def _people(tx: Tx, meeting: Meeting, contacts: list[Contact], random: Random) -> None:
    for organisation_id in {each.organisation_id for each in contacts}:
        tx.add(
            Party(area_id=meeting.area_id, meeting_id=meeting.id, organisation_id=organisation_id)
        )
    for each in contacts:
        tx.add(
            Invitation(
                area_id=meeting.area_id,
                meeting_id=meeting.id,
                contact_id=each.id,
                nonce=uuid4().hex,
                token_hash=uuid4().hex,
                sent_sequence=random.choice([None, 0]),
                revoked_at=NOW if random.random() < 0.1 and each is not contacts[0] else None,
            )
        )
    tx.add(
        AgendaItem(
            area_id=meeting.area_id,
            meeting_id=meeting.id,
            organisation_id=contacts[0].organisation_id,
            words="SIP-planen efter orosanmälan",
            raised_at=NOW,
        )
    )
    tx.add(
        Action(
            area_id=meeting.area_id,
            meeting_id=meeting.id,
            organisation_id=contacts[0].organisation_id,
            by_organisation_id=contacts[0].organisation_id,
            words="SIP-planen efter orosanmälan",
            due_on=NOW.date(),
            added_at=NOW,
        )
    )
    tx.add(_visitor(tx, meeting, contacts[0], random))
    tx.flush()


def _visitor(tx: Tx, meeting: Meeting, like: Contact, random: Random) -> Visitor:
    """Somebody of this meeting alone, whom an admin has or has not let in."""
    somebody = Contact(
        area_id=meeting.area_id,
        organisation_id=like.organisation_id,
        function_id=like.function_id,
        email=f"{uuid4().hex}@nyaskolan.example",
        visiting=True,
    )
    tx.add(somebody)
    tx.flush()
    said = random.choice([*Admission])
    return Visitor(
        area_id=meeting.area_id, meeting_id=meeting.id, contact_id=somebody.id, admission=said
    )


def _consent(tx: Tx, meeting: Meeting, contacts: list[Contact], random: Random) -> None:
    if meeting.kind != "sip":
        return
    status = random.choice([*ConsentStatus, ConsentStatus.GIVEN, ConsentStatus.GIVEN])
    tx.add(
        Consent(
            area_id=meeting.area_id,
            meeting_id=meeting.id,
            status=status,
            covers=sorted({each.organisation_id for each in contacts}),
            valid_to_on=date(2027, 6, 11) if status is ConsentStatus.GIVEN else None,
            recorded_at=NOW,
        )
    )
    tx.flush()


def outgoing(tx: Tx, meeting: Meeting, random: Random) -> Iterator[Outgoing]:
    """Some of all that the bot would send of a meeting now, whoever it goes to."""
    places = meetings.invitations(tx, meeting.id)
    for kind in random.sample(ABOUT_MEETINGS, 4):
        place = random.choice(places)
        row = Outbox(
            area_id=meeting.area_id,
            key=uuid4().hex,
            kind=kind,
            thread=f"card:{meeting.id}:{place.contact_id}",
            payload={
                "contact_id": place.contact_id,
                "place_id": place.id,
                "sequence": meeting.sequence,
                "days": (meeting.latest_on - NOW.date()).days if meeting.latest_on else 0,
                "nth": 1,
                "action_id": actions_of(tx, meeting.id)[0].id,
                "external_id": "D1:1.1",
                "visitor_id": visitors_of(tx, meeting.id)[0][0].id,
                "admin_id": place.contact_id,
                "term": "VT2027",
            },
            meeting_id=meeting.id,
            due_at=NOW,
            attempts=1,
            created_at=NOW,
        )
        tx.add(row)
        tx.flush()
        found = DUE[kind](tx, row, district.AGREEMENT, NOW)
        if not isinstance(found, Dropped):
            yield found


def shown_outside(message: Outgoing) -> str:
    """Everything that anybody but its reader may see of it, in lower case."""
    match message:
        case Letter():
            return readable(compose(message, SENDER, NOW), message.to)
        case ChatMessage(reply=reply, language=language):
            spoken = (slack.preview(reply, language), browser.preview(reply, language))
            return " ".join((*spoken, message.key)).casefold()
        case Worked(message=told, work=work):
            return shown_outside(replace(told, reply=work()))


def readable(raw: bytes, own_address: str) -> str:
    """A mail's headers and parts, decoded and unfolded, without its reader's own address."""
    mail = message_from_bytes(raw, policy=SMTP)
    headers = [f"{key}: {value}" for part in mail.walk() for key, value in part.items()]
    names = [part.get_filename() or "" for part in mail.walk()]
    contents = [_content(part) for part in mail.walk() if not part.is_multipart()]
    told = "\n".join([*headers, *names, *contents, raw.decode()])
    unfolded = re.sub(r"\r?\n[ \t]", "", told).replace("=\r\n", "")
    return _without_codes(unfolded).replace(own_address, "").casefold()


def _content(part: Message | EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    assert isinstance(payload, bytes)
    return payload.decode()


def _without_codes(text: str) -> str:
    """Without base64 as it stands: by chance it spells anything; decoded it was read above."""
    return re.sub(r"[A-Za-z0-9+/]{40,}={0,2}", "", text)
