"""`samordna registry`: a file is previewed, carried out, or refused with all that is wrong."""

import contextlib
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlmodel import select
from typer.testing import CliRunner

from bot.service.registry_cli import app
from models.audit import AuditEntry
from models.queue import RecurringRule
from models.registry import Area, Contact, Place
from models.store import Store
from tests.features.registry.files import SCHOOL, file_of

RUN = CliRunner()


@dataclass(frozen=True)
class Desk:
    """An operator's folder with settings and an agreement, where nothing has run yet."""

    folder: Path

    @property
    def env(self) -> Path:
        return self.folder / ".env"

    def file(self, content: bytes) -> Path:
        path = self.folder / "kontakter.csv"
        path.write_bytes(content)
        return path

    def registry(self, *words: object) -> tuple[int, str]:
        """What `samordna registry …` ends with and says."""
        given = [*map(str, words), "--env-file", str(self.env)]
        result = RUN.invoke(app, given)
        return result.exit_code, result.output

    def emails(self) -> list[str]:
        with (
            contextlib.closing(Store(f"sqlite:///{self.folder / 'rows.db'}")) as store,
            store.transaction() as tx,
        ):
            return list(tx.exec(select(Contact.email)))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    agreement = tmp_path / "agreement.toml"
    agreement.write_text('work_domains = ["viken.example"]\n', "utf-8")
    made = Desk(tmp_path)
    settings = {
        "DATABASE_URL": f"sqlite:///{tmp_path / 'rows.db'}",
        "SECRET_KEY": "0123456789abcdef0123456789abcdef",
        "AREA_SLUG": "viken",
        "AGREEMENT": str(agreement),
        "MAIL_FROM": "samordnaren@viken.example",
        "SMTP_HOST": "smtp.viken.example",
        "SLACK_BOT_TOKEN": "xoxb-hemlig",
        "SLACK_SIGNING_SECRET": "mycket-hemligt",
    }
    made.env.write_text("".join(f"SAMORDNA_{key}={value}\n" for key, value in settings.items()))
    return made


def test_without_apply_it_is_only_shown(desk: Desk) -> None:
    code, said = desk.registry("import", desk.file(file_of(*SCHOOL)))

    assert code == 0
    assert "Ny kontakt: kurator@viken.example (Kurator, Ekbackens skola)." in said
    assert "Inget är ändrat än, 6 ändringar väntar. Kör igen med --apply" in said
    assert desk.emails() == []


def test_with_apply_it_is_done_and_noted(desk: Desk) -> None:
    code, said = desk.registry("import", desk.file(file_of(*SCHOOL)), "--apply")

    assert code == 0
    assert said.endswith("Klart: 6 ändringar.\n")
    assert desk.emails() == ["kurator@viken.example", "rektor@viken.example"]
    with (
        contextlib.closing(Store(f"sqlite:///{desk.folder / 'rows.db'}")) as store,
        store.transaction() as tx,
    ):
        assert [area.slug for area in tx.exec(select(Area))] == ["viken"]
        kinds = [rule.kind for rule in tx.exec(select(RecurringRule))]
        assert kinds == ["digest", *["retention"] * 7, *["actions"] * 5, "schoolyears", "forums"]
        noted = [(each.what, each.subject) for each in tx.exec(select(AuditEntry))]
        assert noted == [("registry.imported", "6")]


def test_anything_wrong_leaves_everything_as_it_was_and_is_told(desk: Desk) -> None:
    desk.registry("import", desk.file(file_of(*SCHOOL)), "--apply")
    wrong = file_of(
        "BUP;region;;Psykolog;psykolog@viken.example",
        "BUP;kyrka;;;bo@viken.example",
        "BUP;region;;Psykolog;bo@annan.example",
    )

    code, said = desk.registry("import", desk.file(wrong), "--apply")

    assert code == 1
    lines = said.splitlines()
    assert [each.partition(": ")[0] for each in lines[:3]] == [
        "kontakter.csv, rad 3",
        "kontakter.csv, rad 3",
        "kontakter.csv, rad 4",
    ]
    assert lines[3] == "Inget är ändrat. Rätta de 3 felen."
    assert len(desk.emails()) == 2


def test_one_mistake_is_one(desk: Desk) -> None:
    _, said = desk.registry("import", desk.file(file_of("BUP;region;;;a@viken.example")))

    assert said.endswith("Inget är ändrat. Rätta felet.\n")


