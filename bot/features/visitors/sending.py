"""The outbox rows that visitors call for: admins are asked, conveners told, addresses forgotten."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.agreement import Agreement
from models import outbox, registry
from models.meetings import Meeting
from models.queue import Outbox
from models.registry import Contact
from models.store import Tx
from models.visitors import Admission, Visitor, visitors_of

ASK = "visitors.ask"
TOLD = "visitors.told"
FORGET = "visitors.forget"

FIRST_LOOK = timedelta(hours=1)
"""How long after a meeting's end its visitors may be forgotten: by then most ends have left."""


def admins(tx: Tx, area_id: int, agreement: Agreement) -> Sequence[Contact]:
    """Those who look after the area and have a chat to press in."""
    found = (registry.contact_by_email(tx, area_id, each) for each in agreement.admins)
    return [each for each in found if each and each.active and registry.identity_of(tx, each.id)]


def ask_admins(tx: Tx, visitor: Visitor, agreement: Agreement, now: datetime) -> None:
    """A card for each admin, changed in place once somebody has answered it."""
    for admin in admins(tx, visitor.area_id, agreement):
        thread = f"visitor:{visitor.id}:{admin.id}"
        row = _row(visitor, ASK, f"{thread}:{visitor.admission}", now)
        row.thread = thread
        row.payload = {"visitor_id": visitor.id, "admin_id": admin.id}
        outbox.put(tx, row)


def tell_convener(tx: Tx, visitor: Visitor, now: datetime) -> None:
    """The convener hears, once, that a visitor is not called, and what to do."""
    row = _row(visitor, TOLD, f"{TOLD}:{visitor.id}", now)
    row.payload = {"visitor_id": visitor.id}
    outbox.put(tx, row)


def end_visits(tx: Tx, meeting: Meeting, agreement: Agreement, now: datetime) -> None:
    """The meeting is over: nobody need answer any more, and its visitors are to be forgotten."""
    visitors = [visitor for visitor, _ in visitors_of(tx, meeting.id)]
    for visitor in visitors:
        if visitor.admission == Admission.WAITING:
            visitor.admission, visitor.decided_at = Admission.LAPSED, now
            ask_admins(tx, visitor, agreement, now)
    if visitors:
        forget_later(tx, visitors[0], now + FIRST_LOOK, now)


def forget_later(tx: Tx, visitor: Visitor, due_at: datetime, now: datetime) -> None:
    """Look then whether all has been sent that this and the meeting's other visitors are to get."""
    key = f"{FORGET}:{visitor.meeting_id}:{due_at:%Y-%m-%d}"
    row = _row(visitor, FORGET, key, now)
    row.due_at = due_at
    outbox.put(tx, row)


def _row(visitor: Visitor, kind: str, key: str, now: datetime) -> Outbox:
    return Outbox(
        area_id=visitor.area_id,
        key=key,
        kind=kind,
        meeting_id=visitor.meeting_id,
        due_at=now,
        created_at=now,
    )
