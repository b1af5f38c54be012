"""What the tests of the registry's file share: writing one as people do, and carrying it out."""

from bot.agreement import Agreement
from bot.demo.district import AGREEMENT, SLUG
from bot.features.registry.exporting import export
from bot.features.registry.handover import Hand
from bot.features.registry.importing import carry_out
from bot.features.registry.sheet import read
from bot.features.registry.units import Outcome
from bot.replies import Form, OneOf
from bot.texts import render
from models import registry
from models.registry import Area
from models.store import Tx
from tests.town import NOON, SECRETS

HEADING = "organisation;organisationstyp;fristående;funktion;e-post;namn;ersättare;aktiv"
HAND = Hand(Agreement(work_domains=("viken.example", "fyren.example")), SECRETS)

SCHOOL = (
    "Ekbackens skola;skola;nej;Kurator;kurator@viken.example;;rektor@viken.example;ja",
    "Ekbackens skola;skola;nej;Rektor;rektor@viken.example;;;ja",
)


def file_of(*lines: str, heading: str = HEADING) -> bytes:
    """A file with these lines under the heading."""
    return "\r\n".join((heading, *lines, "")).encode()


def an_area(tx: Tx) -> Area:
    """An area with nothing in its registry."""
    area = Area(slug="viken", name="Viken")
    tx.add(area)
    tx.flush()
    return area


def imported(tx: Tx, area: Area, *lines: str, heading: str = HEADING, hand: Hand = HAND) -> Outcome:
    """What comes of a file with these lines."""
    return carry_out(tx, area, read(file_of(*lines, heading=heading)), hand, NOON)


def again(tx: Tx, area: Area) -> Outcome:
    """What comes of the registry's own export."""
    return carry_out(tx, area, read(export(tx, area.id)), HAND, NOON)


def faults(outcome: Outcome) -> list[str]:
    """What is wrong, each sentence with its line."""
    return [str(each) for each in outcome.faults]


def options(form: Form, field: str) -> list[str]:
    """What can be chosen at a field of a form, as people read it."""
    (found,) = [each for each in form.fields if isinstance(each, OneOf) and each.id == field]
    return [render(option.label, "sv") for option in found.options]


def in_file(tx: Tx, *lines: str) -> list[str]:
    """Let the district's registry say what a file says; what is wrong with it."""
    area = registry.area_by_slug(tx, SLUG)
    assert area is not None
    return faults(imported(tx, area, *lines, hand=Hand(AGREEMENT, SECRETS)))
