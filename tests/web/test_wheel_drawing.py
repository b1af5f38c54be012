"""The drawing and the list have the same content, whatever the year holds."""

import math
import re
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.replies import T, name
from bot.web.render import Place
from bot.web.wheel import page, svg
from bot.web.wheel_drawing import CENTRE, MARK, MONTHS, drawing
from bot.years import MEETINGS, Entry, ForumYear, Half, Line, YearWheel

DAY = timedelta(days=1)
TITLES = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1)


@st.composite
def wheels(draw: st.DrawFn) -> YearWheel:
    year = draw(st.integers(2020, 2040))
    first, last = date(year, 8, 1), date(year + 1, 7, 31)
    days = st.dates(first, last)
    spans = st.tuples(days, days).map(sorted)
    lines = [
        Line(what, start, end if what not in MEETINGS else start, name(draw(TITLES)), main=main)
        for (start, end), what, main in draw(
            st.lists(st.tuples(spans, st.sampled_from(Entry), st.booleans()), max_size=12)
        )
    ]
    lines.sort(key=lambda line: (line.from_on, line.to_on))
    count = st.builds(Half, st.integers(0, 9), st.integers(0, 9), st.none() | st.integers(0, 9))
    forums = st.builds(ForumYear, TITLES.map(name), count, count)
    return YearWheel(
        f"{year}/{(year + 1) % 100:02}",
        first,
        last,
        draw(st.none() | days),
        draw(TITLES),
        "sv",
        lines,
        draw(st.lists(forums, max_size=6)),
        (),
        (T("wheel.source_unchecked", source="x"),),
    )


@given(wheels())
@settings(max_examples=25)
def test_every_line_is_a_mark_and_a_row(wheel: YearWheel) -> None:
    drawn = drawing(wheel)
    shown = page(wheel, Place("/m/arshjul/x", "sv", ()))

    met = [each for each in wheel.lines if each.what in MEETINGS]
    lasting = [each for each in wheel.lines if each.what in (Entry.LOV, Entry.STUDY)]
    assert [each.number for each in drawn.marks] == list(range(1, len(met) + 1))
    assert len(drawn.pauses) == len(lasting)
    single = (Entry.HOLIDAY, Entry.SQUEEZE, Entry.TERM)
    main = [each for each in wheel.lines if each.what in single and each.main]
    assert len(drawn.days) + len(drawn.terms) == len(main)
    assert shown.count("<tr><td>") == len(wheel.lines)
    for number in range(1, len(met) + 1):
        assert f"(nr {number}, " in shown
        assert f">{number}</text>" in shown


@given(wheels())
@settings(max_examples=25)
def test_everything_stands_within_the_round(wheel: YearWheel) -> None:
    drawn = drawing(wheel)

    for mark in drawn.marks:
        assert math.dist((mark.x, mark.y), (CENTRE, CENTRE)) + MARK < MONTHS[1]
    for words in (*drawn.weeks, *drawn.names, *(each for _, each in drawn.months)):
        assert math.dist((words.x, words.y), (CENTRE, CENTRE)) < MONTHS[1]
        assert -90.1 <= (words.turn + 180) % 360 - 180 <= 90.1, "upside down"


def empty(year: int, language: str = "sv") -> YearWheel:
    first, last = date(year, 8, 1), date(year + 1, 7, 31)
    return YearWheel(f"{year}", first, last, None, "Laget", language, (), (), ("A",), ())


def test_weeks_are_numbered_as_iso_does_week_53_too() -> None:
    weeks = [each.text for each in drawing(empty(2026)).weeks]

    assert weeks == [*map(str, range(31, 54)), *map(str, range(1, 31))]
    assert [each.text for each in drawing(empty(2025)).weeks][21:25] == ["52", "1", "2", "3"]


def test_every_week_of_sixty_years_has_one_number_of_its_own() -> None:
    for year in range(2000, 2060):
        days = (date(year, 8, 1) + n * DAY for n in range(366))
        within = [day for day in days if day <= date(year + 1, 7, 31)]
        expected = list(dict.fromkeys(day.isocalendar()[:2] for day in within))

        assert [each.text for each in drawing(empty(year)).weeks] == [
            str(week) for _, week in expected
        ]


def test_an_unknown_year_is_drawn_as_unknown() -> None:
    drawn = svg(empty(2027), "sv")

    assert "w-unknown" in drawn
    assert not re.search(r'class="w-(term|lov)" d=', drawn)


def test_what_people_named_cannot_break_the_drawing() -> None:
    line = Line(Entry.LOV, date(2026, 9, 1), date(2026, 9, 30), name('</text><script x="&'))
    wheel = YearWheel(
        "2026/27", date(2026, 8, 1), date(2027, 7, 31), None, "<b>", "sv", (line,), (), (), ()
    )

    assert "<script" not in svg(wheel, "sv")
    assert "<b>" not in svg(wheel, "sv")
