"""The app package is Teams', asks for little, and says the same as the router."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from bot.app import ROUTES
from bot.platforms.teams.manifest import (
    COMMANDS,
    SHORTCUTS,
    Package,
    as_json,
    english,
    files,
    manifest,
    mistakes,
    strings,
    zipped,
)
from bot.router import fold

ROOT = Path(__file__).parents[3]
KEPT = ROOT / "manifests" / "teams"
SCHEMAS = (
    ROOT / "tests/emulators/node_modules/@microsoft/app-manifest/build/json-schemas/teams/v1.30"
)
OURS = Package(
    "6f1c2f0e-9d0f-4a55-8f0a-0d7a3f6c1b11",
    "https://samordnaren.kommunen.example",
    "Exempelvikens kommun",
    "https://kommunen.example/samordnaren",
)


def schema(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
    return found


def errors(made: dict[str, Any], name: str = "MicrosoftTeams.schema.json") -> list[str]:
    return [each.message for each in jsonschema.Draft4Validator(schema(name)).iter_errors(made)]


@pytest.mark.parametrize("package", [OURS, Package()])
def test_teams_takes_it(package: Package) -> None:
    assert errors(manifest(package)) == []


def test_teams_takes_its_english() -> None:
    assert errors(english(), "MicrosoftTeams.Localization.schema.json") == []


def test_the_schema_tells_what_is_wrong() -> None:
    made = manifest(OURS)
    made["bots"][0]["commandLists"][0]["triggers"] = ["shout"]
    made["name"]["short"] = "S" * 31
    del made["icons"]

    assert len(errors(made)) == 3


def test_every_place_with_a_text_is_in_both_languages() -> None:
    assert strings("sv").keys() == strings("en").keys()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_router_knows_every_word_of_the_command_list(language: str) -> None:
    titles = [
        text
        for place, text in strings(language).items()
        if place.startswith("bots") and place.endswith(".title")
    ]

    assert len(titles) == len(COMMANDS)
    assert [word for word in titles if fold(word) not in ROUTES.words] == []


def test_no_permission_to_read_what_people_write_is_asked_for() -> None:
    made = manifest(OURS)

    assert made["permissions"] == ["messageTeamMembers"]
    assert "authorization" not in made
    assert "webApplicationInfo" not in made


def test_two_installations_are_two_apps_and_a_new_package_is_the_same_app() -> None:
    other = Package("6f1c2f0e-9d0f-4a55-8f0a-0d7a3f6c1b12")

    assert manifest(OURS)["id"] != manifest(other)["id"]
    assert manifest(OURS)["id"] == manifest(Package(OURS.app_id, version="1.1.0"))["id"]


@pytest.mark.parametrize(
    ("package", "wrong"),
    [
        (Package(url="http://samordnaren.example"), "--url"),
        (Package(url="https://"), "--url"),
        (Package(about="kommunen.example"), "--about"),
        (Package(owner=""), "--owner"),
        (Package(owner="K" * 33), "--owner"),
    ],
)
def test_what_teams_would_not_take_is_said(package: Package, wrong: str) -> None:
    (sentence,) = mistakes(package)

    assert sentence.startswith(f"{wrong} stämmer inte: skriv ")


def test_the_files_are_what_the_command_writes() -> None:
    for name in ("manifest.json", "en.json"):
        assert (KEPT / name).read_bytes() == files(Package())[name], name
    assert as_json(manifest(Package())).encode() == files(Package())["manifest.json"]


def test_the_same_package_is_the_same_bytes() -> None:
    assert zipped(OURS) == zipped(OURS)


def run(*arguments: str, cwd: Path) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-c", "from bot.cli import app; app()", "manifest", "teams", *arguments],
        cwd=cwd,
        env={},
        capture_output=True,
        check=False,
    )


def test_it_is_written_without_any_settings(tmp_path: Path) -> None:
    done = run("--out", "samordna.zip", cwd=tmp_path)

    assert done.returncode == 0
    assert "--app-id" in done.stdout.decode()
    with zipfile.ZipFile(tmp_path / "samordna.zip") as made:
        assert made.testzip() is None
        assert {name: made.read(name) for name in made.namelist()} == files(Package())


def test_bad_options_write_nothing_and_say_everything_at_once(tmp_path: Path) -> None:
    done = run("--url", "ftp://x", "--owner", "K" * 40, cwd=tmp_path)

    assert done.returncode == 1
    assert done.stdout.decode().count("stämmer inte") == 3  # the page about it is the url's
    assert list(tmp_path.iterdir()) == []


def test_what_can_be_done_with_a_message_is_what_the_router_offers() -> None:
    assert {sent for sent, _, _ in SHORTCUTS} == set(ROUTES.shortcuts)
