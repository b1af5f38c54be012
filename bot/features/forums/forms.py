"""The forms of forums."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.agreement import Agreement
from bot.features.forums.catalogue import CATALOGUE
from bot.features.forums.intents import LONGEST_NAME, OWN
from bot.features.forums.outline_forms import forum_options, per_term_field
from bot.features.forums.series import Turn
from bot.features.forums.series_intents import NONE, Rhythm
from bot.features.meetings import forms as meeting_forms
from bot.features.meetings.forms import Choosable
from bot.features.meetings.kinds import KINDS
from bot.replies import (
    AnyOf,
    Clock,
    Day,
    Form,
    FormField,
    Heading,
    Link,
    OneOf,
    Option,
    T,
    Words,
    name,
)
from models.forums import Cadence, Forum, ForumSeries, ShortfallReason
from scheduler.terms import Term

EVERY = {Cadence.FORTNIGHTLY: "2", Cadence.MONTHLY: "4"}
"""Weeks from one meeting of a series to the next, to begin with; one for all others."""
REASONS = {
    ShortfallReason.NO_COMMON_TIME: "forums.no_common_time",
    ShortfallReason.VACANCY: "forums.vacancy",
    ShortfallReason.MERGED_INTO_OTHER: "forums.merged_into_other",
    ShortfallReason.NOTHING_TO_DISCUSS: "forums.nothing_to_discuss",
    ShortfallReason.REORGANISATION: "forums.reorganisation",
    ShortfallReason.AGREED_FEWER: "forums.agreed_fewer",
}
WEEKDAYS = (
    "forums.monday",
    "forums.tuesday",
    "forums.wednesday",
    "forums.thursday",
    "forums.friday",
)

CALLED_FOR = ("who", "when", "from_on", "to_on", "on", "at", "length")
"""Fields of a meeting's form that a forum's has too."""


def template_form() -> Form:
    """The whole catalogue, and a forum of the area's own."""
    own = Option(OWN, T("forums.own"))
    return Form(
        id="forums.pick",
        title=T("forums.pick_title"),
        send=T("forums.go_on"),
        fields=(
            OneOf(
                "template",
                T("forums.template"),
                (own, *(Option(each.key, T(each.name)) for each in CATALOGUE)),
                hint=T("forums.template_hint"),
                chosen=OWN,
            ),
        ),
    )


def book_form(
    forum: Forum,
    among: Choosable,
    agreement: Agreement,
    today: date,
    convener_id: int,
    people: frozenset[int],
) -> Form:
    """The form that calls a meeting, with the forum's people chosen and its name settled."""
    form = meeting_forms.call_form(KINDS[forum.kind], among, agreement, today, convener_id)
    fields: list[Heading | FormField] = []
    for each in form.fields:
        if isinstance(each, Heading):
            fields.append(each)
        elif each.id == "who" and isinstance(each, AnyOf):
            known = tuple(option for option in each.options if option.value != "0")
            chosen = tuple(option.value for option in known if int(option.value) in people)
            fields.append(replace(each, options=known, chosen=chosen))
        elif each.id == "length" and isinstance(each, OneOf):
            fields.append(replace(each, chosen=str(forum.length)))
        elif each.id == "place" and isinstance(each, OneOf):
            fields.append(replace(each, chosen=str(forum.place_id or "")))
        elif each.id == "link" and isinstance(each, Link):
            fields.append(replace(each, start=forum.link))
        elif each.id in CALLED_FOR:
            fields.append(each)
    return Form(
        id="forums.call",
        title=T("forums.book_title", name=forum.name),
        send=form.send,
        about=str(forum.id),
        fields=tuple(fields),
    )


def explain_form(forum: Forum, term: Term) -> Form:
    """Why there are too few: one code of some."""
    return Form(
        id="forums.explain",
        title=T("forums.explain_title"),
        send=T("forums.explain_send"),
        about=f"{forum.id} {term.key}",
        fields=(
            Heading(name(forum.name), T("forums.explain_hint")),
            OneOf(
                "reason",
                T("forums.reason"),
                tuple(Option(each, T(key)) for each, key in REASONS.items()),
            ),
        ),
    )


