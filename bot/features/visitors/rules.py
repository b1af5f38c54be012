"""Pure decisions about visitors."""

from models.registry import Contact, Organisation

REMOVED = "removed.invalid"
"""A domain that no mail reaches (RFC 2606)."""


def forgotten(contact: Contact, organisation: Organisation) -> None:
    """Take out what tells who they are; as what and where they came stays with the meeting.

    Args:
        contact: Of a visitor.
        organisation: Theirs; one of the registry stays as it is.
    """
    contact.email, contact.name = f"visitor-{contact.id}@{REMOVED}", ""
    contact.active = False
    if organisation.visiting:
        organisation.active = False
