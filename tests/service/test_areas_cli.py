"""`samordna area`: looked at, decided, and taken back by whoever has the server."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import select
from typer.testing import CliRunner

from bot.service.areas_cli import app
from models.areas import AreaChange
from models.audit import AuditEntry
from models.queue import Outbox
from tests.service.installing import install, opened
from tests.town import build_town

SOON = (datetime.now(UTC) + timedelta(days=30)).date().isoformat()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Settings with three areas; two of them have people."""
    install(tmp_path)
    rules = tmp_path / "omraden.toml"
    rules.write_text('name = "Området"\n')
    more = [
        {"slug": slug, "name": slug.capitalize(), "agreement": str(rules)}
        for slug in ("berget", "sjon")
    ]
    with (tmp_path / ".env").open("a") as settings:
        settings.write(f"SAMORDNA_MORE_AREAS={json.dumps(more)}\n")
    with opened(tmp_path) as tx:
        build_town(tx)
    return tmp_path


def area(folder: Path, *words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, [*words, "--env-file", str(folder / ".env")])
    return result.exit_code, result.output


def changes(folder: Path) -> int:
    with opened(folder) as tx:
        return len(tx.exec(select(AreaChange)).all())


def test_without_apply_it_shows_what_moves_and_keeps_nothing(folder: Path) -> None:
    code, said = area(folder, "merge", "viken", "berget", "--into", "sjon", "--from", SOON)

    assert code == 0
    assert "Viken till Sjon: 4 organisationer, 3 personer, 0 forum" in said
    assert "Kör igen med --apply" in said
    assert changes(folder) == 0


def test_with_apply_it_is_decided_for_its_day_and_can_be_taken_back(folder: Path) -> None:
    words = ("merge", "viken", "berget", "--into", "sjon", "--from", SOON, "--apply")
    code, said = area(folder, *words)
    shown = area(folder, "show")[1]
    again = area(folder, *words)
    off = area(folder, "call-off", "1")

    assert code == 0
    assert "Beslutat." in said
    assert "viken: Viken, 3 personer" in shown
    assert "1. Från" in shown
    assert again[0] == 1
    assert "redan en ändring" in again[1]
    assert "Inget flyttar." in off[1]
    with opened(folder) as tx:
        assert [each.kind for each in tx.exec(select(Outbox))] == ["areas.change"] * 2
        log = {each.what for each in tx.exec(select(AuditEntry))}
        assert log == {"area.change_decided", "area.change_called_off"}


def test_a_split_tells_who_ends_up_where(folder: Path) -> None:
    split = ("split", "viken", "--into", "viken", "--into", "sjon", "--from", SOON)
    code, said = area(
        folder, *split, "--move", "Bos enhet=sjon", "--move", "cillas enhet=viken+sjon"
    )

    assert code == 0
    assert "I Viken: annas enhet, cillas enhet och eriks enhet." in said
    assert "I Sjon: bos enhet och cillas enhet." in said


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("merge", "viken", "--into", "viken"), "Välj minst två områden"),
        (("merge", "viken", "kusten", "--into", "sjon"), "Området kusten finns inte"),
        (("split", "viken", "--into", "sjon"), "--into två gånger"),
        (("split", "viken", "--into", "viken", "--into", "sjon"), "minst en organisation"),
        (("split", "viken", "--into", "viken", "--into", "sjon", "--move", "Bos enhet"), "likhets"),
        (("split", "viken", "--into", "viken", "--into", "sjon", "--move", "X=sjon"), "stavningen"),
        (("split", "viken", "--into", "viken", "--into", "sjon", "--move", "bos enhet=berget"),
         "inte något av de två"),
        (("call-off", "7"), "finns inte längre"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_and_nothing_kept(
    folder: Path, words: tuple[str, ...], told: str
) -> None:
    when = () if words[0] == "call-off" else ("--from", SOON)
    code, said = area(folder, *words, *when)

    assert code == 1
    assert told in said
    assert changes(folder) == 0
