"""Areas that go on in others: what moves, what stays told of where it was, and nothing twice."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

import pytest
from sqlmodel import col, select

from bot.features.areas.carrying import carry_out
from bot.features.meetings.view import MAIL
from models import forums, registry
from models.actions import Action
from models.base import metadata
from models.forums import ForumLineage, ForumSeries
from models.meetings import Invitation, Meeting, MeetingState, Party
from models.queue import Outbox
from models.registry import Contact, Function, Organisation, OrganisationKind, Place, Team
from models.store import Tx
from models.visitors import Admission, Visitor
from scheduler.recurring import instant
from tests.features.areas.made import CLINIC, DAY, STOCKHOLM, THE_DAY, build_map
from tests.town import NOON, SECRETS, add_meeting, call

BEFORE, AFTER = date(2027, 2, 15), date(2027, 3, 15)
BOTH = ("viken", "berget")


def test_two_areas_become_one_with_everybody_once(tx: Tx) -> None:
    land = build_map(tx)
    land.done(BOTH, ("sjon",))

    here = land.areas["sjon"]
    assert [each.name for each in registry.organisations(tx, here)] == [
        "Bergetskolan", CLINIC, "Vikenskolan",
    ]  # fmt: skip
    assert {each.email for each in registry.contacts(tx, here)} == {
        "rektor@viken.example", "rektor@berget.example", "lotta@region.example",
    }  # fmt: skip
    assert [each.key for each in registry.functions(tx, here)] == ["psykolog", "rektor"]
    assert not registry.contacts(tx, land.areas["viken"])
    assert not registry.organisations(tx, land.areas["berget"])
    account = registry.identity(tx, "chat", "tenant", "berget")
    assert account is not None
    assert account.area_id == here


def test_forums_go_on_with_what_is_booked_from_the_day_and_end_with_what_was(tx: Tx) -> None:
    land = build_map(tx)
    old = land.forum("viken", "Samverkansforum", dates=(BEFORE, AFTER))
    other = land.forum("berget", "Samverkansforum", dates=(BEFORE, AFTER))
    land.done(BOTH, ("sjon",))

    new, second = forums.forums(tx, land.areas["sjon"], DAY)
    assert (new.name, second.name) == ("Samverkansforum", "Samverkansforum (Berget)")
    for gone, on in ((old, new), (other, second)):
        tx.refresh(gone)
        assert gone.active_to_on == DAY - timedelta(days=1)
        assert on.active_from_on == DAY
        (was,) = forums.meetings_of(tx, [gone.id], *_year())
        (will,) = forums.meetings_of(tx, [on.id], *_year())
        assert (was.starts_at, will.starts_at) == tuple(
            instant(each, time(9), STOCKHOLM) for each in (BEFORE, AFTER)
        )
        assert (was.told_in_id, will.told_in_id) == (gone.area_id, None)
        assert (was.area_id, will.area_id, will.name) == (on.area_id, on.area_id, on.name)
        assert len(forums.seats(tx, [on.id])) == 2
        assert len(forums.seated(tx, [on.id])) == 2
    assert len(tx.exec(select(ForumLineage)).all()) == 2
    assert {each.forum_id for each in tx.exec(select(ForumSeries))} == {new.id, second.id}


def test_whoever_is_called_to_what_got_another_name_by_it_is_told(tx: Tx) -> None:
    """Two areas had a forum of one name: the second's gets its area's behind it."""
    land = build_map(tx)
    land.forum("viken", "Samverkansforum", dates=(BEFORE, AFTER))
    land.forum("berget", "Samverkansforum", dates=(BEFORE, AFTER))
    for each in tx.exec(select(Invitation)):
        each.excuse = "sick"
    land.done(BOTH, ("sjon",))

    second = forums.forums(tx, land.areas["sjon"], DAY)[1]
    (renamed,) = [each for each in tx.exec(select(Meeting)) if each.sequence]
    mails = tx.exec(select(Outbox).where(Outbox.kind == MAIL)).all()
    assert (renamed.forum_id, renamed.name) == (second.id, "Samverkansforum (Berget)")
    assert {(each.meeting_id, each.area_id) for each in mails} == {(renamed.id, land.areas["sjon"])}
    assert {each.payload["contact_id"] for each in mails} == {
        each.contact_id for each in _places_in(tx, renamed.id)
    }
    assert len(mails) == 2
    assert {each.excuse for each in tx.exec(select(Invitation))} == {"sick"}


def test_done_again_it_moves_only_what_has_come_in_meanwhile(tx: Tx) -> None:
    land = build_map(tx)
    land.forum("viken", "Samverkansforum", dates=(BEFORE, AFTER))
    change = land.done(BOTH, ("sjon",))
    before = _everything(tx)
    carry_out(tx, change, {}, SECRETS, THE_DAY + timedelta(minutes=10))

    assert _everything(tx) == before


def test_what_another_wrote_while_it_was_done_comes_along_the_second_time(tx: Tx) -> None:
    """A handler that began before, and wrote its meeting in the old area when that was empty."""
    land = build_map(tx)
    head = land.who("rektor@viken.example", "viken")
    change = land.done(BOTH, ("sjon",))
    late = add_meeting(tx, land.areas["viken"], head.id, MeetingState.POLLING, "SENT")
    call(tx, late, head.id)
    carry_out(tx, change, {}, SECRETS, THE_DAY + timedelta(minutes=10))

    tx.refresh(late)
    assert late.area_id == land.areas["sjon"]
    assert {each.area_id for each in _places_in(tx, late.id)} == {land.areas["sjon"]}


def test_somebody_of_both_areas_is_one_with_all_their_places(tx: Tx) -> None:
    land = build_map(tx)
    meetings = [land.meeting(slug, AFTER) for slug in BOTH]
    lotta = [land.who("lotta@region.example", slug) for slug in BOTH]
    tx.add(_waits(land.areas["berget"], lotta[1].id, meetings[1].id))
    tx.flush()
    land.done(BOTH, ("sjon",))

    (one,) = [each for each in registry.contacts(tx, land.areas["sjon"]) if "lotta" in each.email]
    assert {each.meeting_id for each in _places(tx, one.id)} == {each.id for each in meetings}
    assert tx.exec(select(Outbox)).one().payload == {"contact_id": one.id}
    assert tx.exec(select(Outbox)).one().area_id == land.areas["sjon"]
    parties = tx.exec(select(Party)).all()
    clinic = land.unit(CLINIC, "sjon")
    assert [each.organisation_id for each in parties].count(clinic.id) == 2
    assert all(each.area_id == land.areas["sjon"] for each in parties)


def test_what_was_due_before_the_day_counts_where_it_was(tx: Tx) -> None:
    land = build_map(tx)
    meeting = land.meeting("viken", BEFORE, state=MeetingState.CLOSED)
    school = land.unit("Vikenskolan", "viken")
    for due_on in (BEFORE, AFTER):
        tx.add(_to_do(meeting.area_id, meeting.id, school.id, due_on))
    tx.flush()
    land.done(BOTH, ("sjon",))

    told = {each.due_on: each.told_in_id for each in tx.exec(select(Action))}
    assert told == {BEFORE: land.areas["viken"], AFTER: None}


def test_two_meetings_with_one_reference_are_told_apart(tx: Tx) -> None:
    land = build_map(tx)
    for slug in BOTH:
        land.meeting(slug, AFTER, reference="7KQ4M")
    land.done(BOTH, ("sjon",))

    assert sorted(tx.exec(select(Meeting.reference))) == ["7KQ4M", "7KQ4M2"]


def test_rooms_go_along(tx: Tx) -> None:
    land = build_map(tx)
    for slug in BOTH:
        tx.add(Team(area_id=land.areas[slug], name=slug, platform="chat", tenant="t", channel=slug))
    land.done(BOTH, ("sjon",))

    assert len(registry.teams(tx, land.areas["sjon"])) == 2


def test_one_area_becomes_two_and_a_clinic_works_in_both(tx: Tx) -> None:
    land = build_map(tx)
    land.forum("viken", "Vikens forum", dates=(AFTER,))
    land.forum("berget", "Bergets forum", dates=(AFTER,))
    land.done(BOTH, ("sjon",))
    land.done(("sjon",), ("viken", "berget"), shares={"Bergetskolan": ["berget"]}, on=AFTER)

    for slug in BOTH:
        here = land.areas[slug]
        assert {each.email for each in registry.contacts(tx, here)} == {
            f"rektor@{slug}.example", "lotta@region.example",
        }  # fmt: skip
        (forum,) = forums.forums(tx, here, AFTER)
        assert forum.name == f"{slug.capitalize()}s forum"
        (booked,) = forums.meetings_of(tx, [forum.id], *_year())
        assert booked.area_id == here
        called = [tx.get_one(Contact, each.contact_id) for each in _places_in(tx, booked.id)]
        assert {each.area_id for each in called} == {here}
        assert {
            tx.get_one(Organisation, each.organisation_id).area_id
            for each in tx.exec(select(Party).where(Party.meeting_id == booked.id))
        } == {here}


def test_whoever_is_called_from_the_other_area_is_a_guest_and_keeps_their_link(tx: Tx) -> None:
    land = build_map(tx)
    meeting = land.meeting("viken", AFTER)
    links = {each.token_hash for each in _places_in(tx, meeting.id)}
    land.done(("viken",), ("viken", "sjon"), shares={CLINIC: ["sjon"]})

    places = _places_in(tx, meeting.id)
    assert {each.token_hash for each in places} == links
    people = {tx.get_one(Contact, each.contact_id).email: tx.get_one(Contact, each.contact_id)
              for each in places}  # fmt: skip
    lotta = people["lotta@region.example"]
    assert (lotta.visiting, lotta.area_id) == (True, land.areas["viken"])
    assert tx.exec(select(Visitor.meeting_id)).all() == [meeting.id]
    assert land.who("lotta@region.example", "sjon").active


def test_a_guest_is_recognised_when_the_areas_are_one_again(tx: Tx) -> None:
    land = build_map(tx)
    meeting = land.meeting("viken", AFTER)
    land.done(("viken",), ("viken", "sjon"), shares={CLINIC: ["sjon"]})
    land.done(("sjon",), ("viken",), on=AFTER)

    lotta = tx.exec(
        select(Contact).where(
            Contact.email == "lotta@region.example",
            Contact.area_id == land.areas["viken"],
            ~col(Contact.visiting),
        )
    ).one()
    assert lotta.id in {each.contact_id for each in _places_in(tx, meeting.id)}
    clinic = land_unit(tx, land.areas["viken"])
    parties = tx.exec(select(Party.organisation_id).where(Party.meeting_id == meeting.id)).all()
    assert clinic.id in parties


def land_unit(tx: Tx, area: int) -> Organisation:
    return tx.exec(
        select(Organisation).where(
            Organisation.area_id == area, Organisation.name == CLINIC, ~col(Organisation.visiting)
        )
    ).one()


def test_a_forum_that_stays_calls_its_own_row_of_whoever_is_at_home_elsewhere(tx: Tx) -> None:
    """And it can be merged away again afterwards."""
    land = build_map(tx)
    forum = land.forum("viken", "Vikens forum", dates=(AFTER,))
    land.done(("viken",), ("viken", "sjon"), shares={CLINIC: ["sjon"]})

    here = land.areas["viken"]
    assert {each.organisation_id for each in forums.seats(tx, [forum.id])} == {
        each.id for each in registry.organisations(tx, here)
    }
    assert {each.area_id for _, each in forums.seated(tx, [forum.id])} == {here}
    (booked,) = forums.meetings_of(tx, [forum.id], *_year())
    called = [tx.get_one(Contact, each.contact_id) for each in _places_in(tx, booked.id)]
    assert {(each.area_id, each.visiting) for each in called} == {(here, False)}

    land.done(("viken",), ("berget",), on=AFTER)
    (again,) = forums.forums(tx, land.areas["berget"], AFTER)
    assert {each.area_id for _, each in forums.seated(tx, [again.id])} == {land.areas["berget"]}


def test_a_room_of_somebody_who_works_in_both_is_a_row_in_each(tx: Tx) -> None:
    land = build_map(tx)
    forum = land.forum("viken", "Vikens forum", dates=(BEFORE, AFTER))
    clinic = land.unit(CLINIC, "viken")
    room = Place(area_id=clinic.area_id, organisation_id=clinic.id, name="Rummet", address="Gatan")
    tx.add(room)
    tx.flush()
    forum.place_id = room.id
    for each in tx.exec(select(Meeting)):
        each.place_id = room.id
    land.done(
        ("viken",), ("viken", "sjon"), shares={"Vikenskolan": ["sjon"], CLINIC: ["viken", "sjon"]}
    )

    (new,) = forums.forums(tx, land.areas["sjon"], DAY)
    (there,) = registry.places(tx, land.areas["sjon"])
    (here,) = registry.places(tx, land.areas["viken"])
    assert (here.id, there.name) == (room.id, "Rummet")
    assert new.place_id == there.id
    assert {each.place_id for each in tx.exec(select(Meeting)) if each.forum_id == new.id} == {
        there.id
    }


def test_a_guest_who_waits_to_be_let_in_goes_along_with_their_organisation(tx: Tx) -> None:
    land = build_map(tx)
    meeting = land.meeting("viken", AFTER)
    unit = Organisation(
        area_id=meeting.area_id, name="Fältarna", kind=OrganisationKind.OTHER, visiting=True
    )
    tx.add(unit)
    tx.flush()
    head = land.who("rektor@viken.example", "viken")
    guest = Contact(
        area_id=meeting.area_id,
        organisation_id=unit.id,
        function_id=head.function_id,
        email="fo@faltarna.example",
        visiting=True,
    )
    tx.add(guest)
    tx.flush()
    tx.add(
        Visitor(
            area_id=meeting.area_id,
            meeting_id=meeting.id,
            contact_id=guest.id,
            admission=Admission.WAITING,
        )
    )
    tx.flush()
    land.done(BOTH, ("sjon",))

    for each in (guest, unit, tx.exec(select(Visitor)).one()):
        tx.refresh(each)
        assert each.area_id == land.areas["sjon"]
    assert tx.get_one(Function, guest.function_id).area_id == land.areas["sjon"]


@pytest.mark.parametrize("state", [MeetingState.DRAFT, MeetingState.POLLING])
def test_what_has_no_time_yet_goes_on_as_it_is(tx: Tx, state: MeetingState) -> None:
    land = build_map(tx)
    meeting = land.meeting("viken", AFTER, state=state)
    meeting.starts_at = meeting.ends_at = None
    land.done(BOTH, ("sjon",))

    tx.refresh(meeting)
    assert (meeting.area_id, meeting.told_in_id, meeting.state) == (
        land.areas["sjon"], None, state,
    )  # fmt: skip


def _year() -> tuple[datetime, datetime]:
    first, after = date(2026, 8, 1), date(2027, 8, 1)
    return instant(first, time(0), STOCKHOLM), instant(after, time(0), STOCKHOLM)


def _places(tx: Tx, contact: int) -> Sequence[Invitation]:
    return tx.exec(select(Invitation).where(Invitation.contact_id == contact)).all()


def _places_in(tx: Tx, meeting: int) -> Sequence[Invitation]:
    return tx.exec(select(Invitation).where(Invitation.meeting_id == meeting)).all()


def _waits(area: int, contact: int, meeting: int) -> Outbox:
    return Outbox(
        area_id=area, key=f"x{contact}", kind="card", payload={"contact_id": contact},
        meeting_id=meeting, due_at=NOON, created_at=NOON,
    )  # fmt: skip


def _to_do(area: int, meeting: int, school: int, due_on: date) -> Action:
    return Action(
        area_id=area, meeting_id=meeting, organisation_id=school, by_organisation_id=school,
        pick="x", due_on=due_on, added_at=NOON,
    )  # fmt: skip


def _everything(tx: Tx) -> list[str]:
    tx.flush()
    return [
        f"{table.name}: {sorted(map(str, tx.execute(table.select()).all()))}"
        for table in metadata.sorted_tables
    ]


@pytest.mark.parametrize(("days", "is_guest"), [(29, True), (31, False)])
def test_of_what_is_over_only_a_link_that_still_opens_makes_a_guest(
    tx: Tx, days: int, is_guest: bool
) -> None:
    land = build_map(tx)
    meeting = land.meeting("viken", BEFORE, state=MeetingState.CLOSED)
    meeting.changed_at = THE_DAY - timedelta(days=days)
    land.done(("viken",), ("viken", "sjon"), shares={CLINIC: ["sjon"]})

    areas = {tx.get_one(Contact, each.contact_id).area_id for each in _places_in(tx, meeting.id)}
    assert (areas == {land.areas["viken"]}) is is_guest
