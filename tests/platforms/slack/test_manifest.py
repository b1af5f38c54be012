"""The manifest is Slack's, asks for little, and says the same as the router."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml
from referencing import Registry
from referencing.jsonschema import DRAFT7

from bot.app import ROUTES
from bot.cli import slack_manifest
from bot.platforms.slack.manifest import SCOPES, as_yaml, manifest
from bot.replies import T
from bot.texts import render

ROOT = Path(__file__).parents[3]
SCHEMA = ROOT.parent / "shared" / "data" / "slack-manifest.schema.json"
KEPT = ROOT / "manifests" / "slack" / "manifest.yaml"


# What the outer schema leaves to another file, which is not among the shared data: the limits of
# what our manifest holds, after docs.slack.dev/reference/app-manifest.
PARTS = "https://raw.githubusercontent.com/slackapi/manifest-schema/v0.5.0/schemas/manifest.schema"
VERSION_1, VERSION_2 = f"{PARTS}.1.0.0.json", f"{PARTS}.2.0.0.json"


def text(longest: int, pattern: str = "") -> dict[str, object]:
    return {"type": "string", "minLength": 1, "maxLength": longest, "pattern": pattern}


def thing(**properties: object) -> dict[str, object]:
    return {"type": "object", "additionalProperties": False, "properties": properties}


YES_OR_NO = {"type": "boolean"}
URL = text(3000, "^https?://")
COMMAND = thing(
    command=text(32, "^/."),
    description=text(2000),
    usage_hint=text(1000),
    should_escape=YES_OR_NO,
    url=URL,
)
SHORTCUT = thing(
    name=text(24), type={"const": "message"}, callback_id=text(255), description=text(150)
)
OURS = thing(
    display_information=thing(
        name=text(35), description=text(140), background_color=text(7, "^#[0-9a-f]{6}$")
    ),
    features=thing(
        app_home=thing(
            home_tab_enabled=YES_OR_NO,
            messages_tab_enabled=YES_OR_NO,
            messages_tab_read_only_enabled=YES_OR_NO,
        ),
        bot_user=thing(display_name=text(80), always_online=YES_OR_NO),
        slash_commands={"type": "array", "items": COMMAND, "maxItems": 50},
        shortcuts={"type": "array", "items": SHORTCUT, "maxItems": 10},
    ),
    oauth_config=thing(scopes=thing(bot={"type": "array", "items": text(50), "maxItems": 255})),
    settings=thing(
        interactivity=thing(is_enabled=YES_OR_NO, request_url=URL),
        org_deploy_enabled=YES_OR_NO,
        socket_mode_enabled=YES_OR_NO,
        token_rotation_enabled=YES_OR_NO,
    ),
)


@pytest.fixture(scope="module")
def schema() -> dict[str, object]:
    """Slack's own, which only picks the part by version; that part alone where it is not there.

    It lies beside the repository, as `shared/data/slack-manifest.schema.json`, and is never
    copied into it; it is slackapi/manifest-schema's.
    """
    if not SCHEMA.exists():
        return {"$ref": VERSION_1}
    found: dict[str, object] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("socket", [False, True])
def test_slack_takes_it(schema: dict[str, object], socket: bool) -> None:
    parts = {VERSION_1: OURS, VERSION_2: {"not": {}}}
    resources = [(each, DRAFT7.create_resource(part)) for each, part in parts.items()]
    validator = jsonschema.Draft7Validator(schema, registry=Registry().with_resources(resources))

    validator.validate(manifest(ROUTES.words, ROUTES.shortcuts, socket=socket))


def test_the_file_is_what_the_command_prints() -> None:
    assert KEPT.read_text(encoding="utf-8") == as_yaml(manifest(ROUTES.words, ROUTES.shortcuts))


def test_the_command_names_every_word_of_the_router() -> None:
    (command,) = manifest(ROUTES.words, ROUTES.shortcuts)["features"]["slash_commands"]

    assert set(command["usage_hint"].strip("[]").split(" | ")) == set(ROUTES.words) - {""}


def test_messages_offer_what_the_router_knows() -> None:
    offered = manifest(ROUTES.words, ROUTES.shortcuts)["features"]["shortcuts"]

    assert {each["callback_id"]: each["name"] for each in offered} == {
        button: render(T(key), "sv") for button, key in ROUTES.shortcuts.items()
    }
    assert "Gör till åtgärd" in {each["name"] for each in offered}


def test_without_shortcuts_none_are_told_of() -> None:
    assert "shortcuts" not in manifest((), {})["features"]


def test_no_right_to_read_channels_is_asked_for() -> None:
    histories = [scope for scope in SCOPES if scope.endswith("history")]

    assert histories == ["im:history"]


def test_with_socket_mode_no_address_is_told() -> None:
    assert "url" not in as_yaml(manifest(ROUTES.words, ROUTES.shortcuts, socket=True))


def test_it_is_printed_without_any_settings(tmp_path: Path) -> None:
    printed = subprocess.run(
        [sys.executable, "-c", "from bot.cli import app; app()", "manifest", "slack"],
        cwd=tmp_path,
        env={},
        capture_output=True,
        check=True,
    )

    assert printed.stdout.decode() == KEPT.read_text(encoding="utf-8")


def test_an_address_of_ones_own_stands_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    slack_manifest(url="https://bot.kommunen.example/slack/events")

    made = yaml.safe_load(capsys.readouterr().out)
    url = made["settings"]["interactivity"]["request_url"]
    assert url == made["features"]["slash_commands"][0]["url"]
    assert url == "https://bot.kommunen.example/slack/events"


def test_socket_mode_is_asked_for_with_an_option(capsys: pytest.CaptureFixture[str]) -> None:
    slack_manifest(socket_mode=True)

    assert yaml.safe_load(capsys.readouterr().out)["settings"]["socket_mode_enabled"] is True
