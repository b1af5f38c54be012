"""A term's report, gathered from rows and from what was counted before rows were erased."""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date, datetime

from bot.agreement import Agreement
from bot.errors import UserError
from bot.features.feeds.rules import STRUCTURAL
from bot.features.forums.standing import wanted_by_name
from bot.features.meetings.kinds import KINDS
from bot.features.meetings.naming import NAMES
from bot.features.meetings.rules import ZONE, instants, local_today
from bot.features.report.counting import (
    BETWEEN,
    CALLED,
    CAME,
    HELD,
    IN_TIME,
    LATE,
    OPEN,
    UNKNOWN,
    forum_key,
    of_actions,
    of_forums,
)
from bot.features.report.periods import CLOSES, last_over
from bot.features.wheel.rules import label
from bot.replies import T, name
from bot.reports import AreaChanged, Came, Done, ForumRow, OneYear, Report, Told, UnitRow
from models import areas, forums, registry, tallies
from models.registry import Area
from models.store import Tx
from models.tallies import Key, Release
from scheduler.halves import HalfYear, half_of


def report_of(
    tx: Tx, area: Area, agreement: Agreement, half: HalfYear, now: datetime, part: str = ""
) -> Report:
    """The report of a term; of a part of the area when one is named.

    Raises:
        UserError: `report.ahead` of a term that has not begun, `report.no_part`.
    """
    today = local_today(now, ZONE)
    if half > half_of(today):
        raise UserError("report.ahead", term=half.key)
    within = _within(tx, area.id, agreement, part)
    counts = _counts(tx, area.id, half, now)
    changes = _changes(tx, area.id, half)
    told = tallies.releases(tx, area.id)
    first, last = half.days
    return Report(
        area=area.name,
        part=part,
        parts=tuple(agreement.areas),
        term=half.key,
        before=half.before.key,
        after=HalfYear(half.year + half.autumn, not half.autumn).key,
        from_on=first,
        to_on=last,
        made_on=today,
        forums=_forums(tx, area.id, agreement, half, counts, now, within, whole=not part),
        units=_units(counts, half, within),
        years=[_year(told, each, today) for each in _shown(half, today)],
        sources=_sources(tx, area.id, agreement, half),
        changes=changes,
        comparable=not changes or any(period == half.before.key for period, _, _ in counts),
        earlier=earlier(tx, area.id),
    )


def _within(tx: Tx, area_id: int, agreement: Agreement, part: str) -> Mapping[str, str]:
    """The organisations that are counted: number as in counts → name."""
    named = agreement.areas.get(part)
    # What has gone on in another area is there now, and so is its name.
    where = [area_id, *sorted(areas.went_to(tx, area_id))]
    if part and not agreement.areas:
        raise UserError("report.no_parts", part=part)
    if part and named is None:
        raise UserError("report.no_part", part=part, parts=[name(each) for each in agreement.areas])
    return {
        str(each.id): each.name
        for each in sorted(
            (one for here in where for one in registry.every_organisation(tx, here)),
            key=lambda each: each.name,
        )
        if named is None or each.name in named
    }


def _changes(tx: Tx, area_id: int, half: HalfYear) -> list[AreaChanged]:
    called = {each.id: each.name for each in areas.areas(tx)}
    found = []
    for each in areas.done_between(tx, area_id, half.before.days[0], half.days[1]):
        steps = areas.steps_of(tx, each.id)
        before, after = (
            dict.fromkeys(s.from_id for s in steps),
            dict.fromkeys(s.to_id for s in steps),
        )
        # One that goes on as itself takes others in, or gives some away.
        found.append(
            AreaChanged(
                each.since_on, [called[one] for one in before], [called[one] for one in after]
            )
        )
    return found


def earlier(tx: Tx, area_id: int) -> list[tuple[str, str]]:
    """(short name, name) of the areas whose work has gone on in this one, by name."""
    found = areas.came_from(tx, area_id)
    return [(each.slug, each.name) for each in areas.areas(tx) if each.id in found]


def _counts(tx: Tx, area_id: int, half: HalfYear, now: datetime) -> Counter[Key]:
    """Of the term and the one before it, which end where the next begins: asked for as one."""
    counts = Counter(tallies.counted(tx, area_id, [half.key, half.before.key]))
    days = half.before.days[0], half.days[1]
    start, end = instants(*days)
    counts += of_forums(tallies.held_between(tx, area_id, STRUCTURAL, start, min(end, now)))
    counts += of_actions(
        tallies.actions_due(tx, area_id, STRUCTURAL, *days), local_today(now, ZONE)
    )
    return counts


