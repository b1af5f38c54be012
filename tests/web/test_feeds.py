"""A feed's link: fetched by whoever has it, until it is taken back."""

import time
from secrets import token_urlsafe

import pytest

from bot.demo.house import House
from bot.demo.people import Someone
from bot.web.doors import HEADERS
from bot.web.feeds import is_known
from models.registry import Contact
from tests.conftest import Clock, Someones
from tests.features.acting import call_fixed
from tests.features.databases import ON_SQLITE
from tests.features.looking import contact_of, everything_kept, rows, save
from tests.web.fetching import belongs, fetched, links
from tests.web.visiting import ORIGIN, browser, link_in_mail, without_chat

OWN = "Dina möten"


@pytest.fixture
async def link(anna: Someone) -> str:
    """The link of a convener with one meeting ahead, seldom asked for."""
    await call_fixed(anna)
    return links(await anna.says("kalender"))[0]


@ON_SQLITE
async def test_it_is_a_calendar_that_nobody_on_the_way_may_keep(
    built: House, clock: Clock, link: str
) -> None:
    answer = await fetched(built, clock, link)

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["cache-control"] == "private, max-age=300"
    strict = {name: value for name, value in HEADERS.items() if name != "Cache-Control"}
    assert {name: answer.headers[name] for name in strict} == strict
    assert "set-cookie" not in answer.headers


async def test_who_has_it_already_gets_nothing_until_a_meeting_moves(
    built: House, clock: Clock, anna: Someone, link: str
) -> None:
    tag = (await fetched(built, clock, link)).headers["etag"]
    same = await fetched(built, clock, link, If_None_Match=f'"old", W/{tag}')
    await anna.presses("Flytta")
    await anna.fills(on="2027-02-12", at="13.00")

    changed = await fetched(built, clock, link, If_None_Match=tag)

    assert (same.status_code, same.content, same.headers["etag"]) == (304, b"", tag)
    assert same.headers["cache-control"] == "private, max-age=300"
    assert changed.status_code == 200
    assert changed.headers["etag"] != tag


@pytest.mark.parametrize(
    ("has", "known"),
    [("", False), ('"b"', False), ('"a"', True), ('W/"a", "b"', True), ("*", True), ("a", False)],
)
def test_what_a_program_says_that_it_has(has: str, known: bool) -> None:
    assert is_known(has, '"a"') is known


async def test_fetching_changes_nothing_and_nothing_else_is_taken(
    built: House, clock: Clock, link: str
) -> None:
    before = everything_kept(built)

    methods = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PROPFIND")
    codes = [(await fetched(built, clock, link, each)).status_code for each in methods]

    assert codes == [200, 200, 405, 405, 405, 405, 405]
    assert everything_kept(built) == before


@ON_SQLITE
async def test_guesses_are_turned_away_together_with_those_at_pages(
    built: House, clock: Clock, link: str
) -> None:
    async with browser(built, clock, "198.51.100.7") as guesser:
        at_pages = [(await guesser.get(f"/m/{token_urlsafe(24)}")).status_code for _ in range(10)]
        here = [
            (await guesser.get(f"/feed/{token_urlsafe(24)}.ics")).status_code for _ in range(500)
        ]

        assert set(at_pages) == set(here[:10]) == {404}
        assert set(here[10:]) == {429}
        assert (await guesser.get(link)).status_code == 200


@pytest.mark.parametrize("token", ["x", "x" * 65, "x" * 5000, "%00", "a b", "å", ".ics"])
@ON_SQLITE
async def test_what_is_no_secret_opens_nothing(
    built: House, clock: Clock, anna: Someone, token: str
) -> None:
    answer = await fetched(built, clock, f"{ORIGIN}/feed/{token}.ics")

    assert answer.status_code == 404
    assert answer.headers["cache-control"] == "no-store"


async def test_a_feed_that_was_turned_off_is_not_opened_by_an_empty_secret(
    built: House, clock: Clock, anna: Someone, link: str
) -> None:
    await anna.presses("Stäng av", about=OWN)

    assert (await fetched(built, clock, f"{ORIGIN}/feed/.ics")).status_code == 404


async def test_a_link_to_a_page_opens_no_feed_and_the_other_way_round(
    built: House, clock: Clock, someone: Someones
) -> None:
    address = without_chat(built, "kurator")
    anna = someone("sip")
    await call_fixed(anna)
    page, feed = link_in_mail(built, address), links(await anna.says("kalender"))[0]

    crossed = [page.replace("/m/", "/feed/") + ".ics", feed.replace("/feed/", "/m/")[:-4]]

    assert [(await fetched(built, clock, each)).status_code for each in crossed] == [404, 404]


@pytest.mark.parametrize(("pressed", "left"), [("Ny länk", 2), ("Stäng av", 1)])
async def test_a_link_taken_back_is_gone_within_a_second(
    built: House, clock: Clock, anna: Someone, link: str, pressed: str, left: int
) -> None:
    began = time.perf_counter()
    reply = await anna.presses(pressed, about=OWN)
    answer = await fetched(built, clock, link)
    took = time.perf_counter() - began

    assert answer.status_code == 404
    assert "skriv /samordna kalender" in answer.text
    assert took < 1
    codes = [(await fetched(built, clock, each)).status_code for each in links(reply)]
    assert codes == [200] * left


async def test_whoever_has_left_fetches_nothing_more(
    built: House, clock: Clock, anna: Someone, link: str
) -> None:
    contact = contact_of(built, anna)
    contact.active = False
    save(built, contact)

    assert (await fetched(built, clock, link)).status_code == 404


async def test_whoever_changes_workplace_loses_the_teams_link_and_keeps_their_own(
    built: House, clock: Clock, someone: Someones
) -> None:
    bo = someone("kurator", "ekbacken")
    contact = contact_of(built, bo)
    belongs(built, "ekbacken", contact.organisation_id)
    own, team = links(await bo.says("kalender"))
    before = (await fetched(built, clock, team)).status_code
    contact.organisation_id = contact_of(built, someone("kurator2")).organisation_id
    save(built, contact)

    after = [(await fetched(built, clock, each)).status_code for each in (own, team)]

    assert (before, after) == (200, [200, 404])
    assert links(await bo.says("kalender")) == [own]


@ON_SQLITE
async def test_no_address_and_no_way_in_stands_in_it(
    built: House, clock: Clock, anna: Someone
) -> None:
    await call_fixed(anna, link="https://video.example/rum-1")
    link = links(await anna.says("kalender"))[0]

    text = (await fetched(built, clock, link)).text

    assert rows(built, Contact)
    assert "@" not in text
    assert "video.example" not in text
    assert "ATTENDEE" not in text
    assert "ORGANIZER" not in text
