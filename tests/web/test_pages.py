"""A participant without chat answers on a page of their own, as others do in chat."""

from datetime import timedelta
from pathlib import Path

from bot.demo.calling import call_sip
from bot.demo.house import House
from bot.demo.people import Someone
from bot.web.render import sentences
from models.meetings import Answer, Comment, Invitation, Meeting, MeetingState, Vote
from tests.conftest import Clock, Someones
from tests.features.acting import book, buttons
from tests.features.looking import everything_kept, newest, rows, save, the
from tests.features.polls.asking import all_say
from tests.web.visiting import ORIGIN, Visitor, browser, link_in_mail

BOTH = "Saga kan inte komma. Max kan inte heller"
NAMED, MASKED = "Ring Kalle Karlsson på tisdag", "Ring [namn] på tisdag"


async def test_a_poll_is_asked_by_mail_with_a_link(bo: Visitor) -> None:
    assert bo.shown.status_code == 200
    assert "Samverkansmöte" in bo.text
    assert str(bo.shown.url).startswith(f"{ORIGIN}/m/p/")


async def test_the_secret_stands_in_no_address_once_the_page_is_open(
    built: House, bo: Visitor, address: str
) -> None:
    secret = link_in_mail(built, address).rpartition("/")[2]

    assert secret not in str(bo.shown.url)
    assert secret not in bo.text


async def test_answers_to_all_times_go_in_one_form(built: House, bo: Visitor) -> None:
    await bo.picks("yes", "no", "if_need_be")

    assert [vote.answer for vote in rows(built, Vote)] == [Answer.YES, Answer.NO, Answer.IF_NEED_BE]
    assert "Sparat" in bo.text


async def test_a_poll_that_books_by_itself_takes_all_answers_of_the_page(
    built: House, clock: Clock, anna: Someone, someone: Someones, address: str
) -> None:
    cia = someone("bup")
    await call_sip(anna, books_itself=("yes",))
    await all_say("Ja", anna, cia, nth=0)

    async with browser(built, clock) as opened:
        bo = Visitor(opened)
        await bo.opens(link_in_mail(built, address))
        await bo.picks("yes", "no", "if_need_be")

    assert the(built, Meeting).state == MeetingState.BOOKED
    own = rows(built, Vote)[-3:]
    assert [vote.answer for vote in own] == [Answer.YES, Answer.NO, Answer.IF_NEED_BE]
    assert len({vote.contact_id for vote in own}) == 1
    assert "Sparat" in bo.text
    assert "Mötet är bokat" in bo.text


async def test_what_was_answered_is_picked_when_one_comes_back(
    built: House, bo: Visitor, address: str
) -> None:
    await bo.picks("no")

    await bo.opens(link_in_mail(built, address))

    assert bo.text.count(" checked") == 1


async def test_an_answer_can_be_changed(built: House, bo: Visitor) -> None:
    await bo.picks("yes")

    await bo.picks("no")

    assert [vote.answer for vote in rows(built, Vote)] == [Answer.NO]


async def test_the_convener_sees_the_answers_on_the_card(
    built: House, anna: Someone, bo: Visitor
) -> None:
    await bo.picks("yes")
    await built.bot.sweep()

    assert "1 ja, 0 om det behövs, 0 nej" in newest(anna)


async def test_an_answer_that_was_not_given_is_asked_for(bo: Visitor) -> None:
    await bo.picks()

    assert "Inget var valt" in bo.text


async def test_only_the_participants_own_buttons_stand_on_the_page(
    built: House, anna: Someone, bo: Visitor
) -> None:
    await bo.presses("comment")
    form = dict(bo.page().forms[0][1])

    await bo.posts("tryck", page=form["page"], press=f"cancel {the_meeting(anna)}")

    assert "Inget var valt" in bo.text


async def test_what_the_convener_alone_may_do_is_refused_whoever_holds_a_link(
    built: House, anna: Someone, bo: Visitor
) -> None:
    visit = bo.event("cancel", the_meeting(anna))

    reply = await built.bot.router.answer(visit)

    assert [part.text.key for part in sentences(reply)] == ["access.not_by_link"]


async def test_words_that_name_somebody_stay_in_the_form_with_a_suggestion(
    built: House, bo: Visitor
) -> None:
    await bo.presses("comment")

    await bo.sends(comment=NAMED)

    assert NAMED in bo.text
    assert MASKED in bo.text
    assert rows(built, Comment) == []


async def test_words_that_name_somebody_leave_no_trace_in_rows_files_or_mail(
    built: House, bo: Visitor
) -> None:
    for words in ("Ring Kalle Karlsson på tisdag", "Hans nummer är 070-174 06 05"):
        await bo.reloads()
        await bo.presses("comment")
        await bo.sends(comment=words)
    await built.bot.sweep()

    kept = [repr(everything_kept(built)).encode(), *(mail.raw for mail in built.mailbox.mails)]
    if built.store.is_sqlite:
        file = Path(str(built.store.url.database))
        kept += [each.read_bytes() for each in file.parent.glob(f"{file.name}*")]
    assert not [each for each in kept if b"Karlsson" in each or b"174 06 05" in each]