def _forums(
    tx: Tx,
    area_id: int,
    agreement: Agreement,
    half: HalfYear,
    counts: Counter[Key],
    now: datetime,
    within: Mapping[str, str],
    *,
    whole: bool,
) -> list[ForumRow]:
    _, end = instants(*half.days)
    ahead = Counter(
        forum_key(each) for each in tallies.booked_after(tx, area_id, STRUCTURAL, now, end)
    )
    agreed = _wanted(tx, area_id, agreement, half)
    seen = [key for period, figure, key in counts if figure == HELD]
    called = {
        key.rpartition(BETWEEN)[0]
        for _, figure, key in counts
        if figure == CALLED and key.rpartition(BETWEEN)[2] in within
    }
    return [
        ForumRow(
            _title(key),
            counts[half.key, HELD, key],
            ahead[key],
            agreed.get(key, _by_kind(key, agreement)),
            counts[half.before.key, HELD, key],
        )
        for key in sorted({*seen, *ahead, *agreed}, key=lambda key: key.partition(BETWEEN)[2])
        if whole or key in called
    ]


def _wanted(tx: Tx, area_id: int, agreement: Agreement, half: HalfYear) -> dict[str, int | None]:
    """What each forum should have, and the agreement's number where a kind has no forum.

    The same as its owner is told: less of one that began in the term, nothing of one that ended.
    """
    years = registry.years_of_schools(tx, area_id)
    active = forums.forums_between(tx, area_id, *half.days)
    kept = {each.kind for each in active}
    unnamed: dict[str, int | None] = {
        f"{kind}{BETWEEN}": quota.per_term
        for kind, quota in agreement.quotas.items()
        if kind in NAMES and not KINDS[kind].named and kind not in kept
    }
    return unnamed | {
        f"{kind}{BETWEEN}{called}": number
        for (kind, called), number in wanted_by_name(active, half, years).items()
    }


def _sources(tx: Tx, area_id: int, agreement: Agreement, half: HalfYear) -> list[str]:
    """Where the numbers are from: each forum's own, the agreement's where a kind has no forum."""
    active = forums.forums_between(tx, area_id, *half.days)
    kept = {each.kind for each in active}
    own = [each.source for each in active if each.per_term is not None]
    others = [quota.source for kind, quota in agreement.quotas.items() if kind not in kept]
    return list(dict.fromkeys([*own, *others]))


def _by_kind(key: str, agreement: Agreement) -> int | None:
    quota = agreement.quotas.get(key.partition(BETWEEN)[0])
    return quota.per_term if quota else None


def _title(key: str) -> T:
    kind, _, called = key.partition(BETWEEN)
    return name(called) if called else T(NAMES[kind])


def _units(counts: Counter[Key], half: HalfYear, within: Mapping[str, str]) -> list[UnitRow]:
    # An organisation that went on as another's row of the same name is one in what is told.
    numbers: dict[str, list[str]] = {}
    for number, called in within.items():
        numbers.setdefault(called, []).append(number)
    rows = [
        UnitRow(
            called,
            _came(counts, half.key, own),
            _came(counts, half.before.key, own),
            _done(counts, half.key, own),
            _done(counts, half.before.key, own),
        )
        for called, own in numbers.items()
    ]
    return [each for each in rows if _has_any(each)]


def _has_any(row: UnitRow) -> bool:
    return any((row.came.called, row.came_before.called, row.done.due, row.done_before.due))


def _came(counts: Counter[Key], period: str, own: Collection[str]) -> Came:
    def total(figure: str) -> int:
        return sum(
            count
            for (when, what, key), count in counts.items()
            if (when, what) == (period, figure) and key.rpartition(BETWEEN)[2] in own
        )

    return Came(total(CALLED), total(CAME), total(UNKNOWN))


def _done(counts: Counter[Key], period: str, own: Collection[str]) -> Done:
    return Done(
        *(sum(counts[period, figure, each] for each in own) for figure in (IN_TIME, LATE, OPEN))
    )


def _shown(half: HalfYear, today: date) -> list[int]:
    """The term's own school year, and as many before it as make two that may be told of."""
    newest = min(half.school_year, last_over(today))
    return sorted({half.school_year, newest, newest - 1}, reverse=True)


def _year(told: Mapping[str, Release], year: int, today: date) -> OneYear:
    called, from_on = label(year), date(year + 1, *CLOSES)
    release = told.get(called)
    if release is not None:
        state = Told.FIGURES if release.cells else Told.TOO_FEW
        return OneYear(called, state, release.cells, from_on)
    return OneYear(called, Told.NOT_YET if today < from_on else Told.UNKNOWN, {}, from_on)
