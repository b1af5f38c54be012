"""Comments on a poll: one each, on everybody's card, and never with a name in it."""

import pytest

from bot.demo.calling import call_sip
from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from bot.replies import T, Words
from models.meetings import Comment, Meeting
from tests.conftest import Clock, Someones
from tests.features.acting import book, buttons, call_fixed, take_back
from tests.features.databases import ON_SQLITE
from tests.features.looking import (
    contact_of,
    errors,
    everything_kept,
    newest,
    rows,
    save,
    the,
)
from tests.features.polls.writing import (
    DOUBTFUL,
    MASKED,
    NAMED,
    PASSING,
    REWRITTEN,
    answers_of,
    audited,
    everything_mailed,
    meeting_on_card,
    only_ask,
    sends,
    writes,
)

FORM = "polls.comment"
SHOWN = f"Kurator, Ekbackens skola: {PASSING}"


def comments(built: House) -> list[str]:
    return [each.words for each in rows(built, Comment)]


async def test_a_comment_stands_on_everybodys_card_with_whose_it_is(
    built: House, anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_sip(anna)
    await bo.presses("Kommentera")

    reply = await writes(bo, FORM, PASSING)

    assert reply.replaces
    assert SHOWN in words(reply)
    assert SHOWN in newest(anna)
    assert SHOWN in newest(cia)
    assert len(anna.cards) == len(cia.cards) == 1


async def test_a_new_comment_takes_the_place_of_the_one_before(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)
    await writes(bo, FORM, PASSING)

    await bo.presses("Kommentera")
    (field,) = bo.form.fields
    await writes(bo, FORM, "Kan alla tider")

    assert isinstance(field, Words)
    assert field.start == PASSING
    assert comments(built) == ["Kan alla tider"]
    assert PASSING not in newest(anna)


async def test_an_empty_comment_takes_back_the_one_before(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)
    await writes(bo, FORM, PASSING)

    await writes(bo, FORM, "   ")

    assert comments(built) == []
    assert PASSING not in newest(anna)


async def test_comments_of_several_people_stand_side_by_side(
    anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_sip(anna)

    await writes(bo, FORM, PASSING)
    await writes(cia, FORM, "Kan alla tider")

    assert SHOWN in newest(anna)
    assert "Psykolog, BUP Exempelviken: Kan alla tider" in newest(anna)


async def test_a_form_sent_twice_writes_once(built: House, anna: Someone, bo: Someone) -> None:
    await call_sip(anna)
    await writes(bo, FORM, PASSING)
    first = bo.event
    await writes(bo, FORM, "Kan alla tider")

    bo.event = first
    reply = await bo.repeats()

    assert "Kan alla tider" in words(reply)
    assert comments(built) == ["Kan alla tider"]


async def test_a_comment_as_long_as_it_may_be_is_kept_and_a_longer_one_is_not(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)
    whole = ("Kan bara digitalt. " * 20)[:299] + "!"

    await writes(bo, FORM, whole)
    reply = await writes(bo, FORM, whole + "!")

    assert errors(reply) == {"comment": "Texten är 301 tecken. Skriv högst 300."}
    assert comments(built) == [whole]


async def test_a_comment_that_is_no_meetings_changes_nothing(
    built: House, someone: Someones, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)
    before = everything_kept(built)
    rektor, about = someone("rektor"), meeting_on_card(bo)

    replies = [
        await sends(rektor, FORM, about, comment=PASSING),
        await sends(rektor, FORM, about, comment=NAMED),
        await sends(bo, FORM, "999999", comment=PASSING),
        await rektor.presses_unseen("comment", about),
    ]

    assert {words(each).split(".")[0] for each in replies} == {
        "Jag hittar inget sådant möte för dig"
    }
    assert not any(each.errors or each.remarks for each in replies)
    assert everything_kept(built) == before


@ON_SQLITE
@pytest.mark.parametrize("about", ["", "x", "-1", "1 1", "1" * 10, "²"])
async def test_a_form_that_was_tampered_with_is_turned_away(
    built: House, anna: Someone, bo: Someone, about: str
) -> None:
    await call_sip(anna)

    reply = await sends(bo, FORM, about, comment=PASSING)

    assert words(reply).startswith("Knappen eller formuläret gäller inte längre.")
    assert comments(built) == []


async def test_nobody_comments_on_a_closed_poll(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)
    about = meeting_on_card(bo)
    clock.at = the(built, Meeting).poll_closes_at or clock.at

    replies = [
        await sends(bo, FORM, about, comment=PASSING),
        await bo.presses_unseen("comment", about),
    ]

    assert all("är stängd." in words(each) for each in replies)
    assert comments(built) == []
    await travel(built, clock, clock.at)
    assert not buttons(bo, "comment")


async def test_a_booked_meeting_has_nothing_to_comment_on(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)

    reply = await sends(bo, FORM, str(the(built, Meeting).id), comment=PASSING)

    assert not buttons(bo, "comment")
    assert "är redan bokat" in words(reply)
    assert comments(built) == []


async def test_a_comment_goes_with_the_place_of_whoever_wrote_it(
    built: House, clock: Clock, anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_sip(anna)
    await writes(bo, FORM, PASSING)
    take_back(built, bo, clock.at)

    reply = await writes(cia, FORM, "Kan alla tider")
    refused = await sends(bo, FORM, meeting_on_card(cia), comment=PASSING)

    assert PASSING not in words(reply)
    assert PASSING not in newest(anna)
    assert words(refused).startswith("Jag hittar inget sådant möte")


async def test_what_names_somebody_leaves_every_row_as_it_was(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)
    await writes(bo, FORM, PASSING)
    before = everything_kept(built)

    reply = await writes(bo, FORM, NAMED)

    assert errors(reply)["comment"].startswith("Texten innehåller ett namn.")
    assert reply.remarks["comment"].suggestion == MASKED
    assert not reply.remarks["comment"].asks
    assert everything_kept(built) == before
    assert "Kalle" not in repr(reply)


async def test_a_doubtful_word_is_asked_about_and_a_tick_lets_it_through(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)
    before = everything_kept(built)

    asked = await writes(bo, FORM, DOUBTFUL)
    untouched = everything_kept(built) == before
    ask = only_ask(asked)
    await writes(bo, FORM, DOUBTFUL, **answers_of(ask, "comment", ticked=True))

    assert untouched
    assert ask.question == T("guard.ask_person", words="Saga")
    assert "Saga" not in repr(asked)
    assert DOUBTFUL in newest(anna)
    assert audited(built) == ["guard.person_no"]


async def test_rewriting_after_a_question_is_noted_and_the_word_is_nowhere(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)
    ask = only_ask(await writes(bo, FORM, DOUBTFUL))

    await writes(bo, FORM, REWRITTEN, **answers_of(ask, "comment", ticked=False))

    assert comments(built) == [REWRITTEN]
    assert audited(built) == ["guard.person_yes"]
    assert "Saga" not in str(everything_kept(built))
    assert ask.token not in str(everything_kept(built))


async def test_a_tick_for_one_word_does_not_let_another_through(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)
    ask = only_ask(await writes(bo, FORM, DOUBTFUL))

    answers = answers_of(ask, "comment", ticked=True)
    reply = await writes(bo, FORM, "Hope kan inte komma", **answers)

    assert only_ask(reply).question == T("guard.ask_person", words="Hope")
    assert comments(built) == []
    assert audited(built) == []


async def test_no_tick_lets_a_name_through(built: House, anna: Someone, bo: Someone) -> None:
    await call_sip(anna)
    ask = only_ask(await writes(bo, FORM, DOUBTFUL))

    reply = await writes(bo, FORM, NAMED, **answers_of(ask, "comment", ticked=True))

    assert reply.errors
    assert comments(built) == []


async def test_a_colleagues_name_is_suggested_as_what_they_work_as(
    built: House, anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_sip(anna)
    psykolog = contact_of(built, cia)
    psykolog.name = "Amina Ek"
    save(built, psykolog)

    reply = await writes(bo, FORM, "Kan om Amina Ek ringer innan")

    assert reply.remarks["comment"].suggestion == "Kan om psykolog ringer innan"


async def test_no_mail_holds_a_comment(
    built: House, clock: Clock, anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_sip(anna)
    await writes(bo, FORM, PASSING)

    await book(anna)
    starts_at = the(built, Meeting).starts_at
    assert starts_at is not None
    await travel(built, clock, starts_at)

    assert len(built.mailbox.mails) > 3
    assert PASSING not in everything_mailed(built)
