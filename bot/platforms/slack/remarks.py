"""Words that were refused: below their field, what can be done about them.

Slack can either show an error at a field or draw the modal anew, so here the error is drawn.
"""

from collections.abc import Mapping
from functools import partial

from bot import texts
from bot.platforms.slack import limits
from bot.platforms.slack.fields import TURN
from bot.platforms.slack.memo import Values
from bot.platforms.slack.payloads import Action
from bot.platforms.slack.render import section
from bot.platforms.slack.text import Block, plain
from bot.replies import Ask, Remark, Reply, T

USE, REWRITE = "guard.use", "guard.rewrite"
ASKED, TICKED = ":asked", ":not"
"""After a field's id: what was asked about its words, and what was ticked."""


def below(field: str, reply: Reply, language: str) -> list[Block]:
    """The blocks below a field of a refused form; none when there is nothing to say of it."""
    remark = reply.remarks.get(field)
    if remark is None:
        return []
    say = partial(texts.render, language=language)
    shown = [section(f"⚠️ {say(reply.errors[field])}")]
    if remark.suggestion:
        shown += [section(say(T("guard.suggestion", words=remark.suggestion)))]
        shown += [_buttons(field, remark.suggestion, say)]
    # A word that stands twice is asked about once: Slack takes no two blocks with one id.
    asks = {ask.token: ask for ask in remark.asks}
    return [*shown, *(_tick(field, ask, say) for ask in asks.values())]


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


def taken(action: Action) -> Values | None:
    """What a press below a field puts in it; None for any other button."""
    field, _, suggestion = (action.value or "").partition("\n")
    if action.action_id == USE:
        return {field: suggestion}
    return {} if action.action_id == REWRITE else None


def _buttons(field: str, suggestion: str, say: "partial[str]") -> Block:
    rewrite = {
        "type": "button",
        "action_id": REWRITE,
        "text": plain(say(T("guard.rewrite")), limits.BUTTON),
        "value": field,
    }
    use = {
        "type": "button",
        "action_id": USE,
        "text": plain(say(T("guard.use")), limits.BUTTON),
        "value": f"{field}\n{suggestion}",
        "style": "primary",
    }
    fits = len(use["value"]) <= limits.VALUE
    return {"type": "actions", "elements": [use, rewrite] if fits else [rewrite]}


def _tick(field: str, ask: Ask, say: "partial[str]") -> Block:
    answer = {"text": plain(say(ask.tick), limits.OPTION), "value": ask.token}
    return {
        "type": "input",
        "block_id": f"{field}{TICKED}{TURN}{ask.token}",
        "label": plain(say(ask.question), limits.LABEL),
        "element": {
            "type": "checkboxes",
            "action_id": f"{field}{TICKED}",
            "options": [answer],
        },
        "optional": True,
    }
