"""Something to do is written down from a meeting's card: what, who, and until when in words."""

from dataclasses import replace

import pytest

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from models.actions import Action, ActionChange, Step
from models.meetings import Meeting
from tests.conftest import Someones
from tests.features.acting import call_fixed, take_back, utc
from tests.features.actions.doing import (
    ANNA_DOES,
    BO_DOES,
    REPORT,
    SCHOOL,
    adds,
    call_structural,
    the_action,
    writes_action,
)
from tests.features.databases import ON_SQLITE
from tests.features.looking import errors, everything_kept, newest, rows, the

VERBS = ("done", "time", "snooze", "pass", "help", "date", "remove")
LINE = f"{REPORT}: {BO_DOES}, senast fre 12 februari 2027"


async def test_an_action_stands_on_everybodys_card_with_the_date_that_was_read(
    built: House, anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_fixed(anna)

    reply = await adds(anna, until="v 6")

    assert reply.replaces
    for shown in (words(reply), newest(bo), newest(cia)):
        assert f"Att göra:\n{LINE}" in shown
    assert "[Ändra datum] [Ta bort]" in words(reply)
    assert [each.step for each in rows(built, ActionChange)] == [Step.ADDED]


@ON_SQLITE
async def test_buttons_stand_where_they_can_be_pressed(
    anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_fixed(anna)

    await adds(anna)

    own = "[Klar] [Behöver mer tid] [Påminn mig på …] [Lämna vidare] [Behöver hjälp]"
    assert f"{LINE} {own}\n" in newest(bo)
    assert f"{LINE}\n" in newest(cia)
    assert f"{LINE} [Klar] [Behöver mer tid] [Lämna vidare] [Ändra datum]" in words(anna.reply)


async def test_all_organisations_are_to_do_their_part_each(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)

    await adds(bo, owner="Alla organisationer, var och en sin del")

    assert len(rows(built, Action)) == 3
    for each in ("Socialtjänsten Exempelviken", "Ekbackens skola", "BUP Exempelviken"):
        assert f"{REPORT}: {each}, senast" in newest(anna)


@ON_SQLITE
@pytest.mark.parametrize(
    ("until", "told"),
    [
        ("nästa fredag", "Vilken dag menar du: fre 29 januari 2027 och fre 5 februari 2027?"),
        ("så fort som möjligt", "Jag förstod inte vilken dag du menar."),
        ("30 februari", "Den dagen finns inte i kalendern."),
        ("v 60", "Den veckan finns inte det året."),
        ("2027-01-20", "Den dagen har redan varit."),
        ("2029-01-20", "Dagen ligger för långt bort. Skriv en dag senast"),
        ("innan höstlovet", "Jag vet inte när det lovet är."),
        ("", "Skriv något här"),
    ],
)
async def test_what_is_no_certain_day_is_asked_about_at_the_field(
    built: House, anna: Someone, until: str, told: str
) -> None:
    await call_fixed(anna)

    reply = await adds(anna, until=until)

    assert errors(reply)["until"].startswith(told)
    assert rows(built, Action) == []


async def test_lov_is_that_of_the_schools_called(built: House, anna: Someone) -> None:
    await call_fixed(anna)

    await adds(anna, until="innan sportlovet")

    assert str(the_action(built).due_on) == "2027-02-26"


async def test_a_form_sent_twice_adds_one_action(built: House, anna: Someone) -> None:
    await call_fixed(anna)
    await adds(anna)

    reply = await anna.repeats()

    assert LINE in words(reply)
    assert len(rows(built, Action)) == 1


@ON_SQLITE
async def test_words_about_a_single_child_come_second_and_pass_the_guard(
    built: House, anna: Someone
) -> None:
    await call_fixed(anna)
    await anna.presses("Ny åtgärd")
    values = {"pick": "own", "owner": anna.choice("owner", BO_DOES), "until": "v 6"}

    named = await anna.fills(**values, action="Ring Kalle Karlsson")
    sick = await anna.fills(**values, action="Följ upp sjukskrivningen för depression")
    good = await anna.fills(**values, action="Boka lokal till nästa möte")

    assert set(named.errors) == set(sick.errors) == {"action"}
    assert not good.errors
    assert the_action(built).words == "Boka lokal till nästa möte"
    assert "Karlsson" not in str(everything_kept(built))


@ON_SQLITE
async def test_where_the_agreement_says_so_only_the_catalogue_is_left(
    built: House, anna: Someone
) -> None:
    area = "exempelviken"
    agreements = {
        area: anna.bot.router.agreements[area].model_copy(update={"free_text_individual": False})
    }
    anna.bot = replace(anna.bot, router=replace(anna.bot.router, agreements=agreements))
    await call_fixed(anna)
    await anna.presses("Ny åtgärd")
    owner = anna.choice("owner", BO_DOES)

    fields = [getattr(each, "id", "") for each in anna.form.fields]
    forced = await anna.fills(pick="own", action="Boka lokal", owner=owner, until="v 6")
    picked = await anna.fills(pick="1", owner=owner, until="v 6")

    assert fields == ["pick", "owner", "until", "repeats"]
    assert "pick" in forced.errors
    assert not picked.errors
    assert the_action(built).words == ""


async def test_a_structural_meeting_takes_words(built: House, anna: Someone) -> None:
    await call_structural(anna)

    await writes_action(anna, "Uppdatera rutinen för frånvaro")

    assert "Uppdatera rutinen för frånvaro: Rektor, Ekbackens skola" in words(anna.reply)


@ON_SQLITE
async def test_an_owner_who_is_not_called_and_a_pick_there_is_not_are_refused(
    built: House, anna: Someone
) -> None:
    await call_fixed(anna)
    await anna.presses("Ny åtgärd")

    for owner in ("999", "1-999", "x", ""):
        reply = await anna.fills(pick="1", owner=owner, until="v 6")
        assert errors(reply)["owner"] == "Välj ett av alternativen."
    pick = await anna.fills(pick="99", owner=anna.choice("owner", SCHOOL), until="v 6")

    assert errors(pick)["pick"] == "Välj ett av alternativen."
    assert rows(built, Action) == []


@ON_SQLITE
async def test_there_is_an_end_to_how_many_a_card_holds(built: House, anna: Someone) -> None:
    await call_fixed(anna)
    for _ in range(5):
        await adds(anna, owner="Alla organisationer, var och en sin del")

    shown = words(anna.reply)
    reply = await adds(anna, owner=ANNA_DOES)

    assert shown.count(f"{REPORT}: ") == 15
    assert shown.count("[Klar]") == 8
    assert "har redan så många åtgärder som får plats: 15" in words(reply)
    assert len(rows(built, Action)) == 15


@ON_SQLITE
async def test_who_is_not_called_learns_nothing(
    built: House, someone: Someones, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    await adds(anna)
    rektor, action, meeting = someone("rektor"), the_action(built), the(built, Meeting)
    take_back(built, bo, utc(1, 26, 9))
    before = everything_kept(built)

    for person in (rektor, bo):
        values = {f"action.{verb}": f"{action.id} card" for verb in VERBS}
        pressed = {"action": str(meeting.id), **values}
        told = [await person.presses_unseen(button, value) for button, value in pressed.items()]
        assert all(words(each).startswith("Jag hittar inget sådant möte") for each in told)

    assert everything_kept(built) == before