def series_form(forum: Forum, term: Term) -> Form:
    """A weekday and a time, every so many weeks; the days are shown before they are booked."""
    return Form(
        id="forums.series",
        title=T("forums.series_title"),
        send=T("forums.series_send"),
        about=str(forum.id),
        fields=(
            Heading(name(forum.name), T("forums.series_hint")),
            OneOf(
                "weekday",
                T("forums.weekday"),
                tuple(Option(str(n), T(key)) for n, key in enumerate(WEEKDAYS)),
            ),
            Clock("at", T("forums.at"), start="09:00"),
            OneOf(
                "every",
                T("forums.every"),
                tuple(Option(str(n), T("forums.every_weeks", count=n)) for n in (1, 2, 3, 4)),
                chosen=EVERY.get(forum.cadence, "1"),
            ),
            Day("from_on", T("forums.from_on"), start=term.from_on),
            Day("to_on", T("forums.to_on"), start=term.to_on),
        ),
    )


def days_form(forum: Forum, rhythm: Rhythm, days: Sequence[date]) -> Form:
    """Every day that a rhythm has: some can be left out, and one held another day instead."""
    values = tuple(Option(each.isoformat(), T("forums.day", on=each)) for each in days)
    return Form(
        id="forums.series_days",
        title=T("forums.days_title"),
        send=T("forums.book_days"),
        about=f"{forum.id} {rhythm.value}",
        fields=(
            Heading(name(forum.name), T("forums.days_hint")),
            AnyOf("days", T("forums.days"), values, chosen=tuple(each.value for each in values)),
            OneOf(
                "moves",
                T("forums.moves"),
                (Option(NONE, T("forums.moves_none")), *values),
                chosen=NONE,
                required=False,
            ),
            Day("moves_to", T("forums.moves_to"), T("forums.moves_to_hint"), required=False),
        ),
    )


def move_day_form(forum: Forum, days: Sequence[tuple[ForumSeries, Turn]]) -> Form:
    """Which day of a series is held another day, and when."""
    return Form(
        id="forums.move_day",
        title=T("forums.move_day_title"),
        send=T("forums.move_day_send"),
        about=str(forum.id),
        fields=(
            Heading(name(forum.name), T("forums.move_day_hint")),
            OneOf("day", T("forums.which_day"), tuple(_turn(*each) for each in days)),
            Day("to", T("forums.moves_to"), T("forums.moves_to_hint")),
        ),
    )


def _turn(series: ForumSeries, turn: Turn) -> Option:
    label = T("forums.day", on=turn.day)
    if turn.is_moved and turn.held_on:
        label = T("forums.day_instead", on=turn.held_on, of=turn.day)
    return Option(f"{series.id}@{turn.day}", label)


def merge_form(among: Sequence[Forum], today: date) -> Form:
    """Which become one, what it is called, and from when."""
    return Form(
        id="forums.merge",
        title=T("forums.merge_title"),
        send=T("forums.merge_send"),
        fields=(
            AnyOf("forums", T("forums.which"), forum_options(among), hint=T("forums.merge_hint")),
            Words("name", T("forums.name"), T("forums.name_hint"), longest=LONGEST_NAME),
            Day("since_on", T("forums.since_on"), start=today),
            per_term_field(None),
        ),
    )


def split_form(forum: Forum, today: date) -> Form:
    """What the two are called, and from when."""
    return Form(
        id="forums.split",
        title=T("forums.split_title"),
        send=T("forums.split_send"),
        about=str(forum.id),
        fields=(
            Heading(name(forum.name), T("forums.split_hint")),
            Words("first", T("forums.first_name"), longest=LONGEST_NAME),
            Words("second", T("forums.second_name"), longest=LONGEST_NAME),
            Day("since_on", T("forums.since_on"), start=today),
        ),
    )
