"""The audit trail: who did what to what, each entry sealed over the one before it."""

from datetime import UTC, datetime

from bot.privacy.secrets import Secrets
from models import audit
from models.audit import AuditEntry
from models.store import Tx


def note(
    tx: Tx, secrets: Secrets, *, area_id: int, actor_id: int, what: str, subject: str, at: datetime
) -> None:
    """Write one entry at the end of the area's chain. Codes and references only, no words."""
    audit.hold_chain(tx, area_id)
    before = audit.last_entry(tx, area_id)
    entry = AuditEntry(
        area_id=area_id,
        number=before.number + 1 if before else 1,
        at=at,
        actor=secrets.pseudonym(actor_id),
        what=what,
        subject=subject,
        seal="",
    )
    entry.seal = seal(secrets, entry, before.seal if before else "")
    tx.add(entry)
    tx.flush()


def seal(secrets: Secrets, entry: AuditEntry, before: str) -> str:
    """The seal an entry must carry, given the one before it."""
    return secrets.digest(
        "audit",
        str(entry.area_id),
        str(entry.number),
        entry.at.astimezone(UTC).isoformat(),
        entry.actor,
        entry.what,
        entry.subject,
        before,
    )


def broken_at(tx: Tx, secrets: Secrets, area_id: int) -> int | None:
    """The number of the first entry that was changed, lost or put in; None when all hold.

    A tail cut off shows only against a head kept elsewhere.
    """
    before = ""
    for number, entry in enumerate(audit.entries(tx, area_id), start=1):
        if entry.number != number or entry.seal != seal(secrets, entry, before):
            return number
        before = entry.seal
    return None
