"""The meeting that follows another: same people and place, consent asked of again."""

from datetime import date

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.features.consents.sending import WAITING
from models.agenda import AgendaItem
from models.meetings import Candidate, Consent, ConsentStatus, Invitation, Meeting, MeetingState
from tests.conftest import Clock
from tests.features.acting import book, give_consent, utc
from tests.features.calendars import keep_busy, local_times
from tests.features.closing import close, hold_sip, newest_meeting
from tests.features.looking import due_rows, errors, newest, rows, save, the


async def test_a_follow_up_calls_the_same_people_to_the_same_place_for_as_long(
    built: House, clock: Clock, anna: Someone
) -> None:
    await hold_sip(built, clock, anna, length="90", link="https://video.example/rum")

    await close(anna, next="follow_up", on="2027-04-21")

    first, second = rows(built, Meeting)
    called = {
        meeting.id: {
            each.contact_id for each in rows(built, Invitation) if each.meeting_id == meeting.id
        }
        for meeting in (first, second)
    }
    assert called[first.id] == called[second.id]
    assert (second.length, second.place_id, second.link) == (90, first.place_id, first.link)
    assert second.convener_id == first.convener_id
    assert second.reference != first.reference
    assert second.uid != first.uid


async def test_its_times_lie_within_a_week_of_the_day(
    built: House, clock: Clock, anna: Someone
) -> None:
    await hold_sip(built, clock, anna)

    await close(anna, next="follow_up", on="2027-04-21")

    days = {each.date() for each in local_times(built)}
    assert days
    assert min(days) >= date(2027, 4, 14)
    assert max(days) <= date(2027, 4, 28)


async def test_a_consent_that_lasts_to_the_day_goes_along(
    built: House, clock: Clock, anna: Someone
) -> None:
    await hold_sip(built, clock, anna)

    await close(anna, next="follow_up", on="2027-06-11")

    first, second = rows(built, Consent)
    assert (second.status, second.valid_to_on) == (ConsentStatus.GIVEN, date(2027, 6, 11))
    assert (second.covers, second.function_id) == (first.covers, first.function_id)
    assert second.recorded_at == first.recorded_at
    assert newest_meeting(built).state == MeetingState.POLLING


async def test_without_a_consent_for_the_day_it_is_a_draft_that_nobody_hears_of(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await hold_sip(built, clock, anna)
    heard = len(bo.cards)

    reply = await close(anna, next="follow_up", on="2027-06-14")

    draft = newest_meeting(built)
    assert draft.state == MeetingState.DRAFT
    assert rows(built, Consent)[-1].status == ConsentStatus.BEING_OBTAINED
    assert not rows(built, Candidate)
    assert f"{draft.reference} och väntar: samtycket räcker inte" in words(reply)
    assert "Väntar på samtycke." in newest(anna)
    assert len(bo.cards) == heard
    assert len(due_rows(built, WAITING)) == 1


async def test_a_draft_that_follows_goes_on_when_consent_comes(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await hold_sip(built, clock, anna)
    await close(anna, next="follow_up", on="2027-06-14")

    await give_consent(anna, valid_to_on="2027-12-31")

    assert newest_meeting(built).state == MeetingState.POLLING
    assert "Vilka tider kan du?" in newest(bo)


async def test_a_follow_up_is_not_late_by_the_clock_from_consent(
    built: House, clock: Clock, anna: Someone
) -> None:
    await hold_sip(built, clock, anna)
    await close(anna, next="follow_up", on="2027-05-12")

    assert "dagar efter samtycket" not in newest(anna)
    await book(anna)
    if anna.reply.form:
        await anna.fills()
    assert newest_meeting(built).state == MeetingState.BOOKED
    assert "Mötet ligger efter" not in newest(anna)


async def test_points_that_are_left_go_on_to_the_next_meeting(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await hold_sip(built, clock, anna)
    for point in ("Vem bokar nästa steg?", "Ska skolan vara med?"):
        await bo.presses("Till dagordningen")
        await bo.fills(point=point)
    await anna.presses("Avsluta mötet")
    kept = anna.choice("left", "Ska skolan vara med?")

    await anna.fills(next="follow_up", on="2027-04-21", left=(kept,))

    carried = [
        each for each in rows(built, AgendaItem) if each.meeting_id == newest_meeting(built).id
    ]
    assert [each.words for each in carried] == ["Ska skolan vara med?"]
    assert carried[0].organisation_id == rows(built, AgendaItem)[1].organisation_id


async def test_points_of_other_meetings_cannot_be_taken_along(
    built: House, clock: Clock, anna: Someone
) -> None:
    await hold_sip(built, clock, anna)

    await close(anna, next="follow_up", on="2027-04-21", left=("1", "77"))

    assert not rows(built, AgendaItem)


async def test_the_day_of_a_follow_up_lies_ahead(built: House, clock: Clock, anna: Someone) -> None:
    await hold_sip(built, clock, anna)

    today = await close(anna, next="follow_up", on="2027-02-11")
    far = await anna.fills(next="follow_up", on="2029-02-11")

    assert errors(today) == {"on": "Välj en dag från och med i morgon."}
    assert errors(far) == {"on": "Dagen ligger mer än ett år bort. Kontrollera årtalet."}
    assert the(built, Meeting).state == MeetingState.BOOKED


async def test_when_there_is_no_time_around_the_day_nothing_is_closed(
    built: House, clock: Clock, anna: Someone, cia: Someone
) -> None:
    await hold_sip(built, clock, anna)
    keep_busy(built, cia, utc(4, 13, 22), utc(4, 29, 22))

    reply = await close(anna, next="follow_up", on="2027-04-21")

    assert list(errors(reply)) == ["on"]
    assert "Jag hittar ingen tid. Det som hindrar: BUP Exempelviken" in errors(reply)["on"]
    assert the(built, Meeting).state == MeetingState.BOOKED


async def test_a_consent_that_covers_too_few_by_now_does_not_go_along(
    built: House, clock: Clock, anna: Someone
) -> None:
    await hold_sip(built, clock, anna)
    consent = the(built, Consent)
    consent.covers = consent.covers[:2]
    save(built, consent)

    await close(anna, next="follow_up", on="2027-04-21")

    assert newest_meeting(built).state == MeetingState.DRAFT
    assert rows(built, Consent)[-1].status == ConsentStatus.BEING_OBTAINED
