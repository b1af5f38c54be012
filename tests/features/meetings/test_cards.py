"""The card: what each person sees in each state, in private and always the same message."""

from bot.demo.calling import call_sip
from bot.demo.house import House
from bot.demo.people import Someone
from bot.features.meetings.view import CARD
from bot.platforms.browser.workspace import dialogue
from bot.replies import Choices, Reply, T, Text
from bot.texts import render
from models.meetings import Meeting
from models.queue import OutboxState
from tests.conftest import Clock
from tests.features.acting import (
    book,
    call_among,
    call_fixed,
    call_without_consent,
    give_consent,
    take_back,
    take_chat_away,
    vote,
)
from tests.features.looking import contact_of, due_rows, newest, save, the

POLLED = ["vote", "fit_nothing", "comment", "point", "action"]
CONSENT = ["more", "fewer", "renew_consent", "withdraw"]
FAMILY = ["slip", "family"]
NOT_SIP = "Nu är det ett samverkansmöte, inte SIP."


def button_ids(person: Someone) -> list[str]:
    """The kinds of buttons on the person's only card, in order."""
    (card,) = person.cards
    rows_of = [part.buttons for part in card.reply.parts if isinstance(part, Choices)]
    return list(dict.fromkeys(button.id for row in rows_of for button in row))


async def test_a_draft_can_be_gone_on_with_or_dropped(anna: Someone) -> None:
    await call_without_consent(anna)

    assert button_ids(anna) == ["consent", *FAMILY, "cancel"]


async def test_a_poll_is_answered_by_all_and_decided_by_the_convener(
    anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)

    assert button_ids(anna) == [*POLLED, "book", "cancel", *FAMILY, *CONSENT]
    assert button_ids(bo) == POLLED
    assert [len(each.buttons()) for each in (anna, bo)] == [4 * 3 + 4 + 4 + 1 + 2 + 4, 4 * 3 + 4]


async def test_a_booked_meeting_is_moved_or_cancelled_by_the_convener_alone(
    anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)

    assert button_ids(anna) == ["point", "action", "handed_over", *CONSENT, "move", "cancel"]
    assert button_ids(bo) == ["point", "action", "excuse", "replace"]


async def test_a_cancelled_meeting_has_nothing_to_press(anna: Someone, bo: Someone) -> None:
    await call_fixed(anna)
    await anna.presses("Ställ in")
    await anna.fills()

    assert button_ids(anna) == button_ids(bo) == []
    assert "Mötet är inställt." in newest(bo)


async def test_a_booked_card_tells_when_where_and_which_organisations(
    anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna, link="https://video.example/rum")

    lines = newest(bo).splitlines()
    assert "När: tors 11 februari kl. 10.30–11.30" in lines
    assert "Plats: Mötesrummet, Hamngatan 1" in lines
    assert "Länk: https://video.example/rum" in lines
    assert "Öppna länken: https://video.example/rum" in lines
    assert "Vilka: Socialtjänsten Exempelviken, Ekbackens skola och BUP Exempelviken" in lines


async def test_a_card_without_a_place_says_nothing_of_one(anna: Someone, bo: Someone) -> None:
    await call_fixed(anna, place="")

    assert "Plats" not in newest(bo)
    assert "Länk" not in newest(bo)


async def test_one_card_follows_the_meeting_through_its_life(
    anna: Someone, bo: Someone, cia: Someone
) -> None:
    await call_without_consent(anna)
    await give_consent(anna)
    polled = (anna.cards[0].version, bo.cards[0].version)
    await vote(cia, "Ja")
    voted = (anna.cards[0].version, bo.cards[0].version)
    await book(anna)
    booked = (anna.cards[0].version, bo.cards[0].version)

    assert (len(anna.cards), len(bo.cards), len(cia.cards)) == (1, 1, 1)
    # The convener's draft was the first version of hers; a press edits its own card once more.
    assert (polled, voted, booked) == ((2, 1), (3, 2), (5, 3))


