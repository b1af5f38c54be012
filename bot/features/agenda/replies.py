"""What people see of an agenda."""

from collections.abc import Mapping, Sequence

from bot.features.agenda.intents import LONGEST_POINT, Change
from bot.features.agenda.rules import may_change
from bot.replies import (
    Button,
    Form,
    OneOf,
    Option,
    Part,
    ShownWhen,
    T,
    Text,
    Tone,
    Words,
    name,
)
from models.agenda import AgendaItem
from models.meetings import Meeting

WHAT = {Change.REWRITE: "agenda.rewrite", Change.REMOVE: "agenda.remove"}


def points(items: Sequence[AgendaItem], organisations: Mapping[int, str]) -> tuple[Part, ...]:
    """The points, each with the organisation that raised it; nothing for an empty agenda."""
    if not items:
        return ()
    told = (
        T("agenda.raised", words=name(each.words), who=organisations[each.organisation_id])
        for each in items
    )
    return (Text(T("agenda.points"), Tone.QUIET), *map(Text, told))


def point_buttons(
    meeting: Meeting, items: Sequence[AgendaItem], organisation_id: int | None, *, convenes: bool
) -> tuple[Button, ...]:
    """The ways to raise a point and, for those who may, to change one."""
    add = Button("point", str(meeting.id), T("agenda.add"))
    change = Button("points", str(meeting.id), T("agenda.change"))
    return (add, change) if may_change(items, organisation_id, convenes=convenes) else (add,)


def change_form(meeting: Meeting, items: Sequence[AgendaItem]) -> Form:
    """Which point, and what is to become of it; the first is chosen when it is the only one."""
    options = tuple(Option(str(each.id), name(each.words)) for each in items)
    what = tuple(Option(each, T(key)) for each, key in WHAT.items())
    only = options[0].value if len(options) == 1 else ""
    before = items[0].words if only else ""
    words = Words(
        "point",
        T("agenda.new_words"),
        T("agenda.no_names"),
        before,
        LONGEST_POINT,
        shown=ShownWhen("what", Change.REWRITE),
    )
    return Form(
        id="agenda.change",
        title=T("agenda.change"),
        send=T("agenda.change_send"),
        about=str(meeting.id),
        fields=(
            OneOf("which", T("agenda.which"), options, chosen=only),
            OneOf("what", T("agenda.what"), what, chosen=Change.REWRITE),
            words,
        ),
    )
