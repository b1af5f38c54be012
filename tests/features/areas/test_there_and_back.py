"""Merged and then split again, or the other way: every forum, date and place is still there."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import col, select

from models import forums
from models.meetings import Invitation, Meeting, MeetingState, Party
from models.registry import Contact, Organisation
from models.store import Tx
from tests.features.areas.made import CLINIC, DAY, Map, build_map
from tests.features.databases import ON_SQLITE

LATER = DAY + timedelta(weeks=2)
SLUGS = ("viken", "berget")
DATES = st.lists(st.dates(date(2027, 1, 4), date(2027, 5, 28)), max_size=4, unique=True).map(tuple)
FORUMS = st.lists(
    st.tuples(st.sampled_from(SLUGS), st.sampled_from(("Forumet", "Nätverket")), DATES),
    max_size=4,
    unique_by=lambda each: each[:2],
)
SINGLE = st.lists(
    st.tuples(
        st.sampled_from(SLUGS),
        st.dates(date(2027, 1, 4), date(2027, 5, 28)),
        st.sampled_from((MeetingState.BOOKED, MeetingState.CLOSED, MeetingState.POLLING)),
    ),
    max_size=5,
)


Bodies = list[tuple[str, str, tuple[date, ...]]]
Single = list[tuple[str, date, MeetingState]]


@ON_SQLITE
@given(FORUMS, SINGLE)
@settings(max_examples=8)
def test_merged_and_split_again_every_forum_date_and_place_is_there(
    tx: Tx, bodies: Bodies, single: Single
) -> None:
    there_and_back(tx, bodies, single)


def there_and_back(tx: Tx, bodies: Bodies, single: Single) -> None:
    """Merge the areas and split them again, and hold what there is against what there was."""
    tx.expunge_all()  # what was rolled back: SQLite gives the same numbers anew
    with tx.begin_nested() as attempt:
        land = build_map(tx)
        for slug, name, dates in bodies:
            land.forum(slug, name, dates=dates)
        for slug, on, state in single:
            land.meeting(slug, on, state=state)
        before = _known(land), _active(land)

        land.done(SLUGS, ("sjon",))
        assert _places_of_all(land) == before[0][1]
        land.done(
            ("sjon",),
            SLUGS,
            shares={"Vikenskolan": ["viken"], "Bergetskolan": ["berget"], CLINIC: list(SLUGS)},
            on=LATER,
        )

        assert _known(land) == before[0]
        # Of two with one name, one got another's name with it, and kept it.
        assert {(slug, name.partition(" (")[0]) for slug, name in _active(land)} == before[1]
        _stands_together(land)
        attempt.rollback()


def _known(land: Map) -> tuple[Counter[object], Counter[object]]:
    """Every meeting's time, state and home; and every place in one, by address and link."""
    homes = {number: slug for slug, number in land.areas.items()}
    held: Counter[object] = Counter(
        (each.uid, each.starts_at, each.state, homes[each.area_id])
        for each in land.tx.exec(select(Meeting))
    )
    return held, _places_of_all(land)


def _places_of_all(land: Map) -> Counter[object]:
    rows = land.tx.exec(
        select(Invitation, Contact).join(Contact, col(Contact.id) == col(Invitation.contact_id))
    )
    return Counter((place.meeting_id, who.email, place.token_hash) for place, who in rows)


def _active(land: Map) -> set[tuple[str, str]]:
    return {
        (slug, each.name)
        for slug, number in land.areas.items()
        for each in forums.forums(land.tx, number, LATER)
    }


def _stands_together(land: Map) -> None:
    """What hangs on a live meeting is of its area, and so is everybody called to it."""
    live = col(Meeting.state) != MeetingState.CLOSED
    for meeting in land.tx.exec(select(Meeting).where(live)):
        for place in land.tx.exec(select(Invitation).where(Invitation.meeting_id == meeting.id)):
            contact = land.tx.get_one(Contact, place.contact_id)
            assert (place.area_id, contact.area_id) == (meeting.area_id, meeting.area_id)
            assert contact.active
            assert not contact.visiting
        for party in land.tx.exec(select(Party).where(Party.meeting_id == meeting.id)):
            unit = land.tx.get_one(Organisation, party.organisation_id)
            assert (unit.area_id, unit.active) == (meeting.area_id, True)
