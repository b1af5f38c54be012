"""Each meeting about one child in one leaf of each way to split them, also when rows are gone."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.agreement import Agreement
from bot.features.report.counting import INDIVIDUAL, of_forums, of_individuals
from bot.features.report.keeping import FIGURES
from bot.features.report.withholding import DIMENSIONS
from models import erasing, tallies
from models.meetings import Consent, ConsentStatus, Meeting, MeetingState
from models.store import Tx
from models.tallies import Held
from tests.features.report.attacker import LEAVES
from tests.town import add_meeting, build_town

THAT_DAY, DAY_BEFORE = date(2027, 3, 1), date(2027, 2, 28)
REPORT = "anmalningsmote"
HELD_AT = datetime(2027, 3, 1, 9, tzinfo=UTC)
AROUND = (HELD_AT - timedelta(days=400), HELD_AT + timedelta(days=400))


def meeting(waited: int, kind: str = "sip", latest_on: date | None = None) -> Meeting:
    return Meeting(
        area_id=1,
        kind=kind,
        reference="7KQ4M",
        state=MeetingState.CLOSED,
        uid="1",
        convener_id=1,
        latest_on=latest_on,
        starts_at=HELD_AT,
        created_at=HELD_AT - timedelta(days=waited),
        changed_at=HELD_AT,
    )


def consent(given_before: int, status: ConsentStatus = ConsentStatus.GIVEN) -> Consent:
    at = HELD_AT - timedelta(days=given_before)
    return Consent(area_id=1, meeting_id=1, status=status, recorded_at=at)


def leaves(held: Held) -> dict[str, str]:
    counts = of_individuals([held], Agreement())
    assert set(counts.values()) == {1}
    assert {(period, figure) for period, figure, _ in counts} == {
        ("2026/27", each) for each in FIGURES
    }
    found = {figure.removeprefix("one-"): leaf for _, figure, leaf in counts}
    assert all(leaf in LEAVES[dimension] for dimension, leaf in found.items())
    return found


@pytest.mark.parametrize(
    ("held", "clock", "lead"),
    [
        (Held(meeting(14), [], [], None, None), "within", "week2"),
        (Held(meeting(15), [], [], None, None), "within", "week4"),
        (Held(meeting(22), [], [], None, None), "after", "week4"),
        (Held(meeting(29), [], [], None, None), "after", "later"),
        (Held(meeting(29), [], [], consent(21), None), "within", "later"),
        (Held(meeting(29), [], [], consent(22), None), "after", "later"),
        (Held(meeting(29), [], [], consent(-30), None), "within", "later"),
        (Held(meeting(29), [], [], consent(3, ConsentStatus.WITHDRAWN), None), "after", "later"),
        (Held(meeting(29), [], [], None, meeting(90)), "none", "agreed"),
        (Held(meeting(29, "bus"), [], [], None, meeting(90)), "after", "later"),
        (Held(meeting(9, "konsultation"), [], [], None, None), "none", "week2"),
        (Held(meeting(9, REPORT), [], [], None, None), "none", "week2"),
        (
            Held(meeting(9, REPORT, THAT_DAY), [], [], None, None),
            "within",
            "week2",
        ),
        (
            Held(meeting(9, REPORT, DAY_BEFORE), [], [], None, None),
            "after",
            "week2",
        ),
    ],
)
def test_waits_and_time_limits_as_the_conveners_card_tells_them(
    held: Held, clock: str, lead: str
) -> None:
    found = leaves(held)

    assert (found["clock"], found["lead"]) == (clock, lead)
    assert (found["came"], found["actions"]) == ("unknown", "none")


def test_every_leaf_belongs_to_every_grouping_of_its_dimension() -> None:
    for groupings in DIMENSIONS.values():
        sets = [sorted(leaf for cell in grouping for leaf in cell) for grouping in groupings]

        assert all(each == sets[0] for each in sets)


def test_structural_and_individual_meetings_are_never_counted_as_each_other() -> None:
    forum = Held(meeting(9, "forum"), [], [], None, None)
    sip = Held(meeting(9), [], [], None, None)

    assert of_individuals([forum], Agreement()) == {}
    assert of_forums([sip]) == {}


def test_a_follow_up_stays_one_when_what_it_followed_is_erased(tx: Tx) -> None:
    town = build_town(tx, MeetingState.CLOSED)
    first = tx.get_one(Meeting, town.meeting)
    after = add_meeting(tx, town.area, town.anna, MeetingState.CLOSED, "3CKQ7")
    stuck = add_meeting(tx, town.area, town.anna, MeetingState.CLOSED, "3CKQ9")
    stuck.kind = "bus"
    for each in (after, stuck):
        each.follows_id, each.starts_at = first.id, HELD_AT
    tx.flush()
    before = of_individuals(tallies.held_between(tx, town.area, INDIVIDUAL, *AROUND), Agreement())

    erasing.erase(tx, [first.id])
    tx.expire_all()

    found = tallies.held_between(tx, town.area, INDIVIDUAL, *AROUND)
    assert of_individuals(found, Agreement()) == before
    assert {each.meeting.reference: each.meeting.day_was_agreed for each in found} == {
        "3CKQ7": True,
        "3CKQ9": False,
    }
