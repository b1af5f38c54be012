"""Replies as Block Kit messages in the reader's language."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import groupby, islice
from typing import TypeVar, assert_never

from bot import texts
from bot.platforms.slack import limits
from bot.platforms.slack.text import Block, bold, escaped, fit, marked, plain, size
from bot.replies import (
    Audience,
    Button,
    Choices,
    Facts,
    Look,
    Part,
    Picture,
    Reply,
    T,
    Text,
    Tone,
    Visit,
)

Item = TypeVar("Item")
Say = Callable[[T], str]

SYMBOLS = {Tone.GOOD: "✅ ", Tone.WARNING: "⚠️ "}
STYLES = {Look.PRIMARY: "primary", Look.DANGER: "danger"}
VISITED = "slack.visited"
"""The id of a button that opens an address: Slack tells us of it all the same."""

NUMBERED = "#"
"""Between a button's id and its number: Slack wants every id of a row to be another."""


def message(reply: Reply, language: str) -> Block:
    """What `chat.postMessage`, `chat.update` and answers by HTTP take.

    `text` is what stands in notifications: the reply's neutral preview, never the blocks.
    """
    return {
        "text": preview(reply, language),
        "blocks": blocks(reply.parts, language, limits.MESSAGE_BLOCKS),
        "unfurl_links": False,
        "unfurl_media": False,
    }


def answer(reply: Reply, language: str) -> Block:
    """A message as the answer to a command or press: private, or to the room if it says so."""
    whom = "in_channel" if reply.audience is Audience.ROOM else "ephemeral"
    return {"response_type": whom, **message(reply, language)}


def preview(reply: Reply, language: str) -> str:
    """The neutral sentence for lock screens and notifications."""
    return escaped(texts.render(reply.preview or T("chat.preview"), language), limits.HEADER)


def blocks(parts: Iterable[Part], language: str, most: int) -> list[Block]:
    """The parts as blocks, at most so many; neighbouring texts of one tone share a block."""
    say = partial(texts.render, language=language)
    shown: list[Block] = []
    for tone, neighbours in groupby(parts, key=_tone):
        if tone is None:
            others = (part for part in neighbours if not isinstance(part, Text))
            shown += (block for part in others for block in _block(part, say))
        else:
            told = [say(part.text) for part in neighbours if isinstance(part, Text)]
            shown += _told(tone, told)
    return shown if len(shown) <= most else [*shown[: most - 1], _context(say(T("chat.cut")))]


def _tone(part: Part) -> Tone | None:
    return part.tone if isinstance(part, Text) else None


def _told(tone: Tone, told: Sequence[str]) -> list[Block]:
    match tone:
        case Tone.HEADING:
            return [header(each) for each in told]
        case Tone.QUIET:
            return [_context(each) for each in joined(told, limits.CONTEXT)]
        case Tone.PLAIN | Tone.GOOD | Tone.WARNING:
            lines = joined([SYMBOLS.get(tone, "") + each for each in told], limits.SECTION)
            return [section(each) for each in lines]
        case _:
            assert_never(tone)


def _block(part: Facts | Choices | Picture | Visit, say: Say) -> list[Block]:
    match part:
        case Facts():
            fields = [marked(_fact(say(label), say(fact))) for label, fact in part.rows]
            return [{"type": "section", "fields": each} for each in chunks(fields, limits.FIELDS)]
        case Choices():
            return [*_about(part, say), *_buttons(part.buttons, say)]
        case Picture(address, alt):
            return [{"type": "image", "image_url": address, "alt_text": fit(say(alt), limits.ALT)}]
        case Visit(address, label):
            return [{"type": "actions", "elements": [_visit(address, say(label))]}]
        case _:
            assert_never(part)


def _fact(label: str, fact: str) -> str:
    top = bold(label, limits.BUTTON)
    return f"{top}\n{escaped(fact, limits.FIELD - size(top) - 1)}"


def _about(choices: Choices, say: Say) -> list[Block]:
    lines = [bold(say(choices.about), limits.FIELD)] if choices.about else []
    if choices.note:
        lines.append(escaped(say(choices.note), limits.SECTION - limits.FIELD - 1))
    return [{"type": "section", "text": marked("\n".join(lines))}] if lines else []


def _buttons(buttons: Sequence[Button], say: Say) -> list[Block]:
    made = [_button(button, number, say) for number, button in enumerate(buttons)]
    return [{"type": "actions", "elements": each} for each in chunks(made, limits.BUTTONS)]


def _button(button: Button, number: int, say: Say) -> Block:
    mark = "✓ " if button.look is Look.CHOSEN else ""
    made: Block = {
        "type": "button",
        "action_id": f"{button.id}{NUMBERED}{number}",
        "text": plain(mark + say(button.label), limits.BUTTON),
    }
    if button.value:
        made["value"] = button.value
    if button.look in STYLES:
        made["style"] = STYLES[button.look]
    if button.name:
        made["accessibility_label"] = fit(mark + say(button.name), limits.BUTTON)
    return made


def _visit(address: str, label: str) -> Block:
    return {
        "type": "button",
        "action_id": VISITED,
        "text": plain(label, limits.BUTTON),
        "url": address,
    }


def header(text: str) -> Block:
    """A heading; one too long for that is a bold paragraph."""
    if size(text) <= limits.HEADER:
        return {"type": "header", "text": plain(text, limits.HEADER)}
    return {"type": "section", "text": marked(bold(text, limits.SECTION))}


def section(text: str) -> Block:
    """A paragraph."""
    return {"type": "section", "text": plain(text, limits.SECTION)}


def _context(text: str) -> Block:
    return {"type": "context", "elements": [plain(text, limits.CONTEXT)]}


def joined(lines: Iterable[str], limit: int) -> list[str]:
    """The lines in as few pieces as fit *limit* each."""
    pieces: list[str] = []
    for line in lines:
        if pieces and size(pieces[-1]) + size(line) < limit:
            pieces[-1] += f"\n{line}"
        else:
            pieces.append(line)
    return pieces


def chunks(items: Iterable[Item], length: int) -> list[list[Item]]:
    """The items in rows of at most that length."""
    rest = iter(items)
    return list(iter(lambda: list(islice(rest, length)), []))
