"""BUS: the two levels, a matter handed on from a SIP, quotas and turns to chair."""

from dataclasses import replace
from datetime import date

from bot.agreement import Agreement
from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.features.bus.quotas import quota
from bot.replies import AnyOf, Heading, OneOf
from models.meetings import Invitation, Meeting, MeetingState, Party
from models.registry import Contact, Organisation, SchoolYear
from models.store import Tx
from tests.conftest import Clock, Someones
from tests.features.acting import utc
from tests.features.closing import (
    close,
    hand_on,
    hold_bus,
    hold_sip,
    newest_meeting,
)
from tests.features.looking import errors, invites, newest, rows, save, the
from tests.town import actor, build_town

OVERALL = "BUS övergripande"


def labels(person: Someone) -> list[str]:
    return [button.label.key for _, button in person.buttons() if button.id.startswith("call.")]


def field(person: Someone, name: str) -> OneOf | AnyOf:
    """A question of the open form."""
    (found,) = [each for each in person.form.fields if getattr(each, "id", "") == name]
    assert isinstance(found, OneOf | AnyOf)
    return found


async def test_the_word_alone_lets_people_choose_between_the_two_levels(anna: Someone) -> None:
    reply = await anna.says("bus")

    assert "Vilket slags BUS-möte?" in words(reply)
    assert labels(anna) == ["bus.individual", "bus.overall"]
    assert "0 av 2 möten bokade i termin VT 2027 (lokal rutin, Rinkeby-Kista 2008)." in words(reply)


async def test_those_who_may_call_neither_are_told_whom_to_ask(bo: Someone) -> None:
    reply = await bo.says("bus")

    assert words(reply).startswith("Din funktion får inte kalla till det här mötet.")


async def test_a_meeting_booked_in_the_term_counts_against_the_quota(
    built: House, clock: Clock, anna: Someone
) -> None:
    await hold_bus(built, clock, anna, overall=True)

    reply = await anna.says("bus")

    assert "1 av 2 möten bokade i termin VT 2027" in words(reply)


async def test_a_meeting_of_another_term_or_called_off_does_not_count(
    built: House, clock: Clock, anna: Someone
) -> None:
    await hold_bus(built, clock, anna, overall=True)
    meeting = the(built, Meeting)
    # The spring counts from New Year to July, before and after the school's days too.
    meeting.starts_at = utc(1, 4, 9)
    save(built, meeting)
    before_school = words(await anna.says("bus"))
    meeting.starts_at = utc(8, 2, 9)
    save(built, meeting)
    later = words(await anna.says("bus"))
    meeting.starts_at, meeting.state = utc(2, 11, 9), MeetingState.CANCELLED
    save(built, meeting)

    cancelled = words(await anna.says("bus"))

    assert "1 av 2" in before_school
    assert "0 av 2" in later
    assert "0 av 2" in cancelled


async def test_without_a_school_year_the_quota_is_told_and_the_term_asked_for(
    built: House, clock: Clock, anna: Someone
) -> None:
    for year in rows(built, SchoolYear):
        year.spring_to_on, year.autumn_to_on = date(2026, 6, 1), date(2026, 6, 1)
        save(built, year)

    reply = await anna.says("bus")

    assert "Läsårsdata saknas" in words(reply)
    assert "Det ska vara 2" in words(reply)


async def test_the_receiver_opens_the_call_with_the_same_people_chosen(
    built: House, clock: Clock, anna: Someone, someone: Someones
) -> None:
    receiver = someone("bus")
    await hand_on(built, clock, anna)

    await receiver.presses("Kalla till BUS")

    who = field(receiver, "who")
    chosen = {option.value for option in who.options if option.value in who.chosen}
    functions = {str(each.id): each.email for each in rows(built, Contact)}
    assert {functions[each] for each in chosen} == {
        "sip-samordnare@exempelviken.example",
        "kurator.ekbacken@exempelviken.example",
        "psykolog.bup@region.example",
    }
    asked = {getattr(each, "id", "") for each in receiver.form.fields}
    assert not asked & {"secrecy", "obstacle"}


async def test_the_receiver_calls_the_meeting_that_was_handed_on(
    built: House, clock: Clock, anna: Someone, someone: Someones
) -> None:
    receiver = someone("bus")
    await hand_on(built, clock, anna)
    sent = len(invites(built))
    await receiver.presses("Kalla till BUS")

    reply = await receiver.fills(when="fixed", on="2027-02-25", at="10.30")

    sip, bus = rows(built, Meeting)
    assert (bus.state, bus.follows_id, bus.starts_at) == (
        MeetingState.BOOKED,
        sip.id,
        utc(2, 25, 9, 30),
    )
    assert "är bokat" in words(reply)
    assert len(invites(built)) == sent + 4
    assert all(each.subject == f"Samverkansmöte {bus.reference}" for each in invites(built)[sent:])
    names = {each.id: each.name for each in rows(built, Organisation)}
    parties = [each for each in rows(built, Party) if each.meeting_id == bus.id]
    assert {names[each.organisation_id] for each in parties} == {
        "Lokala BUS Exempelviken",
        "Socialtjänsten Exempelviken",
        "Ekbackens skola",
        "BUP Exempelviken",
    }
    places = [each.contact_id for each in rows(built, Invitation) if each.meeting_id == bus.id]
    assert len(places) == len(set(places)) == 4


