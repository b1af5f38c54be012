"""What tests of agendas share: points raised, meetings of both levels, agendas read."""

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from bot.replies import Reply
from models.agenda import AgendaItem
from models.meetings import Meeting
from tests.conftest import Clock
from tests.features.acting import utc
from tests.features.looking import rows
from tests.features.polls.writing import sends

FORM = "agenda.point"

OPENS = utc(1, 28, 7)
REMINDS = utc(2, 5, 7)
CLOSES = utc(2, 8, 14)
BEGINS = utc(2, 11, 9, 30)
"""Of a meeting on Thursday 11 February at 10.30 that was booked on 25 January."""


async def raises(person: Someone, meeting: Meeting, point: str, **more: str) -> Reply:
    """Raise a point at the meeting."""
    return await sends(person, FORM, str(meeting.id), point=point, **more)


async def reads(person: Someone, meeting: Meeting) -> str:
    """The whole agenda as the person sees it."""
    return words(await person.presses_unseen("agenda", str(meeting.id)))


def points(built: House) -> list[tuple[str, str]]:
    """Every point with its state, in the order of their agendas."""
    found = sorted(rows(built, AgendaItem), key=lambda each: (each.meeting_id, each.position))
    return [(each.words, each.state.value) for each in found]


def point(built: House, told: str) -> str:
    """The number of the point with those words, as buttons carry it."""
    (found,) = [each for each in rows(built, AgendaItem) if each.words == told]
    return str(found.id)


async def begin(built: House, clock: Clock) -> None:
    """Let the meeting begin."""
    await travel(built, clock, BEGINS)
