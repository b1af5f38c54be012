"""What must be settled before anybody is called, asked again at every later step."""

from datetime import datetime
from typing import assert_never

from bot.features.meetings.kinds.profile import Gate
from bot.features.meetings.rules import local_today
from bot.features.meetings.view import MeetingView
from bot.replies import T, name
from models.meetings import ConsentStatus


def gate_closed(view: MeetingView, starts_at: datetime | None = None) -> T | None:
    """Why nobody may be called to the meeting now, or None when they may.

    `starts_at` is a time it might get, instead of the one it has.
    """
    match view.kind.gate:
        case Gate.CONSENT:
            return _consent_missing(view, starts_at)
        case Gate.SECRECY:
            unsolved = view.meeting.cleared_at is None
            return T("gates.secrecy", reference=view.meeting.reference) if unsolved else None
        case Gate.OPEN | Gate.CONDITIONS:
            # Conditions are confirmed before there is a meeting, and nothing is kept of them.
            return None
        case _:
            assert_never(view.kind.gate)


def forum_over(view: MeetingView, starts_at: datetime) -> T | None:
    """Why its forum cannot meet then: that is after its last day. What is booked stays."""
    forum = view.forum
    if forum is None or forum.active_to_on is None:
        return None
    if local_today(starts_at, view.meeting.zone) <= forum.active_to_on:
        return None
    return T("forums.no_more", name=forum.name, on=forum.active_to_on)


def _consent_missing(view: MeetingView, starts_at: datetime | None) -> T | None:
    consent, meeting = view.consent, view.meeting
    if consent is None or consent.status != ConsentStatus.GIVEN or consent.valid_to_on is None:
        return T("gates.no_consent", reference=meeting.reference)
    outside = [
        name(view.organisations[each].name)
        for each in called_by(view)
        if each not in consent.covers
    ]
    if outside:
        return T("gates.outside_consent", organisations=outside)
    day = local_today(starts_at or meeting.starts_at or view.now, meeting.zone)
    if consent.valid_to_on < day:
        return T("gates.consent_ended", valid_to_on=consent.valid_to_on)
    return None


def called_by(view: MeetingView) -> list[int]:
    """The organisations that a consent must cover, by row number.

    By the people too: somebody called may have changed organisations since.
    """
    called = [each.organisation_id for each in view.parties]
    called += [each.organisation_id for each in view.contacts.values()]
    return list(dict.fromkeys(called))
