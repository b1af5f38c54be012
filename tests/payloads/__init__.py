"""Payloads as the platforms send them, told with the people and rooms of the demo's district."""

import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def recorded(platform: str, name: str) -> dict[str, Any]:
    """A payload of its own to change."""
    text = (HERE / platform / f"{name}.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found
