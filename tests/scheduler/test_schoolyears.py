"""School years held against skolförordningen 3 kap. 2–4 §§."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.features.schoolyears.sheet import read
from bot.features.schoolyears.shipped_years import content, stockholm
from scheduler.schoolyears import Entry, EntryKind, Problem, count, drafts
from scheduler.workdays import days

AUTUMN = Entry(2, EntryKind.AUTUMN, "Höstterminen", date(2026, 8, 17), date(2026, 12, 18))
SPRING = Entry(3, EntryKind.SPRING, "Vårterminen", date(2027, 1, 11), date(2027, 6, 11))
HOSTLOV = Entry(4, EntryKind.LOV, "Höstlov", date(2026, 10, 26), date(2026, 10, 30))
SPORTLOV = Entry(5, EntryKind.LOV, "Sportlov", date(2027, 3, 1), date(2027, 3, 5))
WHOLE = (AUTUMN, SPRING, HOSTLOV, SPORTLOV)


def codes(*entries: Entry) -> list[tuple[int, str]]:
    return [(each.line, each.code) for each in drafts(entries)[1]]


def study_days(many: int) -> list[Entry]:
    first = date(2027, 2, 1)
    return [
        Entry(10 + n, EntryKind.STUDY_DAY, "Studiedag", day, day)
        for n, day in enumerate(days(first, first + timedelta(days=many + 1)))
        if day.weekday() < 5
    ][:many]


def test_the_years_that_come_along_keep_the_law() -> None:
    entries, unread = read(content())
    _, wrong = drafts(entries)

    assert (unread, wrong) == ([], [])
    counts = [(each.label, count(each)) for each in stockholm()]
    assert [(label, n.school_days, n.lov_days, n.study_days) for label, n in counts] == [
        ("2025/26", 183, 20, 0),
        ("2026/27", 183, 24, 0),
    ]


def test_a_whole_year_has_nothing_wrong() -> None:
    (draft,), wrong = drafts(WHOLE)

    assert (draft.label, wrong) == ("2026/27", [])


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ((SPRING, HOSTLOV), [(4, "autumn_once")]),
        ((AUTUMN, replace(AUTUMN, line=7), SPRING), [(7, "autumn_once")]),
        ((AUTUMN, HOSTLOV), [(4, "spring_once")]),
        ((replace(AUTUMN, from_on=date(2026, 7, 31)), SPRING), [(2, "august")]),
        ((replace(AUTUMN, from_on=date(2026, 9, 1)), SPRING), [(2, "august")]),
        ((AUTUMN, replace(SPRING, to_on=date(2027, 7, 1))), [(3, "june")]),
        ((AUTUMN, replace(SPRING, to_on=date(2027, 5, 31))), [(3, "june")]),
        ((replace(AUTUMN, to_on=date(2027, 1, 11)), SPRING), [(3, "terms_meet")]),
        ((*WHOLE, replace(HOSTLOV, line=8, name="Dag")), [(8, "overlap")]),
        ((AUTUMN, SPRING, replace(HOSTLOV, to_on=date(2026, 10, 20))), [(4, "ends_before")]),
        ((AUTUMN, SPRING, replace(HOSTLOV, from_on=date(2026, 8, 14))), [(4, "outside")]),
        ((AUTUMN, SPRING, replace(SPORTLOV, to_on=date(2027, 6, 12))), [(5, "outside")]),
    ],
)
def test_what_cannot_be_a_school_year_is_told_at_its_line(
    entries: tuple[Entry, ...], expected: list[tuple[int, str]]
) -> None:
    assert codes(*entries) == expected


def test_too_many_study_days_and_too_few_school_days_are_told_together() -> None:
    five, six = study_days(5), study_days(6)

    assert codes(AUTUMN, SPRING, HOSTLOV, SPORTLOV, *five) == []
    assert codes(AUTUMN, SPRING, HOSTLOV, SPORTLOV, *six) == [(3, "many_study_days")]


def test_at_least_178_school_days() -> None:
    long_lov = replace(SPORTLOV, to_on=date(2027, 3, 26))

    assert codes(AUTUMN, SPRING, HOSTLOV, long_lov) == [(3, "few_school_days")]


def test_at_least_12_lov_days() -> None:
    late = replace(AUTUMN, to_on=date(2026, 12, 23))
    early = replace(SPRING, from_on=date(2027, 1, 4))

    assert codes(late, early, HOSTLOV) == [(3, "few_lov_days")]


def test_everything_that_is_wrong_in_several_years_is_told_at_once() -> None:
    other = Entry(9, EntryKind.AUTUMN, "HT", date(2027, 8, 16), date(2027, 8, 15))

    assert codes(replace(AUTUMN, from_on=date(2026, 9, 1)), SPRING, other) == [
        (2, "august"),
        (9, "ends_before"),
        (9, "spring_once"),
    ]


def test_a_file_that_is_written_by_hand_tells_each_wrong_line() -> None:
    file = (
        "slag;namn;från;till\n"
        "hösttermin;;2026-08-17;2026-12-18\n"
        "semester;Sommar;2026-07-01;2026-07-31\n"
        "\n"
        "lov;Höstlov;v44;2026-10-30\n"
        f"lov;{'x' * 61};2026-10-26;2026-10-30\n"
        "lov;Dag;2026-02-30;\n"
        "studiedag;;2026-11-02;\n"
    )

    entries, wrong = read(file.encode())

    assert [(each.line, each.code) for each in wrong] == [
        (3, "kind"),
        (5, "day"),
        (6, "name"),
        (7, "day"),
    ]
    assert [(each.line, each.name, each.to_on) for each in entries] == [
        (2, "hösttermin", date(2026, 12, 18)),
        (8, "studiedag", date(2026, 11, 2)),
    ]


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (b"", "empty"),
        (b"\xff\xfe\x00", "unreadable"),
        (b"slag;namn\n", "columns"),
        (b'slag;namn;fr\xe5n;till\nlov;"H;2026-10-26;2026-10-30\n', "quotation_mark"),
    ],
)
def test_a_file_that_is_none_is_told_as_such(file: bytes, code: str) -> None:
    _, wrong = read(file)

    assert [each.code for each in wrong] == [code]
    assert isinstance(wrong[0], Problem)
