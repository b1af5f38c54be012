"""The columns of the registry's file, and how their cells are written and read."""

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum

from models.registry import OrganisationKind


class Column(StrEnum):
    """The columns by their headings, in the order they are written."""

    ORGANISATION = "organisation"
    KIND = "organisationstyp"
    INDEPENDENT = "fristående"
    FUNCTION = "funktion"
    EMAIL = "e-post"
    NAME = "namn"
    SUBSTITUTE = "ersättare"
    ACTIVE = "aktiv"


NEEDED = (Column.ORGANISATION, Column.KIND, Column.FUNCTION, Column.EMAIL)
"""Without these a file says too little; what the others lack stays as it is."""

LONGEST = {
    Column.ORGANISATION: 120,
    Column.FUNCTION: 60,
    Column.EMAIL: 254,
    Column.NAME: 80,
    Column.SUBSTITUTE: 254,
}

KINDS: Mapping[OrganisationKind, str] = {
    OrganisationKind.SCHOOL: "skola",
    OrganisationKind.PRESCHOOL: "förskola",
    OrganisationKind.SOCIAL_SERVICES: "socialtjänst",
    OrganisationKind.REGION: "region",
    OrganisationKind.POLICE: "polis",
    OrganisationKind.OTHER: "annan",
}

YES, NO = "ja", "nej"
SAID_YES = ("ja", "j", "yes", "x", "1", "sant", "true")
SAID_NO = ("nej", "n", "no", "0", "falskt", "false")

# What a spreadsheet takes for a formula, after any apostrophes of ours.
FORMULA = re.compile(r"'*[=+\-@\t\r]")


def harmless(cell: str) -> str:
    """The cell as it is written: a spreadsheet shows it and calculates nothing."""
    return f"'{cell}" if FORMULA.match(cell) else cell


def meant(cell: str) -> str:
    """The cell as it was before `harmless`."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


def tidy(cell: str) -> str:
    """One line without blanks at its ends or two in a row, letters composed."""
    return unicodedata.normalize("NFC", " ".join(cell.split()))


def has_hidden(cell: str) -> bool:
    """Whether there are signs in it that nobody sees, such as those that turn text around."""
    return any(unicodedata.category(sign) in ("Cc", "Cf", "Co", "Cs", "Cn") for sign in cell)


def plain(word: str) -> str:
    """Lower case without dots, rings and hyphens: `E-post` and `epost` are the same."""
    split = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in split if sign.isalnum())


COLUMN_OF = {plain(column): column for column in Column} | {
    "epostadress": Column.EMAIL,
    "email": Column.EMAIL,
    "mejl": Column.EMAIL,
    "organisationstyp": Column.KIND,
}
KIND_OF = {plain(word): kind for kind, word in KINDS.items()}
