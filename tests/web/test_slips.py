"""A family says when it can come: on a page that knows nobody, once, by a slip of paper."""

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest

from bot.demo.calling import call_sip
from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.web.sheets import qr
from models.audit import AuditEntry
from models.meetings import Meeting
from models.queue import OutboxState
from models.slips import FamilySlip
from tests.conftest import Clock, Someones
from tests.features.acting import book
from tests.features.looking import everything_kept, newest, rows, the
from tests.web.family import FORM, answer, family_link, slip_for, told
from tests.web.visiting import ORIGIN, browser, link_in_mail

TELLING = re.compile(
    r"\bsip|\bbus\b|anmäl|konsult|samtyck|consent|socialtj|social serv|elev|skola|school"
    r"|utredning|insats|kurator|psykolog|exempelviken|ekbacken|@",
    re.IGNORECASE,
)
"""What would tell the kind, an organisation, a function or an address."""


@pytest.fixture
async def paper(anna: Someone) -> str:
    """The link to the paper of a slip, of a meeting that is polled."""
    await call_sip(anna, family=())
    return await slip_for(anna)


@pytest.fixture
async def phone(built: House, clock: Clock) -> AsyncIterator[httpx.AsyncClient]:
    """The family's own telephone."""
    async with browser(built, clock, "203.0.113.9") as opened:
        yield opened


async def test_what_was_ticked_is_what_the_family_can(
    built: House, anna: Someone, paper: str, phone: httpx.AsyncClient
) -> None:
    shown = await answer(phone, family_link(built), "wed-pm", "mon-am")

    assert "Vi har fått ert svar" in shown.text
    assert the(built, Meeting).family_can == ["mon-am", "wed-pm"]


async def test_the_convener_alone_is_told(
    built: House,
    anna: Someone,
    someone: Someones,
    paper: str,
    phone: httpx.AsyncClient,
) -> None:
    bo = someone("kurator")
    before = len(bo.cards)

    await answer(phone, family_link(built), "mon-am", "wed-pm")
    await built.bot.sweep()

    assert "Familjen har svarat på lappen." in newest(anna)
    assert "Familjen kan: Mån förmiddag och Ons eftermiddag." in newest(anna)
    assert len(bo.cards) == before


async def test_a_slip_is_answered_once_and_then_only_thanks(
    built: House, paper: str, phone: httpx.AsyncClient
) -> None:
    link = family_link(built)
    await answer(phone, link, "mon-am")

    again = await answer(phone, link, "fri-pm")

    assert "Vi har fått ert svar" in again.text
    assert "checkbox" not in (await phone.get(link)).text
    assert the(built, Meeting).family_can == ["mon-am"]
    assert len(told(built)) == 1


async def test_two_answers_at_once_count_once(
    built: House, paper: str, phone: httpx.AsyncClient
) -> None:
    link = family_link(built)
    halves = ("mon-am", "tue-am", "wed-am", "thu-am", "fri-am", "mon-pm")

    shown = await asyncio.gather(*(answer(phone, link, half) for half in halves))

    assert all("Vi har fått ert svar" in each.text for each in shown)
    assert len(the(built, Meeting).family_can) == 1
    assert len(told(built)) == 1
    assert [each.what for each in rows(built, AuditEntry)].count("slip.answered") == 1


async def test_the_paper_has_the_code_of_the_family_page(
    built: House, paper: str, phone: httpx.AsyncClient
) -> None:
    shown = await phone.get(paper)

    assert shown.status_code == 200
    assert qr(family_link(built)) in shown.text


async def test_the_secret_of_the_paper_stands_in_no_address_that_is_printed(
    paper: str, phone: httpx.AsyncClient
) -> None:
    shown = await phone.get(paper)

    assert paper.rpartition("/")[2] not in f"{shown.url}{shown.text}"


