"""An agreement is read from its file, or all that is wrong is told at once, line by line."""

from datetime import time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.agreement.file import LARGEST, AgreementError, default_text, load, parse


def told(text: str) -> list[str]:
    """What is said of a text, each beginning with its line."""
    with pytest.raises(AgreementError) as error:
        parse(text, "viken.toml")
    return [each.removeprefix("viken.toml, ") for each in error.value.sentences]


def test_days_and_times_are_written_as_people_do() -> None:
    read = parse('notice = 5\nwork_from = "07:30"\nwork_to = 16:00:00\n', "viken.toml")

    assert (read.notice, read.work_from, read.work_to) == (
        timedelta(days=5),
        time(7, 30),
        time(16),
    )


def test_free_text_has_a_swedish_key() -> None:
    assert not parse("fritext_individ = false", "viken.toml").free_text_individual


def test_addresses_and_domains_are_read_in_lower_case() -> None:
    read = parse('admins = ["Anna@Viken.example"]\nwork_domains = ["VIKEN.example"]', "viken.toml")

    assert read.admins == ("anna@viken.example",)
    assert read.work_domains == ("viken.example",)


def test_a_file_from_windows_is_read(tmp_path: Path) -> None:
    path = tmp_path / "viken.toml"
    path.write_bytes("\ufeff# hej\r\nquorum = 2\r\n".encode())

    assert load(path).quorum == 2


WRONG = {
    "candidats = 3": "rad 1: nyckeln candidats finns inte. Skriv candidates",
    "xyzzy = 3": "rad 1: nyckeln xyzzy finns inte. Ta bort den; här finns actions,",
    "candidates = 9": "rad 1: candidates kan inte vara 9. Skriv ett heltal från 1 till 5.",
    'candidates = "4"': 'rad 1: candidates kan inte vara "4". Skriv ett heltal',
    "candidates = true": "rad 1: candidates kan inte vara true. Skriv ett heltal",
    "\nnotice = 0": "rad 2: notice kan inte vara 0. Skriv ett antal dagar",
    "notice = 99999999999": "rad 1: notice kan inte vara 99999999999. Skriv ett antal dagar",
    'notice = "P3D"': 'rad 1: notice kan inte vara "P3D". Skriv ett antal dagar',
    "notice = true": "rad 1: notice kan inte vara true. Skriv ett antal dagar",
    "digest_at = 8": "rad 1: digest_at kan inte vara 8. Skriv ett klockslag som 08:00:00.",
    'digest_at = "8"': 'rad 1: digest_at kan inte vara "8". Skriv ett klockslag',
    "fritext_individ = 3": "rad 1: fritext_individ kan inte vara 3. Skriv true eller false",
    "lengths = []": "rad 1: lengths kan inte vara en tom lista. Skriv mötets längd",
    "lengths = [\n 30,\n 1,\n]": "rad 3: lengths kan inte ha 1. Skriv mötets längd",
    'admins = ["anna"]': 'rad 1: admins kan inte ha "anna". Skriv arbetsadresser',
    'work_domains = ["https://x"]': 'rad 1: work_domains kan inte ha "https://x". Skriv',
    "[kinds.bsu]\nconveners = []": "rad 1: nyckeln bsu finns inte. Skriv bus om",
    "[kinds.sip]": "rad 1: conveners saknas i kinds.sip. Skriv funktioner med små",
    '[kinds.sip]\nconveners = ["SIP S"]': 'rad 2: kinds.sip.conveners kan inte ha "SIP S".',
    "kinds = 3": "rad 1: kinds kan inte vara 3. Skriv någon av tabellerna sip, bus,",
    "[kinds]\nsip = [1]": "rad 2: kinds.sip kan inte vara en lista. Skriv",
    '[quotas."A b"]\nper_term = 1\nsource = "x"': "rad 1: A b kan inte vara en nyckel i quotas.",
    "[quotas.forum]\nper_term = 1": "rad 1: source saknas i quotas.forum. Skriv varifrån",
    '[akut]\njour = ""': 'rad 2: akut.jour kan inte vara "". Skriv en rad med jourens namn',
    "akut = { jourr = 1 }": "rad 1: nyckeln jourr finns inte. Skriv jour om",
    "retention = {}\nname = {}": "rad 2: name kan inte vara en tabell. Skriv områdets namn",
    "work_to = 07:00:00": "rad 1: work_to är inte efter work_from. Skriv ett senare",
    "preferred_to = 08:00:00": "rad 1: preferred_to är inte efter preferred_from. Skriv ett",
    "travel = 300": "rad 1: travel kan inte vara 300. Skriv ett antal minuter, ett heltal",
    'rooms = [""]': 'rad 1: rooms kan inte ha "". Skriv platsernas namn i registret',
    "quiet_to = 18:00:00": "rad 1: quiet_to är samma som quiet_from. Skriv två olika",
    'admins = ["a@b.example"]': 'rad 1: domänen i "a@b.example" står inte i work_domains.',
    '[areas]\na = ["X"]\nb = ["x"]': 'rad 3: "x" står redan i "a". Låt den stå på ett ställe.',
}


