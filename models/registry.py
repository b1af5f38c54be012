"""Who can be called: areas, organisations with school years, functions, contacts, rooms."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import TypeVar

from sqlalchemy import Index, UniqueConstraint, bindparam, delete, func, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Field, Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from models.base import AreaRow, Row, word

IN_THE_REGISTRY = "NOT visiting"
"""Which rows must be told apart: one meeting's own are nobody else's business."""


class OrganisationKind(StrEnum):
    """What an organisation is; decides which side of a SIP it stands on."""

    SCHOOL = "school"
    PRESCHOOL = "preschool"
    SOCIAL_SERVICES = "social_services"
    REGION = "region"
    POLICE = "police"
    OTHER = "other"


class Area(Row, table=True):
    """A stadsdel or kommun with one agreement."""

    slug: str = Field(unique=True, max_length=64)
    name: str = Field(max_length=120)


class Organisation(AreaRow, table=True):
    """A school, a unit of the social services, a clinic: whoever is called by name.

    `independent` marks a friskola: own huvudman, own school year, tystnadsplikt instead of OSL.
    `visiting`: written for one meeting only, and part of no registry (`models.visitors`).
    """

    name: str = Field(max_length=120)
    kind: OrganisationKind = Field(sa_type=word(OrganisationKind))
    independent: bool = False
    active: bool = True
    visiting: bool = False

    __table_args__ = (
        Index(
            "ix_organisation_name",
            "area_id",
            "name",
            unique=True,
            sqlite_where=text(IN_THE_REGISTRY),
            postgresql_where=text(IN_THE_REGISTRY),
        ),
    )


class Confidence(StrEnum):
    """Whether somebody has held dates against what the huvudman decided."""

    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"


class SchoolYear(AreaRow, table=True):
    """One school year of one organisation, as its huvudman decided it; never guessed.

    `source` says where the dates come from, and `checked_on` when somebody last looked there;
    they may be `unconfirmed` all the same, when the place looked in was not the huvudman's.
    """

    __tablename__ = "school_year"

    organisation_id: int = Field(foreign_key="organisation.id", index=True)
    label: str = Field(max_length=9)
    autumn_from_on: date
    autumn_to_on: date
    spring_from_on: date
    spring_to_on: date
    source: str = Field(max_length=200)
    checked_on: date | None = None
    confidence: Confidence = Field(default=Confidence.UNCONFIRMED, sa_type=word(Confidence))

    __table_args__ = (UniqueConstraint("organisation_id", "label"),)


class SchoolBreakKind(StrEnum):
    """Why pupils are away: a lov, or a day for staff only."""

    LOV = "lov"
    STUDY_DAY = "study_day"


class SchoolBreak(AreaRow, table=True):
    """Days of a school year without school, both ends included."""

    __tablename__ = "school_break"

    school_year_id: int = Field(foreign_key="school_year.id", index=True)
    kind: SchoolBreakKind = Field(sa_type=word(SchoolBreakKind))
    name: str = Field(max_length=60)
    from_on: date
    to_on: date


class Function(AreaRow, table=True):
    """What somebody works as: rektor, kurator, SIP-samordnare …; `key` is what agreements name."""

    key: str = Field(max_length=60)
    name: str = Field(max_length=80)

    __table_args__ = (UniqueConstraint("area_id", "key"),)


class Reach(StrEnum):
    """How a contact wants to be reached when both ways exist."""

    CHAT = "chat"
    MAIL = "mail"


class Contact(AreaRow, table=True):
    """A member of staff or a function mailbox. Never a child, never a guardian.

    `visiting`: called to one meeting only, and part of no registry (`models.visitors`).
    `calendar_mark` is another one each time the contact's calendar has changed.
    """

    organisation_id: int = Field(foreign_key="organisation.id", index=True)
    function_id: int = Field(foreign_key="function.id", index=True)
    email: str = Field(max_length=254)
    name: str = Field(default="", max_length=80)
    language: str = Field(default="sv", max_length=5)
    reach: Reach = Field(default=Reach.CHAT, sa_type=word(Reach))
    substitute_id: int | None = Field(default=None, foreign_key="contact.id")
    active: bool = True
    visiting: bool = False
    calendar_mark: str = Field(default="", max_length=16)

    __table_args__ = (
        Index(
            "ix_contact_email",
            "area_id",
            "email",
            unique=True,
            sqlite_where=text(IN_THE_REGISTRY),
            postgresql_where=text(IN_THE_REGISTRY),
        ),
    )


class ChatIdentity(AreaRow, table=True):
    """A chat user known to be a contact: (platform, tenant, user) matched by verified e-mail."""

    __tablename__ = "chat_identity"

    contact_id: int = Field(foreign_key="contact.id", index=True)
    platform: str = Field(max_length=20)
    tenant: str = Field(max_length=64)
    user: str = Field(max_length=64)

    __table_args__ = (UniqueConstraint("platform", "tenant", "user"),)


class Team(AreaRow, table=True):
    """A channel where a team of the area works and gets its digest."""

    name: str = Field(max_length=80)
    platform: str = Field(max_length=20)
    tenant: str = Field(max_length=64)
    channel: str = Field(max_length=200)
    organisation_id: int | None = Field(default=None, foreign_key="organisation.id")
    language: str = Field(default="sv", max_length=5)
    digest: bool = True

    __table_args__ = (UniqueConstraint("platform", "tenant", "channel"),)


class Visibility(StrEnum):
    """Who can read a chat room."""

    PUBLIC = "public"
    PRIVATE = "private"
    DIRECT = "direct"


class Room(Row, table=True):
    """What is known of a chat room: the bot asks the platform again when `seen_at` is old."""

    platform: str = Field(max_length=20)
    tenant: str = Field(max_length=64)
    channel: str = Field(max_length=200)
    visibility: Visibility = Field(sa_type=word(Visibility))
    guests: bool = False
    shared: bool = False
    seen_at: datetime

    __table_args__ = (UniqueConstraint("platform", "tenant", "channel"),)


class Place(AreaRow, table=True):
    """A meeting place: a room, or an organisation's own work address."""

    organisation_id: int = Field(foreign_key="organisation.id", index=True)
    name: str = Field(max_length=80)
    address: str = Field(max_length=160)


