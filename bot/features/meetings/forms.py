"""The forms of meetings: three questions to call one, and short ones after that."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import assert_never

from bot.agreement import Agreement
from bot.features.meetings.intents import LONGEST_NAME, HalfDay, Obstacle
from bot.features.meetings.kinds import KINDS
from bot.features.meetings.kinds.profile import Gate, KindProfile
from bot.features.meetings.rules import local_time, local_today
from bot.features.visitors.forms import SOMEBODY_NEW, THE_NEW_ORGANISATION, visitor_fields
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
    ShownWhen,
    T,
    Words,
    name,
)
from models import registry, visitors
from models.meetings import Meeting
from models.registry import Contact, Function, Organisation, Place
from models.store import Tx

FAMILY = {
    HalfDay.MON_AM: "forms.mon_am",
    HalfDay.MON_PM: "forms.mon_pm",
    HalfDay.TUE_AM: "forms.tue_am",
    HalfDay.TUE_PM: "forms.tue_pm",
    HalfDay.WED_AM: "forms.wed_am",
    HalfDay.WED_PM: "forms.wed_pm",
    HalfDay.THU_AM: "forms.thu_am",
    HalfDay.THU_PM: "forms.thu_pm",
    HalfDay.FRI_AM: "forms.fri_am",
    HalfDay.FRI_PM: "forms.fri_pm",
}

OBSTACLES = {
    Obstacle.CONSENT: "obstacles.consent",
    Obstacle.RESPONSIBILITY: "obstacles.responsibility",
    Obstacle.RESOURCES: "obstacles.resources",
    Obstacle.NOBODY_CAME: "obstacles.nobody_came",
    Obstacle.DISAGREEMENT: "obstacles.disagreement",
    Obstacle.OTHER: "obstacles.other",
}

A_WHILE = timedelta(weeks=3)
"""How long a window the form proposes where the agreement has no clock."""

FIND = ShownWhen("when", "find")
FIXED = ShownWhen("when", "fixed")
GIVEN = ShownWhen("consent", "given")


@dataclass(frozen=True)
class Choosable:
    """The area's registry, for the choices of a form."""

    organisations: Sequence[Organisation]
    contacts: Sequence[Contact]
    functions: Sequence[Function]
    places: Sequence[Place]


def choosable(tx: Tx, area_id: int, meeting: Meeting | None = None) -> Choosable:
    """What the area's registry holds now, with the organisations of this one meeting's own."""
    own = visitors.organisations_of(tx, meeting) if meeting else ()
    return Choosable(
        [*registry.organisations(tx, area_id), *own],
        registry.contacts(tx, area_id),
        registry.functions(tx, area_id),
        registry.places(tx, area_id),
    )


def call_form(
    kind: KindProfile, among: Choosable, agreement: Agreement, today: date, convener_id: int
) -> Form:
    """Whom, when, and what the kind asks for besides."""
    return Form(
        id="meetings.call",
        title=T(kind.title),
        send=T("forms.call_send"),
        about=kind.id,
        fields=(
            *_name(kind),
            *((Heading(T(kind.note)),) if kind.note else ()),
            Heading(T("forms.who_question"), T("forms.who_hint")),
            _people(among, convener_id),
            *visitor_fields(among.organisations, among.functions),
            Heading(T("forms.when_question")),
            OneOf(
                "when",
                T("forms.when"),
                (
                    Option("find", T("forms.find_a_time")),
                    Option("fixed", T("forms.have_a_time")),
                ),
                chosen="find",
            ),
            *_window(agreement, kind, today),
            _answer_by(),
            _books_itself(),
            *_fixed(None, shown=FIXED),
            *_latest(kind),
            *_length_and_where(among, agreement, length=60, place_id=None, link=""),
            *_gate(kind, among),
        ),
    )


def conditions_form(kind: KindProfile) -> Form:
    """The conditions as a list, with one button; no answer to any of them is sent."""
    return Form(
        id="meetings.conditions",
        title=T(kind.title),
        send=T("forms.conditions_send"),
        about=kind.id,
        fields=(
            Heading(T("forms.conditions_question"), T("forms.conditions_hint")),
            *(Heading(T("forms.condition", number=n, text=T(key))) for n, key in _counted(kind)),
        ),
    )


