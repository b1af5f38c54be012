"""The forms where a forum is made and changed: what it is, and how its meetings are held."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from bot.agreement import Agreement
from bot.features.forums.catalogue import Template
from bot.features.forums.intents import LONGEST_NAME, MOST_PER_TERM, OWN, Seat
from bot.features.meetings import forms as meeting_forms
from bot.features.meetings.forms import Choosable
from bot.replies import AnyOf, Day, Form, FormField, Heading, OneOf, Option, T, Words, name
from models.forums import Cadence, Forum, ForumSeat
from models.registry import OrganisationKind

CADENCES = {
    Cadence.TERM: "forums.each_term",
    Cadence.WEEKLY: "forums.weekly",
    Cadence.FORTNIGHTLY: "forums.fortnightly",
    Cadence.MONTHLY: "forums.monthly",
    Cadence.ON_NEED: "forums.on_need",
}


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


def seats(among: Choosable, kept: Collection[Seat] = ()) -> Seats:
    """What can be chosen, by organisation; *kept* are offered though nobody has them now."""
    organisations = {each.id: each for each in among.organisations}
    functions = {each.id: each for each in among.functions}
    pairs = {
        *((each.organisation_id, each.function_id) for each in among.contacts),
        *((each.organisation_id, each.function_id) for each in kept),
    }
    rows = sorted(
        (organisations[o].name, functions[f].name, o, f)
        for o, f in pairs
        if o in organisations and f in functions
    )
    return Seats(
        tuple(Option(f"{o}.{f}", name(what), name(where)) for where, what, o, f in rows),
        tuple((f"{o}.{f}", organisations[o].kind, functions[f].key) for _, _, o, f in rows),
    )


def owners(among: Choosable, kept: Seat | None = None) -> tuple[Option, ...]:
    """Who can look after a forum; a function of whichever organisation only where one does now."""
    found = seats(among, (kept,) if kept else ()).options
    if kept is None or kept.organisation_id:
        return found
    called = (each.name for each in among.functions if each.id == kept.function_id)
    anywhere = (Option(value(kept), name(each), T("forums.anywhere")) for each in called)
    return (*anywhere, *found)


def value(seat: Seat) -> str:
    """A seat as a form's choice holds it."""
    return f"{seat.organisation_id}.{seat.function_id}"


def owner_of(forum: Forum) -> Seat:
    """Who looks after a forum; no organisation's number where it is any with the function."""
    return Seat(forum.owner_organisation_id or 0, forum.owner_function_id)


def seat_of(row: ForumSeat) -> Seat:
    """What a row calls."""
    return Seat(row.organisation_id, row.function_id)


def mark_of(forum: Forum, seated: Sequence[ForumSeat]) -> int:
    """What a form that shows all of a forum was opened at: another one once anything differs."""
    there = sorted((each.organisation_id, each.function_id, each.required) for each in seated)
    shown = {**forum.model_dump(exclude={"created_at"}), "seats": there}
    return int(sha256(repr(sorted(shown.items())).encode()).hexdigest()[:7], 16)


@dataclass(frozen=True)
class Start:
    """What the fields of an outline begin with; of seats, owner and parent their choices."""

    name: str = ""
    owner: str = ""
    seats: tuple[str, ...] = ()
    cadence: Cadence = Cadence.TERM
    per_term: int | None = None
    parent: str = ""
    also: tuple[str, ...] = ()


def create_form(
    template: Template | None,
    called: str,
    among: Choosable,
    agreement: Agreement,
    parents: Sequence[Forum],
) -> Form:
    """Name, owner, seats and quota, as the template has them; all of it can be changed."""
    those = seats(among)
    start = Start(
        name=called,
        owner=those.owner(template),
        seats=those.of(template),
        cadence=template.cadence if template else Cadence.TERM,
        per_term=template.per_term if template else None,
        also=("small_group",) if template and template.small_group else (),
    )
    more = (Option("preparing", T("forums.make_preparing")),)
    return Form(
        id="forums.create",
        title=T("forums.create_title"),
        send=T("forums.create_send"),
        about=template.key if template else OWN,
        fields=(
            *_told(template),
            *_first(start, those.options, those.options),
            *_where(among, agreement),
            *_last(start, parents, more if template and template.preparing else ()),
        ),
    )