async def test_cards_are_private_and_the_channel_hears_nothing(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)

    (card,) = bo.cards
    readers = [each for each in built.workspace.people.values() if built.workspace.sees(each, card)]
    assert readers == [bo.person]
    for channel in built.workspace.channels:
        assert not built.workspace.messages(anna.person, channel)


async def test_heading_and_preview_are_neutral_in_every_state(
    built: House, anna: Someone, bo: Someone
) -> None:
    seen: list[Reply] = []

    def look() -> None:
        seen.extend(card.reply for person in (anna, bo) for card in person.cards)

    await call_without_consent(anna)
    look()
    await give_consent(anna)
    look()
    await book(anna)
    look()
    await anna.presses("Ställ in")
    await anna.fills()
    look()

    neutral = f"Samverkansmöte {the(built, Meeting).reference}"
    assert len(seen) == 1 + 2 + 2 + 2
    for reply in seen:
        heading = reply.parts[0]
        assert isinstance(heading, Text)
        assert render(heading.text, "sv") == neutral
        assert reply.preview is not None
        assert render(reply.preview, "sv") == neutral


async def test_many_votes_wait_as_one_message_for_each_person(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_sip(anna)
    bo.waits = False
    for nth, answer in enumerate(("Ja", "Nej", "Om det behövs")):
        await vote(bo, answer, nth)

    waiting = [
        row.thread
        for row in due_rows(built, CARD, OutboxState.WAITING)
        if row.due_at <= row.created_at
    ]
    await built.bot.sweep()

    assert len(waiting) == len(set(waiting)) == 2
    for count in ("1 ja, 0 om", "0 ja, 0 om det behövs, 1 nej", "0 ja, 1 om det behövs"):
        assert newest(anna).count(count) == 1


async def test_a_meeting_without_the_region_is_not_a_sip_and_only_the_convener_is_told(
    anna: Someone, bo: Someone
) -> None:
    await call_among(anna, ["Kurator, Ekbackens skola"])

    assert NOT_SIP in newest(anna)
    assert NOT_SIP not in newest(bo)


async def test_a_meeting_with_both_sides_is_a_sip_also_as_a_draft(anna: Someone) -> None:
    await call_without_consent(anna)

    assert NOT_SIP not in newest(anna)


async def test_somebody_without_a_chat_gets_no_card_but_is_invited_by_mail(
    built: House, anna: Someone, cia: Someone
) -> None:
    contact = contact_of(built, cia)
    take_chat_away(built, cia)

    await call_fixed(anna)

    cards = due_rows(built, CARD, *OutboxState)
    assert contact.id not in [row.payload["contact_id"] for row in cards]
    assert contact.email in {caught.to[0] for caught in built.mailbox.mails}


async def test_a_place_that_was_taken_back_gets_neither_card_nor_mail(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    anna.waits = False
    await call_fixed(anna)
    contact = contact_of(built, bo)
    take_back(built, bo, clock.at)

    await built.bot.sweep()

    assert not bo.cards
    assert contact.email not in {caught.to[0] for caught in built.mailbox.mails}
    assert len(built.mailbox.mails) == 2


async def test_a_card_that_nobody_knew_had_arrived_follows_the_meeting_too(
    built: House, clock: Clock, anna: Someone
) -> None:
    anna.waits = False
    await call_without_consent(anna)
    (row,) = due_rows(built, CARD)
    before = Reply((Text(T("meetings.waits_for_consent")),))
    built.workspace.post(row.key, dialogue(anna.person.id), before, clock.at, anna.person.id)
    row.uncertain = True
    save(built, row)

    await anna.presses_unseen("cancel", str(the(built, Meeting).id))
    await anna.fills()
    await built.bot.sweep()

    assert len(anna.cards) == 1
    assert "Mötet är inställt." in newest(anna)
