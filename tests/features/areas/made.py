"""Two areas that share a clinic, and a third that nobody works in yet."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import select

from bot.features.areas.carrying import carry_out
from models.areas import AreaChange, AreaStep
from models.forums import Forum, ForumSeat, ForumSeries
from models.meetings import Invitation, Meeting, MeetingState, Party
from models.registry import Area, ChatIdentity, Contact, Function, Organisation, OrganisationKind
from models.store import Tx
from scheduler.recurring import instant
from tests.town import NOON, SECRETS

STOCKHOLM = ZoneInfo("Europe/Stockholm")
DAY = date(2027, 3, 1)
THE_DAY = datetime(2027, 2, 28, 23, 1, tzinfo=UTC)
"""A minute past midnight in Stockholm."""

CLINIC = "Kliniken"


@dataclass
class Map:
    """Areas by their short names, and everybody by address."""

    tx: Tx
    areas: dict[str, int]
    made: int = 0

    def area(self, slug: str) -> Area:
        return self.tx.get_one(Area, self.areas[slug])

    def who(self, email: str, slug: str) -> Contact:
        return self.tx.exec(
            select(Contact).where(Contact.area_id == self.areas[slug], Contact.email == email)
        ).one()

    def unit(self, name: str, slug: str) -> Organisation:
        return self.tx.exec(
            select(Organisation).where(
                Organisation.area_id == self.areas[slug], Organisation.name == name
            )
        ).one()

    def forum(
        self, slug: str, name: str, *, owner: str = "", dates: tuple[date, ...] = ()
    ) -> Forum:
        """A forum of an area's school and clinic, with meetings at nine on these days."""
        area = self.areas[slug]
        school = self.who(f"rektor@{slug}.example", slug)
        clinic = self.who("lotta@region.example", slug)
        keeper = clinic if owner == CLINIC else school
        row = Forum(
            area_id=area,
            name=name,
            owner_organisation_id=keeper.organisation_id,
            owner_function_id=keeper.function_id,
            per_term=2,
            source="lokal rutin",
            active_from_on=date(2026, 8, 1),
            created_at=NOON,
        )
        self.tx.add(row)
        self.tx.flush()
        for each in (school, clinic):
            self.tx.add(
                ForumSeat(
                    area_id=area,
                    forum_id=row.id,
                    organisation_id=each.organisation_id,
                    function_id=each.function_id,
                )
            )
        self.tx.add(
            ForumSeries(
                area_id=area,
                forum_id=row.id,
                weekday=0,
                at=time(9),
                from_on=date(2027, 1, 11),
                to_on=date(2027, 6, 11),
            )
        )
        self.tx.flush()
        for on in dates:
            self.meeting(slug, on, forum=row)
        return row

    def meeting(
        self,
        slug: str,
        on: date,
        *,
        forum: Forum | None = None,
        state: MeetingState = MeetingState.BOOKED,
        convener: str = "",
        reference: str = "",
    ) -> Meeting:
        """A meeting of the area's school and clinic at nine; a SIP unless it is a forum's."""
        self.made += 1
        area, starts_at = self.areas[slug], instant(on, time(9), STOCKHOLM)
        people = [
            self.who(each, slug) for each in (f"rektor@{slug}.example", "lotta@region.example")
        ]
        called = self.who(convener, slug) if convener else people[0]
        row = Meeting(
            area_id=area,
            kind=forum.kind if forum else "sip",
            name=forum.name if forum else "",
            forum_id=forum.id if forum else None,
            reference=reference or f"M{self.made}",
            state=state,
            uid=f"uid-{self.made}",
            convener_id=called.id,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=1),
            created_at=NOON,
            changed_at=NOON,
        )
        self.tx.add(row)
        self.tx.flush()
        for each in people:
            nonce = f"{row.id}-{each.id}"
            self.tx.add_all(
                (
                    Party(area_id=area, meeting_id=row.id, organisation_id=each.organisation_id),
                    Invitation(
                        area_id=area,
                        meeting_id=row.id,
                        contact_id=each.id,
                        nonce=nonce,
                        token_hash=SECRETS.digest("test", nonce),
                    ),
                )
            )
        self.tx.flush()
        return row

    def change(
        self,
        sources: tuple[str, ...],
        targets: tuple[str, ...],
        *,
        shares: dict[str, list[str]] | None = None,
        on: date = DAY,
    ) -> AreaChange:
        """A change that has been asked for; *shares*: an organisation's name → where it goes."""
        by_number = {
            str(self.unit(name, source).id): [self.areas[each] for each in where]
            for source in sources
            for name, where in (shares or {}).items()
        }
        row = AreaChange(since_on=on, shares=by_number, drawn_at=NOON, asked_at=NOON)
        self.tx.add(row)
        self.tx.flush()
        for source in sources:
            for target in targets:
                self.tx.add(
                    AreaStep(change_id=row.id, from_id=self.areas[source], to_id=self.areas[target])
                )
        self.tx.flush()
        return row

    def done(
        self,
        sources: tuple[str, ...],
        targets: tuple[str, ...],
        *,
        shares: dict[str, list[str]] | None = None,
        on: date = DAY,
        at: datetime = THE_DAY,
    ) -> AreaChange:
        """The same, carried out."""
        row = self.change(sources, targets, shares=shares, on=on)
        carry_out(self.tx, row, {}, SECRETS, at)
        return row


def build_map(tx: Tx, slugs: tuple[str, ...] = ("viken", "berget", "sjon")) -> Map:
    """Areas with a school of their own and a clinic that works in all but the last."""
    made = Map(tx, {})
    for slug in slugs:
        area = Area(slug=slug, name=slug.capitalize())
        tx.add(area)
        tx.flush()
        made.areas[slug] = area.id
    for slug in slugs[:-1]:
        _people(tx, made.areas[slug], slug)
    return made


def _people(tx: Tx, area: int, slug: str) -> None:
    kinds = OrganisationKind
    school = Organisation(area_id=area, name=f"{slug.capitalize()}skolan", kind=kinds.SCHOOL)
    clinic = Organisation(area_id=area, name=CLINIC, kind=kinds.REGION)
    head = Function(area_id=area, key="rektor", name="Rektor")
    doctor = Function(area_id=area, key="psykolog", name="Psykolog")
    tx.add_all((school, clinic, head, doctor))
    tx.flush()
    for unit, work, email in (
        (school, head, f"rektor@{slug}.example"),
        (clinic, doctor, "lotta@region.example"),
    ):
        contact = Contact(area_id=area, organisation_id=unit.id, function_id=work.id, email=email)
        tx.add(contact)
        tx.flush()
        if unit is school:
            tx.add(
                ChatIdentity(
                    area_id=area,
                    contact_id=contact.id,
                    platform="chat",
                    tenant="tenant",
                    user=slug,
                )
            )
    tx.flush()
