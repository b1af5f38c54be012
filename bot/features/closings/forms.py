"""The form that closes a meeting: who came, a checklist, and what the kind demands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.features.agenda.naming import what
from bot.features.agenda.rules import unresolved
from bot.features.closings.intents import AFTER, Feedback, Next, Outcome, about
from bot.features.meetings.forms import OBSTACLES
from bot.features.meetings.kinds.profile import Closing
from bot.features.meetings.replies import called_name
from bot.features.meetings.rules import local_today
from bot.features.meetings.view import MeetingView
from bot.replies import (
    AnyOf,
    Day,
    Form,
    FormField,
    Heading,
    OneOf,
    Option,
    ShownWhen,
    T,
    name,
)

NEXT = {
    Next.FOLLOW_UP: "closings.follow_up",
    Next.ENDED: "closings.ended",
    Next.BUS: "closings.to_bus",
}
NEXT_DATE = {
    Next.FOLLOW_UP: "closings.next_date",
    Next.ENDED: "closings.no_next_date",
}
OUTCOMES = {
    Outcome.DECIDED: "closings.decided",
    Outcome.BACK_TO_SIP: "closings.back_to_sip",
    Outcome.DEVIATION: "closings.a_deviation",
}

FOLLOWED = ShownWhen("next", Next.FOLLOW_UP)
ESCALATED = ShownWhen("next", Next.BUS)
LEFT = ShownWhen("feedback", Feedback.BY)

FEEDBACK_WITHIN = timedelta(weeks=1)
"""Within a week of the decision. Source: SoL (2025:400) 19 kap. 6 §."""


@dataclass(frozen=True)
class ClosingChoices:
    """What can be chosen beside what stands on the card.

    `receivers` are (contact id, who) of those who may call a BUS meeting. `turn` is the contact
    whose turn it is to chair, `quota` how many of the term's meetings there have been.
    """

    receivers: Sequence[tuple[int, T]] = ()
    turn: int | None = None
    quota: T | None = None


def closing_form(view: MeetingView, choices: ClosingChoices) -> Form:
    """The questions in the order they come up around the table."""
    meeting = view.meeting
    return Form(
        id="closings.close",
        title=T("closings.title", reference=meeting.reference),
        send=T("closings.send"),
        about=about(meeting.id, meeting.kind),
        fields=(
            *_came(view),
            *_checklist(view),
            *_follow_up(view, choices),
            *_next_date(view, choices),
            *_obstacle(view),
            *_feedback(view),
            *_left(view),
        ),
    )


def _came(view: MeetingView) -> tuple[FormField, ...]:
    options = tuple(
        Option(str(each.organisation_id), name(view.organisations[each.organisation_id].name))
        for each in view.parties
    )
    return (AnyOf("came", T("closings.came"), options, required=False),)


def _checklist(view: MeetingView) -> tuple[FormField, ...]:
    if not view.kind.agenda:
        return ()
    options = tuple(Option(str(n), T(key)) for n, key in enumerate(view.kind.agenda, start=1))
    hint = T("closings.checklist_hint")
    return (AnyOf("checklist", T("closings.checklist"), options, hint, required=False),)


def _follow_up(view: MeetingView, choices: ClosingChoices) -> tuple[Heading | FormField, ...]:
    if Closing.FOLLOW_UP not in view.kind.closing:
        return ()
    options = tuple(
        Option(each, T(NEXT[each]))
        for each in AFTER[Closing.FOLLOW_UP]
        if each is not Next.BUS or choices.receivers
    )
    return (
        Heading(T("closings.next_question"), T("closings.next_hint")),
        OneOf("next", T("closings.next"), options),
        Day("on", T("closings.on"), T("closings.on_hint"), shown=FOLLOWED),
        OneOf(
            "bus_convener",
            T("closings.bus_convener"),
            tuple(Option(str(key), who) for key, who in choices.receivers),
            hint=T("closings.bus_convener_hint"),
            shown=ESCALATED,
        ),
        _obstacles("", ESCALATED),
        AnyOf(
            "secrecy",
            T("forms.secrecy"),
            (Option("yes", T("forms.secrecy_solved")),),
            hint=T("forms.secrecy_hint"),
            shown=ESCALATED,
        ),
    )


def _next_date(view: MeetingView, choices: ClosingChoices) -> tuple[Heading | FormField, ...]:
    if Closing.NEXT_DATE not in view.kind.closing:
        return ()
    options = tuple(Option(each, T(NEXT_DATE[each])) for each in AFTER[Closing.NEXT_DATE])
    return (
        Heading(T("closings.next_question"), choices.quota),
        OneOf("next", T("closings.next"), options),
        Day("on", T("closings.on"), T("closings.on_hint"), shown=FOLLOWED),
        *(_chair(view, choices.turn) if view.kind.rotates else ()),
    )


def _chair(view: MeetingView, turn: int | None) -> tuple[FormField, ...]:
    options = tuple(
        Option(str(key), called_name(view, contact)) for key, contact in view.lasting.items()
    )
    label, hint = T("closings.chair"), T("closings.chair_hint")
    return (OneOf("chair", label, options, hint, str(turn or ""), shown=FOLLOWED),)


def _obstacle(view: MeetingView) -> tuple[FormField, ...]:
    if Closing.OBSTACLE not in view.kind.closing:
        return ()
    options = tuple(Option(each, T(key)) for each, key in OUTCOMES.items())
    return (
        _obstacles(view.meeting.obstacle, None),
        OneOf("outcome", T("closings.outcome"), options, T("closings.outcome_hint")),
    )


def _obstacles(chosen: str, shown: ShownWhen | None) -> FormField:
    options = tuple(Option(each, T(key)) for each, key in OBSTACLES.items())
    return OneOf("obstacle", T("forms.obstacle"), options, chosen=chosen, shown=shown)


def _feedback(view: MeetingView) -> tuple[FormField, ...]:
    if Closing.FEEDBACK not in view.kind.closing:
        return ()
    proposed = local_today(view.now, view.meeting.zone) + FEEDBACK_WITHIN
    return (
        OneOf(
            "feedback",
            T("closings.feedback"),
            (
                Option(Feedback.BY, T("closings.feedback_by")),
                Option(Feedback.NOTHING, T("closings.feedback_nothing")),
            ),
        ),
        Day(
            "feedback_by_on",
            T("closings.feedback_by_on"),
            T("closings.feedback_hint"),
            start=proposed,
            shown=LEFT,
        ),
    )


def _left(view: MeetingView) -> tuple[FormField, ...]:
    still = unresolved(view.agenda)
    if not still or not {*AFTER}.intersection(view.kind.closing):
        return ()
    options = tuple(Option(str(each.id), what(each, view.organisations)) for each in still)
    chosen = tuple(each.value for each in options)
    label, hint = T("closings.unresolved"), T("closings.unresolved_hint")
    return (AnyOf("left", label, options, hint, chosen, required=False, shown=FOLLOWED),)
