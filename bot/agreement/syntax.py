"""What is wrong with a text that is no TOML, a Swedish sentence a mistake, with its line."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

AT = re.compile(r"\(at line (\d+), column (\d+)\)")

# What the standard library's reader says → what to do. The first that fits is told.
SAID: Mapping[str, str] = {
    "expected '=' after": "Skriv nyckel = värde, till exempel candidates = 4",
    "invalid statement": "Skriv nyckel = värde, eller sätt # först om det är en kommentar",
    "invalid initial": "Sätt citattecken om nyckeln har blanksteg eller å, ä, ö",
    "cannot overwrite a value": "Nyckeln står redan tidigare i filen. Ta bort den ena raden",
    "duplicate inline table key": "Nyckeln står två gånger inom klamrarna. Ta bort den ena",
    "twice": "Tabellen står redan tidigare i filen. Slå ihop dem till en",
    "cannot mutate": "Värdet är redan satt tidigare i filen. Ta bort den ena raden",
    "expected newline or end": "Det står något efter värdet. Ta bort det, eller sätt # före",
    "unclosed array": "Listan saknar sin avslutande ]. Sätt den sist i listan",
    "unclosed inline": "Klammern { saknar sin avslutande }. Sätt den sist på raden",
    "end of a table declaration": "Tabellens namn ska stå inom [ och ]",
    "end of an array declaration": "Tabellens namn ska stå inom [ och ]",
    "unterminated string": "Texten saknar sitt avslutande citattecken",
    "illegal character": "Texten saknar sitt avslutande citattecken, eller har ett osynligt tecken",
    "expected": "Texten saknar sitt avslutande citattecken",
    "unescaped": "Skriv två omvända snedstreck för ett, eller sätt texten inom enkla citattecken",
    "invalid date": "Datum skrivs 2027-03-12 och klockslag 08:00:00",
    "invalid value": "Värdet går inte att läsa. Sätt text inom citattecken, klockslag som 08:00:00",
}

# After these the rest of the file can be read as if the line had been left out.
ON_ONE_LINE = ("expected '='", "invalid statement", "invalid value", "invalid initial", "overwrite")
MOST = 20


@dataclass(frozen=True)
class Read:
    """What could be read: `text` is the whole less the lines that are no TOML.

    `wrong` are those, as (line, sentence). When nothing could be read, `text` is empty.
    """

    held: dict[str, Any]
    text: str
    wrong: tuple[tuple[int, str], ...]


def read_toml(text: str) -> Read:
    """What a text holds, and every line in it that is no TOML.

    A line that is wrong by itself is left out and the rest read on; after any other mistake
    nothing is known of the rest.
    """
    wrong: list[tuple[int, str]] = []
    lines = text.split("\n")
    while len(wrong) < MOST:
        try:
            return Read(tomllib.loads("\n".join(lines)), "\n".join(lines), tuple(wrong))
        except tomllib.TOMLDecodeError as error:
            said = str(error)
            found = AT.search(said)
            number = int(found[1]) if found else len(lines)
            wrong.append((number, _sentence(said.lower())))
            line = lines[number - 1].lstrip()
            if line.startswith("[") or not any(each in said.lower() for each in ON_ONE_LINE):
                break
            lines[number - 1] = ""
    return Read({}, "", tuple(wrong))


def _sentence(said: str) -> str:
    return next((told for key, told in SAID.items() if key in said), "Raden går inte att läsa")
