"""When somebody leaves, meetings and all else that is theirs goes over; nothing is orphaned."""

from collections.abc import Callable

import pytest

from bot.demo.calling import call_sip
from bot.demo.district import AGREEMENT
from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.features.registry.handover import END, Hand, can_succeed, deactivate, hand_over, open_work
from models import registry
from models.audit import AuditEntry
from models.meetings import Invitation, Meeting, MeetingState
from models.queue import OutboxState
from models.registry import Area, Contact
from models.store import Tx
from tests.conftest import Clock, Someones
from tests.features.acting import call_fixed, call_without_consent, utc, vote
from tests.features.looking import contact_of, due_rows, invites, newest, rows, save, the
from tests.features.registry.files import faults, imported
from tests.town import NOON, SECRETS

BO = "kurator.ekbacken@exempelviken.example"
EVA = "rektor.ekbacken@exempelviken.example"
SOC = "socialsekreterare@exempelviken.example"


@pytest.fixture
def eva(someone: Someones) -> Someone:
    """Rektor at Bo's school: the one who takes over from him."""
    return someone("rektor")


async def leave(built: House, clock: Clock, leaver: Someone, successor: Someone | None) -> None:
    """Let somebody go as the registry does, and send what that calls for."""
    who, heir = contact_of(built, leaver), contact_of(built, successor) if successor else None

    def go(tx: Tx) -> None:
        gone, to = tx.get_one(Contact, who.id), tx.get_one(Contact, heir.id) if heir else None
        deactivate(tx, gone, to, Hand(AGREEMENT, built.secrets), clock.at)

    await built.store.run(go)
    await built.bot.sweep()


async def test_the_leavers_calendar_gets_an_end_and_the_successors_an_invitation(
    built: House, clock: Clock, anna: Someone, bo: Someone, eva: Someone
) -> None:
    await call_fixed(anna)
    before = len(invites(built))

    await leave(built, clock, bo, eva)

    end, invitation = sorted(invites(built)[before:], key=lambda each: each.method)
    assert (end.to, end.method, end.sequence) == (BO, "CANCEL", 1)
    assert (invitation.to, invitation.method, invitation.sequence) == (EVA, "REQUEST", 0)
    assert {str(each.event["UID"]) for each in (end, invitation)} == {the(built, Meeting).uid}
    assert end.subject.startswith("Inte längre kallad: Samverkansmöte")
    assert "Mötet är bokat." in newest(eva)


async def test_the_meeting_goes_on_as_it_was_for_the_others(
    built: House, clock: Clock, anna: Someone, bo: Someone, eva: Someone
) -> None:
    await call_fixed(anna)
    meeting, others = the(built, Meeting), {each.to for each in invites(built)} - {BO}

    await leave(built, clock, bo, eva)

    assert the(built, Meeting).sequence == meeting.sequence
    assert the(built, Meeting).state == MeetingState.BOOKED
    assert [sum(each.to == other for each in invites(built)) for other in others] == [1, 1]


async def test_a_cancelled_meeting_ends_once_for_everybody(
    built: House, clock: Clock, anna: Someone, bo: Someone, eva: Someone
) -> None:
    await call_fixed(anna)
    await leave(built, clock, bo, eva)

    await anna.presses("Ställ in")
    await anna.fills()

    ends = [each.to for each in invites(built) if each.method == "CANCEL"]
    assert sorted(ends) == sorted({*ends})
    assert {BO, EVA} <= set(ends)


async def test_a_meeting_that_never_reached_the_leaver_needs_no_end(
    built: House, clock: Clock, anna: Someone, bo: Someone, eva: Someone
) -> None:
    anna.waits = False
    await call_fixed(anna)

    await leave(built, clock, bo, eva)

    assert BO not in {each.to for each in invites(built)}
    assert [row.reason for row in due_rows(built, END)] == ["never_invited"]


async def test_a_poll_asks_the_successor_and_forgets_the_leavers_answer(
    built: House, clock: Clock, anna: Someone, bo: Someone, eva: Someone
) -> None:
    await call_sip(anna)
    await vote(bo, "Ja")
    counted = "1 ja, 0 om det behövs, 0 nej"
    assert counted in newest(anna)

    await leave(built, clock, bo, eva)

    assert "Vilka tider kan du?" in newest(eva)
    assert counted not in newest(anna)
    assert due_rows(built, END) == []