class BusyPeriod(AreaRow, table=True):
    """When a contact's calendar is taken. Only that: no subject, no place, no people.

    Written by `models.calendars` alone, which marks the change.
    """

    __tablename__ = "busy_period"

    contact_id: int = Field(foreign_key="contact.id", index=True)
    starts_at: datetime
    ends_at: datetime


Registered = TypeVar("Registered", Contact, Function, Organisation)


def by_id(tx: Session, table: type[Registered], ids: Iterable[int]) -> dict[int, Registered]:
    """The rows with these numbers, in that order, by one question; KeyError for one that is not."""
    wanted = list(dict.fromkeys(ids))
    found = tx.exec(_by_id(table), params={"ids": wanted}).all() if wanted else ()
    rows = {row.id: row for row in found}
    return {key: rows[key] for key in wanted}


@cache
def _by_id(table: type[Registered]) -> SelectOfScalar[Registered]:
    # Made once, as `KNOWN` is.
    return select(table).where(col(table.id).in_(bindparam("ids", expanding=True)))


def organisations(tx: Session, area_id: int) -> Sequence[Organisation]:
    """All active organisations of the area, by name."""
    return tx.exec(
        select(Organisation)
        .where(
            Organisation.area_id == area_id,
            col(Organisation.active),
            ~col(Organisation.visiting),
        )
        .order_by(Organisation.name)
    ).all()


def contacts(tx: Session, area_id: int) -> Sequence[Contact]:
    """All active contacts of the area, by organisation."""
    return tx.exec(
        select(Contact)
        .where(Contact.area_id == area_id, col(Contact.active), ~col(Contact.visiting))
        .order_by(col(Contact.organisation_id), col(Contact.id))
    ).all()


def functions(tx: Session, area_id: int) -> Sequence[Function]:
    """All functions of the area, by name."""
    return tx.exec(
        select(Function).where(Function.area_id == area_id).order_by(Function.name)
    ).all()


def function_called(tx: Session, area_id: int, key: str) -> Function | None:
    """The area's function that agreements name so."""
    return tx.exec(select(Function).where(Function.area_id == area_id, Function.key == key)).first()


