"""The three people of the main job; others are found by `someone`."""

import pytest

from bot.demo.people import Someone
from tests.conftest import Someones


@pytest.fixture
def anna(someone: Someones) -> Someone:
    """SIP-samordnare at the social services: the one who calls."""
    return someone("sip")


@pytest.fixture
def bo(someone: Someones) -> Someone:
    """Kurator at Ekbackens skola: called, and wants to be reached in the chat."""
    return someone("kurator")


@pytest.fixture
def cia(someone: Someones) -> Someone:
    """Psykolog at BUP: called, and wants to be reached by mail."""
    return someone("bup")
