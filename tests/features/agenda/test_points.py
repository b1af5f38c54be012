"""Points for the agenda: raised by an organisation, on everybody's card, never with a name."""

import pytest

from bot.demo.calling import call_sip
from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from bot.replies import T
from models.agenda import AgendaItem
from models.meetings import Meeting
from tests.conftest import Clock, Someones
from tests.features.acting import (
    book,
    buttons,
    call_fixed,
    call_without_consent,
    take_back,
)
from tests.features.looking import contact_of, errors, everything_kept, newest, rows, save, the
from tests.features.polls.writing import (
    DOUBTFUL,
    NAMED,
    REWRITTEN,
    answers_of,
    audited,
    everything_mailed,
    meeting_on_card,
    only_ask,
    sends,
    writes,
)

FORM = "agenda.point"
POINT = "Schema efter lovet"
SHOWN = f"{POINT} (Ekbackens skola)"


def points(built: House) -> list[str]:
    return [each.words for each in rows(built, AgendaItem)]


@pytest.mark.parametrize("call", [call_sip, call_fixed])
async def test_a_point_stands_on_everybodys_card_in_its_organisations_name(
    anna: Someone, bo: Someone, cia: Someone, call: type
) -> None:
    await call(anna)
    await bo.presses("Till dagordningen")

    reply = await writes(bo, FORM, POINT)

    assert reply.replaces
    for shown in (words(reply), newest(anna), newest(cia)):
        assert f"Att ta upp:\n{SHOWN}" in shown
        assert "Kurator" not in shown.partition("Att ta upp:")[2].splitlines()[1]
    assert len(anna.cards) == len(cia.cards) == 1


async def test_points_stand_in_the_order_they_were_raised(
    built: House, anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_sip(anna)

    for person, point in ((cia, "Insatser"), (bo, POINT), (cia, "Nästa möte")):
        await writes(person, FORM, point)

    assert points(built) == ["Insatser", POINT, "Nästa möte"]
    told = newest(anna)
    assert told.index("Insatser (BUP") < told.index(POINT) < told.index("Nästa möte (BUP")


async def test_points_follow_the_meeting_when_it_is_booked(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)
    await writes(bo, FORM, POINT)

    await book(anna)

    assert SHOWN in newest(bo)


async def test_a_form_sent_twice_adds_one_point(built: House, anna: Someone, bo: Someone) -> None:
    await call_sip(anna)
    await writes(bo, FORM, POINT)

    reply = await bo.repeats()

    assert SHOWN in words(reply)
    assert points(built) == [POINT]


async def test_an_empty_point_and_a_long_one_are_told_at_the_field(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)

    empty = await writes(bo, FORM, "  ")
    long = await writes(bo, FORM, "a" * 301)

    assert errors(empty) == {"point": "Skriv något här, eller stäng formuläret."}
    assert errors(long) == {"point": "Texten är 301 tecken. Skriv högst 300."}
    assert points(built) == []


async def test_there_is_an_end_to_how_many_points_a_meeting_takes(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)
    about, contact = meeting_on_card(bo), contact_of(built, bo)
    full = [
        AgendaItem(
            area_id=contact.area_id,
            meeting_id=int(about),
            organisation_id=contact.organisation_id,
            words=f"Punkt {number}",
            raised_at=clock.at,
        )
        for number in range(30)
    ]
    with built.store.transaction() as tx:
        tx.add_all(full)

    reply = await sends(bo, FORM, about, point=POINT)
    asked = await bo.presses_unseen("point", about)

    assert "har redan 30 punkter" in words(reply)
    assert "har redan 30 punkter" in words(asked)
    assert len(points(built)) == 30


async def test_a_point_for_no_meeting_of_theirs_changes_nothing(
    built: House, someone: Someones, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)
    before = everything_kept(built)
    rektor, about = someone("rektor"), meeting_on_card(bo)

    replies = [
        await sends(rektor, FORM, about, point=POINT),
        await sends(rektor, FORM, about, point=NAMED),
        await sends(bo, FORM, "999999", point=POINT),
        await rektor.presses_unseen("point", about),
    ]

    assert all(words(each).startswith("Jag hittar inget sådant möte") for each in replies)
    assert not any(each.errors or each.remarks for each in replies)
    assert everything_kept(built) == before


async def test_a_draft_and_a_cancelled_meeting_take_no_points(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_without_consent(anna)
    about = str(the(built, Meeting).id)

    draft = await sends(anna, FORM, about, point=POINT)
    await anna.presses("Ta bort utkastet")
    await anna.fills()
    gone = await sends(anna, FORM, about, point=POINT)

    assert "Det går inte att göra med" in words(draft)
    assert "är inställt" in words(gone)
    assert points(built) == []


async def test_an_organisations_point_stays_when_a_place_is_taken_back(
    built: House, clock: Clock, anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_sip(anna)
    await writes(bo, FORM, POINT)
    take_back(built, bo, clock.at)

    await writes(cia, FORM, "Insatser")
    refused = await sends(bo, FORM, meeting_on_card(cia), point="Insatser")

    assert SHOWN in newest(anna)
    assert words(refused).startswith("Jag hittar inget sådant möte")
    assert points(built) == [POINT, "Insatser"]


async def test_what_names_somebody_leaves_every_row_as_it_was(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)
    before = everything_kept(built)

    reply = await writes(bo, FORM, NAMED)

    assert errors(reply)["point"].startswith("Texten innehåller ett namn.")
    assert everything_kept(built) == before


async def test_what_is_about_somebodys_health_is_asked_about(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)

    ask = only_ask(await writes(bo, FORM, "Stöd vid ADHD"))
    await writes(bo, FORM, "Stöd vid ADHD", **answers_of(ask, "point", ticked=True))

    assert ask.question == T("guard.ask_sensitive", words="ADHD")
    assert points(built) == ["Stöd vid ADHD"]
    assert audited(built) == ["guard.sensitive_no"]


async def test_rewriting_after_a_question_is_noted_and_the_word_is_nowhere(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)
    ask = only_ask(await writes(bo, FORM, DOUBTFUL))

    await writes(bo, FORM, REWRITTEN, **answers_of(ask, "point", ticked=False))

    assert points(built) == [REWRITTEN]
    assert audited(built) == ["guard.person_yes"]
    assert "Saga" not in str(everything_kept(built))


async def test_a_tick_in_another_field_is_no_answer(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)
    ask = only_ask(await writes(bo, "polls.comment", DOUBTFUL))

    reply = await writes(bo, FORM, DOUBTFUL, **answers_of(ask, "point", ticked=True))

    assert reply.remarks
    assert points(built) == []


async def test_a_colleagues_name_is_suggested_as_what_they_work_as(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)
    kurator = contact_of(built, bo)
    kurator.name = "Amina Ek"
    save(built, kurator)

    reply = await writes(anna, FORM, "Aminas fråga om schemat")

    assert reply.remarks["point"].suggestion == "kurators fråga om schemat"


async def test_no_mail_holds_a_point(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    await writes(bo, FORM, POINT)
    starts_at = the(built, Meeting).starts_at
    assert starts_at is not None

    await anna.presses("Flytta")
    await anna.fills(at="13.15")
    await travel(built, clock, starts_at)

    assert len(built.mailbox.mails) > 6
    assert POINT not in everything_mailed(built)


async def test_a_card_full_of_points_still_has_its_buttons(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)

    await writes(bo, FORM, POINT)

    assert buttons(anna, "book")
    assert buttons(anna, "point")
