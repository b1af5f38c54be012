"""The forms of agendas: a point, what becomes of one, a message as a point, a decision."""

from collections.abc import Iterable, Sequence

from bot.features.actions.rules import may_write
from bot.features.agenda.intents import LONGEST_POINT, OWN_WORDS, Change
from bot.features.agenda.naming import pick_name, what
from bot.features.agenda.rules import FEEDBACK, MINUTES, MOST_POINTS, catalogue, weeks_ahead
from bot.features.meetings.choosing import meeting_field
from bot.features.meetings.naming import is_individual
from bot.features.meetings.rules import local_today
from bot.features.meetings.view import MeetingView
from bot.replies import Form, FormField, Heading, OneOf, Option, ShownWhen, T, Words, name
from models.agenda import AgendaItem, PointState
from models.meetings import Meeting

WHAT = {
    Change.REWRITE: "agenda.rewrite",
    Change.FRAME: "agenda.reframe",
    Change.MOVE: "agenda.move",
    Change.REMOVE: "agenda.remove",
    Change.REOPEN: "agenda.reopen",
}

NTHS = range(1, MOST_POINTS + 1)


def point_form(view: MeetingView, own: int, *, late: bool) -> Form:
    """What to raise: from the catalogue first where it is about one child; `own` organisation's."""
    told = (Heading(T("agenda.is_late"), T("agenda.is_late_hint")),) if late else ()
    return Form(
        id="agenda.point",
        title=T("agenda.point_title"),
        send=T("agenda.point_send"),
        about=str(view.meeting.id),
        fields=(*told, *_what(view), *_frame(view, own, None)),
    )


def _what(view: MeetingView) -> tuple[FormField, ...]:
    label, hint = T("agenda.point"), T("agenda.no_names")
    words = Words("point", label, hint, longest=LONGEST_POINT)
    picks = tuple(
        Option(str(n), T("agenda.feedback_choice") if key == FEEDBACK else pick_name(key))
        for n, key in enumerate(catalogue(view.kind), start=1)
    )
    if not picks:
        return (words,)
    if not may_write(view.kind, view.agreement):
        return (OneOf("pick", label, picks), *_about(view))
    own = Option(OWN_WORDS, T("agenda.own_words"))
    shown = ShownWhen("pick", OWN_WORDS)
    written = Words("point", T("agenda.words"), hint, longest=LONGEST_POINT, shown=shown)
    return (OneOf("pick", label, (*picks, own)), written, *_about(view))


def _about(view: MeetingView) -> tuple[FormField, ...]:
    """What is reported back on: which of the last meeting's points, whose, and from which week."""
    organisations = tuple(
        Option(str(each.organisation_id), name(view.organisations[each.organisation_id].name))
        for each in view.parties
    )
    today = local_today(view.now, view.meeting.zone)
    weeks = tuple(Option(str(each), T("agenda.week", week=each)) for each in weeks_ahead(today))
    nths = tuple(Option(str(each), T("agenda.nth", nth=each)) for each in NTHS)
    # The feedback is the catalogue's first.
    asked = ShownWhen("pick", "1")
    whose, hint = T("agenda.whose"), T("agenda.whose_hint")
    return (
        OneOf("nth", T("agenda.which_nth"), nths, shown=asked, required=False),
        OneOf("about", whose, organisations, hint, shown=asked, required=False),
        OneOf("week", T("agenda.which_week"), weeks, shown=asked, required=False),
    )


def _frame(
    view: MeetingView, own: int | None, item: AgendaItem | None, shown: ShownWhen | None = None
) -> tuple[FormField, ...]:
    minutes = tuple(Option(str(each), T("agenda.minutes", minutes=each)) for each in MINUTES)
    now_minutes = str(item.minutes or "") if item else ""
    now_presenter = str(item.presenter_id or "") if item else ""
    return (
        OneOf(
            "minutes",
            T("agenda.how_long"),
            minutes,
            T("agenda.how_long_hint", length=view.meeting.length),
            now_minutes,
            required=False,
            shown=shown,
        ),
        OneOf(
            "presenter",
            T("agenda.presenter"),
            tuple(presenters(view, own)),
            T("agenda.presenter_hint"),
            now_presenter,
            required=False,
            shown=shown,
        ),
    )


def presenters(view: MeetingView, own: int | None) -> Iterable[Option]:
    """The functions of those called: of one organisation, or of all of them."""
    called = [each for each in view.contacts.values() if own in (None, each.organisation_id)]
    for function_id in dict.fromkeys(each.function_id for each in called):
        yield Option(str(function_id), name(view.functions[function_id].name))


def change_form(view: MeetingView, items: Sequence[AgendaItem]) -> Form:
    """Which point, and what is to become of it; the first is chosen when it is the only one."""
    options = tuple(Option(str(each.id), what(each, view.organisations)) for each in items)
    finished = any(each.state != PointState.ON for each in items)
    ways = [each for each in WHAT if each is not Change.REOPEN or finished]
    only = items[0] if len(items) == 1 else None
    words = Words(
        "point",
        T("agenda.new_words"),
        T("agenda.no_names"),
        only.words if only else "",
        LONGEST_POINT,
        shown=ShownWhen("what", Change.REWRITE),
    )
    places = tuple(Option(str(n), T("agenda.nth", nth=n)) for n in range(1, len(view.agenda) + 1))
    return Form(
        id="agenda.change",
        title=T("agenda.change"),
        send=T("agenda.change_send"),
        about=str(view.meeting.id),
        fields=(
            OneOf("which", T("agenda.which"), options, chosen=str(only.id) if only else ""),
            OneOf(
                "what",
                T("agenda.what"),
                tuple(Option(each, T(WHAT[each])) for each in ways),
                chosen=Change.REWRITE,
            ),
            words,
            OneOf("place", T("agenda.place"), places, shown=ShownWhen("what", Change.MOVE)),
            *_frame(view, None, only, ShownWhen("what", Change.FRAME)),
        ),
    )


def from_message_form(found: Iterable[Meeting]) -> Form:
    """At which meeting to raise what a message says."""
    label, hint = T("agenda.point"), T("agenda.from_message_hint")
    return Form(
        id="agenda.from_message",
        title=T("agenda.point_title"),
        send=T("agenda.point_send"),
        fields=(
            meeting_field(found),
            Words("point", label, hint, longest=LONGEST_POINT, offers=True),
        ),
    )


def decision_form(view: MeetingView, item: AgendaItem) -> Form:
    """What was decided about a point, in one line."""
    individual = is_individual(view.meeting)
    hint = T("agenda.decision_individual") if individual else T("agenda.decision_hint")
    return Form(
        id="agenda.decide",
        title=T("agenda.decision_title"),
        send=T("agenda.change_send"),
        about=str(item.id),
        fields=(
            Heading(what(item, view.organisations)),
            Words("decision", T("agenda.decision"), hint, item.decision, LONGEST_POINT),
        ),
    )
