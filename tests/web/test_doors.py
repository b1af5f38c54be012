"""Guessers are held back, other sites are turned away, and the right secret always opens."""

from datetime import timedelta

import pytest

from bot.demo.house import House
from bot.web.doors import HEADERS, LARGEST_BODY, Guesses
from models.meetings import Vote
from tests.conftest import Clock
from tests.features.looking import rows
from tests.web.visiting import ORIGIN, Visitor, browser, guesses, link_in_mail

FORM = {"Origin": ORIGIN, "Content-Type": "application/x-www-form-urlencoded"}


async def test_guesses_hit_nothing_and_are_soon_turned_away(
    built: House, clock: Clock, bo: Visitor, address: str
) -> None:
    async with browser(built, clock, "198.51.100.7") as guesser:
        found = await guesses(guesser, 200)

        assert set(found[:20]) == {404}
        assert set(found[20:]) == {429}
        assert (await guesser.get(link_in_mail(built, address))).status_code == 200


def test_after_ten_minutes_a_mistake_is_a_mistake_again(clock: Clock) -> None:
    door = Guesses(clock, most=2)
    many = [door.miss("a") for _ in range(4)]

    clock.on(timedelta(minutes=11))

    assert many == [False, False, True, True]
    assert not door.miss("a")


def test_only_so_many_addresses_are_remembered(clock: Clock) -> None:
    door = Guesses(clock, most=1, kept=2)
    for address in ("a", "b", "c"):
        door.miss(address)

    assert not door.miss("a")
    assert door.miss("c")


@pytest.mark.parametrize("origin", ["https://evil.example", "null", ""])
async def test_a_form_of_another_site_is_not_taken(built: House, bo: Visitor, origin: str) -> None:
    path = f"/m/p/{bo.hashed[:16]}/tryck"

    answer = await bo.browser.post(
        path, content="press=vote+1+yes", headers={**FORM, "Origin": origin}
    )

    assert answer.status_code == 403
    assert rows(built, Vote) == []


async def test_without_the_cookie_the_page_says_to_open_the_link_again(
    built: House, clock: Clock, bo: Visitor
) -> None:
    async with browser(built, clock) as other:
        answer = await other.get(f"/m/p/{bo.hashed[:16]}")

    assert answer.status_code == 403
    assert "Öppna länken i mejlet igen" in answer.text


async def test_the_cookie_is_for_this_site_alone_and_unseen_by_scripts(
    built: House, clock: Clock, bo: Visitor, address: str
) -> None:
    async with browser(built, clock) as other:
        answer = await other.get(link_in_mail(built, address), follow_redirects=False)

    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("__Host-m-")
    assert {"HttpOnly", "Secure", "SameSite=lax", "Path=/"} <= set(cookie.split("; "))
    assert "Domain" not in cookie


async def test_every_answer_has_the_strict_headers(bo: Visitor) -> None:
    for path in (str(bo.shown.url), "/m/fel", "/m/sida.css"):
        answer = await bo.browser.get(path)

        assert {name: answer.headers[name] for name in HEADERS} == HEADERS


@pytest.mark.parametrize(
    ("content", "status"),
    [
        ("x" * (LARGEST_BODY + 1), 413),
        ("page=%ff&press=vote+1+yes", 400),
        ("page=%00&press=x", 400),
        ("press=vote+1+yes&page=../../x", 400),
        ("&".join(f"a{n}=1" for n in range(600)), 400),
        ("\xe5=1", 400),
    ],
)
async def test_what_no_page_of_ours_sends_is_refused(
    built: House, bo: Visitor, content: str, status: int
) -> None:
    path, press = f"/m/p/{bo.hashed[:16]}/tryck", bo.boxes(r"pick-[\d-]+")[0].replace(" ", "+")
    sent = content.replace("vote+1+yes", press)

    answer = await bo.browser.post(path, content=sent.encode(), headers=FORM)

    assert answer.status_code == status
    assert rows(built, Vote) == []


async def test_json_is_no_form(bo: Visitor) -> None:
    headers = {**FORM, "Content-Type": "application/json"}

    answer = await bo.browser.post(f"/m/p/{bo.hashed[:16]}/tryck", content="{}", headers=headers)

    assert answer.status_code == 415
