"""From what a form tells of a visitor to rows: checked against registry and agreement first."""

from datetime import datetime

from bot.access import Actor
from bot.agreement import Agreement
from bot.features.visitors.new import NEW, NewVisitor
from bot.features.visitors.sending import admins, ask_admins
from bot.privacy import audit
from bot.replies import T
from models import meetings, registry
from models.meetings import Meeting
from models.registry import Contact, Organisation, Reach
from models.store import Tx
from models.visitors import Admission, Visitor, organisations_of, visitors_of


def wrong_visitor(
    tx: Tx, new: NewVisitor, actor: Actor, meeting: Meeting | None = None
) -> dict[str, T]:
    """Why somebody cannot be added, by field; *meeting* when there is one already."""
    wrong: dict[str, T] = {}
    own = organisations_of(tx, meeting) if meeting else ()
    organisations = [*registry.organisations(tx, actor.area.id), *own]
    if new.organisation_id not in (NEW, *(each.id for each in organisations)):
        wrong["visitor_organisation"] = T("forms.choose_one")
    if new.organisation and _folded(new) in {each.name.casefold() for each in organisations}:
        wrong["visitor_name"] = T("visitors.organisation_known")
    if new.function_id not in {each.id for each in registry.functions(tx, actor.area.id)}:
        wrong["visitor_function"] = T("forms.choose_one")
    if told := _wrong_address(tx, new, actor, meeting):
        wrong["visitor_email"] = told
    return wrong


def write(tx: Tx, new: NewVisitor, actor: Actor, meeting: Meeting | None = None) -> Contact:
    """The contact, and their organisation if it is new; not yet tied to any meeting.

    Whoever was a visitor to *meeting* before is the same contact.
    """
    contact = _known_there(tx, str(new.email), meeting) or Contact(
        area_id=actor.area.id,
        organisation_id=new.organisation_id,
        function_id=new.function_id,
        email=str(new.email),
        reach=Reach.MAIL,
        visiting=True,
    )
    contact.organisation_id = new.organisation_id or _organisation(tx, new, actor).id
    contact.function_id = new.function_id
    tx.add(contact)
    tx.flush()
    return contact


def tie(tx: Tx, meeting: Meeting, contact: Contact, actor: Actor, now: datetime) -> bool:
    """Tie a visitor to their meeting; whether they may be called at once.

    Those whose domain nobody has approved wait until an admin has said yes.
    """
    known = is_known(tx, _domain(contact), actor.agreement, meeting)
    before = {each.id: visitor for visitor, each in visitors_of(tx, meeting.id)}
    visitor = before.get(contact.id) or Visitor(
        area_id=meeting.area_id,
        meeting_id=meeting.id,
        contact_id=contact.id,
        admission=Admission.ADMITTED if known else Admission.WAITING,
        decided_at=now if known else None,
    )
    tx.add(visitor)
    tx.flush()
    audit.note(
        tx,
        actor.secrets,
        area_id=meeting.area_id,
        actor_id=actor.contact.id,
        what="visitor.added",
        subject=meeting.reference,
        at=now,
    )
    if not known:
        ask_admins(tx, visitor, actor.agreement, now)
    return known


def is_known(tx: Tx, domain: str, agreement: Agreement, meeting: Meeting | None) -> bool:
    """Whether the agreement has the domain, or an admin approved it for this very meeting."""
    if domain in agreement.work_domains:
        return True
    return meeting is not None and any(
        visitor.admission == Admission.ADMITTED and _domain(contact) == domain
        for visitor, contact in visitors_of(tx, meeting.id)
    )


def _wrong_address(tx: Tx, new: NewVisitor, actor: Actor, meeting: Meeting | None) -> T | None:
    email = str(new.email)
    known = registry.contact_by_email(tx, actor.area.id, email)
    if known is not None:
        return T("visitors.in_the_registry") if known.active else T("visitors.has_left")
    if meeting is not None and (told := _added_before(tx, email, meeting)):
        return told
    if is_known(tx, new.email.domain, actor.agreement, meeting):
        return None
    if not admins(tx, actor.area.id, actor.agreement):
        return T("visitors.nobody_to_ask", domain=new.email.domain)
    return None


def _added_before(tx: Tx, email: str, meeting: Meeting) -> T | None:
    for visitor, contact in visitors_of(tx, meeting.id):
        if contact.email == email and visitor.admission == Admission.WAITING:
            return T("visitors.waits_already")
        if contact.email == email and _has_place(tx, meeting, contact):
            return T("visitors.called_already")
    return None


def _known_there(tx: Tx, email: str, meeting: Meeting | None) -> Contact | None:
    if meeting is None:
        return None
    return next((each for _, each in visitors_of(tx, meeting.id) if each.email == email), None)


def _has_place(tx: Tx, meeting: Meeting, contact: Contact) -> bool:
    place = meetings.invitation_of(tx, meeting.id, contact.id)
    return place is not None and place.revoked_at is None


def _organisation(tx: Tx, new: NewVisitor, actor: Actor) -> Organisation:
    made = Organisation(
        area_id=actor.area.id,
        name=new.organisation.words if new.organisation else "",
        kind=new.kind,
        visiting=True,
    )
    tx.add(made)
    tx.flush()
    return made


def _folded(new: NewVisitor) -> str:
    return new.organisation.words.casefold() if new.organisation else ""


def _domain(contact: Contact) -> str:
    return contact.email.rpartition("@")[2]
