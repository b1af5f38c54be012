"""School calendars as schools export them."""

from datetime import date

import pytest

from bot.outlets.school_calendar import read
from scheduler.schoolyears import EntryKind, drafts


def calendar(*events: str) -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//en skola//SV"]
    for event in events:
        lines += ["BEGIN:VEVENT", *event.split("|"), "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def whole(name: str, first: str, after: str) -> str:
    return f"SUMMARY:{name}|DTSTART;VALUE=DATE:{first}|DTEND;VALUE=DATE:{after}"


def one_day(name: str, day: str) -> str:
    return f"SUMMARY:{name}|DTSTART;VALUE=DATE:{day}"


YEAR = (
    one_day("Höstterminen börjar", "20260817"),
    one_day("Höstterminen slutar", "20261218"),
    one_day("Skolstart VT", "20270111"),
    one_day("Avslutning vårterminen", "20270611"),
    whole("Höstlov", "20261026", "20261031"),
    whole("Sportlov", "20270301", "20270306"),
    whole("Påsklov", "20270329", "20270403"),
    whole("Jullov", "20261219", "20270111"),
    one_day("Studiedag för personalen", "20261102"),
    one_day("Föräldramöte", "20260903"),
)


def test_terms_told_by_their_ends_and_lov_as_all_day_events() -> None:
    found = read(calendar(*YEAR))

    (draft,), wrong = drafts(found.entries)
    assert (found.problems, wrong, found.skipped) == ([], [], 2)
    assert (draft.autumn.from_on, draft.spring.to_on) == (date(2026, 8, 17), date(2027, 6, 11))
    assert [(each.kind, each.from_on, each.to_on) for each in draft.breaks] == [
        (EntryKind.LOV, date(2026, 10, 26), date(2026, 10, 30)),
        (EntryKind.STUDY_DAY, date(2026, 11, 2), date(2026, 11, 2)),
        (EntryKind.LOV, date(2027, 3, 1), date(2027, 3, 5)),
        (EntryKind.LOV, date(2027, 3, 29), date(2027, 4, 2)),
    ]


def test_a_whole_term_may_be_one_event_and_an_event_may_have_hours() -> None:
    found = read(
        calendar(
            whole("Hösttermin 2026", "20260817", "20261219"),
            "SUMMARY:Studiedag|DTSTART:20261102T080000|DTEND:20261102T160000",
        )
    )

    assert [(each.kind, each.from_on, each.to_on) for each in found.entries] == [
        (EntryKind.AUTUMN, date(2026, 8, 17), date(2026, 12, 18)),
        (EntryKind.STUDY_DAY, date(2026, 11, 2), date(2026, 11, 2)),
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"inget alls", [(1, "no_calendar")]),
        (calendar(), [(1, "nothing_in_calendar")]),
        (calendar("SUMMARY:Höstlov"), [(4, "event_day")]),
        (calendar(one_day("Studiedag", "20261102"), one_day("VT", "20270111")), [(8, "which_end")]),
        (calendar(one_day("HT börjar", "20260817")), [(4, "one_end")]),
        (calendar(one_day("HT slutar", "20261218")), [(4, "one_end")]),
    ],
)
def test_what_cannot_be_understood_is_told_at_its_event(
    content: bytes, expected: list[tuple[int, str]]
) -> None:
    assert [(each.line, each.code) for each in read(content).problems] == expected
