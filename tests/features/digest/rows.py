"""The demo's district as rows alone, with meetings put straight into it."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from sqlmodel import col, select

from bot.demo import district
from bot.demo.district import AGREEMENT
from bot.features.digest.due import DUE, EXPAND, RULE
from bot.outgoing import Outgoing
from models.meetings import Invitation, Meeting, MeetingState, Party
from models.queue import Outbox, RecurringRule
from models.registry import Contact, Team
from models.store import Tx
from scheduler.deliver import Dropped
from scheduler.recurring import fire_due

_numbers = count(1)


def seeded(tx: Tx, at: datetime) -> int:
    """The district, its clock at an instant; its area's number."""
    return district.seed(tx, at).id


def person(tx: Tx, email: str) -> Contact:
    return tx.exec(select(Contact).where(Contact.email == email)).one()


def called(tx: Tx, who: list[Contact], starts_at: datetime | None, **values: Any) -> Meeting:
    """A meeting that the first convenes and the others are called to."""
    number = next(_numbers)
    booked: dict[str, Any] = {
        "kind": "sip",
        "state": MeetingState.BOOKED,
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=1) if starts_at else None,
        "created_at": starts_at,
        "changed_at": starts_at,
        "reference": f"R{number}X",
    }
    found = Meeting(
        area_id=who[0].area_id,
        uid=f"row-{number}",
        convener_id=who[0].id,
        **{**booked, **values},
    )
    tx.add(found)
    tx.flush()
    nonces = {each.id: f"{number}-{each.id}" for each in who}
    tx.add_all(
        Invitation(
            area_id=found.area_id,
            meeting_id=found.id,
            contact_id=contact_id,
            nonce=nonce,
            token_hash=nonce,
        )
        for contact_id, nonce in nonces.items()
    )
    tx.add_all(
        Party(area_id=found.area_id, meeting_id=found.id, organisation_id=organisation_id)
        for organisation_id in {each.organisation_id for each in who}
    )
    tx.flush()
    return found


def fired(tx: Tx, at: datetime, **rules: Any) -> list[Outbox]:
    """What the rule asks for when it is *at*, in the order it is due."""
    agreement = AGREEMENT.model_copy(update=rules)
    fire_due(tx, at, lambda tx, rule: list(EXPAND[rule.kind](tx, rule, agreement)))
    tx.flush()
    return list(tx.exec(select(Outbox).order_by(col(Outbox.due_at), col(Outbox.id))))


def becomes(tx: Tx, row: Outbox, at: datetime) -> Outgoing | Dropped:
    """What a due row is when it is sent."""
    return DUE[row.kind](tx, row, AGREEMENT, at)


def only_the_digests_rule(tx: Tx) -> RecurringRule:
    """The digest's rule; all others are taken away."""
    for each in tx.exec(select(RecurringRule).where(RecurringRule.kind != RULE)):
        tx.delete(each)
    tx.flush()
    return tx.exec(select(RecurringRule)).one()


def team_of(tx: Tx, contact: Contact) -> Team:
    """The first team, made the one of somebody's organisation."""
    team = tx.exec(select(Team).order_by(col(Team.id))).all()[0]
    team.organisation_id = contact.organisation_id
    tx.flush()
    return team