def _counted(kind: KindProfile) -> Iterator[tuple[int, str]]:
    return enumerate(kind.conditions, start=1)


def _name(kind: KindProfile) -> tuple[FormField, ...]:
    if not kind.named:
        return ()
    return (Words("name", T("forms.name"), T("forms.name_hint"), longest=LONGEST_NAME),)


def _answer_by() -> Day:
    return Day(
        "answer_by_on",
        T("forms.answer_by"),
        hint=T("forms.answer_by_hint"),
        required=False,
        shown=FIND,
    )


def _books_itself() -> AnyOf:
    return AnyOf(
        "books_itself",
        T("forms.books_itself"),
        (Option("yes", T("forms.books_itself_yes")),),
        hint=T("forms.books_itself_hint"),
        required=False,
        shown=FIND,
    )


def _latest(kind: KindProfile) -> tuple[FormField, ...]:
    if not kind.latest:
        return ()
    return (Day("latest_on", T("forms.latest"), T("forms.latest_hint"), required=False),)


def _gate(kind: KindProfile, among: Choosable) -> tuple[Heading | FormField, ...]:
    match kind.gate:
        case Gate.CONSENT:
            return (
                Heading(T("forms.consent_question"), T("forms.consent_hint")),
                OneOf(
                    "consent",
                    T("forms.consent"),
                    (
                        Option("given", T("forms.consent_given")),
                        Option("being_obtained", T("forms.consent_being_obtained")),
                    ),
                ),
                *_consent(among, shown=GIVEN, new=(THE_NEW_ORGANISATION,)),
            )
        case Gate.SECRECY:
            return (
                Heading(T("forms.secrecy_question"), T("forms.secrecy_hint")),
                AnyOf("secrecy", T("forms.secrecy"), (Option("yes", T("forms.secrecy_solved")),)),
                OneOf(
                    "obstacle",
                    T("forms.obstacle"),
                    tuple(Option(each, T(key)) for each, key in OBSTACLES.items()),
                ),
            )
        case Gate.OPEN | Gate.CONDITIONS:
            return ()
        case _:
            assert_never(kind.gate)


def consent_form(meeting: Meeting, among: Choosable, agreement: Agreement, today: date) -> Form:
    """Record the consent a draft waits for; its times can be put right here too."""
    fixed = meeting.starts_at is not None
    when: tuple[FormField, ...] = (
        _fixed(meeting, shown=FIXED)
        if fixed
        else _window(
            agreement,
            KINDS[meeting.kind],
            max(meeting.window_from_on or today, today),
            meeting.window_to_on,
            tuple(meeting.family_can),
        )
    )
    return Form(
        id="meetings.consent",
        title=T("forms.consent_title", reference=meeting.reference),
        send=T("forms.consent_send"),
        about=str(meeting.id),
        fields=(
            Heading(T("forms.consent_question"), T("forms.consent_hint")),
            *_consent(among),
            Heading(T("forms.when_question")),
            OneOf(
                "when",
                T("forms.when"),
                (
                    Option("fixed", T("forms.have_a_time"))
                    if fixed
                    else Option("find", T("forms.find_a_time")),
                ),
                chosen="fixed" if fixed else "find",
            ),
            *when,
        ),
    )


def move_form(meeting: Meeting, among: Choosable, agreement: Agreement) -> Form:
    """A new time, length or place for a booked meeting."""
    return Form(
        id="meetings.move",
        title=T("forms.move_title", reference=meeting.reference),
        send=T("forms.move_send"),
        about=str(meeting.id),
        fields=(
            *_fixed(meeting),
            *_length_and_where(
                among,
                agreement,
                length=meeting.length,
                place_id=meeting.place_id,
                link=meeting.link,
            ),
        ),
    )


def cancel_form(meeting: Meeting) -> Form:
    """Ask once more. No reason is asked for."""
    return Form(
        id="meetings.cancel",
        title=T("forms.cancel_title", reference=meeting.reference),
        send=T("forms.cancel_send"),
        about=str(meeting.id),
        fields=(Heading(T("forms.cancel_question"), T("forms.cancel_hint")),),
    )


