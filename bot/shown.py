"""Which fields of a form matter, and what stands in them: for chats that draw forms anew."""

from collections.abc import Iterable, Mapping
from typing import assert_never

from bot.replies import (
    AnyOf,
    Clock,
    Day,
    Email,
    Form,
    FormField,
    Heading,
    Link,
    OneOf,
    Remark,
    Words,
)

Values = Mapping[str, str | tuple[str, ...]]
Section = tuple[Heading | None, list[FormField]]

ASKED, TICKED = ":asked", ":not"
"""After a field's id: what was asked about its words, and what was ticked."""


def fields_of(shown: Form) -> list[FormField]:
    """The fields without their headings."""
    return [each for each in shown.fields if not isinstance(each, Heading)]


def starts(shown: Form) -> dict[str, str | tuple[str, ...]]:
    """What every field holds at first."""
    return {field.id: start_of(field) for field in fields_of(shown)}


def is_shown(field: FormField, shown: Form, values: Values) -> bool:
    """Whether the field matters, given what has been chosen above it."""
    when = field.shown
    if when is None:
        return True
    above = next(each for each in fields_of(shown) if each.id == when.field)
    return holds(values, when.field, when.value) and is_shown(above, shown, values)


def holds(values: Values, field: str, wanted: str) -> bool:
    """Whether that is what was chosen in a field, or among it."""
    value = values.get(field, "")
    return value == wanted if isinstance(value, str) else wanted in value


def sections(fields: Iterable[Heading | FormField]) -> list[Section]:
    """The fields under the heading they answer; those before the first stand under none."""
    found: list[Section] = [(None, [])]
    for field in fields:
        if isinstance(field, Heading):
            found.append((field, []))
        else:
            found[-1][1].append(field)
    return found


def start_of(field: FormField) -> str | tuple[str, ...]:
    """What a field holds when nobody has touched it."""
    match field:
        case OneOf() | AnyOf():
            return field.chosen
        case Day():
            return field.start.isoformat() if field.start else ""
        case Clock() | Link() | Words() | Email():
            return field.start
        case _:
            assert_never(field)


def carried(filled: Values, remarks: Mapping[str, Remark]) -> Values:
    """What the modal keeps of questions and ticks until it goes through, however it is redrawn."""
    before = {key: value for key, value in filled.items() if key.endswith((ASKED, TICKED))}
    asked = {
        f"{field}{ASKED}": tuple(f"{ask.type}:{ask.token}" for ask in remark.asks)
        for field, remark in remarks.items()
        if remark.asks
    }
    return both(before, asked)


def both(before: Values, now: Values) -> dict[str, str | tuple[str, ...]]:
    """What was filled in *now* over what was *before*; questions and ticks stand side by side."""
    found = {**before, **now}
    for key in before.keys() & now.keys():
        if key.endswith((ASKED, TICKED)):
            found[key] = tuple(dict.fromkeys((*before[key], *now[key])))
    return found
