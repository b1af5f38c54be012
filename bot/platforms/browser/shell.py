"""What stands round every page: who you are, the rooms you may read, and the mails."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from bot.events import Room
from bot.platforms.browser.mailbox import MailboxView
from bot.platforms.browser.workspace import Channel, Person, Workspace, dialogue
from models.registry import Visibility

Groups = list[tuple[str, list[Person]]]

PRIVATE_NAME = "Samordnaren (privat)"


@dataclass(frozen=True)
class RoomSeen:
    """A room as one person sees it; `readers` says in words who else can read there."""

    id: str
    name: str
    href: str
    fragment: str
    readers: str
    unread: int
    closed: bool
    direct: bool
    guests: bool
    shared: bool


@dataclass(frozen=True)
class Shell:
    """The frame of a page; `person` is None in a mailbox opened by nobody in particular.

    `here` is the room's id or `postladan`, `suffix` what keeps the person in a link.
    """

    person: Person | None
    people: Groups
    rooms: list[RoomSeen]
    here: str
    mails: int
    mark: str
    stream: str
    suffix: str


def shell(
    workspace: Workspace, mailbox: MailboxView, person: Person | None, here: str = "postladan"
) -> Shell:
    """The frame for this person, or for nobody, with *here* marked."""
    user = quote(person.id, safe="") if person else ""
    return Shell(
        person=person,
        people=by_organisation(workspace.people.values()),
        rooms=rooms(workspace, person) if person else [],
        here=here,
        mails=len(mailbox.mails()),
        mark=workspace.changes.mark,
        stream=f"/som/{user}/strom" if person else "/postladan/strom",
        suffix=f"?som={user}" if person else "",
    )


def by_organisation(people: Iterable[Person]) -> Groups:
    """People under their organisation, both in the order they were given."""
    groups: dict[str, list[Person]] = {}
    for person in people:
        groups.setdefault(person.organisation, []).append(person)
    return list(groups.items())


def rooms(workspace: Workspace, person: Person) -> list[RoomSeen]:
    """Every room the person may read, the private dialogue last."""
    channels = [
        _seen(workspace, person, channel.room, channel.name, readers(workspace, channel))
        for channel in workspace.channels_of(person)
    ]
    own = Room(dialogue(person.id), Visibility.DIRECT)
    alone = "Bara du och Samordnaren ser det som står här."
    return [*channels, _seen(workspace, person, own, PRIVATE_NAME, alone)]


def readers(workspace: Workspace, channel: Channel) -> str:
    """Who can read a channel, in a sentence: how many, and from where."""
    if channel.room.visibility is Visibility.PUBLIC:
        return "Öppen kanal: alla i arbetsytan kan läsa här."
    people = workspace.readers(channel)
    if not people:
        return "Privat kanal: ingen läser här än."
    *most, last = dict.fromkeys(person.organisation for person in people)
    where = f"{', '.join(most)} och {last}" if most else last
    many = "1 person" if len(people) == 1 else f"{len(people)} personer"
    return f"Privat kanal: {many} från {where}."


def _seen(workspace: Workspace, person: Person, room: Room, name: str, who: str) -> RoomSeen:
    user, here = quote(person.id, safe=""), quote(room.channel, safe="")
    return RoomSeen(
        id=room.channel,
        name=name,
        href=f"/som/{user}?rum={here}",
        fragment=f"/som/{user}/rum/{here}",
        readers=who,
        unread=workspace.unread(person, room.channel),
        closed=room.visibility is not Visibility.PUBLIC,
        direct=room.visibility is Visibility.DIRECT,
        guests=room.guests,
        shared=room.shared,
    )