def _people(among: Choosable, convener_id: int) -> AnyOf:
    known = by_organisation(among, frozenset({convener_id}))
    return AnyOf("who", T("forms.who"), (*known, SOMEBODY_NEW))


def by_organisation(among: Choosable, but: frozenset[int]) -> tuple[Option, ...]:
    """The contacts, but those numbers, by function under their organisations."""
    organisations = {each.id: each.name for each in among.organisations}
    functions = {each.id: each.name for each in among.functions}
    return tuple(
        Option(str(each.id), name(functions[each.function_id]), name(organisations[key]))
        for each in sorted(among.contacts, key=lambda c: organisations.get(c.organisation_id, ""))
        if (key := each.organisation_id) in organisations and each.id not in but
    )


def _window(
    agreement: Agreement,
    kind: KindProfile,
    from_on: date,
    to_on: date | None = None,
    family: tuple[str, ...] = (),
) -> tuple[FormField, ...]:
    rules = agreement.kinds.get(kind.id)
    proposed = from_on + (timedelta(days=rules.clock.days) if rules and rules.clock else A_WHILE)
    return (
        Day("from_on", T("forms.from_on"), start=from_on, shown=FIND),
        Day("to_on", T("forms.to_on"), start=to_on or proposed, shown=FIND),
        *(family_field(family) if kind.family else ()),
    )


def family_field(chosen: tuple[str, ...]) -> tuple[FormField, ...]:
    """The half-days to tick when the family can come; those *chosen* start ticked."""
    return (
        AnyOf(
            "family",
            T("forms.family"),
            tuple(Option(half, T(key)) for half, key in FAMILY.items()),
            hint=T("forms.family_hint"),
            chosen=chosen,
            required=False,
        ),
    )


def _fixed(meeting: Meeting | None, shown: ShownWhen | None = None) -> tuple[FormField, ...]:
    starts_at = meeting.starts_at if meeting else None
    zone = meeting.zone if meeting else ""
    return (
        Day(
            "on",
            T("forms.on"),
            start=local_today(starts_at, zone) if starts_at else None,
            shown=shown,
        ),
        Clock(
            "at",
            T("forms.at"),
            hint=T("forms.at_hint"),
            start=f"{local_time(starts_at, zone):%H:%M}" if starts_at else "",
            shown=shown,
        ),
    )


def _length_and_where(
    among: Choosable, agreement: Agreement, *, length: int, place_id: int | None, link: str
) -> tuple[FormField, ...]:
    return (
        OneOf(
            "length",
            T("forms.length"),
            tuple(
                Option(str(each), T("forms.minutes", minutes=each)) for each in agreement.lengths
            ),
            chosen=str(length),
        ),
        *where_fields(among, agreement, place_id=place_id, link=link),
    )


def where_fields(
    among: Choosable, agreement: Agreement, *, place_id: int | None, link: str
) -> tuple[OneOf, Link]:
    """A place of the registry, and a link."""
    organisations = {each.id: each.name for each in among.organisations}
    return (
        OneOf(
            "place",
            T("forms.place"),
            (
                Option("", T("forms.no_place")),
                *(
                    Option(str(each.id), name(each.name), name(organisations[each.organisation_id]))
                    for each in among.places
                    if each.organisation_id in organisations
                ),
            ),
            chosen=str(place_id or ""),
            required=False,
        ),
        Link(
            "link",
            T("forms.link"),
            hint=T("forms.link_hint", hosts=", ".join(agreement.link_hosts)),
            start=link,
            required=False,
        ),
    )


def _consent(
    among: Choosable, shown: ShownWhen | None = None, new: tuple[Option, ...] = ()
) -> tuple[FormField, ...]:
    return (
        AnyOf(
            "covers",
            T("forms.covers"),
            (*(Option(str(each.id), name(each.name)) for each in among.organisations), *new),
            hint=T("forms.covers_hint"),
            shown=shown,
        ),
        Day("valid_to_on", T("forms.valid_to_on"), shown=shown),
        OneOf(
            "confirmed_by",
            T("forms.confirmed_by"),
            tuple(Option(str(each.id), name(each.name)) for each in among.functions),
            hint=T("forms.confirmed_by_hint"),
            shown=shown,
        ),
    )
