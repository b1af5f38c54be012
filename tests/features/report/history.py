"""Years in the life of areas: meetings, nights, changes, and who asks for reports meanwhile."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st
from sqlmodel import col, delete, select

from bot.agreement import Agreement
from bot.features.areas.carrying import carry_out
from bot.features.feeds.rules import STRUCTURAL
from bot.features.report.keeping import keep_counts, tell_years
from bot.features.report.periods import year_label
from bot.features.report.reading import report_of
from bot.features.report.withholding import LEAST
from bot.reports import OneYear, Report, Told
from models import erasing, registry
from models.actions import Action
from models.areas import AreaChange, AreaStep
from models.meetings import Meeting, MeetingState, Party
from models.registry import Area, Contact, Function, Organisation, OrganisationKind
from models.store import Tx
from models.tallies import Release, Tally, releases
from scheduler.halves import HalfYear, half_of
from tests.features.report.attacker import Attacker
from tests.town import SECRETS

START = datetime(2024, 8, 20, 9, tzinfo=UTC)
KINDS = ("sip", "bus", "anmalningsmote", "konsultation", "forum", "bus_overgripande")
UNITS = ("Skolan", "Kliniken")
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


@dataclass(frozen=True)
class Change:
    """Work goes on in another area from so many days ago: all of it, or an organisation's.

    `what` is empty for all; `both`: the organisation works in both from then on.
    """

    area: int
    to: int
    what: str
    both: bool
    ago: int


Step = Meet | Wait | Ask | Change


def meets(areas: st.SearchStrategy[int]) -> st.SearchStrategy[Step]:
    """Some meetings of one sort in one area."""
    return st.builds(
        Meet,
        areas,
        st.sampled_from(KINDS),
        st.integers(1, 9),
        st.sampled_from((3, 20, 40)),
        st.tuples(st.sampled_from((True, False, None)), st.sampled_from((True, False, None))),
        st.sampled_from((None, False, True)),
    )


def asks(areas: st.SearchStrategy[int]) -> st.SearchStrategy[Step]:
    """The report of some term of one area."""
    return st.builds(Ask, areas, st.integers(0, 6), st.sampled_from(("", "Norra")), st.booleans())


WAITS: st.SearchStrategy[Step] = st.builds(
    Wait, st.sampled_from((1, 30, 90, 200, 370)), st.sampled_from((None, 30, 200, 365))
)
STEPS: st.SearchStrategy[list[Step]] = st.lists(
    meets(st.integers(0, 1)) | WAITS | asks(st.integers(0, 1)), min_size=12, max_size=40
)

THREE = st.integers(0, 2)
CHANGES: st.SearchStrategy[Step] = st.builds(
    Change,
    THREE,
    THREE,
    st.sampled_from(("", "Skolan", "Kliniken")),
    st.booleans(),
    st.sampled_from((0, 0, 3, 40)),
)
STEPS_WITH_CHANGES: st.SearchStrategy[list[Step]] = st.lists(
    meets(THREE) | meets(THREE) | WAITS | asks(THREE) | CHANGES, min_size=12, max_size=30
)


@dataclass
class World:
    """Areas in one database, their clock, and what all readers have learnt.

    Of three the last has nobody at first.
    """

    tx: Tx
    count: int = 2
    now: datetime = START
    areas: list[Area] = field(default_factory=list)
    held: Counter[tuple[str, bool]] = field(default_factory=Counter)
    attackers: dict[tuple[int, str], Attacker] = field(
        default_factory=lambda: defaultdict(Attacker)
    )
    first: dict[tuple[int, str], OneYear] = field(default_factory=dict)
    reports: int = 0
    told: int = 0
    made: int = 0
    agreement: Agreement = field(default_factory=lambda: Agreement(areas=PARTS))

    def __post_init__(self) -> None:
        for slug in "abc"[: self.count]:
            area = Area(slug=f"history-{slug}", name=slug)
            self.tx.add(area)
            self.tx.flush()
            self.areas.append(area)
            if slug != "c":
                self._settle(area, slug)

    def _settle(self, area: Area, slug: str) -> None:
        """A school of the area's own, and a clinic whose psychologist works in every area."""
        kinds = OrganisationKind.SCHOOL, OrganisationKind.REGION
        units = [
            Organisation(area_id=area.id, name=name, kind=kind)
            for name, kind in zip(UNITS, kinds, strict=True)
        ]
        work = Function(area_id=area.id, key="rektor", name="Rektor")
        self.tx.add_all([*units, work])
        self.tx.flush()
        emails = f"rektor@{slug}.example", "lotta@region.example"
        self.tx.add_all(
            Contact(area_id=area.id, organisation_id=each.id, function_id=work.id, email=email)
            for each, email in zip(units, emails, strict=True)
        )
        self.tx.flush()

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
            case Change():
                self._change(step)

    def _change(self, change: Change) -> None:
        source, target = self.areas[change.area].id, self.areas[change.to].id
        units = {each.name: each.id for each in registry.organisations(self.tx, source)}
        if source == target or not units or (change.what and change.what not in units):
            return
        since_on = self.now.date() - timedelta(days=change.ago)
        row = AreaChange(since_on=since_on, drawn_at=self.now, asked_at=self.now)
        if change.what:
            where = [target, source] if change.both else [target]
            row.shares = {str(units[change.what]): where}
        self.tx.add(row)
        self.tx.flush()
        for goes in (target, *((source,) if change.what else ())):
            self.tx.add(AreaStep(change_id=row.id, from_id=source, to_id=goes))
        self.tx.flush()
        carry_out(self.tx, row, {}, SECRETS, self.now)

    def _meet(self, meet: Meet) -> None:
        area = self.areas[meet.area]
        people = registry.contacts(self.tx, area.id)
        if not people:
            return
        units = {each.name: each for each in registry.organisations(self.tx, area.id)}
        held = [self._meeting(area, people[0].id, meet) for _ in range(meet.how_many)]
        self.tx.add_all(held)
        self.tx.flush()
        self.tx.add_all(
            Party(area_id=area.id, meeting_id=each.id, organisation_id=units[name].id, came=came)
            for each in held
            for name, came in zip(UNITS, meet.came, strict=True)
            if name in units
        )
        if meet.late is not None:
            unit = next(iter(units.values()))
            self.tx.add_all(self._to_do(area, each, unit, late=meet.late) for each in held)
        self.tx.flush()
        structural = meet.kind in STRUCTURAL
        period = half_of(self.now.date()).key if structural else year_label(self.now.date())
        self.held[period, structural] += meet.how_many

    def _meeting(self, area: Area, convener: int, meet: Meet) -> Meeting:
        self.made += 1
        return Meeting(
            area_id=area.id,
            kind=meet.kind,
            name="Forumet" if meet.kind == "forum" else "",
            reference=f"R{self.made}",
            state=MeetingState.CLOSED,
            uid=f"history-{self.made}",
            convener_id=convener,
            starts_at=self.now,
            ends_at=self.now + timedelta(hours=1),
            created_at=self.now - timedelta(days=meet.waited),
            changed_at=self.now,
        )

    def _to_do(self, area: Area, meeting: Meeting, unit: Organisation, *, late: bool) -> Action:
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
        before = self.now - timedelta(days=keeps)
        old = [each.id for each in erasing.ended_before(self.tx, area.id, before)]
        if not old:
            return
        full = self._all_terms()
        keep_counts(self.tx, area.id, old, self.agreement, self.now)
        erasing.erase(self.tx, old)
        self.tx.expire_all()
        assert self._all_terms() == full, "erasing changed a figure"

    def _all_terms(self) -> list[Report]:
        """The reports of this term and the one before it, of every area."""
        half = half_of(self.now.date())
        return [
            report_of(self.tx, area, self.agreement, each, self.now)
            for area in self.areas
            for each in (half, half.before)
        ]

    def adds_up(self) -> None:
        """Every meeting is in the figures of one area, and of no other."""
        for area in self.areas:
            tell_years(self.tx, area.id, self.agreement, self.now)
        told = [releases(self.tx, area.id) for area in self.areas]
        for year in {each for found in told for each in found}:
            cells = [found[year].cells for found in told if year in found]
            counted = sum(each["all"]["n"] for each in cells if each)
            hidden = sum(not each for each in cells) + len(told) - len(cells)
            lost = self.held[year, False] - counted
            assert 0 <= lost <= (LEAST - 1) * hidden, year
        half, at = half_of(self.now.date()), self.now + timedelta(minutes=1)
        for each in (half, half.before):
            reports = [report_of(self.tx, area, self.agreement, each, at) for area in self.areas]
            held = sum(row.held for report in reports for row in report.forums)
            assert held == self.held[each.key, True], each.key

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
            own = select(Meeting.id).where(col(Meeting.kind).not_in(STRUCTURAL))
            erasing.erase(self.tx, list(self.tx.exec(own)))
            self.tx.execute(delete(Tally).where(col(Tally.figure).startswith("one-")))
            self.tx.execute(delete(Release))
            bare = report_of(self.tx, area, self.agreement, half, self.now, part)
            attempt.rollback()
        self.tx.expire_all()
        assert (bare.forums, bare.units) == (report.forums, report.units)


def lived(tx: Tx, steps: Sequence[Step], areas: int = 2) -> World:
    """The world after these steps, with every attacker beaten and every meeting told of once."""
    world = World(tx, areas)
    for step in steps:
        world.does(step)
    for (_, year), attacker in world.attackers.items():
        assert attacker.finds() == [], year
    world.adds_up()
    return world
