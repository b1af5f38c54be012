"""`samordna report`: on the screen or as files, for whoever has the server; noted in the log."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import typer
from sqlmodel import select
from typer.testing import CliRunner

from bot.demo.figures import made_up_report
from bot.features.report.withholding import LEAST
from bot.reports import Told
from bot.service.report_cli import reporting
from models.audit import AuditEntry
from models.meetings import Meeting, MeetingState
from models.tallies import Release
from tests.service.installing import install, opened
from tests.town import add_meeting, build_town

ALONE = typer.Typer()
ALONE.command()(reporting(made_up_report))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where an operator has settings and a database with a forum and a SIP held lately."""
    install(tmp_path)
    with opened(tmp_path) as tx:
        town = build_town(tx, MeetingState.CLOSED)
        forum = add_meeting(tx, town.area, town.anna, MeetingState.CLOSED, "3CKQ7")
        forum.kind, forum.name = "forum", "=Forum Viken"
        for each in (forum, tx.get_one(Meeting, town.meeting)):
            each.starts_at = datetime.now(UTC) - timedelta(minutes=1)
    return tmp_path


def report(folder: Path, *words: str) -> tuple[int, str]:
    result = CliRunner().invoke(ALONE, [*words, "--env-file", str(folder / ".env")])
    return result.exit_code, result.output


def test_on_the_screen_it_tells_forums_and_no_reference(folder: Path) -> None:
    code, said = report(folder)

    assert code == 0
    assert "=Forum Viken: 1 av 1 hållna" in said
    assert "Redovisas inte: färre än fem möten." in said
    assert "7KQ4M" not in said
    with opened(folder) as tx:
        assert [each.what for each in tx.exec(select(AuditEntry))] == ["report.read"]
        assert len(tx.exec(select(Release)).all()) == 1


def test_files_are_tables_a_page_and_an_answer_that_stand_alone(folder: Path) -> None:
    code, said = report(folder, "--out", str(folder / "ut"))

    assert code == 0
    found = {each.name: each.read_text("utf-8-sig") for each in (folder / "ut").iterdir()}
    assert len(found) == 5
    assert said.startswith("Skrivet i ")
    (forums,) = [text for name, text in found.items() if name.endswith("-forum.csv")]
    assert "\n'=Forum Viken;" in forums
    pages = [text for name, text in found.items() if name.endswith(".html")]
    assert len(pages) == 2
    for text in pages:
        assert "<style>" in text
        assert "<link" not in text
        assert 'href="/' not in text
        assert "7KQ4M" not in text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--term", "hösten"), "Jag förstod inte terminen ”hösten”."),
        (("--term", "VT2099"), "Terminen VT2099 har inte börjat än."),
        (("--area", "Norra"), "någon del som heter ”Norra” finns inte. Lämna delen tom"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(
    folder: Path, words: tuple[str, ...], told: str
) -> None:
    code, said = report(folder, *words)

    assert code == 1
    assert told in said
    with opened(folder) as tx:
        assert tx.exec(select(AuditEntry)).all() == []


def test_a_file_in_the_way_is_told(folder: Path) -> None:
    (folder / "ut").write_text("i vägen")

    code, said = report(folder, "--out", str(folder / "ut"))

    assert code == 1
    assert "gick inte att skriva" in said


def test_where_nothing_is_set_up_it_tells_the_demos_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [each for each in os.environ if each.startswith("SAMORDNA_")]:
        monkeypatch.delenv(name)

    code, said = report(tmp_path, "--term", "HT2026")

    assert code == 0
    assert said.startswith("Här finns inga inställningar än")
    assert "BUS övergripande Exempelviken: 2 av 2 hållna" in said


def test_a_setting_without_the_others_is_an_installation_begun(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("SAMORDNA_PORT=8080\n")

    code, said = report(tmp_path, "--term", "HT2026")

    assert code == 1
    assert "SAMORDNA_SECRET_KEY saknas" in said


def test_another_area_is_asked_for_by_its_short_name(folder: Path) -> None:
    own, other = report(folder, "--of", "viken"), report(folder, "--of", "kusten")

    assert own[0] == 0
    assert other[0] == 1
    assert "kusten finns inte i inställningarna. De som finns: viken." in other[1]


def test_the_demos_report_has_a_whole_term_before_to_compare_with() -> None:
    made = made_up_report("HT2026", "")

    assert {(each.held > 0, each.held_before > 0) for each in made.forums} == {(True, True)}
    assert sum(each.done_before.due > 0 for each in made.units) >= 5
    assert {each.came.called > 0 for each in made.units} == {True}
    assert any(each.came.came < each.came.called for each in made.units)
    (year,) = [each for each in made.years if each.told is Told.FIGURES]
    cells = [count for cells in year.cells.values() for count in cells.values() if count]
    assert year.year == "2025/26"
    assert min(cells) >= LEAST
    assert len(year.cells) == 5
