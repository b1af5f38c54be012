"""What a kind of meeting demands. A new kind is a new file beside this one, plus texts."""

from dataclasses import dataclass
from enum import StrEnum

from models.registry import OrganisationKind


class Level(StrEnum):
    """About one child (then secret in every outward sign), or about structures."""

    INDIVIDUAL = "individual"
    STRUCTURAL = "structural"


class Gate(StrEnum):
    """What must be settled before anybody is called."""

    CONSENT = "consent"


@dataclass(frozen=True)
class KindProfile:
    """The demands of one kind.

    `sides` are the huvudmän that must be represented: at least one organisation of each set.
    Text keys: `title` for the convener's form, `too_few_sides` when a side is missing.
    """

    id: str
    level: Level
    gate: Gate
    sides: tuple[frozenset[OrganisationKind], ...]
    title: str
    too_few_sides: str
    source: str