async def test_the_suggestion_is_taken_with_one_press(built: House, bo: Visitor) -> None:
    await bo.presses("comment")
    await bo.sends(comment=NAMED)

    await bo.takes("comment")
    await bo.sends()

    assert [each.words for each in rows(built, Comment)] == [MASKED]


async def test_a_question_of_the_guard_is_answered_with_a_tick(built: House, bo: Visitor) -> None:
    await bo.presses("comment")
    await bo.sends(comment="Saga kan inte komma")

    await bo.sends(**{"comment:not": bo.boxes("comment:not")})

    assert [each.words for each in rows(built, Comment)] == ["Saga kan inte komma"]


async def test_an_answer_stays_answered_while_more_is_asked(built: House, bo: Visitor) -> None:
    await bo.presses("comment")
    await bo.sends(comment="Saga kan inte komma")
    first = bo.boxes("comment:not")

    await bo.sends(comment=BOTH, **{"comment:not": first})
    await bo.sends(**{"comment:not": (*first, *bo.boxes("comment:not"))})

    assert [each.words for each in rows(built, Comment)] == [BOTH]


async def test_a_form_sent_twice_has_one_effect(built: House, bo: Visitor) -> None:
    await bo.presses("comment")
    form = bo.shown
    await bo.sends(comment="Kan bara digitalt")

    bo.shown = form
    await bo.sends(comment="Kan bara digitalt")

    assert len(rows(built, Comment)) == 1


async def test_an_answer_too_late_is_told_and_shows_what_holds_now(
    anna: Someone, bo: Visitor
) -> None:
    await bo.picks("yes", "yes", "yes")
    old = bo.shown
    await book(anna)

    bo.shown = old
    await bo.picks("no")

    assert "⚠" in bo.text
    assert "Kan inte" in bo.text


async def test_who_cannot_come_says_why_on_the_page(
    built: House, anna: Someone, bo: Visitor
) -> None:
    await bo.picks("yes")
    await book(anna)
    await bo.reloads()

    await bo.presses("excuse")
    await bo.sends(why=bo.boxes("why")[0])

    assert [each.excuse for each in rows(built, Invitation) if each.excuse]


async def test_who_stands_in_is_told_by_function_and_no_address_is_shown(
    built: House, anna: Someone, bo: Visitor, address: str
) -> None:
    await bo.picks("yes")
    await book(anna)
    await bo.reloads()

    await bo.presses("replace")

    assert "Rektor" in bo.text
    assert "@" not in bo.text

    await bo.sends(instead=bo.boxes("instead")[0])
    assert "Rektor" in bo.text
    assert (await bo.reloads()).status_code == 404


async def test_looking_changes_nothing_whatever_is_fetched(
    built: House, bo: Visitor, address: str
) -> None:
    link, before = link_in_mail(built, address), everything_kept(built)

    for method in ("GET", "HEAD", "OPTIONS", "GET"):
        await bo.browser.request(method, link)
        await bo.browser.request(method, f"{bo.shown.url}?sprak=en&klart=1")

    assert everything_kept(built) == before


async def test_a_link_taken_back_opens_nothing_at_once(
    built: House, clock: Clock, bo: Visitor, address: str
) -> None:
    link, page = link_in_mail(built, address), bo.shown
    place = next(each for each in rows(built, Invitation) if bo.hashed == each.token_hash)
    place.revoked_at = clock()
    save(built, place)

    assert (await bo.browser.get(link)).status_code == 404
    assert (await bo.reloads()).status_code == 404
    bo.shown = page
    assert (await bo.picks("yes")).status_code == 404
    assert rows(built, Vote) == []


async def test_a_link_opens_thirty_days_after_the_meeting_and_no_longer(
    anna: Someone, clock: Clock, bo: Visitor
) -> None:
    await bo.picks("yes", "yes", "yes")
    await book(anna)
    clock.on(timedelta(days=35))

    assert "Samverkansmöte" in (await bo.reloads()).text

    clock.on(timedelta(days=10))
    assert "Länken gäller inte längre" in (await bo.reloads()).text


async def test_the_page_speaks_the_language_that_is_asked_for(bo: Visitor) -> None:
    await bo.opens(f"{bo.shown.url}?sprak=en")
    assert "Send my answers" in bo.text

    await bo.opens(f"{bo.shown.url.copy_with(query=None)}?sprak=latt")
    assert "Skriv inte vem mötet handlar om" in bo.text


def the_meeting(anna: Someone) -> str:
    """The meeting's number, as the convener's buttons have it."""
    return buttons(anna, "point")[0].value
