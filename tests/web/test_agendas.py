"""The agenda on a page of its own: read, added to, ticked off and printed without a script."""

import re

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.travel import travel
from models.agenda import AgendaItem
from models.meetings import Meeting
from models.registry import Contact
from tests.conftest import Clock, Someones
from tests.features.acting import call_fixed
from tests.features.agenda.talking import BEGINS, points, raises
from tests.features.looking import rows, save, the
from tests.web.visiting import Visitor, browser, link_in_mail

POINT = "Schema efter lovet"


async def booked(anna: Someone) -> None:
    await call_fixed(anna)
    if anna.reply.form:
        await anna.fills()


async def test_the_agenda_is_a_list_on_a_page_that_reading_does_not_change(
    built: House, clock: Clock, anna: Someone, someone: Someones, address: str
) -> None:
    await booked(anna)
    await raises(someone("bup"), the(built, Meeting), POINT, minutes="15")
    async with browser(built, clock) as opened:
        bo = Visitor(opened)
        await bo.opens(link_in_mail(built, address))
        shown = await bo.presses("agenda")

    assert str(shown.url.path).endswith("/dagordning")
    assert '<ol class="points" role="list">' in bo.text
    assert f"1. {POINT}" in bo.text
    assert "BUP Exempelviken, 15 min" in bo.text
    assert "Punkterna tar 15 av mötets 60 minuter." in bo.text


async def test_a_point_is_raised_on_the_page_and_stands_there(
    built: House, clock: Clock, anna: Someone, address: str
) -> None:
    await booked(anna)
    async with browser(built, clock) as opened:
        bo = Visitor(opened)
        await bo.opens(link_in_mail(built, address))
        await bo.opens(f"/m/p/{bo.hashed[:16]}/dagordning")
        await bo.presses("point")
        refused = await bo.sends(pick="own", point="Ring Kalle Karlsson på tisdag")
        await bo.sends(pick="own", point=POINT)

    assert "Texten innehåller ett namn." in refused.text
    assert points(built) == [(POINT, "on")]
    assert str(bo.shown.url.path).endswith("/dagordning")
    assert f"1. {POINT}" in bo.text


async def test_a_convener_without_chat_ticks_off_and_decides_on_the_page(
    built: House, clock: Clock, anna: Someone, someone: Someones, address: str
) -> None:
    await booked(anna)
    meeting, bo_contact = the(built, Meeting), contact_at(built, address)
    await raises(someone("bup"), meeting, POINT)
    await raises(someone("bup"), meeting, "Lokaler")
    meeting = the(built, Meeting)
    meeting.convener_id = bo_contact
    save(built, meeting)
    await travel(built, clock, BEGINS)
    async with browser(built, clock) as opened:
        bo = Visitor(opened)
        await bo.opens(link_in_mail(built, address, 0))
        await bo.presses("agenda")
        await bo.presses("point.done")
        await bo.presses("point.decide")
        await bo.sends(decision="Vi byter sal")
        decided = bo.text
        await bo.presses("point.action")

    assert points(built) == [(POINT, "done"), ("Lokaler", "on")]
    assert f"Klar: {POINT}. Beslut: Vi byter sal" in decided
    assert [each.action_id is not None for each in rows(built, AgendaItem)] == [True, False]


async def test_on_paper_the_points_have_room_for_notes_and_no_buttons(
    built: House, clock: Clock
) -> None:
    async with browser(built, clock) as opened:
        css = (await opened.get("/m/sida.css")).text

    printed = css.partition("@media print")[2]
    assert re.search(r"\.row[^{]*\{ display: none", printed)
    assert ".points li { min-height" in printed


async def test_whoever_lacks_the_cookie_sees_no_agenda(
    built: House, clock: Clock, anna: Someone, address: str
) -> None:
    await booked(anna)
    async with browser(built, clock) as opened:
        bo = Visitor(opened)
        await bo.opens(link_in_mail(built, address))
        slot = bo.hashed[:16]
    async with browser(built, clock) as other:
        assert (await other.get(f"/m/p/{slot}/dagordning")).status_code == 403


def contact_at(built: House, address: str) -> int:
    """The row number of whoever has that address."""
    (found,) = [each for each in rows(built, Contact) if each.email == address]
    return found.id