async def test_nothing_tells_what_or_whom_it_is_about(
    built: House, paper: str, phone: httpx.AsyncClient
) -> None:
    link, meeting = family_link(built), the(built, Meeting)
    pages = [
        await phone.get(paper),
        *[await phone.get(f"{link}?sprak={language}") for language in ("latt", "en", "sv")],
        await answer(phone, link),
        await answer(phone, link, "mon-am"),
        await phone.get(link + "x"),
    ]

    for page in pages:
        read = re.sub(r"<svg.*?</svg>", "", page.text, flags=re.DOTALL)
        assert not TELLING.search(read), TELLING.search(read)
        assert meeting.reference not in read
        assert str(page.url).startswith(f"{ORIGIN}/m/")


async def test_looking_changes_nothing_whatever_is_fetched(
    built: House, paper: str, phone: httpx.AsyncClient
) -> None:
    sheet, before = (await phone.get(paper)).url, everything_kept(built)

    for link in (paper, sheet, family_link(built), f"{family_link(built)}?sprak=en"):
        for method in ("GET", "HEAD", "OPTIONS", "GET"):
            await phone.request(method, link)

    assert everything_kept(built) == before


async def test_no_secret_is_stored(built: House, paper: str) -> None:
    kept = str(everything_kept(built))

    assert paper.rpartition("/")[2] not in kept
    assert family_link(built).rpartition("/")[2] not in kept


async def test_nothing_ticked_is_no_answer(
    built: House, paper: str, phone: httpx.AsyncClient
) -> None:
    link = family_link(built)

    shown = await answer(phone, link)

    assert "Ni har inte kryssat i någon tid" in shown.text
    assert the(built, FamilySlip).answered_at is None
    assert "Vi har fått ert svar" in (await answer(phone, link, "mon-am")).text


@pytest.mark.parametrize("ticked", ["sat-am", "mon", "", "mon-am%00", "<b>"])
async def test_what_is_no_half_day_is_never_kept(
    built: House, paper: str, phone: httpx.AsyncClient, ticked: str
) -> None:
    await answer(phone, family_link(built), ticked)

    assert the(built, Meeting).family_can == []
    assert the(built, FamilySlip).answered_at is None


async def dead(built: House, phone: httpx.AsyncClient, link: str) -> bool:
    """Whether a family's link shows nothing and takes no answer."""
    before = everything_kept(built)
    shown = [await phone.get(link), await answer(phone, link, "mon-am")]
    gone = all("Lappen fungerar inte längre" in each.text for each in shown)
    statuses = {each.status_code for each in shown}
    return gone and statuses == {404} and everything_kept(built) == before


async def test_a_slip_lasts_to_the_end_of_the_thirtieth_day(
    built: House, clock: Clock, paper: str, phone: httpx.AsyncClient
) -> None:
    clock.at = clock.at.replace(hour=22, minute=59) + timedelta(days=30)
    assert "onsdag" in (await phone.get(family_link(built))).text.lower()
    assert "24 februari" in (await phone.get(family_link(built))).text

    clock.on(timedelta(minutes=1))

    assert await dead(built, phone, family_link(built))
    assert (await phone.get(paper)).status_code == 404


async def test_a_new_slip_ends_the_old_one(
    built: House, anna: Someone, paper: str, phone: httpx.AsyncClient
) -> None:
    old = family_link(built)

    await anna.presses("Gör en ny lapp")

    assert await dead(built, phone, old)
    assert (await phone.get(paper)).status_code == 404
    assert (await phone.get(family_link(built))).status_code == 200


async def test_a_slip_taken_back_is_dead_at_once(
    built: House, anna: Someone, paper: str, phone: httpx.AsyncClient
) -> None:
    await anna.presses("Ta tillbaka lappen")

    assert await dead(built, phone, family_link(built))


async def test_once_the_meeting_is_booked_nobody_is_asked(
    built: House, anna: Someone, paper: str, phone: httpx.AsyncClient
) -> None:
    await phone.get(paper)

    await book(anna)
    await anna.fills()

    assert await dead(built, phone, family_link(built))


async def test_once_the_meeting_is_called_off_nobody_is_asked(
    built: House, anna: Someone, paper: str, phone: httpx.AsyncClient
) -> None:
    await anna.presses("Ställ in")
    await anna.fills()

    assert await dead(built, phone, family_link(built))