def places(tx: Session, area_id: int) -> Sequence[Place]:
    """All places of the area, by name."""
    return tx.exec(
        select(Place).where(Place.area_id == area_id).order_by(Place.name, col(Place.id))
    ).all()


def same_places(tx: Session, place: Place) -> Sequence[Place]:
    """This place under all its rows: two organisations that share a room have one each.

    It is the same when name and address are, small letters or large.
    """

    def known_as(each: Place) -> tuple[str, str]:
        return each.name.strip().casefold(), each.address.strip().casefold()

    return [each for each in places(tx, place.area_id) if known_as(each) == known_as(place)]


def identity(tx: Session, platform: str, tenant: str, user: str) -> ChatIdentity | None:
    """Whose chat account this is, or None for a stranger."""
    return tx.exec(
        select(ChatIdentity).where(
            ChatIdentity.platform == platform,
            ChatIdentity.tenant == tenant,
            ChatIdentity.user == user,
        )
    ).first()


# Made once, since it is asked at every event: building it costs as much as running it.
KNOWN = (
    select(Contact, Organisation, Function, Area)
    .join(ChatIdentity, col(ChatIdentity.contact_id) == col(Contact.id))
    .join(Organisation, col(Organisation.id) == col(Contact.organisation_id))
    .join(Function, col(Function.id) == col(Contact.function_id))
    .join(Area, col(Area.id) == col(Contact.area_id))
    .where(
        ChatIdentity.platform == bindparam("platform"),
        ChatIdentity.tenant == bindparam("tenant"),
        ChatIdentity.user == bindparam("user"),
    )
)


def known(
    tx: Session, platform: str, tenant: str, user: str
) -> tuple[Contact, Organisation, Function, Area] | None:
    """Everything about whoever has this chat account, in one question; None for a stranger."""
    account = {"platform": platform, "tenant": tenant, "user": user}
    return tx.exec(KNOWN, params=account).first()


# Made once, as `KNOWN` is: each message asks it.
ACCOUNTS = (
    select(ChatIdentity)
    .where(ChatIdentity.contact_id == bindparam("contact"))
    .order_by(col(ChatIdentity.id))
)


def identity_of(tx: Session, contact_id: int) -> ChatIdentity | None:
    """The contact's chat account, or None when only mail reaches them."""
    return tx.exec(ACCOUNTS, params={"contact": contact_id}).first()


def team_in(tx: Session, platform: str, tenant: str, channel: str) -> Team | None:
    """The team whose channel this is, or None."""
    return tx.exec(
        select(Team).where(
            Team.platform == platform, Team.tenant == tenant, Team.channel == channel
        )
    ).first()


def teams(tx: Session, area_id: int) -> Sequence[Team]:
    """All teams of the area."""
    return tx.exec(select(Team).where(Team.area_id == area_id).order_by(col(Team.id))).all()


def school_years(tx: Session, organisation_ids: Sequence[int]) -> Sequence[SchoolYear]:
    """All school years known for these organisations."""
    return tx.exec(
        select(SchoolYear).where(col(SchoolYear.organisation_id).in_(organisation_ids))
    ).all()


def years_of_schools(tx: Session, area_id: int) -> list[SchoolYear]:
    """School years that tell the area's terms: the municipality's own when it has any."""
    rows = tx.exec(
        select(SchoolYear, Organisation.independent)
        .join(Organisation, col(Organisation.id) == col(SchoolYear.organisation_id))
        .where(
            Organisation.area_id == area_id,
            Organisation.kind == OrganisationKind.SCHOOL,
            ~col(Organisation.visiting),
            col(Organisation.active),
        )
    ).all()
    municipal = [year for year, independent in rows if not independent]
    return municipal or [year for year, _ in rows]


def breaks_of(tx: Session, school_year_ids: Sequence[int]) -> Sequence[SchoolBreak]:
    """All lov and study days of these school years."""
    return tx.exec(
        select(SchoolBreak).where(col(SchoolBreak.school_year_id).in_(school_year_ids))
    ).all()


