"""The app package for Teams, from the same words as the router's: manifest, English, icons.

Source: the schema `@microsoft/app-manifest` carries, version 1.30; slash triggers need 1.29.
"""

import io
import json
import zipfile
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from bot.platforms.teams.icons import ACCENT, colour_icon, outline_icon
from bot.replies import T
from bot.texts import render

VERSION = "1.30"
SCHEMA = f"https://developer.microsoft.com/json-schemas/teams/v{VERSION}/MicrosoftTeams.schema.json"
NO_APP = "00000000-0000-0000-0000-000000000000"
"""Stands where the bot's id in Entra ID belongs; Teams takes no package with it."""

EXAMPLE = "https://samordnaren.example"
LONGEST_OWNER = 32
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every file in the package: the same contents are the same bytes."""

COMMANDS = (
    ("teams.sip", "teams.about_sip"),
    ("teams.bus", "teams.about_bus"),
    ("teams.report", "teams.about_report"),
    ("teams.consult", "teams.about_consult"),
    ("teams.forum", "teams.about_forum"),
    ("teams.actions", "teams.about_actions"),
    ("teams.week", "teams.about_week"),
    ("teams.status", "teams.about_status"),
    ("teams.calendar", "teams.about_calendar"),
    ("teams.settings", "teams.about_settings"),
    ("teams.help", "teams.about_help"),
    ("teams.urgent", "teams.about_urgent"),
)
"""The command list, at most twelve: a word of the router's, and what it does. All other words
work as well when written."""

SHORTCUTS = (
    ("point.message", "teams.to_agenda", "teams.about_to_agenda"),
    ("action.message", "teams.to_action", "teams.about_to_action"),
)
"""What can be done with a message: the id it comes back with, its name, what it does."""


@dataclass(frozen=True)
class Package:
    """What an installation says of itself.

    `app_id` is the bot's id in Entra ID (a GUID); `url` where people reach the bot over https;
    `owner` who answers for it, at most 32 characters; `about` their own page about it, where
    privacy and terms are told.
    """

    app_id: str = NO_APP
    url: str = EXAMPLE
    owner: str = "Samordnaren"
    about: str = EXAMPLE
    version: str = "1.0.0"


def mistakes(package: Package) -> list[str]:
    """What Teams would not take, a Swedish sentence each."""
    wrong = []
    for name, address in (("--url", package.url), ("--about", package.about)):
        if not address.startswith("https://") or not urlsplit(address).netloc:
            wrong.append(
                f"{name} stämmer inte: skriv en adress som börjar med https://, till exempel "
                f"{EXAMPLE}."
            )
    if not 1 <= len(package.owner) <= LONGEST_OWNER:
        wrong.append(f"--owner stämmer inte: skriv ett namn på högst {LONGEST_OWNER} tecken.")
    return wrong


def manifest(package: Package) -> dict[str, Any]:
    """The manifest, in Swedish."""
    words = strings("sv")
    return {
        "$schema": SCHEMA,
        "manifestVersion": VERSION,
        "version": package.version,
        # Of the bot's id, so that a new package of one installation replaces its old one.
        "id": str(uuid5(NAMESPACE_URL, f"samordnaren:{package.app_id}")),
        "developer": {
            "name": package.owner,
            "websiteUrl": package.about,
            "privacyUrl": package.about,
            "termsOfUseUrl": package.about,
        },
        "localizationInfo": {
            "defaultLanguageTag": "sv",
            "additionalLanguages": [{"languageTag": "en", "file": "en.json"}],
        },
        "name": {"short": words["name.short"], "full": words["name.full"]},
        "description": {
            "short": words["description.short"],
            "full": words["description.full"],
        },
        "icons": {"color": "color.png", "outline": "outline.png"},
        "accentColor": ACCENT,
        "bots": [_bot(package.app_id, words)],
        "composeExtensions": [_shortcuts(package.app_id, words)],
        "permissions": ["messageTeamMembers"],
        "validDomains": [urlsplit(package.url).netloc],
        "defaultInstallScope": "team",
        "defaultGroupCapability": {"team": "bot", "groupchat": "bot"},
        # A team's closed channel is where it belongs; what a shared one must not see, the bot
        # itself keeps out of it.
        "supportedChannelTypes": ["privateChannels", "sharedChannels"],
        "supportsChannelFeatures": "tier1",
    }


def _bot(app_id: str, words: dict[str, str]) -> dict[str, Any]:
    commands = [
        {part: words[f"{_command(at)}.{part}"] for part in ("title", "description")}
        for at in range(len(COMMANDS))
    ]
    scopes = ["team", "groupChat", "personal"]
    listed = {"scopes": scopes, "triggers": ["mention", "slash"], "commands": commands}
    return {
        "botId": app_id,
        "scopes": scopes,
        "supportsFiles": False,
        "isNotificationOnly": False,
        # Without it no slash commands; what somebody writes after the slash only they see.
        "supportsTargetedMessages": True,
        "commandLists": [listed],
    }


def _shortcuts(app_id: str, words: dict[str, str]) -> dict[str, Any]:
    commands = [
        {
            "id": sent,
            "type": "action",
            "title": words[f"{_shortcut(at)}.title"],
            "description": words[f"{_shortcut(at)}.description"],
            "context": ["message"],
            "fetchTask": True,
        }
        for at, (sent, _, _) in enumerate(SHORTCUTS)
    ]
    return {"botId": app_id, "commands": commands}


def strings(language: str) -> dict[str, str]:
    """Every text of the manifest, by where it stands: what a file of a language holds."""
    keys = {
        "name.short": "teams.name",
        "name.full": "teams.full_name",
        "description.short": "teams.short",
        "description.full": "teams.full",
    }
    for at, (title, about) in enumerate(COMMANDS):
        keys |= {f"{_command(at)}.title": title, f"{_command(at)}.description": about}
    for at, (_, title, about) in enumerate(SHORTCUTS):
        keys |= {f"{_shortcut(at)}.title": title, f"{_shortcut(at)}.description": about}
    return {place: render(T(key), language) for place, key in keys.items()}


def _command(at: int) -> str:
    return f"bots[0].commandLists[0].commands[{at}]"


def _shortcut(at: int) -> str:
    return f"composeExtensions[0].commands[{at}]"


def english() -> dict[str, str]:
    """The file with the English texts."""
    source = SCHEMA.replace("MicrosoftTeams.schema", "MicrosoftTeams.Localization.schema")
    return {"$schema": source, **strings("en")}


def as_json(made: dict[str, Any]) -> str:
    """Indented, with Swedish letters as they are, in the order it was made."""
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def files(package: Package) -> dict[str, bytes]:
    """What the package holds, by file name."""
    return {
        "manifest.json": as_json(manifest(package)).encode(),
        "en.json": as_json(english()).encode(),
        "color.png": colour_icon(),
        "outline.png": outline_icon(),
    }


def zipped(package: Package) -> bytes:
    """The package to upload: the same bytes for the same package, on every machine."""
    made = io.BytesIO()
    # Stored, not compressed: zlib's versions differ in what they make of the same bytes.
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files(package).items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, content)
    return made.getvalue()
