"""Somebody to be called to one meeting only, as a form tells of them; by no name."""

from dataclasses import dataclass

from bot.forms import Answers, WorkAddress
from bot.privacy.free_text import FreeText
from models.registry import OrganisationKind

NEW = 0
"""Among people: somebody who is not in the list. Among organisations: one that is not there."""

LONGEST_ORGANISATION = 120
"""Characters; what the column holds."""


@dataclass(frozen=True)
class NewVisitor:
    """Where they work, as what, and at which address.

    `organisation` is the name of a new one and `kind` what it is; then `organisation_id` is `NEW`.
    """

    organisation_id: int
    organisation: FreeText | None
    kind: OrganisationKind
    function_id: int
    email: WorkAddress


def read_called(read: Answers) -> tuple[tuple[int, ...], NewVisitor | None]:
    """Those chosen from the list, and somebody who is not in it."""
    chosen = read.numbers("who")
    return tuple(each for each in chosen if each != NEW), _visitor(read) if NEW in chosen else None


def _visitor(read: Answers) -> NewVisitor:
    written = read.one("visitor_organisation") == str(NEW)
    kinds = [each.value for each in OrganisationKind]
    return NewVisitor(
        organisation_id=read.needed_number("visitor_organisation"),
        organisation=read.needed_words("visitor_name", LONGEST_ORGANISATION) if written else None,
        kind=OrganisationKind(read.one_of("visitor_kind", kinds) if written else "other"),
        function_id=read.needed_number("visitor_function"),
        email=read.work_address("visitor_email"),
    )