def revise_form(
    forum: Forum,
    seated: Sequence[ForumSeat],
    among: Choosable,
    agreement: Agreement,
    parents: Sequence[Forum],
    *,
    may_end: bool,
) -> Form:
    """All that a forum is, as it is now; the last day only where it is not settled otherwise."""
    owner, kept = owner_of(forum), [seat_of(each) for each in seated]
    also = {"rotates": forum.rotates, "small_group": forum.small_group}
    start = Start(
        name=forum.name,
        owner=value(owner),
        seats=tuple(value(each) for each in kept),
        cadence=forum.cadence,
        per_term=forum.per_term,
        parent=str(forum.parent_id or ""),
        also=tuple(key for key, chosen in also.items() if chosen),
    )
    last_on = Day(
        "last_on",
        T("forums.last_on"),
        T("forums.last_on_hint"),
        start=forum.active_to_on,
        required=False,
    )
    return Form(
        id="forums.revise",
        title=T("forums.change_title"),
        send=T("forums.change_send"),
        about=f"{forum.id} {mark_of(forum, seated)}",
        fields=(
            Heading(name(forum.name), T("forums.change_hint")),
            *_first(start, owners(among, owner), seats(among, kept).options),
            *_manner(forum, seated, among, agreement),
            *_last(start, parents),
            *((last_on,) if may_end else ()),
        ),
    )


def change_form(
    forum: Forum, seated: Sequence[ForumSeat], among: Choosable, agreement: Agreement
) -> Form:
    """Where it usually meets and how long, and which of its seats it can meet without."""
    return Form(
        id="forums.change",
        title=T("forums.change_title"),
        send=T("forums.change_send"),
        about=str(forum.id),
        fields=(
            Heading(name(forum.name), T("forums.change_hint")),
            *_manner(forum, seated, among, agreement),
        ),
    )


def _first(
    start: Start, owners_: tuple[Option, ...], seats_: tuple[Option, ...]
) -> tuple[FormField, ...]:
    return (
        Words("name", T("forums.name"), T("forums.name_hint"), start.name, longest=LONGEST_NAME),
        OneOf("owner", T("forums.owner"), owners_, chosen=start.owner),
        AnyOf("seats", T("forums.seats"), seats_, chosen=start.seats),
        OneOf(
            "cadence",
            T("forums.cadence"),
            tuple(Option(each, T(key)) for each, key in CADENCES.items()),
            chosen=start.cadence,
        ),
        per_term_field(start.per_term),
    )


def _last(
    start: Start, parents: Iterable[Forum], more: tuple[Option, ...] = ()
) -> tuple[FormField, ...]:
    return (
        OneOf(
            "parent",
            T("forums.parent"),
            (Option("", T("forums.no_parent")), *forum_options(parents)),
            chosen=start.parent,
            required=False,
        ),
        AnyOf(
            "also",
            T("forums.also"),
            (
                Option("rotates", T("forums.rotates")),
                Option("small_group", T("forums.small_group")),
                *more,
            ),
            chosen=start.also,
            required=False,
        ),
    )


def _manner(
    forum: Forum, seated: Sequence[ForumSeat], among: Choosable, agreement: Agreement
) -> tuple[FormField, ...]:
    there = {value(seat_of(each)): each for each in seated}
    lengths = sorted({*agreement.lengths, forum.length})
    offered = seats(among, [seat_of(each) for each in seated]).options
    return (
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
            tuple(each for each in offered if each.value in there),
            hint=T("forums.needless_hint"),
            chosen=tuple(key for key, each in there.items() if not each.required),
            required=False,
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


def per_term_field(wanted: int | None) -> OneOf:
    """How many meetings a term should have."""
    counts = tuple(Option(str(n), T("forums.count", count=n)) for n in range(1, MOST_PER_TERM + 1))
    return OneOf(
        "per_term",
        T("forums.per_term"),
        (Option("none", T("forums.no_number")), *counts),
        hint=T("forums.per_term_hint"),
        chosen=str(wanted or "none"),
    )


def forum_options(among: Iterable[Forum]) -> tuple[Option, ...]:
    """Forums as choices."""
    return tuple(Option(str(each.id), name(each.name)) for each in among)
