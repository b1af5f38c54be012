"""Reminders: one message a person and day at most, at work, to the owner and never to a channel."""

from datetime import timedelta

import pytest

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from models.meetings import Meeting, MeetingState
from models.registry import ChatIdentity, Contact
from tests.conftest import Clock
from tests.features.acting import call_fixed, take_back, take_chat_away, utc
from tests.features.actions.doing import (
    ANNA_DOES,
    BO_DOES,
    CIA_DOES,
    DUE,
    REPORT,
    adds,
    call_structural,
    morning,
    reminded,
    reminders,
    sent,
    the_action,
    writes_action,
)
from tests.features.databases import ON_SQLITE
from tests.features.looking import newest, rows, save, the

NEAR, LATE, AGAIN, AFTER_LOV = "2027-02-10", "2027-02-15", "2027-02-22", "2027-03-08"
"""Of what is due on Friday 12 February; a lov of Bo's school lies between the last two."""


@pytest.fixture
async def added(anna: Someone, bo: Someone, cia: Someone) -> None:
    """A meeting with something for Bo to do until Friday 12 February."""
    await call_fixed(anna)
    await adds(anna)


@pytest.mark.usefixtures("added")
async def test_b23_the_owner_of_what_is_late_is_told_in_private_and_not_spammed(
    built: House, clock: Clock, anna: Someone, bo: Someone, cia: Someone
) -> None:
    await travel(built, clock, utc(3, 12, 12))

    assert reminded(built, bo) == [NEAR, LATE, AGAIN, AFTER_LOV]
    assert reminded(built, cia) == []
    action, meeting = the_action(built), the(built, Meeting)
    for channel in ("sip", "ekbacken", "allmant"):
        said = [words(each.reply) for each in built.workspace.messages(bo.person, channel)]
        assert not any(REPORT in each or meeting.reference in each for each in said)
        assert not any("Kurator" in each for each in said)
    assert action.done_at is None


@pytest.mark.usefixtures("added")
async def test_a_reminder_holds_the_buttons_and_shows_what_is_left(
    built: House, clock: Clock, bo: Someone
) -> None:
    await travel(built, clock, morning(2, 15))
    (told,) = reminders(bo)[-1:]

    await bo.presses("Klar", about="Samverkansmöte")

    assert f"{REPORT}, försenad, skulle vara klar fre 12 februari 2027 [Klar]" in told
    assert bo.reply.replaces
    assert words(bo.reply) == "Dina åtgärder\nDu har inga åtgärder att göra."
    await travel(built, clock, utc(3, 12, 12))
    assert reminded(built, bo) == [NEAR, LATE]


