"""Whose time a booked meeting takes: theirs who are called, until their place is taken back."""

from datetime import timedelta

from models import meetings
from models.meetings import Meeting, MeetingState
from models.store import Store
from tests.town import NOON, build_town

LATER = NOON + timedelta(hours=1)


def test_a_place_taken_back_takes_no_time(store: Store) -> None:
    with store.transaction() as tx:
        town = build_town(tx, MeetingState.BOOKED)
        meeting = tx.get_one(Meeting, town.meeting)
        meeting.starts_at, meeting.ends_at = NOON, LATER
        place = meetings.invitation_of(tx, meeting.id, town.bo)
        assert place is not None
        place.revoked_at = NOON
        tx.flush()

        taken = meetings.booked_for(tx, [town.anna, town.bo], NOON, LATER)

        assert [contact_id for contact_id, _ in taken] == [town.anna]
