"""What is wrong in the form that calls a meeting, told at its field; and nothing is kept."""

from dataclasses import replace

import pytest

from bot.demo.calling import call_sip, usual_call
from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from tests.features.acting import call_fixed
from tests.features.databases import ON_SQLITE
from tests.features.elsewhere import another_area
from tests.features.looking import errors, everything_kept
from tests.features.wrong import AS_A_DAY, CHOOSE_ONE, CHOOSE_SOME, Changes

pytestmark = ON_SQLITE

AS_A_CLOCK = "Skriv klockslaget som 13.15."
TOO_FAR = "Dagen ligger mer än ett år bort. Kontrollera årtalet."
DAY_PASSED = "Dagen har passerat. Välj en dag från och med i dag."
TIME_PASSED = "Klockslaget har passerat. Välj en senare tid."
WINDOW_PASSED = "De dagarna har passerat. Välj en dag från och med mån 25 januari 2027."
WHOLE_LINK = "Klistra in en hel länk som börjar med https://."
OTHER_HOST = "Länken leder till en plats som inte är godkänd. Använd en länk hos video.example."

WINDOWS: list[tuple[Changes, dict[str, str]]] = [
    ({"when": ""}, {"when": CHOOSE_ONE}),
    ({"when": "whenever"}, {"when": CHOOSE_ONE}),
    ({"from_on": "i morgon"}, {"from_on": AS_A_DAY}),
    ({"to_on": "2027-02-30"}, {"to_on": AS_A_DAY}),
    ({"to_on": ""}, {"to_on": AS_A_DAY}),
    ({"from_on": "2027-01-18", "to_on": "2027-01-24"}, {"to_on": WINDOW_PASSED}),
    (
        {"from_on": "2027-02-12", "to_on": "2027-02-01"},
        {
            "to_on": "Senast kan inte vara före tidigast. "
            "Välj fre 12 februari 2027 eller en senare dag."
        },
    ),
    (
        {"to_on": "2027-04-27"},
        {"to_on": "Sök högst 12 veckor åt gången. Välj ett tidigare datum."},
    ),
    (
        {"from_on": "2028-03-01", "to_on": "2028-03-02", "valid_to_on": "2029-01-01"},
        {"to_on": TOO_FAR},
    ),
    (
        {"from_on": "9999-12-25", "to_on": "9999-12-31", "valid_to_on": "9999-12-31"},
        {"to_on": TOO_FAR},
    ),
]

FIXED: list[tuple[Changes, dict[str, str]]] = [
    ({"on": "11/2"}, {"on": AS_A_DAY}),
    ({"at": "kvart i"}, {"at": AS_A_CLOCK}),
    ({"at": "24.00"}, {"at": AS_A_CLOCK}),
    ({"at": ""}, {"at": AS_A_CLOCK}),
    ({"on": "2027-01-24"}, {"on": DAY_PASSED}),
    ({"on": "0001-01-01"}, {"on": DAY_PASSED}),
    ({"on": "2027-01-25", "at": "8.30"}, {"at": TIME_PASSED}),
    ({"on": "2027-01-25", "at": "09:00"}, {"at": TIME_PASSED}),
    ({"on": "2028-03-01", "valid_to_on": "2029-01-01"}, {"on": TOO_FAR}),
    ({"on": "9999-12-31", "valid_to_on": "9999-12-31"}, {"on": TOO_FAR}),
    ({"length": ""}, {"length": CHOOSE_ONE}),
    ({"length": "61"}, {"length": CHOOSE_ONE}),
    ({"length": "en timme"}, {"length": CHOOSE_ONE}),
    ({"place": "999999"}, {"place": CHOOSE_ONE}),
    ({"place": "hos oss"}, {"place": CHOOSE_ONE}),
    ({"link": "http://video.example/rum"}, {"link": WHOLE_LINK}),
    ({"link": "video.example/rum"}, {"link": WHOLE_LINK}),
    ({"link": "https://annat.example/rum"}, {"link": OTHER_HOST}),
    ({"link": "https://inte-video.example/rum"}, {"link": OTHER_HOST}),
    ({"link": "https://video.example.annat.example/rum"}, {"link": OTHER_HOST}),
]


async def test_a_wrong_window_is_told_at_its_field(
    built: House, anna: Someone, subtests: pytest.Subtests
) -> None:
    before = everything_kept(built)

    for changes, wrong in WINDOWS:
        with subtests.test(str(changes)):
            assert errors(await call_sip(anna, **changes)) == wrong

    assert everything_kept(built) == before


async def test_a_wrong_time_place_or_link_is_told_at_its_field(
    built: House, anna: Someone, subtests: pytest.Subtests
) -> None:
    before = everything_kept(built)

    for changes, wrong in FIXED:
        with subtests.test(str(changes)):
            assert errors(await call_fixed(anna, **changes)) == wrong

    assert everything_kept(built) == before


async def test_what_belongs_to_another_area_cannot_be_chosen(built: House, anna: Someone) -> None:
    other = another_area(built)
    before = everything_kept(built)

    reply = await call_sip(
        anna,
        place=str(other.place),
        covers=(str(other.organisation),),
        confirmed_by=str(other.function),
    )

    assert errors(reply) == {
        "place": CHOOSE_ONE,
        "covers": CHOOSE_SOME,
        "confirmed_by": CHOOSE_ONE,
    }
    assert everything_kept(built) == before


async def test_everything_that_cannot_be_read_is_told_at_once(built: House, anna: Someone) -> None:
    before = everything_kept(built)

    reply = await call_sip(
        anna,
        who=(),
        from_on="snart",
        to_on="",
        length="",
        link="video",
        covers=(),
        valid_to_on="",
        confirmed_by="",
    )

    assert set(errors(reply)) == {
        "who",
        "from_on",
        "to_on",
        "length",
        "link",
        "covers",
        "valid_to_on",
        "confirmed_by",
    }
    assert everything_kept(built) == before


async def test_everything_that_does_not_hold_is_told_at_once(built: House, anna: Someone) -> None:
    before = everything_kept(built)
    await anna.says("sip")
    only_hab = (anna.choice("covers", "Habiliteringen Exempelviken"),)

    reply = await call_fixed(
        anna,
        who=("999999",),
        on="2027-01-24",
        length="61",
        link="https://annat.example/rum",
        covers=only_hab,
        valid_to_on="2027-01-23",
    )

    assert set(errors(reply)) == {"who", "on", "length", "link", "covers", "valid_to_on"}
    assert everything_kept(built) == before


async def test_a_form_for_a_kind_there_is_none_of_does_nothing(built: House, anna: Someone) -> None:
    await anna.says("sip")
    values = usual_call(anna)
    anna.reply = replace(anna.reply, form=replace(anna.form, about="fika"))
    before = everything_kept(built)

    reply = await anna.fills(**values)

    assert words(reply).startswith("Knappen eller formuläret gäller inte längre.")
    assert everything_kept(built) == before


async def test_a_link_to_a_room_of_an_allowed_host_is_taken(anna: Someone) -> None:
    reply = await call_fixed(anna, link="https://rum.video.example/a?b=1")

    assert not reply.errors
