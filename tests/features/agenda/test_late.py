"""What comes after closing goes to the chair, who takes it in, puts it off or says no."""

import pytest

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from bot.features.agenda.sending import LATE
from models.meetings import Meeting
from tests.conftest import Clock
from tests.features.acting import call_fixed, utc
from tests.features.agenda.talking import CLOSES, point, points, raises, reads
from tests.features.closing import call_bus, newest_meeting
from tests.features.looking import due_rows, newest, the

LATER = utc(2, 9, 9)
POINT = "Remisser till BUP"


@pytest.fixture
async def late(built: House, clock: Clock, anna: Someone, cia: Someone) -> Meeting:
    """A structural meeting whose agenda has closed, with a point of Cia's that came after that."""
    await call_bus(anna, overall=True)
    meeting = newest_meeting(built)
    await raises(anna, meeting, "Rutin för frånvaro")
    await travel(built, clock, LATER)
    await raises(cia, meeting, POINT)
    return meeting


async def test_the_chair_is_told_and_whoever_raised_it_knows_that_it_waits(
    built: House, anna: Someone, bo: Someone, cia: Someone, late: Meeting
) -> None:
    assert points(built)[-1] == (POINT, "late")
    assert "Dagordningen stängde mån 8 februari kl. 15.00, men punkten är sparad" in words(
        cia.reply
    )
    assert "En punkt kom in efter att dagordningen stängde" in newest(anna)
    assert POINT not in newest(anna)
    waits = f"Sen punkt, väntar på sammankallande: {POINT}"
    assert waits in await reads(cia, late)
    assert POINT not in await reads(bo, late)


@pytest.mark.parametrize(
    ("press", "state", "told"),
    [
        ("Ta med", "on", f"2. {POINT}"),
        ("Nästa möte", "next", f"Till nästa möte: {POINT}"),
        ("Nej", "declined", f"Tas inte upp: {POINT}"),
    ],
)
async def test_the_chair_decides_by_button(
    built: House, anna: Someone, cia: Someone, late: Meeting, press: str, state: str, told: str
) -> None:
    await anna.presses("Dagordning")

    await anna.presses(press, POINT)

    assert points(built)[-1] == (POINT, state)
    assert told in await reads(cia, late)


async def test_what_is_decided_stays_so_when_another_presses_later(
    built: House, anna: Someone, late: Meeting
) -> None:
    about = point(built, POINT)
    await anna.presses_unseen("point.no", about)

    await anna.presses_unseen("point.take", about)

    assert points(built)[-1] == (POINT, "declined")


async def test_the_chairs_own_points_are_never_late(
    built: House, anna: Someone, late: Meeting
) -> None:
    await raises(anna, late, "Lokaler i höst")

    assert points(built)[-1] == ("Lokaler i höst", "on")


async def test_a_point_that_is_taken_back_before_the_chair_is_told_is_not_told_of(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    if anna.reply.form:
        await anna.fills()
    await travel(built, clock, CLOSES)
    bo.waits = False
    await bo.presses_unseen("point", str(the(built, Meeting).id))
    await bo.fills(point="Schema", pick="own")
    await bo.presses_unseen("points", str(the(built, Meeting).id))
    await bo.fills(which=bo.choice("which", "Schema"), what="remove")
    await built.bot.sweep()

    (row,) = due_rows(built, LATE)
    assert row.reason == "decided"


async def test_a_meeting_moved_further_on_takes_points_again(
    built: House, clock: Clock, anna: Someone, cia: Someone, late: Meeting
) -> None:
    await anna.presses_unseen("move", str(late.id))
    await anna.fills(on="2027-03-04", at="10.30")

    await raises(cia, late, "Lokaler i höst")

    assert points(built)[-1] == ("Lokaler i höst", "on")
