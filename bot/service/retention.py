"""Erasing at an operator's word, by the same rules as every night."""

from datetime import UTC, datetime
from pathlib import Path

from bot.features.registry.handover import OPERATOR
from bot.features.retention.sweeping import Swept, overdue, sweep
from bot.privacy import audit
from bot.service.registry_file import opened


def overdue_meetings(env_file: Path) -> tuple[int, int]:
    """(days that the agreement keeps meetings, how many have been kept longer).

    Raises:
        ConfigError: what is wrong with the settings or the agreement.
    """
    with opened(env_file) as found:
        agreement = found.hand.agreement
        count = overdue(found.tx, found.area.id, agreement, datetime.now(UTC))
        return agreement.retention.meetings, count


def erase_overdue(env_file: Path) -> Swept:
    """Erase what can be erased now; the trail says how many, and nothing of which.

    Raises:
        ConfigError: what is wrong with the settings or the agreement.
    """
    now = datetime.now(UTC)
    with opened(env_file) as found:
        swept = sweep(found.tx, found.area.id, found.hand.agreement, now)
        audit.note(
            found.tx,
            found.hand.secrets,
            area_id=found.area.id,
            actor_id=OPERATOR,
            what="meetings.erased",
            subject=str(swept.erased),
            at=now,
        )
        return swept