async def test_all_of_a_day_comes_in_one_message(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    for pick in (REPORT, "Dokumentera i verksamhetens eget system"):
        await adds(anna, pick=pick)
    await call_fixed(anna, on="2027-02-18")
    if anna.reply.form:
        await anna.fills()
    await adds(anna)

    await travel(built, clock, morning(2, 10))

    assert reminded(built, bo) == [NEAR]
    assert newest(bo).count("[Klar]") == 3


async def test_a_repeated_firing_makes_no_second_message(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    await adds(anna)
    await travel(built, clock, morning(2, 10))

    clock.at -= timedelta(minutes=2)  # a clock that is put right, over the firing
    await travel(built, clock, utc(2, 10, 15))

    assert reminded(built, bo) == [NEAR]


@pytest.mark.usefixtures("added")
async def test_snoozed_it_comes_on_that_day(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await travel(built, clock, morning(2, 10))
    await bo.presses("Påminn mig på …")
    far = await bo.fills(until="om 6 veckor")

    reply = await bo.fills(until="tors v 7")
    await travel(built, clock, utc(2, 26, 12))

    assert set(far.errors) == {"until"}
    assert words(reply).startswith("Jag påminner dig tors 18 februari 2027.")
    assert reminded(built, bo) == [NEAR, "2027-02-18", "2027-02-25"]
    assert str(the_action(built).due_on) == DUE


@ON_SQLITE
@pytest.mark.usefixtures("added")
async def test_today_and_before_are_no_days_to_be_reminded_on(bo: Someone) -> None:
    await bo.presses("Påminn mig på …")

    reply = await bo.fills(until="idag")

    assert set(reply.errors) == {"until"}


@pytest.mark.usefixtures("added")
async def test_the_convener_is_told_once_of_what_is_let_lie(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await travel(built, clock, utc(3, 12, 12))

    (told,) = reminders(anna)
    assert reminded(built, anna) == ["2027-02-23"]
    assert told.startswith("Inget svar trots påminnelser")
    assert f"{REPORT}: {BO_DOES}, försenad" in told


@pytest.mark.usefixtures("added")
async def test_after_more_time_it_begins_anew(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await travel(built, clock, morning(2, 15))
    await bo.presses("Behöver mer tid")
    await bo.fills(reason="waits", until="v 8")

    await travel(built, clock, utc(3, 12, 12))

    assert reminded(built, bo) == [NEAR, LATE, "2027-02-24", AFTER_LOV]
    assert reminded(built, anna) == []


@ON_SQLITE
@pytest.mark.parametrize("state", [MeetingState.CLOSED, MeetingState.CANCELLED, MeetingState.DRAFT])
@pytest.mark.usefixtures("added")
async def test_of_a_meeting_that_does_not_go_on_nobody_is_reminded(
    built: House, clock: Clock, state: MeetingState
) -> None:
    meeting = the(built, Meeting)
    meeting.state = state
    save(built, meeting)

    await travel(built, clock, utc(2, 26, 12))

    assert sent(built) == []


@ON_SQLITE
@pytest.mark.usefixtures("added")
async def test_without_a_consent_that_holds_nobody_is_reminded(
    built: House, clock: Clock, anna: Someone
) -> None:
    await anna.presses("Samtycket är återkallat")
    if anna.reply.form:
        await anna.fills()

    await travel(built, clock, utc(2, 26, 12))

    assert sent(built) == []


@pytest.mark.usefixtures("added")
async def test_by_mail_nothing_is_said_of_what_it_is_about(
    built: House, clock: Clock, anna: Someone, cia: Someone
) -> None:
    await adds(anna, owner=CIA_DOES)

    await travel(built, clock, morning(2, 10))

    (mail,) = reminder_mails(built)
    assert mail.startswith("Åtgärder att göra")
    assert f"Samverkansmöte {the(built, Meeting).reference}: En åtgärd, senast" in mail
    assert "Svara i chatten" in mail
    assert REPORT not in mail


@pytest.mark.usefixtures("added")
async def test_who_has_no_chat_gets_a_link_to_each_meeting(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_structural(anna)
    await writes_action(anna, "Skicka läsårstider")
    eva = next(each for each in rows(built, Contact) if each.email.startswith("rektor.ekbacken"))
    take_chat_away(built, bo)
    forget_chat(built, eva.id)

    await travel(built, clock, morning(2, 10))

    mails = sorted(reminder_mails(built))
    assert [each.count("https://samordnaren.example/m/") for each in mails] == [1, 1]
    assert "BUS övergripande: Skicka läsårstider, senast" in mails[0]


@ON_SQLITE
@pytest.mark.usefixtures("added")
async def test_in_the_evening_it_is_too_late_for_that_day(
    built: House, clock: Clock, bo: Someone
) -> None:
    clock.at = utc(2, 10, 17)  # everything stood still until 18 in Stockholm
    await travel(built, clock, utc(2, 11, 6))
    assert reminded(built, bo) == []

    await travel(built, clock, utc(2, 11, 12))

    assert reminded(built, bo) == ["2027-02-11"]


@ON_SQLITE
@pytest.mark.usefixtures("added")
async def test_after_a_week_of_standstill_each_gets_one(
    built: House, clock: Clock, bo: Someone
) -> None:
    clock.at = utc(2, 18, 9)

    await travel(built, clock, utc(2, 18, 20))

    assert reminded(built, bo) == ["2027-02-18"]
    assert len(reminders(bo)) == 1


@ON_SQLITE
@pytest.mark.usefixtures("added")
async def test_when_nobody_of_the_organisation_is_left_it_is_the_conveners(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    take_back(built, bo, clock.at)

    await travel(built, clock, morning(2, 10))

    assert (reminded(built, bo), reminded(built, anna)) == ([], [NEAR])


@ON_SQLITE
async def test_the_conveners_own_is_no_escalation(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_fixed(anna)
    await adds(anna, owner=ANNA_DOES)

    await travel(built, clock, utc(2, 26, 12))

    assert reminded(built, anna) == [NEAR, LATE, AGAIN]
    assert all(each.startswith("Åtgärder att göra") for each in reminders(anna))


def reminder_mails(built: House) -> list[str]:
    """The text of every mail that reminds of actions."""
    return [
        str(body.get_content())
        for caught in built.mailbox.mails
        if str(caught.message["Subject"]) == "Åtgärder att göra"
        and (body := caught.message.get_body(("plain",)))
    ]


def forget_chat(built: House, contact_id: int) -> None:
    """Take a contact's chat account away."""
    with built.store.transaction() as tx:
        for each in rows(built, ChatIdentity):
            if each.contact_id == contact_id:
                tx.delete(each)
