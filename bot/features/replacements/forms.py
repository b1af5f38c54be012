"""Two short forms: why one cannot come, and who comes instead."""

from collections.abc import Mapping, Sequence

from bot.features.replacements.replies import WHY
from bot.replies import Form, Heading, OneOf, Option, T, name
from models.meetings import Meeting
from models.registry import Contact


def excuse_form(meeting: Meeting) -> Form:
    """One of a few codes."""
    options = tuple(Option(each, T(key)) for each, key in WHY.items())
    return Form(
        id="replacements.excuse",
        title=T("replacements.excuse_title", reference=meeting.reference),
        send=T("replacements.excuse_send"),
        about=str(meeting.id),
        fields=(
            Heading(T("replacements.excuse_question"), T("replacements.excuse_hint")),
            OneOf("why", T("replacements.why"), options),
        ),
    )


def replacement_form(
    meeting: Meeting,
    among: Sequence[Contact],
    functions: Mapping[int, str],
    substitute: int | None,
    *,
    addresses: bool,
) -> Form:
    """One of the colleagues, one's own substitute chosen from the start.

    Args:
        meeting: Booked.
        among: Who may come instead, not empty.
        functions: Names by row number.
        substitute: One's own, if there is one.
        addresses: Whether the reader may see them.
    """
    options = tuple(
        Option(
            str(each.id),
            T("replacements.colleague", function=functions[each.function_id], email=each.email)
            if addresses
            else name(functions[each.function_id]),
        )
        for each in among
    )
    own = str(substitute) if substitute in {each.id for each in among} else options[0].value
    return Form(
        id="replacements.send",
        title=T("replacements.send_title", reference=meeting.reference),
        send=T("replacements.send"),
        about=str(meeting.id),
        fields=(
            Heading(T("replacements.send_question"), T("replacements.send_hint")),
            OneOf("instead", T("replacements.instead"), options, chosen=own),
        ),
    )
