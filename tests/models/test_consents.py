"""What is kept of a consent, and which meetings share one."""

from models.consents import is_asked_for, same_plan, waiting_for_consent
from models.meetings import Consent, ConsentStatus, Meeting, MeetingState
from models.queue import OutboxState
from models.store import Tx
from tests.town import NOON, Town, add_meeting, build_town, due


def follow(tx: Tx, town: Town, before: int, reference: str, kind: str = "sip") -> Meeting:
    meeting = add_meeting(tx, town.area, town.anna, MeetingState.BOOKED, reference)
    meeting.follows_id, meeting.kind = before, kind
    tx.flush()
    return meeting


def consent(tx: Tx, meeting: Meeting, status: ConsentStatus) -> None:
    row = Consent(area_id=meeting.area_id, meeting_id=meeting.id, status=status, recorded_at=NOON)
    tx.add(row)
    tx.flush()


def test_a_consent_has_columns_for_status_organisations_end_function_and_time_only() -> None:
    assert set(Consent.model_fields) == {
        "id",
        "area_id",
        "meeting_id",
        "status",
        "covers",
        "valid_to_on",
        "function_id",
        "recorded_at",
    }


def test_one_plan_is_what_was_followed_and_what_follows(tx: Tx) -> None:
    town = build_town(tx)
    second = follow(tx, town, town.meeting, "7KQ4N")
    third = follow(tx, town, second.id, "7KQ4P")
    add_meeting(tx, town.area, town.anna, MeetingState.BOOKED, "7KQ4R")

    plans = [
        [each.id for each in same_plan(tx, meeting)]
        for meeting in (tx.get_one(Meeting, town.meeting), second, third)
    ]

    assert plans == [[town.meeting, second.id, third.id]] * 3


def test_a_meeting_of_another_kind_is_no_part_of_the_plan(tx: Tx) -> None:
    town = build_town(tx)
    follow(tx, town, town.meeting, "7KQ4N", kind="bus")

    found = same_plan(tx, tx.get_one(Meeting, town.meeting))

    assert [each.id for each in found] == [town.meeting]


def test_a_draft_waits_until_its_consent_is_given_or_it_is_dropped(tx: Tx) -> None:
    town = build_town(tx, MeetingState.DRAFT)
    consent(tx, tx.get_one(Meeting, town.meeting), ConsentStatus.BEING_OBTAINED)
    given = add_meeting(tx, town.area, town.anna, MeetingState.DRAFT, "7KQ4N")
    consent(tx, given, ConsentStatus.GIVEN)
    dropped = add_meeting(tx, town.area, town.anna, MeetingState.CANCELLED, "7KQ4P")
    consent(tx, dropped, ConsentStatus.BEING_OBTAINED)
    elsewhere = add_meeting(tx, town.other_area, town.dan, MeetingState.DRAFT)
    consent(tx, elsewhere, ConsentStatus.BEING_OBTAINED)

    found = waiting_for_consent(tx, town.area)

    assert [each.id for each in found] == [town.meeting]


def test_only_a_row_that_still_waits_is_asked_for(tx: Tx) -> None:
    town = build_town(tx)
    row = due(town, "once")
    tx.add(row)
    tx.flush()

    waits = is_asked_for(tx, town.meeting, "note")
    row.state = OutboxState.SENT
    tx.flush()

    assert (waits, is_asked_for(tx, town.meeting, "note")) == (True, False)
    assert not is_asked_for(tx, town.meeting, "other")
