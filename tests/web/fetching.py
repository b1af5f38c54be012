"""Fetching feeds as calendars do, and reading what comes."""

import re
from datetime import datetime

import httpx
from icalendar import Calendar, Event

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.replies import Reply
from models.registry import Team
from tests.conftest import Clock
from tests.features.looking import rows, save
from tests.web.visiting import ORIGIN, browser

LINK = re.compile(rf"{ORIGIN}/feed/[\w-]{{32}}\.ics")


def links(reply: Reply) -> list[str]:
    """The links on a card, one's own first."""
    return LINK.findall(words(reply))


async def fetched(
    built: House, clock: Clock, link: str, method: str = "GET", **headers: str
) -> httpx.Response:
    """What a calendar program gets at a link."""
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    async with browser(built, clock) as program:
        return await program.request(method, link, headers=sent)


async def events(built: House, clock: Clock, link: str) -> dict[str, Event]:
    """The meetings of a feed by their titles, earliest first."""
    answer = await fetched(built, clock, link)
    assert answer.status_code == 200, answer.text
    return {str(each["SUMMARY"]): each for each in Calendar.from_ical(answer.content).events}


async def call_forum(convener: Someone, who: str = "Kurator, Ekbackens skola") -> Reply:
    """Call a forum to Thursday 4 February, 13.00."""
    await convener.presses_unseen("call.forum", "")
    return await convener.fills(
        name="Samverkansforum",
        who=(convener.choice("who", who),),
        when="fixed",
        on="2027-02-04",
        at="13.00",
    )


def belongs(built: House, channel: str, organisation_id: int | None) -> Team:
    """Let the team of a channel be an organisation's own."""
    (team,) = [each for each in rows(built, Team) if each.channel == channel]
    team.organisation_id = organisation_id
    save(built, team)
    return team


def start(event: Event) -> datetime:
    """When a meeting starts."""
    found: datetime = event.decoded("DTSTART")
    return found
