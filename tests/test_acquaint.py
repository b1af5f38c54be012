"""A chat account becomes somebody by the address its platform vouches for, or nobody."""

from collections.abc import Callable

import pytest
from sqlmodel import select

from bot import access
from bot.events import User
from models import registry
from models.registry import ChatIdentity, Contact
from models.store import Tx
from tests.town import Town, build_town

NEW = User("slack", "T1", "UNEW")


@pytest.fixture
def town(tx: Tx) -> Town:
    return build_town(tx)


def email_of(tx: Tx, contact_id: int) -> str:
    return tx.get_one(Contact, contact_id).email


@pytest.mark.parametrize("spelt", [str.lower, str.upper, str.title])
def test_the_one_contact_with_that_address_is_who_they_are(
    tx: Tx, town: Town, spelt: Callable[[str], str]
) -> None:
    found = access.acquaint(tx, NEW, spelt(email_of(tx, town.anna)))

    known = registry.identity(tx, NEW.platform, NEW.tenant, NEW.user)
    assert found is not None
    assert known is not None
    assert (found.id, known.contact_id, known.area_id) == (town.anna, town.anna, town.area)


def test_an_address_nobody_has_is_a_stranger(tx: Tx, town: Town) -> None:
    assert access.acquaint(tx, NEW, "nagon@annanstans.example") is None


def test_an_address_of_somebody_who_has_left_is_a_stranger(tx: Tx, town: Town) -> None:
    assert access.acquaint(tx, NEW, email_of(tx, town.erik)) is None


def test_an_address_two_areas_know_is_a_stranger(tx: Tx, town: Town) -> None:
    tx.get_one(Contact, town.dan).email = email_of(tx, town.anna)
    tx.flush()

    assert access.acquaint(tx, NEW, email_of(tx, town.anna)) is None
    assert registry.identity(tx, NEW.platform, NEW.tenant, NEW.user) is None


@pytest.mark.parametrize("pattern", ["%", "_%@%", "anna%"])
def test_an_address_is_no_pattern(tx: Tx, town: Town, pattern: str) -> None:
    assert access.acquaint(tx, NEW, pattern) is None


def test_once_more_is_the_same_as_once(tx: Tx, town: Town) -> None:
    for _ in range(2):
        access.acquaint(tx, NEW, email_of(tx, town.anna))

    assert identities(tx, town.anna, "slack") == ["UNEW"]


def test_a_new_account_in_the_workspace_takes_the_place_of_the_old(tx: Tx, town: Town) -> None:
    access.acquaint(tx, User("slack", "T1", "UOLD"), email_of(tx, town.anna))
    access.acquaint(tx, User("slack", "T2", "UOTHER"), email_of(tx, town.anna))

    access.acquaint(tx, NEW, email_of(tx, town.anna))

    assert identities(tx, town.anna, "slack") == ["UNEW", "UOTHER"]


def identities(tx: Tx, contact_id: int, platform: str) -> list[str]:
    """The contact's accounts on a platform."""
    rows = tx.exec(
        select(ChatIdentity.user).where(
            ChatIdentity.contact_id == contact_id, ChatIdentity.platform == platform
        )
    )
    return sorted(rows)
