"""The app's manifest, from the same words as the router's: paste it at api.slack.com/apps."""

from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from bot.platforms.slack.http import PATH
from bot.platforms.slack.payloads import COMMAND
from bot.replies import T
from bot.texts import render

EXAMPLE = f"https://samordnaren.example{PATH}"

SCOPES = {
    "chat:write": "private cards, and the week in the team's channel",
    "commands": COMMAND,
    "groups:read": "whether a private channel is shared, and who is in it",
    "im:history": "whether a card got through: only the bot's own dialogues",
    "im:write": "to open those dialogues",
    "users:read": "whether somebody is a guest or has left",
    "users:read.email": "to know who is who in the registry",
}
"""The least that will do, with what each is for: no right to read or even see public channels."""


def manifest(
    words: Iterable[str],
    shortcuts: Mapping[str, str],
    url: str = EXAMPLE,
    *,
    socket: bool = False,
) -> dict[str, Any]:
    """The manifest.

    Args:
        words: The slash command's words, as the router knows them; empty ones are left out.
        shortcuts: What the router offers on messages: button → the key of what stands on it.
        url: Where Slack reaches us; not told when *socket*.
        socket: Whether the app connects to Slack instead of being reached.
    """
    reached = {} if socket else {"url": url}
    command = {
        "command": COMMAND,
        "description": "Samverkansmöten: kalla, boka, flytta, ställ in",
        "usage_hint": f"[{' | '.join(sorted(filter(None, words)))}]",
        "should_escape": False,
        **reached,
    }
    return {
        "display_information": {
            "name": "Samordnaren",
            "description": "Bokar samverkansmöten utan att veta vilket barn det gäller",
            "background_color": "#1f3d4d",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": False,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": True,
            },
            "bot_user": {"display_name": "Samordnaren", "always_online": True},
            "slash_commands": [command],
            **_shortcuts(shortcuts),
        },
        "oauth_config": {"scopes": {"bot": sorted(SCOPES)}},
        "settings": {
            "interactivity": {"is_enabled": True} | ({} if socket else {"request_url": url}),
            "org_deploy_enabled": False,
            "socket_mode_enabled": socket,
            "token_rotation_enabled": False,
        },
    }


def _shortcuts(offered: Mapping[str, str]) -> dict[str, Any]:
    found = [
        {
            "name": render(T(key), "sv"),
            "type": "message",
            "callback_id": button,
            "description": render(T("slack.shortcut_about"), "sv"),
        }
        for button, key in sorted(offered.items())
    ]
    return {"shortcuts": found} if found else {}


def as_yaml(made: dict[str, Any]) -> str:
    """The manifest as YAML, in the order it was made."""
    return yaml.safe_dump(made, allow_unicode=True, sort_keys=False, width=100)
