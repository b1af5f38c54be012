"""Who visits pages in these tests."""

from collections.abc import AsyncIterator

import pytest

from bot.demo.calling import call_sip
from bot.demo.house import House
from bot.demo.people import Someone
from tests.conftest import Clock, Someones
from tests.web.visiting import Visitor, browser, link_in_mail, without_chat


@pytest.fixture
def anna(someone: Someones) -> Someone:
    """SIP-samordnare at the social services: the one who calls."""
    return someone("sip")


@pytest.fixture
def address(built: House) -> str:
    """Where mail reaches the counsellor of a school, who has no chat."""
    return without_chat(built, "kurator")


@pytest.fixture
async def bo(built: House, clock: Clock, anna: Someone, address: str) -> AsyncIterator[Visitor]:
    """The counsellor at the page of a poll."""
    await call_sip(anna)
    async with browser(built, clock) as opened:
        visitor = Visitor(opened)
        await visitor.opens(link_in_mail(built, address))
        yield visitor
