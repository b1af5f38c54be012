"""What Slack would refuse, told before it is sent: our own list, and the SDK's models.

Numbers from docs.slack.dev (Block Kit, views), written down apart from the renderer's own.
Nothing here is shared with the code under test.
"""

from collections.abc import Callable, Iterator
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

Json = dict[str, Any]

MESSAGE = {"text", "blocks", "unfurl_links", "unfurl_media"}
KEYS = {
    "plain_text": {"text", "emoji"},
    "mrkdwn": {"text", "verbatim"},
    "header": {"text"},
    "section": {"text", "fields"},
    "context": {"elements"},
    "actions": {"elements"},
    "image": {"image_url", "alt_text"},
    "input": {"block_id", "label", "element", "optional", "dispatch_action", "hint"},
    "button": {"action_id", "text", "value", "style", "accessibility_label", "url"},
    "radio_buttons": {"action_id", "options", "initial_option"},
    "checkboxes": {"action_id", "options", "initial_options"},
    "static_select": {"action_id", "options", "option_groups", "initial_option"},
    "multi_static_select": {"action_id", "options", "option_groups", "initial_options"},
    "datepicker": {"action_id", "initial_date"},
    "timepicker": {"action_id", "initial_time"},
    "plain_text_input": {"action_id", "initial_value", "multiline", "max_length"},
    "modal": {"title", "close", "submit", "callback_id", "private_metadata", "blocks"},
}
IN_MESSAGES = {"header", "section", "context", "actions", "image"}
IN_MODALS = IN_MESSAGES | {"input"}
FEW = {"radio_buttons", "checkboxes"}


def check_message(sent: Json, *more: str) -> None:
    """A message, or an answer that is one; *more* keys may stand in it."""
    assert set(sent) <= MESSAGE | set(more), set(sent)
    assert 0 < size(sent["text"]) <= 3000
    assert not any(sign in sent["text"] for sign in "<>"), "markup in a notification"
    assert sent["unfurl_links"] is False
    assert sent["unfurl_media"] is False
    assert 0 < len(sent["blocks"]) <= 50
    for block in sent["blocks"]:
        _check_block(block, IN_MESSAGES)


def check_view(view: Json) -> None:
    """A modal."""
    _check_keys(view, "modal")
    assert len(view["blocks"]) <= 100
    assert size(view["private_metadata"]) <= 3000
    assert size(view.get("callback_id", "")) <= 255
    for button in ("title", "close", "submit"):
        if button in view:
            _plain(view[button], 24)
    ids = [block["block_id"] for block in view["blocks"] if "block_id" in block]
    assert len(ids) == len(set(ids)), "two blocks with one id"
    for block in view["blocks"]:
        _check_block(block, IN_MODALS)
    has_input = any(block["type"] == "input" for block in view["blocks"])
    assert "submit" in view or not has_input, "an input without a button to send it"
    View(**view).to_dict()


def size(text: str) -> int:
    """Length in UTF-16, the larger of the counts Slack may mean."""
    return len(text.encode("utf-16-le")) // 2


def texts_in(sent: Any) -> Iterator[Json]:
    """Every text object, however deep."""
    if isinstance(sent, dict):
        if sent.get("type") in ("plain_text", "mrkdwn"):
            yield sent
        for value in sent.values():
            yield from texts_in(value)
    elif isinstance(sent, list):
        for value in sent:
            yield from texts_in(value)


def _check_block(block: Json, allowed: set[str]) -> None:
    assert block["type"] in allowed, block["type"]
    _check_keys(block, block["type"])
    BLOCKS[block["type"]](block)
    parsed = Block.parse(block)
    assert parsed is not None
    parsed.to_dict()


def _check_keys(thing: Json, kind: str) -> None:
    assert thing["type"] == kind
    assert set(thing) - {"type"} <= KEYS[kind], (kind, set(thing))


def _plain(text: Json, limit: int) -> None:
    _check_keys(text, "plain_text")
    assert size(text["text"].strip()) > 0, "an empty text"
    assert size(text["text"]) <= limit, text


def _text(text: Json, limit: int) -> None:
    if text["type"] == "plain_text":
        _plain(text, limit)
        return
    _check_keys(text, "mrkdwn")
    assert 0 < size(text["text"].strip()) <= size(text["text"]) <= limit
    assert text["verbatim"] is True
    assert not any(sign in text["text"] for sign in "<>"), "a link or a mention"


def _header(block: Json) -> None:
    _plain(block["text"], 150)


def _section(block: Json) -> None:
    assert "text" in block or block.get("fields")
    if "text" in block:
        _text(block["text"], 3000)
    assert len(block.get("fields", ())) <= 10
    for each in block.get("fields", ()):
        _text(each, 2000)


def _context(block: Json) -> None:
    assert 0 < len(block["elements"]) <= 10
    for each in block["elements"]:
        _text(each, 2000)


def _actions(block: Json) -> None:
    ids = [button["action_id"] for button in block["elements"]]
    assert 0 < len(ids) == len(set(ids)) <= 25, "two buttons with one id"
    for button in block["elements"]:
        _check_keys(button, "button")
        assert 0 < size(button["action_id"]) <= 255
        _plain(button["text"], 75)
        assert 0 < size(button.get("value", "-")) <= 2000
        assert button.get("style", "primary") in ("primary", "danger")
        assert button.get("url", "https://").startswith("https://")
        assert size(button.get("url", "")) <= 3000
        assert 0 < size(button.get("accessibility_label", "-")) <= 75


def _input(block: Json) -> None:
    _plain(block["label"], 2000)
    if "hint" in block:
        _plain(block["hint"], 2000)
    assert 0 < size(block["block_id"]) <= 255
    element = block["element"]
    _check_keys(element, element["type"])
    options = _options(element)
    chosen = element.get("initial_options", [])
    chosen += [element["initial_option"]] if "initial_option" in element else []
    assert all(each in options for each in chosen), "a start that is no choice"
    assert chosen != [] or "initial_options" not in element
    longest = element.get("max_length", 3000)
    assert 0 < longest <= 3000
    assert size(element.get("initial_value", "")) <= longest, "a start longer than the field"


def _options(element: Json) -> list[Json]:
    if "options" not in element and "option_groups" not in element:
        assert element["type"] in ("datepicker", "timepicker", "plain_text_input")
        return []
    assert ("options" in element) != ("option_groups" in element)
    groups = element.get("option_groups", [])
    assert len(groups) <= 100
    for group in groups:
        assert set(group) == {"label", "options"}
        _plain(group["label"], 75)
    lists = [element["options"]] if "options" in element else [g["options"] for g in groups]
    for rows in lists:
        assert 0 < len(rows) <= (10 if element["type"] in FEW else 100)
    options = [option for rows in lists for option in rows]
    for option in options:
        assert set(option) == {"text", "value"}
        _plain(option["text"], 75)
        assert 0 < size(option["value"]) <= 150
    return options


def _image(block: Json) -> None:
    assert block["image_url"].startswith("https://")
    assert 0 < len(block["image_url"]) <= 3000
    assert 0 < size(block["alt_text"]) <= 2000


BLOCKS: dict[str, Callable[[Json], None]] = {
    "header": _header,
    "section": _section,
    "context": _context,
    "actions": _actions,
    "input": _input,
    "image": _image,
}
