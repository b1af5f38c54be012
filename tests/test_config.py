"""Settings come from the environment or a file; all that is wrong is told at once, in Swedish."""

from collections.abc import Mapping
from datetime import time
from pathlib import Path

import pytest

from bot.agreement import Agreement
from bot.config import WHAT, ConfigError, Settings, SlackMode, load, load_agreement

ROOT = Path(__file__).parents[1]
KEY = "0123456789abcdef0123456789abcdef"
GOOD = {
    "SAMORDNA_SECRET_KEY": KEY,
    "SAMORDNA_MAIL_FROM": "samordnaren@viken.example",
    "SAMORDNA_SMTP_HOST": "smtp.viken.example",
    "SAMORDNA_SLACK_BOT_TOKEN": "xoxb-hemlig",
    "SAMORDNA_SLACK_SIGNING_SECRET": "mycket-hemligt",
}


def loaded(tmp_path: Path, settings: Mapping[str, str]) -> Settings:
    """The settings of a file with these lines."""
    env = tmp_path / ".env"
    env.write_text("".join(f"{key}={value}\n" for key, value in settings.items()), "utf-8")
    return load(env)


def wrong(tmp_path: Path, settings: Mapping[str, str]) -> list[str]:
    with pytest.raises(ConfigError) as told:
        loaded(tmp_path, settings)
    return told.value.sentences


def test_a_file_with_what_is_needed_is_enough(tmp_path: Path) -> None:
    settings = loaded(tmp_path, GOOD)

    assert settings.secret_key.get_secret_value() == KEY
    assert (settings.host, settings.port) == ("127.0.0.1", 8080)
    assert settings.slack_mode is SlackMode.HTTP


def test_the_public_address_is_https_without_a_path(tmp_path: Path) -> None:
    right = "https://samordnaren.viken.example"

    assert loaded(tmp_path, {**GOOD, "SAMORDNA_PUBLIC_URL": right}).public_url == right
    for bad in ("http://samordnaren.viken.example", f"{right}/", f"{right}/bot", "viken"):
        (sentence,) = wrong(tmp_path, {**GOOD, "SAMORDNA_PUBLIC_URL": bad})
        assert sentence.startswith("SAMORDNA_PUBLIC_URL stämmer inte")


def test_the_environment_goes_before_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMORDNA_PORT", "9090")

    assert loaded(tmp_path, {**GOOD, "SAMORDNA_PORT": "8081"}).port == 9090


def test_everything_that_is_missing_is_told_at_once(tmp_path: Path) -> None:
    sentences = wrong(tmp_path, {})

    assert [each.split()[0] for each in sentences] == [
        "SAMORDNA_SECRET_KEY",
        "SAMORDNA_MAIL_FROM",
        "SAMORDNA_SMTP_HOST",
        "SAMORDNA_SLACK_BOT_TOKEN",
    ]
    assert all("saknas" in each for each in sentences)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "hemlig"),
        ("METRICS_TOKEN", "hemlig"),
        ("PORT", "0"),
        ("PORT", "hemlig"),
        ("MAIL_FROM", "hemlig"),
        ("AREA_SLUG", "Hemlig Å"),
        ("SLACK_MODE", "hemlig"),
        ("SMTP_STARTTLS", "hemlig"),
        ("SLACK_BOT_TOKEN", ""),
    ],
)
def test_what_is_wrong_is_told_without_its_value(tmp_path: Path, name: str, value: str) -> None:
    (sentence,) = wrong(tmp_path, {**GOOD, f"SAMORDNA_{name}": value})

    assert sentence.startswith(f"SAMORDNA_{name} stämmer inte")
    assert "hemlig" not in sentence.lower()


@pytest.mark.parametrize(
    ("mode", "missing"),
    [("http", "SAMORDNA_SLACK_SIGNING_SECRET"), ("socket", "SAMORDNA_SLACK_APP_TOKEN")],
)
def test_each_way_in_needs_its_own_secret(tmp_path: Path, mode: str, missing: str) -> None:
    settings = {**GOOD, "SAMORDNA_SLACK_MODE": mode, missing: ""}

    (sentence,) = wrong(tmp_path, settings)

    assert sentence.startswith(f"{missing} saknas")


