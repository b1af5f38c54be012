"""What the family can, as its convener hears of it, writes it down and goes on with it."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.demo.calling import call_sip
from bot.demo.house import House, house
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.features.consents.rules import half_day
from bot.features.meetings.intents import HalfDay
from bot.features.slips.answering import take_answer
from bot.features.slips.rules import expires, half_days
from bot.privacy.secrets import token_hash
from bot.replies import Reply, Text
from models.meetings import Candidate, Meeting, MeetingState
from models.registry import Reach
from models.slips import FamilySlip
from tests.conftest import Clock, Someones
from tests.features.acting import (
    book,
    buttons,
    call_fixed,
    call_without_consent,
    give_consent,
    take_back,
    utc,
    vote,
)
from tests.features.databases import ON_SQLITE
from tests.features.looking import contact_of, due_rows, newest, rows, save, the

STOCKHOLM = "Europe/Stockholm"


def refusal(reply: Reply) -> str:
    """The key of the only sentence there is."""
    (told,) = reply.parts
    assert isinstance(told, Text)
    return told.text.key


async def type_in(convener: Someone, *halves: str) -> Reply:
    """Write down what the family has said."""
    await convener.presses("Skriv in familjens svar")
    return await convener.fills(family=halves)


async def answered(built: House, clock: Clock, *halves: str) -> Reply | None:
    """The family answers the newest slip."""
    hashed = token_hash(built.secrets.slip_token(rows(built, FamilySlip)[-1].nonce))
    router = built.bot.router
    reply = await built.store.run(
        take_answer, hashed, halves, router.secrets, router.agreements, clock()
    )
    await built.bot.sweep()
    return reply


async def test_what_came_on_paper_is_typed_while_people_vote(built: House, anna: Someone) -> None:
    await call_sip(anna, family=())

    reply = await type_in(anna, "thu-pm", "tue-am")

    assert "Familjen kan: Tis förmiddag och Tors eftermiddag." in words(reply)
    assert the(built, Meeting).family_can == ["tue-am", "thu-pm"]


async def test_what_was_said_before_is_ticked_and_can_be_changed(
    built: House, anna: Someone
) -> None:
    await call_sip(anna, family=("mon-am", "fri-pm"))
    await anna.presses("Skriv in familjens svar")

    await anna.fills(family=("mon-am",))

    assert the(built, Meeting).family_can == ["mon-am"]


async def test_nothing_ticked_means_that_nobody_has_asked(built: House, anna: Someone) -> None:
    await call_sip(anna)
    await anna.presses("Lapp till familjen")

    reply = await type_in(anna)

    assert "Ingen har frågat familjen än." in words(reply)
    assert the(built, Meeting).family_can == []
    assert the(built, FamilySlip).answered_at is None


async def test_what_is_typed_is_thanked_for_on_the_slip(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_sip(anna, family=())
    await anna.presses("Lapp till familjen")
    await type_in(anna, "mon-am")

    reply = await answered(built, clock, "fri-pm")

    assert reply is not None
    assert "Vi har fått ert svar." in words(reply)
    assert the(built, Meeting).family_can == ["mon-am"]


async def test_a_form_sent_twice_has_one_effect(built: House, anna: Someone) -> None:
    await call_sip(anna, family=())
    first = words(await type_in(anna, "mon-am"))
    revision = the(built, Meeting).revision

    again = words(await anna.repeats())

    assert again == first
    assert the(built, Meeting).revision == revision


async def test_when_no_time_fits_the_family_later_ones_are_found_that_do(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_sip(anna, family=())
    unasked = {half_day(each.starts_at, STOCKHOLM) for each in rows(built, Candidate)}
    free = next(half for half in HalfDay if half not in unasked)
    await anna.presses("Lapp till familjen")
    await answered(built, clock, free)
    assert "Ingen av tiderna som deltagarna svarar på passar familjen." in newest(anna)

    await anna.presses("Fråga om senare tider")

    found = [each for each in rows(built, Candidate) if each.round == 2]
    assert {half_day(each.starts_at, STOCKHOLM) for each in found} == {free}


async def test_a_draft_finds_its_first_times_with_what_the_family_said(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_without_consent(anna, family=())
    await anna.presses("Lapp till familjen")
    await answered(built, clock, "tue-pm")

    await give_consent(anna)

    found = rows(built, Candidate)
    assert found
    assert {half_day(each.starts_at, STOCKHOLM) for each in found} == {"tue-pm"}


async def test_a_draft_with_a_time_can_ask_the_family_too(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_fixed(anna, family=())
    await anna.presses("Lapp till familjen")

    await answered(built, clock, "thu-am")

    assert "Familjen kan: Tors förmiddag." in newest(anna)
    assert "Skriv in familjens svar" in words(anna.cards[0].reply)


@pytest.mark.parametrize("by_slip", [True, False])
async def test_a_poll_that_books_itself_has_waited_for_the_family(
    built: House, clock: Clock, anna: Someone, bo: Someone, cia: Someone, *, by_slip: bool
) -> None:
    await call_sip(anna, family=(), books_itself=("yes",))
    await anna.presses("Lapp till familjen")
    for person in (anna, bo, cia):
        await vote(person, "Ja")
    state, first = the(built, Meeting).state, rows(built, Candidate)[0]
    can = half_day(first.starts_at, STOCKHOLM) or ""

    await (answered(built, clock, can) if by_slip else type_in(anna, can))

    assert state == MeetingState.POLLING
    assert the(built, Meeting).state == MeetingState.BOOKED
    assert the(built, Meeting).starts_at == first.starts_at


async def test_once_booked_there_is_nothing_to_ask(built: House, anna: Someone) -> None:
    await call_sip(anna)
    meeting = str(the(built, Meeting).id)
    await book(anna)

    replies = [await anna.presses_unseen(each, meeting) for each in ("slip", "family")]

    assert buttons(anna, "slip") == []
    assert {refusal(each) for each in replies} == {"meetings.is_booked"}
    assert rows(built, FamilySlip) == []


@pytest.mark.parametrize("button", ["slip", "family", "slip_new", "slip_revoke"])
@ON_SQLITE
async def test_only_the_convener_may(
    built: House, anna: Someone, bo: Someone, someone: Someones, button: str
) -> None:
    await call_sip(anna)
    await anna.presses("Lapp till familjen")
    slip = the(built, FamilySlip)
    value = f"{slip.meeting_id} {slip.id}" if "_" in button else str(slip.meeting_id)

    told = [await who.presses_unseen(button, value) for who in (bo, someone("rektor3"))]

    keys = ["access.only_convener", "access.no_meeting"]
    assert [refusal(each) for each in told] == keys
    assert the(built, FamilySlip).revoked_at is None


async def test_whoever_takes_over_is_told(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna, family=())
    await anna.presses("Lapp till familjen")
    meeting = the(built, Meeting)
    meeting.convener_id = contact_of(built, bo).id
    save(built, meeting)
    take_back(built, anna, clock())

    await answered(built, clock, "mon-am")

    assert "Familjen har svarat på lappen." in newest(bo)


async def test_by_mail_the_convener_hears_only_that_there_is_something(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_sip(anna, family=())
    await anna.presses("Lapp till familjen")
    convener = contact_of(built, anna)
    convener.reach = Reach.MAIL
    save(built, convener)

    await answered(built, clock, "mon-am")

    text = built.mailbox.mails[-1].message.get_body(("plain",))
    assert text is not None
    assert "familj" not in text.get_content().lower()
    assert built.mailbox.mails[-1].to == (convener.email,)


async def test_a_convener_who_has_left_is_told_nothing(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_sip(anna, family=())
    await anna.presses("Lapp till familjen")
    convener = contact_of(built, anna)
    convener.active = False
    save(built, convener)

    await answered(built, clock, "mon-am")

    assert [row.reason for row in due_rows(built, "slips.answered")] == ["left"]


async def test_kinds_that_do_not_ask_the_family_have_no_slip(
    built: House, someone: Someones
) -> None:
    soc = someone("soc")
    await soc.says("konsultation")
    who = soc.choice("who", "Kurator, Ekbackens skola")
    await soc.fills(who=(who,), when="find", from_on="2027-02-01", to_on="2027-02-12")
    meeting = the(built, Meeting)

    reply = await soc.presses_unseen("slip", str(meeting.id))

    assert meeting.state == MeetingState.POLLING
    assert [*buttons(soc, "slip"), *buttons(soc, "family")] == []
    assert refusal(reply) == "slips.not_asked"


async def test_without_pages_the_family_is_asked_in_person(url: str, clock: Clock) -> None:
    with house(clock, url, public_url="") as built:
        anna = Someone(built.bot, built.workspace, built.workspace.people["sip"], "sip")
        await call_sip(anna, family=())
        meeting = the(built, Meeting)

        reply = await anna.presses_unseen("slip", str(meeting.id))
        typed = await type_in(anna, "mon-am")

        assert buttons(anna, "slip") == []
        assert refusal(reply) == "slips.no_pages"
        assert "Familjen kan: Mån förmiddag." in words(typed)


@pytest.mark.parametrize("value", ["", "1", "1 x", "1 2 3", "-1 2"])
@ON_SQLITE
async def test_a_button_tampered_with_does_nothing(built: House, anna: Someone, value: str) -> None:
    await call_sip(anna)
    await anna.presses("Lapp till familjen")

    reply = await anna.presses_unseen("slip_revoke", value)

    assert refusal(reply) == "router.unknown_button"
    assert the(built, FamilySlip).revoked_at is None


@pytest.mark.parametrize(
    ("made_at", "ended_at"),
    [
        (utc(1, 25, 8), utc(2, 24, 23)),
        # Clocks go forward on 28 March and back on 31 October: the day ends an hour off.
        (utc(2, 26, 8), utc(3, 28, 22)),
        (utc(2, 25, 8), utc(3, 27, 23)),
        (utc(9, 30, 22, 30), utc(10, 31, 23)),
        (utc(9, 30, 21, 30), utc(10, 30, 22)),
    ],
)
def test_a_slip_ends_with_a_local_day(made_at: datetime, ended_at: datetime) -> None:
    assert expires(made_at, STOCKHOLM) == ended_at
    assert ended_at.astimezone(ZoneInfo(STOCKHOLM)).hour == 0


@given(ticked=st.lists(st.sampled_from([*HalfDay, "sun-am", "MON-AM", ""]) | st.text()))
def test_half_days_are_kept_once_in_the_weeks_order_and_nothing_else_is(ticked: list[str]) -> None:
    kept = half_days(ticked)

    assert set(kept) == set(ticked) & set(HalfDay)
    assert list(kept) == [half for half in HalfDay if half in kept]
