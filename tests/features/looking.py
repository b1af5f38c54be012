"""What the tests of features share: looking at screens, mails and rows."""

from dataclasses import dataclass
from typing import TypeVar

from icalendar import Event
from sqlmodel import SQLModel, col, select

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import event, method, words
from bot.replies import Reply
from bot.texts import render
from models import registry
from models.audit import AuditEntry
from models.base import Row, metadata
from models.queue import Outbox, OutboxState
from models.registry import Contact

R = TypeVar("R", bound=Row)


@dataclass(frozen=True)
class Invite:
    """An invitation mail as its reader's calendar takes it."""

    to: str
    subject: str
    method: str
    event: Event

    @property
    def sequence(self) -> int:
        return int(self.event.decoded("SEQUENCE"))


def newest(person: Someone) -> str:
    """The words of the newest message in the person's private dialogue."""
    return words(person.cards[-1].reply)


def errors(reply: Reply) -> dict[str, str]:
    """What is wrong in a form: field → sentence."""
    return {name: render(text, "sv") for name, text in reply.errors.items()}


def invites(built: House) -> list[Invite]:
    """Every invitation mail that has come through, oldest first."""
    mails = [(caught.to[0], caught.message) for caught in built.mailbox.mails]
    return [
        Invite(to, str(mail["Subject"]), method(mail), event(mail))
        for to, mail in mails
        if method(mail)
    ]


def subjects(built: House) -> list[str]:
    """The subjects of every mail that has come through, in no promised order."""
    return [str(caught.message["Subject"]) for caught in built.mailbox.mails]


def rows(built: House, table: type[R]) -> list[R]:
    """All rows of a table, oldest first."""
    with built.store.transaction() as tx:
        return list(tx.exec(select(table).order_by(col(table.id))))


def the(built: House, table: type[R]) -> R:
    """The only row of a table."""
    (found,) = rows(built, table)
    return found


def contact_of(built: House, person: Someone) -> Contact:
    """The registry's row behind a person of the chat."""
    with built.store.transaction() as tx:
        user = person.workspace.user(person.person)
        identity = registry.identity(tx, user.platform, user.tenant, user.user)
        assert identity is not None
        return tx.get_one(Contact, identity.contact_id)


def save(built: House, *changed: SQLModel) -> None:
    """Write rows behind the bot's back, as somebody with the database open."""
    with built.store.transaction() as tx:
        for row in changed:
            tx.merge(row)


def due_rows(built: House, kind: str, *states: OutboxState) -> list[Outbox]:
    """What is or was to be sent of that kind, in one of these states if any are given."""
    return [
        row
        for row in rows(built, Outbox)
        if row.kind == kind and (not states or row.state in states)
    ]


def everything_kept(built: House) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but the inbox."""
    with built.store.transaction() as tx:
        return {
            table.name: [tuple(row) for row in tx.execute(table.select().order_by("id"))]
            for table in metadata.sorted_tables
            if table.name != "inbox"
        }


def all_but_reads(built: House) -> dict[str, list[tuple[object, ...]]]:
    """The same without what the access log says of who has read: opening a form is noted there."""
    kept = everything_kept(built)
    kept[AuditEntry.__tablename__] = [
        tuple(each.model_dump().values())
        for each in rows(built, AuditEntry)
        if each.what != "meeting.read"
    ]
    return kept
