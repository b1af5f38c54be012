"""An area beside the demo's, whose rows nobody of the demo may reach."""

from dataclasses import dataclass

from bot.demo.house import House
from models.registry import Area, Contact, Function, Organisation, OrganisationKind, Place


@dataclass(frozen=True)
class Elsewhere:
    """Numbers of rows in the other area."""

    organisation: int
    function: int
    contact: int
    place: int


def another_area(built: House) -> Elsewhere:
    """Write down an area with one organisation, function, contact and place."""
    with built.store.transaction() as tx:
        area = Area(slug="annanstans", name="Annanstans")
        tx.add(area)
        tx.flush()
        organisation = Organisation(
            area_id=area.id, name="Annanstans skola", kind=OrganisationKind.SCHOOL
        )
        function = Function(area_id=area.id, key="rektor", name="Rektor")
        tx.add_all((organisation, function))
        tx.flush()
        contact = Contact(
            area_id=area.id,
            organisation_id=organisation.id,
            function_id=function.id,
            email="rektor@exempelviken.example",
        )
        place = Place(
            area_id=area.id, organisation_id=organisation.id, name="Rummet", address="Vägen 1"
        )
        tx.add_all((contact, place))
        tx.flush()
        return Elsewhere(organisation.id, function.id, contact.id, place.id)