async def test_a_draft_tells_nobody_but_its_convener(
    built: House, clock: Clock, anna: Someone, bo: Someone, eva: Someone
) -> None:
    await call_without_consent(anna)

    await leave(built, clock, bo, eva)

    assert [*eva.cards, *bo.cards, *built.mailbox.mails] == []
    assert len(anna.cards) == 1


async def test_the_meetings_somebody_convenes_are_the_successors_to_book_and_cancel(
    built: House, clock: Clock, someone: Someones, anna: Someone
) -> None:
    soc = someone("soc")
    await call_fixed(anna)

    await leave(built, clock, anna, soc)
    await soc.presses("Ställ in")
    await soc.fills()

    assert the(built, Meeting).state == MeetingState.CANCELLED
    assert words(await anna.says("sip")).startswith("Jag vet inte vem du är.")


async def test_a_successor_who_is_called_already_keeps_the_place_they_have(
    built: House, clock: Clock, anna: Someone, bo: Someone, eva: Someone
) -> None:
    await call_fixed(anna)
    await leave(built, clock, bo, eva)
    bo_again = contact_of(built, bo)
    bo_again.active = True
    save(built, bo_again)

    await leave(built, clock, eva, bo)

    places = {each.contact_id: each.revoked_at for each in rows(built, Invitation)}
    assert places[bo_again.id] is None
    assert places[contact_of(built, eva).id] is not None
    back = [each for each in invites(built) if each.to == BO]
    assert [(each.method, each.sequence) for each in back] == [
        ("REQUEST", 0),
        ("CANCEL", 1),
        ("REQUEST", 2),
    ]
    others = [each for each in invites(built) if each.to not in (BO, EVA)]
    assert {each.method for each in others} == {"REQUEST"}


async def test_meetings_that_have_ended_are_left_alone(
    built: House, clock: Clock, anna: Someone, bo: Someone, eva: Someone
) -> None:
    await call_fixed(anna)
    await anna.presses("Ställ in")
    await anna.fills()
    before = len(invites(built))

    await leave(built, clock, bo, eva)

    assert len(invites(built)) == before
    assert {each.revoked_at for each in rows(built, Invitation)} == {None}


async def test_a_meeting_that_has_begun_needs_no_mail(
    built: House, clock: Clock, anna: Someone, bo: Someone, eva: Someone
) -> None:
    await call_fixed(anna)
    before = len(invites(built))
    clock.at = utc(2, 12, 9)

    await leave(built, clock, bo, eva)

    assert len(invites(built)) == before
    late = {row.reason for row in due_rows(built, END, OutboxState.DROPPED)}
    assert late == {"late"}


async def test_those_the_leaver_stood_in_for_get_the_successor(
    built: House, clock: Clock, someone: Someones, bo: Someone, eva: Someone
) -> None:
    other = contact_of(built, someone("kurator2"))
    for each, substitute in ((other, bo), (contact_of(built, eva), bo)):
        each.substitute_id = contact_of(built, substitute).id
        save(built, each)

    await leave(built, clock, bo, eva)

    assert contact_of(built, someone("kurator2")).substitute_id == contact_of(built, eva).id
    assert contact_of(built, eva).substitute_id is None


async def test_it_stands_in_the_audit_trail(
    built: House, clock: Clock, anna: Someone, bo: Someone, eva: Someone
) -> None:
    await call_fixed(anna)

    await leave(built, clock, bo, eva)

    noted = [(each.what, each.subject) for each in rows(built, AuditEntry)][-2:]
    assert noted == [
        ("place.handed_over", the(built, Meeting).reference),
        ("contact.deactivated", str(contact_of(built, bo).id)),
    ]


async def test_nothing_is_open_for_somebody_nobody_needs(built: House, bo: Someone) -> None:
    who = contact_of(built, bo)

    assert not await built.store.run(open_work, who)


Change = Callable[[Contact], None]


@pytest.mark.parametrize(
    ("change", "may"),
    [
        (lambda _: None, True),
        (lambda each: setattr(each, "active", False), False),
        (lambda each: setattr(each, "organisation_id", 2), False),
        (lambda each: setattr(each, "id", 1), False),
    ],
)
def test_only_somebody_active_in_the_same_organisation_can_take_over(
    change: Change, may: bool
) -> None:
    leaver = Contact(id=1, area_id=1, organisation_id=1, function_id=1, email="a@x.example")
    successor = Contact(id=2, area_id=1, organisation_id=1, function_id=1, email="b@x.example")

    change(successor)

    assert can_succeed(leaver, successor) is may


