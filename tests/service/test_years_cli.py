"""`samordna year`: a file is previewed, carried out, or refused with all that is wrong."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.service.registry_cli import app as registry_app
from bot.service.years_cli import app

RUN = CliRunner()

SCHOOLS = (
    "organisation;organisationstyp;fristående;funktion;e-post\n"
    "Ekbackens skola;skola;nej;Rektor;rektor@viken.example\n"
    "Friskolan Fyren;skola;ja;Rektor;fyren@viken.example\n"
)
YEAR = (
    "slag;namn;från;till\n"
    "hösttermin;HT;2027-08-16;2027-12-17\n"
    "vårtermin;VT;2028-01-10;2028-06-09\n"
    "lov;Höstlov;2027-11-01;2027-11-05\n"
    "lov;Sportlov;2028-02-28;2028-03-03\n"
)


class Desk:
    """An operator's folder with settings, an agreement and two schools."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        agreement = folder / "agreement.toml"
        agreement.write_text('work_domains = ["viken.example"]\n', "utf-8")
        settings = {
            "DATABASE_URL": f"sqlite:///{folder / 'rows.db'}",
            "SECRET_KEY": "0123456789abcdef0123456789abcdef",
            "AREA_SLUG": "viken",
            "AGREEMENT": str(agreement),
            "MAIL_FROM": "samordnaren@viken.example",
            "SMTP_HOST": "smtp.viken.example",
            "SLACK_BOT_TOKEN": "xoxb-hemlig",
            "SLACK_SIGNING_SECRET": "mycket-hemligt",
        }
        self.env = folder / ".env"
        lines = [f"SAMORDNA_{key}={value}" for key, value in settings.items()]
        self.env.write_text("\n".join(lines) + "\n", "utf-8")
        schools = folder / "skolor.csv"
        schools.write_text(SCHOOLS, "utf-8")
        words = ["import", str(schools), "--apply", "--env-file", str(self.env)]
        told = RUN.invoke(registry_app, words)
        assert told.exit_code == 0, told.output

    def year(self, *words: object) -> tuple[int, str]:
        result = RUN.invoke(app, [*map(str, words), "--env-file", str(self.env)])
        return result.exit_code, result.output

    def file(self, content: str, name: str = "lasar.csv") -> Path:
        path = self.folder / name
        path.write_text(content, "utf-8")
        return path


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_stockholms_years_come_along_unconfirmed_and_only_for_municipal_schools(
    desk: Desk,
) -> None:
    _, before = desk.year("import", "--stockholm")
    code, after = desk.year("import", "--stockholm", "--apply")
    _, again = desk.year("import", "--stockholm", "--apply")
    _, shown = desk.year("show")

    assert "Inget är ändrat än" in before
    assert (code, after.count("Nytt läsår")) == (0, 2)
    assert "inget att ändra" in again
    assert "Ekbackens skola: 2026/27, Stockholms kommunala grundskolor, ej bekräftat" in shown
    assert "Friskolan Fyren: läsårsdata saknas" in shown


def test_a_friskolas_file_is_its_own(desk: Desk) -> None:
    file = desk.file(YEAR)

    code, told = desk.year(
        "import", file, "--for", "friskolan fyren", "--source", "webben", "--confirmed", "--apply"
    )
    _, shown = desk.year("show")

    assert (code, "Nytt läsår 2027/28 för Friskolan Fyren." in told) == (0, True)
    assert "Friskolan Fyren: 2027/28, webben" in shown
    assert "Ekbackens skola: 2027/28" not in shown


def test_everything_wrong_is_told_by_line_and_nothing_is_changed(desk: Desk) -> None:
    file = desk.file(YEAR.replace("2027-08-16", "2027-09-06") + "semester;;x;\n")

    code, told = desk.year("import", file, "--source", "webben", "--apply", "--for", "Ingen")
    _, shown = desk.year("show")

    assert code == 1
    assert "rad 2: Läsåret ska börja i augusti" in told
    assert "rad 6: Slaget semester" in told
    assert "Skolan Ingen finns inte" in told
    assert "Inget är ändrat." in told
    assert "2027/28," not in shown


def test_a_calendar_file_is_read_too(desk: Desk) -> None:
    events = [
        ("Höstterminen börjar", "20270816", "20270817"),
        ("Höstterminen slutar", "20271217", "20271218"),
        ("Vårterminen börjar", "20280110", "20280111"),
        ("Vårterminen slutar", "20280609", "20280610"),
        ("Lucia", "20271213", "20271214"),
        ("Höstlov", "20271101", "20271106"),
    ]
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//skola//SV"]
    for name, first, after in events:
        lines += ["BEGIN:VEVENT", f"SUMMARY:{name}", f"DTSTART;VALUE=DATE:{first}"]
        lines += [f"DTEND;VALUE=DATE:{after}", "END:VEVENT"]
    file = desk.file("\r\n".join([*lines, "END:VCALENDAR"]), "skolan.ics")

    code, told = desk.year("import", file, "--source", "skolans kalender", "--apply")

    assert (code, "Nytt läsår 2027/28 för Ekbackens skola." in told) == (0, True)
    assert "1 händelse i kalendern" in told


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("import",), "Ange antingen en fil eller --stockholm."),
        (("import", "finns.csv"), "--source"),
        (("import", "finns-inte.csv", "--source", "x"), "går inte att läsa"),
    ],
)
def test_what_is_missing_is_asked_for(desk: Desk, words: tuple[str, ...], expected: str) -> None:
    code, told = desk.year(*words)

    assert (code, expected in told) == (1, True)