async def test_an_answer_while_the_meeting_is_booked_is_not_told(
    built: House, clock: Clock, anna: Someone, paper: str, phone: httpx.AsyncClient
) -> None:
    clock.at = clock.at.replace(hour=20)
    await answer(phone, family_link(built), "mon-am")
    anna.waits = False
    await book(anna)

    clock.on(timedelta(hours=12))
    await built.bot.sweep()

    assert [row.state for row in told(built)] == [OutboxState.DROPPED]


async def test_in_the_evening_the_convener_is_left_in_peace(
    built: House, clock: Clock, anna: Someone, paper: str, phone: httpx.AsyncClient
) -> None:
    clock.at = clock.at.replace(hour=20)
    await answer(phone, family_link(built), "mon-am")
    await built.bot.sweep()
    assert "har svarat på lappen" not in newest(anna)

    clock.at = clock.at.replace(hour=6) + timedelta(days=1)
    await built.bot.sweep()

    assert "har svarat på lappen" in newest(anna)


@pytest.mark.parametrize("change", ["x", "", "A" * 32])
async def test_a_secret_tampered_with_opens_nothing(
    built: House, paper: str, phone: httpx.AsyncClient, change: str
) -> None:
    link = family_link(built)

    for path in (link[:-1] + change, link + "y", f"{ORIGIN}/m/lapp/{link.rpartition('/')[2]}"):
        shown = await phone.get(path)

        assert shown.status_code == 404


async def test_one_secret_opens_nothing_but_its_own(
    built: House, paper: str, phone: httpx.AsyncClient
) -> None:
    sheets, family = paper.rpartition("/")[2], family_link(built).rpartition("/")[2]

    for path in (f"/m/f/{sheets}", f"/m/lapp/{family}", f"/m/{family}", f"/m/{sheets}"):
        assert (await phone.get(path)).status_code == 404


async def test_guesses_are_counted_with_those_at_pages(
    built: House, clock: Clock, paper: str
) -> None:
    async with browser(built, clock, "198.51.100.7") as guesser:
        paths = ("/m/f/fel", "/m/lapp/fel", "/m/fel")
        found = [(await guesser.get(paths[n % 3])).status_code for n in range(24)]
        posted = await answer(guesser, "/m/f/fel", "mon-am")

        assert found == [404] * 20 + [429] * 4
        assert (posted.status_code, posted.headers["retry-after"]) == (429, "600")
        assert (await guesser.get(family_link(built))).status_code == 200


@pytest.mark.parametrize("origin", ["https://evil.example", "null", ""])
async def test_a_form_of_another_site_is_not_taken(
    built: House, paper: str, phone: httpx.AsyncClient, origin: str
) -> None:
    sent = await phone.post(
        family_link(built), content="family=mon-am", headers={**FORM, "Origin": origin}
    )

    assert sent.status_code == 403
    assert the(built, Meeting).family_can == []


async def test_the_paper_needs_the_cookie_of_its_link(
    built: House, clock: Clock, paper: str, phone: httpx.AsyncClient
) -> None:
    address = (await phone.get(paper)).url

    async with browser(built, clock) as other:
        shown = await other.get(address)

    assert shown.status_code == 403
    assert "Öppna länken i chatten igen" in shown.text


async def test_a_participants_link_gives_no_slip(
    built: House, clock: Clock, anna: Someone, address: str
) -> None:
    await call_sip(anna, family=())
    async with browser(built, clock) as opened:
        shown = await opened.get(link_in_mail(built, address))

    assert shown.status_code == 200
    assert "familjen" not in shown.text.lower()


async def test_the_paper_is_the_same_until_a_new_one_is_wanted(
    built: House, anna: Someone, paper: str
) -> None:
    again = await slip_for(anna)

    assert again == paper
    assert len(rows(built, FamilySlip)) == 1


async def test_a_press_that_comes_twice_makes_one_new_slip(
    built: House, anna: Someone, paper: str
) -> None:
    reply = await anna.presses("Gör en ny lapp")
    repeated = await anna.repeats()
    slip = rows(built, FamilySlip)[0]
    again = await anna.presses_unseen("slip_new", f"{slip.meeting_id} {slip.id}")

    assert words(reply) == words(repeated) == words(again)
    assert len(rows(built, FamilySlip)) == 2
