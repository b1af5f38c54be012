"""What the guard found, and the text with it masked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a spot in a text gives away."""

    PERSON = "PERSON"
    PNR = "PNR"
    PHONE = "PHONE"
    EMAIL = "EMAIL"
    ADDRESS = "ADDRESS"
    CASE_NO = "CASE_NO"
    CLASS_SCHOOL = "CLASS_SCHOOL"
    DOB = "DOB"
    OTHER_ID = "OTHER_ID"
    INDIRECT = "INDIRECT"
    SENSITIVE = "SENSITIVE"


class Certainty(StrEnum):
    """Refuse at once, or ask the one who wrote."""

    SURE = "sure"
    ASK = "ask"


MASKS = {
    Kind.PERSON: "[namn]",
    Kind.PNR: "[personnummer]",
    Kind.PHONE: "[telefonnummer]",
    Kind.EMAIL: "[e-postadress]",
    Kind.ADDRESS: "[adress]",
    Kind.CASE_NO: "[ärendenummer]",
    Kind.CLASS_SCHOOL: "[klass eller grupp]",
    Kind.DOB: "[födelsedatum]",
    Kind.OTHER_ID: "[identitet]",
    Kind.INDIRECT: "[beskrivning]",
    Kind.SENSITIVE: "[känslig uppgift]",
}
"""What stands in a masked text instead of what was found."""

# Where two overlap, the one that says more precisely what it is wins; names come after all
# that may hold a name, descriptions last.
RANK = {kind: rank for rank, kind in enumerate(Kind)}
FIRST = (Kind.EMAIL, Kind.PNR, Kind.DOB, Kind.CASE_NO, Kind.PHONE, Kind.OTHER_ID, Kind.ADDRESS)
RANK.update({kind: rank - len(FIRST) for rank, kind in enumerate(FIRST)})


@dataclass(frozen=True)
class Finding:
    """A spot `[start:end]` of the original text; `rule` tells `explain` what found it."""

    start: int
    end: int
    type: Kind
    certainty: Certainty
    rule: str = field(default="", compare=False)


def settled(findings: Iterable[Finding]) -> list[Finding]:
    """The findings in order, none overlapping another: sure before ask, longer before shorter.

    A finding that loses a part to a stronger one keeps nothing: what it points at is masked
    or asked about anyway, save for what sticks out, which the winner takes along.
    """
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda each: (each.start, each.end)):
        if kept and finding.start < kept[-1].end:
            kept[-1] = _joined(kept[-1], finding)
        else:
            kept.append(finding)
    return kept


def _joined(one: Finding, other: Finding) -> Finding:
    """One finding over both spots, of the stronger's kind."""
    first = min(one, other, key=_strength)
    return Finding(
        min(one.start, other.start),
        max(one.end, other.end),
        first.type,
        first.certainty,
        first.rule,
    )


def _strength(finding: Finding) -> tuple[bool, int, int]:
    return finding.certainty is Certainty.ASK, RANK[finding.type], finding.start - finding.end


def masked(text: str, findings: Sequence[Finding]) -> str:
    """The text with every spot replaced by what it is: "[namn] har bytt skola"."""
    parts: list[str] = []
    at = 0
    for finding in settled(findings):
        parts += (text[at : finding.start], MASKS[finding.type])
        at = finding.end
    return "".join((*parts, text[at:]))