def in_file(tx: Tx, *lines: str) -> tuple[list[str], list[str]]:
    """What a file changes in the demo's registry, and what is wrong."""
    area = registry.area_by_slug(tx, "exempelviken")
    assert isinstance(area, Area)
    outcome = imported(tx, area, *lines, hand=Hand(AGREEMENT, SECRETS))
    return outcome.changes, faults(outcome)


BO_LEAVES = f"Ekbackens skola;skola;nej;Kurator;{BO};;{{}};nej"


async def test_a_file_moves_meetings_to_the_substitute(
    built: House, clock: Clock, anna: Someone, eva: Someone
) -> None:
    await call_fixed(anna)
    clock.at = NOON

    changes, wrong = await built.store.run(in_file, BO_LEAVES.format(EVA))
    await built.bot.sweep()

    assert wrong == []
    assert changes[-1] == f"Avaktiveras: {BO}. 1 öppet möte går över till {EVA}."
    assert "Mötet är bokat." in newest(eva)


async def test_a_file_cannot_leave_a_meeting_without_anybody(built: House, anna: Someone) -> None:
    await call_fixed(anna)

    _, wrong = await built.store.run(in_file, BO_LEAVES.format(""))

    assert wrong == [
        f"rad 2: {BO} har 1 öppet möte, som skulle bli utan någon. "
        "Ange en aktiv ersättare i samma organisation."
    ]


async def test_a_file_cannot_let_the_substitute_go_at_the_same_time(
    built: House, anna: Someone
) -> None:
    await call_fixed(anna)
    eva_leaves = f"Ekbackens skola;skola;nej;Rektor;{EVA};;;nej"

    _, wrong = await built.store.run(in_file, BO_LEAVES.format(EVA), eva_leaves)

    assert [each[:5] for each in wrong] == ["rad 2", "rad 3"]
    assert f"är ersättare för {BO}" in wrong[1]


async def test_meetings_stay_with_the_organisation_when_somebody_moves_to_another(
    built: House, anna: Someone, bo: Someone, eva: Someone
) -> None:
    await call_fixed(anna)
    moves = f"Sjöängsskolan;skola;nej;Kurator;{BO};;;ja"

    _, wrong = await built.store.run(in_file, moves)
    row = contact_of(built, bo)
    row.organisation_id = contact_of(built, eva).organisation_id
    row.substitute_id = contact_of(built, eva).id
    save(built, row)
    changes, right = await built.store.run(in_file, moves)

    assert len(wrong) == 1
    assert "har 1 öppet möte" in wrong[0]
    assert right == []
    assert f"1 öppet möte går över från {BO} till {EVA}." in changes
    assert contact_of(built, bo).substitute_id is None


async def test_somebody_who_is_called_again_before_anything_left_gets_no_end(
    built: House, clock: Clock, anna: Someone, bo: Someone, eva: Someone
) -> None:
    await call_fixed(anna)
    who, heir = contact_of(built, bo), contact_of(built, eva)
    hand = Hand(AGREEMENT, built.secrets)

    def there_and_back(tx: Tx) -> None:
        old, new = tx.get_one(Contact, who.id), tx.get_one(Contact, heir.id)
        hand_over(tx, old, new, hand, clock.at)
        hand_over(tx, new, old, hand, clock.at)

    await built.store.run(there_and_back)
    await built.bot.sweep()

    assert {row.reason for row in due_rows(built, END)} == {"called_again", "never_invited"}
    assert [(each.method, each.sequence) for each in invites(built) if each.to == BO] == [
        ("REQUEST", 0),
        ("REQUEST", 1),
    ]


async def test_what_is_to_be_done_about_a_closed_meeting_goes_over_too(
    built: House, clock: Clock, someone: Someones, anna: Someone
) -> None:
    soc = someone("soc")
    await call_fixed(anna)
    meeting = the(built, Meeting)
    meeting.state, meeting.feedback_by_on = MeetingState.CLOSED, utc(2, 19, 8).date()
    save(built, meeting)

    await leave(built, clock, anna, soc)

    assert the(built, Meeting).convener_id == contact_of(built, soc).id