def test_what_is_exported_can_be_changed_and_read_back(desk: Desk) -> None:
    desk.registry("import", desk.file(file_of(*SCHOOL)), "--apply")
    out = desk.folder / "registret.csv"

    code, said = desk.registry("export", "--out", out)
    unchanged = desk.registry("import", out)
    out.write_bytes(out.read_bytes().replace(b";Kurator;", b";Skolkurator;"))
    changed = desk.registry("import", out, "--apply")

    assert (code, "är skriven" in said) == (0, True)
    assert unchanged == (0, "Filen säger samma som registret: inget att ändra.\n")
    assert changed[1].splitlines()[-2:] == [
        "Ändrad kontakt: kurator@viken.example: funktion Kurator → Skolkurator.",
        "Klart: 2 ändringar.",
    ]


def test_an_export_opens_in_a_spreadsheet(desk: Desk) -> None:
    formula = "=HYPERLINK(1);region;;Psykolog;psykolog@viken.example;'@SUM;;ja"
    desk.registry("import", desk.file(file_of(formula)), "--apply")
    out = desk.folder / "registret.csv"

    desk.registry("export", "--out", out)

    assert out.read_bytes().startswith(b"\xef\xbb\xbforganisation;")
    assert b"\r\n'=HYPERLINK(1);region;nej;Psykolog;psykolog@viken.example;'@SUM;;ja\r\n" in (
        out.read_bytes()
    )


def test_an_export_writes_over_nothing(desk: Desk) -> None:
    out = desk.file(b"mitt")

    code, said = desk.registry("export", "--out", out)

    assert code == 1
    assert "finns redan och är orörd. Välj ett annat namn" in said
    assert out.read_bytes() == b"mitt"


def test_files_that_cannot_be_reached_are_told(desk: Desk) -> None:
    read = desk.registry("import", desk.folder / "borta.csv")
    written = desk.registry("export", "--out", desk.folder / "borta" / "registret.csv")

    assert (read[0], written[0]) == (1, 1)
    assert "går inte att läsa. Kontrollera sökvägen." in read[1]
    assert "gick inte att skriva. Välj en mapp som finns" in written[1]


@pytest.mark.parametrize("words", [("import", "kontakter.csv"), ("export", "--out", "ny.csv")])
def test_wrong_settings_are_told_and_nothing_is_done(desk: Desk, words: tuple[str, ...]) -> None:
    desk.file(file_of(*SCHOOL))
    (desk.folder / "agreement.toml").write_text("quorum = 0\n")

    command, *rest = words
    code, said = desk.registry(command, *rest[:-1], desk.folder / rest[-1])

    assert code == 1
    assert "rad 1: quorum kan inte vara 0." in said
    assert said.endswith("Inget är läst eller ändrat. Rätta inställningarna och försök igen.\n")
    assert not (desk.folder / "rows.db").exists()


def places(desk: Desk) -> list[tuple[str, str]]:
    with (
        contextlib.closing(Store(f"sqlite:///{desk.folder / 'rows.db'}")) as store,
        store.transaction() as tx,
    ):
        return [(each.name, each.address) for each in tx.exec(select(Place))]


def test_a_place_is_written_down_and_gets_another_address(desk: Desk) -> None:
    desk.registry("import", desk.file(file_of(*SCHOOL)), "--apply")

    first = desk.registry("place", "ekbackens  skola", "Aulan", "Skolgatan 1")
    agreement = desk.folder / "agreement.toml"
    agreement.write_text('work_domains = ["viken.example"]\nrooms = ["AULAN"]\n', "utf-8")
    second = desk.registry("place", "Ekbackens skola", "aulan", "Skolgatan 1 B")

    assert first[0] == second[0] == 0
    assert "Platsen är inlagd." in first[1]
    assert "Skriv då namnet under rooms" in first[1]
    assert "fanns redan och har fått adressen" in second[1]
    assert "rooms" not in second[1]
    assert places(desk) == [("aulan", "Skolgatan 1 B")]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("Ekbacken skola", "Aulan", "Skolgatan 1"), "Menade du Ekbackens skola?"),
        (("Polisen", "Aulan", "Skolgatan 1"), "Ingen organisation i registret heter Polisen."),
        (("Ekbackens skola", " ", "Skolgatan 1"), "Platsens namn saknas."),
        (("Ekbackens skola", "Aulan", "x" * 161), "Adressen är längre än 160 tecken."),
        (("Ekbackens skola", "Au\u200blan", "Skolgatan 1"), "innehåller osynliga tecken"),
    ],
)
def test_a_place_that_cannot_be_is_refused(
    desk: Desk, words: tuple[str, str, str], told: str
) -> None:
    desk.registry("import", desk.file(file_of(*SCHOOL)), "--apply")

    code, said = desk.registry("place", *words)

    assert code == 1
    assert told in said
    assert places(desk) == []
