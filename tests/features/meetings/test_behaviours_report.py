"""The behaviours that concern anmälningsmöten, rooms, reading and urgency, one test each.

Numbered as in the project's list of testable behaviours.
"""

import pytest

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from bot.privacy.audit import broken_at
from bot.replies import Audience
from bot.texts import render
from models.audit import AuditEntry
from models.meetings import Meeting
from models.queue import Inbox
from tests.conftest import Clock, Someones
from tests.features.acting import book, take_chat_away, utc
from tests.features.anykind import CONVENERS, call_any
from tests.features.looking import contact_of, everything_kept, invites, newest, rows, the
from tests.features.reporting import call_report_fixed, call_report_meeting

CONDITIONS = (
    "skyldig att anmäla",
    "Skyddsbedömningen är gjord",
    "barnets bästa",
    "våld, sexuella övergrepp, hedersrelaterat våld",
    "könsstympning",
    "omedelbart omhändertagande",
    "skyddade personuppgifter",
)


@pytest.fixture
def soc(someone: Someones) -> Someone:
    """Socialsekreterare: the one who may call an anmälningsmöte."""
    return someone("soc")


async def test_b12_only_the_social_services_call_it_and_a_school_is_shown_another_way(
    built: House, soc: Someone, bo: Someone
) -> None:
    before = everything_kept(built)

    refused = words(await bo.says("anmälan"))
    by_a_forged_form = words(await bo.presses_unseen("call.anmalningsmote", ""))
    await soc.says("anmälan")

    for said in (refused, by_a_forged_form):
        assert "Bara socialtjänsten kallar till anmälningsmöte." in said
        assert "/samordna konsultation" in said
        assert "/samordna akut" in said
    assert soc.form.id == "meetings.conditions"
    assert everything_kept(built) == before


async def test_b13_the_conditions_are_a_list_with_one_button_and_closing_it_leaves_nothing(
    built: House, soc: Someone
) -> None:
    before = everything_kept(built)

    await soc.says("anmälan")

    shown = " ".join(render(e.text, "sv") for e in soc.form.fields if hasattr(e, "text"))
    assert all(each in shown for each in CONDITIONS)
    assert not [each for each in soc.form.fields if hasattr(each, "id")]
    assert everything_kept(built) == before
    assert [each.outcome for each in rows(built, Inbox)] == ["ok"]
    assert not built.mailbox.mails
    assert not soc.cards

    await soc.fills()
    assert getattr(soc.event, "values", None) == {}
    assert soc.form.id == "meetings.call"


async def test_b15_title_and_calendar_entry_are_neutral_and_private(
    built: House, soc: Someone, bo: Someone
) -> None:
    await call_report_fixed(soc)

    neutral = f"Samverkansmöte {the(built, Meeting).reference}"
    found = invites(built)
    assert len(found) == 2
    for each in found:
        assert each.subject == neutral
        assert str(each.event["SUMMARY"]) == neutral
        assert str(each.event["CLASS"]) == "PRIVATE"
        assert "anmäl" not in each.event.to_ical().decode().casefold()
    assert "anmäl" not in newest(bo).casefold()


async def test_b16_a_last_date_bounds_the_times_and_is_warned_of_unmoved(
    built: House, clock: Clock, soc: Someone
) -> None:
    sunday = "2027-02-07"
    await call_report_meeting(soc, latest_on=sunday)
    told = []

    for moment in (utc(1, 31, 7, 1), utc(2, 5, 7, 1), utc(2, 7, 7, 1)):
        await travel(built, clock, moment)
        told.append(newest(soc))

    kept = the(built, Meeting)
    assert str(kept.latest_on) == sunday
    assert [each.split("\n")[1].split(" kvar")[0] for each in told[:2]] == ["7 dagar", "2 dagar"]
    assert "I dag är sista dagen: sön 7 februari 2027." in told[2]
    assert not [column for column in Meeting.model_fields if "arriv" in column]


async def test_b16_without_a_last_date_nobody_is_warned(
    built: House, clock: Clock, soc: Someone
) -> None:
    await call_report_meeting(soc)
    await book(soc)

    await travel(built, clock, utc(1, 27, 12))

    assert not [each for each in soc.cards if "sista dagen" in words(each.reply)]


@pytest.mark.parametrize("kind", CONVENERS)
async def test_b22_a_public_room_gets_nothing_and_the_dialogue_goes_on_in_private(
    built: House, someone: Someones, kind: str
) -> None:
    convener = someone(CONVENERS[kind], channel="allmant")

    reply = await call_any(convener, kind)

    assert not reply.errors
    assert reply.audience is Audience.ONLY_YOU
    assert built.workspace.messages(someone("hab").person, "allmant") == []
    assert the(built, Meeting).reference in newest(convener)


async def test_b35_who_reads_is_noted_and_the_log_shows_what_is_blotted_out(
    built: House, soc: Someone, bo: Someone
) -> None:
    await call_report_fixed(soc)
    meeting = the(built, Meeting)

    await bo.says("status")
    await bo.presses("Visa")

    reads = [each for each in rows(built, AuditEntry) if each.what == "meeting.read"]
    assert {each.subject for each in reads} == {meeting.reference}
    assert {each.actor for each in reads} == {built.secrets.pseudonym(contact_of(built, bo).id)}
    with built.store.transaction() as tx:
        assert broken_at(tx, built.secrets, meeting.area_id) is None
        tx.delete(tx.get_one(AuditEntry, reads[0].id))
        tx.flush()
        assert broken_at(tx, built.secrets, meeting.area_id) == reads[0].number


@pytest.mark.parametrize("typed", ["akut", "hjälp akut", "emergency"])
async def test_b36_whoever_asks_is_told_112_and_whom_to_call_and_not_to_report_here(
    built: House, bo: Someone, typed: str
) -> None:
    known = words(await bo.says(typed))
    take_chat_away(built, bo)
    stranger = words(await bo.says(typed))

    for said in (known, stranger):
        assert "Ring 112." in said
        assert "Socialtjänstens mottagning" in said
        assert "Socialjouren" in said
        assert "Anmäl aldrig här." in said
