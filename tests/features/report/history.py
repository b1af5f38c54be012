"""Years in the life of two areas: meetings, nights, and whoever asks for reports meanwhile."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st
from sqlmodel import col, delete, select

from bot.agreement import Agreement
from bot.features.feeds.rules import STRUCTURAL
from bot.features.report.keeping import keep_counts, tell_years
from bot.features.report.periods import HalfYear, half_of
from bot.features.report.reading import report_of
from bot.reports import OneYear, Report, Told
from models import erasing
from models.actions import Action
from models.meetings import Meeting, MeetingState, Party
from models.registry import Area, Contact, Function, Organisation, OrganisationKind
from models.store import Tx
from models.tallies import Release, Tally
from tests.features.report.attacker import Attacker

START = datetime(2024, 8, 20, 9, tzinfo=UTC)
KINDS = ("sip", "bus", "anmalningsmote", "konsultation", "forum", "bus_overgripande")
PARTS = {"Norra": ("Skolan",), "Södra": ("Kliniken",)}


@dataclass(frozen=True)
class Meet:
    """Meetings of one sort are held; `waited` days after somebody called them."""

    area: int
    kind: str
    how_many: int
    waited: int
    came: tuple[bool | None, bool | None]
    late: bool | None


@dataclass(frozen=True)
class Wait:
    """Days go by; at the end of them there may be a night that erases what is old."""

    days: int
    keeps: int | None


@dataclass(frozen=True)
class Ask:
    """Somebody wants the report of a term that was so many terms ago."""

    area: int
    ago: int
    part: str
    by_operator: bool


Step = Meet | Wait | Ask

AREAS = st.integers(0, 1)
STEPS: st.SearchStrategy[list[Step]] = st.lists(
    st.builds(
        Meet,
        AREAS,
        st.sampled_from(KINDS),
        st.integers(1, 9),
        st.sampled_from((3, 20, 40)),
        st.tuples(st.sampled_from((True, False, None)), st.sampled_from((True, False, None))),
        st.sampled_from((None, False, True)),
    )
    | st.builds(Wait, st.sampled_from((1, 30, 90, 200, 370)), st.sampled_from((None, 30, 200, 365)))
    | st.builds(Ask, AREAS, st.integers(0, 6), st.sampled_from(("", "Norra")), st.booleans()),
    min_size=12,
    max_size=40,
)


@dataclass
class World:
    """Two areas in one database, their clock, and what all readers have learnt."""

    tx: Tx
    now: datetime = START
    areas: list[Area] = field(default_factory=list)
    units: dict[int, list[Organisation]] = field(default_factory=dict)
    convener: dict[int, int] = field(default_factory=dict)
    attackers: dict[tuple[int, str], Attacker] = field(
        default_factory=lambda: defaultdict(Attacker)
    )
    first: dict[tuple[int, str], OneYear] = field(default_factory=dict)
    reports: int = 0
    told: int = 0
    made: int = 0
    agreement: Agreement = field(default_factory=lambda: Agreement(areas=PARTS))

    def __post_init__(self) -> None:
        for slug in ("a", "b"):
            area = Area(slug=f"history-{slug}", name=slug)
            self.tx.add(area)
            self.tx.flush()
            kinds = OrganisationKind.SCHOOL, OrganisationKind.REGION
            units = [
                Organisation(area_id=area.id, name=name, kind=kind)
                for name, kind in zip(("Skolan", "Kliniken"), kinds, strict=True)
            ]
            work = Function(area_id=area.id, key="rektor", name="Rektor")
            self.tx.add_all([*units, work])
            self.tx.flush()
            convener = Contact(
                area_id=area.id,
                organisation_id=units[0].id,
                function_id=work.id,
                email=f"rektor@{slug}.example",
            )
            self.tx.add(convener)
            self.tx.flush()
            self.areas.append(area)
            self.units[area.id], self.convener[area.id] = units, convener.id

    def does(self, step: Step) -> None:
        match step:
            case Meet():
                self._meet(step)
            case Wait(days, keeps):
                self.now += timedelta(days=days)
                if keeps is not None:
                    for area in self.areas:
                        self._night(area, keeps)
            case Ask():
                self._ask(step)

    def _meet(self, meet: Meet) -> None:
        area = self.areas[meet.area]
        held = [self._meeting(area, meet) for _ in range(meet.how_many)]
        self.tx.add_all(held)
        self.tx.flush()
        self.tx.add_all(
            Party(area_id=area.id, meeting_id=each.id, organisation_id=unit.id, came=came)
            for each in held
            for unit, came in zip(self.units[area.id], meet.came, strict=True)
        )
        if meet.late is not None:
            self.tx.add_all(self._to_do(area, each, late=meet.late) for each in held)
        self.tx.flush()

    def _meeting(self, area: Area, meet: Meet) -> Meeting:
        self.made += 1
        return Meeting(
            area_id=area.id,
            kind=meet.kind,
            name="Forumet" if meet.kind == "forum" else "",
            reference=f"R{self.made}",
            state=MeetingState.CLOSED,
            uid=f"history-{self.made}",
            convener_id=self.convener[area.id],
            starts_at=self.now,
            ends_at=self.now + timedelta(hours=1),
            created_at=self.now - timedelta(days=meet.waited),
            changed_at=self.now,
        )

    def _to_do(self, area: Area, meeting: Meeting, *, late: bool) -> Action:
        unit, *_ = self.units[area.id]
        return Action(
            area_id=area.id,
            meeting_id=meeting.id,
            organisation_id=unit.id,
            by_organisation_id=unit.id,
            pick="x",
            due_on=self.now.date(),
            done_at=None if late else self.now,
            added_at=self.now,
        )

    def _night(self, area: Area, keeps: int) -> None:
        """What every night does, without the chats."""
        tell_years(self.tx, area.id, self.agreement, self.now)
        full = self._all_terms(area)
        before = self.now - timedelta(days=keeps)
        old = [each.id for each in erasing.ended_before(self.tx, area.id, before)]
        keep_counts(self.tx, area.id, old, self.agreement, self.now)
        erasing.erase(self.tx, old)
        self.tx.expire_all()
        assert self._all_terms(area) == full, "erasing changed a figure"

    def _all_terms(self, area: Area) -> list[Report]:
        """The reports of this term and the one before it."""
        half = half_of(self.now.date())
        return [
            report_of(self.tx, area, self.agreement, each, self.now) for each in (half, half.before)
        ]

    def _ask(self, ask: Ask) -> None:
        area = self.areas[ask.area]
        half: HalfYear = half_of(self.now.date())
        for _ in range(ask.ago):
            half = half.before
        if ask.by_operator:
            tell_years(self.tx, area.id, self.agreement, self.now)
        report = report_of(self.tx, area, self.agreement, half, self.now, ask.part)
        self._learn(area, report)
        self._compare(area, half, report, ask.part)

    def _learn(self, area: Area, report: Report) -> None:
        self.reports += 1
        for year in report.years:
            begins = int(year.year[:4])
            if self.now.date() < date(begins + 1, 9, 1):
                assert year.told is Told.NOT_YET
            if year.told in (Told.FIGURES, Told.TOO_FEW):
                seen = self.first.setdefault((area.id, year.year), year)
                assert year == seen, "told of again, and otherwise"
                self.attackers[area.id, year.year].reads(year.cells, 0)
                self.told += year.told is Told.FIGURES
            else:
                assert not year.cells
                assert (area.id, year.year) not in self.first, "taken back"

    def _compare(self, area: Area, half: HalfYear, report: Report, part: str) -> None:
        """Without any individual meeting all but the cells is the same."""
        with self.tx.begin_nested() as attempt:
            own = select(Meeting.id).where(
                Meeting.area_id == area.id, col(Meeting.kind).not_in(STRUCTURAL)
            )
            erasing.erase(self.tx, list(self.tx.exec(own)))
            self.tx.execute(delete(Tally).where(col(Tally.figure).startswith("one-")))
            self.tx.execute(delete(Release))
            bare = report_of(self.tx, area, self.agreement, half, self.now, part)
            attempt.rollback()
        self.tx.expire_all()
        assert (bare.forums, bare.units) == (report.forums, report.units)


def lived(tx: Tx, steps: Sequence[Step]) -> World:
    """The world after these steps, with every attacker beaten."""
    world = World(tx)
    for step in steps:
        world.does(step)
    for (_, year), attacker in world.attackers.items():
        assert attacker.finds() == [], year
    return world
