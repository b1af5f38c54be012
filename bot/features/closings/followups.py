"""The meeting that follows one that was closed: the same people and place, around a day."""

from collections.abc import Collection
from datetime import datetime
from functools import partial
from uuid import uuid4

from bot.access import Actor
from bot.errors import FormError
from bot.features.actions.moving import carry_over
from bot.features.agenda.carrying import carry_points
from bot.features.closings import rules
from bot.features.closings.intents import FollowUp
from bot.features.consents.sending import remind_of_waiting, warn_of_end
from bot.features.meetings import calling, sending
from bot.features.meetings.handlers import open_poll
from bot.features.meetings.intents import Window
from bot.features.meetings.kinds.profile import Gate
from bot.features.meetings.rules import free_reference, local_today
from bot.features.meetings.times import NothingFound, find_times, why_not
from bot.features.meetings.view import MeetingView, view
from models import meetings
from models.meetings import Consent, ConsentStatus, Meeting, Party
from models.store import Tx


def follow_up(
    tx: Tx,
    actor: Actor,
    before: MeetingView,
    ask: FollowUp,
    left: Collection[int],
    now: datetime,
) -> Meeting:
    """A meeting that follows *before*: asked about at once, or a draft while consent is obtained.

    Raises:
        FormError: there is no time around that day.
    """
    today = local_today(now, before.meeting.zone)
    window = rules.follow_up_window(ask.on, today, before.meeting.family_can)
    meeting = _meeting(tx, actor, before.meeting, ask.chair, now)
    calling.set_when(meeting, window, now)
    _people(tx, actor, before, meeting)
    again = {each.organisation_id for each in meetings.parties(tx, meeting.id)}
    carry_points(tx, before.meeting, meeting, left, again)
    carry_over(tx, before.meeting, meeting, again, now)
    if before.kind.gate is Gate.CONSENT:
        tx.add(_consent(before, meeting, ask, now))
    tx.flush()
    if _waits_for_consent(tx, meeting):
        sending.show_cards(tx, meeting, [meeting.convener_id], now)
        remind_of_waiting(tx, meeting, actor.agreement, now)
    else:
        _ask_for_times(tx, actor, meeting, window, now)
    return meeting


def _meeting(tx: Tx, actor: Actor, before: Meeting, chair: int | None, now: datetime) -> Meeting:
    meeting = Meeting(
        area_id=before.area_id,
        kind=before.kind,
        reference=free_reference(partial(meetings.reference_taken, tx, before.area_id)),
        uid=str(uuid4()),
        convener_id=chair or actor.contact.id,
        language=before.language,
        zone=before.zone,
        length=before.length,
        place_id=before.place_id,
        link=before.link,
        name=before.name,
        follows_id=before.id,
        forum_id=before.forum_id,
        created_at=now,
        changed_at=now,
    )
    tx.add(meeting)
    tx.flush()
    return meeting


def _people(tx: Tx, actor: Actor, before: MeetingView, meeting: Meeting) -> None:
    for each in before.parties:
        if before.organisations[each.organisation_id].visiting:
            continue
        tx.add(
            Party(
                area_id=meeting.area_id,
                meeting_id=meeting.id,
                organisation_id=each.organisation_id,
                required=each.required,
                quorum=each.quorum,
            )
        )
    for contact in before.lasting.values():
        tx.add(calling.place_for(meeting, contact, actor))


def _consent(before: MeetingView, meeting: Meeting, ask: FollowUp, now: datetime) -> Consent:
    """The same consent when it still holds on that day; otherwise one that is being obtained."""
    given = before.consent
    row = Consent(
        area_id=meeting.area_id,
        meeting_id=meeting.id,
        status=ConsentStatus.BEING_OBTAINED,
        recorded_at=now,
    )
    if given and _lasts(given, before, ask):
        row.status, row.covers = given.status, list(given.covers)
        row.valid_to_on, row.function_id = given.valid_to_on, given.function_id
        row.recorded_at = given.recorded_at
    return row


def _lasts(given: Consent, before: MeetingView, ask: FollowUp) -> bool:
    """Whether it is given, covers everybody who is called again, and lasts to the day."""
    return (
        given.status == ConsentStatus.GIVEN
        and given.valid_to_on is not None
        and given.valid_to_on >= ask.on
        and {each.organisation_id for each in before.parties}.issubset(given.covers)
    )


def _waits_for_consent(tx: Tx, meeting: Meeting) -> bool:
    consent = meetings.consent_of(tx, meeting.id)
    return consent is not None and consent.status != ConsentStatus.GIVEN


def _ask_for_times(tx: Tx, actor: Actor, meeting: Meeting, window: Window, now: datetime) -> None:
    shown = view(tx, meeting, actor.agreement, now)
    found = find_times(tx, shown, window, now)
    if isinstance(found, NothingFound):
        raise FormError({"on": why_not(shown, found)})
    if shown.consent:
        warn_of_end(tx, meeting, shown.consent.valid_to_on, actor.agreement, now)
    open_poll(tx, actor, shown, found, now)
