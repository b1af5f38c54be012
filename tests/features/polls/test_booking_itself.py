"""A poll that books its meeting, if its convener ticked that; and never goes round a gate."""

import asyncio
from datetime import date

import pytest

from bot.demo.calling import call_sip
from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from bot.replies import AnyOf
from models.audit import AuditEntry
from models.meetings import Candidate, Consent, Meeting, Vote
from tests.conftest import Clock, Someones
from tests.features.acting import buttons, vote
from tests.features.databases import ON_SQLITE
from tests.features.looking import invites, newest, rows, save, the
from tests.features.polls.asking import CLOSED, CLOSES_AT, all_say, is_booked, told

ASKED = {"books_itself": ("yes",)}


def bookings(built: House) -> list[str]:
    return [each.what for each in rows(built, AuditEntry) if each.what.startswith("meeting.booked")]


async def test_it_is_off_until_it_is_ticked(
    built: House, anna: Someone, bo: Someone, cia: Someone
) -> None:
    await anna.says("sip")
    (tick,) = [each for each in anna.form.fields if getattr(each, "id", "") == "books_itself"]
    await call_sip(anna)

    await all_say("Ja", anna, bo, cia)

    assert isinstance(tick, AnyOf)
    assert not tick.chosen
    assert not is_booked(built)


