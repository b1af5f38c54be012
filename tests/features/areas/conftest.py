"""A house with two neighbours: one with a school and a forum, one in which nobody works yet."""

from collections.abc import Iterator
from datetime import date

import pytest

from bot.agreement import Agreement
from bot.demo.house import House, house
from bot.demo.people import Someone
from models.forums import Forum, ForumSeat
from models.registry import Area, Contact, Function, Organisation, OrganisationKind, area_by_slug
from models.store import Tx
from tests.conftest import Clock
from tests.databases import remembering
from tests.town import NOON

ANNA = "sip-samordnare@exempelviken.example"
NEIGHBOURS = {
    "grannviken": Agreement(admins=(ANNA,)),
    "kusten": Agreement(admins=(ANNA,)),
    "fjallet": Agreement(),
}


@pytest.fixture
def built(url: str, clock: Clock) -> Iterator[House]:
    with house(clock, url, neighbours=NEIGHBOURS) as made:
        remembering(made.store)
        with made.store.transaction() as tx:
            _neighbours(tx)
        yield made


@pytest.fixture
def anna(built: House) -> Someone:
    """The administrator of all but the last."""
    return Someone(built.bot, built.workspace, built.workspace.people["sip"], "sip")


def _neighbours(tx: Tx) -> None:
    for slug in NEIGHBOURS:
        tx.add(Area(slug=slug, name=slug.capitalize()))
    tx.flush()
    area = area_called(tx, "grannviken").id
    school = Organisation(area_id=area, name="Grannskolan", kind=OrganisationKind.SCHOOL)
    work = Function(area_id=area, key="rektor", name="Rektor")
    tx.add_all((school, work))
    tx.flush()
    head = Contact(
        area_id=area,
        organisation_id=school.id,
        function_id=work.id,
        email="rektor@grannskolan.example",
    )
    forum = Forum(
        area_id=area,
        name="Grannforum",
        owner_organisation_id=school.id,
        owner_function_id=work.id,
        per_term=1,
        source="lokal rutin",
        active_from_on=date(2026, 8, 1),
        created_at=NOON,
    )
    tx.add_all((head, forum))
    tx.flush()
    tx.add(
        ForumSeat(area_id=area, forum_id=forum.id, organisation_id=school.id, function_id=work.id)
    )
    tx.flush()


def area_called(tx: Tx, slug: str) -> Area:
    """The area with that short name."""
    found = area_by_slug(tx, slug)
    assert found is not None
    return found
