"""The fields that add somebody to one meeting, shown when the list does not hold them."""

from collections.abc import Sequence

from bot.features.visitors.new import LONGEST_ORGANISATION, NEW
from bot.replies import Email, FormField, OneOf, Option, ShownWhen, T, Words, name
from models.registry import Function, Organisation, OrganisationKind

SOMEBODY_NEW = Option(str(NEW), T("visitors.somebody_new"))
"""What is chosen among the people to see the fields."""

THE_NEW_ORGANISATION = Option(str(NEW), T("visitors.the_new_organisation"))
"""What is chosen among the organisations that a consent covers."""

KIND_NAMES = {
    OrganisationKind.SCHOOL: T("visitors.school"),
    OrganisationKind.PRESCHOOL: T("visitors.preschool"),
    OrganisationKind.SOCIAL_SERVICES: T("visitors.social_services"),
    OrganisationKind.REGION: T("visitors.region"),
    OrganisationKind.POLICE: T("visitors.police"),
    OrganisationKind.OTHER: T("visitors.other"),
}

ADDED = ShownWhen("who", str(NEW))
WRITTEN = ShownWhen("visitor_organisation", str(NEW))


def visitor_fields(
    organisations: Sequence[Organisation], functions: Sequence[Function], *, may_write: bool = True
) -> tuple[FormField, ...]:
    """Organisation, function and work address of somebody who is in no registry.

    Args:
        organisations: Those to choose among.
        functions: Those to choose among.
        may_write: Whether an organisation can be written that is not among them.
    """
    new = (Option(str(NEW), T("visitors.new_organisation")),) if may_write else ()
    return (
        OneOf(
            "visitor_organisation",
            T("visitors.organisation"),
            (*(Option(str(each.id), name(each.name)) for each in organisations), *new),
            hint=T("visitors.only_here"),
            shown=ADDED,
        ),
        *(_written() if may_write else ()),
        OneOf(
            "visitor_function",
            T("visitors.function"),
            tuple(Option(str(each.id), name(each.name)) for each in functions),
            shown=ADDED,
        ),
        Email("visitor_email", T("visitors.email"), hint=T("visitors.email_hint"), shown=ADDED),
    )


def _written() -> tuple[FormField, ...]:
    return (
        Words(
            "visitor_name",
            T("visitors.organisation_name"),
            T("visitors.organisation_name_hint"),
            longest=LONGEST_ORGANISATION,
            shown=WRITTEN,
        ),
        OneOf(
            "visitor_kind",
            T("visitors.kind"),
            tuple(Option(each.value, KIND_NAMES[each]) for each in OrganisationKind),
            hint=T("visitors.kind_hint"),
            shown=WRITTEN,
        ),
    )
