"""The only doors to rows: who gets through which, and what the others are told."""

from collections.abc import Callable

import pytest
from sqlalchemy import update

from bot import access
from bot.access import Actor, Role
from bot.agreement import Agreement
from bot.errors import UserError
from models import meetings
from models.meetings import Invitation, Meeting, MeetingState
from models.registry import Contact
from models.store import Tx
from tests.town import (
    AGREEMENTS,
    NOON,
    SECRETS,
    TEAM_ROOM,
    Town,
    actor,
    build_town,
    user,
)

Door = Callable[[Tx, Actor, Town], object]

DOORS: dict[str, Door] = {
    "meeting_for": lambda tx, who, town: access.meeting_for(tx, who, town.meeting),
    "own_meeting": lambda tx, who, town: access.own_meeting(tx, who, town.meeting),
    "candidate_for": lambda tx, who, town: access.candidate_for(tx, who, town.candidate),
    "may_convene": lambda _tx, who, _town: access.may_convene(who, "sip"),
}

ALLOWED = ""
NO_MEETING = "access.no_meeting"
STRANGER = "access.stranger"

# What each door says to each actor; nothing means that it opens.
MATRIX = {
    "anna": (ALLOWED, ALLOWED, ALLOWED, ALLOWED),
    "bo": (ALLOWED, "access.only_convener", ALLOWED, "access.may_not_convene"),
    "cilla": (NO_MEETING, NO_MEETING, NO_MEETING, "access.may_not_convene"),
    "dan": (NO_MEETING, NO_MEETING, NO_MEETING, ALLOWED),
    "erik": (STRANGER,) * 4,
    "nobody": (STRANGER,) * 4,
}


@pytest.fixture
def town(tx: Tx) -> Town:
    return build_town(tx)


def told_at(door: str, tx: Tx, name: str, town: Town) -> str:
    """What somebody is told at the door, empty when it opens."""
    try:
        DOORS[door](tx, actor(tx, name), town)
    except UserError as error:
        return error.text.key
    return ALLOWED


@pytest.mark.parametrize(
    ("name", "door", "told"),
    [
        (name, door, told)
        for name, row in MATRIX.items()
        for door, told in zip(DOORS, row, strict=True)
    ],
)
def test_who_gets_through_which_door(name: str, door: str, told: str, tx: Tx, town: Town) -> None:
    assert told_at(door, tx, name, town) == told


@pytest.mark.parametrize("door", ["meeting_for", "own_meeting", "candidate_for"])
@pytest.mark.parametrize("name", ["cilla", "dan"])
def test_not_yours_and_not_there_sound_alike(door: str, name: str, tx: Tx, town: Town) -> None:
    nowhere = Town(**{**vars(town), "meeting": 999_999, "candidate": 999_999})

    with pytest.raises(UserError) as not_yours:
        DOORS[door](tx, actor(tx, name), town)
    with pytest.raises(UserError) as not_there:
        DOORS[door](tx, actor(tx, name), nowhere)

    assert not_yours.value.text == not_there.value.text


@pytest.mark.parametrize("door", ["meeting_for", "own_meeting", "candidate_for"])
def test_the_called_know_nothing_of_a_draft(door: str, tx: Tx) -> None:
    town = build_town(tx, MeetingState.DRAFT)

    assert told_at(door, tx, "anna", town) == ALLOWED
    assert told_at(door, tx, "bo", town) == NO_MEETING


@pytest.mark.parametrize("door", ["meeting_for", "own_meeting", "candidate_for"])
@pytest.mark.parametrize("name", ["anna", "bo"])
def test_a_place_taken_back_closes_the_doors(door: str, name: str, tx: Tx, town: Town) -> None:
    place = _place_of(tx, town, actor(tx, name))

    place.revoked_at = NOON
    tx.flush()

    assert told_at(door, tx, name, town) == NO_MEETING


def test_a_row_that_claims_another_area_opens_nothing(tx: Tx, town: Town) -> None:
    dan = actor(tx, "dan")
    place = _place_of(tx, town, actor(tx, "bo"))

    place.contact_id = dan.contact.id
    tx.flush()

    assert told_at("meeting_for", tx, "dan", town) == NO_MEETING
    assert told_at("candidate_for", tx, "dan", town) == NO_MEETING


def test_the_candidate_comes_with_its_own_meeting(tx: Tx, town: Town) -> None:
    meeting, candidate = access.candidate_for(tx, actor(tx, "bo"), town.candidate)

    assert (meeting.id, candidate.id) == (town.meeting, town.candidate)


def test_a_meeting_held_is_read_anew(tx: Tx, town: Town) -> None:
    seen = access.meeting_for(tx, actor(tx, "anna"), town.meeting)
    tx.execute(update(Meeting).values(revision=9), execution_options={"synchronize_session": False})

    held = access.own_meeting(tx, actor(tx, "anna"), town.meeting)

    assert held is seen
    assert held.revision == 9


