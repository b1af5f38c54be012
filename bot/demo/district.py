"""Exempelviken: a stadsdel that does not exist, with everything the main job needs.

Every name is made up and every address ends in the reserved `.example`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import cycle
from zoneinfo import ZoneInfo

from bot.agreement import Agreement
from bot.events import Room
from bot.features.actions.due import remind_rules
from bot.features.digest.due import digest_rule
from bot.features.forums.due import forum_rule
from bot.features.schoolyears.due import year_rule
from bot.platforms.browser.workspace import PLATFORM, Channel, Person, Workspace
from models import calendars
from models.registry import (
    Area,
    ChatIdentity,
    Contact,
    Function,
    Organisation,
    OrganisationKind,
    Place,
    Reach,
    SchoolBreak,
    SchoolBreakKind,
    SchoolYear,
    Team,
    Visibility,
)
from models.store import Tx
from scheduler.recurring import instant

SLUG = "exempelviken"
TENANT = "local"
ZONE = ZoneInfo("Europe/Stockholm")

AGREEMENT = Agreement(
    name="Exempelvikens överenskommelse",
    admins=("sip-samordnare@exempelviken.example",),
    work_domains=("exempelviken.example", "fyren.example", "region.example"),
    link_hosts=("video.example",),
    deviation_form="https://intranat.exempelviken.example/avvikelse",
)

KINDS = OrganisationKind


@dataclass(frozen=True)
class Unit:
    """An organisation with the people who can be called: (function, local part, user id).

    Without a user id they have no chat: mail reaches them, with a page of their own.
    """

    name: str
    kind: OrganisationKind
    domain: str
    address: str
    people: tuple[tuple[str, str, str], ...]
    independent: bool = False


UNITS = (
    Unit(
        "Socialtjänsten Exempelviken",
        KINDS.SOCIAL_SERVICES,
        "exempelviken.example",
        "Hamngatan 1",
        (
            ("SIP-samordnare", "sip-samordnare", "sip"),
            ("Socialsekreterare", "socialsekreterare", "soc"),
        ),
    ),
    Unit(
        "Ekbackens skola",
        KINDS.SCHOOL,
        "exempelviken.example",
        "Ekvägen 4",
        (("Rektor", "rektor.ekbacken", "rektor"), ("Kurator", "kurator.ekbacken", "kurator")),
    ),
    Unit(
        "Sjöängsskolan",
        KINDS.SCHOOL,
        "exempelviken.example",
        "Strandvägen 12",
        (("Rektor", "rektor.sjoangen", "rektor2"), ("Kurator", "kurator.sjoangen", "kurator2")),
    ),
    Unit(
        "Friskolan Fyren",
        KINDS.SCHOOL,
        "fyren.example",
        "Fyrbacken 7",
        (
            ("Rektor", "rektor", "rektor3"),
            ("Specialpedagog", "specialpedagog", "specped"),
        ),
        independent=True,
    ),
    Unit(
        "BUP Exempelviken",
        KINDS.REGION,
        "region.example",
        "Klinikgatan 3",
        (("Psykolog", "psykolog.bup", "bup"),),
    ),
    Unit(
        "Habiliteringen Exempelviken",
        KINDS.REGION,
        "region.example",
        "Klinikgatan 5",
        (("Habiliteringskurator", "kurator.hab", "hab"),),
    ),
    Unit(
        "Förskolan Blåklockan",
        KINDS.PRESCHOOL,
        "exempelviken.example",
        "Ängsvägen 2",
        (("Rektor", "rektor.blaklockan", ""),),
    ),
    Unit(
        "Lokala BUS Exempelviken",
        KINDS.OTHER,
        "exempelviken.example",
        "Hamngatan 1",
        (("BUS-samordnare", "bus-samordnare", "bus"),),
    ),
)

# Which organisations read which channel.
CHANNELS = (
    ("sip", "sip-exempelviken", Visibility.PRIVATE, None),
    ("ekbacken", "elevhälsa-ekbacken", Visibility.PRIVATE, ("Ekbackens skola",)),
    ("allmant", "allmänt", Visibility.PUBLIC, None),
)

# Half-hours a week when a calendar is taken, as (weekday, from, to); people share them out.
MORNINGS = ((0, time(8, 30), time(10)), (2, time(9), time(11, 30)), (4, time(8), time(9, 30)))
AFTERNOONS = ((1, time(13), time(15)), (3, time(13, 30), time(16)), (4, time(14), time(16)))
MIXED = ((0, time(13), time(14, 30)), (1, time(8), time(10)), (3, time(9), time(10, 30)))
BUSY_WEEKS = 12


def workspace() -> Workspace:
    """The district's chat: everybody, and three channels."""
    people = [
        Person(user, function, unit.name)
        for unit in UNITS
        for function, _, user in unit.people
        if user
    ]
    channels = [
        Channel(
            name,
            Room(channel, visibility),
            None
            if units is None
            else frozenset(person.id for person in people if person.organisation in units),
        )
        for channel, name, visibility, units in CHANNELS
    ]
    return Workspace(people, channels, TENANT)


