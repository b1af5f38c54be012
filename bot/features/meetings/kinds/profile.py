"""What a kind of meeting demands."""

from dataclasses import dataclass
from enum import StrEnum

from models.registry import OrganisationKind


class Level(StrEnum):
    """About one child (then secret in every outward sign), or about structures."""

    INDIVIDUAL = "individual"
    STRUCTURAL = "structural"


class Gate(StrEnum):
    """What must be settled before anybody is called.

    CONSENT: a consent that is valid and covers those called; until then the meeting is a draft.
    CONDITIONS: `conditions` are read and confirmed with one button; no answer is kept.
    SECRECY: whoever brings the matter says that the question of secrecy is solved.
    """

    OPEN = "open"
    CONSENT = "consent"
    CONDITIONS = "conditions"
    SECRECY = "secrecy"


class Closing(StrEnum):
    """What must be said when a meeting that was held is closed."""

    FOLLOW_UP = "follow_up"
    OBSTACLE = "obstacle"
    FEEDBACK = "feedback"
    NEXT_DATE = "next_date"


@dataclass(frozen=True)
class KindProfile:
    """The demands of one kind.

    `words` start it after the slash command, folded to plain letters. `sides` are the huvudmän
    that must be represented: at least one organisation of each set. `family`: what the family
    can is asked for. `latest`: a last date may be given. `named`: it has a name of its own.
    `rotates`: the organisations take turns to chair.
    `organisations_at_most`: how many may be called, the convener's own included; 0 for any
    number. `source` is the law or paper it comes from.

    Text keys: `title` of the convener's form, `note` for all who take part (in the form and on
    the card), `too_few_sides` when a side is missing, `refers` for those who may not call one,
    `conditions`, `agenda`.
    """

    id: str
    words: tuple[str, ...]
    level: Level
    gate: Gate
    title: str
    source: str
    sides: tuple[frozenset[OrganisationKind], ...] = ()
    too_few_sides: str = ""
    note: str = ""
    refers: str = "access.may_not_convene"
    conditions: tuple[str, ...] = ()
    agenda: tuple[str, ...] = ()
    closing: frozenset[Closing] = frozenset()
    organisations_at_most: int = 0
    family: bool = False
    latest: bool = False
    named: bool = False
    rotates: bool = False