async def test_the_last_yes_books_and_everybody_is_invited(
    built: House, anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_sip(anna, **ASKED)
    await all_say("Ja", anna, bo, nth=1)
    before = is_booked(built)

    reply = await vote(cia, "Ja", nth=1)

    assert not before
    assert the(built, Meeting).starts_at == rows(built, Candidate)[1].starts_at
    assert "Mötet är bokat." in words(reply)
    assert {each.to.split("@")[0] for each in invites(built)} == {
        "sip-samordnare",
        "kurator.ekbacken",
        "psykolog.bup",
    }
    assert bookings(built) == ["meeting.booked_itself"]


@pytest.mark.parametrize("nth", range(3))
async def test_two_last_yeses_at_once_book_once(
    built: House, anna: Someone, bo: Someone, cia: Someone, nth: int
) -> None:
    await call_sip(anna, **ASKED)
    await vote(anna, "Ja", nth)
    value = buttons(bo, "vote")[3 * nth].value

    await asyncio.gather(bo.presses_unseen("vote", value), cia.presses_unseen("vote", value))

    assert is_booked(built)
    assert len(rows(built, Vote)) == 3
    assert bookings(built) == ["meeting.booked_itself"]
    assert sorted(each.sequence for each in invites(built)) == [0, 0, 0]


async def test_a_double_click_on_the_last_yes_books_once(
    built: House, anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_sip(anna, **ASKED)
    await all_say("Ja", anna, bo)
    value = buttons(cia, "vote")[0].value

    await asyncio.gather(*(cia.presses_unseen("vote", value) for _ in range(3)))

    assert bookings(built) == ["meeting.booked_itself"]
    assert len(invites(built)) == 3


async def test_the_convener_who_books_at_the_same_time_books_once(
    built: House, anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_sip(anna, **ASKED)
    await all_say("Ja", anna, bo)
    first = rows(built, Candidate)[0]

    await asyncio.gather(
        cia.presses_unseen("vote", f"{first.id} yes"),
        anna.presses_unseen("book", str(first.id)),
    )

    assert len(bookings(built)) == 1
    assert len(invites(built)) == 3


async def test_a_time_somebody_can_only_if_need_be_waits_for_a_better_one(
    built: House, anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_sip(anna, **ASKED)
    for nth in (0, 1):
        await all_say("Ja", anna, bo, nth=nth)

    await vote(cia, "Om det behövs", nth=0)
    before = is_booked(built)
    await vote(cia, "Ja", nth=1)

    assert not before
    assert the(built, Meeting).starts_at == rows(built, Candidate)[1].starts_at


async def test_when_all_have_answered_the_time_fewest_mind_is_booked(
    built: House, anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_sip(anna, **ASKED)
    for nth, answers in enumerate((("Om det behövs", "Om det behövs"), ("Ja", "Om det behövs"))):
        await vote(anna, "Ja", nth)
        await vote(bo, answers[0], nth)
        await vote(cia, answers[1], nth)
    for nth in (2, 3):
        await all_say("Nej", anna, bo, cia, nth=nth)

    assert the(built, Meeting).starts_at == rows(built, Candidate)[1].starts_at


async def test_at_the_deadline_the_best_of_those_that_hold_is_booked_and_nobody_is_told_otherwise(
    built: House, clock: Clock, anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_sip(anna, **ASKED)
    for nth in (2, 1):
        await all_say("Ja", anna, bo, nth=nth)
        await vote(cia, "Om det behövs", nth)
    before = is_booked(built)

    await travel(built, clock, CLOSES_AT)

    assert not before
    assert the(built, Meeting).starts_at == rows(built, Candidate)[1].starts_at
    assert not told(anna, CLOSED)
    assert bookings(built) == ["meeting.booked_itself"]
    assert len(invites(built)) == 3


@ON_SQLITE
async def test_at_the_deadline_nothing_is_booked_that_not_all_can(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna, **ASKED)
    await all_say("Ja", anna, bo)

    await travel(built, clock, CLOSES_AT)

    assert not is_booked(built)
    assert told(anna, CLOSED)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"covers": []}, "Samtycket omfattar inte"),
        ({"valid_to_on": date(2027, 1, 29)}, "Samtycket gällde till och med"),
    ],
)
async def test_without_its_consent_nothing_is_booked_and_the_convener_reads_why(
    built: House,
    clock: Clock,
    anna: Someone,
    bo: Someone,
    cia: Someone,
    change: dict[str, object],
    why: str,
) -> None:
    await call_sip(anna, **ASKED)
    save(built, Consent(**the(built, Consent).model_dump() | change))

    await all_say("Ja", anna, bo, cia)
    await travel(built, clock, CLOSES_AT)

    assert not is_booked(built)
    assert not invites(built)
    assert "men jag bokar inte själv. " + why in words(anna.cards[0].reply)
    assert "men jag bokar inte själv" not in words(bo.cards[0].reply)


@ON_SQLITE
@pytest.mark.parametrize("family", [(), ("fri-pm",)])
async def test_a_time_the_family_has_not_said_yes_to_is_for_the_convener_to_book(
    built: House, anna: Someone, bo: Someone, cia: Someone, family: tuple[str, ...]
) -> None:
    await call_sip(anna, **ASKED)
    meeting = the(built, Meeting)
    meeting.family_can = list(family)
    save(built, meeting)

    await all_say("Ja", anna, bo, cia)

    assert not is_booked(built)
    assert "men jag bokar inte själv. Familjen" in newest(anna)


@ON_SQLITE
async def test_the_next_best_time_is_booked_when_the_best_has_a_hindrance(
    built: House, anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_sip(anna, **ASKED)
    first, second, *_ = rows(built, Candidate)
    consent = the(built, Consent)
    consent.valid_to_on = min(each.starts_at for each in (first, second)).date()
    save(built, consent)
    late = 0 if first.starts_at > second.starts_at else 1

    await all_say("Ja", anna, bo, cia, nth=late)
    before = is_booked(built)
    await all_say("Ja", anna, bo, cia, nth=1 - late)

    assert not before
    assert is_booked(built)


async def test_an_organisation_with_one_of_two_is_enough(
    built: House, anna: Someone, bo: Someone, cia: Someone, someone: Someones
) -> None:
    await anna.says("sip")
    who = tuple(
        anna.choice("who", each)
        for each in (
            "Kurator, Ekbackens skola",
            "Rektor, Ekbackens skola",
            "Psykolog, BUP Exempelviken",
        )
    )
    await call_sip(anna, who=who, **ASKED)
    await vote(someone("rektor"), "Nej")
    await all_say("Ja", anna, bo)

    await vote(cia, "Ja")

    assert is_booked(built)