def contacts_at(tx: Session, email: str) -> Sequence[Contact]:
    """Active contacts of any area with this address, however its letters are cased."""
    return tx.exec(
        select(Contact).where(
            func.lower(Contact.email) == email.lower(),
            col(Contact.active),
            ~col(Contact.visiting),
        )
    ).all()


def identify(tx: Session, row: ChatIdentity) -> None:
    """Note whose chat account this is, in place of whose it was and of their former one there."""
    tx.execute(
        delete(ChatIdentity).where(
            col(ChatIdentity.contact_id) == row.contact_id,
            col(ChatIdentity.platform) == row.platform,
            col(ChatIdentity.tenant) == row.tenant,
            col(ChatIdentity.user) != row.user,
        )
    )
    dialect = postgresql if tx.get_bind().dialect.name == "postgresql" else sqlite
    values = row.model_dump(exclude={"id"})
    tx.execute(
        dialect.insert(ChatIdentity)
        .values(values)
        .on_conflict_do_update(index_elements=["platform", "tenant", "user"], set_=values)
    )


def room_seen(tx: Session, platform: str, tenant: str, channel: str) -> Room | None:
    """What was last seen of a room."""
    return tx.exec(
        select(Room).where(
            Room.platform == platform, Room.tenant == tenant, Room.channel == channel
        )
    ).first()


def see_room(tx: Session, row: Room) -> None:
    """Note what a room is now, in place of what was seen before."""
    dialect = postgresql if tx.get_bind().dialect.name == "postgresql" else sqlite
    values = row.model_dump(exclude={"id"})
    tx.execute(
        dialect.insert(Room)
        .values(values)
        .on_conflict_do_update(index_elements=["platform", "tenant", "channel"], set_=values)
    )


def function_key(called: str) -> str:
    """How agreements name a function: `Biträdande rektor` is `biträdande-rektor`."""
    return "-".join(re.findall(r"\w+", called.casefold()))


def area_by_id(tx: Session, area_id: int) -> Area:
    """The area, read once in a transaction: a session forgets what nobody holds."""
    area = tx.get_one(Area, area_id)
    tx.info.setdefault(Area, {})[area_id] = area
    return area


def area_by_slug(tx: Session, slug: str) -> Area | None:
    """The area with this short name."""
    return tx.exec(select(Area).where(Area.slug == slug)).first()


def contact_by_id(tx: Session, area_id: int, contact_id: int) -> Contact | None:
    """The contact if they are in this area's registry, active or not."""
    return tx.exec(
        select(Contact).where(
            Contact.id == contact_id, Contact.area_id == area_id, ~col(Contact.visiting)
        )
    ).first()


def contact_by_email(tx: Session, area_id: int, email: str) -> Contact | None:
    """The area's contact with this address, however its letters are cased; active or not."""
    return tx.exec(
        select(Contact).where(
            Contact.area_id == area_id,
            func.lower(Contact.email) == email.lower(),
            ~col(Contact.visiting),
        )
    ).first()


def everybody(tx: Session, area_id: int) -> Sequence[Contact]:
    """All contacts the area has and has had, in the order they were added."""
    return tx.exec(
        select(Contact)
        .where(Contact.area_id == area_id, ~col(Contact.visiting))
        .order_by(col(Contact.id))
    ).all()


def every_organisation(tx: Session, area_id: int) -> Sequence[Organisation]:
    """All organisations the area has and has had, in the order they were added."""
    return tx.exec(
        select(Organisation)
        .where(Organisation.area_id == area_id, ~col(Organisation.visiting))
        .order_by(col(Organisation.id))
    ).all()


def stood_in_for(tx: Session, contact_id: int) -> Sequence[Contact]:
    """Those who have named this contact as their substitute."""
    return tx.exec(
        select(Contact).where(Contact.substitute_id == contact_id).order_by(col(Contact.id))
    ).all()


def team_of_area(tx: Session, area_id: int, channel: str) -> Team | None:
    """The area's team whose channel this is, or None."""
    return tx.exec(select(Team).where(Team.area_id == area_id, Team.channel == channel)).first()


def identities_of(tx: Session, contact_id: int) -> Sequence[ChatIdentity]:
    """All chat accounts of a contact."""
    return tx.exec(ACCOUNTS, params={"contact": contact_id}).all()
