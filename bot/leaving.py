"""All kinds of messages there are: who makes each, how it travels, and what may wait."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.agreement import Agreement
from bot.features.actions import due as action_due
from bot.features.actions import sending as actions
from bot.features.agenda import due as agenda_due
from bot.features.agenda import sending as agenda
from bot.features.areas import due as area_due
from bot.features.bounces import due as bounce_due
from bot.features.bounces.sending import TOLD as BOUNCE
from bot.features.closings import due as closing_due
from bot.features.closings.sending import DEVIATION, FEEDBACK, REMIND
from bot.features.consents import due as consent_due
from bot.features.consents.sending import ENDING, HANDOVER, WAITING
from bot.features.consents.sending import KINDS as CONSENT_KINDS
from bot.features.digest import doubt
from bot.features.digest import due as digest
from bot.features.forums import due as forum_due
from bot.features.latest import due as latest_due
from bot.features.latest.sending import WARNING
from bot.features.meetings import due as meeting_due
from bot.features.meetings.rules import ZONE
from bot.features.meetings.view import ASK, CHASE, MAIL, REMINDER
from bot.features.polls import due as poll_due
from bot.features.polls.sending import KINDS as POLL_KINDS
from bot.features.registry import due as registry_due
from bot.features.registry.handover import END
from bot.features.retention import due as retention_due
from bot.features.schoolyears import due as year_due
from bot.features.seasons import due as season_due
from bot.features.slips import due as slip_due
from bot.features.slips.sending import ANSWERED
from bot.features.status import due as status_due
from bot.features.visitors import due as visitor_due
from bot.features.visitors.sending import TOLD
from bot.outgoing import Letter, Outgoing
from bot.outlets.mail import mail_id
from bot.privacy.secrets import Secrets
from models.queue import Outbox, RecurringRule
from models.registry import area_by_id
from models.store import Tx
from scheduler.deliver import Dropped, Held, Lane
from scheduler.quiet import quiet_until

DUE = {
    **meeting_due.DUE,
    **digest.DUE,
    **registry_due.DUE,
    **latest_due.DUE,
    **status_due.DUE,
    **closing_due.DUE,
    **consent_due.DUE,
    **visitor_due.DUE,
    **poll_due.DUE,
    **action_due.DUE,
    **agenda_due.DUE,
    **slip_due.DUE,
    **retention_due.DUE,
    **year_due.DUE,
    **forum_due.DUE,
    **bounce_due.DUE,
    **season_due.DUE,
}
FAILED = {**digest.FAILED, **meeting_due.FAILED, agenda.TEAM: doubt.post_failed}
EXPAND = {
    **digest.EXPAND,
    **retention_due.EXPAND,
    **action_due.EXPAND,
    **year_due.EXPAND,
    **forum_due.EXPAND,
}

BY_MAIL = frozenset(
    {
        MAIL,
        ASK,
        REMINDER,
        digest.PERSON,
        END,
        WARNING,
        REMIND,
        FEEDBACK,
        DEVIATION,
        *CONSENT_KINDS,
        *POLL_KINDS,
        TOLD,
        actions.HELP,
        actions.REMIND,
        ANSWERED,
        year_due.REMIND,
        forum_due.STATUS,
        BOUNCE,
        agenda.OPENED,
        agenda.REMINDED,
        agenda.OUT,
        agenda.LATE,
    }
)
"""What may leave by mail, where nobody can look whether it arrived."""

CAN_WAIT = frozenset(
    {
        REMINDER,
        CHASE,
        digest.TEAM,
        digest.PERSON,
        digest.CHAT,
        WARNING,
        REMIND,
        FEEDBACK,
        DEVIATION,
        WAITING,
        ENDING,
        HANDOVER,
        actions.REMIND,
        ANSWERED,
        BOUNCE,
        year_due.REMIND,
        agenda.OPENED,
        agenda.REMINDED,
        agenda.OUT,
        agenda.TEAM,
        forum_due.STATUS,
    }
)
"""What the bot says of its own accord, and not in the quiet hours of an agreement.

All else follows at once from what somebody has just done, and is never held: cards, invitations
and their ends, what was asked for.
"""

TO_CHANNELS = frozenset({digest.TEAM, agenda.TEAM})
"""What is posted in a channel, where some chats let nobody look whether it arrived."""

LANES = {
    "chat": Lane(but=BY_MAIL | TO_CHANNELS),
    "channel": Lane(only=TO_CHANNELS, at_once=1),
    "mail": Lane(only=BY_MAIL, at_once=1),
}


def still_wanted(
    agreements: Mapping[str, Agreement], secrets: Secrets
) -> Callable[[Tx, Outbox, datetime], Outgoing | Dropped | Held]:
    """Asks of a row whether it is still to go, and what then."""
    due = {
        **DUE,
        **poll_due.deciding(secrets),
        **action_due.reminding(secrets),
        **area_due.carrying(agreements, secrets),
    }

    def ask(tx: Tx, row: Outbox, now: datetime) -> Outgoing | Dropped | Held:
        area = area_by_id(tx, row.area_id)
        agreement = agreements.get(area.slug, Agreement())
        # First: asking may already write what follows from a message's being sent.
        if until := held_until(row, agreement, now):
            return Held(until)
        found = due[row.kind](tx, row, agreement, now)
        return _sealed(found, row, secrets) if isinstance(found, Letter) else found

    return ask


def _sealed(letter: Letter, row: Outbox, secrets: Secrets) -> Letter:
    """The letter under a key that only we can make; the row remembers its Message-ID.

    So who tells us of a mail by its Message-ID has had it before them.
    """
    key = secrets.digest("mail", row.key)
    row.mail_id = mail_id(key)
    return replace(letter, key=key)


def held_until(row: Outbox, agreement: Agreement, now: datetime) -> datetime | None:
    """When a row that can wait for the morning may go, None when it may at once.

    What would then come too late is not held.
    """
    if row.kind not in CAN_WAIT:
        return None
    until = quiet_until(now, agreement.quiet_from, agreement.quiet_to, ZoneInfo(ZONE))
    return until if until and (row.late_after is None or until <= row.late_after) else None


def failed(tx: Tx, row: Outbox, now: datetime) -> None:
    """What follows when a row could not be sent."""
    if row.kind in FAILED:
        FAILED[row.kind](tx, row, now)


def expanding(
    agreements: Mapping[str, Agreement],
) -> Callable[[Tx, RecurringRule], list[Outbox]]:
    """Asks of a rule that fires what it wants sent."""

    def expand(tx: Tx, rule: RecurringRule) -> list[Outbox]:
        area = area_by_id(tx, rule.area_id)
        return list(EXPAND[rule.kind](tx, rule, agreements.get(area.slug, Agreement())))

    return expand
