"""Every value of a TOML text is found on its line."""

import tomllib
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from bot.agreement.file import default_text
from bot.agreement.lines import Path, lines_of

TEXT = '''# först
name = "a\\"#[b" # efter
admins = [
  "x",  # [
  'y]',
]
"å.b".c = 1
long = """
två ""\\"
rader"""""

[kinds.sip]   # en tabell
clock = { days = 21, source = "x=}" }
'''


def test_each_value_has_the_line_where_it_begins() -> None:
    assert lines_of(TEXT) == {
        ("name",): 2,
        ("admins",): 3,
        ("admins", 0): 4,
        ("admins", 1): 5,
        ("å.b", "c"): 7,
        ("long",): 8,
        ("kinds", "sip"): 12,
        ("kinds", "sip", "clock"): 13,
        ("kinds", "sip", "clock", "days"): 13,
        ("kinds", "sip", "clock", "source"): 13,
    }


def leaves(value: object, path: Path = ()) -> Iterator[Path]:
    """The paths of everything that is neither a table nor a list."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from leaves(inner, (*path, place))
    else:
        yield path


def test_every_value_of_the_shipped_agreement_is_found() -> None:
    found = lines_of(default_text())

    assert set(leaves(tomllib.loads(default_text()))) <= set(found)


KEYS = st.text(alphabet="abc_", min_size=1, max_size=4)
STRINGS = st.text(alphabet="ab #[]{}=,'", max_size=8).map(lambda text: f'"{text}"')
LONG = st.text(alphabet="ab #[]\n'", max_size=8).map(lambda text: f'"""{text}"""')
SCALARS = STRINGS | LONG | st.integers(0, 99).map(str) | st.just("08:00:00") | st.just("true")
LISTS = st.lists(SCALARS, max_size=3).map(lambda each: "[\n" + ",  # ]\n".join(each) + "\n]")
VALUES = SCALARS | LISTS


@given(tables=st.dictionaries(KEYS, st.dictionaries(KEYS, VALUES, max_size=4), max_size=3))
def test_any_text_that_can_be_read_is_found_through(tables: dict[str, dict[str, str]]) -> None:
    text = ""
    expected: dict[Path, int] = {}
    for table, pairs in tables.items():
        text += f"\n[{table}]  # tabell\n"
        expected[(table,)] = text.count("\n")
        for key, value in pairs.items():
            expected[(table, key)] = text.count("\n") + 1
            text += f"  {key} = {value} # värde\n"

    found = lines_of(text)

    assert set(leaves(tomllib.loads(text))) <= set(found)
    assert {path: line for path, line in found.items() if len(path) < 3} == expected