MAILBOX = {
    **GOOD,
    "SAMORDNA_BOUNCES_HOST": "imap.viken.example",
    "SAMORDNA_BOUNCES_USER": "samordnaren@viken.example",
}
BY_TOKEN = {**MAILBOX, "SAMORDNA_BOUNCES_TOKEN_URL": "https://inloggning.example/token"}


def test_a_mailbox_for_returned_mail_is_off_until_it_is_named(tmp_path: Path) -> None:
    assert loaded(tmp_path, GOOD).bounces_host == ""


@pytest.mark.parametrize(
    ("settings", "missing"),
    [
        (MAILBOX, ["PASSWORD"]),
        (BY_TOKEN, ["CLIENT_ID", "CLIENT_SECRET"]),
        ({**GOOD, "SAMORDNA_BOUNCES_HOST": "imap.viken.example"}, ["USER", "PASSWORD"]),
        ({**BY_TOKEN, "SAMORDNA_BOUNCES_CLIENT_ID": "app"}, ["CLIENT_SECRET"]),
    ],
)
def test_a_mailbox_needs_a_way_in(
    tmp_path: Path, settings: Mapping[str, str], missing: list[str]
) -> None:
    sentences = wrong(tmp_path, settings)

    assert [each.split()[0] for each in sentences] == [f"SAMORDNA_BOUNCES_{it}" for it in missing]
    assert all("saknas:" in each and "en inställning" not in each for each in sentences)


def test_a_password_is_way_in_enough(tmp_path: Path) -> None:
    settings = loaded(tmp_path, {**MAILBOX, "SAMORDNA_BOUNCES_PASSWORD": "hemligt"})

    assert settings.bounces_port == 993
    assert "hemligt" not in repr(settings)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "0"),
        ("TOKEN_URL", "http://hemlig.example"),
        ("MINUTES", "0"),
        ("MINUTES", "hemlig"),
        ("CA_FILE", "/hemlig.pem"),
    ],
)
def test_what_is_wrong_about_the_mailbox_is_told_in_swedish(
    tmp_path: Path, name: str, value: str
) -> None:
    (sentence,) = wrong(tmp_path, {**MAILBOX, f"SAMORDNA_BOUNCES_{name}": value})

    assert sentence.startswith(f"SAMORDNA_BOUNCES_{name} stämmer inte: ")
    assert "hemlig." not in sentence


def test_no_secret_shows(tmp_path: Path) -> None:
    shown = repr(loaded(tmp_path, {**GOOD, "SAMORDNA_SMTP_PASSWORD": "hemligt"}))

    for secret in (KEY, "hemlig"):
        assert secret not in shown


def test_every_setting_of_the_example_is_known() -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    named = {line.lstrip("#").partition("=")[0] for line in lines if "SAMORDNA_" in line}

    assert {each.removeprefix("SAMORDNA_").lower() for each in named} <= set(Settings.model_fields)


def test_every_setting_that_can_be_wrong_is_explained() -> None:
    assert set(WHAT) <= set(Settings.model_fields)


def test_without_a_file_the_agreement_is_the_plain_one() -> None:
    assert load_agreement(None) == Agreement()


def test_an_agreement_is_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "viken.toml"
    path.write_text('name = "Vikens"\nwork_domains = ["viken.example"]\nwork_to = 16:30:00\n')

    agreement = load_agreement(path)

    assert agreement.work_domains == ("viken.example",)
    assert agreement.work_to == time(16, 30)


def test_all_that_is_wrong_in_an_agreement_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "viken.toml"
    path.write_text('candidates = 9\nquorum = 0\nannat = "?"\n')

    with pytest.raises(ConfigError) as told:
        load_agreement(path)

    starts = [f"{path}, rad 1: candidates", f"{path}, rad 2: quorum", f"{path}, rad 3: nyckeln"]
    assert [
        sentence.startswith(start)
        for sentence, start in zip(told.value.sentences, starts, strict=True)
    ] == [True] * 3


