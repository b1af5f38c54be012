"""`samordna retention`: counted first, erased when asked to, and refused with what is wrong."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import typer
from sqlmodel import select
from typer.testing import CliRunner

from bot.service.retention_cli import retention as command
from models.audit import AuditEntry
from models.meetings import Meeting, MeetingState
from models.queue import Outbox, OutboxState, Posted, RecurringRule
from models.registry import Area
from tests.service.installing import install, opened
from tests.town import add_meeting, build_town

YEARS_AGO = datetime.now(UTC) - timedelta(days=800)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where an operator has settings and a database with a cancelled meeting and one under way."""
    install(tmp_path)
    with opened(tmp_path) as tx:
        town = build_town(tx, MeetingState.CANCELLED)
        tx.get_one(Meeting, town.meeting).changed_at = YEARS_AGO
        add_meeting(tx, town.area, town.anna, MeetingState.BOOKED, "3CKQ7").changed_at = YEARS_AGO
    return tmp_path


# Not the whole `samordna`, whose start turns the log to where only this test's words go.
ALONE = typer.Typer()
ALONE.command()(command)


def retention(folder: Path, *words: str) -> tuple[int, str]:
    """What `samordna retention …` ends with and says."""
    result = CliRunner().invoke(ALONE, [*words, "--env-file", str(folder / ".env")])
    return result.exit_code, result.output


def references(folder: Path) -> list[str]:
    with opened(folder) as tx:
        return sorted(tx.exec(select(Meeting.reference)))


def test_without_a_word_it_only_counts(folder: Path) -> None:
    code, said = retention(folder)

    assert code == 0
    assert said.startswith("Avslutat för mer än 365 dagar sedan: 1 möte.\nInget är raderat.")
    assert references(folder) == ["3CKQ7", "7KQ4M"]


def test_with_the_word_it_erases_and_the_trail_holds_a_count(folder: Path) -> None:
    with opened(folder) as tx:
        (old,) = [each for each in tx.exec(select(Meeting)) if each.state == "cancelled"]
        tx.add_all(
            Outbox(
                area_id=old.area_id,
                key=f"mail:{state}",
                kind="mail",
                meeting_id=old.id,
                state=state,
                due_at=YEARS_AGO,
                created_at=YEARS_AGO,
            )
            for state in (OutboxState.SENT, OutboxState.DROPPED)
        )
    code, said = retention(folder, "--erase")

    assert code == 0
    assert "Raderat, med allt som hör till: 1 möte." in said
    assert "1 mejl som har skickats" in said
    assert "0 meddelanden i chatten som inte gick att tömma går inte att återkalla." in said
    assert references(folder) == ["3CKQ7"]
    with opened(folder) as tx:
        noted = [(each.what, each.subject) for each in tx.exec(select(AuditEntry))]
    assert noted == [("meetings.erased", "1")]


def test_what_is_still_in_the_chat_is_said_to_wait(folder: Path) -> None:
    with opened(folder) as tx:
        (area,) = [each.id for each in tx.exec(select(Area)) if each.slug == "viken"]
        (old,) = [each.id for each in tx.exec(select(Meeting)) if each.state == "cancelled"]
        tx.add(
            Posted(
                area_id=area,
                thread=f"card:{old}:1",
                meeting_id=old,
                external_id="D1:1.1",
                posted_at=YEARS_AGO,
            )
        )

    _, said = retention(folder, "--erase")

    assert "Raderat, med allt som hör till: 0 möten." in said
    assert "Väntar: 1 möte. Raderas natten efter" in said
    assert references(folder) == ["3CKQ7", "7KQ4M"]


def test_an_area_from_before_gets_its_nights_once(folder: Path) -> None:
    retention(folder)
    retention(folder)

    with opened(folder) as tx:
        found = [each for each in tx.exec(select(RecurringRule)) if each.kind == "retention"]
    assert sorted(each.weekday for each in found) == list(range(7))


def test_wrong_settings_are_told_and_nothing_is_erased(folder: Path) -> None:
    env = folder / ".env"
    env.write_text(env.read_text().replace("SAMORDNA_MAIL_FROM", "SAMORDNA_MAIL_FRAM"))

    code, said = retention(folder, "--erase")

    assert code == 1
    assert "Inget är läst eller ändrat." in said
    assert references(folder) == ["3CKQ7", "7KQ4M"]
