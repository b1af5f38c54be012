"""Forms as cards, in a dialog or in the chat: only the fields that matter for what is chosen.

A card does not tell us of a change while somebody fills it in. So what a choice calls for is
asked when the form is sent: it comes back with the fields it lacks, and all that was filled in.
"""

import re
from dataclasses import replace

from bot.platforms.teams import cards, limits, memo
from bot.platforms.teams.cards import Canvas, Say, Where
from bot.platforms.teams.fields import inputs
from bot.platforms.teams.memo import Memo, Opening, Send
from bot.platforms.teams.text import Json, fit, lines
from bot.replies import AnyOf, Ask, Form, FormField, Heading, Part, Reply, T, Text, Tone
from bot.shown import (
    TICKED,
    Values,
    carried,
    fields_of,
    holds,
    is_shown,
    sections,
    starts,
)

VALUE = re.compile(r"(\d{1,9}( [a-z0-9_]{1,20}){0,3})?", re.ASCII)
"""What the buttons that open forms stand for: a row, and what of it."""

BETWEEN = "~"
"""Between a field's id and the token of a question about its words."""


def form(
    shown: Form,
    opened: Memo,
    canvas: Canvas,
    values: Values | None = None,
    refused: Reply | None = None,
    before: tuple[Part, ...] = (),
) -> Json:
    """The card of a form, never larger than a card may be.

    Args:
        shown: The form, from rows.
        opened: For what, and on which card; the rest of the memo is filled in here.
        canvas: A dialog or the chat, in the reader's language.
        values: What has been filled in so far; the form's own start when nothing has.
        refused: What was said of it when it was sent in.
        before: What is said above it.
    """
    filled = {**starts(shown), **(values or {})}
    *longer, shortest = limits.OPTION_LENGTHS
    for longest in longer:
        made = _drawn(shown, opened, canvas, filled, refused or Reply(), before, longest)
        if cards.size(made) <= limits.CARD:
            return made
    return _drawn(shown, opened, canvas, filled, refused or Reply(), before, shortest)


def lacks_fields(sent: Memo, values: Values) -> bool:
    """Whether what was chosen calls for fields that were not drawn."""
    return any(holds(values, field, value) for field, value in sent.waits.values())


def _drawn(
    shown: Form,
    opened: Memo,
    canvas: Canvas,
    filled: Values,
    refused: Reply,
    before: tuple[Part, ...],
    longest: int,
) -> Json:
    say = canvas.say
    visible = [field for field in fields_of(shown) if is_shown(field, shown, filled)]
    drawn = _memo(shown, opened, canvas, visible, filled, refused)
    body = cards.blocks(before, canvas)
    # A dialog has the title in its own frame.
    body += [cards.heading(say(shown.title))] if canvas.where is Where.CHAT else []
    body += _elsewhere(refused, visible, canvas)
    for heading, fields in sections(shown.fields):
        seen = [field for field in fields if field in visible]
        if heading and (seen or not fields):
            body += _question(heading, canvas)
        for field in seen:
            body += inputs(field, filled, say, longest)
            body += _below(field, drawn, refused, canvas)
    send = _button(say(shown.send), Send(drawn), canvas.where) | {"style": "positive"}
    return cards.frame([*body, cards.action_set([send])], say(T("chat.preview")))


def _memo(
    shown: Form,
    opened: Memo,
    canvas: Canvas,
    visible: list[FormField],
    filled: Values,
    refused: Reply,
) -> Memo:
    hidden = [field for field in fields_of(shown) if field not in visible]
    ticks = tuple(
        f"{field}{TICKED}{BETWEEN}{ask.token}"
        for field, remark in refused.remarks.items()
        for ask in _each_once(remark.asks)
    )
    return replace(
        opened,
        opening=_ours(opened.opening),
        form=shown.id,
        about=shown.about,
        channel=canvas.channel,
        shown=(*(field.id for field in visible), *ticks),
        many=tuple(field.id for field in visible if isinstance(field, AnyOf)),
        hidden={
            **{field.id: filled[field.id] for field in hidden},
            **carried(filled, refused.remarks),
        },
        waits={each.id: (each.shown.field, each.shown.value) for each in hidden if each.shown},
    )


def _ours(opening: Opening) -> Opening:
    """What opened the form, without what no button of ours says: the form may stay in a chat."""
    return opening if VALUE.fullmatch(opening.value) else replace(opening, value="")


def _question(heading: Heading, canvas: Canvas) -> list[Json]:
    hint = (Text(heading.hint, Tone.QUIET),) if heading.hint else ()
    return cards.blocks((Text(heading.text, Tone.HEADING), *hint), canvas)


def _elsewhere(refused: Reply, visible: list[FormField], canvas: Canvas) -> list[Json]:
    """What is wrong, on top: that something is, and what stands at no field."""
    if not refused.errors:
        return []
    places = {field.id for field in visible}
    others = [text for field, text in refused.errors.items() if field not in places]
    first = [part.text for part in refused.parts if isinstance(part, Text)]
    return [
        line for text in (*first, *others) for line in cards.told(canvas.say(text), Tone.WARNING)
    ]


def _below(field: FormField, drawn: Memo, refused: Reply, canvas: Canvas) -> list[Json]:
    say = canvas.say
    if field.id not in refused.errors:
        return []
    wrong = fit(f"⚠️ {say(refused.errors[field.id])}", limits.TEXT)
    found = lines(wrong, limits.TEXT, color="Attention", weight="Bolder")
    remark = refused.remarks.get(field.id)
    if remark is None:
        return found
    if remark.suggestion:
        found += lines(say(T("guard.suggestion", words=remark.suggestion)), limits.TEXT)
        use = Send(drawn, field.id, remark.suggestion)
        found.append(cards.action_set([_button(say(T("guard.use")), use, canvas.where)]))
    return [*found, *(_tick(field.id, ask, say) for ask in _each_once(remark.asks))]


def _tick(field: str, ask: Ask, say: Say) -> Json:
    return {
        "type": "Input.Toggle",
        "id": f"{field}{TICKED}{BETWEEN}{ask.token}",
        "label": fit(say(ask.question), limits.LABEL),
        "title": fit(say(ask.tick), limits.LABEL),
        "valueOn": ask.token,
        "valueOff": "",
        "value": "",
        "isRequired": False,
        "errorMessage": say(T("forms.choose_one")),
        "wrap": True,
    }


def _each_once(asks: tuple[Ask, ...]) -> list[Ask]:
    return list({ask.token: ask for ask in asks}.values())


def _button(title: str, what: Send, where: Where) -> Json:
    return cards.action(fit(title, limits.BUTTON), memo.write(what), where)
