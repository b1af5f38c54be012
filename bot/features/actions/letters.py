"""The mails of actions: of a meeting about a single child nothing but that there is something."""

from collections.abc import Iterable, Sequence

from bot.agreement import Agreement
from bot.features.actions.naming import Names, what, what_in_mail
from bot.features.actions.reminding import Wanted
from bot.features.actions.replies import Item
from bot.features.meetings.naming import is_individual, title
from bot.outgoing import Letter
from bot.privacy.secrets import Secrets
from bot.replies import Part, T, Text, Tone
from models import meetings, registry
from models.meetings import Meeting
from models.queue import Outbox
from models.registry import Contact
from models.store import Tx


def reminder(
    tx: Tx, row: Outbox, contact: Contact, found: Wanted, agreement: Agreement, secrets: Secrets
) -> Letter:
    """All of a day's in one mail, with a link for each meeting to those who have no chat."""
    about = [each.meeting for each in found.own]
    pages = _pages(tx, about, contact, agreement, secrets)
    in_chat = registry.identity_of(tx, contact.id) is not None
    return Letter(
        key=row.key,
        to=contact.email,
        language=contact.language,
        subject=T("actions.reminder"),
        parts=(*_own(found.own), *_late(found.late)),
        own=(Text(T("actions.in_chat")),) if in_chat else pages,
    )


def help_wanted(row: Outbox, convener: Contact, item: Item, names: Names) -> Letter:
    """For the convener alone; of a meeting about a single child not even who asks."""
    subject = title(item.meeting)
    if is_individual(item.meeting):
        parts: tuple[Part, ...] = (Text(T("actions.somebody_wants_help", title=subject)),)
    else:
        about = T("actions.help_wanted", who=names.who(item.action), title=subject)
        parts = (Text(about), Text(T("actions.help_with", what=what(item.action))))
    return Letter(row.key, convener.email, convener.language, subject, parts)


def _own(items: Sequence[Item]) -> tuple[Part, ...]:
    told = (Text(_item(each)) for each in items)
    return (Text(T("actions.reminder"), Tone.HEADING), *told) if items else ()


def _late(items: Sequence[Item]) -> tuple[Part, ...]:
    told = (Text(_item(each)) for each in items)
    return (Text(T("actions.let_lie"), Tone.HEADING), *told) if items else ()


def _item(item: Item) -> T:
    key = "actions.late_item" if item.late else "actions.item"
    told = what_in_mail(item.action, item.meeting)
    return T(key, what=told, title=title(item.meeting), on=item.action.due_on)


def _pages(
    tx: Tx, about: Iterable[Meeting], contact: Contact, agreement: Agreement, secrets: Secrets
) -> tuple[Part, ...]:
    if not agreement.pages:
        return (Text(T("letters.no_page")),)
    links = []
    for meeting in {each.id: each for each in about}.values():
        if place := meetings.invitation_of(tx, meeting.id, contact.id):
            link = f"{agreement.pages}/m/{secrets.link_token(place.nonce)}"
            links.append(Text(T("actions.page", title=title(meeting), link=link)))
    return (*links, Text(T("letters.page_advice"), Tone.QUIET)) if links else ()
