"""A consent that does not hold for the meeting, told at its field; and nothing is kept."""

import pytest

from bot.demo.calling import call_sip
from bot.demo.house import House
from bot.demo.people import Someone
from tests.features.databases import ON_SQLITE
from tests.features.looking import errors, everything_kept
from tests.features.wrong import AS_A_DAY, CHOOSE_ONE, CHOOSE_SOME, Changes

pytestmark = ON_SQLITE

NOT_COVERED = (
    "Samtycket omfattar inte Socialtjänsten Exempelviken, Ekbackens skola och BUP Exempelviken. "
    "Kryssa i dem om familjen har sagt ja, annars ta bort dem från kallelsen."
)

CONSENTS: list[tuple[Changes, dict[str, str]]] = [
    ({"consent": ""}, {"consent": CHOOSE_ONE}),
    ({"covers": ()}, {"covers": CHOOSE_SOME}),
    ({"covers": ("999999",)}, {"covers": CHOOSE_SOME}),
    ({"valid_to_on": "tills vidare"}, {"valid_to_on": AS_A_DAY}),
    (
        {"valid_to_on": "2027-01-31"},
        {
            "valid_to_on": "Samtycket tar slut före mån 1 februari 2027, då mötet tidigast kan "
            "hållas. Förnya samtycket eller välj en tidigare tid."
        },
    ),
    (
        {"from_on": "2027-01-18", "valid_to_on": "2027-01-24"},
        {
            "valid_to_on": "Samtycket tar slut före mån 25 januari 2027, då mötet tidigast kan "
            "hållas. Förnya samtycket eller välj en tidigare tid."
        },
    ),
    ({"confirmed_by": ""}, {"confirmed_by": CHOOSE_ONE}),
    ({"confirmed_by": "999999"}, {"confirmed_by": CHOOSE_ONE}),
]


async def test_a_wrong_consent_is_told_at_its_field(
    built: House, anna: Someone, subtests: pytest.Subtests
) -> None:
    before = everything_kept(built)

    for changes, wrong in CONSENTS:
        with subtests.test(str(changes)):
            assert errors(await call_sip(anna, **changes)) == wrong

    assert everything_kept(built) == before


async def test_a_consent_must_cover_every_organisation_called(built: House, anna: Someone) -> None:
    await anna.says("sip")
    only_hab = (anna.choice("covers", "Habiliteringen Exempelviken"),)

    reply = await call_sip(anna, covers=only_hab)

    assert errors(reply) == {"covers": NOT_COVERED}
