"""The form that closes a meeting is one that Slack takes, whatever is chosen in it."""

import pytest

from bot.demo.house import House
from bot.demo.people import Someone, starting_values
from bot.platforms.slack import modal
from bot.platforms.slack.memo import Memo, Opening
from bot.replies import Form
from tests.conftest import Clock, Someones
from tests.features.closing import hold_bus, hold_report, hold_sip
from tests.features.databases import ON_SQLITE
from tests.platforms.slack.limits import check_view

pytestmark = ON_SQLITE

MEMO = Memo(channel="CSIP", card="D1:1.2", opening=Opening("close", "1"))


def fits(form: Form, **chosen: str) -> set[str]:
    """The questions that Slack shows, having taken the form."""
    made = modal.form(form, MEMO, "sv", starting_values(form) | chosen)
    check_view(made)
    return {block["block_id"] for block in made["blocks"] if block["type"] == "input"}


@pytest.mark.parametrize(
    ("after", "asked"),
    [
        ("ended", set()),
        ("follow_up", {"on", "left"}),
        ("bus", {"bus_convener", "obstacle", "secrecy"}),
    ],
)
async def test_a_sip_asks_for_what_comes_next_and_no_more(
    built: House, clock: Clock, anna: Someone, bo: Someone, after: str, asked: set[str]
) -> None:
    await hold_sip(built, clock, anna)
    await bo.presses("Till dagordningen")
    await bo.fills(point="Samverkan om övergången till nästa stadium " * 5)
    await anna.presses("Avsluta mötet")

    assert fits(anna.form, next=after) == {"came", "checklist", "next", *asked}


async def test_a_bus_meeting_asks_how_it_came_out(
    built: House, clock: Clock, anna: Someone
) -> None:
    await hold_bus(built, clock, anna)
    await anna.presses("Avsluta mötet")

    assert fits(anna.form) == {"came", "checklist", "obstacle", "outcome"}


async def test_the_overall_level_asks_who_is_to_chair(
    built: House, clock: Clock, anna: Someone
) -> None:
    await hold_bus(built, clock, anna, overall=True)
    await anna.presses("Avsluta mötet")

    shown = fits(anna.form, next="follow_up")
    assert shown == {"came", "checklist", "next", "on", "chair"}


async def test_an_anmalningsmote_asks_whether_anything_is_left(
    built: House, clock: Clock, someone: Someones
) -> None:
    soc = someone("soc")
    await hold_report(built, clock, soc)
    await soc.presses("Avsluta mötet")

    shown = fits(soc.form, feedback="by")
    assert shown == {"came", "checklist", "feedback", "feedback_by_on"}
