"""What people write when they say until when: read right, or asked about; never guessed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.actions.days import Break, Meant, Unknown, Unsure, meant
from bot.features.actions.days.readings import (
    IS_OVER,
    NO_SUCH_BREAK,
    NO_SUCH_DAY,
    NO_SUCH_WEEK,
    NOT_READ,
    OTHER_WEEKDAY,
)
from bot.replies import T
from bot.texts import render

TUESDAY = date(2027, 1, 26)
BREAKS = (
    Break("Sportlov", date(2027, 3, 1), date(2027, 3, 5)),
    Break("Påsklov", date(2027, 3, 22), date(2027, 3, 26)),
)

READ = [
    ("idag", "2027-01-26"),
    ("i dag", "2027-01-26"),
    ("imorgon", "2027-01-27"),
    ("I morgon.", "2027-01-27"),
    ("i övermorgon", "2027-01-28"),
    ("övermorgon", "2027-01-28"),
    ("fre", "2027-01-29"),
    ("Fredag", "2027-01-29"),
    ("på fredag", "2027-01-29"),
    ("senast fredag", "2027-01-29"),
    ("till torsdag", "2027-01-28"),
    ("tors", "2027-01-28"),
    ("tor", "2027-01-28"),
    ("mån", "2027-02-01"),
    ("måndagen", "2027-02-01"),
    ("ons.", "2027-01-27"),
    ("söndag", "2027-01-31"),
    ("innan fredag", "2027-01-28"),
    ("före måndag", "2027-01-29"),
    ("fredag nästa vecka", "2027-02-05"),
    ("ons i nästa vecka", "2027-02-03"),
    ("fre nästnästa vecka", "2027-02-12"),
    ("nästa vecka", "2027-02-05"),
    ("denna vecka", "2027-01-29"),
    ("den här veckan", "2027-01-29"),
    ("i veckan", "2027-01-29"),
    ("i slutet av nästa vecka", "2027-02-05"),
    ("om en vecka", "2027-02-02"),
    ("om två veckor", "2027-02-09"),
    ("om 2 veckor", "2027-02-09"),
    ("om tio dagar", "2027-02-05"),
    ("om 14 dagar", "2027-02-09"),
    ("om tre arbetsdagar", "2027-01-29"),
    ("om 5 arbetsdagar", "2027-02-02"),
    ("om en månad", "2027-02-26"),
    ("om två månader", "2027-03-26"),
    ("v 12", "2027-03-25"),
    ("v12", "2027-03-25"),
    ("v. 10", "2027-03-12"),
    ("vecka 10", "2027-03-12"),
    ("mån v 10", "2027-03-08"),
    ("fredag vecka 6", "2027-02-12"),
    ("innan v 10", "2027-03-05"),
    ("innan v10", "2027-03-05"),
    ("före vecka 6", "2027-02-05"),
    ("v 1 2028", "2028-01-07"),
    ("12 mars", "2027-03-12"),
    ("den 12 mars", "2027-03-12"),
    ("12:e mars", "2027-03-12"),
    ("1 feb.", "2027-02-01"),
    ("senast 12 mars 2027", "2027-03-12"),
    ("fre 12 mars", "2027-03-12"),
    ("fredag den 12 mars", "2027-03-12"),
    ("senast den 12 mars", "2027-03-12"),
    ("klart senast på fredag", "2027-01-29"),
    ("fre 12/3", "2027-03-12"),
    ("fre 12 mars 2027", "2027-03-12"),
    ("fre 2027-03-12", "2027-03-12"),
    ("innan den 12 mars", "2027-03-11"),
    ("12/3", "2027-03-12"),
    ("12.3", "2027-03-12"),
    ("12/3-27", "2027-03-12"),
    ("12/3 2027", "2027-03-12"),
    ("2027-03-12", "2027-03-12"),
    ("den 28:e", "2027-01-28"),
    ("12:e", "2027-02-12"),
    ("den 12", "2027-02-12"),
    ("innan sportlovet", "2027-02-26"),
    ("före sportlovet", "2027-02-26"),
    ("efter sportlovet", "2027-03-08"),
    ("innan lovet", "2027-02-26"),
    ("innan påsklovet", "2027-03-19"),
    ("i slutet av månaden", "2027-01-29"),
    ("i slutet av mars", "2027-03-31"),
    ("månadsskiftet", "2027-01-29"),
    ("vid årsskiftet", "2027-12-30"),
    ("efter jul", "2027-12-27"),
]


@pytest.mark.parametrize(("words", "day"), READ)
def test_what_people_write_is_read(words: str, day: str) -> None:
    assert meant(words, TUESDAY, BREAKS) == Meant(date.fromisoformat(day))


@pytest.mark.parametrize(
    ("words", "today", "days"),
    [
        ("nästa fredag", "2027-01-26", ("2027-01-29", "2027-02-05")),
        ("nästa tisdag", "2027-01-26", ("2027-02-02", "2027-02-09")),
        ("tisdag", "2027-01-26", ("2027-01-26", "2027-02-02")),
        ("fre", "2027-01-29", ("2027-01-29", "2027-02-05")),
        ("v 40", "2026-11-22", ("2027-10-08",)),
        ("12 oktober", "2026-11-22", ("2027-10-12",)),
        ("v 2", "2027-01-26", ("2028-01-14",)),
    ],
)
def test_what_can_be_read_in_two_ways_is_asked_about(
    words: str, today: str, days: tuple[str, ...]
) -> None:
    choices = tuple(map(date.fromisoformat, days))

    assert meant(words, date.fromisoformat(today), BREAKS) == Unsure(choices)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("snart", NOT_READ),
        ("asap", NOT_READ),
        ("när vi hinner", NOT_READ),
        ("", NOT_READ),
        ("helgen", NOT_READ),
        ("om noll dagar", NOT_READ),
        ("om hundra år", NOT_READ),
        ("31 februari", NO_SUCH_DAY),
        ("31/2", NO_SUCH_DAY),
        ("2027-02-30", NO_SUCH_DAY),
        ("tors 12 mars", OTHER_WEEKDAY),
        ("fre 31 februari", NO_SUCH_DAY),
        ("mån 2027-03-12", OTHER_WEEKDAY),
        ("v 54", NO_SUCH_WEEK),
        ("v 53 2027", NO_SUCH_WEEK),
        ("2027-01-25", IS_OVER),
        ("12 mars 2026", IS_OVER),
        ("innan höstlovet", NO_SUCH_BREAK),
        ("efter sommarlovet", NO_SUCH_BREAK),
    ],
)
def test_the_rest_is_told_why_it_could_not_be_read(words: str, why: Unknown) -> None:
    assert meant(words, TUESDAY, BREAKS) == why


@pytest.mark.parametrize(
    ("words", "today", "day"),
    [
        ("imorgon", "2027-03-27", "2027-03-28"),
        ("om en vecka", "2027-03-28", "2027-04-04"),
        ("imorgon", "2027-10-30", "2027-10-31"),
        ("om två dagar", "2027-10-30", "2027-11-01"),
    ],
)
def test_the_nights_when_clocks_change_move_no_day(words: str, today: str, day: str) -> None:
    assert meant(words, date.fromisoformat(today)) == Meant(date.fromisoformat(day))


@pytest.mark.parametrize(
    ("words", "today", "day"),
    [
        ("v 53", "2026-12-01", "2026-12-30"),
        ("v 1", "2026-12-01", "2027-01-08"),
        ("fre v 53", "2026-12-01", "2027-01-01"),
        ("om en vecka", "2026-12-28", "2027-01-04"),
        ("nästa vecka", "2026-12-28", "2027-01-08"),
        ("om en månad", "2027-01-31", "2027-02-28"),
        ("den 5", "2026-12-20", "2027-01-05"),
        ("3/1", "2026-12-20", "2027-01-03"),
        ("innan jul", "2026-12-01", "2026-12-23"),
        ("efter nyår", "2026-12-01", "2027-01-04"),
        ("29/2", "2028-01-10", "2028-02-29"),
    ],
)
def test_the_turn_of_the_year_is_crossed(words: str, today: str, day: str) -> None:
    assert meant(words, date.fromisoformat(today)) == Meant(date.fromisoformat(day))


def test_a_meeting_day_that_is_a_red_day_gives_the_last_working_day_before() -> None:
    assert meant("v 12", TUESDAY) == Meant(date(2027, 3, 25))  # långfredag on the 26th


NUMBER = st.integers(0, 120).map(str) | st.sampled_from(["en", "två", "elva", "tolv", "٣", "²"])
GRAMMAR = {
    "day": st.sampled_from(
        ["mån", "tis", "onsdag", "torsdag", "tors", "fre", "fredagen", "lör", "söndag"]
    ),
    "month": st.sampled_from(
        [
            "jan",
            "februari",
            "mars",
            "apr",
            "maj",
            "juni",
            "juli",
            "aug",
            "sept",
            "okt",
            "nov",
            "dec",
        ]
    ),
    "n": NUMBER,
    "unit": st.sampled_from(
        ["dag", "dagar", "arbetsdagar", "vecka", "veckor", "månad", "månader", "år"]
    ),
    "lov": st.sampled_from(
        ["sportlovet", "påsklovet", "höstlovet", "sommarlovet", "lovet", "jul", "nyår"]
    ),
    "side": st.sampled_from(["innan", "före", "efter", "senast", "till", "på", "den", "klart"]),
    "year": st.sampled_from(["2026", "2027", "2028", "2099", "27", "00", ""]),
}
SHAPES = (
    "om {n} {unit}",
    "{day}",
    "nästa {day}",
    "{day} nästa vecka",
    "v {n} {year}",
    "{day} v{n}",
    "{n} {month} {year}",
    "{day} {n} {month}",
    "{day} den {n}/{n} {year}",
    "{n}/{n}-{year}",
    "den {n}:e",
    "20{n}-{n}-{n}",
    "i slutet av {month}",
    "{side} {lov}",
    "{side} {day}",
    "{side} v {n}",
    "{side} {side} {n} {month}",
    "{side} {side} {side} {day} v {n}",
)


@st.composite
def expressions(draw: st.DrawFn) -> str:
    """Something shaped like a date, whether there is such a day or not."""
    parts = draw(st.sampled_from(SHAPES)).split("{")
    named = (part.partition("}") for part in parts[1:])
    return parts[0] + "".join(draw(GRAMMAR[name]) + rest for name, _, rest in named)


@given(expressions(), st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_whatever_is_shaped_like_a_date_gives_a_day_ahead_or_a_question(
    words: str, today: date
) -> None:
    found = meant(words, today, BREAKS)

    if isinstance(found, Meant):
        assert found.on >= today
    if isinstance(found, Unsure):
        assert found.days
        assert all(day >= today for day in found.days)
        assert list(found.days) == sorted(set(found.days))


@given(expressions(), st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_how_a_day_is_shown_is_read_as_that_day(words: str, today: date) -> None:
    found = meant(words, today, BREAKS)

    days = (found.on,) if isinstance(found, Meant) else getattr(found, "days", ())
    for day in days:
        shown = render(T("days.day", on=day), "sv")
        assert meant(shown, today, BREAKS) == Meant(day)
        assert meant(day.isoformat(), today, BREAKS) == Meant(day)


@given(st.text(max_size=40), st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_whatever_is_written_gives_a_day_ahead_or_a_question(words: str, today: date) -> None:
    found = meant(words, today, BREAKS)

    if isinstance(found, Meant):
        assert found.on >= today


@given(
    st.sampled_from([words for words, _ in READ]), st.dates(date(2024, 1, 1), date(2036, 12, 31))
)
def test_no_reading_is_behind_or_years_ahead(words: str, today: date) -> None:
    found = meant(words, today, BREAKS)

    if isinstance(found, Meant) and "27" not in words and "2028" not in words:
        assert today <= found.on < today + timedelta(days=400)
