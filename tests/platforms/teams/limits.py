"""What Teams would refuse, or show wrongly, told before it is sent.

Written down apart from the renderer; nothing here is shared with the code under test. Numbers:
learn.microsoft.com/microsoftteams/platform, adaptivecards.io/explorer (1.5).
"""

import json
from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]

CARD = 25 * 1024
KEYS = {
    "AdaptiveCard": {"$schema", "version", "fallbackText", "speak", "msteams", "body"},
    "TextBlock": {"text", "style", "weight", "size", "wrap"},
    "RichTextBlock": {"inlines", "spacing"},
    "TextRun": {"text", "weight", "color", "isSubtle"},
    "Image": {"url", "altText", "size"},
    "ActionSet": {"actions"},
    "Action.Execute": {"title", "verb", "data", "style", "tooltip"},
    "Action.OpenUrl": {"title", "url"},
    "Action.Submit": {"title", "data", "style", "tooltip"},
    "Input.Text": {"isMultiline", "value"},
    "Input.Date": {"value"},
    "Input.Time": {"value"},
    "Input.Toggle": {"title", "valueOn", "valueOff", "value", "wrap"},
    "Input.ChoiceSet": {"style", "isMultiSelect", "wrap", "choices", "value"},
}
INPUT = {"id", "label", "isRequired", "errorMessage", "spacing"}
STYLES = {"default", "positive", "destructive"}


def check_message(sent: Json) -> Json:
    """A message of ours: nothing but one card and its neutral summary; the card."""
    assert set(sent) - {"id"} == {"type", "summary", "attachments"}, set(sent)
    assert sent["type"] == "message"
    assert 0 < len(sent["summary"]) <= 150
    (attached,) = sent["attachments"]
    return check_attachment(attached)


def check_attachment(attached: Json) -> Json:
    """A card as it is attached; the card."""
    assert set(attached) == {"contentType", "content"}
    assert attached["contentType"] == "application/vnd.microsoft.card.adaptive"
    check_card(attached["content"])
    found: Json = attached["content"]
    return found


def check_card(card: Json) -> None:
    """A card."""
    assert card["type"] == "AdaptiveCard"
    assert card["version"] == "1.5"
    assert card["fallbackText"]
    assert card["body"]
    wire = json.dumps(card, ensure_ascii=False, separators=(",", ":")).encode()
    assert len(wire) <= CARD, len(wire)
    ids = [each["id"] for each in elements(card) if "id" in each]
    assert len(set(ids)) == len(ids), "an id twice"
    for element in elements(card):
        _check(element)


def _check(element: Json) -> None:
    kind = element["type"]
    allowed = KEYS[kind] | {"type"} | (INPUT if kind.startswith("Input.") else set())
    assert set(element) <= allowed, (kind, set(element) - allowed)
    if kind.startswith("Input."):
        assert element["id"]
        assert element["label"].strip()
        assert element["errorMessage"].strip()
        assert isinstance(element["isRequired"], bool)
    if kind in ("TextBlock", "TextRun"):
        assert element["text"].strip()
        assert "\n" not in element["text"]
    if kind == "Image":
        assert element["url"].startswith("https://")
        assert element["altText"].strip()
    if kind == "ActionSet":
        assert 0 < len(element["actions"]) <= 6
    if kind.startswith("Action."):
        assert element["title"].strip()
        assert element.get("style", "default") in STYLES
        if kind == "Action.OpenUrl":
            assert element["url"].startswith("https://")
        else:
            assert "samordna" in element["data"]
    if kind == "Input.ChoiceSet":
        _check_choices(element)


def _check_choices(element: Json) -> None:
    values = [each["value"] for each in element["choices"]]
    assert values
    assert len(set(values)) == len(values), "a choice twice"
    for choice in element["choices"]:
        assert set(choice) == {"title", "value"}
        assert choice["title"].strip()
        assert choice["value"]
        assert "," not in choice["value"]
    chosen = element.get("value", "")
    several = chosen.split(",") if element["isMultiSelect"] else [chosen]
    assert set(several) - {""} <= set(values)


def elements(card: Json) -> Iterator[Json]:
    """The card and everything in it that has a type, data of buttons left out."""
    yield card
    for key in ("body", "inlines", "actions", "items"):
        for each in card.get(key, ()):
            yield from elements(each)


def check_invoke(body: Any) -> None:
    """The answer to an invoke."""
    if not body:
        return
    if "task" in body:
        assert set(body) == {"task"}
        task = body["task"]
        assert task["type"] == "continue"
        assert set(task["value"]) == {"title", "height", "width", "card"}
        card = check_attachment(task["value"]["card"])
        for each in elements(card):
            # Neither works inside a dialog.
            assert each["type"] != "Action.Execute"
            assert "msteams" not in each.get("data", {})
        return
    assert set(body) == {"statusCode", "type", "value"}
    assert body["statusCode"] == 200
    if body["type"] == "application/vnd.microsoft.card.adaptive":
        check_card(body["value"])
    else:
        assert body["type"] == "application/vnd.microsoft.activity.message"
        assert 0 < len(body["value"]) <= 4000
