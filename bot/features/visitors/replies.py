"""What admins see of a visitor, and what the convener's card says of one who waits."""

from typing import assert_never

from bot.features.meetings.view import MeetingView
from bot.features.visitors.forms import KIND_NAMES
from bot.replies import Button, Choices, Facts, Look, Part, Reply, T, Text, Tone, name
from models.registry import Contact, Function, Organisation
from models.store import Tx
from models.visitors import Admission, Visitor

TITLE = T("visitors.ask_title")


def admin_card(tx: Tx, visitor: Visitor, *, replaces: bool = False) -> Reply:
    """The question, or what was answered. Of the meeting it tells nothing: it may be secret."""
    contact = tx.get_one(Contact, visitor.contact_id)
    parts = (Text(TITLE, Tone.HEADING), *_said(tx, visitor, contact))
    return Reply(parts, replaces=replaces, preview=TITLE)


def who(tx: Tx, contact: Contact) -> T:
    """A visitor by function and organisation."""
    return at(
        tx.get_one(Function, contact.function_id), tx.get_one(Organisation, contact.organisation_id)
    )


def at(function: Function, organisation: Organisation) -> T:
    """Somebody by function and organisation."""
    return T("meetings.function_at", function=function.name, organisation=organisation.name)


def waiting_parts(view: MeetingView) -> tuple[Part, ...]:
    """For the convener: who is not called yet, since an admin has not answered."""
    return tuple(
        Text(T("visitors.waits", who=at(function, organisation)), Tone.WARNING)
        for function, organisation in view.waiting
    )


def _said(tx: Tx, visitor: Visitor, contact: Contact) -> tuple[Part, ...]:
    match visitor.admission:
        case Admission.WAITING:
            return _question(tx, visitor, contact)
        case Admission.ADMITTED:
            return (Text(T("visitors.admitted", who=who(tx, contact)), Tone.GOOD),)
        case Admission.REFUSED:
            return (Text(T("visitors.refused", who=who(tx, contact)), Tone.GOOD),)
        case Admission.LAPSED:
            return (Text(T("visitors.lapsed")),)
        case _:
            assert_never(visitor.admission)


def _question(tx: Tx, visitor: Visitor, contact: Contact) -> tuple[Part, ...]:
    organisation = tx.get_one(Organisation, contact.organisation_id)
    called = T("visitors.written") if organisation.visiting else T("visitors.organisation")
    kind = ((T("visitors.kind"), KIND_NAMES[organisation.kind]),) if organisation.visiting else ()
    number = str(visitor.id)
    return (
        Text(T("visitors.ask")),
        Facts(
            (
                (T("visitors.domain"), name(contact.email.rpartition("@")[2])),
                (T("visitors.function"), name(tx.get_one(Function, contact.function_id).name)),
                (called, name(organisation.name)),
                *kind,
            )
        ),
        Choices(
            (
                Button("visitors.admit", number, T("visitors.admit"), Look.PRIMARY),
                Button("visitors.refuse", number, T("visitors.refuse")),
            )
        ),
    )
