"""A made-up area of many teams, written straight into rows, for counting and measuring."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from sqlmodel import insert

from models.actions import Action
from models.base import Row
from models.meetings import (
    Candidate,
    Consent,
    ConsentStatus,
    Invitation,
    Meeting,
    MeetingState,
    Party,
)
from models.registry import (
    Area,
    Contact,
    Function,
    Organisation,
    OrganisationKind,
    SchoolYear,
    Team,
)
from models.store import Tx

NOW = datetime(2027, 2, 15, 7, tzinfo=UTC)
"""A Monday at eight in Stockholm, five weeks into the spring term."""

TODAY = NOW.date()
PEOPLE = 3
KINDS = ("sip", "bus", "anmalningsmote", "forum")
STATES = (MeetingState.BOOKED, MeetingState.BOOKED, MeetingState.POLLING, MeetingState.BOOKED)
AT_ONCE = 10_000

_numbers = count(1)


def seed_teams(tx: Tx, teams: int, meetings: int, actions: int) -> int:
    """An area with so many teams, each with so many meetings and open actions; its number.

    A third of the actions is late, and the next team's organisation is called to each meeting.
    """
    area = Area(slug="measured", name="Measured")
    function = Function(area_id=0, key="kurator", name="Kurator")
    tx.add(area)
    tx.flush()
    function.area_id = area.id
    tx.add(function)
    tx.flush()
    units = [_unit(area.id, number) for number in range(teams)]
    tx.add_all(units)
    tx.flush()
    people = [_contact(each, function.id, n) for each in units for n in range(PEOPLE)]
    tx.add_all([*people, *map(_team, units), _year(units[0])])
    tx.flush()
    for number, unit in enumerate(units):
        other = units[(number + 1) % teams]
        own = people[number * PEOPLE : (number + 1) * PEOPLE]
        _meetings(tx, unit, other, own, meetings, actions)
    return area.id


def _meetings(
    tx: Tx, unit: Organisation, other: Organisation, own: list[Contact], many: int, actions: int
) -> None:
    made = [_meeting(unit.area_id, own[0].id, nth) for nth in range(many)]
    tx.add_all(made)
    tx.flush()
    rows: dict[type[Row], list[dict[str, Any]]] = {
        Party: [_party(each, where) for each in made for where in (unit, other)],
        Invitation: [_place(each, who) for each in made for who in own],
        Consent: [_consent(each) for each in made if each.kind == "sip"],
        Candidate: [_candidate(each) for each in made if each.state == MeetingState.POLLING],
        Action: list(_actions(made, unit, actions)),
    }
    for table, values in rows.items():
        if values:
            tx.execute(insert(table), values)
    tx.expunge_all()


def _unit(area_id: int, number: int) -> Organisation:
    return Organisation(area_id=area_id, name=f"Enhet {number:03}", kind=OrganisationKind.SCHOOL)


def _contact(unit: Organisation, function_id: int, nth: int) -> Contact:
    return Contact(
        area_id=unit.area_id,
        organisation_id=unit.id,
        function_id=function_id,
        email=f"person{nth}.enhet{unit.id}@viken.example",
    )


def _team(unit: Organisation) -> Team:
    return Team(
        area_id=unit.area_id,
        name=unit.name,
        platform="chat",
        tenant="tenant",
        channel=f"C{unit.id}",
        organisation_id=unit.id,
    )


def _year(unit: Organisation) -> SchoolYear:
    return SchoolYear(
        area_id=unit.area_id,
        organisation_id=unit.id,
        label="2026/27",
        autumn_from_on=date(2026, 8, 17),
        autumn_to_on=date(2026, 12, 18),
        spring_from_on=date(2027, 1, 11),
        spring_to_on=date(2027, 6, 11),
        source="Påhittat",
    )


def _meeting(area_id: int, convener_id: int, nth: int) -> Meeting:
    state, number = STATES[nth % len(STATES)], next(_numbers)
    booked = state is MeetingState.BOOKED
    starts_at = NOW + timedelta(days=nth % 12, hours=2)
    return Meeting(
        area_id=area_id,
        kind=KINDS[nth % len(KINDS)],
        name="Skolforum" if KINDS[nth % len(KINDS)] == "forum" else "",
        reference=f"R{number}",
        state=state,
        uid=f"uid-{number}",
        convener_id=convener_id,
        starts_at=starts_at if booked else None,
        ends_at=starts_at + timedelta(hours=1) if booked else None,
        poll_closes_at=None if booked else NOW + timedelta(days=3),
        latest_on=TODAY + timedelta(days=7) if KINDS[nth % len(KINDS)] != "sip" else None,
        created_at=NOW - timedelta(days=30),
        changed_at=NOW - timedelta(days=20),
    )


def _party(meeting: Meeting, unit: Organisation) -> dict[str, Any]:
    return {
        "area_id": meeting.area_id,
        "meeting_id": meeting.id,
        "organisation_id": unit.id,
        "required": True,
        "quorum": 1,
    }


def _place(meeting: Meeting, contact: Contact) -> dict[str, Any]:
    nonce = f"{meeting.id}-{contact.id}"
    return {
        "area_id": meeting.area_id,
        "meeting_id": meeting.id,
        "contact_id": contact.id,
        "required": True,
        "nonce": nonce,
        "token_hash": nonce,
        "excuse": "",
    }


def _consent(meeting: Meeting) -> dict[str, Any]:
    return {
        "area_id": meeting.area_id,
        "meeting_id": meeting.id,
        "status": ConsentStatus.GIVEN,
        "covers": [],
        "valid_to_on": TODAY + timedelta(days=10),
        "recorded_at": NOW - timedelta(days=18),
    }


def _candidate(meeting: Meeting) -> dict[str, Any]:
    starts_at = NOW + timedelta(days=9)
    return {
        "area_id": meeting.area_id,
        "meeting_id": meeting.id,
        "round": 1,
        "position": 1,
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=1),
        "reasons": [],
    }


def _actions(made: list[Meeting], unit: Organisation, many: int) -> Iterator[dict[str, Any]]:
    for nth in range(many):
        yield {
            "area_id": unit.area_id,
            "meeting_id": made[nth % len(made)].id,
            "organisation_id": unit.id,
            "by_organisation_id": unit.id,
            "pick": "",
            "words": f"Bjuda in till nästa möte, {nth}",
            "due_on": TODAY + timedelta(days=nth % 15 - 5),
            "revision": 1,
            "added_at": NOW - timedelta(days=9),
        }
