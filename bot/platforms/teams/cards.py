"""Replies as Adaptive Cards 1.5 in the reader's language.

Source: adaptivecards.io/explorer; Teams stops at 1.5.
"""

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, assert_never

from bot import texts
from bot.platforms.teams import limits, memo
from bot.platforms.teams.memo import Press
from bot.platforms.teams.text import Json, escaped, fit, lines, paragraph, run
from bot.replies import Button, Choices, Facts, Look, Part, Picture, Reply, T, Text, Tone, Visit

Say = Callable[[T], str]

TYPE = "application/vnd.microsoft.card.adaptive"
SYMBOLS = {Tone.GOOD: "✅ ", Tone.WARNING: "⚠️ "}
STYLES = {Look.PRIMARY: "positive", Look.DANGER: "destructive"}
SLASH, MENTION = "/samordna ", "@Samordnaren "
"""How the texts write a command, and how it is written here: to `/samordna` Teams knows nothing."""
FETCH = {"msteams": {"type": "task/fetch"}}
ROOM_TO_SAY_SO = 400
"""Bytes kept for the line that says that the rest had no room."""


class Where(StrEnum):
    """A dialog's buttons submit it; those of a card in the chat change that card."""

    DIALOG = "dialog"
    CHAT = "chat"


@dataclass(frozen=True)
class Canvas:
    """What a card is drawn for.

    `language` is the reader's. `dialogs` are the buttons that open a form: Teams must be told
    of those before they are pressed. `channel` is the room that was asked in, when the card goes
    to somebody's own chat.
    """

    language: str
    where: Where = Where.CHAT
    dialogs: Collection[str] = ()
    channel: str = ""

    def say(self, text: T) -> str:
        """In the reader's language, with commands as they are written in Teams."""
        return texts.render(text, self.language).replace(SLASH, MENTION)


def message(reply: Reply, canvas: Canvas, most: int = limits.CARD) -> Json:
    """The reply as a message whose card takes so many bytes at most; forms are drawn elsewhere."""
    return activity(card(reply, canvas, most), reply, canvas)


def activity(made: Json, reply: Reply, canvas: Canvas) -> Json:
    """A message that is nothing but this card; notifications show its neutral preview."""
    return {
        "type": "message",
        "summary": preview(reply, canvas),
        "attachments": [{"contentType": TYPE, "content": made}],
    }


def card(reply: Reply, canvas: Canvas, most: int = limits.CARD) -> Json:
    """The reply's parts as a card."""
    return frame(shortened(blocks(reply.parts, canvas), canvas, most), preview(reply, canvas))


def frame(body: Sequence[Json], spoken: str) -> Json:
    """A card; *spoken* is what is told where none can be shown."""
    return {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.5",
        "fallbackText": spoken,
        "speak": spoken,
        "msteams": {"width": "Full"},
        "body": list(body),
    }


def preview(reply: Reply, canvas: Canvas) -> str:
    """The neutral sentence for notifications."""
    return fit(canvas.say(reply.preview or T("chat.preview")), limits.PREVIEW)


def size(made: Any) -> int:  # noqa: ANN401 -- any JSON
    """Bytes it takes on the wire."""
    return len(json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode())


def shortened(body: Sequence[Json], canvas: Canvas, most: int) -> list[Json]:
    """As many of the elements as there is room for, and a line that says so."""
    left = most - ROOM_TO_SAY_SO - size(frame((), "x" * limits.PREVIEW))
    kept: list[Json] = []
    for element in body:
        left -= size(element) + 1
        if left < 0:
            return [*kept, quiet(canvas.say(T("chat.cut")))]
        kept.append(element)
    return kept


def blocks(parts: Iterable[Part], canvas: Canvas) -> list[Json]:
    """The parts as elements of a card's body."""
    return [element for part in parts for element in _block(part, canvas)]


def _block(part: Part, canvas: Canvas) -> list[Json]:
    say = canvas.say
    match part:
        case Text():
            return told(say(part.text), part.tone)
        case Facts():
            return [_fact(say(label), say(fact)) for label, fact in part.rows]
        case Choices():
            return [*_about(part, say), *_rows(part.buttons, canvas)]
        case Picture(address, alt):
            shown = fit(say(alt), limits.LABEL)
            return [{"type": "Image", "url": address, "altText": shown, "size": "Stretch"}]
        case Visit(address, label):
            title = fit(say(label), limits.BUTTON)
            return [action_set([{"type": "Action.OpenUrl", "title": title, "url": address}])]
        case _:
            assert_never(part)


def told(text: str, tone: Tone) -> list[Json]:
    """A paragraph."""
    match tone:
        case Tone.HEADING:
            return [heading(text)]
        case Tone.QUIET:
            return lines(text, limits.TEXT, isSubtle=True)
        case Tone.PLAIN:
            return lines(text, limits.TEXT)
        case Tone.GOOD | Tone.WARNING:
            colour = "Good" if tone is Tone.GOOD else "Warning"
            return lines(SYMBOLS[tone] + text, limits.TEXT, color=colour)
        case _:
            assert_never(tone)


def heading(text: str) -> Json:
    """A heading."""
    return {
        "type": "TextBlock",
        "text": escaped(fit(text, limits.TEXT)),
        "style": "heading",
        "weight": "Bolder",
        "size": "Medium",
        "wrap": True,
    }


def quiet(text: str) -> Json:
    """A line in small print."""
    return paragraph(run(fit(text, limits.TEXT), isSubtle=True))


def _fact(label: str, fact: str) -> Json:
    shown = (fit(label, limits.BUTTON), fit(fact, limits.TEXT))
    return paragraph(run(f"{shown[0]}: ", weight="Bolder"), run(shown[1]), spacing="Small")


def _about(choices: Choices, say: Say) -> list[Json]:
    found: list[Json] = []
    if choices.about:
        found += lines(say(choices.about), limits.TEXT, weight="Bolder")
    if choices.note:
        found += lines(say(choices.note), limits.TEXT)
    return found


def _rows(buttons: Sequence[Button], canvas: Canvas) -> list[Json]:
    made = [_button(each, canvas) for each in buttons]
    return [action_set(row) for row in _chunks(made, limits.BUTTONS)]


def action_set(actions: Sequence[Json]) -> Json:
    """Buttons in a row."""
    return {"type": "ActionSet", "actions": list(actions)}


def action(title: str, data: Json, where: Where) -> Json:
    """A button with our data: in the chat it acts in place, in a dialog it submits it."""
    made: Json = {"title": title, "data": data}
    if where is Where.DIALOG:
        return {"type": "Action.Submit", **made}
    return {"type": "Action.Execute", "verb": memo.OURS, **made}


def _button(button: Button, canvas: Canvas) -> Json:
    mark = "✓ " if button.look is Look.CHOSEN else ""
    title = mark + fit(canvas.say(button.label), limits.BUTTON)
    data = memo.write(Press(button.id, button.value, canvas.channel))
    if canvas.where is Where.CHAT and button.id in canvas.dialogs:
        made = action(title, FETCH | data, Where.DIALOG)
    else:
        made = action(title, data, canvas.where)
    if button.look in STYLES:
        made["style"] = STYLES[button.look]
    if button.name:
        made["tooltip"] = mark + fit(canvas.say(button.name), limits.BUTTON * 2)
    return made


def _chunks(items: Sequence[Json], length: int) -> list[list[Json]]:
    return [list(items[at : at + length]) for at in range(0, len(items), length)]