@pytest.mark.parametrize(("text", "sentence"), WRONG.items())
def test_each_mistake_is_told_with_its_line_and_what_to_write(text: str, sentence: str) -> None:
    (said,) = told(text)

    assert said.startswith(sentence)
    assert said.endswith(".")


NO_TOML = {
    "a b = 1": "rad 1: Skriv nyckel = värde",
    "name = Viken": "rad 1: Värdet går inte att läsa. Sätt text inom citattecken",
    'quorum = 1\nname = "Viken': "rad 2: Texten saknar sitt avslutande citattecken",
    "name = '''x": "rad 1: Texten saknar sitt avslutande citattecken",
    "admins = [\n": "rad 2: ",
    "retention = { log = 100": "rad 1: ",
    "[akut": "rad 1: Tabellens namn ska stå inom [ och ].",
    "[akut]\n[akut]": "rad 2: Tabellen står redan tidigare i filen.",
    "quorum = 1\nquorum = 2": "rad 2: Nyckeln står redan tidigare i filen.",
    "quorum = 1 2": "rad 1: Det står något efter värdet.",
    "a.å = 1": "rad 1: Sätt citattecken om nyckeln",
    'name = "\\x"': "rad 1: ",
    "work_from = 2027-13-01": "rad 1: ",
}


@pytest.mark.parametrize(("text", "sentence"), NO_TOML.items())
def test_a_line_that_is_no_toml_is_told_in_swedish(text: str, sentence: str) -> None:
    said = told(text)[0]

    assert said.startswith(sentence)
    assert not any(word in said for word in ("Expected", "Invalid", "line", "Unclosed"))


def test_everything_is_told_at_once_in_the_order_of_the_lines() -> None:
    text = (
        'quorum = 0\nname = Viken\nadmins = ["a"]\nnotis = 3\n[kinds.sip]\nclock = { days = 0 }\n'
    )

    said = told(text)

    assert [each.split(":")[0] for each in said] == [f"rad {n}" for n in (1, 2, 3, 4, 6)]


def test_what_was_left_out_as_unreadable_is_not_said_to_be_missing() -> None:
    said = told("[kinds.sip]\nconveners = sip-samordnare\nclock = 3\n")

    assert len(said) == 2
    assert not any("saknas" in each for each in said)


def test_what_depends_on_something_wrong_is_not_told() -> None:
    said = told('admins = ["a@viken.example"]\nwork_domains = ["å"]\n')

    assert [each[:5] for each in said] == ["rad 2"]


def test_a_long_value_is_cut() -> None:
    (said,) = told(f'candidates = "{"x" * 500}"')

    assert len(said) < 150


def test_a_file_that_cannot_be_one_is_told(tmp_path: Path) -> None:
    latin = tmp_path / "latin.toml"
    latin.write_bytes("name = 'Håbo'".encode("cp1252"))

    for path, why in ((tmp_path / "borta.toml", "samordna init"), (latin, "Spara den som UTF-8")):
        with pytest.raises(AgreementError, match=why):
            load(path)
    with pytest.raises(AgreementError, match="för stor"):
        parse("#" * (LARGEST + 1), "viken.toml")


LINES = st.sampled_from(default_text().splitlines())
NOISE = st.text(alphabet="ab=[]{}\"'#.,1\\å \n", max_size=30)


@given(lines=st.lists(LINES | NOISE, max_size=12))
def test_whatever_stands_in_a_file_it_is_read_or_told_line_by_line(lines: list[str]) -> None:
    said = read_or_told("\n".join(lines))

    assert said is None or all(each.startswith("viken.toml, rad ") for each in said)


def read_or_told(text: str) -> list[str] | None:
    try:
        parse(text, "viken.toml")
    except AgreementError as error:
        return error.sentences or [""]
    return None
