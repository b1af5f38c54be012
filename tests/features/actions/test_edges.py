"""Actions at their edges: forms sent twice, values tampered with, people and meetings gone."""

import pytest

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from bot.features.actions.moving import carry_over
from bot.features.actions.sending import HELP, LIST, REMIND
from models.actions import Action, ActionChange, Step
from models.meetings import Meeting
from models.queue import Outbox, OutboxState
from models.registry import Reach
from models.store import Tx
from tests.conftest import Clock, Someones
from tests.features.acting import call_fixed, utc
from tests.features.actions.doing import (
    CIA_DOES,
    adds,
    call_structural,
    reminded,
    the_action,
    writes_action,
)
from tests.features.closing import HELD_AT, everybody_came
from tests.features.databases import ON_SQLITE
from tests.features.looking import contact_of, due_rows, rows, save, the

pytestmark = ON_SQLITE


@pytest.fixture
async def added(anna: Someone, bo: Someone, cia: Someone) -> None:
    """A meeting with something for Bo to do until Friday 12 February."""
    await call_fixed(anna)
    await adds(anna)


def steps(built: House) -> list[Step]:
    return [each.step for each in rows(built, ActionChange)]


@pytest.mark.usefixtures("added")
async def test_every_form_sent_twice_has_one_effect(
    built: House, anna: Someone, bo: Someone
) -> None:
    await bo.presses("Behöver mer tid")
    await bo.fills(reason="waits", until="v 8")
    extended = await bo.repeats()
    await bo.presses("Påminn mig på …")
    await bo.fills(until="v 5")
    snoozed = await bo.repeats()
    await anna.presses("Ändra datum")
    await anna.fills(until="v 9")
    dated = await anna.repeats()
    await bo.presses("Lämna vidare")
    await bo.fills(owner=bo.choice("owner", CIA_DOES))
    passed = await bo.repeats()

    assert "fre 26 februari 2027" in words(extended)
    assert words(snoozed) == "Det är redan noterat."
    assert "fre 5 mars 2027" in words(dated)
    assert CIA_DOES in words(passed)
    assert steps(built) == [
        Step.ADDED,
        Step.EXTENDED,
        Step.SNOOZED,
        Step.DATED,
        Step.PASSED_ON,
    ]


@pytest.mark.usefixtures("added")
async def test_the_same_day_and_the_same_owner_change_nothing(built: House, bo: Someone) -> None:
    await bo.presses("Lämna vidare")

    await bo.fills(owner=bo.choice("owner", "Kurator, Ekbackens skola"))

    assert steps(built) == [Step.ADDED]


@pytest.mark.parametrize("value", ["", "1", "1 page", "x card", "1 2 card"])
@pytest.mark.usefixtures("added")
async def test_a_button_tampered_with_does_nothing(built: House, bo: Someone, value: str) -> None:
    reply = await bo.presses_unseen("action.done", value)

    assert words(reply).startswith("Knappen")
    assert the_action(built).done_at is None


@pytest.mark.usefixtures("added")
async def test_help_with_what_is_done_meanwhile_is_not_told(
    built: House, clock: Clock, bo: Someone
) -> None:
    bo.waits = False
    await bo.presses("Behöver hjälp")
    await bo.presses("Klar")
    await built.bot.sweep()

    (row,) = due_rows(built, HELP)
    assert (row.state, row.reason) == (OutboxState.DROPPED, "over")


@pytest.mark.usefixtures("added")
async def test_who_has_left_gets_neither_list_nor_reminder_nor_help(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    bo.waits = False
    await bo.says("åtgärd")
    await bo.presses("Behöver hjälp")
    for person in (anna, bo):
        gone = contact_of(built, person)
        gone.active = False
        save(built, gone)
    waiting = Outbox(
        area_id=the_action(built).area_id,
        key="by hand",
        kind=REMIND,
        payload={"contact_id": contact_of(built, bo).id, "day": "2027-01-25"},
        due_at=clock.at,
        created_at=clock.at,
    )
    save(built, waiting)

    await built.bot.sweep()

    reasons = {row.kind: row.reason for row in due_rows_of(built, LIST, HELP, REMIND)}
    assert reasons == {LIST: "no_chat", HELP: "left", REMIND: "left"}


async def test_help_with_something_structural_is_told_in_full_by_mail(
    built: House, anna: Someone, someone: Someones
) -> None:
    await call_structural(anna)
    await writes_action(anna, "Skicka läsårstider")
    convener = contact_of(built, anna)
    convener.reach = Reach.MAIL
    save(built, convener)

    await someone("rektor").presses("Behöver hjälp")

    body = built.mailbox.mails[-1].message.get_body(("plain",))
    assert body is not None
    assert "Rektor, Ekbackens skola behöver hjälp" in body.get_content()
    assert "Det gäller: Skicka läsårstider." in body.get_content()


@pytest.mark.usefixtures("added")
async def test_what_an_organisation_not_called_again_left_is_the_conveners(
    built: House, clock: Clock, anna: Someone
) -> None:
    before = the(built, Meeting)

    def move(tx: Tx) -> None:
        meeting = tx.get_one(Meeting, before.id)
        carry_over(tx, meeting, meeting, [], clock.at)

    await built.store.run(move)

    action = the_action(built)
    assert action.organisation_id == contact_of(built, anna).organisation_id
    assert action.function_id is None
    assert steps(built) == [Step.ADDED, Step.CARRIED]


async def test_more_time_is_given_to_what_a_draft_carries(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna, valid_to_on="2027-02-20")
    await adds(anna, until="2027-02-19")
    await travel(built, clock, HELD_AT)
    await anna.presses("Avsluta mötet")
    await anna.fills(came=everybody_came(anna), next="follow_up", on="2027-03-11")
    await bo.presses_unseen("action.time", f"{the_action(built).id} list")

    reply = await bo.fills(reason="waits", until="v 10")
    await travel(built, clock, utc(3, 5, 12))

    assert words(reply).startswith("Dina åtgärder")
    assert str(the_action(built).due_on) == "2027-03-12"
    assert reminded(built, bo) == []
    assert rows(built, Action)[0].done_at is None


def due_rows_of(built: House, *kinds: str) -> list[Outbox]:
    """Every row of these kinds."""
    return [row for kind in kinds for row in due_rows(built, kind)]
