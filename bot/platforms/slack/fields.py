"""One field of a form as an input block: the right element, its choices, where it starts."""

from collections.abc import Callable, Sequence
from typing import Any, assert_never

from bot.platforms.slack import limits
from bot.platforms.slack.render import chunks
from bot.platforms.slack.text import Block, plain, size
from bot.replies import AnyOf, Clock, Day, Email, FormField, Link, OneOf, Option, T, Words, name
from bot.shown import Values, start_of

Say = Callable[[T], str]

TURN = "~"
"""Between a field's id and how many times its words have been replaced by us."""

NO_VALUE = "∅"
"""Stands for an option whose value is empty, which Slack would refuse."""


def block_id(field: FormField, turn: int) -> str:
    """What a field's block is called: anew at each turn, where Slack would keep what was typed."""
    return f"{field.id}{TURN}{turn}" if turn and isinstance(field, Words) else field.id


def input_block(field: FormField, values: Values, say: Say, *, tells: bool, turn: int = 0) -> Block:
    """The field with what *values* holds for it.

    Args:
        field: Of any kind.
        values: Field id → value; the field's own start is used when it is not there.
        say: Speaks the reader's language.
        tells: Whether other fields depend on it, so that Slack must tell us of each change.
        turn: How many times what was written has been replaced by us.
    """
    value = values.get(field.id, start_of(field))
    made: Block = {
        "type": "input",
        "block_id": block_id(field, turn),
        "label": plain(say(field.label), limits.LABEL),
        "element": {"action_id": field.id, **_element(field, value, say)},
        "optional": not field.required,
        "dispatch_action": tells,
    }
    if field.hint:
        made["hint"] = plain(say(field.hint), limits.LABEL)
    return made


def _element(field: FormField, value: str | tuple[str, ...], say: Say) -> Block:
    match field:
        case OneOf():
            return _one_of(field, value, say)
        case AnyOf():
            return _any_of(field, value, say)
        case Day():
            return {"type": "datepicker", **_start("initial_date", value)}
        case Clock():
            return {"type": "timepicker", **_start("initial_time", value)}
        case Words():
            # A suggestion may be longer than what it replaces, and Slack refuses a start that is
            # longer than the field takes; the router then says what is too long.
            longest = max(field.longest, size(str(value)))
            shape = {"multiline": True, "max_length": min(longest, limits.INPUT)}
            return {"type": "plain_text_input", **shape, **_start("initial_value", value)}
        case Link() | Email():
            # Neither `url_text_input` nor `email_text_input`: Slack would then complain itself,
            # and in other words.
            return {"type": "plain_text_input", **_start("initial_value", value)}
        case _:
            assert_never(field)


def _start(key: str, value: str | tuple[str, ...]) -> Block:
    return {key: value} if value else {}


def _one_of(field: OneOf, value: str | tuple[str, ...], say: Say) -> Block:
    chosen = [_option(each, say) for each in field.options if each.value == value]
    # A radio cannot be unchosen, so what may be left empty is a menu.
    few = _are_few(field.options) and (field.required or _has_blank(field.options))
    start = {"initial_option": chosen[0]} if chosen else {}
    if few:
        return {"type": "radio_buttons", "options": _options(field.options, say), **start}
    return {"type": "static_select", **menu(field.options, say(field.label), say), **start}


def _any_of(field: AnyOf, value: str | tuple[str, ...], say: Say) -> Block:
    chosen = [_option(each, say) for each in field.options if each.value in value]
    start = {"initial_options": chosen} if chosen else {}
    if _are_few(field.options):
        return {"type": "checkboxes", "options": _options(field.options, say), **start}
    return {"type": "multi_static_select", **menu(field.options, say(field.label), say), **start}


def _are_few(options: Sequence[Option]) -> bool:
    return len(options) <= limits.FEW_OPTIONS and not any(each.group for each in options)


def _has_blank(options: Sequence[Option]) -> bool:
    return any(each.value == "" for each in options)


def menu(options: Sequence[Option], label: str, say: Say) -> dict[str, Any]:
    """The choices of a menu: a list, or groups when they have some or are too many for one.

    Args:
        options: In the order they are shown.
        label: Heads the options that have no group of their own.
        say: Speaks the reader's language.
    """
    if len(options) <= limits.OPTIONS and not any(each.group for each in options):
        return {"options": _options(options, say)}
    groups: dict[str, list[Option]] = {}
    for option in options:
        groups.setdefault(say(option.group) if option.group else label, []).append(option)
    made = [
        {"label": plain(title, limits.OPTION), "options": rows}
        for title, together in groups.items()
        for rows in chunks(_options(together, say), limits.OPTIONS)
    ]
    return {"option_groups": made[: limits.OPTIONS]}


def _options(options: Sequence[Option], say: Say) -> list[Block]:
    """At least one, as Slack wants: an empty registry leaves a dash to choose."""
    return [_option(each, say) for each in options] or [_option(Option("", name("")), say)]


def _option(option: Option, say: Say) -> Block:
    return {
        "text": plain(say(option.label), limits.OPTION),
        "value": option.value or NO_VALUE,
    }
