"""One field of a form as an input of a card, with its label, its choices, where it starts."""

from collections.abc import Sequence
from typing import assert_never

from bot.platforms.teams import limits
from bot.platforms.teams.cards import Say
from bot.platforms.teams.text import Json, clean, fit, paragraph, run
from bot.replies import AnyOf, Clock, Day, Email, FormField, Link, OneOf, Option, T, Words, name
from bot.shown import Values, start_of

NO_VALUE = "∅"
"""Stands for an option whose value is empty, which cannot be told from none chosen."""

MISTAKES: dict[type, str] = {
    OneOf: "forms.choose_one",
    AnyOf: "forms.choose_some",
    Day: "forms.bad_day",
    Clock: "forms.bad_clock",
    Link: "forms.bad_link",
    Words: "forms.write_something",
    Email: "forms.bad_address",
}


def coded(value: str) -> str:
    """An option's value as it stands in a card: several come back with commas between."""
    return value.replace("%", "%25").replace(",", "%2C") or NO_VALUE


def decoded(value: str) -> str:
    """What such a value stands for."""
    return "" if value == NO_VALUE else value.replace("%2C", ",").replace("%25", "%")


def inputs(field: FormField, values: Values, say: Say, longest: int) -> list[Json]:
    """The field with what *values* holds for it, its hint above it.

    Args:
        field: Of any kind.
        values: Field id → value; the field's own start is used when it is not there.
        say: Speaks the reader's language.
        longest: Characters on a choice.
    """
    value = values.get(field.id, start_of(field))
    made = {
        "id": field.id,
        "label": fit(say(field.label), limits.LABEL),
        # What only matters for some answers must not hold up those who answered otherwise: the
        # form is sent all the same, and says what it lacks.
        "isRequired": field.required and field.shown is None,
        "errorMessage": say(T(MISTAKES[type(field)])),
        **_element(field, value, say, longest),
    }
    if field.hint is None:
        return [made]
    hint = paragraph(run(fit(say(field.hint), limits.LABEL), isSubtle=True), spacing="Medium")
    return [hint, {**made, "spacing": "Small"}]


def _element(field: FormField, value: str | tuple[str, ...], say: Say, longest: int) -> Json:
    match field:
        case OneOf():
            return _one_of(field, str(value), say, longest)
        case AnyOf():
            return _any_of(field, value, say, longest)
        case Day():
            return {"type": "Input.Date", **_start(value)}
        case Clock():
            return {"type": "Input.Time", **_start(value)}
        case Words():
            # No `maxLength`: a suggestion may be longer than what it replaces, and the form
            # itself says what is too long.
            return {"type": "Input.Text", "isMultiline": True, **_start(value)}
        case Link() | Email():
            # No `style`: the reader's program would complain itself, in other words than ours.
            return {"type": "Input.Text", **_start(value)}
        case _:
            assert_never(field)


def _start(value: str | tuple[str, ...]) -> Json:
    return {"value": clean(str(value))} if value else {}


def _one_of(field: OneOf, value: str, say: Say, longest: int) -> Json:
    chosen = any(each.value == value for each in field.options)
    # A radio cannot be unchosen, so what may be left empty is a menu.
    few = _are_few(field.options) and (field.required or _has_blank(field.options))
    return {
        "type": "Input.ChoiceSet",
        "style": "expanded" if few else "compact",
        "isMultiSelect": False,
        "wrap": True,
        "choices": _choices(field.options, say, longest),
        **({"value": coded(value)} if chosen else {}),
    }


def _any_of(field: AnyOf, value: str | tuple[str, ...], say: Say, longest: int) -> Json:
    chosen = [coded(each.value) for each in field.options if each.value in value]
    return {
        "type": "Input.ChoiceSet",
        "style": "expanded" if _are_few(field.options) else "compact",
        "isMultiSelect": True,
        "wrap": True,
        "choices": _choices(field.options, say, longest),
        **({"value": ",".join(chosen)} if chosen else {}),
    }


def _are_few(options: Sequence[Option]) -> bool:
    return len(options) <= limits.OPTIONS_IN_SIGHT


def _has_blank(options: Sequence[Option]) -> bool:
    return any(each.value == "" for each in options)


def _choices(options: Sequence[Option], say: Say, longest: int) -> list[Json]:
    """At least one: an empty registry leaves a dash to choose."""
    return [_choice(each, say, longest) for each in options] or [
        _choice(Option("", name("")), say, longest)
    ]


def _choice(option: Option, say: Say, longest: int) -> Json:
    # A card has no groups, so what an option belongs to stands after it.
    group = f" ({say(option.group)})" if option.group else ""
    return {"title": fit(say(option.label) + group, longest), "value": coded(option.value)}
