"""What a term lacks: counted by kind and name, told late in the term and seldom by itself."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.agreement import Agreement, Quota
from bot.demo.reading import words
from bot.features.digest.due import TEAM
from bot.features.digest.forums import (
    alone_on,
    callers,
    lacking,
    short_of,
    term_told_of,
)
from bot.outgoing import ChatMessage
from bot.texts import render
from models.outlooks import Held
from models.store import Tx
from scheduler.deliver import Dropped
from scheduler.terms import Term
from tests.features.digest.made import consent, meeting, near, told
from tests.features.digest.rows import (
    becomes,
    called,
    fired,
    only_the_digests_rule,
    person,
    seeded,
)
from tests.features.digest.test_days import THIS_YEAR

SPRING = Term(date(2027, 1, 11), date(2027, 6, 11))
FIRST_MONDAY = datetime(2027, 3, 1, 7, tzinfo=UTC)
ANNA = "sip-samordnare@exempelviken.example"


@pytest.mark.parametrize(
    ("day", "term"),
    [
        (date(2027, 2, 7), None),
        (date(2027, 2, 8), SPRING),
        (date(2027, 6, 11), SPRING),
        (date(2027, 7, 1), None),
        (date(2026, 8, 20), None),
    ],
)
def test_a_terms_first_weeks_are_left_in_peace(day: date, term: Term | None) -> None:
    assert term_told_of(day, [THIS_YEAR]) == term


def test_without_a_school_year_nothing_is_guessed(tx: Tx) -> None:
    assert term_told_of(date(2027, 3, 1), []) is None
    assert lacking(tx, 1, Agreement(), None, ZoneInfo("Europe/Stockholm"), FIRST_MONDAY) == []


@pytest.mark.parametrize(
    ("day", "alone"),
    [(date(2027, 3, 1), True), (date(2027, 3, 30), False), (date(2027, 5, 7), True)],
)
def test_alone_they_come_once_a_month(day: date, alone: bool) -> None:
    assert alone_on(day) is alone


def test_what_has_a_name_counts_by_its_name() -> None:
    held = [Held("forum", "Skolforum", 0), Held("forum", "Närvaroforum", 1)]

    short = short_of("forum", held, Agreement())

    assert [(render(each.title, "sv"), each.count, each.wanted) for each in short] == [
        ("Skolforum", 0, 1)
    ]


@pytest.mark.parametrize(("count", "short"), [(0, True), (1, True), (2, False)])
def test_what_has_none_counts_even_when_there_never_was_one(count: int, short: bool) -> None:
    held = [Held("bus_overgripande", "", count)] if count else []

    assert bool(short_of("bus_overgripande", held, Agreement())) is short


def test_a_forum_that_is_no_kind_of_ours_is_passed_by() -> None:
    quotas = {"femtongruppen": Quota(per_term=2, source="lokal rutin")}

    assert short_of("femtongruppen", [], Agreement(quotas=quotas)) == []
    assert callers(Agreement(quotas=quotas)) == set()


def test_those_who_may_call_them_are_told() -> None:
    assert callers(Agreement()) == {"bus-samordnare", "sip-samordnare", "rektor"}


def test_a_channel_is_told_of_them_alone_in_the_months_first_week_only(tx: Tx) -> None:
    seeded(tx, FIRST_MONDAY - timedelta(days=3))
    only_the_digests_rule(tx)
    row = next(each for each in fired(tx, FIRST_MONDAY) if each.kind == TEAM)

    first = becomes(tx, row, FIRST_MONDAY)
    second = becomes(tx, row, FIRST_MONDAY + timedelta(weeks=1))

    assert isinstance(first, ChatMessage)
    assert not first.closed_room_only
    assert "0 av 2: BUS övergripande" in words(first.reply)
    assert second == Dropped("empty")


def test_what_is_booked_ahead_counts_and_what_was_cancelled_does_not(tx: Tx) -> None:
    seeded(tx, FIRST_MONDAY - timedelta(days=3))
    only_the_digests_rule(tx)
    anna = person(tx, ANNA)
    for days, state in ((-30, "held"), (60, "cancelled")):
        starts_at = FIRST_MONDAY + timedelta(days=days)
        called(tx, [anna], starts_at, kind="bus_overgripande", state=state)
    row = next(each for each in fired(tx, FIRST_MONDAY) if each.kind == TEAM)

    one = becomes(tx, row, FIRST_MONDAY)
    called(tx, [anna], FIRST_MONDAY + timedelta(days=70), kind="bus_overgripande")
    two = becomes(tx, row, FIRST_MONDAY)

    assert isinstance(one, ChatMessage)
    assert "1 av 2: BUS övergripande" in words(one.reply)
    assert two == Dropped("empty")


def test_a_clock_is_not_needed_for_a_structural_meeting() -> None:
    assert not told(near(meeting("forum", name="Skolforum"), consent())).limits
