"""Words that were refused: below their field, what can be done about them.

Slack can either show an error at a field or draw the modal anew, so here the error is drawn.
"""

from functools import partial

from bot import texts
from bot.platforms.slack import limits
from bot.platforms.slack.fields import TURN
from bot.platforms.slack.payloads import Action
from bot.platforms.slack.render import section
from bot.platforms.slack.text import Block, plain
from bot.replies import Ask, Reply, T
from bot.shown import TICKED, Values

USE, REWRITE = "guard.use", "guard.rewrite"


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