GUID, OTHER = "00000000-0000-4000-8000-00000000a001", "00000000-0000-4000-8000-00000000b001"
TEAMS = {
    **{key: value for key, value in GOOD.items() if "SLACK" not in key},
    "SAMORDNA_TEAMS_APP_ID": GUID,
    "SAMORDNA_TEAMS_TENANT_ID": OTHER,
    "SAMORDNA_TEAMS_SECRET": "hemligt",
}


def test_teams_can_be_served_alone_or_beside_slack(tmp_path: Path) -> None:
    alone, both = loaded(tmp_path, TEAMS), loaded(tmp_path, {**GOOD, **TEAMS})

    assert (bool(alone.slack), len(alone.teams)) == (False, 1)
    assert (bool(both.slack), len(both.teams)) == (True, 1)
    assert "hemligt" not in repr(alone)


@pytest.mark.parametrize(
    ("changes", "variable"),
    [
        ({"TEAMS_TENANT_ID": ""}, "TEAMS_TENANT_ID saknas"),
        ({"TEAMS_APP_ID": "appen"}, "TEAMS_APP_ID stämmer inte"),
        ({"TEAMS_SECRET": ""}, "TEAMS_SECRET saknas"),
        ({"TEAMS_MANAGED_IDENTITY": "true"}, "TEAMS_SECRET saknas"),
        ({"TEAMS_SECRET": "", "TEAMS_CERTIFICATE": "saknas.pem"}, "TEAMS_CERTIFICATE saknas"),
        ({"TEAMS_SERVICE": "https://evil.example/"}, "TEAMS_SERVICE stämmer inte"),
        ({"TEAMS_SERVICE": "http://127.0.0.1.evil.example/"}, "TEAMS_SERVICE stämmer inte"),
        ({"TEAMS_KEYS": "https://evil.example/keys"}, "TEAMS_KEYS stämmer inte"),
        ({"TEAMS_MORE": "[{}]"}, "TEAMS_MORE stämmer inte"),
        ({"TEAMS_MORE": "[{"}, "TEAMS_MORE stämmer inte"),
    ],
)
def test_what_is_wrong_with_teams_is_told(
    tmp_path: Path, changes: Mapping[str, str], variable: str
) -> None:
    settings = {**TEAMS, **{f"SAMORDNA_{key}": value for key, value in changes.items()}}

    sentences = wrong(tmp_path, settings)

    assert any(each.startswith(f"SAMORDNA_{variable}") for each in sentences)
    assert not any("hemligt" in each for each in sentences)


def test_several_tenants_each_vouch_for_domains_of_their_own(tmp_path: Path) -> None:
    more = (
        '[{"app_id": "00000000-0000-4000-8000-00000000a002",'
        ' "tenant_id": "00000000-0000-4000-8000-00000000b002", "secret": "hemligt",'
        ' "domains": "regionen.example"}]'
    )
    settings = {**TEAMS, "SAMORDNA_TEAMS_MORE": more}

    (sentence,) = wrong(tmp_path, settings)
    right = loaded(tmp_path, {**settings, "SAMORDNA_TEAMS_DOMAINS": "viken.example"})

    assert sentence.startswith("SAMORDNA_TEAMS_DOMAINS saknas")
    assert [each.domains for each in right.teams] == ["viken.example", "regionen.example"]


def test_a_certificate_is_one_file_with_key_and_certificate(tmp_path: Path) -> None:
    pem = tmp_path / "teams.pem"
    settings = {**TEAMS, "SAMORDNA_TEAMS_SECRET": "", "SAMORDNA_TEAMS_CERTIFICATE": str(pem)}
    pem.write_text("-----BEGIN CERTIFICATE-----\n", "ascii")

    (sentence,) = wrong(tmp_path, settings)
    pem.write_text("-----BEGIN PRIVATE KEY-----\n-----BEGIN CERTIFICATE-----\n", "ascii")

    assert sentence.startswith("SAMORDNA_TEAMS_CERTIFICATE saknas")
    assert loaded(tmp_path, settings).teams[0].proofs == 1
