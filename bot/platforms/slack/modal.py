"""Forms as modals: only the fields that matter for what has been chosen so far."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from bot import texts
from bot.platforms.slack import limits, remarks, render
from bot.platforms.slack.fields import TURN, Say, input_block
from bot.platforms.slack.memo import Memo
from bot.platforms.slack.text import Block, fit, plain, size
from bot.replies import Form, Heading, Reply, T, Text, Tone
from bot.shown import Values, fields_of, is_shown, sections, starts
from bot.shown import carried as carried_on


def form(
    shown: Form,
    memo: Memo,
    language: str,
    values: Values | None = None,
    refused: Reply | None = None,
) -> Block:
    """The view of a form, ready for `views.open`, `views.update` and `response_action`.

    Args:
        shown: The form, from rows.
        memo: Where it was opened; what it is about and what is hidden is filled in here.
        language: The reader's.
        values: What has been filled in so far; the form's own start when nothing has.
        refused: What was said of it when it was sent in, if that belongs below the fields.
    """
    say, filled = partial(texts.render, language=language), {**starts(shown), **(values or {})}
    told = {field.shown.field for field in fields_of(shown) if field.shown}
    visible = [field for field in fields_of(shown) if is_shown(field, shown, filled)]
    hidden = [field for field in fields_of(shown) if field not in visible]
    said = refused or Reply()
    carried = replace(
        memo,
        about=shown.about,
        hidden={
            **{field.id: filled[field.id] for field in hidden},
            **carried_on(filled, said.remarks),
        },
        waits={each.id: (each.shown.field, each.shown.value) for each in hidden if each.shown},
    )
    blocks = [] if size(say(shown.title)) <= limits.TITLE else [render.header(say(shown.title))]
    for heading, fields in sections(shown.fields):
        seen = [field for field in fields if field in visible]
        if heading and (seen or not fields):
            blocks += _question(heading, language)
        for each in seen:
            tells = each.id in told
            blocks += [input_block(each, filled, say, tells=tells, turn=memo.turn)]
            blocks += remarks.below(each.id, said, language)
    return {
        **_frame(say(shown.title), say, carried),
        "callback_id": shown.id,
        "submit": plain(say(shown.send), limits.TITLE),
        "blocks": blocks[: limits.MODAL_BLOCKS],
    }


def told(reply: Reply, memo: Memo, language: str) -> Block:
    """A view that says what came of it, with a button to close it."""
    say = partial(texts.render, language=language)
    blocks = render.blocks(reply.parts, language, limits.MODAL_BLOCKS)
    return {**_frame(say(T("chat.title")), say, memo), "blocks": blocks}


def errors(reply: Reply, form_blocks: Sequence[str], language: str) -> dict[str, str]:
    """What is wrong, by block; what belongs to no input stands at the first one.

    Args:
        reply: With errors by field.
        form_blocks: Ids of the inputs in the modal that was sent in, not empty.
        language: The reader's.
    """
    found: dict[str, str] = {}
    places = {block.split(TURN)[0]: block for block in form_blocks}
    for field, text in reply.errors.items():
        place = places.get(field, form_blocks[0])
        sentence = texts.render(text, language)
        found[place] = f"{found[place]} {sentence}" if place in found else sentence
    return {place: fit(sentence, limits.LABEL) for place, sentence in found.items()}


def _question(heading: Heading, language: str) -> list[Block]:
    hint = (Text(heading.hint, Tone.QUIET),) if heading.hint else ()
    return render.blocks((Text(heading.text, Tone.HEADING), *hint), language, limits.MODAL_BLOCKS)


def _frame(title: str, say: Say, memo: Memo) -> Block:
    short = title if size(title) <= limits.TITLE else say(T("chat.title"))
    return {
        "type": "modal",
        "title": plain(short, limits.TITLE),
        "close": plain(say(T("chat.close")), limits.TITLE),
        "private_metadata": memo.write(),
    }
