"""The forms of actions: what, who and until when; and what can be changed of it later."""

from collections.abc import Sequence

from bot.features.actions.intents import (
    EVERYBODY,
    LONGEST_ACTION,
    LONGEST_UNTIL,
    OWN_WORDS,
    REPEATS,
    Reason,
    Where,
)
from bot.features.actions.naming import how_often, pick_name, what
from bot.features.actions.rules import catalogue, may_write
from bot.features.meetings.choosing import meeting_field
from bot.features.meetings.view import MeetingView
from bot.replies import Form, FormField, Heading, OneOf, Option, ShownWhen, T, Words, name
from models.actions import Action
from models.meetings import Meeting

REASONS = {
    Reason.WAITS: "actions.waits",
    Reason.NO_TIME: "actions.no_time",
    Reason.CHANGED: "actions.changed",
    Reason.AWAY: "actions.away",
    Reason.OTHER: "actions.other",
}


def action_form(view: MeetingView, own: int) -> Form:
    """What is to be done, by whom and until when; `own` is the reader's organisation."""
    return Form(
        id="actions.add",
        title=T("actions.add"),
        send=T("actions.add_send"),
        about=str(view.meeting.id),
        fields=(
            *_what(view),
            owner_field(owner_options(view), str(own), everybody=True),
            _until("actions.until"),
            repeats_field(),
        ),
    )


def message_form(found: Sequence[tuple[Meeting, Sequence[Option]]], own: int) -> Form:
    """The same on a message: with the meeting to choose, and the message's words to change.

    Args:
        found: The meetings that can have it, with those who can be its owners there.
        own: The reader's organisation.
    """
    options = {option.value: option for _, there in found for option in there}
    label, hint = T("actions.words"), T("actions.from_message_hint")
    return Form(
        id="actions.from_message",
        title=T("actions.shortcut"),
        send=T("actions.add_send"),
        fields=(
            meeting_field(meeting for meeting, _ in found),
            Words("action", label, hint, longest=LONGEST_ACTION, offers=True),
            owner_field(tuple(options.values()), str(own), everybody=True),
            _until("actions.until"),
            repeats_field(),
        ),
    )


def repeats_field() -> OneOf:
    """How often it comes back; once, unless somebody says so."""
    options = tuple(Option(value, how_often(each)) for value, each in REPEATS.items())
    return OneOf("repeats", T("actions.repeats"), options, T("actions.repeats_hint"), "once")


def time_form(action: Action, where: Where) -> Form:
    """More time: why, and until when instead."""
    options = tuple(Option(each, T(key)) for each, key in REASONS.items())
    why = OneOf("reason", T("actions.why"), options)
    return _about(action, where, "actions.extend", "actions.more_time", why, _new_date())


def date_form(action: Action, where: Where) -> Form:
    """Another date, since the one that was read is not the one that was meant."""
    return _about(action, where, "actions.date", "actions.change_date", _new_date())


def snooze_form(action: Action, where: Where) -> Form:
    """When to be reminded instead."""
    until = _until("actions.remind_on")
    return _about(action, where, "actions.snooze", "actions.snooze", until)


def pass_form(action: Action, view: MeetingView, where: Where) -> Form:
    """Another of those called."""
    owner = owner_field(owner_options(view), "", everybody=False)
    return _about(action, where, "actions.pass_on", "actions.pass_on", owner)


def remove_form(action: Action, where: Where) -> Form:
    """Asks once more."""
    return _about(action, where, "actions.remove", "actions.remove")


def _about(action: Action, where: Where, form: str, title: str, *fields: FormField) -> Form:
    hint = T("actions.until_now", on=action.due_on)
    return Form(
        id=form,
        title=T(title),
        send=T(title),
        about=f"{action.id} {action.revision} {where}",
        fields=(Heading(what(action), hint), *fields),
    )


def _what(view: MeetingView) -> tuple[FormField, ...]:
    written = may_write(view.kind, view.agreement)
    picks = [Option(str(n), pick_name(key)) for n, key in enumerate(catalogue(view.kind), start=1)]
    label, hint = T("actions.what"), T("actions.no_names")
    if not picks:
        return (Words("action", label, hint, longest=LONGEST_ACTION),)
    if not written:
        return (OneOf("pick", label, tuple(picks)),)
    own = Option(OWN_WORDS, T("actions.own_words"))
    shown = ShownWhen("pick", OWN_WORDS)
    words = Words("action", T("actions.words"), hint, longest=LONGEST_ACTION, shown=shown)
    return (OneOf("pick", label, (*picks, own)), words)


def owner_field(options: Sequence[Option], chosen: str, *, everybody: bool) -> OneOf:
    """Who is to do it, out of these or all of them."""
    all_of_them = (Option(EVERYBODY, T("actions.everybody")),) if everybody else ()
    return OneOf("owner", T("actions.who"), (*all_of_them, *options), T("actions.who_hint"), chosen)


def owner_options(view: MeetingView) -> Sequence[Option]:
    """Each organisation called, and each function of those called from there."""
    found = []
    for party in view.parties:
        organisation = view.organisations[party.organisation_id]
        group = name(organisation.name)
        found.append(Option(str(organisation.id), T("actions.whole"), group))
        there = [c for c in view.contacts.values() if c.organisation_id == organisation.id]
        for function_id in dict.fromkeys(each.function_id for each in there):
            label = name(view.functions[function_id].name)
            found.append(Option(f"{organisation.id}-{function_id}", label, group))
    return found


def _until(label: str) -> Words:
    return Words("until", T(label), T("actions.until_hint"), longest=LONGEST_UNTIL)


def _new_date() -> Words:
    return _until("actions.new_until")
