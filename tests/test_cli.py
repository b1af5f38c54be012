"""`samordna init` and what `samordna run` says before it starts."""

from pathlib import Path

import pytest
import typer

from bot import cli
from bot.agreement import Agreement
from bot.agreement.file import default_text, load


def test_init_writes_an_agreement_to_change(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "agreement.toml"

    cli.init(out)

    said = capsys.readouterr().out
    assert out.read_text("utf-8") == default_text()
    assert load(out) == Agreement()
    assert said.startswith(f"{out} är skriven. Läs igenom den")
    assert f"SAMORDNA_AGREEMENT={out}" in said


def test_init_writes_over_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "agreement.toml"
    out.write_text("mitt")

    with pytest.raises(typer.Exit) as ended:
        cli.init(out)

    assert ended.value.exit_code == 1
    said = capsys.readouterr().out
    assert "finns redan och är orörd. Välj ett annat namn med --out" in said
    assert out.read_text() == "mitt"


def test_init_says_when_it_cannot_write(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as ended:
        cli.init(tmp_path / "borta" / "agreement.toml")

    assert ended.value.exit_code == 1
    assert "gick inte att skriva. Välj en mapp som finns" in capsys.readouterr().out


def test_run_tells_all_that_is_wrong_with_the_agreement_and_does_not_start(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    agreement, env = tmp_path / "agreement.toml", tmp_path / ".env"
    agreement.write_text("quorum = 0\nnotis = 3\n")
    settings = {
        "SECRET_KEY": "0123456789abcdef0123456789abcdef",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'rows.db'}",
        "AGREEMENT": str(agreement),
        "MAIL_FROM": "samordnaren@viken.example",
        "SMTP_HOST": "smtp.viken.example",
        "SLACK_BOT_TOKEN": "xoxb-hemlig",
        "SLACK_SIGNING_SECRET": "mycket-hemligt",
    }
    env.write_text("".join(f"SAMORDNA_{key}={value}\n" for key, value in settings.items()))

    with pytest.raises(typer.Exit) as ended:
        cli.run(env)

    assert ended.value.exit_code == 1
    said = capsys.readouterr().out
    assert "rad 1: quorum kan inte vara 0." in said
    assert "rad 2: nyckeln notis finns inte. Skriv notice om" in said
    assert "Samordnaren startade inte." in said
    assert not (tmp_path / "rows.db").exists()
