"""How many meetings a forum has of those a term should have."""

from datetime import date

import pytest

from bot.features.forums.standing import standings, wanted
from models import forums
from models.forums import Forum, ForumSeat, ForumShortfall, ShortfallReason
from models.meetings import MeetingState
from models.registry import Contact
from models.store import Tx
from scheduler.terms import Term
from tests.features.forums.made import forum, function_of, met
from tests.town import NOON, build_town

AUTUMN = Term(date(2026, 8, 17), date(2026, 12, 18))


def test_booked_and_held_meetings_count_in_the_half_year_they_start_in(tx: Tx) -> None:
    """From August to December, the days before and after the school's term with it."""
    town = build_town(tx)
    bus = forum(tx, town)
    met(tx, town, bus, date(2026, 7, 31), "BEFR")
    met(tx, town, bus, date(2026, 8, 1), "FIRST")
    met(tx, town, bus, date(2026, 12, 31), "FNAL", MeetingState.CLOSED)
    met(tx, town, bus, date(2027, 1, 1), "AFTER")
    met(tx, town, bus, date(2026, 10, 1), "GNE", MeetingState.CANCELLED)

    (standing,) = standings(tx, town.area, AUTUMN)

    assert (standing.count, standing.wanted, standing.missing) == (2, 2, 0)
    assert standing.is_settled


def test_what_is_missing_is_asked_for_until_it_is_explained(tx: Tx) -> None:
    town = build_town(tx)
    bus = forum(tx, town)
    met(tx, town, bus, date(2026, 9, 1), "HELD")

    (before,) = standings(tx, town.area, AUTUMN)
    tx.add(
        ForumShortfall(
            area_id=town.area,
            forum_id=bus.id,
            term="HT2026",
            reason=ShortfallReason.VACANCY,
            explained_by_id=town.anna,
            explained_at=NOON,
        )
    )
    tx.flush()
    (after,) = standings(tx, town.area, AUTUMN)

    assert (before.missing, before.is_settled) == (1, False)
    assert (after.missing, after.is_settled) == (1, True)
    assert forums.shortfalls(tx, town.area, "VT2027") == {}


def test_a_forum_without_a_number_lacks_nothing(tx: Tx) -> None:
    town = build_town(tx)
    forum(tx, town, per_term=None)

    (standing,) = standings(tx, town.area, AUTUMN)

    assert (standing.wanted, standing.missing, standing.is_settled) == (None, 0, True)


@pytest.mark.parametrize(
    ("first", "last", "counts"),
    [
        (date(2026, 12, 18), None, True),
        (date(2026, 12, 19), None, False),
        (date(2025, 8, 1), date(2026, 8, 17), True),
        (date(2025, 8, 1), date(2026, 8, 16), False),
    ],
)
def test_only_forums_active_in_the_term_are_asked_about(
    tx: Tx, first: date, last: date | None, counts: bool
) -> None:
    town = build_town(tx)
    forum(tx, town, active_from_on=first, active_to_on=last)

    assert bool(standings(tx, town.area, AUTUMN)) is counts
    assert standings(tx, town.other_area, AUTUMN) == []


def test_seats_are_held_by_whoever_has_the_function_now(tx: Tx) -> None:
    town = build_town(tx)
    bus = forum(tx, town)
    bo = tx.get_one(Contact, town.bo)
    tx.add(
        ForumSeat(
            area_id=town.area,
            forum_id=bus.id,
            organisation_id=bo.organisation_id,
            function_id=bo.function_id,
        )
    )
    tx.flush()

    held = [contact.id for _, contact in forums.seated(tx, [bus.id])]
    bo.active = False
    tx.flush()
    left = forums.seated(tx, [bus.id])

    assert (held, list(left)) == ([town.bo], [])


def test_owners_are_those_with_the_function_not_those_who_left(tx: Tx) -> None:
    town = build_town(tx)
    anna = tx.get_one(Contact, town.anna)
    bus = forum(tx, town)
    elsewhere = forum(
        tx, town, "Annat", owner_organisation_id=tx.get_one(Contact, town.bo).organisation_id
    )

    assert [each.id for each in forums.owners(tx, bus)] == [town.anna]
    assert list(forums.owners(tx, elsewhere)) == []
    assert function_of(tx, town.anna) == anna.function_id
    assert forums.forum_by_id(tx, town.other_area, bus.id) is None


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2026, 8, 1), None, 2),
        (date(2026, 8, 17), None, 2),
        (date(2026, 9, 17), None, 2),
        (date(2026, 9, 18), None, 1),
        (date(2026, 10, 19), None, 1),
        (date(2026, 11, 20), None, 0),
        (date(2026, 12, 18), None, 0),
        (date(2026, 8, 1), date(2026, 12, 18), 2),
        (date(2026, 8, 1), date(2026, 12, 17), None),
    ],
)
def test_a_number_holds_for_the_part_of_a_term_that_a_forum_has(
    first: date, last: date | None, expected: int | None
) -> None:
    given = Forum(
        area_id=1,
        name="F",
        owner_function_id=1,
        per_term=2,
        source="",
        active_from_on=first,
        active_to_on=last,
        created_at=NOON,
    )

    assert wanted(given, AUTUMN) == expected
