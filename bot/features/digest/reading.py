"""From rows to what a digest tells: five questions at most, however much there is."""

from collections import Counter
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.agreement import Agreement
from bot.features.actions.rules import owners
from bot.features.digest.forums import lacking
from bot.features.digest.outlook import Outlook, outlook
from bot.features.digest.rules import weeks_around
from bot.features.meetings.rules import ZONE, local_today
from bot.features.polls.rules import is_open
from models import outlooks
from models.actions import called_to
from models.meetings import Meeting
from models.outlooks import Owed
from models.registry import Contact, Team
from models.store import Tx
from scheduler.terms import Term

STOCKHOLM = ZoneInfo(ZONE)


def of_team(tx: Tx, team: Team, agreement: Agreement, term: Term | None, now: datetime) -> Outlook:
    """Two weeks of a team's organisation, or of the area when the team has none.

    Args:
        tx: Open.
        team: Whose.
        agreement: Its area's.
        term: Whose forums are counted, None to tell of none.
        now: Aware.
    """
    weeks, own = weeks_around(now, STOCKHOLM), team.organisation_id
    near = outlooks.near_team(tx, team.area_id, own)
    polls = [each.meeting.id for each in near if is_open(each.meeting, now)]
    lacks = Counter(
        meeting_id
        for meeting_id, contact in (outlooks.unheard(tx, polls) if polls else ())
        if own in (None, contact.organisation_id)
    )
    return outlook(
        near,
        outlooks.owed_by_team(tx, team.area_id, own, _day(weeks.end)),
        lambda meeting: lacks[meeting.id],
        lambda each: own in (None, each.convened_by),
        agreement,
        weeks,
        now,
        lacking(tx, team.area_id, agreement, term, STOCKHOLM, now),
    )


def of_person(
    tx: Tx, contact: Contact, agreement: Agreement, term: Term | None, now: datetime
) -> Outlook:
    """The same two weeks of one person: what they are called to, convene or are to do.

    Args:
        tx: Open.
        contact: Whose.
        agreement: Their area's.
        term: Whose forums are counted; None for those who call no forums.
        now: Aware.
    """
    weeks = weeks_around(now, STOCKHOLM)
    near = outlooks.near_person(tx, contact.id)
    polls = [each.meeting.id for each in near if is_open(each.meeting, now)]
    unheard = outlooks.unheard(tx, polls) if polls else ()
    silent = {meeting_id for meeting_id, who in unheard if who.id == contact.id}

    def lacks(meeting: Meeting) -> int:
        return int(meeting.id in silent)

    return outlook(
        near,
        _owed_by(tx, contact, _day(weeks.end)),
        lacks,
        lambda each: each.meeting.convener_id == contact.id,
        agreement,
        weeks,
        now,
        lacking(tx, contact.area_id, agreement, term, STOCKHOLM, now),
    )


def _owed_by(tx: Tx, contact: Contact, before: date) -> list[Owed]:
    owed = outlooks.owed_around(tx, contact.id, before)
    called = called_to(tx, {meeting.id for _, meeting in owed}) if owed else {}
    return [
        (action, meeting)
        for action, meeting in owed
        if contact.id in owners(action, meeting.convener_id, called[meeting.id])
    ]


def _day(at: datetime) -> date:
    return local_today(at, ZONE)
