"""Voting: one answer each, changed at will, until the poll closes."""

from bot.demo.calling import call_sip
from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from bot.features.meetings.view import CARD
from bot.replies import Look
from models.meetings import Answer, Candidate, Meeting, Vote
from models.queue import OutboxState
from tests.conftest import Clock, Someones
from tests.features.acting import book, buttons, call_fixed, take_back, vote
from tests.features.looking import contact_of, due_rows, everything_kept, newest, rows, the
from tests.features.polls.asking import all_say

CLOSED = "är stängd. Hör av dig till sammankallande om något har ändrats."


def chosen(person: Someone) -> list[str]:
    """The values of the buttons that stand out as the person's own answers."""
    return [button.value for button in buttons(person, "vote") if button.look == Look.CHOSEN]


async def test_an_answer_is_counted_on_everybodys_card_and_marked_on_ones_own(
    built: House, anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_sip(anna)

    reply = await vote(bo, "Om det behövs")

    first = rows(built, Candidate)[0]
    assert reply.replaces
    assert chosen(bo) == [f"{first.id} if_need_be"]
    assert chosen(anna) == chosen(cia) == []
    for person in (anna, bo, cia):
        assert newest(person).count("0 ja, 1 om det behövs, 0 nej") == 1


async def test_the_latest_answer_counts(built: House, anna: Someone, bo: Someone) -> None:
    await call_sip(anna)

    for answer in ("Ja", "Om det behövs", "Nej"):
        await vote(bo, answer)

    assert the(built, Vote).answer == Answer.NO
    assert newest(anna).count("0 ja, 0 om det behövs, 1 nej") == 1


async def test_the_same_answer_twice_is_the_same_as_once(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)
    await vote(bo, "Ja")
    before = everything_kept(built)

    reply = await vote(bo, "Ja")

    assert reply.replaces
    but_for_the_reading = {"audit_entry": before["audit_entry"]}
    assert everything_kept(built) | but_for_the_reading == before


async def test_a_repeated_press_shows_the_card_and_undoes_no_later_answer(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)
    await vote(bo, "Ja")
    first = bo.event
    await vote(bo, "Nej")

    bo.event = first
    reply = await bo.repeats()

    assert "0 ja, 0 om det behövs, 1 nej" in words(reply)
    assert the(built, Vote).answer == Answer.NO


async def test_answers_to_different_times_stand_side_by_side(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)

    for nth, answer in enumerate(("Ja", "Nej", "Om det behövs", "Ja")):
        await vote(bo, answer, nth)

    assert [vote.answer for vote in rows(built, Vote)] == ["yes", "no", "if_need_be", "yes"]
    assert len(bo.cards) == 1


async def test_somebody_not_called_has_no_vote(
    built: House, someone: Someones, anna: Someone
) -> None:
    await call_sip(anna)
    value = buttons(anna, "vote")[0].value

    replies = [
        await someone("rektor").presses_unseen("vote", value),
        await someone("rektor").presses_unseen("vote", "999999 yes"),
    ]

    assert all(words(each).startswith("Jag hittar inget sådant möte") for each in replies)
    assert not rows(built, Vote)


async def test_somebody_whose_place_was_taken_back_has_no_vote_and_does_not_count(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)
    await vote(bo, "Ja")
    take_back(built, bo, clock.at)

    refused = await vote(bo, "Nej")
    shown = await vote(anna, "Ja")

    assert words(refused).startswith("Jag hittar inget sådant möte")
    assert "1 ja, 0 om det behövs, 0 nej" in words(shown)


async def test_a_button_that_was_tampered_with_is_no_vote(built: House, bo: Someone) -> None:
    alone = ("", "1", "1 maybe", "x yes", "-1 yes", "1 yes please", "1" * 10 + " yes")
    values = (*alone, "1 yes 2", "1 yes 2 maybe", "1 yes " * 51)

    replies = [await bo.presses_unseen("vote", each) for each in values]

    assert len({words(each) for each in replies}) == 1
    assert words(replies[0]).startswith("Knappen eller formuläret gäller inte längre.")
    assert not rows(built, Vote)


async def test_answers_given_at_once_are_all_taken_before_anything_follows(
    built: House, anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_sip(anna, books_itself=("yes",))
    for nth in (0, 1):
        await all_say("Ja", anna, nth=nth)
    await vote(cia, "Om det behövs", nth=0)
    await vote(cia, "Ja", nth=1)
    first, second, third = [each.id for each in rows(built, Candidate)][:3]

    # One by one, the first yes would not book and the second would: the third came too late.
    await bo.presses_unseen("vote", f"{first} yes {second} yes {third} no")

    own = [each for each in rows(built, Vote) if each.contact_id == contact_of(built, bo).id]
    assert [each.answer for each in own] == ["yes", "yes", "no"]
    assert the(built, Meeting).starts_at == rows(built, Candidate)[1].starts_at


async def test_of_answers_given_at_once_all_count_or_none(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)
    await call_sip(anna, from_on="2027-02-15", to_on="2027-02-26")
    times = rows(built, Candidate)
    here, elsewhere = times[0], times[-1]

    mixed = await bo.presses_unseen("vote", f"{here.id} yes {elsewhere.id} yes")
    unknown = await bo.presses_unseen("vote", f"{here.id} yes 999999 yes")

    assert here.meeting_id != elsewhere.meeting_id
    assert words(mixed).startswith("Jag hittar inget sådant möte")
    assert words(unknown).startswith("Jag hittar inget sådant möte")
    assert not rows(built, Vote)


async def test_when_the_poll_closes_the_buttons_go_from_every_card(
    built: House, clock: Clock, anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_sip(anna)
    closes_at = the(built, Meeting).poll_closes_at
    assert closes_at is not None

    await travel(built, clock, closes_at)

    for person in (anna, bo, cia):
        card = person.cards[0].reply
        assert "Omröstningen är stängd." in words(card)
        assert "[Ja]" not in words(card)
        assert "[Inget passar]" not in words(card)
    assert words(anna.cards[0].reply).count("[Boka ") == 4


async def test_a_vote_after_closing_is_refused(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)
    value = buttons(bo, "vote")[0].value
    clock.at = the(built, Meeting).poll_closes_at or clock.at

    reply = await bo.presses_unseen("vote", value)

    assert CLOSED in words(reply)
    assert not rows(built, Vote)


async def test_a_vote_after_booking_tells_when_the_meeting_is(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)
    value = buttons(bo, "vote")[0].value
    await book(anna)

    reply = await bo.presses_unseen("vote", value)

    assert "är redan bokat till" in words(reply)
    assert not rows(built, Vote)


async def test_booking_drops_the_closing_of_the_poll(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)
    closes_at = the(built, Meeting).poll_closes_at
    assert closes_at is not None
    await book(anna)
    version = bo.cards[0].version

    await travel(built, clock, closes_at)

    assert bo.cards[0].version == version
    waiting = due_rows(built, CARD, OutboxState.WAITING)
    assert not [row for row in waiting if ":closes:" in row.key]


async def test_a_meeting_with_a_time_has_nothing_to_vote_on(anna: Someone, bo: Someone) -> None:
    await call_fixed(anna)

    assert not buttons(bo, "vote")
