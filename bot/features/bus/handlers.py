"""What happens to matters at BUS."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from bot import access
from bot.access import Actor
from bot.errors import UserError
from bot.features.bus.intents import AskEscalated, CallEscalated, ChooseBus
from bot.features.bus.quotas import quota
from bot.features.bus.replies import LEVELS, choose
from bot.features.meetings import calling, forms
from bot.features.meetings.handlers import go_on, may_call
from bot.features.meetings.intents import CallMeeting
from bot.features.meetings.kinds.bus import BUS, BUS_OVERALL
from bot.features.meetings.reading import opened
from bot.features.meetings.rules import ZONE, local_today, must_be
from bot.replies import AnyOf, Form, FormField, Heading, Reply, T
from models import meetings
from models.meetings import Meeting, MeetingState
from models.store import Tx

TOLD = ("secrecy", "obstacle")
"""What was said when the matter was handed on, and is not asked again."""


def choose_bus(_ask: ChooseBus, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """The two levels, of those that this person may call.

    Raises:
        UserError: `access.may_not_convene` when they may call neither.
    """
    kinds = [each for each in LEVELS if _may_call(actor, each)]
    if not kinds:
        raise UserError("access.may_not_convene")
    told = quota(tx, actor, BUS_OVERALL.id, "", now) if BUS_OVERALL.id in kinds else None
    return choose(kinds, told)


def ask_escalated(ask: AskEscalated, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Open the form that calls the meeting, with those who were at the SIP chosen already."""
    meeting = _escalated(tx, actor, ask.meeting_id)
    among, today = forms.choosable(tx, actor.area.id), local_today(now, ZONE)
    form = forms.call_form(BUS, among, actor.agreement, today, actor.contact.id)
    called = () if meeting.follows_id is None else meetings.invitations(tx, meeting.follows_id)
    people = {str(each.contact_id) for each in called if each.revoked_at is None}
    return opened(meeting, _preset(form, meeting, people))


def call_escalated(ask: CallEscalated, actor: Actor, tx: Tx, now: datetime) -> Reply:
    """Call the meeting: booked at once, or by asking for times.

    Raises:
        FormError: what is wrong, at each field; the draft stays as it was.
    """
    meeting = _escalated(tx, actor, ask.meeting_id)
    call = CallMeeting(
        BUS,
        ask.contacts,
        ask.when,
        ask.length,
        ask.where,
        visitor=ask.visitor,
        books_itself=ask.books_itself,
        answer_by_on=ask.answer_by_on,
    )
    calling.add_meeting(tx, call, actor, now, draft=meeting)
    return go_on(tx, actor, meeting, ask.when, now)


def _escalated(tx: Tx, actor: Actor, meeting_id: int) -> Meeting:
    meeting = access.own_meeting(tx, actor, meeting_id)
    must_be(meeting, MeetingState.DRAFT)
    if meeting.kind != BUS.id:
        raise UserError("router.unknown_button")
    may_call(actor, BUS)
    return meeting


def _may_call(actor: Actor, kind: str) -> bool:
    rules = actor.agreement.kinds.get(kind)
    return rules is not None and actor.function.key in rules.conveners


def _preset(form: Form, meeting: Meeting, people: Collection[str]) -> Form:
    fields = tuple(_chosen(each, people) for each in form.fields if not _is_told(each))
    return replace(form, id="bus.call", about=str(meeting.id), fields=fields)


def _is_told(each: Heading | FormField) -> bool:
    if isinstance(each, Heading):
        return each.text == T("forms.secrecy_question")
    return each.id in TOLD


def _chosen(each: Heading | FormField, people: Collection[str]) -> Heading | FormField:
    if not isinstance(each, AnyOf) or each.id != "who":
        return each
    there = tuple(option.value for option in each.options if option.value in people)
    return replace(each, chosen=there)