async def test_what_is_wished_of_its_poll_is_kept(
    built: House, clock: Clock, anna: Someone, someone: Someones
) -> None:
    receiver = someone("bus")
    await hand_on(built, clock, anna)
    await receiver.presses("Kalla till BUS")

    # On a Thursday; the demo's SIP was held the week before.
    await receiver.fills(
        from_on="2027-03-01",
        to_on="2027-03-12",
        family=(),
        books_itself=("yes",),
        answer_by_on="2027-02-25",
    )

    bus = newest_meeting(built)
    assert bus.books_itself
    assert bus.poll_closes_at == utc(2, 25, 16)


async def test_a_call_that_cannot_be_made_leaves_the_draft_as_it_was(
    built: House, clock: Clock, anna: Someone, someone: Someones
) -> None:
    receiver = someone("bus")
    await hand_on(built, clock, anna)
    await receiver.presses("Kalla till BUS")

    reply = await receiver.fills(when="fixed", on="2027-02-01", at="10.30")

    assert list(errors(reply)) == ["on"]
    assert newest_meeting(built).state == MeetingState.DRAFT
    assert newest_meeting(built).starts_at is None


async def test_nobody_else_finds_the_draft(
    built: House, clock: Clock, anna: Someone, bo: Someone, someone: Someones
) -> None:
    await hand_on(built, clock, anna)
    number = str(newest_meeting(built).id)

    for person in (anna, bo):
        reply = await person.presses_unseen("bus.call", number)
        assert words(reply).startswith("Jag hittar inget sådant möte för dig.")


async def test_a_meeting_of_another_kind_is_not_called_by_that_button(
    built: House, clock: Clock, anna: Someone
) -> None:
    await hold_sip(built, clock, anna)
    await close(anna, next="follow_up", on="2027-06-14")  # a draft, since no consent covers it

    reply = await anna.presses_unseen("bus.call", str(newest_meeting(built).id))

    assert words(reply).startswith("Knappen eller formuläret gäller inte längre.")


async def test_a_receiver_must_be_one_who_may_call_bus(
    built: House, clock: Clock, anna: Someone
) -> None:
    await hold_sip(built, clock, anna)
    kurator = next(each for each in rows(built, Contact) if each.email.startswith("kurator"))

    reply = await close(
        anna, next="bus", bus_convener=str(kurator.id), obstacle="resources", secrecy=("yes",)
    )

    assert list(errors(reply)) == ["bus_convener"]
    assert the(built, Meeting).state == MeetingState.BOOKED


async def test_the_draft_can_be_dropped(
    built: House, clock: Clock, anna: Someone, someone: Someones
) -> None:
    receiver = someone("bus")
    await hand_on(built, clock, anna)

    await receiver.presses("Ta bort utkastet")
    await receiver.fills()

    assert newest_meeting(built).state == MeetingState.CANCELLED
    assert "Mötet är inställt." in newest(receiver)


async def test_the_overall_meeting_is_called_by_its_own_name_and_not_in_private(
    built: House, clock: Clock, anna: Someone
) -> None:
    await hold_bus(built, clock, anna, overall=True)

    calls = [each for each in invites(built) if each.method == "REQUEST"]
    assert {each.subject for each in calls} == {OVERALL}
    assert {str(each.event["SUMMARY"]) for each in calls} == {OVERALL}
    assert {str(each.event.get("CLASS", "PUBLIC")) for each in calls} == {"PUBLIC"}


async def test_closing_it_needs_a_next_date_or_that_nothing_more_is_planned(
    built: House, clock: Clock, anna: Someone
) -> None:
    await hold_bus(built, clock, anna, overall=True)

    refused = await close(anna)
    await anna.fills(next="ended")

    assert errors(refused) == {"next": "Välj ett av alternativen."}
    assert the(built, Meeting).state == MeetingState.CLOSED


async def test_the_next_organisation_in_turn_is_proposed_as_chair_and_calls_the_meeting(
    built: House, clock: Clock, anna: Someone, someone: Someones
) -> None:
    await hold_bus(built, clock, anna, overall=True)
    await anna.presses("Avsluta mötet")
    rektor = anna.choice("chair", "Rektor, Ekbackens skola")
    proposed = field(anna, "chair").chosen

    reply = await anna.fills(next="follow_up", on="2027-04-21")

    assert proposed == rektor
    following = newest_meeting(built)
    assert (following.kind, str(following.convener_id)) == ("bus_overgripande", rektor)
    assert following.state == MeetingState.POLLING
    assert "Nästa möte: BUS övergripande." in words(reply)
    assert "Boka en av tiderna:" in newest(someone("rektor"))
    assert "Boka en av tiderna:" not in newest(anna)


async def test_the_chair_is_somebody_who_takes_part(
    built: House, clock: Clock, anna: Someone
) -> None:
    await hold_bus(built, clock, anna, overall=True)

    reply = await close(anna, next="follow_up", on="2027-04-21", chair="")
    stranger = await anna.fills(next="follow_up", on="2027-04-21", chair="999")

    assert list(errors(reply)) == list(errors(stranger)) == ["chair"]


async def test_the_closing_form_shows_the_quota(built: House, clock: Clock, anna: Someone) -> None:
    await hold_bus(built, clock, anna, overall=True)

    await anna.presses("Avsluta mötet")

    hints = {each.hint.key for each in anna.form.fields if isinstance(each, Heading) and each.hint}
    assert "bus.quota" in hints


def test_where_the_agreement_asks_for_no_number_no_quota_is_shown(tx: Tx) -> None:
    build_town(tx)
    anna = replace(actor(tx, "anna"), agreement=Agreement(quotas={}))

    assert quota(tx, anna, "bus_overgripande", "", utc(2, 11, 9)) is None
