"""What hangs on a contact: meetings not ended that they convene or are called to."""

import pytest
from sqlmodel import select

from models.leaving import open_meetings
from models.meetings import Invitation, Meeting, MeetingState
from models.registry import function_key
from models.store import Tx
from tests.town import NOON, add_meeting, build_town


@pytest.mark.parametrize("state", list(MeetingState))
def test_a_meeting_hangs_on_its_people_until_it_has_ended(tx: Tx, state: MeetingState) -> None:
    town = build_town(tx, state)
    ended = state in (MeetingState.CANCELLED, MeetingState.CLOSED)

    for who in (town.anna, town.bo):
        assert [each.id for each in open_meetings(tx, who)] == [] if ended else [town.meeting]
    assert open_meetings(tx, town.cilla) == []


def test_a_place_taken_back_hangs_on_nobody(tx: Tx) -> None:
    town = build_town(tx)
    for place in tx.exec(select(Invitation)):
        place.revoked_at = NOON
    tx.flush()

    assert open_meetings(tx, town.bo) == []
    assert [each.id for each in open_meetings(tx, town.anna)] == [town.meeting]


def test_meetings_come_oldest_first_and_each_once(tx: Tx) -> None:
    town = build_town(tx)
    later = add_meeting(tx, town.area, town.anna, MeetingState.DRAFT, "9CDFG")

    found: list[Meeting] = list(open_meetings(tx, town.anna, lock=True))

    assert [each.id for each in found] == [town.meeting, later.id]


def test_a_closed_meeting_hangs_on_its_convener_while_something_is_to_be_done(tx: Tx) -> None:
    town = build_town(tx, MeetingState.CLOSED)
    meeting = tx.get_one(Meeting, town.meeting)
    meeting.feedback_by_on = NOON.date()
    tx.flush()
    open_before = [open_meetings(tx, who) for who in (town.anna, town.bo)]
    meeting.feedback_done_at = NOON
    tx.flush()

    assert [[each.id for each in found] for found in open_before] == [[town.meeting], []]
    assert open_meetings(tx, town.anna) == []


@pytest.mark.parametrize(
    ("called", "key"),
    [
        ("SIP-samordnare", "sip-samordnare"),
        ("Biträdande  rektor", "biträdande-rektor"),
        (" Kurator ", "kurator"),
        ("Rektor F–3", "rektor-f-3"),
        ("–", ""),
    ],
)
def test_how_agreements_name_a_function(called: str, key: str) -> None:
    assert function_key(called) == key
