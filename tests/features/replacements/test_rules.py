"""Who may come instead, and when an organisation has too few."""

from bot.features.replacements.rules import lacking, stand_ins
from models.meetings import Invitation, Party
from models.registry import Contact


def contact(
    number: int, organisation: int = 1, substitute: int | None = None, *, active: bool = True
) -> Contact:
    return Contact(
        id=number,
        area_id=1,
        organisation_id=organisation,
        function_id=1,
        email=f"{number}@viken.example",
        substitute_id=substitute,
        active=active,
    )


def place(number: int, excuse: str = "") -> Invitation:
    return Invitation(
        area_id=1, meeting_id=1, contact_id=number, nonce="", token_hash="", excuse=excuse
    )


def party(organisation: int, quorum: int = 1) -> Party:
    return Party(area_id=1, meeting_id=1, organisation_id=organisation, quorum=quorum)


def test_colleagues_who_are_there_and_not_called_can_come_ones_own_substitute_first() -> None:
    absent = contact(1, substitute=5)
    others = [contact(2), contact(3, active=False), contact(4, organisation=2), contact(5)]

    assert [each.id for each in stand_ins(absent, [absent, *others], {1})] == [5, 2]
    assert [each.id for each in stand_ins(absent, [absent, *others], {1, 5})] == [2]


def test_an_organisation_lacks_when_fewer_than_its_quorum_come() -> None:
    people = {number: contact(number) for number in (1, 2)}

    assert lacking([party(1)], [place(1, "sick"), place(2)], people) == []
    assert lacking([party(1, 2)], [place(1, "sick"), place(2)], people) == [1]
    assert lacking([party(1)], [place(1, "sick"), place(2, "clash")], people) == [1]


def test_where_nobody_has_said_no_nobody_lacks() -> None:
    people = {1: contact(1)}

    assert lacking([party(1, 2)], [place(1)], people) == []
