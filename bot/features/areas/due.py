"""On the day: what was decided is done."""

from collections.abc import Callable, Mapping
from datetime import datetime

from bot.agreement import Agreement
from bot.features.areas.carrying import carry_out
from bot.features.areas.sending import CHANGE
from bot.outgoing import Outgoing
from bot.privacy.secrets import Secrets
from models import areas
from models.queue import Outbox
from models.store import Tx
from scheduler.deliver import Dropped

Due = Callable[[Tx, Outbox, Agreement, datetime], Outgoing | Dropped]


def carrying(agreements: Mapping[str, Agreement], secrets: Secrets) -> Mapping[str, Due]:
    """What is done about a change that is due."""

    def due_change(tx: Tx, row: Outbox, _agreement: Agreement, now: datetime) -> Dropped:
        change = areas.change_by_id(tx, int(row.payload["change_id"]), lock=True)
        if change is None or change.asked_at is None or change.called_off_at is not None:
            return Dropped("called_off")
        if change.done_at is not None and areas.has_changed_since(tx, change):
            return Dropped("changed_again")
        carry_out(tx, change, agreements, secrets, now)
        return Dropped("done")

    return {CHANGE: due_change}
