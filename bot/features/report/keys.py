"""Who may read the report by a link: an administrator, for an hour.

The link's secret is sealed rather than stored: it says whose it is and until when, and only the
installation's key can make one.
"""

import hmac
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from bot.agreement import Agreement
from bot.privacy.secrets import Secrets
from models.registry import Area, Contact
from models.store import Tx

LASTS = timedelta(hours=1)
SEAL = 40
"""Characters of the seal: 160 bits."""


class Reader(NamedTuple):
    """Somebody who may read the report, of what, and by which rules."""

    contact: Contact
    area: Area
    agreement: Agreement


def key_for(secrets: Secrets, contact: Contact, now: datetime) -> tuple[str, datetime]:
    """The secret of a link for somebody, and until when it opens."""
    until = int((now + LASTS).timestamp())
    return f"{contact.id}-{until}-{_seal(secrets, contact.id, until)}", _at(until)


def reader_of(
    tx: Tx, key: str, secrets: Secrets, agreements: Mapping[str, Agreement], now: datetime
) -> Reader | None:
    """Whose key it is; None when it is none of ours, has ended, or they are no administrator."""
    match key.split("-"):
        case [whose, until, seal] if _is_number(whose) and _is_number(until):
            pass
        case _:
            return None
    number, ends = int(whose), int(until)
    own = _seal(secrets, number, ends)
    if not hmac.compare_digest(seal.encode(), own.encode()) or now >= _at(ends):
        return None
    contact = tx.get(Contact, number)
    if contact is None or not contact.active or contact.visiting:
        return None
    area = tx.get_one(Area, contact.area_id)
    agreement = agreements.get(area.slug, Agreement())
    return Reader(contact, area, agreement) if is_admin(contact, agreement) else None


def is_admin(contact: Contact, agreement: Agreement) -> bool:
    """Whether the agreement names them; its addresses are in lower case."""
    return contact.email.lower() in agreement.admins


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= len("10000000000")


def _seal(secrets: Secrets, number: int, until: int) -> str:
    return secrets.digest("report", str(number), str(until))[:SEAL]


def _at(until: int) -> datetime:
    return datetime.fromtimestamp(until, UTC)
