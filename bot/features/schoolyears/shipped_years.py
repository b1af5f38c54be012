"""School years that come along: facts with a source, confirmed by nobody yet."""

from datetime import date
from importlib.resources import files

from bot.features.schoolyears import sheet
from bot.features.schoolyears.importing import Origin
from models.registry import Confidence
from scheduler.schoolyears import Draft, drafts

FILE = "stockholm.csv"

ORIGIN = Origin(
    source="Stockholms kommunala grundskolor, ej bekräftat (github.com/brnstrom/seir-lovvader)",
    checked_on=date(2026, 11, 21),
    confidence=Confidence.UNCONFIRMED,
)
"""See `shipped/SOURCES.md`."""


def content() -> bytes:
    """The file itself."""
    return files("bot.features.schoolyears").joinpath("shipped", FILE).read_bytes()


def stockholm() -> list[Draft]:
    """Stockholm's municipal school years; a test holds them against the law."""
    return drafts(sheet.read(content())[0])[0]
