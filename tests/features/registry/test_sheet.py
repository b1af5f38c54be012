"""The registry's file as it comes from spreadsheets, and every mistake in it told by its line."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.features.registry.columns import FORMULA, harmless, meant
from bot.features.registry.sheet import LARGEST, read
from models.registry import OrganisationKind
from tests.features.registry.files import HEADING, SCHOOL, file_of

LINE = "Ekbackens skola;skola;ja;Kurator;kurator@viken.example;;rektor@viken.example;nej"


def told(content: bytes) -> list[str]:
    return [str(each) for each in read(content).faults]


def test_a_line_says_who_somebody_is() -> None:
    (line,) = read(file_of(LINE)).lines

    assert (line.number, line.organisation, line.kind) == (
        2,
        "Ekbackens skola",
        OrganisationKind.SCHOOL,
    )
    assert (line.independent, line.function, line.name) == (True, "Kurator", "")
    assert (str(line.email), line.substitute) == ("kurator@viken.example", "rektor@viken.example")
    assert line.active is False


WAYS = {
    "excel": file_of(LINE),
    "with a mark": b"\xef\xbb\xbf" + file_of(LINE),
    "windows": file_of(LINE).decode().encode("cp1252"),
    "commas": file_of(LINE).replace(b";", b","),
    "tabs": file_of(LINE).replace(b";", b"\t"),
    "quotes": file_of('"Ekbackens skola"' + LINE.removeprefix("Ekbackens skola")),
    "unix": file_of(LINE).replace(b"\r\n", b"\n"),
    "old mac": file_of(LINE).replace(b"\r\n", b"\r"),
    "capitals": file_of(LINE.upper().replace("EKBACKENS SKOLA", "Ekbackens skola")),
    "blanks": file_of(LINE.replace(";", "  ; ")),
    "blank lines": file_of("", LINE, ";;;;;;;", ""),
    "english": file_of(LINE.replace(";ja;", ";yes;").replace(";nej", ";FALSE")),
    "ascii": file_of(
        LINE, heading="Organisation;Organisationstyp;Fristaende;Funktion;Epost;Namn;Ersattare;Aktiv"
    ),
}


@pytest.mark.parametrize("content", WAYS.values(), ids=WAYS)
def test_every_way_a_spreadsheet_saves_it_is_read(content: bytes) -> None:
    sheet = read(content)

    assert sheet.faults == []
    (line,) = sheet.lines
    assert line.organisation == "Ekbackens skola"
    assert (line.independent, line.active) == (True, False)
    assert str(line.email) == "kurator@viken.example"


def test_excels_own_first_line_is_passed_over_and_counted() -> None:
    sheet = read(b"sep=;\r\n" + file_of(LINE, "Skolan"))

    assert [line.number for line in sheet.lines] == [3]
    assert {fault.line for fault in sheet.faults} == {4}


def test_a_column_left_out_says_nothing() -> None:
    heading = "e-post;funktion;organisationstyp;organisation"

    (line,) = read(file_of("a@viken.example;Kurator;region;BUP", heading=heading)).lines

    assert (line.independent, line.name, line.substitute, line.active) == (None, None, None, None)


def test_an_empty_cell_says_the_usual() -> None:
    (line,) = read(file_of("BUP;region;;Psykolog;a@viken.example;;;")).lines

    assert (line.independent, line.name, line.substitute, line.active) == (False, "", "", True)


WRONG = {
    ";skola;;Kurator;a@viken.example": "organisation är tom. Fyll i den.",
    "BUP;;;Kurator;a@viken.example": "organisationstyp är tom. Fyll i den.",
    "BUP;kyrka;;Kurator;a@viken.example": "Organisationstypen kyrka finns inte. Skriv någon av",
    "BUP;region;kanske;Kurator;a@viken.example": "fristående är kanske. Skriv ja eller nej.",
    "BUP;region;;;a@viken.example": "funktion är tom. Fyll i den.",
    "BUP;region;;–;a@viken.example": "funktion har inga bokstäver.",
    "BUP;region;;Kurator;": "e-post är tom. Fyll i den.",
    "BUP;region;;Kurator;anna": "anna är ingen e-postadress. Skriv som",
    "BUP;region;;Kurator;a b@viken.example": "a b@viken.example är ingen e-postadress.",
    "BUP;region;;Kurator;a@viken.example;;x": "Ersättaren x är ingen e-postadress.",
    "BUP;region;;Kurator;a@viken.example;;;x": None,
    "BUP;region;;Kurator;a@viken.example;;;å": "aktiv är å. Skriv ja eller nej.",
    f"{'B' * 121};region;;Kurator;a@viken.example": "organisation är 121 tecken. Skriv högst 120.",
    "B\u202eUP;region;;Kurator;a@viken.example": "organisation innehåller tecken som inte syns.",
    "BUP;region;;Kurator;a@viken.example;;;ja;mer": "Raden har fler celler än rubriker.",
}


@pytest.mark.parametrize(("line", "sentence"), WRONG.items())
def test_each_mistake_is_told_with_its_line(line: str, sentence: str | None) -> None:
    sheet = read(file_of(SCHOOL[0], line))

    if sentence is None:
        assert sheet.faults == []
    else:
        (fault,) = sheet.faults
        assert str(fault).startswith(f"rad 3: {sentence}")
        assert [each.number for each in sheet.lines] == [2]


def test_all_mistakes_are_told_at_once() -> None:
    assert [each[:5] for each in told(file_of("BUP", SCHOOL[0], ";;;;x"))] == [
        *["rad 2"] * 3,
        *["rad 4"] * 4,
    ]


HEADINGS = {
    "organisation;organisationstyp;funktion": "Rubriken e-post saknas. Lägg till den",
    "organisation;organisationstyp;funktion;e-post;aktvi": "Rubriken aktvi känner jag inte till. "
    "Skriv aktiv,",
    "organisation;organisationstyp;funktion;e-post;xyz": "Rubriken xyz känner jag inte till. "
    "Skriv organisation,",
    "organisation;organisationstyp;funktion;e-post;epost": "Rubriken e-post står två gånger.",
}


@pytest.mark.parametrize(("heading", "sentence"), HEADINGS.items())
def test_wrong_headings_are_told(heading: str, sentence: str) -> None:
    (said,) = told(file_of(heading=heading))

    assert said.startswith(f"rad 1: {sentence}")


def test_a_quotation_mark_left_open_is_told_with_the_line_where_it_is() -> None:
    said = told(file_of(SCHOOL[0], 'BUP;region;;Kurator;a@viken.example;"', SCHOOL[1]))

    assert said == [
        "rad 3: Ett citattecken är inte avslutat. Ta bort det, eller skriv det två gånger."
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Filen är tom. Börja med samordna registry export."),
        (HEADING.encode("utf-16"), "Filen går inte att läsa. Spara den som CSV UTF-8."),
        (b"\xc3\x28\x81", "Filen går inte att läsa. Spara den som CSV UTF-8."),
        (b"x" * (LARGEST + 1), "Filen går inte att läsa. Spara den som CSV UTF-8."),
    ],
)
def test_what_is_no_such_file_is_told(content: bytes, sentence: str) -> None:
    assert told(content) == [f"rad 1: {sentence}"]


@given(cell=st.text())
@example("=1+1")
@example("'=1+1")
@example("''@x")
@example("'hej")
@example("\t=1")
def test_no_cell_is_a_formula_and_each_can_be_read_back(cell: str) -> None:
    written = harmless(cell)

    assert written[:1] not in "=+-@\t\r" or written == ""
    assert meant(written) == cell
    assert not FORMULA.match(written) or written.startswith("'")


@given(
    content=st.binary(max_size=200) | st.text(alphabet='ab;,"\r\n\t=@', max_size=80).map(str.encode)
)
def test_any_bytes_are_read_or_told(content: bytes) -> None:
    sheet = read(file_of() + content)

    assert all(fault.line >= 1 and fault.sentence.endswith(".") for fault in sheet.faults)
