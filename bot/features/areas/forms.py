"""The forms of whole areas."""

from collections.abc import Sequence
from datetime import date

from bot.replies import AnyOf, Day, Form, Heading, OneOf, Option, T, name
from models.registry import Area, Organisation


def _areas(among: Sequence[Area]) -> tuple[Option, ...]:
    return tuple(Option(str(each.id), name(each.name)) for each in among)


def _units(among: Sequence[Organisation]) -> tuple[Option, ...]:
    return tuple(Option(str(each.id), name(each.name)) for each in among)


def merge_form(among: Sequence[Area], own: Area, today: date) -> Form:
    """Which areas become one, as which, and from when."""
    return Form(
        id="areas.merge",
        title=T("areas.merge_title"),
        send=T("areas.look"),
        fields=(
            Heading(T("areas.merge_about"), T("areas.merge_hint")),
            AnyOf("areas", T("areas.which"), _areas(among), chosen=(str(own.id),)),
            OneOf("into", T("areas.into"), _areas(among), hint=T("areas.into_hint")),
            Day("since_on", T("forums.since_on"), start=today),
        ),
    )


def split_form(
    among: Sequence[Area], own: Area, units: Sequence[Organisation], today: date
) -> Form:
    """Which two the area becomes, who works where, and from when."""
    return Form(
        id="areas.split",
        title=T("areas.split_title"),
        send=T("areas.look"),
        fields=(
            Heading(name(own.name), T("areas.split_hint")),
            OneOf("first", T("areas.first"), _areas(among), chosen=str(own.id)),
            OneOf("second", T("areas.second"), _areas(among)),
            AnyOf("moves", T("areas.moves"), _units(units), hint=T("areas.moves_hint")),
            AnyOf("both", T("areas.both"), _units(units), hint=T("areas.both_hint"),
                  required=False),
            Day("since_on", T("forums.since_on"), start=today),
        ),
    )  # fmt: skip
