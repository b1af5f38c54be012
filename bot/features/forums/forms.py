"""The forms of forums."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.agreement import Agreement
from bot.features.forums.catalogue import CATALOGUE, Template
from bot.features.forums.intents import LONGEST_NAME, MOST_PER_TERM, OWN
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
from models.forums import Cadence, Forum, ForumSeat, ForumSeries, ShortfallReason
from models.registry import OrganisationKind
from scheduler.terms import Term

CADENCES = {
    Cadence.TERM: "forums.each_term",
    Cadence.WEEKLY: "forums.weekly",
    Cadence.FORTNIGHTLY: "forums.fortnightly",
    Cadence.MONTHLY: "forums.monthly",
    Cadence.ON_NEED: "forums.on_need",
}
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


@dataclass(frozen=True)
class Seats:
    """Every function of every organisation that somebody has: value → (function, organisation)."""

    options: tuple[Option, ...]
    by_kind: tuple[tuple[str, OrganisationKind, str], ...]

    def of(self, template: Template | None) -> tuple[str, ...]:
        """Those that a template calls.

        Of a forum within one organisation none where there are several: nobody knows which.
        """
        if template is None:
            return ()
        found = [
            value
            for value, kind, function in self.by_kind
            if any(kind == who and (not keys or function in keys) for who, keys in template.who)
        ]
        houses = {value.partition(".")[0] for value in found}
        return () if len(template.who) == 1 and len(houses) > 1 else tuple(found)

    def owner(self, template: Template | None) -> str:
        """The first with the function that a template is looked after by."""
        if template is None:
            return ""
        found = (value for value, _, function in self.by_kind if function == template.owner)
        return next(found, "")


def seats(among: Choosable) -> Seats:
    """What can be chosen, by organisation."""
    organisations = {each.id: each for each in among.organisations}
    functions = {each.id: each for each in among.functions}
    pairs = {
        (each.organisation_id, each.function_id)
        for each in among.contacts
        if each.organisation_id in organisations
    }
    rows = sorted((organisations[o].name, functions[f].name, o, f) for o, f in pairs)
    return Seats(
        tuple(Option(f"{o}.{f}", name(what), name(where)) for where, what, o, f in rows),
        tuple((f"{o}.{f}", organisations[o].kind, functions[f].key) for _, _, o, f in rows),
    )


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


def create_form(
    template: Template | None,
    called: str,
    among: Choosable,
    agreement: Agreement,
    parents: Sequence[Forum],
) -> Form:
    """Name, owner, seats and quota, as the template has them; all of it can be changed."""
    wanted = template.per_term if template else None
    those = seats(among)
    return Form(
        id="forums.create",
        title=T("forums.create_title"),
        send=T("forums.create_send"),
        about=template.key if template else OWN,
        fields=(
            *_told(template),
            Words("name", T("forums.name"), T("forums.name_hint"), called, longest=LONGEST_NAME),
            OneOf("owner", T("forums.owner"), those.options, chosen=those.owner(template)),
            AnyOf("seats", T("forums.seats"), those.options, chosen=those.of(template)),
            OneOf(
                "cadence",
                T("forums.cadence"),
                tuple(Option(each, T(key)) for each, key in CADENCES.items()),
                chosen=template.cadence if template else Cadence.TERM,
            ),
            _per_term(wanted),
            *_where(among, agreement),
            OneOf(
                "parent",
                T("forums.parent"),
                (Option("", T("forums.no_parent")), *_forums(parents)),
                required=False,
            ),
            AnyOf("also", T("forums.also"), _also(template), required=False,
                  chosen=("small_group",) if template and template.small_group else ()),
        ),
    )  # fmt: skip


def change_form(
    forum: Forum, seated: Sequence[ForumSeat], among: Choosable, agreement: Agreement
) -> Form:
    """Where it usually meets and how long, and which of its seats it can meet without."""
    there = {f"{each.organisation_id}.{each.function_id}": each for each in seated}
    lengths = sorted({*agreement.lengths, forum.length})
    return Form(
        id="forums.change",
        title=T("forums.change_title"),
        send=T("forums.change_send"),
        about=str(forum.id),
        fields=(
            Heading(name(forum.name), T("forums.change_hint")),
            *_where(among, agreement, forum),
            OneOf(
                "length",
                T("forms.length"),
                tuple(Option(str(each), T("forms.minutes", minutes=each)) for each in lengths),
                chosen=str(forum.length),
            ),
            AnyOf(
                "needless",
                T("forums.needless"),
                tuple(each for each in seats(among).options if each.value in there),
                hint=T("forums.needless_hint"),
                chosen=tuple(key for key, each in there.items() if not each.required),
                required=False,
            ),
        ),
    )


def _where(
    among: Choosable, agreement: Agreement, forum: Forum | None = None
) -> tuple[FormField, ...]:
    place, link = meeting_forms.where_fields(
        among,
        agreement,
        place_id=forum.place_id if forum else None,
        link=forum.link if forum else "",
    )
    return (
        replace(place, label=T("forums.place"), hint=T("forums.place_hint")),
        replace(link, label=T("forums.link")),
    )


def _told(template: Template | None) -> tuple[Heading, ...]:
    if template is None:
        return ()
    source = Heading(T("forums.template_source", name=T(template.name), source=template.source))
    if not template.historic:
        return (source,)
    return (source, Heading(T("forums.is_historic"), T("forums.historic_hint")))


def _also(template: Template | None) -> tuple[Option, ...]:
    always = (
        Option("rotates", T("forums.rotates")),
        Option("small_group", T("forums.small_group")),
    )
    if template is None or not template.preparing:
        return always
    return (*always, Option("preparing", T("forums.make_preparing")))


def _per_term(wanted: int | None) -> OneOf:
    counts = tuple(Option(str(n), T("forums.count", count=n)) for n in range(1, MOST_PER_TERM + 1))
    return OneOf(
        "per_term",
        T("forums.per_term"),
        (Option("none", T("forums.no_number")), *counts),
        hint=T("forums.per_term_hint"),
        chosen=str(wanted or "none"),
    )


def _forums(among: Iterable[Forum]) -> tuple[Option, ...]:
    return tuple(Option(str(each.id), name(each.name)) for each in among)


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
            AnyOf("forums", T("forums.which"), _forums(among), hint=T("forums.merge_hint")),
            Words("name", T("forums.name"), T("forums.name_hint"), longest=LONGEST_NAME),
            Day("since_on", T("forums.since_on"), start=today),
            _per_term(None),
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
