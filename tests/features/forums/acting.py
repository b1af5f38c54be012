"""Creating and booking forums as people do, with the demo's district around them."""

from collections.abc import Sequence
from typing import TypeVar

from sqlmodel import SQLModel, col, select

from bot.demo.house import House
from bot.demo.people import Someone
from bot.replies import Reply
from models.forums import Forum
from models.meetings import Meeting
from models.registry import Area, Contact, Function, Organisation, OrganisationKind
from models.store import Tx

R = TypeVar("R", bound=SQLModel)

SEATS = ("SIP-samordnare, Socialtjänsten Exempelviken", "Rektor, Ekbackens skola")
OWNER = "SIP-samordnare, Socialtjänsten Exempelviken"


async def pick(admin: Someone, template: str) -> Reply:
    """Open the catalogue and go on with one row."""
    await admin.presses_unseen("forums.new", "")
    return await admin.fills(template=template)


async def create(
    admin: Someone,
    name: str,
    template: str = "own",
    seats: Sequence[str] = SEATS,
    **changes: str | tuple[str, ...],
) -> Reply:
    """Create a forum that the SIP-samordnare looks after."""
    await pick(admin, template)
    chosen = tuple(admin.choice("seats", each) for each in seats)
    owner = admin.choice("owner", OWNER)
    return await admin.fills(**{"name": name, "owner": owner, "seats": chosen, **changes})


async def book(owner: Someone, forum: Forum, on: str, at: str = "9.00") -> Reply:
    """Book one meeting of a forum at a time that is agreed on."""
    await owner.presses_unseen("forums.book", str(forum.id))
    return await owner.fills(when="fixed", on=on, at=at)


def the_police(tx: Tx) -> None:
    """The district gets a police station with somebody to call."""
    area = tx.exec(select(Area)).one()
    station = Organisation(
        area_id=area.id, name="Polisen Exempelviken", kind=OrganisationKind.POLICE
    )
    work = Function(area_id=area.id, key="områdespolis", name="Områdespolis")
    tx.add_all((station, work))
    tx.flush()
    tx.add(
        Contact(
            area_id=area.id,
            organisation_id=station.id,
            function_id=work.id,
            email="polis@exempelviken.example",
        )
    )
    tx.flush()


async def forum_called(built: House, name: str) -> Forum:
    """The newest forum of that name."""

    def find(tx: Tx) -> Forum:
        return tx.exec(
            select(Forum).where(Forum.name == name).order_by(col(Forum.id).desc())
        ).first() or _missing(name)

    return await built.store.run(find)


def _missing(name: str) -> Forum:
    raise LookupError(name)


async def meetings_of(built: House, forum: Forum) -> list[Meeting]:
    """Every meeting of a forum, in order."""

    def find(tx: Tx) -> list[Meeting]:
        found = tx.exec(
            select(Meeting).where(Meeting.forum_id == forum.id).order_by(col(Meeting.starts_at))
        )
        return list(found)

    return await built.store.run(find)
