"""Moving a booked meeting: the same entry in everybody's calendar, at its new time."""

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.features.meetings.view import MAIL, REMINDER
from models.meetings import Meeting
from models.queue import OutboxState
from tests.features.acting import call_fixed, utc
from tests.features.looking import all_but_reads, due_rows, errors, invites, newest, the


async def move(convener: Someone, **changes: str) -> None:
    await convener.presses("Flytta")
    await convener.fills(**changes)


async def test_everybody_gets_the_new_time_for_the_same_calendar_entry(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)

    await move(anna, on="2027-02-12", at="13.15")

    first, moved = invites(built)[:3], invites(built)[3:]
    assert {each.method for each in moved} == {"REQUEST"}
    assert {each.sequence for each in moved} == {1}
    assert {each.to for each in moved} == {each.to for each in first}
    assert {str(each.event["UID"]) for each in (*first, *moved)} == {the(built, Meeting).uid}
    assert {each.event.decoded("DTSTART") for each in moved} == {utc(2, 12, 12, 15)}
    assert {each.subject.split(":")[0] for each in moved} == {"Ändrad tid"}
    assert "fre 12 februari kl. 13.15–14.15" in newest(bo)


async def test_the_form_starts_with_what_holds_now(built: House, anna: Someone) -> None:
    await call_fixed(anna, length="90", link="https://video.example/rum")

    await move(anna, on="2027-02-12")

    meeting = the(built, Meeting)
    assert (meeting.starts_at, meeting.ends_at) == (utc(2, 12, 9, 30), utc(2, 12, 11))
    assert (meeting.length, meeting.link) == (90, "https://video.example/rum")
    assert meeting.place_id is not None


async def test_a_new_place_is_a_change_too(built: House, anna: Someone) -> None:
    await call_fixed(anna)
    await anna.presses("Flytta")
    school = anna.choice("place", "Besöksadressen, Ekbackens skola")

    await anna.fills(place=school)

    assert [each.sequence for each in invites(built)[3:]] == [1, 1, 1]
    assert str(invites(built)[-1].event["LOCATION"]) == "Besöksadressen, Ekvägen 4"


async def test_a_form_sent_in_unchanged_or_twice_sends_nothing(built: House, anna: Someone) -> None:
    await call_fixed(anna)
    await move(anna, on="2027-02-12")

    await move(anna, on="2027-02-12")

    assert "Inget har skickats." in words(anna.reply)
    assert the(built, Meeting).sequence == 1
    assert len(invites(built)) == 6


async def test_the_clock_on_the_wall_is_kept_when_summer_time_lies_between(
    built: House, anna: Someone
) -> None:
    await call_fixed(anna, on="2027-03-23", at="9.00")

    await move(anna, on="2027-03-30")

    assert the(built, Meeting).starts_at == utc(3, 30, 7)


async def test_the_reminder_moves_along_and_the_old_one_is_dropped(
    built: House, anna: Someone
) -> None:
    await call_fixed(anna)

    await move(anna, on="2027-02-16")

    old = due_rows(built, REMINDER, OutboxState.DROPPED)
    new = due_rows(built, REMINDER, OutboxState.WAITING)
    assert {(row.due_at, row.reason) for row in old} == {(utc(2, 10, 7), "superseded")}
    assert {row.due_at for row in new} == {utc(2, 15, 7)}
    assert len(old) == len(new) == 3


async def test_a_move_before_the_first_mail_left_sends_one_mail_that_calls(
    built: House, anna: Someone
) -> None:
    anna.waits = False
    await call_fixed(anna)
    await anna.presses_unseen("move", str(the(built, Meeting).id))
    await anna.fills(on="2027-02-12")

    await built.bot.sweep()

    assert [each.sequence for each in invites(built)] == [1, 1, 1]
    assert {each.subject for each in invites(built)} == {
        f"Samverkansmöte {the(built, Meeting).reference}"
    }
    assert [row.reason for row in due_rows(built, MAIL, OutboxState.DROPPED)] == ["superseded"] * 3


async def test_a_day_the_consent_does_not_reach_is_refused_at_its_field(
    built: House, anna: Someone
) -> None:
    await call_fixed(anna, valid_to_on="2027-02-11")
    before = all_but_reads(built)

    await move(anna, on="2027-02-12")

    assert errors(anna.reply) == {
        "on": "Samtycket gällde till och med tors 11 februari 2027. "
        "Förnya det eller välj en tidigare dag."
    }
    assert all_but_reads(built) == before


async def test_everything_wrong_is_told_at_once_and_nothing_moves(
    built: House, anna: Someone
) -> None:
    await call_fixed(anna)
    before = all_but_reads(built)

    await move(anna, on="2027-01-24", length="61", place="999999", link="https://annat.example/rum")

    assert set(errors(anna.reply)) == {"on", "length", "place", "link"}
    assert all_but_reads(built) == before


async def test_what_cannot_be_read_is_told_at_once(anna: Someone) -> None:
    await call_fixed(anna)

    await move(anna, on="i morgon", at="kvart i", length="", link="video")

    assert set(errors(anna.reply)) == {"on", "at", "length", "link"}


async def test_an_open_form_is_of_no_use_once_the_meeting_is_cancelled(
    built: House, anna: Someone
) -> None:
    await call_fixed(anna)
    await anna.presses("Flytta")
    form = anna.reply
    await anna.presses("Ställ in")
    await anna.fills()

    anna.reply = form
    await anna.fills(on="2027-02-12")

    assert "är inställt. Kalla till ett nytt möte" in words(anna.reply)
    assert {each.sequence for each in invites(built)} == {0, 1}


async def test_somebody_called_cannot_move_the_meeting(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    await anna.presses("Flytta")

    asked = await bo.presses_unseen("move", str(the(built, Meeting).id))
    bo.reply = anna.reply
    sent = await bo.fills(on="2027-02-12")

    assert words(asked).startswith("Bara den som kallade till")
    assert words(sent).startswith("Bara den som kallade till")
    assert len(invites(built)) == 3