def seed(tx: Tx, now: datetime) -> Area:
    """Write the district down: registry, school years, calendars, and the digest's rule."""
    area = Area(slug=SLUG, name="Exempelvikens stadsdel")
    tx.add(area)
    tx.flush()
    functions = _functions(tx, area)
    weeks = cycle((MORNINGS, AFTERNOONS, MIXED))
    for unit in UNITS:
        organisation = _organisation(tx, area, unit)
        for function, local, user in unit.people:
            contact = _contact(area, organisation, functions[function], f"{local}@{unit.domain}")
            contact.reach = Reach.MAIL if unit.kind == KINDS.REGION else Reach.CHAT
            tx.add(contact)
            tx.flush()
            if user:
                tx.add(_identity(area, contact, user))
            calendars.fill(tx, contact, _busy(next(weeks), now))
    for channel, name, visibility, _ in CHANNELS:
        if visibility != Visibility.PUBLIC:
            tx.add(
                Team(area_id=area.id, name=name, platform=PLATFORM, tenant=TENANT, channel=channel)
            )
    tx.add(digest_rule(area, AGREEMENT, now))
    tx.add(year_rule(area, AGREEMENT, now))
    tx.add(forum_rule(area, AGREEMENT, now))
    tx.add_all(remind_rules(area, AGREEMENT, now))
    tx.flush()
    return area


def _functions(tx: Tx, area: Area) -> dict[str, Function]:
    names = dict.fromkeys(function for unit in UNITS for function, _, _ in unit.people)
    found = {each: Function(area_id=area.id, key=each.casefold(), name=each) for each in names}
    tx.add_all(found.values())
    tx.flush()
    return found


def _organisation(tx: Tx, area: Area, unit: Unit) -> Organisation:
    organisation = Organisation(
        area_id=area.id, name=unit.name, kind=unit.kind, independent=unit.independent
    )
    tx.add(organisation)
    tx.flush()
    tx.add(
        Place(
            area_id=area.id,
            organisation_id=organisation.id,
            name="Mötesrummet" if unit.kind == KINDS.SOCIAL_SERVICES else "Besöksadressen",
            address=unit.address,
        )
    )
    if unit.kind == KINDS.SCHOOL:
        _school_year(tx, organisation)
    return organisation


def _contact(area: Area, organisation: Organisation, function: Function, email: str) -> Contact:
    return Contact(
        area_id=area.id, organisation_id=organisation.id, function_id=function.id, email=email
    )


def _identity(area: Area, contact: Contact, user: str) -> ChatIdentity:
    return ChatIdentity(
        area_id=area.id, contact_id=contact.id, platform=PLATFORM, tenant=TENANT, user=user
    )


def _school_year(tx: Tx, school: Organisation) -> None:
    """2026/27 as Stockholm's municipal schools have it; the friskola's sportlov is its own.

    Source of the municipal dates: the open data set brnstrom/seir-lovvader (from Skolporten).
    """
    year = SchoolYear(
        area_id=school.area_id,
        organisation_id=school.id,
        label="2026/27",
        autumn_from_on=date(2026, 8, 17),
        autumn_to_on=date(2026, 12, 18),
        spring_from_on=date(2027, 1, 11),
        spring_to_on=date(2027, 6, 11),
        source="Exempel efter Stockholms kommunala grundskolor, ej bekräftat",
    )
    tx.add(year)
    tx.flush()
    sportlov = date(2027, 2, 22) if school.independent else date(2027, 3, 1)
    breaks = (
        ("Höstlov", date(2026, 10, 26)),
        ("Sportlov", sportlov),
        ("Påsklov", date(2027, 3, 29)),
    )
    for name, monday in breaks:
        tx.add(
            SchoolBreak(
                area_id=school.area_id,
                school_year_id=year.id,
                kind=SchoolBreakKind.LOV,
                name=name,
                from_on=monday,
                to_on=monday + timedelta(days=4),
            )
        )


def _busy(week: tuple[tuple[int, time, time], ...], now: datetime) -> Iterator[calendars.Period]:
    """A week's busy periods, week after week."""
    monday = now.astimezone(ZONE).date()
    monday -= timedelta(days=monday.weekday())
    for n in range(BUSY_WEEKS):
        for weekday, start, end in week:
            day = monday + timedelta(weeks=n, days=weekday)
            yield instant(day, start, ZONE), instant(day, end, ZONE)