def test_the_refusal_of_the_called_names_the_reference_only(tx: Tx, town: Town) -> None:
    with pytest.raises(UserError) as refused:
        access.own_meeting(tx, actor(tx, "bo"), town.meeting)

    assert refused.value.text.values == {"reference": "7KQ4M"}


def test_nobody_convenes_a_kind_the_agreement_does_not_know(tx: Tx, town: Town) -> None:
    with pytest.raises(UserError, match=r"access\.may_not_convene"):
        access.may_convene(actor(tx, "anna"), "sst")


@pytest.mark.parametrize("part", ["platform", "tenant", "user"])
def test_an_account_is_all_three_parts(part: str, tx: Tx, town: Town) -> None:
    near = user("anna")
    almost = type(near)(**{**vars(near), part: "another"})

    with pytest.raises(UserError, match=r"access\.stranger"):
        access.who(tx, almost, TEAM_ROOM, AGREEMENTS, SECRETS)


def test_an_actor_is_their_contact_with_the_rules_of_their_area(tx: Tx, town: Town) -> None:
    anna = actor(tx, "anna")

    assert anna.contact.id == town.anna
    assert anna.organisation.name == "annas enhet"
    assert anna.function.key == "sip-samordnare"
    assert (anna.area.slug, anna.room, anna.secrets) == ("viken", TEAM_ROOM, SECRETS)
    assert anna.agreement is AGREEMENTS["viken"]


def test_an_area_without_an_agreement_gets_the_plain_one(tx: Tx, town: Town) -> None:
    found = access.who(tx, user("anna"), TEAM_ROOM, {}, SECRETS)

    assert found.agreement == Agreement()


@pytest.mark.parametrize(
    ("name", "roles"),
    [
        ("anna", {Role.PARTICIPANT, Role.AREA_ADMIN, Role.CONVENER}),
        ("bo", {Role.PARTICIPANT, Role.CONVENER}),
        ("cilla", {Role.PARTICIPANT}),
        ("dan", {Role.PARTICIPANT, Role.CONVENER}),
    ],
)
def test_roles_come_from_the_agreement(name: str, roles: set[Role], tx: Tx, town: Town) -> None:
    assert actor(tx, name).roles == roles


def test_an_admin_is_known_however_the_address_is_cased(tx: Tx, town: Town) -> None:
    contact = tx.get_one(Contact, town.anna)
    contact.email = "Anna@Viken.example"
    tx.flush()

    assert Role.AREA_ADMIN in actor(tx, "anna").roles


def test_somebody_who_leaves_is_a_stranger_at_once(tx: Tx, town: Town) -> None:
    actor(tx, "bo")

    tx.get_one(Contact, town.bo).active = False
    tx.flush()

    with pytest.raises(UserError, match=r"access\.stranger"):
        actor(tx, "bo")


def test_a_stranger_becomes_known_by_the_address_the_platform_vouches_for(
    tx: Tx, town: Town
) -> None:
    newcomer = user("new-account")

    found = access.acquaint(tx, newcomer, "Cilla@Viken.Example")

    assert found is not None
    assert found.id == town.cilla
    assert actor(tx, "new-account").contact.id == town.cilla


@pytest.mark.parametrize("email", ["nobody@viken.example", "erik@viken.example", ""])
def test_an_address_of_nobody_active_leaves_a_stranger(email: str, tx: Tx, town: Town) -> None:
    assert access.acquaint(tx, user("new-account"), email) is None

    assert told_at("may_convene", tx, "new-account", town) == STRANGER


def test_an_address_that_two_areas_know_leaves_a_stranger(tx: Tx, town: Town) -> None:
    tx.get_one(Contact, town.dan).email = "bo@viken.example"

    assert access.acquaint(tx, user("new-account"), "bo@viken.example") is None
    assert told_at("may_convene", tx, "new-account", town) == STRANGER


def test_a_new_account_takes_the_place_of_the_former_one(tx: Tx, town: Town) -> None:
    access.acquaint(tx, user("new-account"), "bo@viken.example")

    assert actor(tx, "new-account").contact.id == town.bo
    assert told_at("meeting_for", tx, "bo", town) == STRANGER


def test_an_account_follows_its_owner_to_a_new_contact(tx: Tx, town: Town) -> None:
    tx.get_one(Contact, town.bo).active = False

    access.acquaint(tx, user("bo"), "cilla@viken.example")

    assert actor(tx, "bo").contact.id == town.cilla


def _place_of(tx: Tx, town: Town, who: Actor) -> Invitation:
    place = meetings.invitation_of(tx, town.meeting, who.contact.id)
    assert place is not None
    return place
